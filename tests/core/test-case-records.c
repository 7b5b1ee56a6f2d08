/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/case-fixture.h"
#include "core/cbk-seal.h"

static void
test_log_entries_are_numbered_and_chained (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *other = make_case (fixture, NULL, NULL);
  g_autofree char *first = fixture_run (fixture, "add_log_entry", id, "type", "case", "body",
                                        "Spoke with the keeper", NULL);
  g_autofree char *late = fixture_run (fixture, "add_log_entry", id, "type", "case", "body", "Saw a van",
                                       "happened_at", "2026-11-22T09:00:00Z", NULL);
  g_autofree char *correction = fixture_run (fixture, "correct_entry", late, "body", "It was a lorry", NULL);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  guint broken = 99;

  assert_field (fixture, "log_entry", first, "number", "2");
  assert_field (fixture, "log_entry", first, "retrospective", "no");
  assert_field (fixture, "log_entry", late, "retrospective", "yes");
  assert_field (fixture, "log_entry", correction, "corrects", late);
  assert_field (fixture, "log_entry", late, "body", "Saw a van");
  fixture_refuse (fixture, CBK_ERROR_STATE, "add_log_entry", id, "type", "case", "body", "x", "happened_at",
                  "2026-11-23T09:00:00Z", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "create", NULL, "type", "log_entry", "subject_type", "case",
                  "subject_id", id, "kind", "note", "body", "x", "hash", "00", NULL);

  for (gint64 number = 1; number <= 4; number++)
    {
      g_autofree char *which = g_strdup_printf ("number=%d", (int) number);
      g_autoptr(GPtrArray) found = fixture_find (fixture, "log_entry", which);

      for (guint i = 0; i < found->len; i++)
        if (g_strcmp0 (cbk_record_get_text (found->pdata[i], "subject_id"), id) == 0)
          g_ptr_array_add (entries, g_object_ref (found->pdata[i]));
    }

  g_assert_cmpuint (entries->len, ==, 4);
  g_assert_true (cbk_seal_check (entries, NULL));
  cbk_record_set_text (entries->pdata[2], "body", "Saw nothing");
  g_assert_false (cbk_seal_check (entries, &broken));
  g_assert_cmpuint (broken, ==, 2);
  g_ptr_array_remove_index (entries, 2);
  g_assert_false (cbk_seal_check (entries, &broken));
}

static void
test_decisions_are_numbered_without_gaps (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *first = fixture_run (fixture, "record_decision", id, "type", "case", "kind", "arrest",
                                        "chosen_option", "Arrest tonight", "options_rejected",
                                        "Voluntary: he would flee", NULL);
  g_autofree char *second = NULL;
  g_autofree char *hash = fixture_text (fixture, "decision", first, "hash");

  fixture_refuse (fixture, CBK_ERROR_INVALID, "record_decision", id, "type", "case", "kind", "arrest", NULL);
  second = fixture_run (fixture, "record_decision", id, "type", "case", "kind", "arrest", "chosen_option",
                        "Wait for daylight", "supersedes", first, "decided_at", "2026-11-22T10:00:00Z", NULL);

  assert_field (fixture, "decision", first, "number", "1");
  assert_field (fixture, "decision", second, "number", "2");
  assert_field (fixture, "decision", second, "previous_hash", hash);
  assert_field (fixture, "decision", second, "retrospective", "yes");
  assert_state (fixture, "decision", first, "superseded");
  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", second, "type", "decision", "chosen_option", "x", NULL);

  {
    g_autoptr(GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);

    g_ptr_array_add (chain, fixture_get (fixture, "decision", first));
    g_ptr_array_add (chain, fixture_get (fixture, "decision", second));
    g_assert_true (cbk_seal_check (chain, NULL));
  }
}

static void
test_a_person_has_a_part_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *person = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *suspect = fixture_run (fixture, "add_person_to_case", id, "type", "case", "role",
                                          "suspect", "person", person, NULL);
  g_autofree char *witness = NULL;

  g_assert_nonnull (strstr (fixture_warnings (fixture), "THRIVE+"));
  witness = fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", "witness", "person",
                         person, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "add_person_to_case", id, "type", "case", "role", "suspect",
                  "person", person, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "add_person_to_case", id, "type", "case", "role", "suspect",
                  NULL);
}

static void
test_an_offence_is_reclassified_by_a_further_row (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *first = fixture_run (fixture, "record_offence", id, "classification", "8N", NULL);
  g_autofree char *second = NULL;

  fixture_refuse (fixture, CBK_ERROR_INVALID, "reclassify_offence", first, "classification", "5D", NULL);
  second = fixture_run (fixture, "reclassify_offence", first, "classification", "5D", "reclassified_reason",
                        "A bone is broken", NULL);
  assert_state (fixture, "offence", first, "superseded");
  assert_field (fixture, "offence", first, "classification", "8N");
  assert_field (fixture, "offence", second, "previous", first);
  assert_field (fixture, "case", id, "classification", "5D");
}

static void
test_a_late_offence_says_why (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Late", "reported_at",
                                     "2026-11-20T09:00:00Z", NULL);
  g_autofree char *done = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "record_offence", id, "classification", "8N", NULL);
  done = fixture_run (fixture, "record_offence", id, "classification", "8N", "late_reason",
                      "The victim was in theatre", NULL);
  assert_state (fixture, "offence", done, "recorded");
}

static void
test_the_registrar_decides_on_cancelling (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *offence = fixture_run (fixture, "record_offence", id, "classification", "8N", NULL);
  g_autofree char *asked = fixture_run (fixture, "ask_to_cancel_offence", offence, "cancel_category",
                                        "duplicate", "cancel_reason", "Recorded yesterday too", NULL);
  g_autofree char *answered = NULL;

  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "answer_cancellation", offence, "cancel", "yes", "cancel_answer",
                  "Agreed", NULL);
  fixture_be (fixture, "9001");
  answered = fixture_run (fixture, "answer_cancellation", offence, "cancel", "yes", "cancel_answer", "Agreed",
                          NULL);
  assert_state (fixture, "offence", offence, "cancelled");
}

static void
test_flags_say_what_they_call_for (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *done = fixture_run (fixture, "flag_case", id, "hidden_crimes", "forced_marriage", "why",
                                       "She said so", NULL);

  g_assert_nonnull (strstr (fixture_warnings (fixture), "never contact family"));
  fixture_refuse (fixture, CBK_ERROR_INVALID, "flag_case", id, "flags", "knife", NULL);
}

static void
test_a_review_directs_and_plans_the_next (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_active_case (fixture);
  g_autofree char *review = NULL;
  g_autoptr(GPtrArray) next = NULL;

  fixture_refuse (fixture, CBK_ERROR_DENIED, "review_case", id, "seen", "Log", "decision", "Go on", NULL);
  cbk_test_env_advance (&fixture->env, 8 * 24 * CBK_HOUR);
  do_step (fixture, "mark_overdue_reviews", NULL);
  g_assert_cmpuint (count_of (fixture, "review", "state", "overdue"), ==, 1);

  fixture_be (fixture, "2001");
  review = fixture_run (fixture, "review_case", id, "seen", "Log and plan", "decision", "Go on", "direction",
                        "Ask the bank\nAsk the neighbour\n", NULL);
  assert_state (fixture, "review", review, "done");
  g_assert_cmpuint (count_of (fixture, "action", "origin_id", review), ==, 2);
  next = fixture_find (fixture, "review", "state=due");
  g_assert_cmpuint (next->len, ==, 1);
  g_assert_nonnull (cbk_record_get_text (next->pdata[0], "due_rule"));
}

static void
test_nobody_reviews_their_own_case (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_screened_case (fixture);
  g_autofree char *supervisor = fixture_officer (fixture, "2001");
  g_autofree char *allocated = NULL;

  fixture_be (fixture, "2001");
  allocated = fixture_run (fixture, "allocate_case", id, "owner", supervisor, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "review_case", id, "seen", "My work", "decision", "It is good",
                  NULL);
}

static void
test_a_link_joins_two_records_that_exist (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = make_case (fixture, NULL, NULL);
  g_autofree char *b = make_case (fixture, NULL, NULL);
  g_autofree char *link = fixture_run (fixture, "link_records", NULL, "from_type", "case", "from_id", a,
                                       "to_type", "case", "to_id", b, "kind", "series", "confidence",
                                       "probable", "starts_on", "2026-11", NULL);

  assert_field (fixture, "link", link, "confidence", "probable");
  fixture_refuse (fixture, CBK_ERROR_STATE, "link_records", NULL, "from_type", "case", "from_id", a,
                  "to_type", "case", "to_id", a, "kind", "series", NULL);
  fixture_refuse (fixture, CBK_ERROR_NOT_FOUND, "link_records", NULL, "from_type", "person", "from_id", a,
                  "to_type", "case", "to_id", b, "kind", "series", NULL);
}

static void
test_a_supervisor_restricts_and_is_not_shut_out (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *supervisor = fixture_officer (fixture, "2001");
  g_autofree char *mistry = fixture_officer (fixture, "1001");
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autofree char *done = NULL;
  g_autofree char *lifted = NULL;

  fixture_be (fixture, "2001");
  without = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name", "Heron", "officers", mistry,
                         NULL);
  with = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name", "Egret", "officers",
                      supervisor, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "restrict_record", id, "type", "case", "list", without, "why",
                  "Covert", NULL);
  done = fixture_run (fixture, "restrict_record", id, "type", "case", "list", with, "why", "Covert", NULL);
  fixture_be (fixture, "1001");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "restrict_record", id, "type", "case", "why", "Let me in", NULL);
  fixture_refuse (fixture, CBK_ERROR_NOT_FOUND, "add_log_entry", id, "type", "case", "body", "I was here",
                  NULL);
  fixture_be (fixture, "2001");
  lifted = fixture_run (fixture, "restrict_record", id, "type", "case", "why", "Trial is over", NULL);
  assert_field (fixture, "case", id, "restricted_to", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/case-records/log-entries-are-numbered-and-chained",
                 test_log_entries_are_numbered_and_chained);
  ADD_CORE_TEST ("/case-records/decisions-are-numbered-without-gaps",
                 test_decisions_are_numbered_without_gaps);
  ADD_CORE_TEST ("/case-records/a-person-has-a-part-once", test_a_person_has_a_part_once);
  ADD_CORE_TEST ("/case-records/an-offence-is-reclassified-by-a-further-row",
                 test_an_offence_is_reclassified_by_a_further_row);
  ADD_CORE_TEST ("/case-records/a-late-offence-says-why", test_a_late_offence_says_why);
  ADD_CORE_TEST ("/case-records/the-registrar-decides-on-cancelling",
                 test_the_registrar_decides_on_cancelling);
  ADD_CORE_TEST ("/case-records/flags-say-what-they-call-for", test_flags_say_what_they_call_for);
  ADD_CORE_TEST ("/case-records/a-review-directs-and-plans-the-next",
                 test_a_review_directs_and_plans_the_next);
  ADD_CORE_TEST ("/case-records/nobody-reviews-their-own-case", test_nobody_reviews_their_own_case);
  ADD_CORE_TEST ("/case-records/a-link-joins-two-records-that-exist",
                 test_a_link_joins_two_records_that_exist);
  ADD_CORE_TEST ("/case-records/a-supervisor-restricts-and-is-not-shut-out",
                 test_a_supervisor_restricts_and_is_not_shut_out);

  return g_test_run ();
}
