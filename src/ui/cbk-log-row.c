/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-log-row.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-icon.h"
#include "ui/widgets/cbk-chip.h"

struct _CbkLogRow
{
  CbkItemRow parent_instance;

  GtkListItem *item;   /* where it stands, which lives longer */
  GListModel *entries;
  CbkListItem *before; /* the row above, which may be of the same day */

  GtkWidget *day_box;
  GtkLabel *day;
  GtkImage *icon;
  GtkLabel *body;
  GtkLabel *meta;
  CbkChip *late;
};

G_DEFINE_FINAL_TYPE (CbkLogRow, cbk_log_row, CBK_TYPE_ITEM_ROW)

static gint64
get_now (CbkLogRow *self)
{
  CbkDesk *desk = cbk_item_row_get_desk (CBK_ITEM_ROW (self));

  return cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (desk)));
}

static CbkDay
get_day (CbkRecord *record)
{
  gint64 happened = record != NULL ? cbk_record_get_int (record, "happened_at") : CBK_TIME_UNSET;

  return happened != CBK_TIME_UNSET ? cbk_uk_day (happened) : CBK_DAY_UNSET;
}

static char *
format_day (CbkLogRow *self, CbkDay day)
{
  CbkDay today = cbk_uk_day (get_now (self));

  if (day == today)
    return g_strdup (_ ("Today"));
  if (day == today - 1)
    return g_strdup (_ ("Yesterday"));

  return cbk_uk_day_format (day);
}

/* Where a day begins, its name stands above its first row. */
static void
show_day (CbkLogRow *self)
{
  CbkDay day = get_day (cbk_item_row_get_record (CBK_ITEM_ROW (self)));
  CbkRecord *above = self->before != NULL ? cbk_list_item_get_record (self->before) : NULL;
  gboolean begins = day != CBK_DAY_UNSET && (self->before == NULL || (above != NULL && get_day (above) != day));
  g_autofree char *text = begins ? format_day (self, day) : NULL;

  gtk_label_set_label (self->day, text != NULL ? text : "");
  gtk_widget_set_visible (self->day_box, begins);
}

static void
look_above (CbkLogRow *self)
{
  guint position = gtk_list_item_get_position (self->item);
  g_autoptr (CbkListItem) before = position > 0 && position != GTK_INVALID_LIST_POSITION
                                       ? g_list_model_get_item (self->entries, position - 1)
                                       : NULL;

  if (before == self->before)
    return;

  if (self->before != NULL)
    g_signal_handlers_disconnect_by_data (self->before, self);
  g_set_object (&self->before, before);
  if (before != NULL)
    g_signal_connect_swapped (before, "notify::record", G_CALLBACK (show_day), self);
  show_day (self);
}

/* What headquarters has not numbered yet is only here. */
static char *
make_meta (CbkLogRow *self, CbkRecord *record)
{
  CbkDesk *desk = cbk_item_row_get_desk (CBK_ITEM_ROW (self));
  gint64 happened = cbk_record_get_int (record, "happened_at");
  g_autofree char *when = cbk_uk_time_format_near (happened, happened);
  g_autofree char *kind = cbk_desk_describe (desk, record, "kind");
  const char *author = cbk_desk_get_officer_name (desk, cbk_record_get_text (record, "author"));
  GString *meta = g_string_new (when);

  if (author != NULL)
    g_string_append_printf (meta, " · %s", author);
  if (kind != NULL)
    g_string_append_printf (meta, " · %s", kind);
  if (record->version == 0)
    g_string_append_printf (meta, " · %s", _ ("saved here"));

  return g_string_free (meta, FALSE);
}

static void
show_entry (CbkLogRow *self, CbkRecord *record)
{
  const char *about = cbk_record_get_text (record, "about_type");
  const char *body = cbk_record_get_text (record, "body");
  g_autofree char *meta = make_meta (self, record);
  g_autofree char *absolute = cbk_uk_time_format (cbk_record_get_int (record, "happened_at"));

  gtk_image_set_from_icon_name (self->icon, cbk_icon_of (about != NULL ? about : "log_entry"));
  gtk_label_set_label (self->body, body != NULL ? body : "");
  gtk_label_set_label (self->meta, meta);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->meta), absolute);
  cbk_chip_set (self->late, "casebook-waiting-symbolic",
                cbk_record_get_bool (record, "retrospective") ? _ ("Written later") : NULL,
                _ ("Made retrospectively"));
}

static void
cbk_log_row_show (CbkItemRow *row, CbkRecord *record)
{
  CbkLogRow *self = CBK_LOG_ROW (row);

  show_day (self);
  if (record != NULL)
    {
      show_entry (self, record);
      return;
    }

  gtk_image_clear (self->icon);
  gtk_label_set_label (self->body, "");
  gtk_label_set_label (self->meta, "");
  cbk_chip_set (self->late, NULL, NULL, NULL);
}

static void
on_officers_changed_cb (CbkItemRow *self)
{
  cbk_log_row_show (self, cbk_item_row_get_record (self));
}

static void
cbk_log_row_dispose (GObject *object)
{
  CbkLogRow *self = CBK_LOG_ROW (object);

  if (self->before != NULL)
    g_signal_handlers_disconnect_by_data (self->before, self);
  g_clear_object (&self->before);
  g_clear_object (&self->entries);

  G_OBJECT_CLASS (cbk_log_row_parent_class)->dispose (object);
}

static void
cbk_log_row_class_init (CbkLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_log_row_dispose;
  CBK_ITEM_ROW_CLASS (klass)->show = cbk_log_row_show;

  g_type_ensure (CBK_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, day_box);
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, day);
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, body);
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, meta);
  gtk_widget_class_bind_template_child (widget_class, CbkLogRow, late);
  gtk_widget_class_set_css_name (widget_class, "logrow");
}

static void
cbk_log_row_init (CbkLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_log_row_set_up:
 * @desk: the desk
 * @entries: what the list shows
 * @item: a list item without a child
 *
 * Puts a row into @item.
 */
void
cbk_log_row_set_up (CbkDesk *desk, GListModel *entries, GtkListItem *item)
{
  CbkLogRow *self = g_object_new (CBK_TYPE_LOG_ROW, NULL);

  self->item = item;
  self->entries = g_object_ref (entries);
  cbk_item_row_set_up (CBK_ITEM_ROW (self), desk, item);
  g_signal_connect_object (item, "notify::position", G_CALLBACK (look_above), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::item", G_CALLBACK (look_above), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "ticked", G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "officers-changed", G_CALLBACK (on_officers_changed_cb), self, G_CONNECT_SWAPPED);
}
