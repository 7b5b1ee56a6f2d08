/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-record-row.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-words.h"
#include "ui/widgets/cbk-chip.h"
#include "ui/widgets/cbk-clock.h"

struct _CbkRecordRow
{
  CbkItemRow parent_instance;

  const CbkKind *kind;

  GtkLabel *heading;
  GtkLabel *age;
  GtkLabel *line;
  CbkChip *grade;
  CbkChip *state;
  CbkClock *clock;
  GtkLabel *owner;
};

G_DEFINE_FINAL_TYPE (CbkRecordRow, cbk_record_row, CBK_TYPE_ITEM_ROW)

static CbkDesk *
get_desk (CbkRecordRow *self)
{
  return cbk_item_row_get_desk (CBK_ITEM_ROW (self));
}

static void
show_chip (CbkRecordRow *self, CbkRecord *record, CbkChip *chip, const char *field)
{
  const char *code = field != NULL ? cbk_record_get_text (record, field) : NULL;
  g_autofree char *label = code != NULL ? cbk_desk_describe (get_desk (self), record, field) : NULL;

  if (chip == self->grade)
    cbk_chip_set (chip, NULL, code, label);
  else
    cbk_chip_set (chip, cbk_state_get_icon (code), label, NULL);
}

/* Runs while what it is about is not done. */
static gint64
get_due (CbkRecordRow *self, CbkRecord *record)
{
  if (self->kind->due == NULL
      || (self->kind->done != NULL && cbk_record_get_int (record, self->kind->done) != CBK_TIME_UNSET))
    return CBK_TIME_UNSET;

  return cbk_record_get_int (record, self->kind->due);
}

static gboolean
show_clock (CbkRecordRow *self, CbkRecord *record)
{
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (get_desk (self))));
  gint64 due = get_due (self, record);
  g_autofree char *left = due != CBK_TIME_UNSET ? cbk_words_left (due, now) : NULL;
  g_autofree char *absolute = cbk_uk_time_format (due);

  gtk_widget_set_visible (GTK_WIDGET (self->clock), left != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->age), "late");
  if (left == NULL)
    return FALSE;

  cbk_clock_set (self->clock, record->created_at, due, now, left);
  gtk_label_set_label (self->age, left);
  if (due < now)
    gtk_widget_add_css_class (GTK_WIDGET (self->age), "late");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), absolute);

  return TRUE;
}

static void
show_age (CbkRecordRow *self, CbkRecord *record)
{
  gint64 when = self->kind->when != NULL ? cbk_record_get_int (record, self->kind->when) : CBK_TIME_UNSET;
  g_autofree char *age = cbk_desk_format_age (get_desk (self), when);
  g_autofree char *absolute = cbk_uk_time_format (when);

  if (show_clock (self, record))
    return;

  gtk_label_set_label (self->age, age != NULL ? age : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), absolute);
}

static void
on_ticked_cb (CbkRecordRow *self)
{
  CbkRecord *record = cbk_item_row_get_record (CBK_ITEM_ROW (self));

  if (record != NULL)
    show_age (self, record);
}

static void
show_owner (CbkRecordRow *self, CbkRecord *record)
{
  const char *id = self->kind->owner != NULL ? cbk_record_get_text (record, self->kind->owner) : NULL;
  const char *name = cbk_desk_get_officer_name (get_desk (self), id);

  gtk_label_set_label (self->owner, name != NULL ? name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->owner), name != NULL ? _ ("Owner") : NULL);
}

static void
cbk_record_row_show (CbkItemRow *row, CbkRecord *record)
{
  CbkRecordRow *self = CBK_RECORD_ROW (row);
  g_autofree char *heading = NULL;
  g_autofree char *line = NULL;

  if (record == NULL)
    {
      gtk_label_set_label (self->heading, "");
      gtk_label_set_label (self->line, "");
      gtk_label_set_label (self->age, "");
      cbk_chip_set (self->grade, NULL, NULL, NULL);
      cbk_chip_set (self->state, NULL, NULL, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->clock), FALSE);
      gtk_label_set_label (self->owner, "");
      return;
    }

  heading = cbk_kind_dup_heading (self->kind, get_desk (self), record);
  line = cbk_kind_dup_line (self->kind, get_desk (self), record);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->line, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), heading);
  show_age (self, record);
  show_chip (self, record, self->grade, self->kind->grade);
  show_chip (self, record, self->state, self->kind->state);
  show_owner (self, record);
}

static void
cbk_record_row_class_init (CbkRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CBK_ITEM_ROW_CLASS (klass)->show = cbk_record_row_show;

  g_type_ensure (CBK_TYPE_CHIP);
  g_type_ensure (CBK_TYPE_CLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, age);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, line);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, grade);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, state);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, clock);
  gtk_widget_class_bind_template_child (widget_class, CbkRecordRow, owner);
  gtk_widget_class_set_css_name (widget_class, "recordrow");
}

static void
cbk_record_row_init (CbkRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_record_row_set_up:
 * @desk: the desk
 * @kind: what the list is of
 * @item: a list item without a child
 *
 * Puts a row into @item.
 */
void
cbk_record_row_set_up (CbkDesk *desk, const CbkKind *kind, GtkListItem *item)
{
  CbkRecordRow *self = g_object_new (CBK_TYPE_RECORD_ROW, NULL);

  self->kind = kind;
  cbk_item_row_set_up (CBK_ITEM_ROW (self), desk, item);
  g_signal_connect_object (desk, "ticked", G_CALLBACK (on_ticked_cb), self, G_CONNECT_SWAPPED);
}
