/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-record-header.h"

#include "ui/widgets/cbk-chip.h"

struct _CbkRecordHeader
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *line;
  CbkChip *grade;
  CbkChip *state;
  CbkChip *withdrawn;
  GtkLabel *owner;
};

G_DEFINE_FINAL_TYPE (CbkRecordHeader, cbk_record_header, ADW_TYPE_BIN)

static void
cbk_record_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CBK_TYPE_RECORD_HEADER);

  G_OBJECT_CLASS (cbk_record_header_parent_class)->dispose (object);
}

static void
cbk_record_header_class_init (CbkRecordHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_record_header_dispose;

  g_type_ensure (CBK_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-record-header.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRecordHeader, heading);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordHeader, line);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordHeader, grade);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordHeader, state);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordHeader, withdrawn);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordHeader, owner);
}

static void
cbk_record_header_init (CbkRecordHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_grade (CbkRecordHeader *self, const CbkKind *kind, CbkSheet *sheet)
{
  const char *code = kind->grade != NULL ? cbk_record_get_text (cbk_sheet_get_record (sheet), kind->grade) : NULL;

  if (kind->grade == NULL)
    cbk_chip_set (self->grade, NULL, NULL, NULL);
  else if (code == NULL)
    cbk_chip_set (self->grade, "casebook-open-symbolic", _ ("No grade yet"), NULL);
  else
    cbk_chip_set (self->grade, NULL, cbk_sheet_get_text (sheet, kind->grade), NULL);

  if (code != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->grade), "plate");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->grade), "plate");
}

static void
show_owner (CbkRecordHeader *self, const CbkKind *kind, CbkSheet *sheet)
{
  const char *owner = kind->owner != NULL ? cbk_sheet_get_text (sheet, kind->owner) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->owner), kind->owner != NULL);
  gtk_label_set_label (self->owner, owner != NULL ? owner : _ ("Nobody has it yet"));
}

/**
 * cbk_record_header_show:
 * @self: a header
 * @desk: the desk
 * @kind: what it is
 * @sheet: the record
 */
void
cbk_record_header_show (CbkRecordHeader *self, CbkDesk *desk, const CbkKind *kind, CbkSheet *sheet)
{
  CbkRecord *record = cbk_sheet_get_record (sheet);
  g_autofree char *heading = cbk_kind_dup_heading (kind, desk, record);
  g_autofree char *line = cbk_kind_dup_line (kind, desk, record);
  const char *state = kind->state != NULL ? cbk_record_get_text (record, kind->state) : NULL;

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->line, line);
  gtk_widget_set_visible (GTK_WIDGET (self->line), *line != '\0');
  show_grade (self, kind, sheet);
  cbk_chip_set (self->state, cbk_state_get_icon (state),
                kind->state != NULL ? cbk_sheet_get_text (sheet, kind->state) : NULL, NULL);
  cbk_chip_set (self->withdrawn, "casebook-done-symbolic", record->withdrawn != NULL ? _ ("Withdrawn") : NULL,
                record->withdrawn);
  show_owner (self, kind, sheet);
}

/**
 * cbk_record_header_get_name:
 * @self: a header
 *
 * Returns: what it calls the record
 */
const char *
cbk_record_header_get_name (CbkRecordHeader *self)
{
  return gtk_label_get_label (self->heading);
}
