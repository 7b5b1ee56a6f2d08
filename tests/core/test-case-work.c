/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/case-fixture.h"
#include "core/cbk-plan-status.h"
#include "core/cbk-solvability-count.h"

/* L5 of the investigation pages. */
static void
test_eight_unknown_elements_count_nought (void)
{
  g_autoptr(CbkRecord) sheet =
    cbk_record_new (cbk_registry_find ("solvability"), "00000000-0000-4000-8000-000000000001");
  CbkSolvabilityCount count = cbk_solvability_count (sheet);

  g_assert_cmpuint (count.present, ==, 0);
  g_assert_cmpuint (count.unknown, ==, 8);

  cbk_record_set_text (sheet, "cctv", "yes");
  cbk_record_set_text (sheet, "witness", "no");
  count = cbk_solvability_count (sheet);
  g_assert_cmpuint (count.present, ==, 1);
  g_assert_cmpuint (count.unknown, ==, 6);
}

/* L5: the count decides nothing. */
static void
test_nothing_known_does_not_stop_a_decision (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P5");
  g_autofree char *sheet = NULL;
  g_autofree char *again = NULL;
  g_autofree char *done = NULL;

  do_step (fixture, "begin_screening", id);
  sheet = fixture_run (fixture, "record_solvability", id, NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "0 of 8"));
  g_assert_nonnull (strstr (fixture_warnings (fixture), "8 not known"));
  again = fixture_run (fixture, "record_solvability", id, "cctv", "yes", NULL);
  g_assert_cmpstr (again, ==, sheet);
  done = fixture_run (fixture, "screen_case", id, "decision", "allocate", "decision_reason", "Worth a visit",
                      NULL);
  assert_field (fixture, "case", id, "screening", "allocate");
}

static char *
allocate (Fixture *fixture, const char *id, const char *number)
{
  g_autofree char *owner = fixture_officer (fixture, number);
  g_autofree char *done = NULL;
  g_autoptr(GPtrArray) sent = NULL;

  fixture_be (fixture, "2001");
  done = fixture_run (fixture, "allocate_case", id, "owner", owner, NULL);
  sent = fixture_find (fixture, "allocation", "state=sent");
  g_assert_cmpuint (sent->len, ==, 1);

  return g_strdup (((CbkRecord *) sent->pdata[0])->id);
}

static guint
count_escalations (Fixture *fixture, const char *id)
{
  g_autofree char *condition = g_strconcat ("subject_id=", id, NULL);
  g_autoptr(GPtrArray) entries = fixture_find (fixture, "log_entry", condition);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += strstr (cbk_record_get_text (entries->pdata[i], "body"), "not acknowledged") != NULL;

  return n;
}

/* L3 of the investigation pages: sent 14:02, limit 60 minutes. */
static void
test_an_allocation_nobody_takes_is_escalated_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_screened_case (fixture);
  g_autofree char *allocation = allocate (fixture, id, "1002");

  cbk_test_env_advance (&fixture->env, 60 * CBK_MINUTE);
  do_step (fixture, "escalate_allocations", NULL);
  assert_state (fixture, "allocation", allocation, "sent");
  cbk_test_env_advance (&fixture->env, CBK_MINUTE);
  do_step (fixture, "escalate_allocations", NULL);
  assert_state (fixture, "allocation", allocation, "escalated");
  do_step (fixture, "escalate_allocations", NULL);
  g_assert_cmpuint (count_escalations (fixture, id), ==, 1);
}

static void
test_only_the_receiver_answers_an_allocation (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_screened_case (fixture);
  g_autofree char *allocation = allocate (fixture, id, "1002");
  g_autofree char *done = NULL;

  fixture_be (fixture, "1001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "acknowledge_allocation", allocation, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "decline_allocation", allocation, "declined_reason", "Not me",
                  NULL);
  fixture_be (fixture, "1002");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "decline_allocation", allocation, NULL);
  done = fixture_run (fixture, "decline_allocation", allocation, "declined_reason", "Related to the victim",
                      NULL);
  assert_state (fixture, "allocation", allocation, "declined");
}

static void
test_what_is_handed_on_has_one_holder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_screened_case (fixture);
  g_autofree char *allocation = allocate (fixture, id, "1002");
  g_autofree char *mistry = fixture_officer (fixture, "1001");
  g_autofree char *done = NULL;

  fixture_be (fixture, "1002");
  fixture_refuse (fixture, CBK_ERROR_STATE, "hand_on_allocation", allocation, "owner", mistry, "why",
                  "On leave", NULL);
  do_step (fixture, "acknowledge_allocation", allocation);
  fixture_be (fixture, "1001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "hand_on_allocation", allocation, "owner", mistry, "why",
                  "I want it", NULL);
  fixture_be (fixture, "1002");
  done = fixture_run (fixture, "hand_on_allocation", allocation, "owner", mistry, "why", "On leave", NULL);
  assert_state (fixture, "allocation", allocation, "ended");
  assert_field (fixture, "case", id, "owner", mistry);
  g_assert_cmpuint (count_of (fixture, "allocation", "state", "sent"), ==, 1);
}

static void
test_a_case_is_allocated_only_when_screened_so (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P5");
  g_autofree char *owner = fixture_officer (fixture, "1002");

  do_step (fixture, "begin_screening", id);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "allocate_case", id, "owner", owner, NULL);
}

static char *
approve_version (Fixture *fixture, const char *id, const char *facts)
{
  char *plan = NULL;

  fixture_be (fixture, "1001");
  plan = fixture_run (fixture, "write_plan", id, "type", "case", "facts", facts, NULL);
  do_step (fixture, "submit_plan", plan);
  fixture_be (fixture, "2001");
  do_step (fixture, "approve_plan", plan);

  return plan;
}

static char *
describe_plans (Fixture *fixture)
{
  g_autoptr(GPtrArray) plans = fixture_find (fixture, "plan", NULL);
  CbkPlanStatus status = cbk_plan_status (plans);

  return cbk_plan_status_describe (&status);
}

/* L4 of the investigation pages. */
static void
test_a_change_after_approval_is_the_next_version (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *none = describe_plans (fixture);
  g_autofree char *first = approve_version (fixture, id, "A door was forced");
  g_autofree char *second = approve_version (fixture, id, "A window was forced");
  g_autofree char *third = approve_version (fixture, id, "Nothing was forced");
  g_autofree char *approved = describe_plans (fixture);
  g_autofree char *fourth = NULL;
  g_autofree char *same = NULL;
  g_autofree char *changed = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", third, "type", "plan", "facts", "x", NULL);
  fixture_be (fixture, "1001");
  fourth = fixture_run (fixture, "write_plan", id, "type", "case", "scenes", "The yard", NULL);
  same = fixture_run (fixture, "write_plan", id, "type", "case", "victims", "The keeper", NULL);
  changed = describe_plans (fixture);

  g_assert_cmpstr (none, ==, "No plan yet");
  g_assert_cmpstr (approved, ==, "Version 3 approved");
  g_assert_cmpstr (changed, ==, "Unapproved changes since version 3");
  g_assert_cmpstr (same, ==, fourth);
  assert_field (fixture, "plan", fourth, "number", "4");
  assert_field (fixture, "plan", fourth, "facts", "Nothing was forced");
  assert_state (fixture, "plan", first, "superseded");
  assert_state (fixture, "plan", second, "superseded");
  assert_state (fixture, "plan", third, "approved");
  assert_field (fixture, "plan", first, "facts", "A door was forced");
}

static void
test_a_discarded_version_keeps_its_number (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *first = fixture_run (fixture, "write_plan", id, "type", "case", "facts", "A guess", NULL);
  g_autofree char *done = fixture_run (fixture, "discard_draft", first, "type", "plan", NULL);
  g_autofree char *second = fixture_run (fixture, "write_plan", id, "type", "case", "facts", "A fact", NULL);

  assert_field (fixture, "plan", second, "number", "2");
  assert_field (fixture, "plan", second, "previous", NULL);
}

static void
test_nobody_approves_their_own_plan (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *plan = NULL;
  g_autofree char *returned = NULL;

  fixture_be (fixture, "2001");
  plan = fixture_run (fixture, "write_plan", id, "type", "case", "facts", "A door was forced", NULL);
  do_step (fixture, "submit_plan", plan);
  fixture_refuse (fixture, CBK_ERROR_STATE, "approve_plan", plan, NULL);
  fixture_be (fixture, "1001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "write_plan", id, "type", "case", "facts", "More", NULL);
  fixture_refuse (fixture, CBK_ERROR_DENIED, "approve_plan", plan, NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "return_plan", plan, NULL);
  returned = fixture_run (fixture, "return_plan", plan, "approval_note", "Say what the lines are", NULL);
  assert_state (fixture, "plan", plan, "draft");
}

static void
test_lines_of_enquiry_are_numbered_and_end_with_a_result (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *first = fixture_run (fixture, "open_enquiry_line", id, "type", "case", "title", "CCTV",
                                        NULL);
  g_autofree char *second = fixture_run (fixture, "open_enquiry_line", id, "type", "case", "title", "Alibi",
                                         "direction", "away", NULL);
  g_autofree char *pursued = fixture_run (fixture, "move_enquiry_line", second, "event", "pursue", NULL);
  g_autofree char *done = NULL;

  assert_field (fixture, "enquiry_line", second, "number", "2");
  fixture_refuse (fixture, CBK_ERROR_STATE, "move_enquiry_line", second, "event", "complete", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "move_enquiry_line", second, "event", "vanish", NULL);
  done = fixture_run (fixture, "move_enquiry_line", second, "event", "complete", "result", "The alibi holds",
                      NULL);
  assert_state (fixture, "enquiry_line", second, "completed");
}

static char *
make_completed_action (Fixture *fixture, const char *id)
{
  char *action = fixture_run (fixture, "raise_action", id, "type", "case", "title", "House to house",
                              "raised_because", "Neighbours were in", NULL);
  g_autofree char *owner = fixture_officer (fixture, "1002");
  g_autofree char *allocated = NULL;
  g_autofree char *completed = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "allocate_action", action, NULL);
  allocated = fixture_run (fixture, "allocate_action", action, "owner", owner, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "acknowledge_action", action, NULL);
  fixture_be (fixture, "1002");
  do_step (fixture, "acknowledge_action", action);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "complete_action", action, NULL);
  completed = fixture_run (fixture, "complete_action", action, "result", "Three houses, one account",
                           "time_taken", "90", NULL);

  return action;
}

static void
test_a_result_is_read_before_an_action_is_filed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *action = make_completed_action (fixture, id);
  g_autofree char *back = NULL;
  g_autofree char *completed = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "file_action", action, NULL);
  fixture_refuse (fixture, CBK_ERROR_DENIED, "read_result", action, "decision", "Fine", NULL);
  fixture_be (fixture, "2001");
  back = fixture_run (fixture, "read_result", action, "decision", "Go to number nine too", "send_back", "yes",
                      NULL);
  assert_state (fixture, "action", action, "in_progress");
  completed = fixture_run (fixture, "complete_action", action, "result", "Number nine saw nothing", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "read_result", action, "decision", "My own work", NULL);
}

static void
test_a_follow_up_knows_where_it_came_from (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *action = make_completed_action (fixture, id);
  g_autofree char *read = NULL;
  g_autofree char *reopened = NULL;
  g_autoptr(GPtrArray) next = NULL;

  fixture_be (fixture, "2001");
  read = fixture_run (fixture, "read_result", action, "decision", "Take the account down", "follow_up",
                      "Statement from number 9", NULL);
  assert_state (fixture, "action", action, "resulted");
  next = fixture_find (fixture, "action", "state=for_allocation");
  g_assert_cmpuint (next->len, ==, 1);
  g_assert_cmpstr (cbk_record_get_text (next->pdata[0], "origin_id"), ==, action);
  do_step (fixture, "file_action", action);
  fixture_refuse (fixture, CBK_ERROR_STATE, "move_action", action, "event", "complete", "why", "x", NULL);
  reopened = fixture_run (fixture, "move_action", action, "event", "reopen", "why",
                          "Another witness came forward", NULL);
  assert_state (fixture, "action", action, "for_allocation");
}

static void
test_an_action_is_cancelled_for_a_reason (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *action = fixture_run (fixture, "raise_action", id, "type", "case", "title",
                                         "Seize the phone", "raised_because", "It was used", NULL);
  g_autofree char *done = NULL;

  fixture_refuse (fixture, CBK_ERROR_INVALID, "cancel_action", action, NULL);
  done = fixture_run (fixture, "cancel_action", action, "cancelled_reason", "It was handed in", NULL);
  assert_state (fixture, "action", action, "cancelled");
}

static void
test_the_golden_hour_is_raised_in_one_step (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *done = fixture_run (fixture, "raise_checklist", id, "type", "case", NULL);
  g_autoptr(GPtrArray) actions = fixture_find (fixture, "action", "checklist=golden_hour");

  g_assert_cmpuint (actions->len, ==, 17);
  for (guint i = 0; i < actions->len; i++)
    g_assert_cmpstr (cbk_record_get_text (actions->pdata[i], "priority"), ==, "fast_track");

  fixture_refuse (fixture, CBK_ERROR_STATE, "raise_checklist", id, "type", "case", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-work/eight-unknown-elements-count-nought",
                   test_eight_unknown_elements_count_nought);
  ADD_CORE_TEST ("/case-work/nothing-known-does-not-stop-a-decision",
                 test_nothing_known_does_not_stop_a_decision);
  ADD_CORE_TEST ("/case-work/an-allocation-nobody-takes-is-escalated-once",
                 test_an_allocation_nobody_takes_is_escalated_once);
  ADD_CORE_TEST ("/case-work/only-the-receiver-answers-an-allocation",
                 test_only_the_receiver_answers_an_allocation);
  ADD_CORE_TEST ("/case-work/what-is-handed-on-has-one-holder", test_what_is_handed_on_has_one_holder);
  ADD_CORE_TEST ("/case-work/a-case-is-allocated-only-when-screened-so",
                 test_a_case_is_allocated_only_when_screened_so);
  ADD_CORE_TEST ("/case-work/a-change-after-approval-is-the-next-version",
                 test_a_change_after_approval_is_the_next_version);
  ADD_CORE_TEST ("/case-work/a-discarded-version-keeps-its-number",
                 test_a_discarded_version_keeps_its_number);
  ADD_CORE_TEST ("/case-work/nobody-approves-their-own-plan", test_nobody_approves_their_own_plan);
  ADD_CORE_TEST ("/case-work/lines-of-enquiry-are-numbered-and-end-with-a-result",
                 test_lines_of_enquiry_are_numbered_and_end_with_a_result);
  ADD_CORE_TEST ("/case-work/a-result-is-read-before-an-action-is-filed",
                 test_a_result_is_read_before_an_action_is_filed);
  ADD_CORE_TEST ("/case-work/a-follow-up-knows-where-it-came-from",
                 test_a_follow_up_knows_where_it_came_from);
  ADD_CORE_TEST ("/case-work/an-action-is-cancelled-for-a-reason", test_an_action_is_cancelled_for_a_reason);
  ADD_CORE_TEST ("/case-work/the-golden-hour-is-raised-in-one-step",
                 test_the_golden_hour_is_raised_in_one_step);

  return g_test_run ();
}
