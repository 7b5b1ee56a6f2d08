/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-log-row.h"

#include "domain/cbk-uk-time.h"

struct _CbkLogRow
{
  CbkItemRow parent_instance;

  GtkLabel *body;
  GtkLabel *kind;
  GtkLabel *meta;
};

G_DEFINE_FINAL_TYPE (CbkLogRow, cbk_log_row, CBK_TYPE_ITEM_ROW)

static char *
make_meta (CbkDesk *desk, CbkRecord *record)
{
  gint64 happened = cbk_record_get_int (record, "happened_at");
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (desk)));
  g_autofree char *when = cbk_uk_time_format_near (happened, now);
  const char *author = cbk_desk_get_officer (desk, cbk_record_get_text (record, "author"));

  return g_strdup_printf ("%s%s%s", when != NULL ? when : "", when != NULL && author != NULL ? " · " : "",
                          author != NULL ? author : "");
}

static void
cbk_log_row_show (CbkItemRow *row, CbkRecord *record)
{
  CbkLogRow *self = CBK_LOG_ROW (row);
  CbkDesk *desk = cbk_item_row_get_desk (row);
  g_autofree char *kind = record != NULL ? cbk_desk_describe (desk, record, "kind") : NULL;
  g_autofree char *meta = record != NULL ? make_meta (desk, record) : NULL;
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
on_officers_changed_cb (CbkItemRow *self)
{
  cbk_log_row_show (self, cbk_item_row_get_record (self));
}

static void
cbk_log_row_class_init (CbkLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CBK_ITEM_ROW_CLASS (klass)->show = cbk_log_row_show;

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

/**
 * cbk_log_row_set_up:
 * @desk: the desk
 * @item: a list item without a child
 *
 * Puts a row into @item.
 */
void
cbk_log_row_set_up (CbkDesk *desk, GtkListItem *item)
{
  CbkItemRow *self = g_object_new (CBK_TYPE_LOG_ROW, NULL);

  cbk_item_row_set_up (self, desk, item);
  g_signal_connect_object (desk, "officers-changed", G_CALLBACK (on_officers_changed_cb), self, G_CONNECT_SWAPPED);
}
