/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-kind.h"
#include "ui/fixture.h"
#include "ui/widgets/cbk-banner.h"
#include "ui/widgets/cbk-chip.h"
#include "ui/widgets/cbk-split-view.h"

typedef struct
{
  GtkWidget *window;
  CbkSplitView *view;
  GtkWidget *list;
  GtkWidget *page;
} Split;

static void
split_open (Split *split, int width, GtkTextDirection direction)
{
  split->list = gtk_label_new ("list");
  split->page = gtk_label_new ("page");
  split->view = g_object_new (CBK_TYPE_SPLIT_VIEW, "sidebar", split->list, "content", split->page,
                              "sidebar-width", 300, "collapse-width", 640, NULL);
  split->window = gtk_window_new ();
  gtk_widget_set_direction (GTK_WIDGET (split->view), direction);
  gtk_window_set_default_size (GTK_WINDOW (split->window), width, 400);
  gtk_window_set_child (GTK_WINDOW (split->window), GTK_WIDGET (split->view));
  gtk_window_present (GTK_WINDOW (split->window));
  ui_settle (GTK_WIDGET (split->view));
}

static int
left_of (Split *split, GtkWidget *child)
{
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (child, GTK_WIDGET (split->view), 0, 0, &x, &y));

  return (int) x;
}

static void
test_wide (void)
{
  Split split;

  split_open (&split, 1000, GTK_TEXT_DIR_LTR);

  g_assert_false (cbk_split_view_get_collapsed (split.view));
  g_assert_cmpint (gtk_widget_get_width (split.list), ==, 300);
  g_assert_cmpint (gtk_widget_get_width (split.page), ==, 700);
  g_assert_cmpint (left_of (&split, split.page), ==, 300);
  gtk_window_destroy (GTK_WINDOW (split.window));
}

static void
test_wide_right_to_left (void)
{
  Split split;

  split_open (&split, 1000, GTK_TEXT_DIR_RTL);

  g_assert_cmpint (left_of (&split, split.page), ==, 0);
  g_assert_cmpint (left_of (&split, split.list), ==, 700);
  gtk_window_destroy (GTK_WINDOW (split.window));
}

static gboolean
page_is_alone (gpointer data)
{
  Split *split = data;

  return gtk_widget_get_child_visible (split->page) && !gtk_widget_get_child_visible (split->list);
}

static gboolean
list_is_alone (gpointer data)
{
  Split *split = data;

  return gtk_widget_get_child_visible (split->list) && !gtk_widget_get_child_visible (split->page);
}

static void
test_narrow (void)
{
  Split split;

  split_open (&split, 400, GTK_TEXT_DIR_LTR);

  g_assert_true (cbk_split_view_get_collapsed (split.view));
  g_assert_true (list_is_alone (&split));

  cbk_split_view_set_show_content (split.view, TRUE);
  ui_wait (page_is_alone, &split);
  g_assert_cmpint (left_of (&split, split.page), ==, 0);

  cbk_split_view_set_show_content (split.view, FALSE);
  ui_wait (list_is_alone, &split);
  gtk_window_destroy (GTK_WINDOW (split.window));
}

static void
test_banner (void)
{
  g_autoptr(CbkBanner) banner = g_object_ref_sink (g_object_new (CBK_TYPE_BANNER, NULL));
  gboolean revealed;

  cbk_banner_set_title (banner, "The local copy was damaged.");
  g_object_get (banner, "revealed", &revealed, NULL);
  g_assert_true (revealed);

  cbk_banner_set_title (banner, NULL);
  g_object_get (banner, "revealed", &revealed, NULL);
  g_assert_false (revealed);
}

static void
test_chip (void)
{
  g_autoptr(CbkChip) chip = g_object_ref_sink (g_object_new (CBK_TYPE_CHIP, NULL));

  cbk_chip_set (chip, "casebook-open-symbolic", "Intake", NULL);
  g_assert_cmpstr (cbk_chip_get_label (chip), ==, "Intake");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chip)));

  cbk_chip_set (chip, NULL, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chip)));
}

static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  static const char *const states[] = {
    "intake", "allocated", "active", "bail", "court", "closed", "anything"
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, cbk_state_get_icon (states[i])));
  for (guint i = 0; cbk_kind_nth (i) != NULL; i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, cbk_kind_nth (i)->icon));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/split-view/list-and-page-stand-side-by-side-when-wide", test_wide);
  g_test_add_func ("/split-view/the-list-stands-right-where-people-read-from-the-right",
                   test_wide_right_to_left);
  g_test_add_func ("/split-view/the-page-slides-over-the-list-when-narrow", test_narrow);
  g_test_add_func ("/banner/stands-as-long-as-it-has-something-to-say", test_banner);
  g_test_add_func ("/chip/a-chip-without-a-word-is-not-seen", test_chip);
  g_test_add_func ("/icons/every-state-and-workspace-has-its-icon", test_icons);

  return ui_test_main (argc, argv);
}
