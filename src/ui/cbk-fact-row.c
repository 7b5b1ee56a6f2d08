/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-fact-row.h"

struct _CbkFactRow
{
  GtkListBoxRow parent_instance;

  CbkFact *fact;

  GtkOrientable *texts;
  GtkLabel *label;
  GtkLabel *text;
  GtkWidget *provisional;
  GtkImage *hint;
};

G_DEFINE_FINAL_TYPE (CbkFactRow, cbk_fact_row, GTK_TYPE_LIST_BOX_ROW)

static void
cbk_fact_row_dispose (GObject *object)
{
  CbkFactRow *self = CBK_FACT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CBK_TYPE_FACT_ROW);
  g_clear_object (&self->fact);

  G_OBJECT_CLASS (cbk_fact_row_parent_class)->dispose (object);
}

static void
cbk_fact_row_class_init (CbkFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_fact_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkFactRow, texts);
  gtk_widget_class_bind_template_child (widget_class, CbkFactRow, label);
  gtk_widget_class_bind_template_child (widget_class, CbkFactRow, text);
  gtk_widget_class_bind_template_child (widget_class, CbkFactRow, provisional);
  gtk_widget_class_bind_template_child (widget_class, CbkFactRow, hint);
}

static void
cbk_fact_row_init (CbkFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cbk_fact_row_new (CbkFact *fact)
{
  CbkFactRow *self = g_object_new (CBK_TYPE_FACT_ROW, NULL);
  const char *text = cbk_fact_get_text (fact);
  const char *type, *id;
  gboolean opens = cbk_fact_get_target (fact, &type, &id);
  g_autofree char *name = g_strdup_printf ("%s: %s", cbk_fact_get_label (fact),
                                           text != NULL ? text : _("not known"));

  self->fact = g_object_ref (fact);
  gtk_label_set_label (self->label, cbk_fact_get_label (fact));
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (self->provisional, cbk_fact_get_provisional (fact));
  gtk_image_set_from_icon_name (self->hint, opens ? "go-next-symbolic" : "document-edit-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), opens || cbk_fact_get_editable (fact));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), opens || cbk_fact_get_editable (fact));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

CbkFact *
cbk_fact_row_get_fact (CbkFactRow *self)
{
  return self->fact;
}

/**
 * cbk_fact_row_set_narrow:
 * @self: a row
 * @narrow: whether the label stands over the text and not beside it
 */
void
cbk_fact_row_set_narrow (CbkFactRow *self, gboolean narrow)
{
  gtk_orientable_set_orientation (self->texts,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_width_chars (self->label, narrow ? -1 : 22);
}
