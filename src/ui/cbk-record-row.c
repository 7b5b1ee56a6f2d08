/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-record-row.h"

#include "domain/cbk-uk-time.h"
#include "ui/widgets/cbk-chip.h"

struct _CbkRecordRow
{
  AdwBin parent_instance;

  CbkDesk *desk;
  const CbkKind *kind;
  CbkListItem *item;
  gulong record_handler;

  GtkLabel *heading;
  GtkLabel *age;
  GtkLabel *line;
  CbkChip *grade;
  CbkChip *state;
};

G_DEFINE_FINAL_TYPE (CbkRecordRow, cbk_record_row, ADW_TYPE_BIN)

static void
show_chip (CbkRecordRow *self, CbkRecord *record, CbkChip *chip, const char *field)
{
  const char *code = field != NULL ? cbk_record_get_text (record, field) : NULL;
  g_autofree char *label = code != NULL ? cbk_desk_describe (self->desk, record, field) : NULL;

  if (chip == self->grade)
    cbk_chip_set (chip, NULL, code, label);
  else
    cbk_chip_set (chip, cbk_state_get_icon (code), label, NULL);
}

static void
show_age (CbkRecordRow *self, CbkRecord *record)
{
  gint64 when = self->kind->when != NULL ? cbk_record_get_int (record, self->kind->when) : CBK_TIME_UNSET;
  g_autofree char *age = cbk_desk_format_age (self->desk, when);
  g_autofree char *absolute = cbk_uk_time_format (when);

  gtk_label_set_label (self->age, age != NULL ? age : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), absolute);
}

static void
on_ticked_cb (CbkRecordRow *self)
{
  CbkRecord *record = self->item != NULL ? cbk_list_item_get_record (self->item) : NULL;

  if (record != NULL)
    show_age (self, record);
}

static void
show (CbkRecordRow *self)
{
  CbkRecord *record = self->item != NULL ? cbk_list_item_get_record (self->item) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *line = NULL;

  if (record == NULL)
    {
      gtk_label_set_label (self->heading, "");
      gtk_label_set_label (self->line, "");
      gtk_label_set_label (self->age, "");
      cbk_chip_set (self->grade, NULL, NULL, NULL);
      cbk_chip_set (self->state, NULL, NULL, NULL);
      return;
    }

  heading = cbk_kind_dup_heading (self->kind, self->desk, record);
  line = cbk_kind_dup_line (self->kind, self->desk, record);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->line, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), heading);
  show_age (self, record);
  show_chip (self, record, self->grade, self->kind->grade);
  show_chip (self, record, self->state, self->kind->state);
}

static void
cbk_record_row_dispose (GObject *object)
{
  CbkRecordRow *self = CBK_RECORD_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->record_handler, self->item);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_RECORD_ROW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_record_row_parent_class)->dispose (object);
}

static void
cbk_record_row_class_init (CbkRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_record_row_dispose;

  g_type_ensure (CBK_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, age);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, line);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, grade);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, state);
  gtk_widget_class_set_css_name (widget_class, "recordrow");
}

static void
cbk_record_row_init (CbkRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cbk_record_row_new (CbkDesk *desk, const CbkKind *kind)
{
  CbkRecordRow *self = g_object_new (CBK_TYPE_RECORD_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  g_signal_connect_object (desk, "ticked", G_CALLBACK (on_ticked_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cbk_record_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows from now on, also when its record comes or changes later
 */
void
cbk_record_row_set_item (CbkRecordRow *self, CbkListItem *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->record_handler, self->item);

  g_set_object (&self->item, item);
  if (item != NULL)
    self->record_handler = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (show), self);
  show (self);
}
