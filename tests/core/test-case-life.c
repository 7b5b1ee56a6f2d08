/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/case-fixture.h"
#include "core/cbk-context.h"

/* A name that nothing checks would let everything through. */
static void
test_every_condition_of_a_case_is_checked (void)
{
  static const char *const entities[] = {
    "case",   "assessment", "allocation", "plan",   "enquiry_line",
    "action", "decision",   "offence",    "review", "outcome",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      const CbkMachine *machine = cbk_registry_find (entities[i])->entity->machine;

      for (guint j = 0; j < machine->n_transitions; j++)
        {
          g_test_message ("%s: %s", entities[i], machine->transitions[j].event);
          g_assert_true (machine->transitions[j].guard == NULL ||
                         cbk_guard_find (machine->transitions[j].guard) != NULL);
        }
    }
}

static void
test_an_assessment_is_signed_when_every_letter_has_a_reason (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = fixture_run (fixture, "assess_record", id, "type", "case", NULL);
  g_autofree char *edited = NULL;
  g_autofree char *again = NULL;
  g_autofree char *signed_one = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "begin_screening", id, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "sign_assessment", assessment, "grade", "P5", NULL);
  edited = fixture_run (fixture, "edit", assessment, "type", "assessment", "threat_rationale",
                        "Nobody is threatened now.", "harm_rationale", "Damage to a door.", "risk_rationale",
                        "Could happen again.", "investigation_rationale", "There is a witness.",
                        "vulnerability_rationale", "Nobody is vulnerable.", "engagement_rationale",
                        "Wants an update.", "prevention_rationale", "no", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "sign_assessment", assessment, "grade", "P5", NULL);
  again = fixture_run (fixture, "edit", assessment, "type", "assessment", "prevention_rationale",
                       "Nothing would prevent it.", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "sign_assessment", assessment, NULL);
  signed_one = fixture_run (fixture, "sign_assessment", assessment, "grade", "P5", NULL);

  assert_field (fixture, "case", id, "grade", "P5");
  assert_field (fixture, "case", id, "thrive_version", "1");
  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", assessment, "type", "assessment", "grade", "P1", NULL);
}

static void
test_a_further_assessment_supersedes_the_signed_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *first = assess_and_sign (fixture, "case", id, "P5");
  g_autofree char *second = NULL;

  second = assess_and_sign (fixture, "case", id, "P1");

  assert_state (fixture, "assessment", first, "superseded");
  assert_field (fixture, "assessment", first, "grade", "P5");
  assert_field (fixture, "assessment", second, "previous", first);
  assert_field (fixture, "case", id, "grade", "P1");
  assert_field (fixture, "case", id, "thrive_version", "2");
}

static void
test_one_assessment_is_begun_at_a_time (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *draft = fixture_run (fixture, "assess_record", id, "type", "case", NULL);
  g_autofree char *done = NULL;
  g_autofree char *next = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "assess_record", id, "type", "case", NULL);
  done = fixture_run (fixture, "discard_draft", draft, "type", "assessment", NULL);
  assert_state (fixture, "assessment", draft, "discarded");
  next = fixture_run (fixture, "assess_record", id, "type", "case", "trigger", "arrest", NULL);
  assert_field (fixture, "assessment", next, "trigger", "arrest");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "discard_draft", id, "type", "case", NULL);
}

static void
test_the_call_handlers_assessment_stays_version_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *incident = fixture_run (fixture, "create", NULL, "type", "incident", "reported_at",
                                           "2026-11-22T13:50:00Z", NULL);
  g_autofree char *first = assess_and_sign (fixture, "incident", incident, "P2");
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Noise", "incident", incident,
                                     NULL);
  g_autofree char *second = NULL;

  assert_field (fixture, "case", id, "thrive_version", "1");
  assert_field (fixture, "case", id, "grade", "P2");
  second = assess_and_sign (fixture, "case", id, "P6");
  assert_state (fixture, "assessment", first, "signed");
  assert_field (fixture, "assessment", second, "number", "2");
  assert_field (fixture, "case", id, "thrive_version", "2");
}

static void
test_a_supervisor_overrides_a_grade_and_the_first_is_kept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P9");
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  fixture_refuse (fixture, CBK_ERROR_DENIED, "override_grade", assessment, "grade", "P2", "override_reason",
                  "Urgent", NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "override_grade", assessment, "grade", "P2", NULL);
  once = fixture_run (fixture, "override_grade", assessment, "grade", "P2", "override_reason", "He is frail",
                      NULL);
  twice = fixture_run (fixture, "override_grade", assessment, "grade", "P1", "override_reason",
                       "He has fallen", NULL);

  assert_field (fixture, "assessment", assessment, "original_grade", "P9");
  assert_field (fixture, "assessment", assessment, "overridden_rank", "insp");
  assert_field (fixture, "case", id, "grade", "P1");
}

/* L1 of the investigation pages. */
static void
test_an_investigator_does_not_file_a_hidden_crime (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, "hidden_crimes", "domestic_abuse");
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P5");
  g_autofree char *sheet = NULL;
  g_autofree char *done = NULL;

  do_step (fixture, "begin_screening", id);
  sheet = fixture_run (fixture, "record_solvability", id, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "screen_case", id, "decision", "file", "decision_reason",
                  "Nothing to go on", "sign_off_reason", "There is no line of enquiry", NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "screen_case", id, "decision", "file", "decision_reason",
                  "Nothing to go on", NULL);
  done = fixture_run (fixture, "screen_case", id, "decision", "file", "decision_reason", "Nothing to go on",
                      "sign_off_reason", "There is no line of enquiry", NULL);
  assert_field (fixture, "case", id, "screening", "file");
  assert_field (fixture, "solvability", sheet, "decision", "file");
}

static void
test_an_override_on_the_sheet_needs_a_supervisor_too (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P5");
  g_autofree char *sheet = NULL;
  g_autofree char *done = NULL;

  do_step (fixture, "begin_screening", id);
  fixture_refuse (fixture, CBK_ERROR_STATE, "screen_case", id, "decision", "file", "decision_reason",
                  "No sheet yet", NULL);
  sheet = fixture_run (fixture, "record_solvability", id, "overrides", "series", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "screen_case", id, "decision", "file", "decision_reason",
                  "Nothing to go on", NULL);
  done = fixture_run (fixture, "screen_case", id, "decision", "allocate", "decision_reason",
                      "Part of a series", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "first contact"));
}

/* A6: criminal damage; a witness can describe the offender, who has gone. */
static void
test_a_past_damage_with_a_witness_goes_to_an_investigator (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *incident = fixture_run (fixture, "create", NULL, "type", "incident", "narrative",
                                           "Car scratched; caller saw the man walk off an hour ago", NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "incident", incident, "P5");
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Car scratched", "incident",
                                     incident, "classification", "58C", NULL);
  const CbkReferenceValue *grade =
    cbk_reference_find_value (cbk_workspace_get_reference (fixture->workspace), "response_grade", "P5");

  g_assert_cmpstr (cbk_json_get_text (grade->attributes, "resource"), ==, "investigator");
  g_assert_false (json_object_get_boolean_member (grade->attributes, "attend"));
  g_assert_true (grade->provisional);
  assert_field (fixture, "case", id, "grade", "P5");
  do_step (fixture, "begin_screening", id);
  assert_state (fixture, "case", id, "screening");
}

/* A7: youths stone a window again and again. */
static void
test_a_repeated_nuisance_goes_to_the_neighbourhood (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P6");
  g_autofree char *done = NULL;
  g_autoptr(GPtrArray) referrals = NULL;

  do_step (fixture, "begin_screening", id);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "refer_case", id, "kind", "npu", NULL);
  done = fixture_run (fixture, "refer_case", id, "kind", "npu", "screening_reason",
                      "A repeat can be prevented", "request", "Speak with the school", NULL);

  assert_state (fixture, "case", id, "referred");
  assert_field (fixture, "case", id, "grade", "P6");
  referrals = fixture_find (fixture, "referral", NULL);
  g_assert_cmpuint (referrals->len, ==, 1);
  g_assert_cmpstr (cbk_record_get_text (referrals->pdata[0], "destination"), ==, "npu");
  g_assert_cmpstr (cbk_record_get_text (referrals->pdata[0], "subject_id"), ==, id);
  g_assert_cmpstr (cbk_record_get_text (referrals->pdata[0], "state"), ==, "sent");
}

/* A8: noisy neighbours, not happening now, nobody vulnerable. */
static void
test_a_noise_gets_advice_and_a_letter (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "case", id, "P9");
  g_autofree char *done = fixture_run (fixture, "mark_not_crime", id, "outcome_reason",
                                       "Noise is for the council", "letter_text",
                                       "The council's noise team will help you.", NULL);
  g_autoptr(GPtrArray) letters = fixture_find (fixture, "contact", "method=letter");

  assert_state (fixture, "case", id, "not_crime");
  g_assert_cmpuint (letters->len, ==, 1);
  g_assert_cmpstr (cbk_record_get_text (letters->pdata[0], "public_text"), ==,
                   "The council's noise team will help you.");
}

/* L2 of the investigation pages. */
static void
test_no_case_is_filed_without_an_outcome (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_active_case (fixture);
  g_autofree char *outcome = NULL;
  g_autofree char *told = NULL;

  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "file_case", id, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "move_case", id, "event", "file", "why", "Tired of it", NULL);
  fixture_be (fixture, "1001");
  outcome = fixture_run (fixture, "propose_outcome", id, "code", "18", "outcome_reason", "All lines are done",
                         NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "file_case", id, NULL);
  do_step (fixture, "authorise_outcome", outcome);
  fixture_refuse (fixture, CBK_ERROR_STATE, "file_case", id, NULL);
  told = fixture_run (fixture, "tell_victim_outcome", outcome, "told_method", "telephone", NULL);
  do_step (fixture, "file_case", id);
  assert_state (fixture, "case", id, "filed");
}

static void
test_charge_and_bail_are_records_first (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_active_case (fixture);
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *offence = fixture_run (fixture, "record_offence", id, "title", "Burglary", NULL);
  g_autofree char *charge = NULL;
  g_autofree char *cps = NULL;
  g_autofree char *charged = NULL;
  g_autofree char *court = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "move_case", id, "event", "bail", "why", "Released", NULL);
  fixture_refuse (fixture, CBK_ERROR_DENIED, "move_case", id, "event", "await_cps", "why", "File", "at",
                  "2026-11-22T12:00:00Z", NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "move_case", id, "event", "await_cps", "why", "File sent", NULL);
  cps = fixture_run (fixture, "move_case", id, "event", "await_cps", "why", "File sent", "at",
                     "2026-11-22T12:00:00Z", NULL);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "28 days"));
  fixture_refuse (fixture, CBK_ERROR_STATE, "move_case", id, "event", "charge", "why", "CPS say so", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "charge_offence", offence, NULL);
  charge = fixture_run (fixture, "charge_offence", offence, "suspect", suspect, NULL);
  charged = fixture_run (fixture, "move_case", id, "event", "charge", "why", "CPS say so", NULL);
  court = fixture_run (fixture, "move_case", id, "event", "go_to_court", "why", "First hearing", "at",
                       "2026-12-01T10:00:00Z", NULL);
  assert_state (fixture, "case", id, "court");
}

static void
open_and_screen (Fixture *fixture, const char *id)
{
  g_autofree char *victim = make_person (fixture, "Testvictim", "1980-01-01");
  g_autofree char *role = fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", "victim",
                                       "person", victim, NULL);
  g_autofree char *offence = fixture_run (fixture, "record_offence", id, "classification", "30C", NULL);
  g_autofree char *contact = fixture_run (fixture, "create", NULL, "type", "contact", "subject_type", "case",
                                          "subject_id", id, "method", "telephone", "happened_at",
                                          "2026-11-22T14:00:00Z", NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *screened = NULL;

  do_step (fixture, "begin_screening", id);
  sheet = fixture_run (fixture, "record_solvability", id, "witness", "yes", "cctv", "yes", NULL);
  screened = fixture_run (fixture, "screen_case", id, "decision", "allocate", "decision_reason",
                          "Witness and CCTV", NULL);
  g_assert_cmpstr (fixture_warnings (fixture), ==, "");
}

static void
allocate_and_plan (Fixture *fixture, const char *id)
{
  g_autofree char *owner = fixture_officer (fixture, "1002");
  g_autofree char *allocated = NULL;
  g_autofree char *plan = NULL;
  g_autoptr(GPtrArray) allocations = NULL;

  fixture_be (fixture, "2001");
  allocated = fixture_run (fixture, "allocate_case", id, "owner", owner, "why", "Knows the harbour", NULL);
  fixture_be (fixture, "1002");
  allocations = fixture_find (fixture, "allocation", "state=sent");
  g_assert_cmpuint (allocations->len, ==, 1);
  do_step (fixture, "acknowledge_allocation", ((CbkRecord *) allocations->pdata[0])->id);
  fixture_refuse (fixture, CBK_ERROR_STATE, "activate_case", id, NULL);
  plan = fixture_run (fixture, "write_plan", id, "type", "case", "facts", "A door was forced", NULL);
  do_step (fixture, "submit_plan", plan);
  fixture_be (fixture, "2001");
  do_step (fixture, "approve_plan", plan);
  fixture_be (fixture, "1002");
  do_step (fixture, "activate_case", id);
}

static void
work_and_review (Fixture *fixture, const char *id)
{
  g_autofree char *action = fixture_run (fixture, "raise_action", id, "type", "case", "title",
                                         "View the CCTV", "raised_because", "Camera on the gate", NULL);
  g_autofree char *owner = fixture_officer (fixture, "1002");
  g_autofree char *allocated = fixture_run (fixture, "allocate_action", action, "owner", owner, NULL);
  g_autofree char *completed = NULL;
  g_autofree char *read = NULL;
  g_autofree char *review = NULL;

  do_step (fixture, "acknowledge_action", action);
  completed = fixture_run (fixture, "complete_action", action, "result", "Nothing to be seen", NULL);
  fixture_be (fixture, "2001");
  read = fixture_run (fixture, "read_result", action, "decision", "No further footage", NULL);
  do_step (fixture, "file_action", action);
  review = fixture_run (fixture, "review_case", id, "seen", "Log and actions", "decision",
                        "Lines are exhausted", NULL);
}

static void
file_and_close (Fixture *fixture, const char *id)
{
  g_autofree char *outcome = NULL;
  g_autofree char *told = NULL;
  g_autofree char *closed = NULL;

  fixture_be (fixture, "1002");
  outcome = fixture_run (fixture, "propose_outcome", id, "code", "18", "outcome_reason",
                         "No suspect was found", NULL);
  told = fixture_run (fixture, "tell_victim_outcome", outcome, "told_method", "visit", NULL);
  fixture_refuse (fixture, CBK_ERROR_DENIED, "authorise_outcome", outcome, NULL);
  fixture_be (fixture, "2001");
  do_step (fixture, "authorise_outcome", outcome);
  do_step (fixture, "file_case", id);
  fixture_refuse (fixture, CBK_ERROR_STATE, "close_case", id, NULL);
  closed = fixture_run (fixture, "close_case", id, "retention_group", "3", NULL);
}

static void
test_an_incident_goes_all_the_way_and_comes_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *incident = fixture_run (fixture, "create", NULL, "type", "incident", "reported_at",
                                           "2026-11-22T13:50:00Z", NULL);
  g_autofree char *assessment = assess_and_sign (fixture, "incident", incident, "P5");
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Shed broken into", "incident",
                                     incident, NULL);
  g_autofree char *reopened = NULL;
  g_autofree char *resumed = NULL;

  open_and_screen (fixture, id);
  allocate_and_plan (fixture, id);
  work_and_review (fixture, id);
  file_and_close (fixture, id);

  assert_state (fixture, "case", id, "closed");
  assert_field (fixture, "case", id, "retention_review", "2032-11-22");
  fixture_be (fixture, "1002");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "reopen_case", id, "why", "A name has come in", NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "reopen_case", id, NULL);
  reopened = fixture_run (fixture, "reopen_case", id, "why", "A name has come in", NULL);
  resumed = fixture_run (fixture, "move_case", id, "event", "resume", "why", "Same officer", NULL);
  assert_state (fixture, "case", id, "active");
  g_assert_cmpuint (count_of (fixture, "log_entry", "subject_id", id), >=, 18);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-life/every-condition-of-a-case-is-checked",
                   test_every_condition_of_a_case_is_checked);
  ADD_CORE_TEST ("/case-life/an-assessment-is-signed-when-every-letter-has-a-reason",
                 test_an_assessment_is_signed_when_every_letter_has_a_reason);
  ADD_CORE_TEST ("/case-life/a-further-assessment-supersedes-the-signed-one",
                 test_a_further_assessment_supersedes_the_signed_one);
  ADD_CORE_TEST ("/case-life/one-assessment-is-begun-at-a-time", test_one_assessment_is_begun_at_a_time);
  ADD_CORE_TEST ("/case-life/the-call-handlers-assessment-stays-version-one",
                 test_the_call_handlers_assessment_stays_version_one);
  ADD_CORE_TEST ("/case-life/a-supervisor-overrides-a-grade-and-the-first-is-kept",
                 test_a_supervisor_overrides_a_grade_and_the_first_is_kept);
  ADD_CORE_TEST ("/case-life/an-investigator-does-not-file-a-hidden-crime",
                 test_an_investigator_does_not_file_a_hidden_crime);
  ADD_CORE_TEST ("/case-life/an-override-on-the-sheet-needs-a-supervisor-too",
                 test_an_override_on_the_sheet_needs_a_supervisor_too);
  ADD_CORE_TEST ("/case-life/a-past-damage-with-a-witness-goes-to-an-investigator",
                 test_a_past_damage_with_a_witness_goes_to_an_investigator);
  ADD_CORE_TEST ("/case-life/a-repeated-nuisance-goes-to-the-neighbourhood",
                 test_a_repeated_nuisance_goes_to_the_neighbourhood);
  ADD_CORE_TEST ("/case-life/a-noise-gets-advice-and-a-letter", test_a_noise_gets_advice_and_a_letter);
  ADD_CORE_TEST ("/case-life/no-case-is-filed-without-an-outcome", test_no_case_is_filed_without_an_outcome);
  ADD_CORE_TEST ("/case-life/charge-and-bail-are-records-first", test_charge_and_bail_are_records_first);
  ADD_CORE_TEST ("/case-life/an-incident-goes-all-the-way-and-comes-back",
                 test_an_incident_goes_all_the_way_and_comes_back);

  return g_test_run ();
}
