/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-command-dialog.h"
#include "ui/cbk-list-workspace.h"
#include "ui/cbk-moment.h"
#include "ui/cbk-palette-item.h"
#include "ui/cbk-param-row.h"
#include "ui/fixture.h"

static void
open_case (UiFixture *fixture, const char *id)
{
  ui_fixture_open (fixture, 1200);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "(ss)", "case", id);
}

static gboolean
is_ready (gpointer dialog)
{
  GtkWidget *fields = ui_find (dialog, GTK_TYPE_LIST_BOX);

  return fields != NULL && gtk_widget_get_sensitive (fields);
}

static CbkCommandDialog *
start (UiFixture *fixture, const char *command, const char *id)
{
  CbkCommandDialog *dialog = cbk_command_dialog_present (GTK_WIDGET (fixture->window), fixture->desk,
                                                         cbk_command_find (command), "case", id);

  ui_wait (is_ready, dialog);

  return dialog;
}

static void
type (CbkCommandDialog *dialog, const char *param, const char *text)
{
  GtkWidget *editor = cbk_param_row_get_editor (CBK_PARAM_ROW (cbk_command_dialog_find (dialog, param)));

  if (GTK_IS_TEXT_VIEW (editor))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (editor), text);
}

static void
test_runs (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkCommandDialog *dialog;
  GtkWidget *kind;

  open_case (fixture, id);
  dialog = start (fixture, "record_decision", id);
  g_assert_null (cbk_command_dialog_find (dialog, "type"));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.run", NULL);
  ui_wait_for_text (dialog, "This is needed.");

  kind = cbk_param_row_get_editor (CBK_PARAM_ROW (cbk_command_dialog_find (dialog, "kind")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), 1);
  type (dialog, "chosen_option", "Wait for the CCTV until Monday");
  type (dialog, "decided_at", "soon");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.run", NULL);
  ui_wait_for_text (dialog, "That is no time. Try 14:20, or 22/11/2026 14:20.");

  type (dialog, "decided_at", "13:50");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.run", NULL);
  ui_wait_for_text (fixture->window, "Decision recorded");
}

static void
test_refused (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkCommandDialog *dialog;
  GtkWidget *role;

  open_case (fixture, id);
  dialog = start (fixture, "add_person_to_case", id);
  role = cbk_param_row_get_editor (CBK_PARAM_ROW (cbk_command_dialog_find (dialog, "role")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (role), 1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.run", NULL);
  ui_wait_for_text (dialog, "Say who it is: a person, an organisation, or a description in words");

  type (dialog, "role_text", "A tall man in a grey hood");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.run", NULL);
  ui_wait_for_text (fixture->window, "Person added");
}

static void
test_kept (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkCommandDialog *dialog;

  open_case (fixture, id);
  dialog = start (fixture, "record_decision", id);
  type (dialog, "chosen_option", "Half a sen");
  gtk_window_close (GTK_WINDOW (dialog));

  dialog = start (fixture, "record_decision", id);
  ui_wait_for_text (dialog, "What you typed before is here again.");
  {
    GtkWidget *editor = cbk_param_row_get_editor (CBK_PARAM_ROW (cbk_command_dialog_find (dialog, "chosen_option")));
    g_autofree char *text = NULL;

    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "text", &text, NULL);
    g_assert_cmpstr (text, ==, "Half a sen");
  }

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.clear", NULL);
  ui_wait (is_ready, dialog);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Every command of the program has a form: a template or a kind of field that does not fit ends the test. */
static void
test_all (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");

  open_case (fixture, id);
  for (guint i = 0; i < cbk_command_get_n (); i++)
    {
      const CbkCommand *command = cbk_command_nth (i);
      CbkCommandDialog *dialog;

      g_test_message ("%s", command->name);
      dialog = cbk_command_dialog_present (GTK_WIDGET (fixture->window), fixture->desk, command, "case", id);
      ui_wait (is_ready, dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

static gboolean
has_offers (gpointer fixture)
{
  GtkWidget *workspace = ui_find (GTK_WIDGET (((UiFixture *)fixture)->window), CBK_TYPE_LIST_WORKSPACE);

  return workspace != NULL
         && g_list_model_get_n_items (
                cbk_record_page_list_offers (cbk_list_workspace_get_page (CBK_LIST_WORKSPACE (workspace))))
                > 10;
}

static void
test_offers (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");

  open_case (fixture, id);
  ui_wait (has_offers, fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-offers", NULL);
  ui_wait_for_text (fixture->window, "Decide…");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.run-command", "s", "close_case");
  ui_settle (GTK_WIDGET (fixture->window));
}

static void
check_time (const char *typed, const char *kept)
{
  gint64 now;
  g_autofree char *time = NULL;

  g_assert_true (cbk_time_parse ("2026-06-09T13:06:00Z", &now));
  time = cbk_moment_dup_time (typed, now);
  g_assert_cmpstr (time, ==, kept);
}

static void
test_moments (void)
{
  check_time ("14:20", "2026-06-09T13:20:00.000Z");
  check_time ("yesterday 14:20", "2026-06-08T13:20:00.000Z");
  check_time ("3/1/2026 09:05", "2026-01-03T09:05:00.000Z");
  check_time ("31/2/2026 09:05", NULL);
  check_time ("25:10", NULL);
  check_time ("soon", NULL);
  {
    g_autofree char *date = cbk_moment_dup_date ("24/12/26", 0);
    g_autofree char *shown = cbk_moment_show_date ("2026-12-24");
    g_autofree char *time = cbk_moment_show_time ("2026-06-09T13:20:00Z");

    g_assert_cmpstr (date, ==, "2026-12-24");
    g_assert_cmpstr (shown, ==, "24/12/2026");
    g_assert_cmpstr (time, ==, "09/06/2026 14:20");
  }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/moments/are-typed-as-people-say-them", test_moments);
  ADD_UI_TEST ("/commands/what-is-missing-is-said-at-its-field", test_runs);
  ADD_UI_TEST ("/commands/a-refusal-is-a-sentence-and-keeps-the-form", test_refused);
  ADD_UI_TEST ("/commands/what-was-typed-is-there-again", test_kept);
  ADD_UI_TEST ("/commands/every-command-has-a-form", test_all);
  ADD_UI_TEST ("/commands/a-page-offers-what-can-be-done", test_offers);

  return ui_test_main (argc, argv);
}
