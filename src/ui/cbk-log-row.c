/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-log-row.h"

#include "domain/cbk-uk-time.h"

struct _CbkLogRow
{
  AdwBin parent_instance;

  CbkDesk *desk;
  CbkListItem *item;
  gulong record_handler;

  GtkLabel *body;
  GtkLabel *kind;
  GtkLabel *meta;
};

G_DEFINE_FINAL_TYPE (CbkLogRow, cbk_log_row, ADW_TYPE_BIN)

static char *
make_meta (CbkLogRow *self, CbkRecord *record)
{
  gint64 happened = cbk_record_get_int (record, "happened_at");
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (self->desk)));
  g_autofree char *when = cbk_uk_time_format_near (happened, now);
  const char *author = cbk_desk_get_officer (self->desk, cbk_record_get_text (record, "author"));

  return g_strdup_printf ("%s%s%s", when != NULL ? when : "", when != NULL && author != NULL ? " · " : "",
                          author != NULL ? author : "");
}

static void
show (CbkLogRow *self)
{
  CbkRecord *record = self->item != NULL ? cbk_list_item_get_record (self->item) : NULL;
  g_autofree char *kind = record != NULL ? cbk_desk_describe (self->desk, record, "kind") : NULL;
  g_autofree char *meta = record != NULL ? make_meta (self, record) : NULL;
  g_autofree char *absolute = NULL;
  const char *body = record != NULL ? cbk_record_get_text (record, "body") : NULL;

  if (record != NULL)
    absolute = cbk_uk_time_format (cbk_record_get_int (record, "happened_at"));

  gtk_label_set_label (self->body, body != NULL ? body : "");
  gtk_label_set_label (self->kind, kind != NULL ? kind : "");
  gtk_label_set_label (self->meta, meta != NULL ? meta : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->meta), absolute);
}

static void
cbk_log_row_dispose (GObject *object)
{
  CbkLogRow *self = CBK_LOG_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->record_handler, self->item);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_LOG_ROW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_log_row_parent_class)->dispose (object);
}

static void
cbk_log_row_class_init (CbkLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_log_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, body);
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, kind);
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, meta);
}

static void
cbk_log_row_init (CbkLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cbk_log_row_new (CbkDesk *desk)
{
  CbkLogRow *self = g_object_new (CBK_TYPE_LOG_ROW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "officers-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cbk_log_row_set_item:
 * @self: a row
 * @item: (nullable): the entry that it shows from now on
 */
void
cbk_log_row_set_item (CbkLogRow *self, CbkListItem *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->record_handler, self->item);

  g_set_object (&self->item, item);
  if (item != NULL)
    self->record_handler = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (show), self);
  show (self);
}
