/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "core/fixture.h"

/* The worked examples B1 to B8 of the domain reference, as commands. */

static void
be_at (Fixture *fixture, const char *now)
{
  g_assert_true (cbk_time_parse (now, &fixture->env.now));
}

static char *
grant (Fixture *fixture, const char *arrested)
{
  return fixture_run (fixture, "grant_bail", NULL, "arrested_on", arrested, "grounds_reason", "phone to be examined",
                      "ground_suspicion", "yes", "ground_time", "yes", "ground_diligence", "yes", "ground_necessity", "yes", NULL);
}

static void
assert_bail (Fixture *fixture, const char *id, const char *field, const char *expected)
{
  g_autofree char *text = fixture_text (fixture, "bail", id, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_the_day_of_arrest_decides_when_bail_ends (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *arrested, *starts, *ends, *set;
  } rows[] = {
    { "2026-03-10", "2026-03-11", "2026-06-10", "2022" }, { "2025-11-29", "2025-11-30", "2026-02-28", "2022" },
    { "2025-11-30", "2025-12-01", "2026-02-28", "2022" }, { "2023-11-28", "2023-11-29", "2024-02-28", "2022" },
    { "2026-08-31", "2026-09-01", "2026-11-30", "2022" }, { "2019-06-03", "2019-06-04", "2019-07-01", "2017" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = grant (fixture, rows[i].arrested);
      g_autofree char *rule = fixture_text (fixture, "bail", id, "end_rule");

      assert_bail (fixture, id, "starts_on", rows[i].starts);
      assert_bail (fixture, id, "ends_on", rows[i].ends);
      assert_bail (fixture, id, "rule_set", rows[i].set);
      g_assert_nonnull (strstr (rule, "s47ZB"));
    }
}

static void
test_before_2017_bail_ends_when_it_is_to_be_answered (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "grant_bail", NULL, "arrested_on", "2016-05-01", "grounds_reason", "x", NULL);
  id = fixture_run (fixture, "grant_bail", NULL, "arrested_on", "2016-05-01", "grounds_reason", "x", "return_at",
                    "2016-06-20T09:00:00Z", NULL);
  assert_bail (fixture, id, "ends_on", "2016-06-20");
  assert_bail (fixture, id, "rule_set", "none");
}

static void
test_bail_takes_what_custody_knows (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *custody = fixture_run (fixture, "arrest_person", NULL, "person_text", "Doe", "arrested_at",
                                          "2026-03-10T23:30:00Z", NULL);
  g_autofree char *id = fixture_run (fixture, "grant_bail", NULL, "custody_record", custody, "grounds_reason", "x", NULL);

  assert_bail (fixture, id, "arrested_on", "2026-03-10");
  assert_bail (fixture, id, "ends_on", "2026-06-10");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "grant_bail", NULL, "grounds_reason", "x", NULL);
}

static void
test_each_condition_not_met_is_named (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "grant_bail", NULL, "arrested_on", "2026-11-21", NULL);
  id = fixture_run (fixture, "grant_bail", NULL, "arrested_on", "2026-11-21", "grounds_reason", "x", "ground_suspicion", "yes",
                    "ground_time", "yes", "ground_diligence", "no", NULL);
  g_assert_null (strstr (fixture_warnings (fixture), "A: "));
  g_assert_nonnull (strstr (fixture_warnings (fixture), "C: diligent"));
  g_assert_nonnull (strstr (fixture_warnings (fixture), "D: necessary"));
}

static void
test_conditions_ask_for_the_victims_views (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "grant_bail", NULL, "arrested_on", "2026-11-21", "grounds_reason", "x",
                                     "conditions", "not to contact the victim", NULL);
  g_autofree char *changed = NULL;
  g_autofree char *asked = NULL;

  g_assert_nonnull (strstr (fixture_warnings (fixture), "views"));
  changed = fixture_run (fixture, "change_bail_conditions", id, "conditions", "to live at home", "conditions_reason",
                         "the victim moved", "victim_asked", "yes", "victim_views", "agrees", NULL);
  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
  asked = fixture_text (fixture, "bail", id, "victim_asked_at");
  g_assert_nonnull (asked);
}

static void
test_an_extension_after_the_end_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *done = NULL;

  be_at (fixture, "2026-06-11T08:00:00Z");
  id = grant (fixture, "2026-03-10");
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_bail", id, "extension", "first", NULL);
  assert_bail (fixture, id, "ends_on", "2026-06-10");

  done = fixture_run (fixture, "extend_bail", id, "extension", "first", "override_reason", "signed on paper on the 10th",
                      "override_name", "Okafor", "override_rank", "insp", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "after the period had ended"));
  assert_bail (fixture, id, "ends_on", "2026-09-10");
}

static void
test_extensions_need_their_rank_and_their_order (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *first = NULL, *second = NULL, *court = NULL, *further = NULL;

  be_at (fixture, "2026-06-10T22:30:00Z");
  id = grant (fixture, "2026-03-10");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "extend_bail", id, "extension", "first", NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_bail", id, "extension", "first", "extension_rank", "ps", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_bail", id, "extension", "second", NULL);

  first = fixture_run (fixture, "extend_bail", id, "extension", "first", "representations", "none made; told", NULL);
  assert_bail (fixture, id, "state", "extended");
  assert_bail (fixture, id, "ends_on", "2026-09-10");
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_bail", id, "extension", "first", NULL);

  second = fixture_run (fixture, "extend_bail", id, "extension", "second", "extension_rank", "supt", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "s47ZDA"));
  assert_bail (fixture, id, "ends_on", "2026-12-10");
  court = fixture_run (fixture, "extend_bail", id, "extension", "court", "extension_rank", "magistrate", NULL);
  assert_bail (fixture, id, "ends_on", "2027-03-10");
  further = fixture_run (fixture, "extend_bail", id, "extension", "court_further", "extension_rank", "magistrate", NULL);
  assert_bail (fixture, id, "ends_on", "2027-09-10");
}

static void
test_time_with_the_cps_shows_both_ends (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *away = NULL, *back = NULL;

  be_at (fixture, "2026-05-21T08:00:00Z");
  id = grant (fixture, "2026-03-10");
  away = fixture_run (fixture, "suspend_bail", id, "suspended_from", "2026-05-01", NULL);
  assert_bail (fixture, id, "state", "suspended");
  g_assert_nonnull (strstr (fixture_warnings (fixture), "the CPS has the file"));
  back = fixture_run (fixture, "resume_bail", id, "suspended_to", "2026-05-20", NULL);
  rule = fixture_text (fixture, "bail", id, "end_rule");
  assert_bail (fixture, id, "state", "on_bail");
  assert_bail (fixture, id, "ends_on", "2026-06-10");
  g_assert_nonnull (strstr (rule, "10 Jun 2026"));
  g_assert_nonnull (strstr (rule, "29 Jun 2026"));
}

static void
test_release_under_investigation_is_reviewed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "release_under_investigation", NULL, "released_on", "2026-11-02", "end_reason",
                                     "bail not necessary", NULL);
  g_autofree char *reviewed = NULL, *signed_off = NULL;

  assert_bail (fixture, id, "state", "rui");
  assert_bail (fixture, id, "review_at", "2026-11-30T23:59:59.999Z");
  assert_bail (fixture, id, "sign_off_at", "2027-02-02T23:59:59.999Z");

  fixture_refuse (fixture, CBK_ERROR_DENIED, "review_release", id, "decision", "goes on", "sign_off", "yes", NULL);
  reviewed = fixture_run (fixture, "review_release", id, "decision", "goes on", NULL);
  assert_bail (fixture, id, "review_at", "2026-12-20T23:59:59.999Z");
  fixture_be (fixture, "2001");
  signed_off = fixture_run (fixture, "review_release", id, "decision", "goes on", "sign_off", "yes", NULL);
  assert_bail (fixture, id, "sign_off_at", "2027-02-22T23:59:59.999Z");
}

static void
test_bail_ends_by_answer_charge_or_no_further_action (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = grant (fixture, "2026-11-01");
  g_autofree char *answered = fixture_run (fixture, "answer_bail", id, NULL);
  g_autofree char *noted = NULL, *again = NULL, *charged = NULL, *stopped = NULL, *other = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "suspend_bail", id, NULL);
  again = fixture_run (fixture, "grant_bail", NULL, "bail", id, "grounds_reason", "new line", NULL);
  g_assert_cmpstr (again, ==, id);
  noted = fixture_run (fixture, "note_bail_breach", id, "note", "seen in the street", NULL);
  charged = fixture_run (fixture, "charge_suspect", id, NULL);
  assert_bail (fixture, id, "state", "charged");
  assert_bail (fixture, id, "breach_note", "seen in the street");

  other = grant (fixture, "2026-11-01");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "stop_bail", other, "end_reason", "no evidence", NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "stop_bail", other, NULL);
  stopped = fixture_run (fixture, "stop_bail", other, "end_reason", "no evidence", NULL);
  assert_bail (fixture, other, "state", "nfa");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/bail/the-day-of-arrest-decides-when-bail-ends", test_the_day_of_arrest_decides_when_bail_ends);
  ADD_CORE_TEST ("/bail/before-2017-bail-ends-when-it-is-to-be-answered", test_before_2017_bail_ends_when_it_is_to_be_answered);
  ADD_CORE_TEST ("/bail/bail-takes-what-custody-knows", test_bail_takes_what_custody_knows);
  ADD_CORE_TEST ("/bail/each-condition-not-met-is-named", test_each_condition_not_met_is_named);
  ADD_CORE_TEST ("/bail/conditions-ask-for-the-victims-views", test_conditions_ask_for_the_victims_views);
  ADD_CORE_TEST ("/bail/an-extension-after-the-end-is-refused", test_an_extension_after_the_end_is_refused);
  ADD_CORE_TEST ("/bail/extensions-need-their-rank-and-their-order", test_extensions_need_their_rank_and_their_order);
  ADD_CORE_TEST ("/bail/time-with-the-cps-shows-both-ends", test_time_with_the_cps_shows_both_ends);
  ADD_CORE_TEST ("/bail/release-under-investigation-is-reviewed", test_release_under_investigation_is_reviewed);
  ADD_CORE_TEST ("/bail/bail-ends-by-answer-charge-or-no-further-action",
                 test_bail_ends_by_answer_charge_or_no_further_action);

  return g_test_run ();
}
