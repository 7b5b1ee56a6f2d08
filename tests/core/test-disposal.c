/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "fixture.h"
#include "model/cbk-audit-line.h"

/* What may be erased, who proposes it and who approves it. It is 22 November 2026. */

static char *
make_person (Fixture *fixture, const char *review)
{
  fixture_be (fixture, "1001");

  return fixture_run (fixture, "create", NULL, "type", "person", "surname", "Wren", "retention_group", "3", "retention_review",
                      review, NULL);
}

static char *
propose (Fixture *fixture, const char *id)
{
  fixture_be (fixture, "1001");

  return fixture_run (fixture, "propose_disposal", id, "type", "person", "reason", "Clear period over, no further contact",
                      NULL);
}

static void
test_nothing_is_proposed_before_its_review_is_due (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *later = make_person (fixture, "2031-01-01");
  g_autofree char *never = fixture_run (fixture, "create", NULL, "type", "person", "surname", "Heron", NULL);

  fixture_refuse (fixture, CBK_ERROR_STATE, "propose_disposal", later, "type", "person", "reason", "No longer needed", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "propose_disposal", never, "type", "person", "reason", "No longer needed", NULL);
}

static void
test_one_proposes_and_another_one_approves (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *person = make_person (fixture, "2026-11-01");
  g_autofree char *disposal = propose (fixture, person);
  g_autofree char *decision = fixture_text (fixture, "person", person, "retention_decision");
  g_autofree char *state = NULL;

  g_assert_cmpstr (decision, ==, "ask_to_dispose");
  fixture_refuse (fixture, CBK_ERROR_DENIED, "approve_disposal", disposal, NULL);
  fixture_be (fixture, "2001");
  g_free (fixture_run (fixture, "approve_disposal", disposal, NULL));
  state = fixture_text (fixture, "disposal", disposal, "state");
  g_assert_cmpstr (state, ==, "approved");
  g_assert_cmpstr (cbk_audit_change_kind (cbk_workspace_get_reference (fixture->workspace), "approve_disposal", FALSE), ==,
                   "erasure");
}

static void
test_a_supervisor_does_not_approve_their_own_proposal (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *person = make_person (fixture, "2026-11-01");
  g_autofree char *disposal = NULL;

  fixture_be (fixture, "2001");
  disposal = fixture_run (fixture, "propose_disposal", person, "type", "person", "reason", "Clear period over", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "approve_disposal", disposal, NULL);
}

static void
test_a_person_with_a_part_in_a_case_is_kept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *person = make_person (fixture, "2026-11-01");
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);

  g_free (fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", "victim", "person", person, NULL));
  fixture_refuse (fixture, CBK_ERROR_STATE, "propose_disposal", person, "type", "person", "reason", "Clear period over", NULL);
}

static void
test_all_that_belongs_to_it_alone_goes_with_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *person = make_person (fixture, "2026-11-01");
  g_autofree char *name = fixture_run (fixture, "create", NULL, "type", "person_name", "person", person, "surname", "Starling",
                                       "kind", "alias", NULL);
  g_autofree char *disposal = propose (fixture, person);
  g_autofree char *whole = g_strconcat ("person ", person, NULL);
  g_autofree char *part = g_strconcat ("person_name ", name, NULL);
  g_autoptr(CbkRecord) record = fixture_get (fixture, "disposal", disposal);
  const char *const *records = cbk_record_get_list (record, "records");

  g_assert_cmpuint (g_strv_length ((char **) records), ==, 2);
  g_assert_cmpstr (records[0], ==, part);
  g_assert_cmpstr (records[1], ==, whole);
}

static void
test_what_was_added_since_has_to_be_proposed_too (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *person = make_person (fixture, "2026-11-01");
  g_autofree char *disposal = propose (fixture, person);

  g_free (fixture_run (fixture, "create", NULL, "type", "person_name", "person", person, "surname", "Starling", "kind", "alias",
                       NULL));
  fixture_be (fixture, "2001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "approve_disposal", disposal, NULL);
  g_free (fixture_run (fixture, "refuse_disposal", disposal, "decision_reason", "A further name came up", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/disposal/nothing-is-proposed-before-its-review-is-due", test_nothing_is_proposed_before_its_review_is_due);
  ADD_CORE_TEST ("/disposal/one-proposes-and-another-one-approves", test_one_proposes_and_another_one_approves);
  ADD_CORE_TEST ("/disposal/a-supervisor-does-not-approve-their-own-proposal",
                 test_a_supervisor_does_not_approve_their_own_proposal);
  ADD_CORE_TEST ("/disposal/a-person-with-a-part-in-a-case-is-kept", test_a_person_with_a_part_in_a_case_is_kept);
  ADD_CORE_TEST ("/disposal/all-that-belongs-to-it-alone-goes-with-it", test_all_that_belongs_to_it_alone_goes_with_it);
  ADD_CORE_TEST ("/disposal/what-was-added-since-has-to-be-proposed-too", test_what_was_added_since_has_to_be_proposed_too);

  return g_test_run ();
}
