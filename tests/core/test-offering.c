/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-form.h"
#include "core/cbk-names.h"
#include "core/cbk-offering.h"
#include "core/fixture.h"
#include "model/cbk-registry.h"

static const CbkOffer *
find_offer (GPtrArray *offers, const char *name)
{
  for (guint i = 0; i < offers->len; i++)
    if (g_str_equal (((CbkOffer *)offers->pdata[i])->command->name, name))
      return offers->pdata[i];

  return NULL;
}

static void
test_events_exist (void)
{
  for (guint i = 0; i < cbk_command_get_n (); i++)
    {
      const CbkCommand *command = cbk_command_nth (i);
      const char *event = cbk_command_get_event (command);
      CbkRecordClass *klass = command->subject != NULL ? cbk_registry_find (command->subject) : NULL;
      gboolean found = FALSE;

      if (event == NULL || klass == NULL)
        continue;

      for (guint j = 0; j < klass->entity->machine->n_transitions; j++)
        found |= g_str_equal (klass->entity->machine->transitions[j].event, event);
      g_test_message ("%s: %s", command->name, event);
      g_assert_true (found);
    }
}

static void
test_says_why_not (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (CbkRecord) record = NULL;
  g_autoptr (GPtrArray) offers = NULL;

  fixture_be (fixture, "1001");
  id = fixture_run (fixture, "open_case", NULL, "summary", "Burglary", NULL);
  record = fixture_get (fixture, "case", id);
  offers = cbk_workspace_list_offers (fixture->workspace, record);

  g_assert_null (find_offer (offers, "record_decision")->why_not);
  g_assert_nonnull (strstr (find_offer (offers, "activate_case")->why_not, "Only while it is"));
  g_assert_nonnull (find_offer (offers, "allocate_case")->why_not);
  g_assert_null (find_offer (offers, "create"));
  g_assert_null (find_offer (offers, "seal_exhibit"));
  g_assert_null (((CbkOffer *)offers->pdata[0])->why_not);
}

/* What is said not to be possible is refused, and by the same rule. */
static void
test_agrees_with_run (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (CbkRecord) record = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  guint n = 0;

  fixture_be (fixture, "2001");
  id = fixture_run (fixture, "open_case", NULL, "summary", "Burglary", NULL);
  record = fixture_get (fixture, "case", id);
  offers = cbk_workspace_list_offers (fixture->workspace, record);
  for (guint i = 0; i < offers->len; i++)
    {
      const CbkOffer *offer = offers->pdata[i];
      g_autoptr (GHashTable) args = cbk_command_dup_prefill (offer->command, "case", id);
      g_autoptr (GError) error = NULL;

      if (offer->why_not == NULL)
        continue;

      g_assert_null (cbk_workspace_run (fixture->workspace, offer->command->name, id, args, &error));
      g_assert_nonnull (error);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_prefill (void)
{
  g_autoptr (GHashTable) decision = cbk_command_dup_prefill (cbk_command_find ("record_decision"), "case", "X");
  g_autoptr (GHashTable) exhibit = cbk_command_dup_prefill (cbk_command_find ("seize_exhibit"), "case", "X");
  g_autoptr (GHashTable) allocate = cbk_command_dup_prefill (cbk_command_find ("allocate_case"), "case", "X");

  g_assert_cmpstr (g_hash_table_lookup (decision, "type"), ==, "case");
  g_assert_cmpstr (g_hash_table_lookup (exhibit, "case_id"), ==, "X");
  g_assert_cmpuint (g_hash_table_size (allocate), ==, 0);
}

static void
on_form_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(CbkForm **)user_data = cbk_form_open_finish (CBK_WORKSPACE (workspace), result, &error);
  g_assert_no_error (error);
}

static CbkForm *
open_form (Fixture *fixture, const char *about)
{
  CbkForm *form = NULL;

  cbk_form_open_async (fixture->workspace, cbk_command_find ("record_decision"), about, NULL, on_form_cb, &form);
  while (form == NULL)
    g_main_context_iteration (NULL, TRUE);

  return form;
}

static void
test_form_is_kept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (CbkForm) form = NULL;
  g_autoptr (CbkForm) again = NULL;
  g_autoptr (CbkForm) last = NULL;

  fixture_be (fixture, "1001");
  id = fixture_run (fixture, "open_case", NULL, "summary", "Burglary", NULL);

  form = open_form (fixture, id);
  g_assert_false (cbk_form_is_restored (form));
  cbk_form_set (form, "chosen_option", "Wait for the “CCTV”\nuntil Monday");
  cbk_form_set (form, "title", "Gone again");
  cbk_form_set (form, "title", "");
  cbk_form_close (form);

  again = open_form (fixture, id);
  g_assert_true (cbk_form_is_restored (again));
  g_assert_cmpstr (cbk_form_get (again, "chosen_option"), ==, "Wait for the “CCTV”\nuntil Monday");
  g_assert_null (cbk_form_get (again, "title"));
  cbk_form_discard (again);

  last = open_form (fixture, id);
  g_assert_false (cbk_form_is_restored (last));
}

/* Two officers at one laptop do not read each other's drafts. */
static void
test_form_is_ones_own (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (CbkForm) mine = NULL;
  g_autoptr (CbkForm) theirs = NULL;

  fixture_be (fixture, "1001");
  id = fixture_run (fixture, "open_case", NULL, "summary", "Burglary", NULL);
  mine = open_form (fixture, id);
  cbk_form_set (mine, "chosen_option", "Arrest him");
  cbk_form_close (mine);

  fixture_be (fixture, "1002");
  theirs = open_form (fixture, id);
  g_assert_false (cbk_form_is_restored (theirs));
}

static void
on_name_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  *(char **)user_data = cbk_workspace_load_name_finish (CBK_WORKSPACE (workspace), result, NULL);
}

static void
test_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *unknown = NULL;

  fixture_be (fixture, "1001");
  id = fixture_run (fixture, "open_case", NULL, "summary", "Burglary in Harborne", NULL);
  cbk_workspace_load_name_async (fixture->workspace, "case", id, NULL, on_name_cb, &name);
  while (name == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (name, "Burglary in Harborne"));

  id[strlen (id) - 1] = id[strlen (id) - 1] == '0' ? '1' : '0';
  cbk_workspace_load_name_async (fixture->workspace, "case", id, NULL, on_name_cb, &unknown);
  while (unknown == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (unknown, ==, "Not on this laptop");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/offering/each-step-is-one-of-the-machine", test_events_exist);
  g_test_add_func ("/offering/a-record-answers-for-itself", test_prefill);
  ADD_CORE_TEST ("/offering/what-is-not-possible-says-why", test_says_why_not);
  ADD_CORE_TEST ("/offering/what-is-not-possible-is-refused", test_agrees_with_run);
  ADD_CORE_TEST ("/form/what-is-typed-is-there-the-next-time", test_form_is_kept);
  ADD_CORE_TEST ("/form/another-officer-begins-with-nothing", test_form_is_ones_own);
  ADD_CORE_TEST ("/names/a-record-is-called-by-its-line", test_name);

  return g_test_run ();
}
