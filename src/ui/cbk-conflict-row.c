/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-conflict-row.h"

#include "domain/cbk-uk-time.h"
#include "model/cbk-registry.h"
#include "ui/cbk-words.h"
#include "ui/widgets/cbk-chip.h"

#include <glib/gi18n-lib.h>

struct _CbkConflictRow
{
  CbkItemRow parent_instance;

  GtkLabel *heading;
  GtkLabel *age;
  GtkLabel *line;
  CbkChip *state;
};

G_DEFINE_FINAL_TYPE (CbkConflictRow, cbk_conflict_row, CBK_TYPE_ITEM_ROW)

static const char *
get_title (CbkConflictRow *self, CbkRecord *conflict, CbkRecordClass *klass)
{
  CbkNamer *namer = cbk_desk_get_namer (cbk_item_row_get_desk (CBK_ITEM_ROW (self)));
  const char *title = klass != NULL ? cbk_namer_get (namer, klass->entity->name, cbk_record_get_text (conflict, "subject_id"))
                                    : NULL;

  return title != NULL ? title : "…";
}

static char *
dup_line (CbkRecord *conflict, CbkRecordClass *klass)
{
  const char *const *names = cbk_record_get_list (conflict, "fields");
  GString *line = g_string_new (klass != NULL ? _(klass->entity->label) : NULL);

  for (guint i = 0; klass != NULL && names != NULL && names[i] != NULL; i++)
    {
      const CbkField *field = cbk_record_class_find_field (klass, names[i]);

      if (field != NULL)
        g_string_append_printf (line, "%s%s", i == 0 ? " · " : ", ", _(field->label));
    }

  return g_string_free (line, FALSE);
}

static void
show_state (CbkConflictRow *self, CbkRecord *conflict)
{
  const char *kind = cbk_record_get_text (conflict, "kind");
  const char *const *names = cbk_record_get_list (conflict, "fields");
  g_autofree char *fields = cbk_words_count (names != NULL ? g_strv_length ((char **) names) : 0, "%lu field", "%lu fields");
  gboolean open = g_strcmp0 (cbk_record_get_text (conflict, "state"), "open") == 0;

  if (!open)
    cbk_chip_set (self->state, "casebook-done-symbolic", _("Decided"), NULL);
  else if (g_strcmp0 (kind, "quarantine") == 0)
    cbk_chip_set (self->state, "casebook-waiting-symbolic", _("Held"), NULL);
  else
    cbk_chip_set (self->state, "casebook-risk-medium-symbolic", fields, NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), (const char *[]){ open ? "medium" : "low", NULL });
}

static void
cbk_conflict_row_show (CbkItemRow *row, CbkRecord *conflict)
{
  CbkConflictRow *self = CBK_CONFLICT_ROW (row);
  CbkRecordClass *klass = conflict != NULL ? cbk_registry_find (cbk_record_get_text (conflict, "subject_type")) : NULL;
  g_autofree char *line = NULL;
  g_autofree char *age = NULL;
  g_autofree char *absolute = NULL;

  if (conflict == NULL)
    {
      gtk_label_set_label (self->heading, "");
      gtk_label_set_label (self->age, "");
      gtk_label_set_label (self->line, "");
      cbk_chip_set (self->state, NULL, NULL, NULL);
      return;
    }

  line = dup_line (conflict, klass);
  age = cbk_desk_format_age (cbk_item_row_get_desk (row), cbk_record_get_int (conflict, "opened_at"));
  absolute = cbk_uk_time_format (cbk_record_get_int (conflict, "opened_at"));
  gtk_label_set_label (self->heading, get_title (self, conflict, klass));
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->age, age);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), absolute);
  show_state (self, conflict);
}

static void
cbk_conflict_row_class_init (CbkConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CBK_ITEM_ROW_CLASS (klass)->show = cbk_conflict_row_show;

  g_type_ensure (CBK_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkConflictRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictRow, age);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictRow, line);
  gtk_widget_class_bind_template_child (widget_class, CbkConflictRow, state);
}

static void
cbk_conflict_row_init (CbkConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_conflict_row_set_up:
 * @desk: the desk
 * @item: where the row stands from now on
 */
void
cbk_conflict_row_set_up (CbkDesk *desk, GtkListItem *item)
{
  cbk_item_row_set_up (g_object_new (CBK_TYPE_CONFLICT_ROW, NULL), desk, item);
}
