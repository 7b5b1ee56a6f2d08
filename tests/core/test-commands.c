/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "core/cbk-history.h"
#include "core/fixture.h"

/* The commands themselves are tested: a wrong row cannot be merged. */
static void
test_every_command_says_what_it_is (void)
{
  for (guint i = 0; i < cbk_command_get_n (); i++)
    {
      const CbkCommand *command = cbk_command_nth (i);

      g_test_message ("%s", command->name);
      g_assert_true (cbk_command_find (command->name) == command);
      g_assert_nonnull (command->label);
      g_assert_nonnull (command->done);
      g_assert_true (g_str_has_suffix (command->about, "."));
      g_assert_nonnull (command->run);
      g_assert_cmpint (command->who, !=, 0);
      g_assert_true (command->subject == NULL || cbk_registry_find (command->subject) != NULL);
      g_assert_true (i == 0 || strcmp (cbk_command_nth (i - 1)->name, command->name) < 0);

      for (guint j = 0; j < command->n_params; j++)
        {
          const CbkParam *param = &command->params[j];

          g_assert_nonnull (param->label);
          g_assert_true (param->type != CBK_FIELD_REF || cbk_registry_find (param->target) != NULL);
        }
    }
}

static void
test_a_command_asks_for_what_it_needs (Fixture *fixture, gconstpointer unused)
{
  fixture_refuse (fixture, CBK_ERROR_INVALID, "open_case", NULL, NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "open_case", NULL, "summary", "x", "colour", "red", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "open_case", NULL, "summary", "x", "reported_at", "yesterday", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "open_case", NULL, "summary", "x", "place", "High Street", NULL);
  fixture_refuse (fixture, CBK_ERROR_NOT_FOUND, "sing", NULL, NULL);
}

static void
test_a_refused_command_leaves_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) cases = NULL;

  fixture_refuse (fixture, CBK_ERROR_INVALID, "open_case", NULL, "summary", "x", "channel", "pigeon", NULL);
  cases = fixture_find (fixture, "case", NULL);
  g_assert_cmpuint (cases->len, ==, 0);
}

static void
test_a_new_case_has_a_reference_at_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autofree char *reference = fixture_text (fixture, "case", id, "local_reference");
  g_autofree char *state = fixture_text (fixture, "case", id, "state");
  g_autoptr(GPtrArray) log = fixture_find (fixture, "log_entry", NULL);

  g_assert_true (g_str_has_prefix (reference, "LOCAL-"));
  g_assert_cmpstr (state, ==, "intake");
  g_assert_cmpuint (log->len, ==, 1);
}

static void
test_a_late_recording_warns_with_the_rule (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *late = fixture_run (fixture, "open_case", NULL, "summary", "Late", "reported_at", "2026-11-20T09:00:00Z", NULL);

  g_assert_nonnull (strstr (fixture_warnings (fixture), "24 hours"));
}

static void
test_the_state_does_not_change_by_hand (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);

  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", id, "type", "case", "state", "closed", NULL);
  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", id, "type", "case", "reference", "20CV/1/26", NULL);
  fixture_refuse (fixture, CBK_ERROR_INVALID, "edit", id, "type", "case", "changed_at", "2026-11-22T14:02:00Z", NULL);
}

static void
test_a_withdrawn_record_leaves_the_lists_and_stays_readable (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Made twice", NULL);
  g_autofree char *done = fixture_run (fixture, "withdraw", id, "type", "case", "reason", "made twice", NULL);
  g_autoptr(GPtrArray) cases = fixture_find (fixture, "case", NULL);
  g_autofree char *withdrawn = fixture_text (fixture, "case", id, "withdrawn");

  g_assert_cmpuint (cases->len, ==, 0);
  g_assert_cmpstr (withdrawn, ==, "made twice");
}

static void
test_log_entries_are_never_changed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autoptr(GPtrArray) log = fixture_find (fixture, "log_entry", NULL);

  fixture_refuse (fixture, CBK_ERROR_STATE, "edit", ((CbkRecord *) log->pdata[0])->id, "type", "log_entry", "body", "x", NULL);
}

static void
assert_about (CbkRecord *entry, const char *type, const char *id)
{
  g_assert_cmpstr (cbk_record_get_text (entry, "about_type"), ==, type);
  g_assert_cmpstr (cbk_record_get_text (entry, "about_id"), ==, id);
}

static void
test_an_entry_says_what_it_tells_of (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autofree char *action = fixture_run (fixture, "raise_action", id, "type", "case", "title", "Secure the CCTV",
                                         "raised_because", "Overwritten tonight", NULL);
  g_autofree char *note = fixture_run (fixture, "add_log_entry", id, "type", "case", "body", "Rang the victim", NULL);
  g_autoptr(GPtrArray) log = fixture_find (fixture, "log_entry", NULL);

  g_assert_cmpuint (log->len, ==, 3);
  assert_about (log->pdata[0], NULL, NULL);
  assert_about (log->pdata[1], "action", action);
  assert_about (log->pdata[2], "case", id);
}

static CbkRevision *
nth_revision (GListModel *revisions, guint n)
{
  g_autoptr(CbkRevision) revision = g_list_model_get_item (revisions, n);

  return revision;
}

static const CbkHistoryField *
find_field (CbkRevision *revision, const char *label)
{
  for (guint i = 0; i < cbk_revision_get_n_fields (revision); i++)
    if (g_str_equal (cbk_revision_nth_field (revision, i)->label, label))
      return cbk_revision_nth_field (revision, i);

  return NULL;
}

static void
test_history_says_who_what_and_what_before (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", "channel", "101", NULL);
  g_autofree char *other = fixture_officer (fixture, "1002");
  g_autofree char *edited = NULL;
  g_autoptr(GListModel) revisions = NULL;
  g_autoptr(GError) error = NULL;
  const CbkHistoryField *changed;

  cbk_test_env_advance (&fixture->env, CBK_HOUR);
  fixture_be (fixture, "1002");
  edited = fixture_run (fixture, "edit", id, "type", "case", "grade", "P2", NULL);
  revisions = cbk_workspace_read_history (fixture->workspace, "case", id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (revisions), ==, 2);

  g_assert_cmpstr (cbk_revision_get_actor (nth_revision (revisions, 0)), ==, other);
  g_assert_cmpstr (cbk_revision_get_command (nth_revision (revisions, 0)), ==, "edit");
  g_assert_cmpint (cbk_revision_get_at (nth_revision (revisions, 0)), ==, fixture->env.now);
  g_assert_cmpint (cbk_revision_get_state (nth_revision (revisions, 0)), ==, CBK_HISTORY_SAVED);
  changed = find_field (nth_revision (revisions, 0), "Response grade");
  g_assert_null (changed->before);
  g_assert_cmpstr (changed->after, ==, "P2 Priority");

  g_assert_true (cbk_revision_is_first (nth_revision (revisions, 1)));
  g_assert_cmpstr (find_field (nth_revision (revisions, 1), "Summary")->after, ==, "Harbour burglary");
  g_assert_cmpstr (find_field (nth_revision (revisions, 1), "State")->after, ==, "Intake");
}

static void
test_a_condition_that_nothing_checks_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *person = NULL;
  g_autofree char *licence = NULL;

  fixture_be (fixture, "9001");
  {
    g_autofree char *officer = fixture_run (fixture, "create", NULL, "type", "officer", "number", "5001", "surname", "Rae",
                                            "roles", "offender_manager", NULL);
  }
  fixture_be (fixture, "5001");
  person = fixture_run (fixture, "create", NULL, "type", "person", "surname", "Vesey", NULL);
  licence = fixture_run (fixture, "create", NULL, "type", "licence", "person", person, NULL);

  g_assert_nonnull (strstr (fixture_warnings (fixture), "licence_eligible"));
}

static void
test_what_was_done_last_is_undone_whole (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autofree char *edit = fixture_run (fixture, "edit", id, "type", "case", "summary", "Harbour arson", "method", "Fire", NULL);
  g_autofree char *undo = fixture_run (fixture, "undo", NULL, NULL);
  g_autofree char *summary = fixture_text (fixture, "case", id, "summary");
  g_autofree char *method = fixture_text (fixture, "case", id, "method");

  g_assert_cmpstr (summary, ==, "Harbour burglary");
  g_assert_null (method);
}

static void
test_a_new_case_is_undone_by_withdrawing_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autofree char *undo = fixture_run (fixture, "undo", NULL, NULL);
  g_autofree char *withdrawn = fixture_text (fixture, "case", id, "withdrawn");
  g_autoptr(GPtrArray) log = fixture_find (fixture, "log_entry", NULL);

  g_assert_cmpstr (withdrawn, ==, "Undone");
  g_assert_cmpuint (log->len, ==, 1);
}

static void
test_what_somebody_built_on_is_not_undone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autofree char *first = fixture_run (fixture, "edit", id, "type", "case", "method", "Fire", NULL);
  g_autofree char *second = NULL;

  fixture_be (fixture, "1002");
  fixture_refuse (fixture, CBK_ERROR_STATE, "undo", NULL, NULL);
  second = fixture_run (fixture, "edit", id, "type", "case", "method", "Arson", NULL);
  fixture_be (fixture, "1001");
  fixture_refuse (fixture, CBK_ERROR_STATE, "undo", NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/commands/every-command-says-what-it-is", test_every_command_says_what_it_is);
  ADD_CORE_TEST ("/commands/a-command-asks-for-what-it-needs", test_a_command_asks_for_what_it_needs);
  ADD_CORE_TEST ("/commands/a-refused-command-leaves-nothing", test_a_refused_command_leaves_nothing);
  ADD_CORE_TEST ("/commands/a-new-case-has-a-reference-at-once", test_a_new_case_has_a_reference_at_once);
  ADD_CORE_TEST ("/commands/a-late-recording-warns-with-the-rule", test_a_late_recording_warns_with_the_rule);
  ADD_CORE_TEST ("/commands/the-state-does-not-change-by-hand", test_the_state_does_not_change_by_hand);
  ADD_CORE_TEST ("/commands/a-withdrawn-record-leaves-the-lists", test_a_withdrawn_record_leaves_the_lists_and_stays_readable);
  ADD_CORE_TEST ("/commands/log-entries-are-never-changed", test_log_entries_are_never_changed);
  ADD_CORE_TEST ("/commands/an-entry-says-what-it-tells-of", test_an_entry_says_what_it_tells_of);
  ADD_CORE_TEST ("/commands/history-says-who-what-and-what-before", test_history_says_who_what_and_what_before);
  ADD_CORE_TEST ("/commands/a-condition-that-nothing-checks-is-said", test_a_condition_that_nothing_checks_is_said);
  ADD_CORE_TEST ("/commands/what-was-done-last-is-undone-whole", test_what_was_done_last_is_undone_whole);
  ADD_CORE_TEST ("/commands/a-new-case-is-undone-by-withdrawing-it", test_a_new_case_is_undone_by_withdrawing_it);
  ADD_CORE_TEST ("/commands/what-somebody-built-on-is-not-undone", test_what_somebody_built_on_is_not_undone);

  return g_test_run ();
}
