/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "core/fixture.h"

/* The worked examples K1 to K10 of the domain reference, as commands. Times are in UTC. */

static void
be_at (Fixture *fixture, const char *now)
{
  g_assert_true (cbk_time_parse (now, &fixture->env.now));
}

static char *
arrest (Fixture *fixture, const char *arrested, const char *arrived, const char *basis, const char *used)
{
  return fixture_run (fixture, "arrest_person", NULL, "person_text", "Booked in as Doe", "arrested_at", arrested, "arrived_at",
                      arrived, "relevant_basis", basis, "earlier_detention", used, NULL);
}

/* K1: relevant Tue 12 May 2026 14:20 BST, authorised 14:41. */
static char *
detain (Fixture *fixture)
{
  g_autofree char *id = NULL;
  g_autofree char *authorised = NULL;

  be_at (fixture, "2026-05-12T13:45:00Z");
  fixture_be (fixture, "3001");
  id = arrest (fixture, "2026-05-12T13:00:00Z", "2026-05-12T13:20:00Z", "arrival", "0");
  authorised = fixture_run (fixture, "authorise_detention", id, "authorised_at", "2026-05-12T13:41:00Z", "grounds",
                            "to obtain evidence by questioning", NULL);

  return g_steal_pointer (&id);
}

static void
assert_clock (Fixture *fixture, const char *id, const char *field, const char *expected)
{
  g_autofree char *text = fixture_text (fixture, "custody_record", id, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
review (Fixture *fixture, const char *id, const char *at)
{
  g_autofree char *done = NULL;

  be_at (fixture, at);
  done = fixture_run (fixture, "review_detention", id, "grounds", "still necessary", "officer_text", "Insp Whitfield", "rank",
                      "insp", NULL);
}

static void
test_detention_and_review_run_by_themselves (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *rule = fixture_text (fixture, "custody_record", id, "detention_rule");
  g_autofree char *review_rule = fixture_text (fixture, "custody_record", id, "review_rule");

  assert_clock (fixture, id, "state", "authorised");
  assert_clock (fixture, id, "relevant_at", "2026-05-12T13:20:00.000Z");
  assert_clock (fixture, id, "detention_until", "2026-05-13T13:20:00.000Z");
  assert_clock (fixture, id, "review_due_at", "2026-05-12T19:41:00.000Z");
  g_assert_nonnull (strstr (rule, "PACE 1984"));
  g_assert_nonnull (strstr (review_rule, "s40"));
  g_assert_nonnull (strstr (fixture_warnings (fixture), "First review due"));
}

static void
test_an_early_review_brings_the_next_forward (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);

  review (fixture, id, "2026-05-12T17:05:00Z");
  assert_clock (fixture, id, "state", "reviewed");
  assert_clock (fixture, id, "review_due_at", "2026-05-13T02:05:00.000Z");
  assert_clock (fixture, id, "detention_until", "2026-05-13T13:20:00.000Z");

  review (fixture, id, "2026-05-13T02:05:00Z");
  assert_clock (fixture, id, "review_due_at", "2026-05-13T11:05:00.000Z");
}

static void
test_a_postponed_review_does_not_put_off_the_next (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *done = NULL;

  be_at (fixture, "2026-05-12T20:30:00Z");
  done = fixture_run (fixture, "review_detention", id, "grounds", "necessary", "rank", "insp", "officer_text", "Insp W",
                      "postponed_reason", "the inspector was at a death", NULL);
  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
  assert_clock (fixture, id, "review_due_at", "2026-05-13T04:41:00.000Z");
}

static void
test_a_late_review_and_a_low_rank_are_warned_of (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *done = NULL;

  be_at (fixture, "2026-05-12T20:30:00Z");
  done = fixture_run (fixture, "review_detention", id, "grounds", "necessary", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "done late"));
  g_assert_nonnull (strstr (fixture_warnings (fixture), "inspector"));
}

static void
test_hours_elapse_when_the_clocks_go_forward (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *done = NULL;

  be_at (fixture, "2026-03-28T21:00:00Z");
  id = arrest (fixture, "2026-03-28T19:00:00Z", "2026-03-28T20:00:00Z", "arrival", "0");
  done = fixture_run (fixture, "authorise_detention", id, "authorised_at", "2026-03-28T20:15:00Z", "grounds", "evidence", NULL);
  assert_clock (fixture, id, "detention_until", "2026-03-29T20:00:00.000Z");
  assert_clock (fixture, id, "review_due_at", "2026-03-29T02:15:00.000Z");
}

static void
test_hospital_stops_the_clock_until_the_person_is_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *authorised = NULL, *left = NULL, *back = NULL;

  be_at (fixture, "2026-06-03T10:30:00Z");
  id = arrest (fixture, "2026-06-03T07:30:00Z", "2026-06-03T08:00:00Z", "arrival", "0");
  authorised = fixture_run (fixture, "authorise_detention", id, "authorised_at", "2026-06-03T08:10:00Z", "grounds", "evidence",
                            NULL);
  left = fixture_run (fixture, "record_absence", id, "from", "2026-06-03T10:10:00Z", "questioned", "no", NULL);
  assert_clock (fixture, id, "detention_until", NULL);
  assert_clock (fixture, id, "review_due_at", "2026-06-03T14:10:00.000Z");

  be_at (fixture, "2026-06-03T15:00:00Z");
  back = fixture_run (fixture, "record_absence", id, "to", "2026-06-03T14:40:00Z", "questioned", "no", NULL);
  assert_clock (fixture, id, "detention_until", "2026-06-04T12:30:00.000Z");
  assert_clock (fixture, id, "review_due_at", "2026-06-03T14:10:00.000Z");
}

static void
test_time_of_questioning_in_hospital_counts (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *away = NULL;

  be_at (fixture, "2026-05-12T18:00:00Z");
  away = fixture_run (fixture, "record_absence", id, "from", "2026-05-12T15:00:00Z", "to", "2026-05-12T16:00:00Z", "questioned",
                      "yes", NULL);
  assert_clock (fixture, id, "detention_until", "2026-05-13T13:20:00.000Z");
  fixture_refuse (fixture, CBK_ERROR_STATE, "record_absence", id, "from", "2026-05-12T16:00:00Z", "to", "2026-05-12T15:00:00Z",
                  NULL);
}

static void
test_detention_used_before_bail_counts (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  be_at (fixture, "2026-09-07T10:00:00Z");
  id = arrest (fixture, "2026-09-07T09:00:00Z", "2026-09-07T09:00:00Z", "bail_return", "565");
  assert_clock (fixture, id, "detention_until", "2026-09-07T23:35:00.000Z");
}

static void
test_an_arrest_for_another_area_starts_no_later_than_a_day_on (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *soon = NULL, *late = NULL;

  be_at (fixture, "2026-02-05T08:00:00Z");
  soon = arrest (fixture, "2026-02-04T01:30:00Z", "2026-02-04T05:10:00Z", "other_area_arrival", "0");
  assert_clock (fixture, soon, "relevant_at", "2026-02-04T05:10:00.000Z");
  assert_clock (fixture, soon, "detention_until", "2026-02-05T05:10:00.000Z");

  late = arrest (fixture, "2026-02-04T01:30:00Z", "2026-02-05T06:00:00Z", "other_area_arrival", "0");
  assert_clock (fixture, late, "relevant_at", "2026-02-05T01:30:00.000Z");
  assert_clock (fixture, late, "relevant_basis", "other_area_24_hours");
  assert_clock (fixture, late, "detention_until", "2026-02-06T01:30:00.000Z");
}

static void
test_who_came_of_their_own_will_is_counted_from_the_arrest (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  be_at (fixture, "2026-05-12T15:00:00Z");
  id = arrest (fixture, "2026-05-12T14:00:00Z", "2026-05-12T12:00:00Z", "voluntary", "0");
  assert_clock (fixture, id, "relevant_at", "2026-05-12T14:00:00.000Z");
}

static void
test_no_extension_before_the_second_review (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *done = NULL;

  review (fixture, id, "2026-05-12T19:41:00Z");
  be_at (fixture, "2026-05-12T20:00:00Z");
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_detention", id, "grounds", "evidence", "rank", "supt", "officer_text",
                  "Supt Ash", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "extend_detention", id, "grounds", "evidence", "rank", "supt", "officer_text",
                  "Supt Ash", "override_reason", "recorded elsewhere", NULL);
  assert_clock (fixture, id, "state", "reviewed");

  done = fixture_run (fixture, "extend_detention", id, "grounds", "evidence", "rank", "supt", "officer_text", "Supt Ash",
                      "override_reason", "second review recorded elsewhere", "override_name", "Ash", "override_rank", "supt",
                      NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "outside the power"));
  assert_clock (fixture, id, "detention_until", "2026-05-14T01:20:00.000Z");
}

static void
test_an_extension_within_the_power_runs_to_36_hours (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *done = NULL;

  review (fixture, id, "2026-05-12T19:41:00Z");
  review (fixture, id, "2026-05-13T04:41:00Z");
  be_at (fixture, "2026-05-13T10:00:00Z");
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_detention", id, "grounds", "evidence", "rank", "insp", NULL);
  done = fixture_run (fixture, "extend_detention", id, "grounds", "evidence", "rank", "supt", "officer_text", "Supt Ash", NULL);
  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
  assert_clock (fixture, id, "state", "extended");
  assert_clock (fixture, id, "detention_until", "2026-05-14T01:20:00.000Z");
  assert_clock (fixture, id, "review_due_at", "2026-05-13T13:41:00.000Z");
}

static void
test_an_extension_after_24_hours_is_a_fact_that_moves_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *rule = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autofree char *done = NULL;

  review (fixture, id, "2026-05-12T19:41:00Z");
  review (fixture, id, "2026-05-13T04:41:00Z");
  be_at (fixture, "2026-05-13T13:21:00Z");
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_detention", id, "grounds", "evidence", "rank", "supt", NULL);

  done = fixture_run (fixture, "extend_detention", id, "grounds", "evidence", "rank", "supt", "override_reason",
                      "given at the time by telephone", "override_name", "Ash", "override_rank", "supt", NULL);
  events = fixture_find (fixture, "custody_event", "kind=extension");
  rule = fixture_text (fixture, "custody_record", id, "detention_rule");
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_true (cbk_record_get_bool (events->pdata[0], "outside_power"));
  g_assert_nonnull (strstr (rule, "Breach"));
  assert_clock (fixture, id, "detention_until", "2026-05-13T13:20:00.000Z");
}

static void
test_a_warrant_runs_until_what_the_court_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *done = NULL;

  be_at (fixture, "2026-05-13T20:00:00Z");
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "extend_detention", id, "kind", "warrant", "grounds", "evidence", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "extend_detention", id, "kind", "rest", "grounds", "evidence", NULL);
  done = fixture_run (fixture, "extend_detention", id, "kind", "warrant", "grounds", "evidence", "extended_until",
                      "2026-05-15T08:00:00Z", NULL);
  assert_clock (fixture, id, "detention_until", "2026-05-15T08:00:00.000Z");
}

static void
test_charge_ends_the_limit_and_release_ends_everything (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *charged = NULL, *released = NULL, *reviewed = NULL;

  be_at (fixture, "2026-05-12T18:00:00Z");
  charged = fixture_run (fixture, "charge_detainee", id, NULL);
  assert_clock (fixture, id, "detention_until", NULL);
  assert_clock (fixture, id, "review_due_at", "2026-05-12T19:41:00.000Z");

  reviewed = fixture_run (fixture, "review_detention", id, "grounds", "kept after charge", NULL);
  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
  assert_clock (fixture, id, "state", "charged");

  released = fixture_run (fixture, "release_detainee", id, "disposal", "charged_bail", NULL);
  assert_clock (fixture, id, "state", "released");
  assert_clock (fixture, id, "review_due_at", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "hand_over_detainee", id, "pipt_officer", id, "handover_note", "x", NULL);
}

static void
test_nothing_is_recorded_before_it_happens (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);

  fixture_refuse (fixture, CBK_ERROR_INVALID, "arrest_person", NULL, "person_text", "Doe", "arrested_at", "2030-01-01T00:00:00Z",
                  NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "arrest_person", NULL, "arrested_at", "2026-05-12T12:00:00Z", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "review_detention", id, "grounds", "x", "happened_at", "2026-05-12T20:00:00Z", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "review_detention", id, NULL);
  fixture_be (fixture, "1001");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "review_detention", id, "grounds", "x", NULL);
}

static void
test_the_team_takes_over_and_offers_help (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = detain (fixture);
  g_autofree char *officer = fixture_officer (fixture, "1001");
  g_autofree char *handed = fixture_run (fixture, "hand_over_detainee", id, "pipt_officer", officer, "handover_note",
                                         "Statement awaited", NULL);
  g_autofree char *offered = fixture_run (fixture, "advise_outcome", id, "interventions", "drugs,housing", "outcome_advice",
                                          "Conditional caution if admitted", NULL);
  g_autoptr(GPtrArray) events = fixture_find (fixture, "custody_event", NULL);

  fixture_refuse (fixture, CBK_ERROR_STATE, "advise_outcome", id, NULL);
  assert_clock (fixture, id, "interventions", "drugs, housing");
  g_assert_cmpuint (events->len, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/custody/detention-and-review-run-by-themselves", test_detention_and_review_run_by_themselves);
  ADD_CORE_TEST ("/custody/an-early-review-brings-the-next-forward", test_an_early_review_brings_the_next_forward);
  ADD_CORE_TEST ("/custody/a-postponed-review-does-not-put-off-the-next", test_a_postponed_review_does_not_put_off_the_next);
  ADD_CORE_TEST ("/custody/a-late-review-and-a-low-rank-are-warned-of", test_a_late_review_and_a_low_rank_are_warned_of);
  ADD_CORE_TEST ("/custody/hours-elapse-when-the-clocks-go-forward", test_hours_elapse_when_the_clocks_go_forward);
  ADD_CORE_TEST ("/custody/hospital-stops-the-clock-until-the-person-is-back",
                 test_hospital_stops_the_clock_until_the_person_is_back);
  ADD_CORE_TEST ("/custody/time-of-questioning-in-hospital-counts", test_time_of_questioning_in_hospital_counts);
  ADD_CORE_TEST ("/custody/detention-used-before-bail-counts", test_detention_used_before_bail_counts);
  ADD_CORE_TEST ("/custody/an-arrest-for-another-area-starts-no-later-than-a-day-on",
                 test_an_arrest_for_another_area_starts_no_later_than_a_day_on);
  ADD_CORE_TEST ("/custody/who-came-of-their-own-will-is-counted-from-the-arrest",
                 test_who_came_of_their_own_will_is_counted_from_the_arrest);
  ADD_CORE_TEST ("/custody/no-extension-before-the-second-review", test_no_extension_before_the_second_review);
  ADD_CORE_TEST ("/custody/an-extension-within-the-power-runs-to-36-hours",
                 test_an_extension_within_the_power_runs_to_36_hours);
  ADD_CORE_TEST ("/custody/an-extension-after-24-hours-is-a-fact-that-moves-nothing",
                 test_an_extension_after_24_hours_is_a_fact_that_moves_nothing);
  ADD_CORE_TEST ("/custody/a-warrant-runs-until-what-the-court-said", test_a_warrant_runs_until_what_the_court_said);
  ADD_CORE_TEST ("/custody/charge-ends-the-limit-and-release-ends-everything",
                 test_charge_ends_the_limit_and_release_ends_everything);
  ADD_CORE_TEST ("/custody/nothing-is-recorded-before-it-happens", test_nothing_is_recorded_before_it_happens);
  ADD_CORE_TEST ("/custody/the-team-takes-over-and-offers-help", test_the_team_takes_over_and_offers_help);

  return g_test_run ();
}
