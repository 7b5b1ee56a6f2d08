/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-person-match.h"
#include "lib/cbk-test.h"

#include <string.h>

static const CbkPersonClue subject = { "Amina Rose",   "Carrow", "1990-05-04",
                                       "07700 900123", "B1 1AA", "03/0062845E" };

static gboolean
has_reason (const CbkPersonMatch *match, const char *reason)
{
  for (guint i = 0; i < match->n_reasons; i++)
    if (strcmp (match->reasons[i], reason) == 0)
      return TRUE;

  return FALSE;
}

/* Both ways round must say the same. */
static CbkPersonMatch
compare (const CbkPersonClue *a, const CbkPersonClue *b)
{
  CbkPersonMatch there, back;

  cbk_person_match (a, b, &there);
  cbk_person_match (b, a, &back);
  g_assert_cmpuint (there.score, ==, back.score);
  g_assert_cmpuint (there.n_reasons, ==, back.n_reasons);
  for (guint i = 0; i < there.n_reasons; i++)
    g_assert_cmpstr (there.reasons[i], ==, back.reasons[i]);
  g_assert_cmpuint (there.score, <=, 1000);

  return there;
}

static void
test_the_same_person_scores_all (void)
{
  CbkPersonMatch match = compare (&subject, &subject);

  g_assert_cmpuint (match.score, ==, 1000);
  g_assert_cmpuint (match.n_reasons, ==, 6);
  g_assert_cmpstr (match.reasons[0], ==, "the surname is the same");
  g_assert_true (has_reason (&match, "the date of birth is the same"));
  g_assert_true (has_reason (&match, "the PNC id is the same"));
}

static void
test_births_are_alike_in_many_ways (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    int score;
    const char *because;
  } cases[] = {
    { "1990-05-04", "1990-05-04", 1000, "is the same" },
    { "1990-05-04", "1990-04-05", 850, "day and month of birth are swapped" },
    { "1990-05-04", "1991-05-04", 800, "one figure" },
    { "1990-05-04", "1990-05-14", 800, "one figure" },
    { "1989-05-04", "1998-05-04", 800, "two figures" },
    { "1990-05-04", "1990-01-01", 650, "1 January" },
    { "1990-05-04", "1990-05-27", 600, "the day differs" },
    { "1990-05-04", "1972-05-04", 600, "the year differs" },
    { "1990-05-14", "1990-12-14", 550, "the month differs" },
    { "1990-05-04", "1990-12-27", 400, "year of birth is the same" },
    { "1990-05-04", "1985-12-27", 0, "differs" },
    { "1990-05-04", "1990-05", 850, "as far as they are known" },
    { "1990-05-04", "1990", 700, "as far as it is known" },
    { "1990-05", "1990-06-01", 400, "year of birth is the same" },
    { "1990", "1991-06-01", 0, "differs" },
    { "1990-05-04", NULL, -1, NULL },
    { "1990-05-04", "1990-02-30", -1, NULL },
    { "", "1990", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *reason;

      g_assert_cmpint (cbk_birth_compare (cases[i].a, cases[i].b, &reason), ==, cases[i].score);
      g_assert_cmpint (cbk_birth_compare (cases[i].b, cases[i].a, NULL), ==, cases[i].score);
      if (cases[i].because != NULL)
        g_assert_nonnull (strstr (reason, cases[i].because));
      else
        g_assert_null (reason);
    }
}

static void
test_swapped_names_are_seen (void)
{
  CbkPersonClue a = { .forenames = "Amina", .surname = "Carrow", .date_of_birth = "1990-05-04" };
  CbkPersonClue b = { .forenames = "Carrow", .surname = "Amina", .date_of_birth = "1990-04-05" };
  CbkPersonMatch match = compare (&a, &b);

  g_assert_true (has_reason (&match, "forename and surname are swapped"));
  g_assert_true (has_reason (&match, "day and month of birth are swapped"));
  g_assert_cmpuint (match.score, >, 850);
}

static void
test_nearer_people_score_more (void)
{
  CbkPersonClue candidates[] = {
    { "Amina Rose", "Carrow", "1990-05-04" }, { "Amina", "Carrow", "1990-05-04" },
    { "Aminah", "Carrow", "1990-05-04" },     { "Aminah", "Carow", "1990-05-04" },
    { "A", "Carow", "1990-04-05" },           { "Amina", "Carrow", NULL },
    { "Amina", "Carrow", "1961-11-27" },      { "Amina", "Patterdale", "1961-11-27" },
    { "Derek", "Patterdale", "1961-11-27" },
  };
  guint last = 1001;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      CbkPersonMatch match = compare (&subject, &candidates[i]);

      g_assert_cmpuint (match.score, <, last);
      last = match.score;
    }

  g_assert_cmpuint (last, ==, 0);
}

static void
test_names_alone_are_not_enough (void)
{
  CbkPersonClue name = { .forenames = "Amina Rose", .surname = "Carrow" };
  CbkPersonMatch match = compare (&subject, &name);

  g_assert_cmpuint (match.score, <=, 700);
  g_assert_cmpuint (match.n_reasons, ==, 2);
}

static void
test_a_telephone_and_a_postcode_add (void)
{
  CbkPersonClue name = { .forenames = "Amina", .surname = "Carrow" };
  CbkPersonClue phone = { .forenames = "Amina", .surname = "Carrow", .phone = "+44 7700 900123" };
  CbkPersonClue both = {
    .forenames = "Amina", .surname = "Carrow", .phone = "+44 7700 900123", .postcode = "b11aa"
  };
  CbkPersonClue junk = { .forenames = "Amina", .surname = "Carrow", .phone = "withheld", .postcode = "none" };
  guint base = compare (&subject, &name).score;

  g_assert_cmpuint (compare (&subject, &phone).score, ==, base + 150);
  g_assert_cmpuint (compare (&subject, &both).score, ==, base + 230);
  g_assert_cmpuint (compare (&junk, &junk).n_reasons, ==, 2);
}

static void
test_pnc_ids_speak_for_and_against (void)
{
  CbkPersonClue alias = { .forenames = "Derek", .surname = "Patterdale", .pnc_id = "2003/62845E" };
  CbkPersonClue twin = { "Amina Rose", "Carrow", "1990-05-04", NULL, NULL, "26/0000123D" };
  CbkPersonMatch same = compare (&subject, &alias);
  CbkPersonMatch other = compare (&subject, &twin);

  g_assert_cmpuint (same.score, ==, 950);
  g_assert_true (has_reason (&same, "the PNC id is the same"));
  g_assert_cmpuint (other.score, ==, 400);
  g_assert_true (has_reason (&other, "the PNC ids are two different ones"));
}

static void
test_nothing_known_is_nothing_alike (void)
{
  CbkPersonClue nobody = { NULL };
  CbkPersonClue born = { .date_of_birth = "1990-05-04" };
  CbkPersonMatch match = compare (&subject, &nobody);
  g_autofree char *text = cbk_person_match_get_text (&match);

  g_assert_cmpuint (match.score, ==, 0);
  g_assert_cmpuint (match.n_reasons, ==, 0);
  g_assert_cmpstr (text, ==, "Nothing that is known can be compared.");
  g_assert_cmpuint (compare (&subject, &born).score, ==, 0);
}

static void
test_the_reasons_read_as_a_sentence (void)
{
  CbkPersonClue a = { "Bill", "Szymanski", "1990-05-04" };
  CbkPersonClue b = { "William", "Shimansky", "1990-05-04" };
  CbkPersonMatch match = compare (&a, &b);
  g_autofree char *text = cbk_person_match_get_text (&match);

  g_assert_cmpstr (text, ==,
                   "The surname sounds alike; the forename is another form of the same name; the date of "
                   "birth is the same.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/person-match/the-same-person-scores-all", test_the_same_person_scores_all);
  g_test_add_func ("/person-match/births-are-alike-in-many-ways", test_births_are_alike_in_many_ways);
  g_test_add_func ("/person-match/swapped-names-are-seen", test_swapped_names_are_seen);
  g_test_add_func ("/person-match/nearer-people-score-more", test_nearer_people_score_more);
  g_test_add_func ("/person-match/names-alone-are-not-enough", test_names_alone_are_not_enough);
  g_test_add_func ("/person-match/a-telephone-and-a-postcode-add", test_a_telephone_and_a_postcode_add);
  g_test_add_func ("/person-match/pnc-ids-speak-for-and-against", test_pnc_ids_speak_for_and_against);
  g_test_add_func ("/person-match/nothing-known-is-nothing-alike", test_nothing_known_is_nothing_alike);
  g_test_add_func ("/person-match/the-reasons-read-as-a-sentence", test_the_reasons_read_as_a_sentence);

  return g_test_run ();
}
