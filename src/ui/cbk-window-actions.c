/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-window-private.h"

#include "ui/cbk-command-dialog.h"
#include "ui/cbk-conflicts-page.h"
#include "ui/cbk-new-case-dialog.h"
#include "ui/cbk-preferences-window.h"
#include "ui/cbk-verbs.h"
#include "ui/compat/cbk-about.h"

static void
open_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *type, *id;

  g_variant_get (parameter, "(&s&s)", &type, &id);
  cbk_window_open_record (CBK_WINDOW (widget), type, id);
}

/* The parameter is a kind and the label of one of its views, with a space between. */
static void
show_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  const CbkKind *kind = cbk_kind_find (parts[0]);
  int view = kind != NULL && parts[1] != NULL ? cbk_kind_find_view (kind, parts[1]) : -1;

  if (view < 0)
    return;

  cbk_window_go_to_place (self, kind->type);
  cbk_list_workspace_show_view (cbk_window_get_workspace (self), (guint)view);
}

static void
on_case_opened_cb (CbkWindow *self, const char *id)
{
  cbk_window_open_record (self, "case", id);
}

static void
on_made_cb (CbkWindow *self, const char *type, const char *id)
{
  cbk_window_open_record (self, type, id);
}

/* What is made is what the workspace in sight shows; a case from anywhere else. */
static void
new_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);
  CbkListWorkspace *workspace = cbk_window_get_workspace (self);
  const CbkKind *kind = workspace != NULL ? cbk_list_workspace_get_kind (workspace) : NULL;

  if (kind != NULL && kind->new_command != NULL)
    {
      CbkCommandDialog *dialog =
        cbk_command_dialog_present (widget, self->desk, cbk_command_find (kind->new_command), NULL, NULL);

      g_signal_connect_object (dialog, "done", G_CALLBACK (on_made_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      CbkNewCaseDialog *dialog = cbk_new_case_dialog_new (GTK_WINDOW (self), self->desk);

      g_signal_connect_object (dialog, "case-opened", G_CALLBACK (on_case_opened_cb), self, G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (dialog));
    }
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_list_workspace_filter (cbk_window_get_workspace (CBK_WINDOW (widget)));
}

static void
write_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_list_workspace_write_log (cbk_window_get_workspace (CBK_WINDOW (widget)));
}

static void
run_on_page (CbkWindow *self, const char *command)
{
  CbkListWorkspace *workspace = cbk_window_get_workspace (self);

  if (workspace != NULL)
    cbk_record_page_run (cbk_list_workspace_get_page (workspace), command);
}

static void
run_command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_on_page (CBK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static const struct
{
  const char *action;
  const char *command;
} quick[] = {
  { "win.decide", "record_decision" },
  { "win.add-person", "add_person_to_case" },
  { "win.raise-action", "raise_action" },
};

static void
quick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (quick); i++)
    if (g_str_equal (quick[i].action, name))
      run_on_page (CBK_WINDOW (widget), quick[i].command);
}

static void
show_offers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_record_page_show_offers (cbk_list_workspace_get_page (cbk_window_get_workspace (CBK_WINDOW (widget))));
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);
  g_autofree char *link = cbk_list_workspace_dup_link (cbk_window_get_workspace (self));

  if (link == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  cbk_desk_tell (self->desk, _ ("Link copied"));
}

static gboolean
go_back (GtkWidget *place)
{
  if (CBK_IS_LIST_WORKSPACE (place))
    return cbk_list_workspace_go_back (CBK_LIST_WORKSPACE (place));

  return CBK_IS_CONFLICTS_PAGE (place) && cbk_conflicts_page_go_back (CBK_CONFLICTS_PAGE (place));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);

  if (!go_back (gtk_stack_get_visible_child (self->workspaces)))
    cbk_split_view_set_show_content (self->split, FALSE);
}

/* A page that the sidebar does not list. */
static void
show_place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);

  cbk_window_go_to_place (self, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->workspaces));
}

static void
show_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);

  cbk_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->nav));
}

static void
show_workspace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, g_variant_get_int32 (parameter));

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->nav, row);
  cbk_split_view_set_show_content (self->split, TRUE);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->workspaces));
}

static void
palette_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkWindow *self = CBK_WINDOW (widget);
  CbkListWorkspace *workspace = cbk_window_get_workspace (self);

  cbk_palette_set_offers (self->palette, workspace != NULL ? cbk_record_page_list_offers (
                                                                 cbk_list_workspace_get_page (workspace))
                                                           : NULL);
  cbk_palette_open (self->palette);
}

static void
on_undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkResult) done = cbk_desk_run_finish (CBK_DESK (object), result, &error);

  if (done == NULL)
    cbk_desk_tell (CBK_DESK (object), error->message);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_desk_run_async (CBK_WINDOW (widget)->desk, "undo", NULL, NULL, NULL, on_undone_cb, NULL);
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_preferences_window_present (GTK_WINDOW (widget), CBK_WINDOW (widget)->settings);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cbk_about_show (widget);
}

void
cbk_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-record", NULL, new_record_action);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (klass, "win.write-log", NULL, write_log_action);
  gtk_widget_class_install_action (klass, "win.run-command", "s", run_command_action);
  gtk_widget_class_install_action (klass, "win.show-offers", NULL, show_offers_action);
  for (guint i = 0; i < G_N_ELEMENTS (quick); i++)
    gtk_widget_class_install_action (klass, quick[i].action, NULL, quick_action);
  gtk_widget_class_install_action (klass, "win.copy-link", NULL, copy_link_action);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "win.show-sidebar", NULL, show_sidebar_action);
  gtk_widget_class_install_action (klass, "win.show-workspace", "i", show_workspace_action);
  gtk_widget_class_install_action (klass, "win.show-place", "s", show_place_action);
  gtk_widget_class_install_action (klass, "win.show-view", "s", show_view_action);
  gtk_widget_class_install_action (klass, "win.open-record", "(ss)", open_record_action);
  gtk_widget_class_install_action (klass, "win.palette", NULL, palette_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (klass, "win.about", NULL, about_action);

  cbk_verbs_install (klass, "window");
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, GDK_ALT_MASK, "win.show-workspace", "i",
                                         (int)i);
}
