/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-compat.h"
#include "core/cbk-reading.h"
#include "ui/cbk-command-dialog.h"
#include "ui/cbk-match-row.h"
#include "ui/cbk-param-row.h"
#include "ui/fixture.h"

/* People: matched before they are made, and seen across all trades. */

static char *
make_person (UiFixture *fixture, const char *forenames, const char *surname)
{
  return ui_fixture_run (fixture, "register_person", NULL, "forenames", forenames, "surname", surname, "born", "1990-05-04",
                         NULL);
}

static gboolean
is_ready (gpointer dialog)
{
  GtkWidget *fields = ui_find (dialog, GTK_TYPE_LIST_BOX);

  return fields != NULL && gtk_widget_get_sensitive (fields);
}

static void
type (CbkCommandDialog *dialog, const char *param, const char *text)
{
  gtk_editable_set_text (
    GTK_EDITABLE (cbk_param_row_get_editor (CBK_PARAM_ROW (cbk_command_dialog_find (dialog, param)))), text);
}

static guint
count (UiFixture *fixture, const char *kind)
{
  const char *conditions[] = { NULL };
  CbkListing listing = { .type = kind, .conditions = conditions, .limit = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = cbk_workspace_list (fixture->workspace, &listing, &error);

  g_assert_no_error (error);

  return found->len;
}

static void
note_id (CbkCommandDialog *dialog, const char *kind, const char *id, char **ret_id)
{
  g_set_str (ret_id, id);
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = gtk_widget_get_ancestor (ui_find_label (root, label), GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_whoever_is_there_already_is_offered_while_a_new_one_is_typed (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *known = make_person (fixture, "Mohammed", "Hussain");
  g_autofree char *taken = NULL;
  guint before = count (fixture, "person");
  CbkCommandDialog *dialog;

  ui_fixture_open (fixture, 1200);
  dialog = cbk_command_dialog_present (GTK_WIDGET (fixture->window), fixture->desk, cbk_command_find ("register_person"), NULL,
                                       NULL);
  g_signal_connect (dialog, "done", G_CALLBACK (note_id), &taken);
  ui_wait (is_ready, dialog);
  type (dialog, "surname", "Hussein");
  type (dialog, "forenames", "Muhammad");
  type (dialog, "born", "4/5/1990");
  ui_wait_for_text (dialog, "HUSSAIN, Mohammed (b. 1990)");
  click (GTK_WIDGET (dialog), "Take This One");
  g_assert_cmpstr (taken, ==, known);
  g_assert_cmpuint (count (fixture, "person"), ==, before);
}

static void
test_a_new_person_is_made_with_number_and_telephone (UiFixture *fixture, gconstpointer unused)
{
  CbkCommandDialog *dialog;

  ui_fixture_open (fixture, 1200);
  dialog = cbk_command_dialog_present (GTK_WIDGET (fixture->window), fixture->desk, cbk_command_find ("register_person"), NULL,
                                       NULL);
  ui_wait (is_ready, dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.run", NULL);
  ui_wait_for_text (dialog, "Family name, forenames or what they are known as: give one of them");
  type (dialog, "surname", "Wren");
  type (dialog, "phone", "07700 900123");
  type (dialog, "pnc_id", "2003/0062845E");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.run", NULL);
  ui_wait_for_text (fixture->window, "Person added");
  g_assert_cmpuint (count (fixture, "phone"), ==, 1);
  g_assert_cmpuint (count (fixture, "person_identifier"), ==, 1);
}

static gboolean
is_decided (gpointer fixture)
{
  return count (fixture, "link") == 1;
}

static void
test_on_the_page_it_is_decided_whether_two_are_the_same (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = make_person (fixture, "Alice", "Wren");
  g_autofree char *two = make_person (fixture, "Alicia", "Wren");

  ui_fixture_open (fixture, 1200);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "(ss)", "person", one);
  ui_fixture_wait_for (fixture, "Same Person?");
  cbk_record_page_show_tab (ui_fixture_get_page (fixture), "Same Person?");
  ui_fixture_wait_for (fixture, "Very alike");
  g_assert_cmpstr (cbk_match_row_get_id (CBK_MATCH_ROW (ui_find (GTK_WIDGET (fixture->window), CBK_TYPE_MATCH_ROW))), ==, two);
  click (GTK_WIDGET (fixture->window), "Same Person");
  ui_wait (is_decided, fixture);
  ui_fixture_wait_for (fixture, "Decided");
}

static void
test_a_part_is_named_by_its_case_and_opens_it (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *person = make_person (fixture, "Alice", "Wren");
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");

  g_free (ui_fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", "victim", "person", person, NULL));
  ui_fixture_open (fixture, 1200);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "(ss)", "person", person);
  ui_fixture_wait_for (fixture, "Parts in cases and incidents");
  ui_fixture_wait_for (fixture, "Theft from a van");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD_UI_TEST ("/people/whoever-is-there-already-is-offered-while-a-new-one-is-typed",
               test_whoever_is_there_already_is_offered_while_a_new_one_is_typed);
  ADD_UI_TEST ("/people/a-new-person-is-made-with-number-and-telephone", test_a_new_person_is_made_with_number_and_telephone);
  ADD_UI_TEST ("/people/on-the-page-it-is-decided-whether-two-are-the-same",
               test_on_the_page_it_is_decided_whether_two_are_the_same);
  ADD_UI_TEST ("/people/a-part-is-named-by-its-case-and-opens-it", test_a_part_is_named_by_its_case_and_opens_it);

  return ui_test_main (argc, argv);
}
