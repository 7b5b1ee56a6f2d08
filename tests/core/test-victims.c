/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "core/fixture.h"

static void
be_at (Fixture *fixture, const char *now)
{
  g_assert_true (cbk_time_parse (now, &fixture->env.now));
}

static char *
add_victim (Fixture *fixture, const char *of_case, const char *enhanced)
{
  return fixture_run (fixture, "create", NULL, "type", "case_role", "subject_type", "case", "subject_id", of_case, "role",
                      "victim", "enhanced", enhanced, NULL);
}

/* W6: a victim with enhanced rights; the suspect is arrested on Friday 22 May 2026 at 23:50. Monday is a holiday. */
static char *
arrest_on_friday_night (Fixture *fixture)
{
  g_autofree char *of_case = NULL;
  g_autofree char *victim = NULL;
  g_autofree char *custody = NULL;

  be_at (fixture, "2026-05-22T23:10:00Z");
  of_case = fixture_run (fixture, "open_case", NULL, "summary", "Robbery", NULL);
  victim = add_victim (fixture, of_case, "yes");
  custody = fixture_run (fixture, "arrest_person", NULL, "case_id", of_case, "person_text", "Doe", "arrested_at",
                         "2026-05-22T22:50:00Z", NULL);

  return g_steal_pointer (&victim);
}

static CbkRecord *
find_duty (Fixture *fixture, const char *code)
{
  g_autofree char *condition = g_strconcat ("duty=", code, NULL);
  g_autoptr(GPtrArray) duties = fixture_find (fixture, "victim_duty", condition);

  g_assert_cmpuint (duties->len, ==, 1);

  return g_object_ref (duties->pdata[0]);
}

static void
assert_duty (Fixture *fixture, const char *code, const char *state)
{
  g_autoptr(CbkRecord) duty = find_duty (fixture, code);

  g_assert_cmpstr (cbk_record_get_text (duty, "state"), ==, state);
}

static void
tell (Fixture *fixture, const char *victim, const char *at, const char *duties)
{
  g_autofree char *done = NULL;

  be_at (fixture, at);
  done = fixture_run (fixture, "record_contact", victim, "method", "telephone", "reached", "yes", "said", "told of the arrest",
                      "duties", duties, NULL);
}

static void
test_told_in_time_meets_the_duty (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *victim = arrest_on_friday_night (fixture);
  g_autoptr(CbkRecord) duty = find_duty (fixture, "V5");
  g_autofree char *due = cbk_time_format (cbk_record_get_int (duty, "due_at"));

  g_assert_cmpstr (due, ==, "2026-05-26T22:59:59.999Z");
  g_assert_cmpstr (cbk_record_get_text (duty, "rule_set"), ==, "vcode-2021");
  tell (fixture, victim, "2026-05-26T15:00:00Z", "V5");
  assert_duty (fixture, "V5", "met");
  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
}

static void
test_told_late_is_a_breach_by_working_days (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *victim = arrest_on_friday_night (fixture);
  g_autoptr(CbkRecord) duty = NULL;

  tell (fixture, victim, "2026-05-27T08:00:00Z", "V5");
  duty = find_duty (fixture, "V5");
  g_assert_cmpstr (cbk_record_get_text (duty, "state"), ==, "breached");
  g_assert_cmpint (cbk_record_get_int (duty, "late_days"), ==, 1);
  g_assert_cmpint (cbk_record_get_int (duty, "met_at"), !=, CBK_TIME_UNSET);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "late by 1 working day"));
}

static void
test_attempts_are_counted_and_are_no_contact (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *victim = arrest_on_friday_night (fixture);
  g_autoptr(CbkRecord) duty = NULL;
  g_autoptr(CbkRecord) role = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *at = g_strdup_printf ("2026-05-26T%02u:00:00Z", 8 + i);
      g_autofree char *done = NULL;

      be_at (fixture, at);
      done = fixture_run (fixture, "record_contact", victim, "method", "telephone", "reached", "no", NULL);
    }

  duty = find_duty (fixture, "V5");
  role = fixture_get (fixture, "case_role", victim);
  g_assert_cmpstr (cbk_record_get_text (duty, "state"), ==, "attempted");
  g_assert_cmpint (cbk_record_get_int (duty, "attempts"), ==, 10);
  g_assert_cmpint (cbk_record_get_int (duty, "met_at"), ==, CBK_TIME_UNSET);
  g_assert_cmpint (cbk_record_get_int (role, "next_contact_at"), ==, CBK_TIME_UNSET);
}

static void
test_the_same_event_begins_a_duty_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Burglary", NULL);
  g_autofree char *victim = add_victim (fixture, of_case, "no");
  g_autofree char *once = fixture_run (fixture, "add_victim_duties", of_case, "event", "report", NULL);
  g_autofree char *twice = fixture_run (fixture, "add_victim_duties", of_case, "event", "report", NULL);
  g_autoptr(GPtrArray) duties = fixture_find (fixture, "victim_duty", NULL);
  g_autoptr(CbkRecord) referral = find_duty (fixture, "V3");
  g_autofree char *due = cbk_time_format (cbk_record_get_int (referral, "due_at"));

  g_assert_cmpuint (duties->len, ==, 4);
  g_assert_cmpstr (due, ==, "2026-11-24T23:59:59.999Z");
  fixture_refuse (fixture, CBK_ERROR_STATE, "add_victim_duties", of_case, "event", "full moon", NULL);
}

static void
test_a_business_is_owed_nothing_by_the_code (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Shoplifting", NULL);
  g_autofree char *shop = fixture_run (fixture, "create", NULL, "type", "case_role", "subject_type", "case", "subject_id",
                                       of_case, "role", "victim", "victim_kind", "business", NULL);
  g_autofree char *done = fixture_run (fixture, "add_victim_duties", of_case, "event", "report", NULL);
  g_autoptr(GPtrArray) duties = fixture_find (fixture, "victim_duty", NULL);

  g_assert_cmpuint (duties->len, ==, 0);
}

static void
test_enhanced_rights_bring_open_duties_forward (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Assault", "hidden_crimes", "domestic_abuse",
                                          NULL);
  g_autofree char *victim = add_victim (fixture, of_case, "unknown");
  g_autofree char *report = fixture_run (fixture, "add_victim_duties", of_case, "event", "report", NULL);
  g_autofree char *arrest = fixture_run (fixture, "add_victim_duties", of_case, "event", "arrest", "event_at",
                                         "2026-11-20T10:00:00Z", NULL);
  g_autofree char *plain = NULL, *assessed = NULL;
  g_autofree char *before = NULL, *after = NULL, *enhanced = NULL;
  g_autoptr(CbkRecord) slow = find_duty (fixture, "V5");
  g_autoptr(CbkRecord) fast = NULL;

  before = cbk_time_format (cbk_record_get_int (slow, "due_at"));
  g_assert_cmpstr (before, ==, "2026-11-27T23:59:59.999Z");

  fixture_refuse (fixture, CBK_ERROR_STATE, "assess_needs", victim, "enhanced", "yes", NULL);
  plain = fixture_run (fixture, "assess_needs", victim, "enhanced", "no", "enhanced_reason", "declined", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "hidden crime"));

  assessed = fixture_run (fixture, "assess_needs", victim, "enhanced", "yes", "enhanced_categories", "serious_domestic", NULL);
  fast = find_duty (fixture, "V5");
  after = cbk_time_format (cbk_record_get_int (fast, "due_at"));
  enhanced = fixture_text (fixture, "case_role", victim, "enhanced");
  g_assert_cmpstr (after, ==, "2026-11-23T23:59:59.999Z");
  g_assert_cmpstr (enhanced, ==, "yes");
  assert_duty (fixture, "V2", "met");
}

static void
test_the_plan_says_when_to_call_next (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Burglary", NULL);
  g_autofree char *victim = add_victim (fixture, of_case, "no");
  g_autofree char *begun = fixture_run (fixture, "add_victim_duties", of_case, "event", "report", NULL);
  g_autofree char *next = NULL, *agreed = NULL, *never = NULL, *sooner = NULL, *none = NULL;

  tell (fixture, victim, "2026-11-22T15:00:00Z", "V1");
  next = fixture_text (fixture, "case_role", victim, "next_contact_at");
  g_assert_cmpstr (next, ==, "2026-12-20T23:59:59.999Z");

  agreed = fixture_run (fixture, "agree_contact_plan", victim, "contact_frequency", "weekly", NULL);
  sooner = fixture_text (fixture, "case_role", victim, "next_contact_at");
  g_assert_cmpstr (sooner, ==, "2026-11-29T23:59:59.999Z");
  assert_duty (fixture, "V4", "met");

  never = fixture_run (fixture, "agree_contact_plan", victim, "contact_frequency", "never", NULL);
  none = fixture_text (fixture, "case_role", victim, "next_contact_at");
  g_assert_null (none);
}

static void
test_a_contact_says_what_was_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *victim = arrest_on_friday_night (fixture);
  g_autofree char *contact = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "record_contact", victim, "method", "telephone", "reached", "yes", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "record_contact", victim, "method", "telephone", "reached", "no", "happened_at",
                  "2026-06-22T10:00:00Z", NULL);
  contact = fixture_run (fixture, "record_contact", victim, "method", "telephone", "reached", "yes", "said", "hello", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "meets none"));
  assert_duty (fixture, "V5", "due");
  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", contact, "type", "contact", "said", "something else", NULL);
}

static void
test_an_exemption_has_a_reason (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *victim = arrest_on_friday_night (fixture);
  g_autoptr(CbkRecord) duty = find_duty (fixture, "V5");
  g_autofree char *done = NULL;

  fixture_refuse (fixture, CBK_ERROR_INVALID, "exempt_duty", duty->id, NULL);
  done = fixture_run (fixture, "exempt_duty", duty->id, "exempt_reason", "asked not to be told of anything", NULL);
  assert_duty (fixture, "V5", "exempt");
}

static void
test_a_charge_and_a_decision_begin_their_duties (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Burglary", NULL);
  g_autofree char *victim = add_victim (fixture, of_case, "no");
  g_autofree char *bail = fixture_run (fixture, "grant_bail", NULL, "case_id", of_case, "arrested_on", "2026-11-20",
                                       "grounds_reason", "x", NULL);
  g_autofree char *stopped = NULL;

  assert_duty (fixture, "V5", "due");
  fixture_be (fixture, "2001");
  stopped = fixture_run (fixture, "stop_bail", bail, "end_reason", "no evidence", NULL);
  assert_duty (fixture, "V7", "due");
  assert_duty (fixture, "V10", "due");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/victims/told-in-time-meets-the-duty", test_told_in_time_meets_the_duty);
  ADD_CORE_TEST ("/victims/told-late-is-a-breach-by-working-days", test_told_late_is_a_breach_by_working_days);
  ADD_CORE_TEST ("/victims/attempts-are-counted-and-are-no-contact", test_attempts_are_counted_and_are_no_contact);
  ADD_CORE_TEST ("/victims/the-same-event-begins-a-duty-once", test_the_same_event_begins_a_duty_once);
  ADD_CORE_TEST ("/victims/a-business-is-owed-nothing-by-the-code", test_a_business_is_owed_nothing_by_the_code);
  ADD_CORE_TEST ("/victims/enhanced-rights-bring-open-duties-forward", test_enhanced_rights_bring_open_duties_forward);
  ADD_CORE_TEST ("/victims/the-plan-says-when-to-call-next", test_the_plan_says_when_to_call_next);
  ADD_CORE_TEST ("/victims/a-contact-says-what-was-said", test_a_contact_says_what_was_said);
  ADD_CORE_TEST ("/victims/an-exemption-has-a-reason", test_an_exemption_has_a_reason);
  ADD_CORE_TEST ("/victims/a-charge-and-a-decision-begin-their-duties", test_a_charge_and_a_decision_begin_their_duties);

  return g_test_run ();
}
