/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-window.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-list-workspace.h"
#include "ui/cbk-new-case-dialog.h"
#include "ui/compat/cbk-about.h"
#include "ui/widgets/cbk-banner.h"
#include "ui/widgets/cbk-split-view.h"

#define SCHEMA "uk.wmp2020.Casebook"

struct _CbkWindow
{
  AdwApplicationWindow parent_instance;

  CbkDesk *desk;
  GSettings *settings;    /* NULL where the program is not installed */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  CbkStartPage *start;
  CbkBanner *banner;
  CbkSplitView *split;
  GtkListBox *nav;
  GtkStack *workspaces;
  GtkLabel *saved;
  GtkLabel *saved_more;
  AdwAvatar *avatar;
  GtkLabel *user;
  GtkLabel *roles;
};

G_DEFINE_FINAL_TYPE (CbkWindow, cbk_window, ADW_TYPE_APPLICATION_WINDOW)

static CbkListWorkspace *
get_workspace (CbkWindow *self)
{
  return (CbkListWorkspace *) gtk_stack_get_visible_child (self->workspaces);
}

static const char *
new_label (CbkWindow *self)
{
  CbkListWorkspace *workspace = get_workspace (self);

  return workspace != NULL ? cbk_list_workspace_get_kind (workspace)->new_label : NULL;
}

static void
on_case_opened_cb (CbkWindow *self, const char *id)
{
  cbk_list_workspace_show_record (CBK_LIST_WORKSPACE (gtk_stack_get_child_by_name (self->workspaces, "case")),
                                  id);
}

static void
new_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);
  CbkNewCaseDialog *dialog = cbk_new_case_dialog_new (GTK_WINDOW (self), self->desk);

  g_signal_connect_object (dialog, "case-opened", G_CALLBACK (on_case_opened_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_list_workspace_filter (get_workspace (CBK_WINDOW (widget)));
}

static void
write_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_list_workspace_write_log (get_workspace (CBK_WINDOW (widget)));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);

  if (!cbk_list_workspace_go_back (get_workspace (self)))
    cbk_split_view_set_show_content (self->split, FALSE);
}

static void
show_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);

  cbk_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->nav));
}

static void
show_workspace (CbkWindow *self, guint n)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, (int) n);

  if (row != NULL)
    gtk_list_box_select_row (self->nav, row);
}

static void
show_workspace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_workspace (CBK_WINDOW (widget), (guint) g_variant_get_int32 (parameter));
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_about_show (widget);
}

static void
enable_actions (CbkWindow *self)
{
  static const char *const names[] = { "win.filter", "win.back", "win.write-log", "win.show-sidebar",
                                       "win.show-workspace" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->desk != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-record", new_label (self) != NULL);
}

static void
on_nav_selected_cb (CbkWindow *self, GtkListBoxRow *row)
{
  g_autoptr(GtkSelectionModel) pages = NULL;

  /* Rows go one by one when the window does. */
  if (row == NULL || self->workspaces == NULL)
    return;

  pages = gtk_stack_get_pages (self->workspaces);
  gtk_selection_model_select_item (pages, (guint) gtk_list_box_row_get_index (row), TRUE);
  cbk_split_view_set_show_content (self->split, TRUE);
  enable_actions (self);
}

/* Also where the workspace is chosen already: its row brings it back over the sidebar. */
static void
on_nav_activated_cb (CbkWindow *self, GtkListBoxRow *row)
{
  cbk_split_view_set_show_content (self->split, TRUE);
}

static GtkWidget *
make_nav_row (gpointer item, gpointer unused)
{
  GtkStackPage *page = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (gtk_stack_page_get_icon_name (page)));
  gtk_box_append (GTK_BOX (box), gtk_label_new (gtk_stack_page_get_title (page)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_stack_page_get_title (page), -1);

  return row;
}

static void
on_told_cb (CbkWindow *self, const char *message)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, g_object_new (GTK_TYPE_LABEL, "label", message, "wrap", TRUE,
                                                   "css-classes", (const char *[]){ "heading", NULL }, NULL));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_saved (CbkWindow *self)
{
  gint64 at = cbk_desk_get_saved_at (self->desk);
  g_autofree char *clock = cbk_uk_time_format_near (at, at);
  g_autofree char *text = clock != NULL ? g_strdup_printf (_("Saved here %s"), clock) : NULL;

  gtk_label_set_label (self->saved, text != NULL ? text : _("Saved here"));
  gtk_label_set_label (self->saved_more, _("No headquarters"));
}

static void
show_user (CbkWindow *self)
{
  const CbkUser *user = cbk_workspace_get_user (cbk_desk_get_workspace (self->desk));
  g_autofree char *roles = cbk_roles_print (user->roles);

  const char *name = strstr (user->name, " · ");

  g_strdelimit (roles, "_", ' ');
  /* The initials are those of the name, not of the number before it. */
  adw_avatar_set_text (self->avatar, name != NULL ? name + strlen (" · ") : user->name);
  gtk_label_set_label (self->user, user->name);
  gtk_label_set_label (self->roles, roles);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->roles), roles);
}

static void
add_workspaces (CbkWindow *self)
{
  const CbkKind *kind;
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->workspaces);

  for (guint i = 0; (kind = cbk_kind_nth (i)) != NULL; i++)
    {
      GtkWidget *workspace = cbk_list_workspace_new (self->desk, kind);
      GtkStackPage *page = gtk_stack_add_titled (self->workspaces, workspace, kind->type, _(kind->title));

      gtk_stack_page_set_icon_name (page, kind->icon);
      g_object_bind_property (self->split, "collapsed", workspace, "narrow-window", G_BINDING_SYNC_CREATE);
    }

  gtk_list_box_bind_model (self->nav, G_LIST_MODEL (pages), make_nav_row, NULL, NULL);
  show_workspace (self, 0);
}

static void
bind_settings (CbkWindow *self)
{
  g_autoptr(GSettingsSchema) schema =
    g_settings_schema_source_lookup (g_settings_schema_source_get_default (), SCHEMA, TRUE);

  if (schema == NULL)
    return;

  self->settings = g_settings_new (SCHEMA);
  g_settings_bind (self->settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
cbk_window_dispose (GObject *object)
{
  CbkWindow *self = CBK_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-record", NULL, new_record_action);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (klass, "win.write-log", NULL, write_log_action);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "win.show-sidebar", NULL, show_sidebar_action);
  gtk_widget_class_install_action (klass, "win.show-workspace", "i", show_workspace_action);
  gtk_widget_class_install_action (klass, "win.about", NULL, about_action);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "win.new-record", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "win.filter", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, 0, "win.write-log", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show-workspace", "i",
                                         (int) i);
}

static void
cbk_window_class_init (CbkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_window_dispose;

  g_type_ensure (CBK_TYPE_BANNER);
  g_type_ensure (CBK_TYPE_SPLIT_VIEW);
  g_type_ensure (CBK_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, start);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, split);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, nav);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, workspaces);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, saved);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, saved_more);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, avatar);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, user);
  gtk_widget_class_bind_template_child (widget_class, CbkWindow, roles);
  gtk_widget_class_bind_template_callback (widget_class, on_nav_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_nav_selected_cb);
  install_actions (widget_class);
}

static void
cbk_window_init (CbkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  enable_actions (self);
  bind_settings (self);
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

/**
 * cbk_window_set_desk:
 * @self: a window that has none
 * @desk: where the user works from now on
 */
void
cbk_window_set_desk (CbkWindow *self, CbkDesk *desk)
{
  g_return_if_fail (CBK_IS_WINDOW (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "told", G_CALLBACK (on_told_cb), self, G_CONNECT_SWAPPED);
  show_saved (self);
  show_user (self);
  add_workspaces (self);
  cbk_banner_set_title (self->banner, cbk_workspace_get_notice (cbk_desk_get_workspace (desk)));
  gtk_stack_set_visible_child_name (self->stack, "desk");
  enable_actions (self);
}
