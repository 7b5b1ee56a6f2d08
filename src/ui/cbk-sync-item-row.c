/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-sync-item-row.h"

#include "domain/cbk-uk-time.h"
#include "ui/cbk-sync-words.h"
#include "ui/cbk-words.h"
#include "ui/widgets/cbk-chip.h"

#include <glib/gi18n-lib.h>

struct _CbkSyncItemRow
{
  GtkListBoxRow parent_instance;

  CbkSyncItem *item;

  GtkLabel *heading;
  GtkLabel *line;
  CbkChip *state;
  GtkLabel *sentence;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (CbkSyncItemRow, cbk_sync_item_row, GTK_TYPE_LIST_BOX_ROW)

static void
cbk_sync_item_row_dispose (GObject *object)
{
  CbkSyncItemRow *self = CBK_SYNC_ITEM_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_SYNC_ITEM_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (cbk_sync_item_row_parent_class)->dispose (object);
}

static void
cbk_sync_item_row_class_init (CbkSyncItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_sync_item_row_dispose;

  g_type_ensure (CBK_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-sync-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkSyncItemRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CbkSyncItemRow, line);
  gtk_widget_class_bind_template_child (widget_class, CbkSyncItemRow, state);
  gtk_widget_class_bind_template_child (widget_class, CbkSyncItemRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, CbkSyncItemRow, progress);
}

static void
cbk_sync_item_row_init (CbkSyncItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_sentence (CbkSyncItem *item)
{
  const char *advice = cbk_sync_words_get_advice (item->kind);

  if (item->sentence == NULL)
    return g_strdup (advice);
  if (advice == NULL)
    return g_strdup (item->sentence);

  return g_strdup_printf ("%s. %s", item->sentence, advice);
}

static void
show_line (CbkSyncItemRow *self, CbkDesk *desk)
{
  gint64 now = cbk_env_now (cbk_workspace_get_env (cbk_desk_get_workspace (desk)));
  g_autofree char *when = cbk_words_when (self->item->at, now);
  g_autofree char *absolute = cbk_uk_time_format (self->item->at);
  g_autofree char *line = when != NULL ? g_strdup_printf ("%s · %s", self->item->what, when) : g_strdup (self->item->what);

  gtk_label_set_label (self->line, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->line), absolute);
}

/**
 * cbk_sync_item_row_new:
 * @desk: the desk
 * @item: what it shows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cbk_sync_item_row_new (CbkDesk *desk, CbkSyncItem *item)
{
  CbkSyncItemRow *self = g_object_new (CBK_TYPE_SYNC_ITEM_ROW, NULL);
  g_autofree char *sentence = dup_sentence (item);
  gboolean needs = cbk_sync_words_get_advice (item->kind) != NULL;

  self->item = g_object_ref (item);
  gtk_label_set_label (self->heading, item->title);
  show_line (self, desk);
  cbk_chip_set (self->state, cbk_sync_words_get_item_icon (item->kind), cbk_sync_words_get_item_state (item->kind), NULL);
  if (needs)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "medium");
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), item->kind == CBK_SYNC_ITEM_FILE);
  if (item->all > 0)
    gtk_progress_bar_set_fraction (self->progress, CLAMP ((double) item->done / (double) item->all, 0, 1));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), item->type != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title, -1);

  return GTK_WIDGET (self);
}

CbkSyncItem *
cbk_sync_item_row_get_item (CbkSyncItemRow *self)
{
  return self->item;
}
