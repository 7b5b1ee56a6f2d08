/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-conflict-sheet.h"
#include "sync/laptop.h"
#include "ui/cbk-conflict-view.h"
#include "ui/cbk-conflicts-page.h"
#include "ui/cbk-dispute-row.h"
#include "ui/fixture.h"

/* Two laptops change the same without knowing of each other; the window is on the second. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  char *id;        /* a case that both have */
  UiFixture ui;
} Fixture;

static void
open_workspace (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  laptop_close (&fixture->b);
  cbk_test_env_advance (&fixture->b.env, 1);
  fixture->ui.workspace = cbk_workspace_open (fixture->b.folder, &fixture->b.env.env, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_workspace_sign_in (fixture->ui.workspace, "1001", &error));
  g_assert_no_error (error);
}

/* What both save is saved by the officer that headquarters knows. */
static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, NULL);
  laptop_sync (&fixture->b);
  open_workspace (fixture);
  g_strlcpy (fixture->a.actor, cbk_workspace_get_user (fixture->ui.workspace)->id, sizeof fixture->a.actor);
  g_strlcpy (fixture->b.actor, fixture->a.actor, sizeof fixture->b.actor);
  cbk_workspace_close (fixture->ui.workspace);
  g_clear_object (&fixture->ui.workspace);
  laptop_open (&fixture->b);

  fixture->id = laptop_make (&fixture->a, "Harbour burglary");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
  g_free (fixture->id);
}

static void
change_both (Fixture *fixture, const char *id, const char *field, const char *by_a, const char *by_b)
{
  laptop_change (&fixture->a, id, field, by_a);
  laptop_change (&fixture->b, id, field, by_b);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
}

static void
open_window (Fixture *fixture, int width)
{
  open_workspace (fixture);
  fixture->ui.desk = cbk_desk_new (fixture->ui.workspace);
  ui_fixture_open (&fixture->ui, width);
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.show-place", "s", "conflicts");
  ui_settle (GTK_WIDGET (fixture->ui.window));
}

static void
close_window (Fixture *fixture)
{
  ui_fixture_close (&fixture->ui);
  laptop_open (&fixture->b);
}

static void
act (Fixture *fixture, const char *action)
{
  GtkWidget *view = ui_find (GTK_WIDGET (fixture->ui.window), CBK_TYPE_CONFLICT_VIEW);

  g_assert_true (gtk_widget_activate_action (view, action, NULL));
}

static void
find_save (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "conflict.save") == 0)
    *(GtkWidget **) found = widget;
}

static gboolean
can_save (gpointer window)
{
  GtkWidget *button = NULL;

  ui_foreach (window, find_save, &button);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
save (Fixture *fixture)
{
  ui_wait (can_save, fixture->ui.window);
  act (fixture, "conflict.save");
}

static gboolean
has_rows (gpointer window)
{
  return ui_find (window, CBK_TYPE_DISPUTE_ROW) != NULL;
}

/* Opens what the list has first, as Return does there. */
static void
open_first (Fixture *fixture)
{
  GtkWidget *list;

  ui_fixture_wait_for (&fixture->ui, "1 field");
  list = ui_find (ui_find (GTK_WIDGET (fixture->ui.window), CBK_TYPE_CONFLICTS_PAGE), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 0u);
  ui_wait (has_rows, fixture->ui.window);
}

static void
sync_both (Fixture *fixture)
{
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
}

static void
test_side_by_side (Fixture *fixture, gconstpointer unused)
{
  change_both (fixture, fixture->id, "summary", "A's words", "B's words");
  open_window (fixture, 1366);
  open_first (fixture);
  ui_fixture_wait_for (&fixture->ui, "A's words");
  ui_fixture_wait_for (&fixture->ui, "B's words");
  ui_fixture_wait_for (&fixture->ui, "Summary");
  ui_fixture_wait_for (&fixture->ui, "1 field to decide");
  ui_fixture_wait_for (&fixture->ui, "1 conflict to decide");
  ui_fixture_wait_for (&fixture->ui, "Mine 1");
  ui_fixture_wait_for (&fixture->ui, "I own 0");
  close_window (fixture);
}

static void
test_theirs_wins (Fixture *fixture, gconstpointer unused)
{
  change_both (fixture, fixture->id, "summary", "A's words", "B's words");
  open_window (fixture, 1366);
  open_first (fixture);
  act (fixture, "conflict.take-theirs");
  ui_wait (can_save, fixture->ui.window);
  act (fixture, "conflict.next");
  save (fixture);
  ui_fixture_wait_for (&fixture->ui, "Nothing to decide");
  close_window (fixture);

  sync_both (fixture);
  laptop_assert_text (&fixture->a, fixture->id, "summary", "A's words");
  laptop_assert_text (&fixture->b, fixture->id, "summary", "A's words");
  g_assert_cmpuint (fixture->b.report.n_conflicts, ==, 0);
}

static void
test_merged_text_wins (Fixture *fixture, gconstpointer unused)
{
  GtkTextView *editor;

  laptop_change (&fixture->a, fixture->id, "summary", "Dog in hall.");
  sync_both (fixture);
  sync_both (fixture);
  change_both (fixture, fixture->id, "summary", "Dog in hall, muzzled.", "Calm. Dog in hall.");
  open_window (fixture, 1366);
  open_first (fixture);
  act (fixture, "conflict.put-together");
  ui_fixture_wait_for (&fixture->ui, "Put together");
  editor = GTK_TEXT_VIEW (ui_find (GTK_WIDGET (fixture->ui.window), GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (editor), " Sure.", -1);
  save (fixture);
  ui_fixture_wait_for (&fixture->ui, "Nothing to decide");
  close_window (fixture);

  sync_both (fixture);
  laptop_assert_text (&fixture->a, fixture->id, "summary", "Calm. Dog in hall, muzzled. Sure.");
}

static void
test_kept (Fixture *fixture, gconstpointer unused)
{
  GtkTextView *editor;

  change_both (fixture, fixture->id, "summary", "A's words", "B's words");
  open_window (fixture, 1366);
  open_first (fixture);
  ui_fixture_wait_for (&fixture->ui, "B's words");
  act (fixture, "conflict.put-together");
  editor = GTK_TEXT_VIEW (ui_find (GTK_WIDGET (fixture->ui.window), GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (editor), "Not yet sure", -1);
  close_window (fixture);

  open_window (fixture, 1366);
  open_first (fixture);
  ui_fixture_wait_for (&fixture->ui, "Put together");
  close_window (fixture);
}

static void
test_next (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *second = laptop_make (&fixture->a, "Robbery at the tram stop");

  sync_both (fixture);
  sync_both (fixture);
  change_both (fixture, fixture->id, "summary", "A's words", "B's words");
  change_both (fixture, second, "summary", "A's other words", "B's other words");
  open_window (fixture, 1366);
  open_first (fixture);
  ui_fixture_wait_for (&fixture->ui, "All 2");
  act (fixture, "conflict.take-ours");
  save (fixture);
  ui_fixture_wait_for (&fixture->ui, "A's other words");
  ui_fixture_wait_for (&fixture->ui, "All 1");
  act (fixture, "conflict.take-ours");
  save (fixture);
  ui_fixture_wait_for (&fixture->ui, "Nothing to decide");
  close_window (fixture);

  sync_both (fixture);
  laptop_assert_text (&fixture->a, fixture->id, "summary", "B's words");
  laptop_assert_text (&fixture->a, second, "summary", "B's other words");
}

static void
test_nothing_to_save (Fixture *fixture, gconstpointer unused)
{
  change_both (fixture, fixture->id, "summary", "A's words", "B's words");
  open_window (fixture, 1366);
  open_first (fixture);
  act (fixture, "conflict.next");
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->ui.window)), CBK_TYPE_DISPUTE_ROW));
  ui_fixture_wait_for (&fixture->ui, "1 field to decide");
  close_window (fixture);

  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, fixture->id, "summary", "A's words");
}

static gboolean
is_over_list (gpointer window)
{
  gboolean over = FALSE;

  g_object_get (ui_find (window, CBK_TYPE_CONFLICT_VIEW), "over-list", &over, NULL);

  return over;
}

static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  change_both (fixture, fixture->id, "summary", "A's words", "B's words");
  open_window (fixture, 360);
  ui_wait (is_over_list, fixture->ui.window);
  open_first (fixture);
  ui_fixture_wait_for (&fixture->ui, "A's words");
  ui_settle (GTK_WIDGET (fixture->ui.window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->ui.window)), <=, 360);
  close_window (fixture);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("/conflicts/two-versions-are-read-side-by-side", test_side_by_side);
  ADD ("/conflicts/what-the-record-holds-may-win", test_theirs_wins);
  ADD ("/conflicts/a-text-made-of-both-may-win", test_merged_text_wins);
  ADD ("/conflicts/what-was-typed-is-there-again", test_kept);
  ADD ("/conflicts/one-decision-leads-to-the-next", test_next);
  ADD ("/conflicts/the-next-key-finds-what-is-open", test_nothing_to_save);
  ADD ("/conflicts/it-fits-360-pixels", test_narrow);

  return ui_test_main (argc, argv);
}
