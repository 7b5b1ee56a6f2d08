/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-lists.h"
#include "core/cbk-sheet.h"
#include "core/fixture.h"

typedef struct
{
  gboolean done;
  GObject *object;
  GError *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_object (&answer->object);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
on_list_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->object = (GObject *) cbk_workspace_open_list_finish (CBK_WORKSPACE (workspace), result,
                                                               &answer->error);
  answer->done = TRUE;
}

static void
on_sheet_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->object = (GObject *) cbk_workspace_open_sheet_finish (CBK_WORKSPACE (workspace), result,
                                                                &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_list (Fixture *fixture, const char *text, const char *condition, Answer *answer)
{
  const char *conditions[] = { condition, NULL };
  CbkListing listing = { .type = "case", .conditions = conditions, .limit = -1 };

  cbk_workspace_open_list_async (fixture->workspace, &listing, text, NULL, on_list_cb, answer);
  wait_for (answer);
  while (answer->object != NULL && cbk_record_list_get_loading (CBK_RECORD_LIST (answer->object)))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_cases (Fixture *fixture, const char *text)
{
  g_auto(Answer) answer = { 0 };

  open_list (fixture, text, NULL, &answer);
  g_assert_no_error (answer.error);

  return g_list_model_get_n_items (G_LIST_MODEL (answer.object));
}

static void
open_sheet (Fixture *fixture, const char *id, const char *reason, Answer *answer)
{
  cbk_workspace_open_sheet_async (fixture->workspace, "case", id, reason, NULL, on_sheet_cb, answer);
  wait_for (answer);
}

static void
test_restricted (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *open = fixture_run (fixture, "open_case", NULL, "summary", "Theft of a bicycle", NULL);
  g_autofree char *secret = fixture_run (fixture, "open_case", NULL, "summary", "Theft of a painting", NULL);
  g_autofree char *officer = fixture_officer (fixture, "1001");
  g_autofree char *list = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name",
                                       "Operation Heron", "officers", officer, NULL);
  g_autofree char *same = fixture_run (fixture, "edit", secret, "type", "case", "restricted_to", list, NULL);

  g_assert_cmpuint (count_cases (fixture, NULL), ==, 2);
  g_assert_cmpuint (count_cases (fixture, "theft"), ==, 2);

  fixture_be (fixture, "1002");
  g_assert_cmpuint (count_cases (fixture, NULL), ==, 1);
  g_assert_cmpuint (count_cases (fixture, "theft"), ==, 1);
  g_assert_cmpuint (count_cases (fixture, "painting"), ==, 0);
}

static void
test_words_and_conditions (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = fixture_run (fixture, "open_case", NULL, "summary", "Burglary in Harborne", NULL);
  g_autofree char *second = fixture_run (fixture, "open_case", NULL, "summary", "Robbery in Harborne", NULL);
  g_auto(Answer) answer = { 0 };

  g_assert_cmpuint (count_cases (fixture, "harborne"), ==, 2);
  g_assert_cmpuint (count_cases (fixture, "robbery"), ==, 1);
  g_assert_cmpuint (count_cases (fixture, "fraud"), ==, 0);

  open_list (fixture, "harborne", "state=closed", &answer);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (answer.object)), ==, 0);
}

static void
test_bad_condition (Fixture *fixture, gconstpointer unused)
{
  g_auto(Answer) answer = { 0 };

  open_list (fixture, NULL, "shoe_size=9", &answer);
  g_assert_error (answer.error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
count_notice (GObject *counter, GPtrArray *ids)
{
  g_object_set_data (counter, "n", GINT_TO_POINTER (GPOINTER_TO_INT (g_object_get_data (counter, "n")) + 1));
}

static void
test_watch (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GObject) counter = g_object_new (G_TYPE_OBJECT, NULL);
  g_autofree char *id = NULL;

  cbk_workspace_watch (fixture->workspace, G_CALLBACK (count_notice), counter);
  id = fixture_run (fixture, "open_case", NULL, "summary", "Fraud by courier", NULL);
  while (g_object_get_data (counter, "n") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (counter, "n")), ==, 1);
}

static void
test_sheet (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Burglary in Harborne", "channel",
                                     "front_counter", NULL);
  g_autofree char *owner = fixture_officer (fixture, "1002");
  g_autofree char *same = fixture_run (fixture, "edit", id, "type", "case", "grade", "P4", "owner", owner,
                                       NULL);
  g_auto(Answer) answer = { 0 };
  CbkSheet *sheet;
  guint n_provisional = 0;

  open_sheet (fixture, id, NULL, &answer);
  g_assert_no_error (answer.error);
  sheet = CBK_SHEET (answer.object);

  g_assert_cmpstr (cbk_sheet_get_record (sheet)->id, ==, id);
  g_assert_cmpstr (cbk_sheet_get_text (sheet, "channel"), ==, "Front counter");
  g_assert_cmpstr (cbk_sheet_get_text (sheet, "owner"), ==, "1002 · Hartley");
  g_assert_cmpstr (cbk_sheet_get_text (sheet, "reported_at"), ==, "Sun 22 Nov 2026 14:02");
  g_assert_null (cbk_sheet_get_text (sheet, "outcome"));

  for (guint i = 0; i < g_list_model_get_n_items (cbk_sheet_get_facts (sheet)); i++)
    {
      g_autoptr(CbkFact) fact = g_list_model_get_item (cbk_sheet_get_facts (sheet), i);
      const char *name = cbk_fact_get_field (fact)->name;

      if (cbk_fact_get_provisional (fact))
        {
          g_assert_cmpstr (name, ==, "grade");
          n_provisional++;
        }
      if (g_str_equal (name, "summary"))
        g_assert_true (cbk_fact_get_editable (fact));
      if (g_str_equal (name, "state") || g_str_equal (name, "reference") ||
          g_str_equal (name, "local_reference"))
        g_assert_false (cbk_fact_get_editable (fact));
    }
  g_assert_cmpuint (n_provisional, ==, 1);
}

static void
test_sheet_reason (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Theft of a painting", NULL);
  g_autofree char *officer = fixture_officer (fixture, "1001");
  g_autofree char *list = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name",
                                       "Operation Heron", "officers", officer, "reason_asked", "yes", NULL);
  g_autofree char *same = fixture_run (fixture, "edit", id, "type", "case", "restricted_to", list, NULL);
  g_auto(Answer) refused = { 0 };
  g_auto(Answer) opened = { 0 };

  open_sheet (fixture, id, NULL, &refused);
  g_assert_error (refused.error, CBK_ERROR, CBK_ERROR_INVALID);

  open_sheet (fixture, id, "Asked by the victim", &opened);
  g_assert_no_error (opened.error);
}

static void
on_titles_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  GHashTable **titles = user_data;
  g_autoptr(GError) error = NULL;

  *titles = cbk_workspace_load_titles_finish (CBK_WORKSPACE (workspace), result, &error);
  g_assert_no_error (error);
}

static void
test_titles (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *officer = fixture_officer (fixture, "2001");
  g_autoptr(GHashTable) titles = NULL;

  cbk_workspace_load_titles_async (fixture->workspace, "officer", NULL, on_titles_cb, &titles);
  while (titles == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_hash_table_size (titles), ==, 6);
  g_assert_cmpstr (g_hash_table_lookup (titles, officer), ==, "2001 · Okafor");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/lists/what-is-restricted-is-listed-for-those-on-its-list-alone", test_restricted);
  ADD_CORE_TEST ("/lists/words-and-conditions-have-to-hold-both", test_words_and_conditions);
  ADD_CORE_TEST ("/lists/a-condition-that-makes-no-sense-is-refused", test_bad_condition);
  ADD_CORE_TEST ("/lists/who-watches-hears-of-each-save", test_watch);
  ADD_CORE_TEST ("/lists/the-names-of-officers-come-at-once", test_titles);
  ADD_CORE_TEST ("/sheet/fields-are-shown-as-people-read-them", test_sheet);
  ADD_CORE_TEST ("/sheet/a-restricted-record-asks-why", test_sheet_reason);

  return g_test_run ();
}
