/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-list-workspace.h"
#include "ui/cbk-notifier.h"
#include "ui/cbk-palette.h"
#include "ui/cbk-palette-item.h"
#include "ui/cbk-settings.h"
#include "ui/cbk-today-item.h"
#include "ui/cbk-today-page.h"
#include "ui/cbk-today-row.h"
#include "ui/cbk-verbs.h"
#include "ui/cbk-words.h"
#include "ui/fixture.h"

static const char *
me (UiFixture *fixture)
{
  return cbk_workspace_get_user (fixture->workspace)->id;
}

static char *
time_from_now (UiFixture *fixture, gint64 span)
{
  return cbk_time_format (cbk_env_now (&fixture->env.env) + span);
}

/* Something that is due, and the case that it is of. */
static char *
plan (UiFixture *fixture, const char *title, gint64 span)
{
  g_autofree char *of_case = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *due = time_from_now (fixture, span);
  g_autofree char *action = ui_fixture_run (fixture, "raise_action", of_case, "type", "case", "title", title,
                                 "raised_because", "Asked for", "due_at", due, NULL);
  g_autofree char *owned = ui_fixture_run (fixture, "edit", action, "type", "action", "owner", me (fixture), NULL);

  return g_steal_pointer (&of_case);
}

static char *
hand_over (UiFixture *fixture)
{
  g_autofree char *of_case = ui_fixture_new_case (fixture, "Handed to me");
  g_autofree char *sent = time_from_now (fixture, -20 * CBK_MINUTE);
  g_autofree char *by = time_from_now (fixture, 40 * CBK_MINUTE);

  return ui_fixture_run (fixture, "create", NULL, "type", "allocation", "subject_type", "case", "subject_id", of_case,
              "to_officer", me (fixture), "sent_by", me (fixture), "sent_at", sent, "acknowledge_by", by,
              NULL);
}

static void
activate (UiFixture *fixture, GType type, const char *action)
{
  gtk_widget_activate_action (ui_find (GTK_WIDGET (fixture->window), type), action, NULL);
}

static void
test_nothing (UiFixture *fixture, gconstpointer unused)
{
  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Overdue");
  ui_fixture_wait_for (fixture, "Nothing overdue");
  ui_fixture_wait_for (fixture, "Backlog with risk");
}

static void
test_clocks (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *late = plan (fixture, "Ring the shop", -130 * CBK_MINUTE);
  g_autofree char *soon = plan (fixture, "Fetch the footage", 34 * CBK_MINUTE);

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Ring the shop");
  ui_fixture_wait_for (fixture, "2 h 10 late");
  ui_fixture_wait_for (fixture, "Next hour");
  ui_fixture_wait_for (fixture, "34 min");

  /* Nobody has saved anything: time alone moves it. */
  cbk_test_env_advance (&fixture->env, 40 * CBK_MINUTE);
  g_signal_emit_by_name (fixture->desk, "ticked");
  ui_fixture_wait_for (fixture, "6 min late");
}

static void
test_acknowledge (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *allocation = hand_over (fixture);
  g_autoptr (CbkRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Needs you now");
  activate (fixture, CBK_TYPE_TODAY_PAGE, "today.acknowledge-selected");
  ui_fixture_wait_for (fixture, "Acknowledged");
  ui_wait_until_gone (GTK_WIDGET (fixture->window), "Needs you now");

  record = cbk_workspace_open_record (fixture->workspace, "allocation", allocation, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cbk_record_get_text (record, "state"), ==, "acknowledged");
  g_assert_cmpstr (cbk_record_get_text (record, "acknowledged_by"), ==, me (fixture));
}

static void
find_explanation (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_POPOVER (widget) && GTK_IS_LABEL (gtk_popover_get_child (GTK_POPOVER (widget))))
    *(GtkWidget **)found = widget;
}

static void
test_explain (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *allocation = hand_over (fixture);
  GtkWidget *found = NULL;

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Needs you now");
  ui_settle (GTK_WIDGET (fixture->window));
  activate (fixture, CBK_TYPE_TODAY_PAGE, "today.explain");
  ui_foreach (GTK_WIDGET (fixture->window), find_explanation, &found);
  g_assert_nonnull (found);
  g_assert_cmpuint (strlen (gtk_label_get_label (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (found))))), >,
                    20);
  gtk_popover_popdown (GTK_POPOVER (found));
}

static void
test_opens (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = plan (fixture, "Ring the shop", -2 * CBK_HOUR);
  GtkWidget *list;

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Ring the shop");
  list = ui_find (ui_find (GTK_WIDGET (fixture->window), CBK_TYPE_TODAY_PAGE), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 1);
  ui_fixture_wait_for (fixture, "People and parts");
}

static gboolean
list_has_two (gpointer palette)
{
  return g_list_model_get_n_items (cbk_palette_get_items (palette)) >= 1;
}

static gboolean
first_is_record (gpointer palette)
{
  g_autoptr (CbkPaletteItem) first = g_list_model_get_item (cbk_palette_get_items (palette), 0);

  return first != NULL && first->type != NULL;
}

static void
test_palette (UiFixture *fixture, gconstpointer unused)
{
  CbkPalette *palette;
  GtkWidget *entry;

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Overdue");
  palette = CBK_PALETTE (ui_find (GTK_WIDGET (fixture->window), CBK_TYPE_PALETTE));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.palette", NULL);
  ui_fixture_wait_for (fixture, "Go to Cases");
  ui_fixture_wait_for (fixture, "Ctrl+N");

  entry = ui_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "harborn");
  ui_wait (first_is_record, palette);
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (palette)));
  ui_fixture_wait_for (fixture, "People and parts");

  /* What was open is offered again. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.palette", NULL);
  ui_wait (first_is_record, palette);
}

static void
test_palette_commands (UiFixture *fixture, gconstpointer unused)
{
  CbkPalette *palette;
  GtkWidget *entry;

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Overdue");
  palette = CBK_PALETTE (ui_find (GTK_WIDGET (fixture->window), CBK_TYPE_PALETTE));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.palette", NULL);
  entry = ui_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "> go peo");
  ui_wait (list_has_two, palette);
  ui_fixture_wait_for (fixture, "Go to People");
  while (g_list_model_get_n_items (cbk_palette_get_items (palette)) != 1)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_wait_for (fixture, "No people");
}

static void
test_nothing_found (UiFixture *fixture, gconstpointer unused)
{
  GtkWidget *palette;

  ui_fixture_open (fixture, 1200);
  palette = ui_find (GTK_WIDGET (fixture->window), CBK_TYPE_PALETTE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.palette", NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (palette, GTK_TYPE_SEARCH_ENTRY)), "zzzzqqqq");
  ui_fixture_wait_for (fixture, "Nothing found on this laptop");
  g_signal_emit_by_name (ui_find (palette, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  g_assert_false (gtk_widget_get_visible (palette));
}

static void
test_link (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *link = g_strdup_printf ("casebook:case/%s", id);

  ui_fixture_open (fixture, 1200);
  cbk_window_open_link (fixture->window, link);
  ui_fixture_wait_for (fixture, "People and parts");

  cbk_window_open_link (fixture->window, "casebook:case/../../etc");
  ui_fixture_wait_for (fixture, "This link names no record");
}

/* Kinds without a workspace of their own open too. */
static void
test_link_of_any_kind (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = hand_over (fixture);
  g_autofree char *link = g_strdup_printf ("casebook:allocation/%s", id);

  ui_fixture_open (fixture, 1200);
  cbk_window_open_link (fixture->window, link);
  ui_fixture_wait_for (fixture, "To be acknowledged by");
}

static void
test_undo (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *edited = ui_fixture_run (fixture, "edit", id, "type", "case", "summary", "Theft of a van", NULL);
  g_autoptr (CbkRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  ui_fixture_open (fixture, 1200);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_fixture_wait_for (fixture, "Undone");
  record = cbk_workspace_open_record (fixture->workspace, "case", id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cbk_record_get_text (record, "summary"), ==, "Theft from a van");
}

/* An investigator has no use for a caseload of offenders. */
static void
test_sidebar (UiFixture *fixture, gconstpointer unused)
{

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Intelligence");
  ui_fixture_wait_for (fixture, "No headquarters");
  g_assert_null (ui_find_label (GTK_WIDGET (fixture->window), "Offenders"));
}

static void
test_narrow (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = plan (fixture, "Ring the shop", -2 * CBK_HOUR);
  GtkWidget *backlog;

  ui_fixture_open (fixture, 360);
  ui_fixture_wait_for (fixture, "Ring the shop");
  ui_fixture_wait_for (fixture, "Backlog");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  backlog = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (fixture->window), "Backlog"),
                                     GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (backlog), TRUE);
  ui_fixture_wait_for (fixture, "Unassessed");
}

static void
on_ran_out_cb (CbkNotifier *notifier, const char *what, const char *body, GString *told)
{
  g_string_append_printf (told, "%s: %s\n", what, body);
}

static void
test_notifier (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = plan (fixture, "Ring Mrs Redfern", 20 * CBK_MINUTE);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (CbkNotifier) notifier = NULL;
  g_autoptr (GSettings) settings = cbk_settings_new ();
  GListModel *items;

  /* The window's own would ask a desktop that is not there. */
  g_settings_set_boolean (settings, "notify", FALSE);
  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Ring Mrs Redfern");
  items = cbk_today_page_get_items (
      CBK_TODAY_PAGE (ui_find (GTK_WIDGET (fixture->window), CBK_TYPE_TODAY_PAGE)));
  notifier = cbk_notifier_new (fixture->desk, items, NULL);
  g_signal_connect (notifier, "ran-out", G_CALLBACK (on_ran_out_cb), told);
  g_signal_emit_by_name (fixture->desk, "ticked");
  g_assert_cmpstr (told->str, ==, "");

  cbk_test_env_advance (&fixture->env, 10 * CBK_MINUTE);
  g_signal_emit_by_name (fixture->desk, "ticked");
  g_signal_emit_by_name (fixture->desk, "ticked");
  g_assert_cmpstr (told->str, ==, "Action: Due at 14:22\n");
}

static void
test_words (void)
{
  gint64 now = 1791216120000;
  g_autofree char *minutes = cbk_words_left (now + 34 * CBK_MINUTE, now);
  g_autofree char *hours = cbk_words_left (now + 174 * CBK_MINUTE, now);
  g_autofree char *late = cbk_words_left (now - 36 * CBK_MINUTE, now);
  g_autofree char *days = cbk_words_left (now + 51 * CBK_HOUR, now);
  g_autofree char *nothing = cbk_words_when (CBK_TIME_UNSET, now);

  g_assert_cmpstr (minutes, ==, "34 min");
  g_assert_cmpstr (hours, ==, "2 h 54");
  g_assert_cmpstr (late, ==, "36 min late");
  g_assert_cmpstr (days, ==, "2 d 3 h");
  g_assert_null (nothing);
}

/* A verb without an action, or two with the same key in one place, would be a key that lies. */
static void
test_verbs (UiFixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const CbkVerb *verb;

  ui_fixture_open (fixture, 1200);
  ui_fixture_wait_for (fixture, "Overdue");
  for (guint i = 0; (verb = cbk_verb_nth (i)) != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;

      if (verb->keys == NULL)
        continue;

      g_assert_true (gtk_accelerator_parse (verb->keys, &key, &modifiers));
      g_assert_true (g_hash_table_add (keys, g_strconcat (verb->place, verb->keys, NULL)));
    }

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-help-overlay", NULL);
  ui_settle (GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window))));
  gtk_window_close (
      GTK_WINDOW (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window))));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/time-left-is-as-short-as-a-row", test_words);
  ADD_UI_TEST ("/today/says-when-nothing-is-overdue", test_nothing);
  ADD_UI_TEST ("/today/clocks-move-with-the-time", test_clocks);
  ADD_UI_TEST ("/today/an-assignment-is-acknowledged-in-place", test_acknowledge);
  ADD_UI_TEST ("/today/a-key-explains-the-rule", test_explain);
  ADD_UI_TEST ("/today/a-row-opens-its-case", test_opens);
  ADD_UI_TEST ("/today/fits-360-pixels", test_narrow);
  ADD_UI_TEST ("/today/the-desktop-is-told-once-and-no-names", test_notifier);
  ADD_UI_TEST ("/palette/finds-and-opens-a-record", test_palette);
  ADD_UI_TEST ("/palette/runs-a-command", test_palette_commands);
  ADD_UI_TEST ("/palette/says-when-nothing-is-found", test_nothing_found);
  ADD_UI_TEST ("/window/a-link-opens-its-record", test_link);
  ADD_UI_TEST ("/window/a-link-opens-any-kind-of-record", test_link_of_any_kind);
  ADD_UI_TEST ("/window/the-last-change-is-undone", test_undo);
  ADD_UI_TEST ("/window/the-sidebar-follows-the-role", test_sidebar);
  ADD_UI_TEST ("/window/no-key-has-two-meanings", test_verbs);

  return ui_test_main (argc, argv);
}
