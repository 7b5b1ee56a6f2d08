/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/fixture.h"

#include "base/cbk-error.h"
#include "domain/cbk-clocks.h"
#include "domain/cbk-uk-time.h"

static CbkFinding *
start (Fixture *fixture, const char *code, gint64 event)
{
  g_autoptr(GError) error = NULL;
  CbkFinding *finding = cbk_clock_start (fixture->rules, fixture->calendar, code, event, &error);

  g_assert_no_error (error);

  return finding;
}

static void
assert_starts (Fixture *fixture, const char *code, gint64 event, const char *expected)
{
  g_autoptr(CbkFinding) finding = start (fixture, code, event);
  gint64 moment = cbk_finding_get_moment (finding);
  g_autofree char *text = moment != CBK_TIME_UNSET ? cbk_uk_time_format (moment)
                                                   : cbk_uk_day_format (cbk_finding_get_day (finding));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_crime_is_recorded_within_a_day (Fixture *fixture, gconstpointer unused)
{
  gint64 report = wall ("2026-10-24", 20, 0);
  g_autoptr(CbkFinding) finding = start (fixture, "recording.crime", report);
  g_autofree char *text = cbk_finding_explain (finding);

  g_assert_cmpint (cbk_finding_get_moment (finding), ==, report + 24 * CBK_HOUR);
  g_assert_cmpint (cbk_finding_get_warning (finding), ==, report + 18 * CBK_HOUR);
  g_assert_cmpstr (
    text, ==,
    "Crime to be recorded by Sun 25 Oct 2026 19:00: 24 hours after the report at Sat 24 Oct 2026 20:00 "
    "(Home Office Crime Recording Rules, general rules; rule crime-recording version 1, "
    "general knowledge, unconfirmed).");
}

static void
test_an_allocation_nobody_acknowledged_escalates (Fixture *fixture, gconstpointer unused)
{
  gint64 sent = wall ("2026-11-23", 10, 0);
  g_autoptr(CbkFinding) finding = start (fixture, "allocation.acknowledge", sent);

  cbk_clock_judge (finding, CBK_TIME_UNSET, wall ("2026-11-23", 11, 0));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_DUE);

  cbk_clock_judge (finding, CBK_TIME_UNSET, wall ("2026-11-23", 11, 1));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_BREACHED);

  cbk_clock_judge (finding, wall ("2026-11-23", 11, 0), wall ("2026-11-23", 12, 0));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_MET);

  cbk_clock_judge (finding, wall ("2026-11-23", 11, 1), wall ("2026-11-23", 12, 0));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_BREACHED);
}

static void
test_supervision_follows_its_schedule (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *code;
    int first;
    int next;
  } schedules[] = {
    { "supervision.review.standard", 7, 28 }, { "supervision.review.high-harm", 3, 14 },
    { "supervision.review.custody", 1, 1 },   { "iom.review.red", 7, 7 },
    { "resettlement.plan-review", 90, 90 },
  };
  CbkDay begin = cbk_day_parse ("2026-11-23");

  for (guint i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      g_autoptr(CbkFinding) first =
        cbk_clock_next_review (fixture->rules, schedules[i].code, begin, CBK_DAY_UNSET, NULL);
      g_autoptr(CbkFinding) next =
        cbk_clock_next_review (fixture->rules, schedules[i].code, begin, begin + 5, NULL);

      g_assert_cmpint (cbk_finding_get_day (first), ==, begin + schedules[i].first);
      g_assert_cmpint (cbk_finding_get_day (next), ==, begin + 5 + schedules[i].next);
    }

  assert_starts (fixture, "supervision.plan.standard", wall ("2026-11-23", 10, 0),
                 "Tue 24 Nov 2026 10:00 GMT");
  assert_starts (fixture, "supervision.plan.high-risk", wall ("2026-11-23", 10, 0),
                 "Mon 23 Nov 2026 12:00 GMT");
  assert_starts (fixture, "supervision.senior", wall ("2026-11-30", 10, 0), "Sun 28 Feb 2027");
}

static void
test_a_monthly_review_is_clipped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkFinding) green = cbk_clock_next_review (
    fixture->rules, "iom.review.green", cbk_day_parse ("2026-01-01"), cbk_day_parse ("2026-01-31"), NULL);

  assert_day (green, "2026-02-28");
}

static void
test_summary_offences_have_six_months (Fixture *fixture, gconstpointer unused)
{
  static const char *const examples[][2] = {
    { "2026-01-10", "2026-07-10" },
    { "2025-08-31", "2026-02-28" },
    { "2025-08-29", "2026-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(CbkFinding) finding = cbk_clock_prosecution_limit (
        fixture->rules, cbk_day_parse (examples[i][0]), CBK_DAY_UNSET, FALSE, NULL);

      assert_day (finding, examples[i][1]);
    }
}

static void
test_domestic_assaults_have_longer (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *offence;
    const char *reported;
    const char *expected;
  } examples[] = {
    { "2024-01-10", "2024-11-20", "2025-05-20" }, /* six months after the report */
    { "2024-01-10", "2025-10-20", "2026-01-10" }, /* two years after the offence */
    { "2022-06-27", "2022-11-20", "2022-12-27" }, /* before the law */
    { "2024-01-10", NULL, "2024-07-10" },         /* not reported */
  };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(CbkFinding) finding =
        cbk_clock_prosecution_limit (fixture->rules, cbk_day_parse (examples[i].offence),
                                               cbk_day_parse (examples[i].reported), TRUE, NULL);

      assert_day (finding, examples[i].expected);
      g_assert_false (cbk_finding_is_confirmed (finding));
    }

  g_assert_null (cbk_clock_prosecution_limit (fixture->rules, 100, 99, TRUE, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_missing_people_have_their_limits (Fixture *fixture, gconstpointer unused)
{
  gint64 event = wall ("2026-03-28", 20, 0);

  assert_starts (fixture, "missing.pnc", event, "Mon 30 Mar 2026 21:00 BST");
  assert_starts (fixture, "missing.national-unit", event, "Tue 31 Mar 2026 21:00 BST");
  assert_starts (fixture, "missing.unidentified", event, "Mon 30 Mar 2026 21:00 BST");
  assert_starts (fixture, "missing.return-interview", event, "Tue 31 Mar 2026 21:00 BST");
  assert_starts (fixture, "missing.prevention-interview.standard", event, "Sun 29 Mar 2026 21:00 BST");
  assert_starts (fixture, "missing.prevention-interview.high-risk", event, "Sat 28 Mar 2026 21:00 GMT");
  assert_starts (fixture, "missing.long-term", event, "Sat 25 Apr 2026");
}

/* Good Friday is the day after the event, Easter Monday the Monday. */
static void
test_recall_has_its_limits (Fixture *fixture, gconstpointer unused)
{
  gint64 event = wall ("2026-04-02", 16, 0);

  assert_starts (fixture, "recall.part-a", event, "Fri 3 Apr 2026 16:00 BST");
  assert_starts (fixture, "recall.countersign", event, "Tue 7 Apr 2026");
  assert_starts (fixture, "recall.assessment", event, "Fri 3 Apr 2026 16:00 BST");
  assert_starts (fixture, "recall.dossier", event, "Tue 7 Apr 2026");
  assert_starts (fixture, "recall.part-b", event, "Fri 24 Apr 2026");
  assert_starts (fixture, "recall.secondary-dossier", event, "Thu 30 Apr 2026");
  assert_starts (fixture, "recall.prison-form", event, "Mon 13 Apr 2026");
  assert_starts (fixture, "recall.arrest.standard", event, "Mon 6 Apr 2026 16:00 BST");
  assert_starts (fixture, "recall.arrest.emergency", event, "Sat 4 Apr 2026 16:00 BST");
  assert_starts (fixture, "recall.whole.standard", event, "Wed 8 Apr 2026 16:00 BST");
  assert_starts (fixture, "recall.whole.emergency", event, "Sun 5 Apr 2026 18:00 BST");
}

static void
test_arrest_targets_escalate (Fixture *fixture, gconstpointer unused)
{
  gint64 event = wall ("2026-11-23", 10, 0);
  g_autoptr(GPtrArray) list = cbk_clock_escalations (fixture->rules, "recall.arrest.standard", event, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (list->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (cbk_finding_get_moment (list->pdata[i]), ==, event + (i + 1) * 24 * CBK_HOUR);
  g_assert_cmpstr (cbk_finding_get_code (list->pdata[1]), ==, "recall.arrest.standard.50");
  g_assert_false (cbk_finding_is_confirmed (list->pdata[0]));

  g_assert_null (cbk_clock_escalations (fixture->rules, "recall.part-b", event, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_breaches_and_resettlement_have_their_days (Fixture *fixture, gconstpointer unused)
{
  gint64 friday = wall ("2026-05-22", 9, 0);

  assert_starts (fixture, "breach.explanation", friday, "Fri 29 May 2026");
  assert_starts (fixture, "breach.record", friday, "Tue 26 May 2026");
  assert_starts (fixture, "licence.prompt", friday, "Fri 24 Apr 2026");
  assert_starts (fixture, "licence.hard-stop-review", friday, "Wed 27 May 2026");
  assert_starts (fixture, "licence.return-to-uk", friday, "Wed 27 May 2026");
  assert_starts (fixture, "resettlement.pre-release", friday, "Fri 27 Feb 2026");
  assert_starts (fixture, "resettlement.homelessness", friday, "Fri 27 Mar 2026");
  assert_starts (fixture, "resettlement.night-one", friday, "Fri 8 May 2026");
  assert_starts (fixture, "resettlement.appointment", friday, "Tue 26 May 2026 14:00 BST");
  assert_starts (fixture, "resettlement.risk-review", friday, "Fri 31 Jul 2026");
  assert_starts (fixture, "iom.step-down", friday, "Sat 22 Aug 2026");
  assert_starts (fixture, "mappa.review.level-3", friday, "Fri 17 Jul 2026");
}

static void
test_a_day_is_in_time_to_its_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkFinding) finding = start (fixture, "breach.record", wall ("2026-05-22", 9, 0));

  cbk_clock_judge (finding, CBK_TIME_UNSET, wall ("2026-05-26", 23, 59));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_DUE);
  cbk_clock_judge (finding, CBK_TIME_UNSET, wall ("2026-05-27", 0, 0));
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_BREACHED);
}

static void
test_hours_need_a_time_of_day (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_clock_start_on (fixture->rules, fixture->calendar, "recall.part-a", 20000, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (cbk_clock_start_on (fixture->rules, fixture->calendar, "recall.of-the-wild", 20000, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
}

static gboolean
is_clock (const CbkRule *rule)
{
  static const char *const units[] = { "minutes", "hours", "working_days", "days", "weeks", "months" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (cbk_rule_has (rule, units[i]) && cbk_rule_has (rule, "after"))
      return TRUE;

  return FALSE;
}

static void
test_every_built_in_clock_runs (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) list = cbk_rules_list (fixture->rules);
  guint clocks = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const char *code = cbk_rule_get_code (list->pdata[i]);
      g_autoptr(CbkFinding) finding = NULL;

      if (is_clock (list->pdata[i]))
        finding = start (fixture, code, wall ("2026-05-22", 9, 0));
      else if (cbk_rule_has (list->pdata[i], "after") && !g_str_has_prefix (code, "victims."))
        finding =
          cbk_clock_next_review (fixture->rules, code, cbk_day_parse ("2026-05-22"), CBK_DAY_UNSET, NULL);
      else
        continue;

      g_assert_nonnull (finding);
      g_assert_cmpint (cbk_finding_get_day (finding), !=, CBK_DAY_UNSET);
      clocks++;
    }

  g_assert_cmpuint (clocks, >, 40);
}

static void
test_broken_rules_are_refused_and_named (Fixture *fixture, gconstpointer unused)
{
  static const char *const parameters[] = {
    "\"hours\": 1",
    "\"what\": \"Tea\", \"after\": \"noon\"",
    "\"what\": \"Tea\", \"after\": \"noon\", \"months\": 1000000",
    "\"what\": \"Tea\", \"after\": \"noon\", \"working_days\": 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"kind\": \"rules\", \"rules\": [{\"code\": \"tea\", \"set\": \"a\", "
                         "\"version\": 1, \"citation\": \"x\", "
                         "\"confidence\": \"D\", \"parameters\": {%s}}]}",
                         parameters[i]);
      g_autoptr(CbkRules) rules = cbk_rules_new_from_data (json, -1, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_nonnull (rules);
      g_assert_null (cbk_clock_start (rules, NULL, "tea", wall ("2026-05-22", 9, 0), &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_null (cbk_clock_next_review (rules, "tea", 20000, CBK_DAY_UNSET, NULL));
    }
}

#define ADD(path, func) g_test_add ("/clocks/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-crime-is-recorded-within-a-day", test_a_crime_is_recorded_within_a_day);
  ADD ("an-allocation-nobody-acknowledged-escalates", test_an_allocation_nobody_acknowledged_escalates);
  ADD ("supervision-follows-its-schedule", test_supervision_follows_its_schedule);
  ADD ("a-monthly-review-is-clipped", test_a_monthly_review_is_clipped);
  ADD ("summary-offences-have-six-months", test_summary_offences_have_six_months);
  ADD ("domestic-assaults-have-longer", test_domestic_assaults_have_longer);
  ADD ("missing-people-have-their-limits", test_missing_people_have_their_limits);
  ADD ("recall-has-its-limits", test_recall_has_its_limits);
  ADD ("arrest-targets-escalate", test_arrest_targets_escalate);
  ADD ("breaches-and-resettlement-have-their-days", test_breaches_and_resettlement_have_their_days);
  ADD ("a-day-is-in-time-to-its-end", test_a_day_is_in_time_to_its_end);
  ADD ("hours-need-a-time-of-day", test_hours_need_a_time_of_day);
  ADD ("every-built-in-clock-runs", test_every_built_in_clock_runs);
  ADD ("broken-rules-are-refused-and-named", test_broken_rules_are_refused_and_named);

  return g_test_run ();
}
