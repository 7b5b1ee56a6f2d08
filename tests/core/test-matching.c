/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-matching.h"
#include "fixture.h"

/* Who may be the same person, and what is decided about it. */

static char *
make_person (Fixture *fixture, const char *forenames, const char *surname, const char *born)
{
  return fixture_run (fixture, "create", NULL, "type", "person", "forenames", forenames, "surname", surname, "born", born, NULL);
}

static GPtrArray *
match (Fixture *fixture, const CbkPersonClue *clue, const char *id)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *found = cbk_workspace_match (fixture->workspace, clue, id, 20, &error);

  g_assert_no_error (error);

  return found;
}

static const CbkSuggestion *
find (GPtrArray *found, const char *id)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((CbkSuggestion *) found->pdata[i])->person->id, id))
      return found->pdata[i];

  return NULL;
}

static void
assert_decision (Fixture *fixture, const char *id, const char *other, const char *decision)
{
  g_autoptr(GPtrArray) found = match (fixture, NULL, id);
  const CbkSuggestion *suggestion = find (found, other);

  g_assert_nonnull (suggestion);
  g_assert_cmpstr (suggestion->decision, ==, decision);
}

static void
decide (Fixture *fixture, const char *id, const char *other, const char *decision)
{
  g_free (fixture_run (fixture, "decide_match", id, "other", other, "decision", decision, NULL));
}

static void
test_whoever_is_about_to_be_made_is_found_although_misspelt (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_person (fixture, "Mohammed", "Hussain", "1990-05-04");
  g_autofree char *other = make_person (fixture, "Alice", "Wren", "1990-05-04");
  CbkPersonClue clue = { .forenames = "Muhammad", .surname = "Hussein", .date_of_birth = "1990-04-05" };
  g_autoptr(GPtrArray) found = match (fixture, &clue, NULL);
  const CbkSuggestion *suggestion = find (found, id);
  g_autofree char *reasons = NULL;

  g_assert_nonnull (suggestion);
  g_assert_null (find (found, other));
  reasons = cbk_suggestion_dup_reasons (suggestion);
  g_assert_nonnull (strstr (reasons, "day and month of birth are swapped"));
}

static void
test_another_name_that_somebody_uses_counts (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_person (fixture, "Alice", "Wren", "1990-05-04");
  CbkPersonClue clue = { .forenames = "Alice", .surname = "Starling", .date_of_birth = "1990-05-04" };
  g_autoptr(GPtrArray) found = NULL;
  const CbkSuggestion *suggestion;

  g_free (fixture_run (fixture, "create", NULL, "type", "person_name", "person", id, "kind", "maiden", "forenames", "Alice",
                       "surname", "Starling", NULL));
  found = match (fixture, &clue, NULL);
  suggestion = find (found, id);
  g_assert_nonnull (suggestion);
  g_assert_cmpstr (suggestion->other_name, ==, "Alice Starling");
  g_assert_cmpuint (suggestion->match.score, ==, 1000);
}

static void
test_a_number_finds_whoever_gave_another_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_person (fixture, "Alice", "Wren", "1990-05-04");
  CbkPersonClue clue = { .forenames = "Nobody", .surname = "Known", .pnc_id = "2003/0062845E" };
  g_autoptr(GPtrArray) found = NULL;

  g_free (fixture_run (fixture, "create", NULL, "type", "person_identifier", "person", id, "scheme", "pnc", "value",
                       "2003/0062845E", NULL));
  found = match (fixture, &clue, NULL);
  g_assert_nonnull (find (found, id));
  g_assert_cmpuint (find (found, id)->match.score, >=, 950);
}

static void
test_telephone_and_postcode_are_followed_to_whoever_has_them (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_person (fixture, "Alice", "Wren", "");
  g_autofree char *phone = fixture_run (fixture, "create", NULL, "type", "phone", "number", "07700 900123", NULL);
  g_autofree char *home = fixture_run (fixture, "create", NULL, "type", "address", "postcode", "B4 6NH", NULL);
  CbkPersonClue clue = { .forenames = "A", .surname = "Wren", .phone = "+44 7700 900123", .postcode = "b46nh" };
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *reasons = NULL;

  g_free (fixture_run (fixture, "link_records", NULL, "from_type", "person", "from_id", id, "to_type", "phone", "to_id", phone,
                       "kind", "user", NULL));
  g_free (fixture_run (fixture, "edit", id, "type", "person", "home", home, NULL));
  found = match (fixture, &clue, NULL);
  g_assert_nonnull (find (found, id));
  reasons = cbk_suggestion_dup_reasons (find (found, id));
  g_assert_nonnull (strstr (reasons, "the telephone number is the same"));
  g_assert_nonnull (strstr (reasons, "the postcode is the same"));
}

static void
test_a_decision_is_kept_and_can_be_another_tomorrow (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = make_person (fixture, "Alice", "Wren", "1990-05-04");
  g_autofree char *two = make_person (fixture, "Alice", "Wren", "1990-05-04");
  g_autoptr(GPtrArray) links = NULL;

  assert_decision (fixture, one, two, NULL);
  decide (fixture, one, two, "undecided");
  assert_decision (fixture, two, one, "undecided");
  decide (fixture, two, one, "same");
  assert_decision (fixture, one, two, "same");
  decide (fixture, one, two, "different");
  assert_decision (fixture, one, two, "different");

  links = fixture_find (fixture, "link", "kind=different");
  g_assert_cmpuint (links->len, ==, 1);
}

static void
test_deciding_changes_neither_record_and_can_be_undone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = make_person (fixture, "Alice", "Wren", "1990-05-04");
  g_autofree char *two = make_person (fixture, "Alicia", "Wren", "1990-05-04");
  g_autofree char *name = NULL;

  decide (fixture, one, two, "same");
  name = fixture_text (fixture, "person", two, "forenames");
  g_assert_cmpstr (name, ==, "Alicia");
  g_free (fixture_run (fixture, "undo", NULL, NULL));
  assert_decision (fixture, one, two, NULL);
}

static void
test_what_was_decided_stays_in_sight_however_little_alike_they_are (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = make_person (fixture, "Alice", "Wren", "1990-05-04");
  g_autofree char *two = make_person (fixture, "Jack", "Heron", "1961-01-31");

  decide (fixture, one, two, "same");
  assert_decision (fixture, one, two, "same");
  fixture_refuse (fixture, CBK_ERROR_STATE, "decide_match", one, "other", one, "decision", "same", NULL);
}

static void
test_who_may_not_be_seen_is_not_suggested (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *mistry = fixture_officer (fixture, "1001");
  g_autofree char *id = NULL;
  g_autofree char *list = NULL;
  CbkPersonClue clue = { .forenames = "Alice", .surname = "Wren", .date_of_birth = "1990-05-04" };
  g_autoptr(GPtrArray) seen = NULL;
  g_autoptr(GPtrArray) hidden = NULL;

  fixture_be (fixture, "1001");
  id = make_person (fixture, "Alice", "Wren", "1990-05-04");
  fixture_be (fixture, "2001");
  list = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name", "Operation Heron", "officers", mistry,
                      "existence_shown", "no", "reason_asked", "no", NULL);
  g_free (fixture_run (fixture, "edit", id, "type", "person", "restricted_to", list, NULL));

  fixture_be (fixture, "1001");
  seen = match (fixture, &clue, NULL);
  g_assert_nonnull (find (seen, id));
  fixture_be (fixture, "1002");
  hidden = match (fixture, &clue, NULL);
  g_assert_null (find (hidden, id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/matching/whoever-is-about-to-be-made-is-found-although-misspelt",
                 test_whoever_is_about_to_be_made_is_found_although_misspelt);
  ADD_CORE_TEST ("/matching/another-name-that-somebody-uses-counts", test_another_name_that_somebody_uses_counts);
  ADD_CORE_TEST ("/matching/a-number-finds-whoever-gave-another-name", test_a_number_finds_whoever_gave_another_name);
  ADD_CORE_TEST ("/matching/telephone-and-postcode-are-followed-to-whoever-has-them",
                 test_telephone_and_postcode_are_followed_to_whoever_has_them);
  ADD_CORE_TEST ("/matching/a-decision-is-kept-and-can-be-another-tomorrow",
                 test_a_decision_is_kept_and_can_be_another_tomorrow);
  ADD_CORE_TEST ("/matching/deciding-changes-neither-record-and-can-be-undone",
                 test_deciding_changes_neither_record_and_can_be_undone);
  ADD_CORE_TEST ("/matching/what-was-decided-stays-in-sight-however-little-alike-they-are",
                 test_what_was_decided_stays_in_sight_however_little_alike_they_are);
  ADD_CORE_TEST ("/matching/who-may-not-be-seen-is-not-suggested", test_who_may_not_be_seen_is_not_suggested);

  return g_test_run ();
}
