/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-window-private.h"

#include "base/cbk-compat.h"
#include "ui/cbk-conflicts-page.h"
#include "ui/cbk-place.h"
#include "ui/cbk-settings.h"
#include "ui/cbk-sidebar.h"
#include "ui/cbk-syncing-page.h"
#include "ui/cbk-today-item.h"
#include "ui/cbk-today-page.h"
#include "ui/cbk-verbs.h"

G_DEFINE_FINAL_TYPE (CbkWindow, cbk_window, ADW_TYPE_APPLICATION_WINDOW)

/* NULL where Today is open, or nothing yet. */
CbkListWorkspace *
cbk_window_get_workspace (CbkWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->workspaces);

  return CBK_IS_LIST_WORKSPACE (child) ? CBK_LIST_WORKSPACE (child) : NULL;
}

static void
count_needs (CbkWindow *self, guint position, guint removed, guint added, GListModel *items)
{
  g_autoptr (CbkTodayItem) first = g_list_model_get_item (items, 0);
  g_autoptr (CbkPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), 0);

  cbk_place_set_count (place, first != NULL && g_str_equal (first->key, "needs") ? first->count : 0);
}

static void
on_ran_out_cb (CbkWindow *self, const char *what, const char *body)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GNotification) notification = g_notification_new (what);

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (G_APPLICATION (application), NULL, notification);
}

static gint64
get_last_here (CbkWindow *self)
{
  gint64 last = self->settings != NULL ? g_settings_get_int64 (self->settings, "last-here") : 0;

  return last > 0 ? last : CBK_TIME_UNSET;
}

static GtkWidget *
make_today (CbkWindow *self)
{
  GtkWidget *page;
  GListModel *items;

  page = cbk_today_page_new (self->desk, get_last_here (self));
  items = cbk_today_page_get_items (CBK_TODAY_PAGE (page));
  g_signal_connect_object (items, "items-changed", G_CALLBACK (count_needs), self, G_CONNECT_SWAPPED);
  self->notifier = cbk_notifier_new (self->desk, items, self->settings);
  g_signal_connect_object (self->notifier, "ran-out", G_CALLBACK (on_ran_out_cb), self, G_CONNECT_SWAPPED);

  return page;
}

static GtkWidget *
make_workspace (CbkWindow *self, const char *name)
{
  const CbkKind *kind = cbk_kind_for (name);

  if (kind != NULL)
    return cbk_list_workspace_new (self->desk, kind);

  if (g_str_equal (name, "conflicts"))
    return cbk_conflicts_page_new (self->desk);

  return g_str_equal (name, "sync") ? cbk_syncing_page_new (self->desk) : make_today (self);
}

/* Made when it is first seen: a list that nobody looks at is not in the access log. */
static GtkWidget *
ensure_workspace (CbkWindow *self, const char *name)
{
  GtkWidget *workspace = gtk_stack_get_child_by_name (self->workspaces, name);

  if (workspace == NULL)
    {
      workspace = make_workspace (self, name);
      gtk_stack_add_named (self->workspaces, workspace, name);
      g_object_bind_property (self->split, "collapsed", workspace, "narrow-window", G_BINDING_SYNC_CREATE);
    }

  return workspace;
}

static void
enable_actions (CbkWindow *self)
{
  static const char *const with_list[] = { "win.filter",       "win.write-log",  "win.copy-link",
                                             "win.run-command",  "win.show-offers", "win.decide",
                                             "win.add-person",   "win.raise-action" };
  static const char *const with_desk[]
      = { "win.back", "win.show-sidebar", "win.show-workspace", "win.palette",
          "win.undo", "win.open-record",  "win.show-view",      "win.new-record",
          "win.show-place" };

  for (guint i = 0; i < G_N_ELEMENTS (with_desk); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), with_desk[i], self->desk != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (with_list); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), with_list[i], cbk_window_get_workspace (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", self->settings != NULL);
}

static void
show_place (CbkWindow *self, const char *name)
{
  gtk_stack_set_visible_child (self->workspaces, ensure_workspace (self, name));
  cbk_split_view_set_show_content (self->split, TRUE);
  enable_actions (self);
}

/* Selects the row too, where the sidebar has one. */
void
cbk_window_go_to_place (CbkWindow *self, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->places)); i++)
    {
      g_autoptr (CbkPlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), i);

      if (g_str_equal (cbk_place_get_name (place), name))
        {
          gtk_list_box_select_row (self->nav, gtk_list_box_get_row_at_index (self->nav, (int)i));
          cbk_split_view_set_show_content (self->split, TRUE);
          return;
        }
    }

  gtk_list_box_unselect_all (self->nav);
  show_place (self, name);
}

/* Of whatever kind; nothing where there is no such kind. */
void
cbk_window_open_record (CbkWindow *self, const char *type, const char *id)
{
  if (cbk_kind_for (type) == NULL)
    return;

  if (g_str_equal (type, "sync_conflict"))
    {
      cbk_window_go_to_place (self, "conflicts");
      cbk_conflicts_page_show (CBK_CONFLICTS_PAGE (gtk_stack_get_visible_child (self->workspaces)), id);
      return;
    }

  cbk_window_go_to_place (self, type);
  cbk_list_workspace_show_record (cbk_window_get_workspace (self), id);
}

static void
on_nav_selected_cb (CbkWindow *self, GtkListBoxRow *row)
{
  g_autoptr (CbkPlace) place = NULL;

  /* Rows go one by one when the window does. */
  if (row == NULL || self->workspaces == NULL)
    return;

  place = g_list_model_get_item (G_LIST_MODEL (self->places), (guint)gtk_list_box_row_get_index (row));
  show_place (self, cbk_place_get_name (place));
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "workspace", cbk_place_get_name (place));
}

/* Also where the workspace is chosen already: its row brings it back over the sidebar. */
static void
on_nav_activated_cb (CbkWindow *self, GtkListBoxRow *row)
{
  cbk_split_view_set_show_content (self->split, TRUE);
}

static void
on_told_cb (CbkWindow *self, const char *message, gboolean undoable)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, g_object_new (GTK_TYPE_LABEL, "label", message, "wrap", TRUE,
                                                   "css-classes", (const char *[]){ "heading", NULL }, NULL));
  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_changed_cb (CbkWindow *self)
{
  cbk_sidebar_count (self->desk, G_LIST_MODEL (self->places));
}

static void
set_colours (CbkWindow *self)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  guint colours = (guint)g_settings_get_enum (self->settings, "colours");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[MIN (colours, 2)]);
}

static void
bind_settings (CbkWindow *self)
{
  self->settings = cbk_settings_new ();
  if (self->settings == NULL)
    return;

  g_settings_bind (self->settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::colours", G_CALLBACK (set_colours), self,
                           G_CONNECT_SWAPPED);
  set_colours (self);
}

/* What others write from now on is news the next time. */
static gboolean
cbk_window_close_request (GtkWindow *window)
{
  CbkWindow *self = CBK_WINDOW (window);

  if (self->settings != NULL && self->desk != NULL)
    g_settings_set_int64 (self->settings, "last-here",
                          cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk))));

  return GTK_WINDOW_CLASS (cbk_window_parent_class)->close_request (window);
}

static void
cbk_window_dispose (GObject *object)
{
  CbkWindow *self = CBK_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_WINDOW);
  g_clear_object (&self->notifier);
  g_clear_object (&self->places);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->link, g_free);

  G_OBJECT_CLASS (cbk_window_parent_class)->dispose (object);
}

static void
cbk_window_class_init (CbkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cbk_window_close_request;

  g_type_ensure (CBK_TYPE_BANNER);
  g_type_ensure (CBK_TYPE_FOOT);
  g_type_ensure (CBK_TYPE_PALETTE);
  g_type_ensure (CBK_TYPE_SPLIT_VIEW);
  g_type_ensure (CBK_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, palette);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, start);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, split);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, nav);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, workspaces);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, foot);
  gtk_widget_class_bind_template_callback (widget_class, on_nav_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_nav_selected_cb);
  cbk_window_install_actions (widget_class);
}

static void
cbk_window_init (CbkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_settings (self);
  enable_actions (self);
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self),
                                           GTK_SHORTCUTS_WINDOW (cbk_verbs_new_window ()));
}

CbkWindow *
cbk_window_new (GtkApplication *application)
{
  return g_object_new (CBK_TYPE_WINDOW, "application", application, NULL);
}

/**
 * cbk_window_get_start:
 * @self: a window
 *
 * Returns: (transfer none): what it shows until it is given a desk
 */
CbkStartPage *
cbk_window_get_start (CbkWindow *self)
{
  return self->start;
}

static void
fill (CbkWindow *self)
{
  g_autoptr (GListModel) commands = NULL;
  g_autofree char *first
      = self->settings != NULL ? g_settings_get_string (self->settings, "workspace") : NULL;

  self->places = cbk_sidebar_new_places (self->desk);
  gtk_list_box_bind_model (self->nav, G_LIST_MODEL (self->places), cbk_sidebar_make_row, NULL, NULL);
  commands = cbk_sidebar_new_commands (G_LIST_MODEL (self->places));
  cbk_palette_set_up (self->palette, self->desk, commands);
  cbk_sidebar_count (self->desk, G_LIST_MODEL (self->places));
  /* Today is always there: it counts what must be answered. */
  ensure_workspace (self, "today");
  cbk_window_go_to_place (self, first != NULL && cbk_kind_find (first) != NULL ? first : "today");
}

/**
 * cbk_window_set_desk:
 * @self: a window that has none
 * @desk: where the user works from now on
 */
void
cbk_window_set_desk (CbkWindow *self, CbkDesk *desk)
{
  g_autofree char *link = NULL;

  g_return_if_fail (CBK_IS_WINDOW (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "told", G_CALLBACK (on_told_cb), self, G_CONNECT_SWAPPED);
  cbk_foot_set_desk (self->foot, desk);
  cbk_banner_set_title (self->banner, cbk_workspace_get_notice (cbk_desk_get_workspace (desk)));
  fill (self);
  gtk_stack_set_visible_child_name (self->stack, "desk");
  enable_actions (self);

  link = g_steal_pointer (&self->link);
  if (link != NULL)
    cbk_window_open_link (self, link);
}

/**
 * cbk_window_open_link:
 * @self: a window
 * @link: "casebook:case/…", the kind of a record and its id; waits until somebody is signed in
 */
void
cbk_window_open_link (CbkWindow *self, const char *link)
{
  g_auto (GStrv) parts = NULL;
  const char *rest = g_str_has_prefix (link, "casebook:") ? link + strlen ("casebook:") : "";

  g_return_if_fail (CBK_IS_WINDOW (self));

  if (self->desk == NULL)
    {
      g_set_str (&self->link, link);
      return;
    }

  while (*rest == '/')
    rest++;
  parts = g_strsplit (rest, "/", 2);
  if (g_strv_length (parts) == 2 && cbk_kind_for (parts[0]) != NULL && cbk_id_is_valid (parts[1]))
    cbk_window_open_record (self, parts[0], parts[1]);
  else
    cbk_desk_tell (self->desk, _ ("This link names no record"));
}
