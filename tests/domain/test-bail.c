/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/fixture.h"

#include "base/cbk-error.h"
#include "domain/cbk-bail.h"
#include "domain/cbk-clocks.h"

static CbkBailFacts
arrested (const char *day)
{
  return (CbkBailFacts){ .kind = CBK_BAIL_STANDARD, .arrested = cbk_day_parse (day) };
}

static void
test_periods_since_2022 (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *arrest;
    const char *ends[5];
  } examples[] = {
    { "2026-03-10", { "2026-06-10", "2026-09-10", "2026-12-10", "2027-03-10", "2027-09-10" } },
    { "2025-11-29", { "2026-02-28", "2026-05-29", "2026-08-29", "2026-11-29", "2027-05-29" } },
    { "2025-11-30", { "2026-02-28", "2026-05-31", "2026-08-31", "2026-11-30", "2027-05-31" } },
    { "2023-11-28", { "2024-02-28", "2024-05-28", "2024-08-28", "2024-11-28", "2025-05-28" } },
    { "2026-08-31", { "2026-11-30", "2027-02-28", "2027-05-31", "2027-08-31", "2028-02-29" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      CbkBailFacts bail = arrested (examples[i].arrest);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) periods = cbk_bail_periods (fixture->rules, &bail, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (periods->len, ==, 5);
      for (guint j = 0; j < 5; j++)
        assert_day (periods->pdata[j], examples[i].ends[j]);
    }
}

static void
test_periods_from_2017_to_2022 (Fixture *fixture, gconstpointer unused)
{
  CbkBailFacts bail = arrested ("2019-06-03");
  g_autoptr(GPtrArray) periods = cbk_bail_periods (fixture->rules, &bail, NULL);

  assert_day (cbk_finding_list_find (periods, "bail.standard.initial"), "2019-07-01");
  assert_day (cbk_finding_list_find (periods, "bail.standard.first-extension"), "2019-09-03");
  g_assert_null (cbk_finding_list_find (periods, "bail.standard.second-extension"));
  assert_day (cbk_finding_list_find (periods, "bail.standard.court"), NULL);
}

static void
test_no_limit_before_2017 (Fixture *fixture, gconstpointer unused)
{
  CbkBailFacts bail = arrested ("2017-04-02");
  g_autoptr(GPtrArray) periods = cbk_bail_periods (fixture->rules, &bail, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpuint (periods->len, ==, 1);
  assert_day (periods->pdata[0], NULL);
  text = cbk_finding_explain (periods->pdata[0]);
  g_assert_nonnull (strstr (text, "no length is laid down"));
  g_assert_nonnull (strstr (text, "unconfirmed"));
}

static void
test_the_arrest_decides_the_set (Fixture *fixture, gconstpointer unused)
{
  CbkBailFacts before = arrested ("2022-10-27");
  CbkBailFacts after = arrested ("2022-10-28");
  g_autoptr(GPtrArray) old = cbk_bail_periods (fixture->rules, &before, NULL);
  g_autoptr(GPtrArray) new = cbk_bail_periods (fixture->rules, &after, NULL);

  assert_day (old->pdata[0], "2022-11-24");
  assert_day (new->pdata[0], "2023-01-28");
}

static void
test_agencies_and_complex_cases_have_longer (Fixture *fixture, gconstpointer unused)
{
  CbkBailFacts bail = { .kind = CBK_BAIL_AGENCY, .arrested = cbk_day_parse ("2026-03-10") };
  g_autoptr(GPtrArray) agency = cbk_bail_periods (fixture->rules, &bail, NULL);
  g_autoptr(GPtrArray) complex = NULL;

  assert_day (cbk_finding_list_find (agency, "bail.agency.initial"), "2026-09-10");
  assert_day (cbk_finding_list_find (agency, "bail.agency.first-extension"), "2027-03-10");
  assert_day (cbk_finding_list_find (agency, "bail.agency.court-further"), "2028-03-10");

  bail.kind = CBK_BAIL_COMPLEX;
  complex = cbk_bail_periods (fixture->rules, &bail, NULL);
  assert_day (cbk_finding_list_find (complex, "bail.complex.second-extension"), "2027-03-10");
}

static void
test_an_extension_comes_before_the_end (Fixture *fixture, gconstpointer unused)
{
  const CbkOverride override = { "signed in time, entered late", "Hazel", "Inspector" };
  CbkBailFacts bail = arrested ("2026-03-10");
  CbkDay last = cbk_day_parse ("2026-06-10");
  g_autoptr(CbkFinding) in_time =
    cbk_bail_check_extension (fixture->rules, &bail, CBK_BAIL_FIRST_EXTENSION, last, NULL, NULL);
  g_autoptr(CbkFinding) late =
    cbk_bail_check_extension (fixture->rules, &bail, CBK_BAIL_FIRST_EXTENSION, last + 1, NULL, NULL);
  g_autoptr(CbkFinding) recorded = cbk_bail_check_extension (fixture->rules, &bail, CBK_BAIL_FIRST_EXTENSION,
                                                              last + 1, &override, NULL);
  g_autofree char *text = cbk_finding_explain (late);

  g_assert_cmpint (cbk_finding_get_state (in_time), ==, CBK_FINDING_MET);
  g_assert_cmpstr (cbk_finding_get_input (in_time, "authority"), ==, "inspector");
  assert_day (in_time, "2026-09-10");
  g_assert_cmpint (cbk_finding_get_state (late), ==, CBK_FINDING_REFUSED);
  g_assert_nonnull (strstr (text, "ended on Wed 10 Jun 2026"));
  g_assert_cmpint (cbk_finding_get_state (recorded), ==, CBK_FINDING_BREACHED);
}

static void
test_a_step_that_was_not_law_is_refused (Fixture *fixture, gconstpointer unused)
{
  CbkBailFacts bail = arrested ("2019-06-03");
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_bail_check_extension (fixture->rules, &bail, CBK_BAIL_SECOND_EXTENSION,
                                           bail.arrested + 3, NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
}

static void
test_time_with_the_cps_gives_both_dates (Fixture *fixture, gconstpointer unused)
{
  CbkBailSuspension suspension = { cbk_day_parse ("2026-05-01"), cbk_day_parse ("2026-05-20") };
  CbkBailFacts bail = arrested ("2026-03-10");
  g_autoptr(GPtrArray) periods = NULL;
  g_autoptr(CbkFinding) late = NULL;
  g_autofree char *text = NULL;
  g_autofree char *refusal = NULL;
  CbkFinding *suspended;

  bail.suspensions = &suspension;
  bail.n_suspensions = 1;
  periods = cbk_bail_periods (fixture->rules, &bail, NULL);
  suspended = cbk_finding_list_find (periods, "bail.standard.initial.suspended");

  assert_day (cbk_finding_list_find (periods, "bail.standard.initial"), "2026-06-10");
  assert_day (suspended, "2026-06-29");
  g_assert_cmpstr (cbk_finding_get_input (suspended, "time with the CPS"), ==, "19 days");
  g_assert_false (cbk_finding_is_confirmed (suspended));
  text = cbk_finding_explain (suspended);
  g_assert_nonnull (strstr (text, "uncertain, unconfirmed"));

  late = cbk_bail_check_extension (fixture->rules, &bail, CBK_BAIL_FIRST_EXTENSION,
                                   cbk_day_parse ("2026-06-20"), NULL, NULL);
  refusal = cbk_finding_explain (late);
  g_assert_cmpint (cbk_finding_get_state (late), ==, CBK_FINDING_REFUSED);
  g_assert_nonnull (
    strstr (refusal, "Mon 29 Jun 2026 if the time with the CPS stops the clock, unconfirmed"));
}

static void
test_a_file_still_with_the_cps_pauses_the_second_date (Fixture *fixture, gconstpointer unused)
{
  CbkBailSuspension suspension = { cbk_day_parse ("2026-05-01"), CBK_DAY_UNSET };
  CbkBailFacts bail = arrested ("2026-03-10");
  g_autoptr(GPtrArray) periods = NULL;
  CbkFinding *suspended;

  bail.suspensions = &suspension;
  bail.n_suspensions = 1;
  periods = cbk_bail_periods (fixture->rules, &bail, NULL);
  suspended = cbk_finding_list_find (periods, "bail.standard.initial.suspended");

  g_assert_cmpint (cbk_finding_get_state (suspended), ==, CBK_FINDING_PAUSED);
  assert_day (suspended, NULL);
}

static void
test_suspensions_that_overlap_are_refused (Fixture *fixture, gconstpointer unused)
{
  CbkBailSuspension suspensions[] = {
    { cbk_day_parse ("2026-05-10"), cbk_day_parse ("2026-05-20") },
    { cbk_day_parse ("2026-05-01"), cbk_day_parse ("2026-05-11") },
  };
  CbkBailFacts bail = arrested ("2026-03-10");
  g_autoptr(GError) error = NULL;

  bail.suspensions = suspensions;
  bail.n_suspensions = G_N_ELEMENTS (suspensions);
  g_assert_null (cbk_bail_periods (fixture->rules, &bail, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_release_under_investigation_is_reviewed (Fixture *fixture, gconstpointer unused)
{
  CbkDay released = cbk_day_parse ("2026-03-10");
  g_autoptr(CbkFinding) first =
    cbk_clock_next_review (fixture->rules, "bail.rui-review", released, CBK_DAY_UNSET, NULL);
  g_autoptr(CbkFinding) second =
    cbk_clock_next_review (fixture->rules, "bail.rui-review", released, released + 30, NULL);
  g_autoptr(CbkFinding) sign_off =
    cbk_clock_start_on (fixture->rules, NULL, "bail.rui-sign-off", released, NULL);
  g_autofree char *text = cbk_finding_explain (first);

  assert_day (first, "2026-04-07");
  assert_day (second, "2026-05-07");
  assert_day (sign_off, "2026-06-10");
  g_assert_nonnull (strstr (text, "not law"));
}

#define ADD(path, func) g_test_add ("/bail/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("periods-since-2022", test_periods_since_2022);
  ADD ("periods-from-2017-to-2022", test_periods_from_2017_to_2022);
  ADD ("no-limit-before-2017", test_no_limit_before_2017);
  ADD ("the-arrest-decides-the-set", test_the_arrest_decides_the_set);
  ADD ("agencies-and-complex-cases-have-longer", test_agencies_and_complex_cases_have_longer);
  ADD ("an-extension-comes-before-the-end", test_an_extension_comes_before_the_end);
  ADD ("a-step-that-was-not-law-is-refused", test_a_step_that_was_not_law_is_refused);
  ADD ("time-with-the-cps-gives-both-dates", test_time_with_the_cps_gives_both_dates);
  ADD ("a-file-still-with-the-cps-pauses-the-second-date",
       test_a_file_still_with_the_cps_pauses_the_second_date);
  ADD ("suspensions-that-overlap-are-refused", test_suspensions_that_overlap_are_refused);
  ADD ("release-under-investigation-is-reviewed", test_release_under_investigation_is_reviewed);

  return g_test_run ();
}
