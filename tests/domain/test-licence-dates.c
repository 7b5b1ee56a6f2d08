/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/fixture.h"

#include "base/cbk-error.h"
#include "domain/cbk-licence-dates.h"
#include "domain/cbk-release-day.h"

static void
test_the_licence_starts_on_the_day_of_release (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    CbkLicenceRelease release;
    const char *legal;
    const char *conditional;
    const char *confirmed;
    const char *expected;
  } examples[] = {
    { CBK_LICENCE_CONDITIONAL, "2026-11-25", NULL, NULL, "2026-11-25" },
    { CBK_LICENCE_CONDITIONAL, "2026-11-25", NULL, "2026-11-24", "2026-11-24" },
    { CBK_LICENCE_CONDITIONAL, "2026-11-25", NULL, "2026-11-26", "2026-11-25" },
    { CBK_LICENCE_CONDITIONAL, "2026-04-06", NULL, NULL, "2026-04-02" },
    { CBK_LICENCE_UNSENTENCED, "2026-11-25", NULL, "2026-11-24", "2026-11-25" },
    { CBK_LICENCE_UNSENTENCED, "2026-11-29", NULL, "2026-11-28", "2026-11-28" },
    { CBK_LICENCE_UNSENTENCED, "2026-11-29", NULL, "2026-11-26", "2026-11-27" },
    { CBK_LICENCE_AFTER_RECALL, "2026-11-25", "2026-05-01", "2026-11-24", "2026-11-24" },
    { CBK_LICENCE_AFTER_RECALL, "2026-11-29", "2026-05-01", "2026-05-01", "2026-11-27" },
    { CBK_LICENCE_AFTER_RECALL, "2026-11-29", "2026-05-01", "2026-11-30", "2026-11-27" },
    { CBK_LICENCE_HOME_DETENTION, "2026-11-29", NULL, "2026-11-26", "2026-11-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const CbkLicenceDates dates = {
        .release = examples[i].release,
        .legal = cbk_day_parse (examples[i].legal),
        .conditional = cbk_day_parse (examples[i].conditional),
        .confirmed = cbk_day_parse (examples[i].confirmed),
      };
      g_autoptr(GError) error = NULL;
      g_autoptr(CbkFinding) finding = cbk_licence_start (fixture->rules, fixture->calendar, &dates, &error);

      g_assert_no_error (error);
      assert_day (finding, examples[i].expected);
    }
}

static void
test_a_licence_needs_a_legal_date (Fixture *fixture, gconstpointer unused)
{
  const CbkLicenceDates dates = { CBK_LICENCE_AFTER_RECALL, CBK_DAY_UNSET, CBK_DAY_UNSET, CBK_DAY_UNSET };
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_licence_start (fixture->rules, fixture->calendar, &dates, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "post-recall release date"));
}

static void
test_the_hard_stop_is_two_working_days_before (Fixture *fixture, gconstpointer unused)
{
  static const char *const examples[][3] = {
    { "2026-11-25", "2026-11-23", "2026-11-19" },
    { "2026-04-07", "2026-04-01", "2026-03-30" },
    { "2026-04-06", "2026-03-31", "2026-03-27" }, /* Easter Monday: moved back to the Thursday first */
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(GPtrArray) list = cbk_licence_hard_stop (
        fixture->rules, fixture->calendar, cbk_day_parse (examples[i][0]), CBK_LICENCE_CONDITIONAL, NULL);

      assert_day (cbk_finding_list_find (list, "licence.hard-stop"), examples[i][1]);
      assert_day (cbk_finding_list_find (list, "licence.warning"), examples[i][2]);
    }
}

static void
test_editing_stops_at_the_hard_stop (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *today;
    CbkLicenceRelease release;
    CbkFindingState state;
  } examples[] = {
    { "2026-11-22", CBK_LICENCE_CONDITIONAL, CBK_FINDING_PLAIN },
    { "2026-11-23", CBK_LICENCE_CONDITIONAL, CBK_FINDING_REFUSED },
    { "2026-11-25", CBK_LICENCE_CONDITIONAL, CBK_FINDING_REFUSED },
    { "2026-11-26", CBK_LICENCE_CONDITIONAL, CBK_FINDING_PLAIN },
    { "2026-11-24", CBK_LICENCE_TIME_SERVED, CBK_FINDING_IMPOSSIBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(CbkFinding) finding =
        cbk_licence_check_editing (fixture->rules, fixture->calendar, cbk_day_parse ("2026-11-25"),
                                             examples[i].release, cbk_day_parse (examples[i].today), NULL);

      g_assert_cmpint (cbk_finding_get_state (finding), ==, examples[i].state);
    }
}

static void
test_an_unfinished_licence_times_out (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkFinding) midweek =
    cbk_licence_time_out (fixture->rules, fixture->calendar, cbk_day_parse ("2026-11-26"), NULL);
  g_autoptr(CbkFinding) sunday =
    cbk_licence_time_out (fixture->rules, fixture->calendar, cbk_day_parse ("2026-11-29"), NULL);

  assert_day (midweek, "2026-11-24");
  assert_day (sunday, "2026-11-26");
}

static void
test_a_late_allocation_is_flagged (Fixture *fixture, gconstpointer unused)
{
  CbkDay release = cbk_day_parse ("2026-11-25");
  g_autoptr(CbkFinding) in_time = cbk_licence_check_allocation (fixture->rules, fixture->calendar, release,
                                                                 cbk_day_parse ("2026-11-17"), NULL);
  g_autoptr(CbkFinding) late = cbk_licence_check_allocation (fixture->rules, fixture->calendar, release,
                                                              cbk_day_parse ("2026-11-18"), NULL);

  g_assert_cmpint (cbk_finding_get_state (in_time), ==, CBK_FINDING_MET);
  g_assert_cmpint (cbk_finding_get_state (late), ==, CBK_FINDING_BREACHED);
}

static void
test_nobody_leaves_before_a_closed_day (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *legal;
    gboolean avoids_closed_days;
    const char *expected;
  } examples[] = {
    { "2026-11-25", TRUE, "2026-11-25" },  { "2026-11-27", TRUE, "2026-11-26" },
    { "2026-11-28", TRUE, "2026-11-26" },  { "2026-11-27", FALSE, "2026-11-27" },
    { "2026-11-29", FALSE, "2026-11-27" }, { "2026-05-25", TRUE, "2026-05-21" },
    { "2026-04-06", TRUE, "2026-04-01" },  { "2026-04-06", FALSE, "2026-04-02" },
    { "2023-11-17", TRUE, "2023-11-17" },  { "2023-11-18", TRUE, "2023-11-17" },
    { "2023-11-24", TRUE, "2023-11-23" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CbkFinding) finding =
        cbk_release_day (fixture->rules, fixture->calendar, cbk_day_parse (examples[i].legal),
                                   examples[i].avoids_closed_days, &error);

      g_assert_no_error (error);
      assert_day (finding, examples[i].expected);
    }
}

static void
test_release_may_be_brought_forward (Fixture *fixture, gconstpointer unused)
{
  static const char *const examples[][2] = {
    { "2026-11-27", "2026-11-24" },
    { "2026-11-29", "2026-11-24" },
    { "2026-04-06", "2026-03-31" },
    { "2026-11-25", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(CbkFinding) finding = cbk_release_day_early (fixture->rules, fixture->calendar,
                                                              cbk_day_parse (examples[i][0]), NULL);

      assert_day (finding, examples[i][1]);
      g_assert_cmpint (cbk_finding_get_state (finding), ==,
                       examples[i][1] != NULL ? CBK_FINDING_PLAIN : CBK_FINDING_IMPOSSIBLE);
    }
}

#define ADD(path, func)                                                                                      \
  g_test_add ("/licence-dates/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-licence-starts-on-the-day-of-release", test_the_licence_starts_on_the_day_of_release);
  ADD ("a-licence-needs-a-legal-date", test_a_licence_needs_a_legal_date);
  ADD ("the-hard-stop-is-two-working-days-before", test_the_hard_stop_is_two_working_days_before);
  ADD ("editing-stops-at-the-hard-stop", test_editing_stops_at_the_hard_stop);
  ADD ("an-unfinished-licence-times-out", test_an_unfinished_licence_times_out);
  ADD ("a-late-allocation-is-flagged", test_a_late_allocation_is_flagged);
  ADD ("nobody-leaves-before-a-closed-day", test_nobody_leaves_before_a_closed_day);
  ADD ("release-may-be-brought-forward", test_release_may_be_brought_forward);

  return g_test_run ();
}
