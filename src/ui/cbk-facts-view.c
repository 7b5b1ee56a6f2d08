/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-facts-view.h"

#include "ui/cbk-fact-row.h"
#include "ui/cbk-text-dialog.h"

struct _CbkFactsView
{
  AdwBin parent_instance;

  CbkDesk *desk;
  CbkSheet *sheet;
  GtkFilter *filter;
  GtkFilterListModel *facts;
  gboolean narrow;

  GtkListBox *list;
  GtkToggleButton *show_empty;
};

enum
{
  PROP_0,
  PROP_NARROW,
};

G_DEFINE_FINAL_TYPE (CbkFactsView, cbk_facts_view, ADW_TYPE_BIN)

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  CbkFactsView *self = user_data;
  CbkFact *fact = item;

  return cbk_fact_get_text (fact) != NULL ||
         (cbk_fact_get_editable (fact) && gtk_toggle_button_get_active (self->show_empty));
}

static void
on_show_empty_cb (CbkFactsView *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  CbkFactsView *self = user_data;
  GtkWidget *row = cbk_fact_row_new (item);

  cbk_fact_row_set_narrow (CBK_FACT_ROW (row), self->narrow);

  return row;
}

static void
set_narrow (CbkFactsView *self, gboolean narrow)
{
  GtkListBoxRow *row;

  self->narrow = narrow;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    cbk_fact_row_set_narrow (CBK_FACT_ROW (row), narrow);
}

static void
on_row_activated_cb (CbkFactsView *self, GtkListBoxRow *row)
{
  CbkFact *fact = cbk_fact_row_get_fact (CBK_FACT_ROW (row));
  const char *type, *id;

  if (cbk_fact_get_target (fact, &type, &id))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "(ss)", type, id);
  else
    cbk_text_dialog_present (GTK_WIDGET (self), self->desk, cbk_sheet_get_record (self->sheet),
                             cbk_fact_get_field (fact));
}

static void
cbk_facts_view_dispose (GObject *object)
{
  CbkFactsView *self = CBK_FACTS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_FACTS_VIEW);
  g_clear_object (&self->facts);
  g_clear_object (&self->filter);
  g_clear_object (&self->sheet);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cbk_facts_view_parent_class)->dispose (object);
}

static void
cbk_facts_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (CBK_FACTS_VIEW (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_facts_view_class_init (CbkFactsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_facts_view_dispose;
  G_OBJECT_CLASS (klass)->set_property = cbk_facts_view_set_property;

  g_object_class_install_property (
    G_OBJECT_CLASS (klass), PROP_NARROW,
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-facts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkFactsView, list);
  gtk_widget_class_bind_template_child (widget_class, CbkFactsView, show_empty);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_empty_cb);
}

static void
cbk_facts_view_init (CbkFactsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->facts = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->facts), make_row, self, NULL);
}

void
cbk_facts_view_set_up (CbkFactsView *self, CbkDesk *desk)
{
  g_set_object (&self->desk, desk);
}

/**
 * cbk_facts_view_set_sheet:
 * @self: a view
 * @sheet: the record to show
 */
void
cbk_facts_view_set_sheet (CbkFactsView *self, CbkSheet *sheet)
{
  g_set_object (&self->sheet, sheet);
  gtk_filter_list_model_set_model (self->facts, cbk_sheet_get_facts (sheet));
}
