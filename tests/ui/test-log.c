/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-composer.h"
#include "ui/cbk-log-view.h"
#include "ui/fixture.h"

static GtkTextBuffer *
get_typed (UiFixture *fixture)
{
  GtkWidget *composer = ui_find_seen (GTK_WIDGET (fixture->window), CBK_TYPE_COMPOSER);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (composer, GTK_TYPE_TEXT_VIEW)));
}

typedef struct
{
  UiFixture *fixture;
  const char *text;
} Typed;

static gboolean
is_typed (gpointer data)
{
  Typed *typed = data;
  GtkTextBuffer *buffer = get_typed (typed->fixture);
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);

  return g_str_equal (text, typed->text);
}

static void
wait_for_typed (UiFixture *fixture, const char *text)
{
  Typed typed = { fixture, text };

  ui_wait (is_typed, &typed);
}

static void
open_record (UiFixture *fixture, const char *type, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "(ss)", type, id);
}

static void
test_written_from_any_tab (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  GtkWidget *focus;

  ui_fixture_open_case (fixture, id, 1200);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.write-log", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  gtk_text_buffer_set_text (get_typed (fixture), "The camera faces the other way.", -1);
  gtk_widget_activate_action (focus, "log.add", NULL);

  /* The overview shows it at once, and there is room for the next. */
  ui_fixture_wait_for (fixture, "The camera faces the other way.");
  wait_for_typed (fixture, "");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
}

static void
test_nothing_is_not_added (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkListing listing = { .type = "log_entry", .limit = -1 };
  gint64 before = 0, after = 0;

  ui_fixture_open_case (fixture, id, 1200);
  g_assert_true (cbk_workspace_count (fixture->workspace, &listing, &before, NULL));
  gtk_text_buffer_set_text (get_typed (fixture), "  \n ", -1);
  gtk_widget_activate_action (ui_find_seen (GTK_WIDGET (fixture->window), CBK_TYPE_COMPOSER), "log.add", NULL);
  ui_settle (GTK_WIDGET (fixture->window));
  g_assert_true (cbk_workspace_count (fixture->workspace, &listing, &after, NULL));
  g_assert_cmpint (after, ==, before);
}

static void
test_waits_with_its_record (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *van = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *shop = ui_fixture_new_case (fixture, "Damage to a shop");

  ui_fixture_open_case (fixture, van, 1200);
  gtk_text_buffer_set_text (get_typed (fixture), "Half a sen", -1);
  open_record (fixture, "case", shop);
  ui_wait_until_gone (GTK_WIDGET (ui_fixture_get_page (fixture)), "Theft from a van");
  wait_for_typed (fixture, "");

  open_record (fixture, "case", van);
  wait_for_typed (fixture, "Half a sen");
}

static void
test_there_again (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");

  ui_fixture_open_case (fixture, id, 1200);
  gtk_text_buffer_set_text (get_typed (fixture), "Half a sen", -1);
  gtk_window_destroy (GTK_WINDOW (fixture->window));

  ui_fixture_open_case (fixture, id, 1200);
  wait_for_typed (fixture, "Half a sen");
}

static void
test_days (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 1200);
  g_autofree char *now = NULL;
  g_autofree char *late = ui_fixture_run (fixture, "add_log_entry", id, "type", "case", "body", "Briefed the late turn",
                                          "happened_at", "2026-11-20T21:00:00Z", NULL);

  cbk_record_page_show_tab (page, "Log");
  ui_fixture_wait_for (fixture, "Today");
  ui_fixture_wait_for (fixture, "Fri 20 Nov 2026");
  ui_fixture_wait_for (fixture, "Written later");

  cbk_test_env_advance (&fixture->env, 24 * CBK_HOUR);
  g_signal_emit_by_name (fixture->desk, "ticked");
  ui_fixture_wait_for (fixture, "Yesterday");

  /* What comes on top takes over the name of its day. */
  now = ui_fixture_run (fixture, "add_log_entry", id, "type", "case", "body", "Rang the victim", NULL);
  ui_fixture_wait_for (fixture, "Rang the victim");
  ui_fixture_wait_for (fixture, "Today");
  ui_fixture_wait_for (fixture, "Yesterday");
}

static void
choose_topic (UiFixture *fixture, const char *label)
{
  GtkWidget *log = ui_find_seen (GTK_WIDGET (fixture->window), CBK_TYPE_LOG_VIEW);
  GtkWidget *button = gtk_widget_get_ancestor (ui_find_label (log, label), GTK_TYPE_TOGGLE_BUTTON);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
test_looked_through (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *note = ui_fixture_run (fixture, "add_log_entry", id, "type", "case", "body", "CCTV looks at the canal",
                                          NULL);
  g_autofree char *action = ui_fixture_run (fixture, "raise_action", id, "type", "case", "title", "Secure the CCTV",
                                            "raised_because", "It is overwritten tonight", NULL);
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 1200);
  GtkWidget *log;
  GtkWidget *filter;

  cbk_record_page_show_tab (page, "Log");
  ui_fixture_wait_for (fixture, "Case opened");
  log = ui_find_seen (GTK_WIDGET (page), CBK_TYPE_LOG_VIEW);
  filter = ui_find (log, GTK_TYPE_SEARCH_ENTRY);

  choose_topic (fixture, "Actions");
  ui_wait_until_gone (log, "CCTV looks at the canal");
  ui_wait_for_text (log, "Action raised: Secure the CCTV");
  choose_topic (fixture, "Notes");
  ui_wait_until_gone (log, "Action raised: Secure the CCTV");
  ui_wait_for_text (log, "CCTV looks at the canal");

  choose_topic (fixture, "All");
  gtk_editable_set_text (GTK_EDITABLE (filter), "cctv canal");
  ui_wait_until_gone (log, "Action raised: Secure the CCTV");
  ui_wait_for_text (log, "CCTV looks at the canal");
  gtk_editable_set_text (GTK_EDITABLE (filter), "helicopter");
  ui_wait_for_text (log, "No such entry");
  gtk_editable_set_text (GTK_EDITABLE (filter), "");
  ui_wait_for_text (log, "Case opened");
}

static void
test_every_topic_is_a_list (UiFixture *fixture, gconstpointer unused)
{
  static const char *const labels[]
      = { "Notes", "Decisions", "Actions", "People", "Contact", "Custody", "Evidence" };
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 1200);

  cbk_record_page_show_tab (page, "Log");
  ui_fixture_wait_for (fixture, "Case opened");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      choose_topic (fixture, labels[i]);
      ui_fixture_wait_for (fixture, "No such entry");
    }
  choose_topic (fixture, "Progress");
  ui_fixture_wait_for (fixture, "Case opened");
}

static void
test_opens_what_it_tells_of (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *action = ui_fixture_run (fixture, "raise_action", id, "type", "case", "title", "Secure the CCTV",
                                            "raised_because", "It is overwritten tonight", NULL);
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 1200);
  GtkWidget *list;

  cbk_record_page_show_tab (page, "Log");
  ui_fixture_wait_for (fixture, "Action raised: Secure the CCTV");
  list = ui_find (ui_find_seen (GTK_WIDGET (page), CBK_TYPE_LOG_VIEW), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 0);
  ui_fixture_wait_for (fixture, "It is overwritten tonight");
  g_assert_cmpstr (cbk_record_page_get_id (ui_fixture_get_page (fixture)), ==, action);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  g_assert_true (ui_fixture_get_page (fixture) == page);
  ui_fixture_wait_for (fixture, "Action raised: Secure the CCTV");
}

static void
test_history (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *edited = ui_fixture_run (fixture, "edit", id, "type", "case", "summary", "Theft of tools", NULL);
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 1200);

  cbk_record_page_show_tab (page, "History");
  ui_fixture_wait_for (fixture, "Case opened");
  ui_fixture_wait_for (fixture, "Summary  Theft from a van → Theft of tools");
  ui_fixture_wait_for (fixture, "Saved here");

  /* A change that comes while it is looked at shows itself. */
  g_free (ui_fixture_run (fixture, "edit", id, "type", "case", "summary", "Theft of a van", NULL));
  ui_fixture_wait_for (fixture, "Summary  Theft of tools → Theft of a van");
}

static void
test_stack (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  g_autofree char *person = ui_fixture_run (fixture, "create", NULL, "type", "person", "surname", "Redfern", "forenames",
                                            "Callum", NULL);
  g_autofree char *role = ui_fixture_run (fixture, "add_person_to_case", id, "type", "case", "role", "victim", "person",
                                          person, NULL);
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 1200);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.open", "(ss)", "case_role", role);
  ui_fixture_wait_for (fixture, "REDFERN, Callum");
  g_assert_cmpstr (cbk_record_page_get_id (ui_fixture_get_page (fixture)), ==, role);
  gtk_widget_activate_action (GTK_WIDGET (ui_fixture_get_page (fixture)), "page.open", "(ss)", "person", person);
  ui_fixture_wait_for (fixture, "Parts in cases and incidents");
  g_assert_cmpstr (cbk_record_page_get_id (ui_fixture_get_page (fixture)), ==, person);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  g_assert_cmpstr (cbk_record_page_get_id (ui_fixture_get_page (fixture)), ==, role);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  g_assert_true (ui_fixture_get_page (fixture) == page);

  /* What is chosen in the list is not left under what lay over another. */
  gtk_widget_activate_action (GTK_WIDGET (page), "page.open", "(ss)", "case_role", role);
  ui_fixture_wait_for (fixture, "REDFERN, Callum");
  open_record (fixture, "case", id);
  g_assert_true (ui_fixture_get_page (fixture) == page);
}

static void
test_narrow (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = ui_fixture_new_case (fixture, "Theft from a van");
  CbkRecordPage *page = ui_fixture_open_case (fixture, id, 360);

  cbk_record_page_show_tab (page, "Log");
  ui_fixture_wait_for (fixture, "Case opened");
  cbk_record_page_show_tab (page, "History");
  ui_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD_UI_TEST ("/log/an-entry-is-written-from-any-tab-and-shows-itself", test_written_from_any_tab);
  ADD_UI_TEST ("/log/nothing-is-no-entry", test_nothing_is_not_added);
  ADD_UI_TEST ("/log/what-is-typed-waits-with-its-record", test_waits_with_its_record);
  ADD_UI_TEST ("/log/what-is-typed-is-there-again-in-a-new-window", test_there_again);
  ADD_UI_TEST ("/log/a-day-stands-over-its-first-entry", test_days);
  ADD_UI_TEST ("/log/it-is-looked-through-by-topic-and-words", test_looked_through);
  ADD_UI_TEST ("/log/every-topic-is-a-list-that-can-be-had", test_every_topic_is_a_list);
  ADD_UI_TEST ("/log/an-entry-opens-what-it-tells-of-and-there-is-a-way-back", test_opens_what_it_tells_of);
  ADD_UI_TEST ("/history/each-change-says-what-was-before-and-after", test_history);
  ADD_UI_TEST ("/pages/records-of-a-case-open-over-it-and-close-again", test_stack);
  ADD_UI_TEST ("/log/it-fits-360-pixels", test_narrow);

  return ui_test_main (argc, argv);
}
