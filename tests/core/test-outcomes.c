/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/case-fixture.h"

/* What each outcome asks for, section 5 of the investigation pages. */

static void
add_part (Fixture *fixture, const char *id, const char *role, const char *person)
{
  g_autofree char *done = fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", role,
                                       "person", person, NULL);
}

static char *
propose (Fixture *fixture, const char *id, const char *code, const char *suspect)
{
  char *outcome = NULL;

  fixture_be (fixture, "1001");
  if (suspect != NULL)
    outcome = fixture_run (fixture, "propose_outcome", id, "code", code, "outcome_reason",
                           "The lines are exhausted", "suspect", suspect, NULL);
  else
    outcome = fixture_run (fixture, "propose_outcome", id, "code", code, "outcome_reason",
                           "The lines are exhausted", NULL);
  fixture_be (fixture, "2001");

  return outcome;
}

static void
change (Fixture *fixture, const char *outcome, const char *field, const char *value)
{
  g_autofree char *done = fixture_run (fixture, "edit", outcome, "type", "outcome", field, value, NULL);
}

static void
test_outcome_18_is_for_cases_without_a_suspect (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *outcome = NULL;

  add_part (fixture, id, "suspect", suspect);
  outcome = propose (fixture, id, "18", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
}

static void
test_an_eliminated_suspect_is_no_suspect (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *person = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *part = fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", "suspect",
                                       "person", person, "suspect_status", "eliminated", NULL);
  g_autofree char *outcome = propose (fixture, id, "18", NULL);

  do_step (fixture, "authorise_outcome", outcome);
  assert_state (fixture, "outcome", outcome, "authorised");
}

static void
test_outcome_14_needs_a_victim_who_declines (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *outcome = propose (fixture, id, "14", NULL);

  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "victim_view", "declined");
  do_step (fixture, "authorise_outcome", outcome);
}

static void
test_outcome_15_needs_a_suspect_and_a_victim_who_supports (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *outcome = propose (fixture, id, "15", NULL);

  change (fixture, outcome, "victim_view", "supports");
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "suspect", suspect);
  change (fixture, outcome, "victim_view", "declined");
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "victim_view", "supports");
  do_step (fixture, "authorise_outcome", outcome);
}

static void
test_outcome_16_keeps_how_the_victim_declined (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *outcome = propose (fixture, id, "16", suspect);

  change (fixture, outcome, "victim_view", "withdrew");
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "refusal_method", "visit");
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "refused_at", "2026-11-22T13:00:00Z");
  do_step (fixture, "authorise_outcome", outcome);
}

static void
test_outcome_17_needs_the_time_limit_worked_out (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *offence = fixture_run (fixture, "record_offence", id, "title", "Common assault", NULL);
  g_autofree char *outcome = propose (fixture, id, "17", suspect);
  g_autofree char *limit = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "time_limit_offence", offence);
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  limit = fixture_run (fixture, "edit", offence, "type", "offence", "time_limit", "2026-07-10", NULL);
  do_step (fixture, "authorise_outcome", outcome);
}

static void
test_outcome_21_needs_the_victim_told (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *outcome = propose (fixture, id, "21", suspect);
  g_autofree char *told = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "tell_victim_outcome", outcome, NULL);
  told = fixture_run (fixture, "tell_victim_outcome", outcome, "told_method", "telephone", NULL);
  do_step (fixture, "authorise_outcome", outcome);
  assert_field (fixture, "outcome", outcome, "authorised_rank", "insp");
}

static void
test_outcome_21_of_a_flagged_case_takes_an_inspector (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, "hidden_crimes", "domestic_abuse");
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *outcome = propose (fixture, id, "21", suspect);
  g_autofree char *told = fixture_run (fixture, "tell_victim_outcome", outcome, "told_method", "telephone",
                                       NULL);
  g_autofree char *sergeant = NULL;

  fixture_be (fixture, "9001");
  sergeant = fixture_run (fixture, "create", NULL, "type", "officer", "number", "2002", "surname", "Abara",
                          "rank", "ps", "roles", "supervisor", NULL);
  fixture_be (fixture, "2002");
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  fixture_be (fixture, "2001");
  do_step (fixture, "authorise_outcome", outcome);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "not normally"));
}

static void
test_a_youth_caution_is_for_the_young (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *adult = make_person (fixture, "Testadult", "2008-11-22");
  g_autofree char *youth = make_person (fixture, "Testyouth", "2008-11-23");
  g_autofree char *outcome = propose (fixture, id, "2", adult);

  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "suspect", youth);
  do_step (fixture, "authorise_outcome", outcome);
  g_assert_nonnull (strstr (fixture_warnings (fixture), "victim's view"));
}

static void
test_an_adult_caution_is_for_adults (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *adult = make_person (fixture, "Testadult", "2008-11-22");
  g_autofree char *youth = make_person (fixture, "Testyouth", "2008-11-23");
  g_autofree char *outcome = propose (fixture, id, "3", youth);

  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "suspect", adult);
  do_step (fixture, "authorise_outcome", outcome);
}

static void
test_a_community_resolution_has_admission_and_remedy (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *suspect = make_person (fixture, "Testperson", "1990-05-01");
  g_autofree char *resolution = fixture_run (fixture, "create", NULL, "type", "community_resolution",
                                             "case_id", id, "offender", suspect, NULL);
  g_autofree char *outcome = propose (fixture, id, "8", suspect);
  g_autofree char *done = NULL;

  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  change (fixture, outcome, "community_resolution", resolution);
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", outcome, NULL);
  done = fixture_run (fixture, "edit", resolution, "type", "community_resolution", "admission", "yes",
                      "remedies", "apology", NULL);
  do_step (fixture, "authorise_outcome", outcome);
}

static void
test_a_refused_outcome_is_put_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *outcome = propose (fixture, id, "18", NULL);
  g_autofree char *refused = NULL;
  g_autofree char *again = NULL;

  fixture_be (fixture, "1001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "propose_outcome", id, "code", "20", "outcome_reason", "Another",
                  NULL);
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_INVALID, "refuse_outcome", outcome, NULL);
  refused = fixture_run (fixture, "refuse_outcome", outcome, "authoriser_reason", "Ask the bus company first",
                         NULL);
  again = propose (fixture, id, "18", NULL);
  g_assert_cmpstr (again, ==, outcome);
  assert_state (fixture, "outcome", outcome, "proposed");
}

static void
test_a_new_outcome_supersedes_the_authorised_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_case (fixture, NULL, NULL);
  g_autofree char *first = propose (fixture, id, "18", NULL);
  g_autofree char *second = NULL;
  g_autofree char *done = NULL;

  do_step (fixture, "authorise_outcome", first);
  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", first, "type", "outcome", "code", "20", NULL);
  second = propose (fixture, id, "14", NULL);
  change (fixture, second, "victim_view", "declined");
  fixture_refuse (fixture, CBK_ERROR_STATE, "authorise_outcome", second, NULL);
  done = fixture_run (fixture, "authorise_outcome", second, "authoriser_reason", "The victim has withdrawn",
                      NULL);
  assert_state (fixture, "outcome", first, "superseded");
}

/* Told or exempt with a reason: sections 4.1 and 6 of the investigation pages. */
static void
test_an_exemption_with_its_reason_lets_a_case_be_filed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_active_case (fixture);
  g_autofree char *outcome = propose (fixture, id, "18", NULL);
  g_autofree char *exempt = NULL;

  do_step (fixture, "authorise_outcome", outcome);
  fixture_refuse (fixture, CBK_ERROR_STATE, "file_case", id, NULL);
  exempt = fixture_run (fixture, "tell_victim_outcome", outcome, "exemption_reason",
                        "There is no victim but the State", NULL);
  do_step (fixture, "file_case", id);
  assert_field (fixture, "case", id, "outcome", "18");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/outcomes/18-is-for-cases-without-a-suspect",
                 test_outcome_18_is_for_cases_without_a_suspect);
  ADD_CORE_TEST ("/outcomes/an-eliminated-suspect-is-no-suspect", test_an_eliminated_suspect_is_no_suspect);
  ADD_CORE_TEST ("/outcomes/14-needs-a-victim-who-declines", test_outcome_14_needs_a_victim_who_declines);
  ADD_CORE_TEST ("/outcomes/15-needs-a-suspect-and-a-victim-who-supports",
                 test_outcome_15_needs_a_suspect_and_a_victim_who_supports);
  ADD_CORE_TEST ("/outcomes/16-keeps-how-the-victim-declined", test_outcome_16_keeps_how_the_victim_declined);
  ADD_CORE_TEST ("/outcomes/17-needs-the-time-limit-worked-out",
                 test_outcome_17_needs_the_time_limit_worked_out);
  ADD_CORE_TEST ("/outcomes/21-needs-the-victim-told", test_outcome_21_needs_the_victim_told);
  ADD_CORE_TEST ("/outcomes/21-of-a-flagged-case-takes-an-inspector",
                 test_outcome_21_of_a_flagged_case_takes_an_inspector);
  ADD_CORE_TEST ("/outcomes/a-youth-caution-is-for-the-young", test_a_youth_caution_is_for_the_young);
  ADD_CORE_TEST ("/outcomes/an-adult-caution-is-for-adults", test_an_adult_caution_is_for_adults);
  ADD_CORE_TEST ("/outcomes/a-community-resolution-has-admission-and-remedy",
                 test_a_community_resolution_has_admission_and_remedy);
  ADD_CORE_TEST ("/outcomes/a-refused-outcome-is-put-again", test_a_refused_outcome_is_put_again);
  ADD_CORE_TEST ("/outcomes/a-new-outcome-supersedes-the-authorised-one",
                 test_a_new_outcome_supersedes_the_authorised_one);
  ADD_CORE_TEST ("/outcomes/an-exemption-with-its-reason-lets-a-case-be-filed",
                 test_an_exemption_with_its_reason_lets_a_case_be_filed);

  return g_test_run ();
}
