/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-list-workspace.h"
#include "ui/cbk-new-case-dialog.h"
#include "ui/cbk-record-page.h"
#include "ui/cbk-text-dialog.h"
#include "ui/fixture.h"

static CbkListWorkspace *
cases_of (UiFixture *fixture)
{
  return CBK_LIST_WORKSPACE (ui_find (GTK_WIDGET (fixture->window), CBK_TYPE_LIST_WORKSPACE));
}

/* The second place of the sidebar, after Today. */
static void
open_cases (UiFixture *fixture, int width)
{
  ui_fixture_open (fixture, width);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-workspace", "i", 1);
  ui_settle (GTK_WIDGET (fixture->window));
}

static guint
n_shown (UiFixture *fixture)
{
  GListModel *records = cases_of (fixture) != NULL ? cbk_list_workspace_get_records (cases_of (fixture)) : NULL;

  return records != NULL ? g_list_model_get_n_items (records) : 0;
}

static gboolean
shows_none (gpointer fixture)
{
  return n_shown (fixture) == 0;
}

static gboolean
shows_one (gpointer fixture)
{
  return n_shown (fixture) == 1;
}

static gboolean
shows_two (gpointer fixture)
{
  return n_shown (fixture) == 2;
}

static gboolean
shows_three (gpointer fixture)
{
  return n_shown (fixture) == 3;
}

static void
test_shows_the_store (UiFixture *fixture, gconstpointer unused)
{
  open_cases (fixture, 1200);

  ui_wait (shows_two, fixture);
  ui_fixture_wait_for (fixture, "Burglary in Harborne");
  ui_fixture_wait_for (fixture, "Robbery at the tram stop");
  ui_fixture_wait_for (fixture, "2 shown");
}

static void
test_ages (UiFixture *fixture, gconstpointer unused)
{
  open_cases (fixture, 1200);
  ui_fixture_wait_for (fixture, "now");

  cbk_test_env_advance (&fixture->env, 3 * CBK_HOUR);
  g_signal_emit_by_name (fixture->desk, "ticked");
  ui_fixture_wait_for (fixture, "3 h");
}

static void
test_new_case_appears (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);

  id = ui_fixture_new_case (fixture, "Theft from a van");
  ui_wait (shows_three, fixture);
  ui_fixture_wait_for (fixture, "Theft from a van");
}

static void
test_filter (UiFixture *fixture, gconstpointer unused)
{
  GtkWidget *filter;
  g_autofree char *id = NULL;

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);

  filter = ui_find (GTK_WIDGET (cases_of (fixture)), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (filter), "harborne");
  ui_wait (shows_one, fixture);

  /* What arrives while a filter stands shows itself too, when it fits. */
  id = ui_fixture_new_case (fixture, "Assault in Harborne");
  ui_wait (shows_two, fixture);

  gtk_editable_set_text (GTK_EDITABLE (filter), "nothing like it");
  ui_wait (shows_none, fixture);
  ui_fixture_wait_for (fixture, "Nothing found");
}

static void
test_view_without_cases (UiFixture *fixture, gconstpointer unused)
{
  GtkWidget *mine;

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);

  mine = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (cases_of (fixture)), "Mine"),
                                  GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (mine), TRUE);
  ui_wait (shows_none, fixture);
  ui_fixture_wait_for (fixture, "No cases");
}

static CbkRecord *
first_record (UiFixture *fixture)
{
  g_autoptr(CbkListItem) item =
    g_list_model_get_item (cbk_list_workspace_get_records (cases_of (fixture)), 0);

  return cbk_list_item_get_record (item);
}

static gboolean
first_is_read (gpointer fixture)
{
  return first_record (fixture) != NULL;
}

static void
test_page (UiFixture *fixture, gconstpointer unused)
{
  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);
  ui_wait (first_is_read, fixture);

  cbk_list_workspace_show_record (cases_of (fixture), first_record (fixture)->id);
  ui_fixture_wait_for (fixture, "People and parts");
  cbk_record_page_show_tab (cbk_list_workspace_get_page (cases_of (fixture)), "Details");
  ui_fixture_wait_for (fixture, "Provisional reference");
  ui_fixture_wait_for (fixture, "No grade yet");
  ui_fixture_wait_for (fixture, "Nobody has it yet");

  cbk_record_page_show_tab (cbk_list_workspace_get_page (cases_of (fixture)), "Log");
  ui_fixture_wait_for (fixture, "Case opened");
}

/* In a window of its own or, with a newer libadwaita, in ours. */
static GtkWidget *
find_about (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      found = ui_find_label (window, "The Casebook developers");
    }

  return found;
}

static gboolean
says_what_it_is (gpointer unused)
{
  return find_about () != NULL;
}

static void
test_about (UiFixture *fixture, gconstpointer unused)
{
  GtkRoot *root;

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.about", NULL);
  ui_wait (says_what_it_is, NULL);

  root = gtk_widget_get_root (find_about ());
  if (root != GTK_ROOT (fixture->window))
    gtk_window_destroy (GTK_WINDOW (root));
}

static void
test_edit (UiFixture *fixture, gconstpointer unused)
{
  CbkRecord *record;
  CbkTextDialog *dialog;
  GtkWidget *text;

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);
  ui_wait (first_is_read, fixture);
  record = first_record (fixture);
  cbk_list_workspace_show_record (cases_of (fixture), record->id);
  ui_fixture_wait_for (fixture, "People and parts");

  dialog = cbk_text_dialog_present (GTK_WIDGET (cases_of (fixture)), fixture->desk, record,
                                    cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), "summary"));
  text = ui_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Robbery by the canal", -1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);

  ui_fixture_wait_for (fixture, "Saved");
  ui_fixture_wait_for (fixture, "Robbery by the canal");
}

static void
test_dialog (UiFixture *fixture, gconstpointer unused)
{
  CbkNewCaseDialog *dialog;
  GtkWidget *summary;

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);

  dialog = cbk_new_case_dialog_new (GTK_WINDOW (fixture->window), fixture->desk);
  gtk_window_present (GTK_WINDOW (dialog));
  ui_settle (GTK_WIDGET (dialog));

  summary = ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (summary), "Fraud by courier");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);

  ui_fixture_wait_for (fixture, "Case opened");
  ui_wait (shows_three, fixture);
}

/* Warnings are fatal here, so that a template which does not fit its place ends the test. */
static void
try_size (UiFixture *fixture, int width, GtkTextDirection direction)
{
  gtk_widget_set_default_direction (direction);
  open_cases (fixture, width);
  ui_wait (shows_two, fixture);
  ui_wait (first_is_read, fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, width);

  cbk_list_workspace_show_record (cases_of (fixture), first_record (fixture)->id);
  ui_fixture_wait_for (fixture, "No grade yet");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.write-log", NULL);
  ui_settle (GTK_WIDGET (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-workspace", "i", 2);
  ui_settle (GTK_WIDGET (fixture->window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_narrow (UiFixture *fixture, gconstpointer unused)
{
  try_size (fixture, 360, GTK_TEXT_DIR_LTR);
}

static void
test_narrow_right_to_left (UiFixture *fixture, gconstpointer unused)
{
  try_size (fixture, 360, GTK_TEXT_DIR_RTL);
}

static void
test_wide_right_to_left (UiFixture *fixture, gconstpointer unused)
{
  try_size (fixture, 1200, GTK_TEXT_DIR_RTL);
}

/* What GTK and libadwaita build inside their own widgets is theirs to name. */
static gboolean
is_ours (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);

  return gtk_widget_get_ancestor (button, GTK_TYPE_WINDOW_CONTROLS) == NULL && !GTK_IS_MENU_BUTTON (parent) &&
         gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW) == NULL;
}

static void
check_name (GtkWidget *widget, gpointer n)
{
  const char *icon = NULL;

  if (GTK_IS_BUTTON (widget))
    icon = gtk_button_get_icon_name (GTK_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    icon = gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));

  if (icon == NULL || !is_ours (widget))
    return;

  g_test_message ("%s %s", G_OBJECT_TYPE_NAME (widget), icon);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  (*(guint *) n)++;
}

static void
test_names (UiFixture *fixture, gconstpointer unused)
{
  guint n = 0;

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);
  ui_foreach (GTK_WIDGET (fixture->window), check_name, &n);
  g_assert_cmpuint (n, >=, 4);
}

static void
test_restricted (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Nobody may know of this");
  g_autoptr(GHashTable) args = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkResult) list = NULL;
  g_autoptr(CbkResult) done = NULL;

  g_hash_table_insert (args, (char *) "type", (char *) "need_to_know");
  g_hash_table_insert (args, (char *) "name", (char *) "Operation Heron");
  list = cbk_workspace_run (fixture->workspace, "create", NULL, args, &error);
  g_assert_no_error (error);

  g_hash_table_remove_all (args);
  g_hash_table_insert (args, (char *) "type", (char *) "case");
  g_hash_table_insert (args, (char *) "restricted_to", list->id);
  done = cbk_workspace_run (fixture->workspace, "edit", id, args, &error);
  g_assert_no_error (error);

  open_cases (fixture, 1200);
  ui_wait (shows_two, fixture);
  ui_settle (GTK_WIDGET (fixture->window));
  g_assert_true (shows_two (fixture));
}

static gboolean
asks_who (gpointer page)
{
  return ui_find_label (page, "Who Are You?") != NULL;
}

static gboolean
says_why (gpointer page)
{
  return ui_find_label (page, "No officer here has the number 77") != NULL;
}

static gboolean
says_closed (gpointer page)
{
  return ui_find_label (page, "Casebook Cannot Open") != NULL;
}

static void
test_start (UiFixture *fixture, gconstpointer unused)
{
  CbkStartPage *page;

  fixture->window = cbk_window_new (ui_application ());
  page = cbk_window_get_start (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));

  cbk_start_page_show_opening (page);
  cbk_start_page_ask_who (page, NULL);
  ui_wait (asks_who, page);
  cbk_start_page_ask_who (page, "No officer here has the number 77");
  ui_wait (says_why, page);
  cbk_start_page_show_problem (page, "Another program has the store open");
  ui_wait (says_closed, page);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD_UI_TEST ("/start/asks-who-and-says-why-it-does-not-open", test_start);
  ADD_UI_TEST ("/cases/the-list-shows-what-is-in-the-store", test_shows_the_store);
  ADD_UI_TEST ("/cases/ages-go-on-with-the-clock", test_ages);
  ADD_UI_TEST ("/cases/a-new-case-appears-by-itself", test_new_case_appears);
  ADD_UI_TEST ("/cases/the-filter-finds-words-and-stays-true", test_filter);
  ADD_UI_TEST ("/cases/a-view-without-cases-says-what-to-do", test_view_without_cases);
  ADD_UI_TEST ("/cases/what-is-restricted-is-not-listed", test_restricted);
  ADD_UI_TEST ("/cases/the-page-shows-the-case-and-its-log", test_page);
  ADD_UI_TEST ("/window/says-what-it-is", test_about);
  ADD_UI_TEST ("/cases/a-text-is-edited-and-the-page-follows", test_edit);
  ADD_UI_TEST ("/cases/the-dialog-opens-a-case", test_dialog);
  ADD_UI_TEST ("/window/fits-360-pixels", test_narrow);
  ADD_UI_TEST ("/window/fits-360-pixels-from-right-to-left", test_narrow_right_to_left);
  ADD_UI_TEST ("/window/stands-from-right-to-left", test_wide_right_to_left);
  ADD_UI_TEST ("/window/buttons-with-an-icon-alone-have-a-name", test_names);

  return ui_test_main (argc, argv);
}
