/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/cbk-chip.h"

struct _CbkChip
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (CbkChip, cbk_chip, GTK_TYPE_WIDGET)

static void
cbk_chip_dispose (GObject *object)
{
  CbkChip *self = CBK_CHIP (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (cbk_chip_parent_class)->dispose (object);
}

static void
cbk_chip_class_init (CbkChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cbk_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cbk_chip_init (CbkChip *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 12);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * cbk_chip_set:
 * @self: a chip
 * @icon_name: (nullable): its shape; a plate has none
 * @label: (nullable): its word; without one it is not seen
 * @tooltip: (nullable): the whole of it, where the word is short
 */
void
cbk_chip_set (CbkChip *self, const char *icon_name, const char *label, const char *tooltip)
{
  g_return_if_fail (CBK_IS_CHIP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), label != NULL);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip != NULL ? tooltip : label != NULL ? label : "", -1);
}

const char *
cbk_chip_get_label (CbkChip *self)
{
  g_return_val_if_fail (CBK_IS_CHIP (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}
