/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/fixture.h"

#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"
#include "domain/cbk-victims.h"

static CbkFinding *
judge (Fixture *fixture, const CbkVictimFacts *duty, gint64 now)
{
  g_autoptr(GError) error = NULL;
  CbkFinding *finding = cbk_victims_judge_duty (fixture->rules, fixture->calendar, duty, now, &error);

  g_assert_no_error (error);

  return finding;
}

static void
assert_due (Fixture *fixture, const char *name, const char *event, gboolean enhanced, const char *expected)
{
  const CbkVictimFacts duty = { .duty = name, .event_at = wall (event, 12, 0), .enhanced = enhanced };
  g_autoptr(CbkFinding) finding = judge (fixture, &duty, duty.event_at);
  g_autofree char *text = cbk_day_format (cbk_finding_get_day (finding));

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_DUE);
}

static void
test_duties_count_working_days (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *event;
    const char *one;
    const char *two;
    const char *five;
  } examples[] = {
    { "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-30" },
    { "2026-04-02", "2026-04-07", "2026-04-08", "2026-04-13" },
    { "2026-12-24", "2026-12-29", "2026-12-30", "2027-01-05" },
    { "2026-05-22", "2026-05-26", "2026-05-27", "2026-06-01" },
    { "2016-12-23", "2016-12-28", "2016-12-29", "2017-01-04" },
  };
  static const char *const five_or_one[] = { "V5", "V6", "V7", "V9" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (five_or_one); j++)
        {
          assert_due (fixture, five_or_one[j], examples[i].event, TRUE, examples[i].one);
          assert_due (fixture, five_or_one[j], examples[i].event, FALSE, examples[i].five);
        }
      assert_due (fixture, "V3", examples[i].event, FALSE, examples[i].two);
      assert_due (fixture, "V3", examples[i].event, TRUE, examples[i].two);
    }
}

static void
test_the_event_decides_the_code (Fixture *fixture, gconstpointer unused)
{
  const CbkVictimFacts old = { .duty = "V5", .event_at = wall ("2016-12-23", 12, 0) };
  const CbkVictimFacts new = { .duty = "V5", .event_at = wall ("2026-05-22", 12, 0) };
  g_autoptr(CbkFinding) before = judge (fixture, &old, old.event_at);
  g_autoptr(CbkFinding) after = judge (fixture, &new, new.event_at);

  g_assert_cmpstr (cbk_rule_get_set (cbk_finding_get_rule (before, 0)), ==, "vcode-2015");
  g_assert_cmpstr (cbk_rule_get_set (cbk_finding_get_rule (after, 0)), ==, "vcode-2021");
  assert_due (fixture, "V1", "2016-12-23", FALSE, "2017-01-04");
  assert_due (fixture, "V1", "2026-05-22", FALSE, NULL);
}

static void
test_told_on_the_last_day_is_in_time (Fixture *fixture, gconstpointer unused)
{
  const CbkVictimContact contacts[] = { { wall ("2026-05-26", 16, 0), TRUE } };
  const CbkVictimContact last_minute[] = { { wall ("2026-05-26", 23, 59), TRUE } };
  CbkVictimFacts duty = { "V5", wall ("2026-05-22", 23, 50), TRUE, NULL, contacts, 1 };
  g_autoptr(CbkFinding) told = judge (fixture, &duty, wall ("2026-05-28", 9, 0));
  g_autoptr(CbkFinding) just = NULL;

  g_assert_cmpint (cbk_finding_get_state (told), ==, CBK_FINDING_MET);

  duty.contacts = last_minute;
  just = judge (fixture, &duty, wall ("2026-05-28", 9, 0));
  g_assert_cmpint (cbk_finding_get_state (just), ==, CBK_FINDING_MET);
}

static void
test_told_a_day_late_is_a_breach_by_one (Fixture *fixture, gconstpointer unused)
{
  const CbkVictimContact contacts[] = { { wall ("2026-05-27", 9, 0), TRUE } };
  const CbkVictimFacts duty = { "V5", wall ("2026-05-22", 23, 50), TRUE, NULL, contacts, 1 };
  g_autoptr(CbkFinding) finding = judge (fixture, &duty, wall ("2026-05-28", 9, 0));
  g_autofree char *text = cbk_finding_explain (finding);

  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_BREACHED);
  g_assert_cmpstr (cbk_finding_get_input (finding, "late by"), ==, "1 working day");
  g_assert_cmpstr (
    text, ==,
    "Victim told of the arrest, interview, release or bail Tue 26 May 2026: 1 working day after the event "
    "on Fri 22 May 2026, for a victim with enhanced rights; told at Wed 27 May 2026 09:00, late by "
    "1 working day (Victims' Code 2021, updated 2024; rule vcode-2021 version 1, verified).");
}

static void
test_attempts_are_seen_but_do_not_count (Fixture *fixture, gconstpointer unused)
{
  CbkVictimContact contacts[11];
  CbkVictimFacts duty = { "V5", wall ("2026-05-22", 23, 50), TRUE, NULL, contacts, 10 };
  g_autoptr(CbkFinding) attempted = NULL;
  g_autoptr(CbkFinding) told_late = NULL;

  for (int i = 0; i < 10; i++)
    contacts[i] = (CbkVictimContact){ wall ("2026-05-26", 8 + i, 0), FALSE };

  attempted = judge (fixture, &duty, wall ("2026-05-27", 9, 0));
  g_assert_cmpint (cbk_finding_get_state (attempted), ==, CBK_FINDING_ATTEMPTED);
  g_assert_cmpstr (cbk_finding_get_input (attempted, "attempts in time"), ==, "10");

  contacts[10] = (CbkVictimContact){ wall ("2026-05-27", 10, 0), TRUE };
  duty.n_contacts = 11;
  told_late = judge (fixture, &duty, wall ("2026-05-28", 9, 0));
  g_assert_cmpint (cbk_finding_get_state (told_late), ==, CBK_FINDING_BREACHED);
  g_assert_cmpstr (cbk_finding_get_input (told_late, "attempts in time"), ==, "10");
}

static void
test_nobody_told_is_a_breach_after_the_last_day (Fixture *fixture, gconstpointer unused)
{
  const CbkVictimContact contacts[] = {
    { wall ("2026-05-22", 9, 0), TRUE },  /* before the event: of something else */
    { wall ("2026-05-27", 9, 0), FALSE }, /* an attempt, too late */
  };
  const CbkVictimFacts duty = { "V5", wall ("2026-05-22", 23, 50), TRUE, NULL, contacts, 2 };
  g_autoptr(CbkFinding) due = judge (fixture, &duty, wall ("2026-05-26", 23, 59));
  g_autoptr(CbkFinding) breached = judge (fixture, &duty, wall ("2026-05-27", 0, 0));

  g_assert_cmpint (cbk_finding_get_state (due), ==, CBK_FINDING_DUE);
  g_assert_cmpint (cbk_finding_get_state (breached), ==, CBK_FINDING_BREACHED);
}

static void
test_an_exemption_keeps_its_reason (Fixture *fixture, gconstpointer unused)
{
  const CbkVictimFacts duty = { "V6", wall ("2026-05-22", 9, 0), FALSE, "asked not to be contacted", NULL, 0 };
  g_autoptr(CbkFinding) finding = judge (fixture, &duty, wall ("2026-07-01", 9, 0));

  g_assert_cmpint (cbk_finding_get_state (finding), ==, CBK_FINDING_EXEMPT);
  g_assert_cmpstr (cbk_finding_get_input (finding, "exempt because"), ==, "asked not to be contacted");
}

static void
test_duties_without_a_number_are_never_late (Fixture *fixture, gconstpointer unused)
{
  static const char *const duties[] = { "V1", "V2", "V4", "V8", "V10" };

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      const CbkVictimContact contact = { wall ("2026-08-22", 9, 0), TRUE };
      CbkVictimFacts duty = { duties[i], wall ("2026-05-22", 9, 0), TRUE, NULL, NULL, 0 };
      g_autoptr(CbkFinding) due = judge (fixture, &duty, wall ("2026-08-01", 9, 0));
      g_autoptr(CbkFinding) met = NULL;

      g_assert_cmpint (cbk_finding_get_state (due), ==, CBK_FINDING_DUE);

      duty.contacts = &contact;
      duty.n_contacts = 1;
      met = judge (fixture, &duty, wall ("2026-09-01", 9, 0));
      g_assert_cmpint (cbk_finding_get_state (met), ==, CBK_FINDING_MET);
    }
}

static void
test_contact_follows_the_plan_or_the_agreement (Fixture *fixture, gconstpointer unused)
{
  CbkDay last = cbk_day_parse ("2026-05-22");
  g_autoptr(CbkFinding) standard = cbk_victims_next_contact (fixture->rules, "standard", last, 0, NULL);
  g_autoptr(CbkFinding) enhanced = cbk_victims_next_contact (fixture->rules, "enhanced", last, 0, NULL);
  g_autoptr(CbkFinding) domestic =
    cbk_victims_next_contact (fixture->rules, "domestic-abuse", last, 0, NULL);
  g_autoptr(CbkFinding) agreed = cbk_victims_next_contact (fixture->rules, "standard", last, 10, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (cbk_finding_get_day (standard), ==, last + 28);
  g_assert_cmpint (cbk_finding_get_day (enhanced), ==, last + 14);
  g_assert_cmpint (cbk_finding_get_day (domestic), ==, last + 7);
  g_assert_cmpint (cbk_finding_get_day (agreed), ==, last + 10);
  g_assert_null (cbk_victims_next_contact (fixture->rules, "lavish", last, 0, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
}

static void
test_beyond_the_calendar_nothing_is_guessed (Fixture *fixture, gconstpointer unused)
{
  const CbkVictimFacts duty = { .duty = "V5", .event_at = wall ("2028-12-29", 9, 0) };
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_victims_judge_duty (fixture->rules, fixture->calendar, &duty, duty.event_at, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add ("/victims/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("duties-count-working-days", test_duties_count_working_days);
  ADD ("the-event-decides-the-code", test_the_event_decides_the_code);
  ADD ("told-on-the-last-day-is-in-time", test_told_on_the_last_day_is_in_time);
  ADD ("told-a-day-late-is-a-breach-by-one", test_told_a_day_late_is_a_breach_by_one);
  ADD ("attempts-are-seen-but-do-not-count", test_attempts_are_seen_but_do_not_count);
  ADD ("nobody-told-is-a-breach-after-the-last-day", test_nobody_told_is_a_breach_after_the_last_day);
  ADD ("an-exemption-keeps-its-reason", test_an_exemption_keeps_its_reason);
  ADD ("duties-without-a-number-are-never-late", test_duties_without_a_number_are_never_late);
  ADD ("contact-follows-the-plan-or-the-agreement", test_contact_follows_the_plan_or_the_agreement);
  ADD ("beyond-the-calendar-nothing-is-guessed", test_beyond_the_calendar_nothing_is_guessed);

  return g_test_run ();
}
