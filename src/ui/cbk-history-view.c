/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-history-view.h"

#include "core/cbk-history.h"
#include "domain/cbk-uk-time.h"
#include "ui/cbk-revision-row.h"

struct _CbkHistoryView
{
  AdwBin parent_instance;

  CbkDesk *desk;
  CbkRecord *record;
  GCancellable *cancellable;

  GtkStack *stack;
  GtkNoSelection *versions;
  GtkLabel *elsewhere;
  AdwStatusPage *none;
  AdwStatusPage *problem;
};

G_DEFINE_FINAL_TYPE (CbkHistoryView, cbk_history_view, ADW_TYPE_BIN)

static char *
dup_stamp (CbkHistoryView *self, const char *id, gint64 at)
{
  const char *name = cbk_desk_get_officer (self->desk, id);
  g_autofree char *when = cbk_uk_time_format_brief (at);

  return g_strdup_printf ("%s, %s", name != NULL ? name : _ ("somebody"), when != NULL ? when : _ ("an unknown time"));
}

/* What others changed comes as it is now: its steps are read at headquarters. */
static char *
dup_elsewhere (CbkHistoryView *self, GListModel *versions)
{
  guint n = g_list_model_get_n_items (versions);
  g_autoptr (CbkRevision) last = n > 0 ? g_list_model_get_item (versions, 0) : NULL;
  g_autoptr (CbkRevision) first = n > 0 ? g_list_model_get_item (versions, n - 1) : NULL;
  CbkRecord *record = self->record;
  g_autofree char *made = dup_stamp (self, record->created_by, record->created_at);
  g_autofree char *changed = dup_stamp (self, record->changed_by, record->changed_at);
  GString *text = g_string_new (NULL);

  if (record->changed_at != CBK_TIME_UNSET && record->changed_at != record->created_at
      && (last == NULL || cbk_revision_get_at (last) < record->changed_at))
    g_string_append_printf (text, _ ("Changed last on another laptop: %s. "), changed);
  if (first == NULL || !cbk_revision_is_first (first))
    g_string_append_printf (text, _ ("Made on another laptop: %s. "), made);
  if (text->len > 0)
    g_string_append (text, _ ("Headquarters keeps each version."));

  return g_string_free (text, text->len == 0);
}

static void
show_versions (CbkHistoryView *self, GListModel *versions)
{
  g_autofree char *elsewhere = dup_elsewhere (self, versions);

  gtk_no_selection_set_model (self->versions, versions);
  gtk_label_set_label (self->elsewhere, elsewhere != NULL ? elsewhere : "");
  gtk_widget_set_visible (GTK_WIDGET (self->elsewhere), elsewhere != NULL);
  adw_status_page_set_description (self->none, elsewhere);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (versions) > 0 ? "versions" : "none");
}

static void
on_history_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkHistoryView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) versions = cbk_workspace_read_history_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  if (versions != NULL)
    {
      show_versions (self, versions);
      return;
    }

  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
on_setup_row_cb (CbkHistoryView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cbk_revision_row_new (self->desk));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind_row_cb (CbkHistoryView *self, GtkListItem *item)
{
  cbk_revision_row_show (CBK_REVISION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
cbk_history_view_dispose (GObject *object)
{
  CbkHistoryView *self = CBK_HISTORY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  /* It is both the bin's child and the template's: only one of them may let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_HISTORY_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_history_view_parent_class)->dispose (object);
}

static void
cbk_history_view_class_init (CbkHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_history_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, CbkHistoryView, versions);
  gtk_widget_class_bind_template_child (widget_class, CbkHistoryView, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, CbkHistoryView, none);
  gtk_widget_class_bind_template_child (widget_class, CbkHistoryView, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
}

static void
cbk_history_view_init (CbkHistoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_history_view_set_up:
 * @self: a view
 * @desk: the desk
 *
 * Once, before anything is opened.
 */
void
cbk_history_view_set_up (CbkHistoryView *self, CbkDesk *desk)
{
  self->desk = g_object_ref (desk);
}

/**
 * cbk_history_view_open:
 * @self: a view
 * @record: whose history; another object for the same record is a newer version of it
 * @reason: (nullable): why it is read, where it is restricted
 */
void
cbk_history_view_open (CbkHistoryView *self, CbkRecord *record, const char *reason)
{
  if (self->record == record)
    return;

  g_set_object (&self->record, record);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_read_history_async (cbk_desk_get_workspace (self->desk), cbk_record_get_entity (record)->name,
                                    record->id, reason, self->cancellable, on_history_cb, g_object_ref (self));
}
