/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-log-view.h"

#include "base/cbk-compat.h"
#include "ui/cbk-log-row.h"

struct _CbkLogView
{
  AdwBin parent_instance;

  CbkDesk *desk;
  GCancellable *cancellable;
  char *type;
  char *id;
  GPtrArray *kinds;    /* codes, as the drop-down shows their labels */
  GHashTable *unsent;  /* what was typed and not added, by the id of the record */

  GtkNoSelection *entries;
  GtkDropDown *kind;
  GtkEntry *entry;
  GtkLabel *problem;
};

/* Kinds that only the program writes, and the correction, which needs the entry that it corrects. */
static const char *const not_typed[] = { "state", "system", "correction", NULL };

G_DEFINE_FINAL_TYPE (CbkLogView, cbk_log_view, ADW_TYPE_BIN)

static void
show_problem (CbkLogView *self, const GError *error)
{
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkLogView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) entries = cbk_workspace_open_list_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  show_problem (self, error);
  gtk_no_selection_set_model (self->entries, entries);
}

static void
on_added_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkLogView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkResult) done = cbk_workspace_run_finish (CBK_WORKSPACE (object), result, &error);

  if (self->desk == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.add", TRUE);
  show_problem (self, error);
  if (done != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
set_arg (GHashTable *args, const char *name, const char *value)
{
  g_hash_table_insert (args, g_strdup (name), g_strdup (value));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbkLogView *self = CBK_LOG_VIEW (widget);
  CbkWorkspace *workspace = cbk_desk_get_workspace (self->desk);
  g_autofree char *body = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr(GHashTable) args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (*body == '\0')
    return;

  set_arg (args, "type", self->type);
  set_arg (args, "kind", g_ptr_array_index (self->kinds, gtk_drop_down_get_selected (self->kind)));
  set_arg (args, "body", body);
  gtk_widget_action_set_enabled (widget, "log.add", FALSE);
  /* No toast: the entry shows itself. */
  cbk_workspace_run_async (workspace, "add_log_entry", self->id, args, NULL, on_added_cb, g_object_ref (self));
}

static void
on_entry_activate_cb (CbkLogView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "log.add", NULL);
}

static void
on_setup_row_cb (CbkLogView *self, GtkListItem *item)
{
  cbk_log_row_set_up (self->desk, item);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
cbk_log_view_dispose (GObject *object)
{
  CbkLogView *self = CBK_LOG_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_LOG_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_log_view_parent_class)->dispose (object);
}

static void
cbk_log_view_finalize (GObject *object)
{
  CbkLogView *self = CBK_LOG_VIEW (object);

  g_free (self->type);
  g_free (self->id);
  g_ptr_array_unref (self->kinds);
  g_hash_table_unref (self->unsent);

  G_OBJECT_CLASS (cbk_log_view_parent_class)->finalize (object);
}

static void
cbk_log_view_class_init (CbkLogViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_log_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cbk_log_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-log-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, entries);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, kind);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, entry);
  gtk_widget_class_bind_template_child (widget_class, CbkLogView, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_install_action (widget_class, "log.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "log.add", NULL);
}

static void
cbk_log_view_init (CbkLogView *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->unsent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_log_view_set_up:
 * @self: a view
 * @desk: the desk
 *
 * Once, before anything is opened.
 */
void
cbk_log_view_set_up (CbkLogView *self, CbkDesk *desk)
{
  CbkReference *reference = cbk_workspace_get_reference (cbk_desk_get_workspace (desk));
  const CbkReferenceList *list = cbk_reference_find_list (reference, "log_kind");
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  self->desk = g_object_ref (desk);
  for (guint i = 0; i < list->values->len; i++)
    {
      const CbkReferenceValue *value = g_ptr_array_index (list->values, i);

      if (g_strv_contains (not_typed, value->code))
        continue;

      g_ptr_array_add (self->kinds, g_strdup (value->code));
      gtk_string_list_append (labels, value->label);
    }
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (labels));
}

/* What was begun for one record waits there, and never lands in the log of another. */
static void
put_text_aside (CbkLogView *self, const char *next_id)
{
  const char *next = g_hash_table_lookup (self->unsent, next_id);
  g_autofree char *text = g_strdup (next != NULL ? next : "");

  if (self->id != NULL)
    g_hash_table_insert (self->unsent, g_strdup (self->id),
                         g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * cbk_log_view_open:
 * @self: a view
 * @type: an entity's name
 * @id: whose log
 */
void
cbk_log_view_open (CbkLogView *self, const char *type, const char *id)
{
  g_autofree char *condition = g_strconcat ("subject_id=", id, NULL);
  const char *conditions[] = { condition, NULL };
  CbkListing listing = { .type = "log_entry", .conditions = conditions, .limit = -1 };

  if (g_strcmp0 (self->id, id) == 0 && gtk_no_selection_get_model (self->entries) != NULL)
    return;

  put_text_aside (self, id);
  g_set_str (&self->type, type);
  g_set_str (&self->id, id);
  gtk_no_selection_set_model (self->entries, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_list_async (cbk_desk_get_workspace (self->desk), &listing, NULL, self->cancellable,
                                 on_opened_cb, g_object_ref (self));
}

void
cbk_log_view_write (CbkLogView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
