/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-related-list.h"

#include "base/cbk-compat.h"
#include "ui/cbk-record-row.h"

/* More than these stand in a list of their own, behind the line below it. */
#define MOST_ROWS 200

struct _CbkRelatedList
{
  AdwBin parent_instance;

  CbkDesk *desk;
  const CbkRelated *related;
  CbkKind kind;
  GCancellable *cancellable;
  char *id;
  GListModel *records;

  GtkLabel *title;
  GtkLabel *count;
  GtkBox *verbs;
  GtkWidget *card;
  GtkListView *list;
  GtkSliceListModel *slice;
  GtkNoSelection *selection;
  GtkLabel *line;
};

G_DEFINE_FINAL_TYPE (CbkRelatedList, cbk_related_list, ADW_TYPE_BIN)

static guint
get_limit (CbkRelatedList *self)
{
  return self->related->limit > 0 ? self->related->limit : MOST_ROWS;
}

static void
show_line (CbkRelatedList *self, const char *text)
{
  gtk_label_set_label (self->line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line), text != NULL);
  /* Nothing is shown of what is not read yet. */
  gtk_widget_set_visible (self->card, text != NULL || gtk_widget_get_visible (GTK_WIDGET (self->list)));
}

static void
show_state (CbkRelatedList *self)
{
  CbkRecordList *records = CBK_RECORD_LIST (self->records);
  const GError *error = cbk_record_list_get_error (records);
  guint n = g_list_model_get_n_items (self->records);
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_label_set_label (self->count, n > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  if (error != NULL)
    show_line (self, error->message);
  else if (n > get_limit (self))
    {
      g_autofree char *more = g_strdup_printf (_ ("and %u more"), n - get_limit (self));

      show_line (self, more);
    }
  else
    show_line (self, n == 0 && !cbk_record_list_get_loading (records) ? _ (self->related->empty) : NULL);
}

static void
let_go (CbkRelatedList *self)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_clear_object (&self->records);
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkRelatedList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) records = cbk_workspace_open_list_finish (CBK_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;

  let_go (self);
  if (records == NULL)
    {
      show_line (self, error->message);
      return;
    }

  self->records = g_object_ref (records);
  g_signal_connect_swapped (records, "items-changed", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (records, "notify::loading", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (records, "notify::error", G_CALLBACK (show_state), self);
  gtk_slice_list_model_set_model (self->slice, records);
  show_state (self);
}

static void
on_setup_row_cb (CbkRelatedList *self, GtkListItem *item)
{
  cbk_record_row_set_up (self->desk, &self->kind, item);
}

static void
on_activate_cb (CbkRelatedList *self, guint position)
{
  g_autoptr (CbkListItem) item = g_list_model_get_item (G_LIST_MODEL (self->slice), position);
  CbkRecord *record = item != NULL ? cbk_list_item_get_record (item) : NULL;
  const char *type = self->kind.type, *id = record != NULL ? record->id : NULL;

  if (record != NULL && self->related->opens != NULL)
    {
      type = cbk_record_get_target (record, self->related->opens);
      id = cbk_record_get_text (record, self->related->opens);
    }

  if (type != NULL && id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "(ss)", type, id);
}

static void
cbk_related_list_dispose (GObject *object)
{
  CbkRelatedList *self = CBK_RELATED_LIST (object);

  g_cancellable_cancel (self->cancellable);
  let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_RELATED_LIST);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_related_list_parent_class)->dispose (object);
}

static void
cbk_related_list_finalize (GObject *object)
{
  g_free (CBK_RELATED_LIST (object)->id);

  G_OBJECT_CLASS (cbk_related_list_parent_class)->finalize (object);
}

static void
cbk_related_list_class_init (CbkRelatedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_related_list_dispose;
  object_class->finalize = cbk_related_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-related-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, title);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, count);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, verbs);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, card);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, list);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, slice);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, selection);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedList, line);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
}

static void
cbk_related_list_init (CbkRelatedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_verbs (CbkRelatedList *self)
{
  for (guint i = 0; i < CBK_MAX_RELATED_VERBS && self->related->verbs[i] != NULL; i++)
    {
      const CbkCommand *command = cbk_command_find (self->related->verbs[i]);
      GtkWidget *button = gtk_button_new_with_label (_ (command->label));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "verb");
      gtk_widget_set_tooltip_text (button, _ (command->about));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.run-command");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", command->name);
      gtk_box_append (self->verbs, button);
    }
}

/**
 * cbk_related_list_new:
 * @desk: the desk
 * @related: what it lists
 *
 * Returns: (transfer floating): a list of nothing yet
 */
GtkWidget *
cbk_related_list_new (CbkDesk *desk, const CbkRelated *related)
{
  CbkRelatedList *self = g_object_new (CBK_TYPE_RELATED_LIST, NULL);

  self->desk = g_object_ref (desk);
  self->related = related;
  self->kind = *cbk_kind_for (related->type);
  if (related->heading != NULL)
    self->kind.heading = related->heading;
  gtk_label_set_label (self->title, _ (related->title));
  gtk_slice_list_model_set_size (self->slice, get_limit (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (related->title),
                                  -1);
  add_verbs (self);

  return GTK_WIDGET (self);
}

/**
 * cbk_related_list_open:
 * @self: a list
 * @id: the record whose it is; the list stays true by itself
 */
void
cbk_related_list_open (CbkRelatedList *self, const char *id)
{
  g_autofree char *link = g_strconcat (self->related->link, "=", id, NULL);
  const char *conditions[CBK_MAX_CONDITIONS + 2] = { link };
  CbkListing listing = { .type = self->related->type, .conditions = conditions, .limit = -1 };

  if (g_strcmp0 (self->id, id) == 0)
    return;

  g_set_str (&self->id, id);
  for (guint i = 0; i < CBK_MAX_CONDITIONS && self->related->conditions[i] != NULL; i++)
    conditions[i + 1] = self->related->conditions[i];
  listing.sort = self->related->sort;
  let_go (self);
  gtk_slice_list_model_set_model (self->slice, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  show_line (self, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cbk_workspace_open_list_async (cbk_desk_get_workspace (self->desk), &listing, NULL, self->cancellable,
                                 on_opened_cb, g_object_ref (self));
}

/**
 * cbk_related_list_get_records:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is in it; %NULL until that is known
 */
GListModel *
cbk_related_list_get_records (CbkRelatedList *self)
{
  return self->records;
}
