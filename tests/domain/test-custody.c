/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/fixture.h"

#include "base/cbk-error.h"
#include "domain/cbk-custody.h"
#include "domain/cbk-uk-time.h"

/* "2026-05-12 14:20" on the wall. */
static gint64
at (const char *text)
{
  g_autofree char *day = g_strndup (text, 10);

  return wall (day, (text[11] - '0') * 10 + text[12] - '0', (text[14] - '0') * 10 + text[15] - '0');
}

static CbkCustodyFacts
arrived (const char *relevant, const char *authorised)
{
  return (CbkCustodyFacts){
    .arrested_at = CBK_TIME_UNSET,
    .arrived_at = at (relevant),
    .authorised_at = authorised != NULL ? at (authorised) : CBK_TIME_UNSET,
  };
}

static void
assert_detention (Fixture *fixture, const CbkCustodyFacts *custody, const char *first, ...)
{
  static const char *const codes[] = { "24h", "36h", "72h", "96h" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = cbk_custody_detention (fixture->rules, custody, &error);
  const char *expected = first;
  va_list args;

  g_assert_no_error (error);

  va_start (args, first);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *code = g_strconcat ("custody.detention.", codes[i], NULL);

      if (expected != NULL)
        assert_moment (cbk_finding_list_find (list, code), expected);
      expected = va_arg (args, const char *);
    }
  va_end (args);
}

static void
assert_reviews (Fixture *fixture, const CbkCustodyFacts *custody, guint n_ahead, const char *first,
                const char *second, const char *third)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = cbk_custody_reviews (fixture->rules, custody, n_ahead, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 3);
  assert_moment (list->pdata[0], first);
  assert_moment (list->pdata[1], second);
  assert_moment (list->pdata[2], third);
}

static void
test_an_ordinary_day (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", "2026-05-12 14:41");

  assert_detention (fixture, &custody, "Wed 13 May 2026 14:20 BST", "Thu 14 May 2026 02:20 BST",
                    "Fri 15 May 2026 14:20 BST", "Sat 16 May 2026 14:20 BST", NULL);
  assert_reviews (fixture, &custody, 3, "Tue 12 May 2026 20:41 BST", "Wed 13 May 2026 05:41 BST",
                  "Wed 13 May 2026 14:41 BST");
}

static void
test_a_review_explains_itself (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", "2026-05-12 14:41");
  g_autoptr(GPtrArray) list = cbk_custody_reviews (fixture->rules, &custody, 1, NULL);
  g_autofree char *text = cbk_finding_explain (list->pdata[0]);

  g_assert_cmpstr (text, ==,
                   "First review due Tue 12 May 2026 20:41: 6 hours after detention was authorised at 14:41 "
                   "(PACE 1984 s40; rule pace-1984 version 1, verified).");
}

static void
test_an_early_review_brings_the_next_forward (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyReview review = { at ("2026-05-12 18:05"), NULL };
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", "2026-05-12 14:41");
  g_autoptr(GPtrArray) list = NULL;

  custody.reviews = &review;
  custody.n_reviews = 1;
  assert_reviews (fixture, &custody, 2, "Tue 12 May 2026 20:41 BST", "Wed 13 May 2026 03:05 BST",
                  "Wed 13 May 2026 12:05 BST");

  list = cbk_custody_reviews (fixture->rules, &custody, 1, NULL);
  g_assert_cmpint (cbk_finding_get_state (list->pdata[0]), ==, CBK_FINDING_MET);
  g_assert_cmpint (cbk_finding_get_state (list->pdata[1]), ==, CBK_FINDING_DUE);
}

static void
test_a_late_review_does_not_put_off_the_next (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyReview review = { at ("2026-05-12 21:30"), NULL };
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", "2026-05-12 14:41");
  g_autoptr(GPtrArray) late = NULL;
  g_autoptr(GPtrArray) postponed = NULL;

  custody.reviews = &review;
  custody.n_reviews = 1;
  assert_reviews (fixture, &custody, 2, "Tue 12 May 2026 20:41 BST", "Wed 13 May 2026 05:41 BST",
                  "Wed 13 May 2026 14:41 BST");

  late = cbk_custody_reviews (fixture->rules, &custody, 0, NULL);
  g_assert_cmpint (cbk_finding_get_state (late->pdata[0]), ==, CBK_FINDING_BREACHED);

  review.postponed_because = "the person was being interviewed";
  postponed = cbk_custody_reviews (fixture->rules, &custody, 0, NULL);
  g_assert_cmpint (cbk_finding_get_state (postponed->pdata[0]), ==, CBK_FINDING_MET);
  g_assert_cmpstr (cbk_finding_get_input (postponed->pdata[0], "postponed because"), ==,
                   "the person was being interviewed");
}

static void
test_clocks_going_forward (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-03-28 20:00", "2026-03-28 20:15");

  assert_detention (fixture, &custody, "Sun 29 Mar 2026 21:00 BST", "Mon 30 Mar 2026 09:00 BST", NULL, NULL,
                    NULL);
  assert_detention (fixture, &custody, NULL, NULL, NULL, "Wed 1 Apr 2026 21:00 BST", NULL);
  assert_reviews (fixture, &custody, 3, "Sun 29 Mar 2026 03:15 BST", "Sun 29 Mar 2026 12:15 BST",
                  "Sun 29 Mar 2026 21:15 BST");
}

static void
test_clocks_going_back (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-10-24 20:00", "2026-10-24 20:15");

  assert_detention (fixture, &custody, "Sun 25 Oct 2026 19:00 GMT", "Mon 26 Oct 2026 07:00 GMT", NULL,
                    "Wed 28 Oct 2026 19:00 GMT", NULL);
  assert_reviews (fixture, &custody, 3, "Sun 25 Oct 2026 01:15 GMT", "Sun 25 Oct 2026 10:15 GMT",
                  "Sun 25 Oct 2026 19:15 GMT");
}

static void
test_time_in_hospital_is_left_out (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyAbsence absence = { at ("2026-06-03 11:10"), at ("2026-06-03 15:40"), FALSE };
  CbkCustodyFacts custody = arrived ("2026-06-03 09:00", NULL);
  g_autoptr(GPtrArray) list = NULL;
  g_autofree char *text = NULL;

  custody.absences = &absence;
  custody.n_absences = 1;
  assert_detention (fixture, &custody, "Thu 4 Jun 2026 13:30 BST", "Fri 5 Jun 2026 01:30 BST", NULL,
                    "Sun 7 Jun 2026 13:30 BST", NULL);

  list = cbk_custody_detention (fixture->rules, &custody, NULL);
  text = cbk_finding_explain (list->pdata[0]);
  g_assert_nonnull (strstr (text, "leaving out 4 hours 30 minutes"));
  g_assert_nonnull (strstr (text, "unconfirmed"));
}

static void
test_questioning_in_hospital_counts (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyAbsence absence = { at ("2026-06-03 11:10"), at ("2026-06-03 15:40"), TRUE };
  CbkCustodyFacts custody = arrived ("2026-06-03 09:00", NULL);

  custody.absences = &absence;
  custody.n_absences = 1;
  assert_detention (fixture, &custody, "Thu 4 Jun 2026 09:00 BST", NULL, NULL, NULL, NULL);
}

static void
test_what_two_entries_cover_is_left_out_once (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyAbsence absences[] = {
    { at ("2026-06-03 14:00"), at ("2026-06-03 15:00"), FALSE },
    { at ("2026-06-03 08:00"), at ("2026-06-03 10:00"), FALSE }, /* half of it before the relevant time */
    { at ("2026-06-03 14:30"), at ("2026-06-03 16:00"), FALSE },
    { at ("2026-06-09 14:00"), at ("2026-06-09 15:00"), FALSE }, /* after the limit */
  };
  CbkCustodyFacts custody = arrived ("2026-06-03 09:00", NULL);

  custody.absences = absences;
  custody.n_absences = G_N_ELEMENTS (absences);
  assert_detention (fixture, &custody, "Thu 4 Jun 2026 12:00 BST", NULL, NULL, "Sun 7 Jun 2026 12:00 BST",
                    NULL);
}

static void
test_the_clock_stands_still_while_away (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyAbsence absence = { at ("2026-06-03 11:10"), CBK_TIME_UNSET, FALSE };
  CbkCustodyFacts custody = arrived ("2026-06-03 09:00", NULL);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  custody.absences = &absence;
  custody.n_absences = 1;
  list = cbk_custody_detention (fixture->rules, &custody, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cbk_finding_get_state (list->pdata[0]), ==, CBK_FINDING_PAUSED);
  g_assert_cmpint (cbk_finding_get_moment (list->pdata[0]), ==, CBK_TIME_UNSET);
}

static void
test_earlier_detention_counts (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-09-07 10:00", NULL);

  custody.used_before = 9 * CBK_HOUR + 25 * CBK_MINUTE;
  assert_detention (fixture, &custody, "Tue 8 Sep 2026 00:35 BST", "Tue 8 Sep 2026 12:35 BST", NULL, NULL,
                    NULL);
}

static void
test_arrest_for_another_area (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = {
    .arrival = CBK_CUSTODY_OUT_OF_AREA,
    .arrested_at = at ("2026-02-04 01:30"),
    .arrived_at = at ("2026-02-04 05:10"),
    .authorised_at = CBK_TIME_UNSET,
  };
  g_autoptr(CbkFinding) soon = cbk_custody_relevant_time (fixture->rules, &custody, NULL);
  g_autoptr(CbkFinding) late = NULL;
  g_autoptr(CbkFinding) not_yet = NULL;

  assert_moment (soon, "Wed 4 Feb 2026 05:10 GMT");
  assert_detention (fixture, &custody, "Thu 5 Feb 2026 05:10 GMT", NULL, NULL, NULL, NULL);

  custody.arrived_at = at ("2026-02-05 06:00");
  late = cbk_custody_relevant_time (fixture->rules, &custody, NULL);
  assert_moment (late, "Thu 5 Feb 2026 01:30 GMT");
  assert_detention (fixture, &custody, "Fri 6 Feb 2026 01:30 GMT", NULL, NULL, NULL, NULL);

  custody.arrived_at = CBK_TIME_UNSET;
  not_yet = cbk_custody_relevant_time (fixture->rules, &custody, NULL);
  assert_moment (not_yet, "Thu 5 Feb 2026 01:30 GMT");
}

static void
test_other_ways_to_arrive (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-02-04 09:00", NULL);
  g_autoptr(CbkFinding) voluntary = NULL;
  g_autoptr(CbkFinding) street_bail = NULL;

  custody.arrested_at = at ("2026-02-04 10:30");
  custody.arrival = CBK_CUSTODY_VOLUNTARY;
  voluntary = cbk_custody_relevant_time (fixture->rules, &custody, NULL);
  assert_moment (voluntary, "Wed 4 Feb 2026 10:30 GMT");

  custody.arrival = CBK_CUSTODY_STREET_BAIL;
  street_bail = cbk_custody_relevant_time (fixture->rules, &custody, NULL);
  assert_moment (street_bail, "Wed 4 Feb 2026 09:00 GMT");
}

static void
test_a_missing_time_is_named (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-02-04 09:00", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_custody_reviews (fixture->rules, &custody, 1, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "authorisation"));
  g_clear_error (&error);

  custody.arrived_at = CBK_TIME_UNSET;
  g_assert_null (cbk_custody_detention (fixture->rules, &custody, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "arrival"));
}

static void
test_no_extension_before_the_second_review (Fixture *fixture, gconstpointer unused)
{
  const CbkOverride override = { "entered on the custody record", "Rowan", "Superintendent" };
  CbkCustodyReview reviews[] = { { at ("2026-05-12 20:30"), NULL }, { at ("2026-05-13 05:00"), NULL } };
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", "2026-05-12 14:41");
  g_autoptr(CbkFinding) early = NULL;
  g_autoptr(CbkFinding) recorded = NULL;
  g_autoptr(CbkFinding) in_time = NULL;

  custody.reviews = reviews;
  custody.n_reviews = G_N_ELEMENTS (reviews);

  early = cbk_custody_check_extension (fixture->rules, &custody, at ("2026-05-12 21:00"), NULL, NULL);
  g_assert_cmpint (cbk_finding_get_state (early), ==, CBK_FINDING_REFUSED);
  g_assert_cmpstr (cbk_finding_get_input (early, "reviews done"), ==, "1");

  recorded = cbk_custody_check_extension (fixture->rules, &custody, at ("2026-05-12 21:00"), &override,
                                          NULL);
  g_assert_cmpint (cbk_finding_get_state (recorded), ==, CBK_FINDING_BREACHED);

  in_time = cbk_custody_check_extension (fixture->rules, &custody, at ("2026-05-13 14:20"), NULL, NULL);
  g_assert_cmpint (cbk_finding_get_state (in_time), ==, CBK_FINDING_MET);
  assert_moment (in_time, "Thu 14 May 2026 02:20 BST");
}

static void
test_no_extension_after_24_hours (Fixture *fixture, gconstpointer unused)
{
  const CbkOverride no_reason = { NULL, "Rowan", "Superintendent" };
  const CbkOverride override = { "given by telephone, recorded late", "Rowan", "Superintendent" };
  CbkCustodyReview reviews[] = { { at ("2026-05-12 20:30"), NULL }, { at ("2026-05-13 05:00"), NULL } };
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", "2026-05-12 14:41");
  g_autoptr(CbkFinding) refused = NULL;
  g_autoptr(CbkFinding) recorded = NULL;
  g_autoptr(GError) error = NULL;
  gint64 given = at ("2026-05-13 14:21");

  custody.reviews = reviews;
  custody.n_reviews = G_N_ELEMENTS (reviews);

  refused = cbk_custody_check_extension (fixture->rules, &custody, given, NULL, &error);
  g_assert_cmpint (cbk_finding_get_state (refused), ==, CBK_FINDING_REFUSED);

  g_assert_null (cbk_custody_check_extension (fixture->rules, &custody, given, &no_reason, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_clear_error (&error);

  recorded = cbk_custody_check_extension (fixture->rules, &custody, given, &override, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cbk_finding_get_state (recorded), ==, CBK_FINDING_BREACHED);
  g_assert_cmpstr (cbk_finding_get_input (recorded, "recorded because"), ==,
                   "given by telephone, recorded late");
}

static void
test_alerts_come_before_the_limits (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", "2026-05-12 14:41");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = cbk_custody_alerts (fixture->rules, &custody, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 7);
  assert_moment (cbk_finding_list_find (list, "custody.alert.detention.720"), "Wed 13 May 2026 02:20 BST");
  assert_moment (cbk_finding_list_find (list, "custody.alert.detention.1410"), "Wed 13 May 2026 13:50 BST");
  assert_moment (cbk_finding_list_find (list, "custody.alert.review.60"), "Tue 12 May 2026 19:41 BST");
  assert_moment (cbk_finding_list_find (list, "custody.alert.review.10"), "Tue 12 May 2026 20:31 BST");
}

static void
test_a_warrant_is_asked_for_within_36_hours (Fixture *fixture, gconstpointer unused)
{
  CbkCustodyFacts custody = arrived ("2026-05-12 14:20", NULL);
  g_autoptr(GPtrArray) list = cbk_custody_detention (fixture->rules, &custody, NULL);
  CbkFinding *warrant = cbk_finding_list_find (list, "custody.warrant");
  g_autofree char *text = cbk_finding_explain (warrant);

  assert_moment (warrant, "Thu 14 May 2026 02:20 BST");
  g_assert_nonnull (strstr (text, "or by 08:20 where the court could not sit"));
}

#define ADD(path, func) g_test_add ("/custody/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("an-ordinary-day", test_an_ordinary_day);
  ADD ("a-review-explains-itself", test_a_review_explains_itself);
  ADD ("an-early-review-brings-the-next-forward", test_an_early_review_brings_the_next_forward);
  ADD ("a-late-review-does-not-put-off-the-next", test_a_late_review_does_not_put_off_the_next);
  ADD ("clocks-going-forward", test_clocks_going_forward);
  ADD ("clocks-going-back", test_clocks_going_back);
  ADD ("time-in-hospital-is-left-out", test_time_in_hospital_is_left_out);
  ADD ("questioning-in-hospital-counts", test_questioning_in_hospital_counts);
  ADD ("what-two-entries-cover-is-left-out-once", test_what_two_entries_cover_is_left_out_once);
  ADD ("the-clock-stands-still-while-away", test_the_clock_stands_still_while_away);
  ADD ("earlier-detention-counts", test_earlier_detention_counts);
  ADD ("arrest-for-another-area", test_arrest_for_another_area);
  ADD ("other-ways-to-arrive", test_other_ways_to_arrive);
  ADD ("a-missing-time-is-named", test_a_missing_time_is_named);
  ADD ("no-extension-before-the-second-review", test_no_extension_before_the_second_review);
  ADD ("no-extension-after-24-hours", test_no_extension_after_24_hours);
  ADD ("alerts-come-before-the-limits", test_alerts_come_before_the_limits);
  ADD ("a-warrant-is-asked-for-within-36-hours", test_a_warrant_is_asked_for_within_36_hours);

  return g_test_run ();
}
