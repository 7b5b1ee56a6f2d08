/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-related-view.h"

#include "ui/cbk-related-list.h"

struct _CbkRelatedView
{
  AdwBin parent_instance;

  GtkBox *columns;
  GtkBox *main;
  AdwClamp *clamp;
  GtkBox *side;
};

enum
{
  PROP_0,
  PROP_NARROW,
};

G_DEFINE_FINAL_TYPE (CbkRelatedView, cbk_related_view, ADW_TYPE_BIN)

static void
cbk_related_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CBK_TYPE_RELATED_VIEW);

  G_OBJECT_CLASS (cbk_related_view_parent_class)->dispose (object);
}

static void
cbk_related_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CbkRelatedView *self = CBK_RELATED_VIEW (object);
  gboolean narrow;

  switch (prop_id)
    {
    case PROP_NARROW:
      narrow = g_value_get_boolean (value);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                      narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_size_request (GTK_WIDGET (self->clamp), narrow ? -1 : 300, -1);
      adw_clamp_set_maximum_size (self->clamp, narrow ? 1300 : 300);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_related_view_class_init (CbkRelatedViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cbk_related_view_dispose;
  object_class->set_property = cbk_related_view_set_property;

  g_object_class_install_property (
      object_class, PROP_NARROW,
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/uk/wmp2020/Casebook/ui/cbk-related-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedView, columns);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedView, main);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedView, clamp);
  gtk_widget_class_bind_template_child (widget_class, CbkRelatedView, side);
}

static void
cbk_related_view_init (CbkRelatedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cbk_related_view_new:
 * @desk: the desk
 * @home: the kind of record on whose page it is
 * @tab: which tab it is
 *
 * Returns: (transfer floating): a tab without a record
 */
GtkWidget *
cbk_related_view_new (CbkDesk *desk, const char *home, const char *tab)
{
  CbkRelatedView *self = g_object_new (CBK_TYPE_RELATED_VIEW, NULL);
  const CbkRelated *related;
  gboolean side = FALSE;

  for (guint i = 0; (related = cbk_related_nth (i)) != NULL; i++)
    if (g_str_equal (related->home, home) && g_str_equal (related->tab, tab))
      {
        gtk_box_append (related->side ? self->side : self->main, cbk_related_list_new (desk, related));
        side |= related->side;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->clamp), side);

  return GTK_WIDGET (self);
}

static void
open_lists (GtkBox *column, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (column)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cbk_related_list_open (CBK_RELATED_LIST (child), id);
}

/**
 * cbk_related_view_open:
 * @self: a tab
 * @id: the record whose page it is on
 */
void
cbk_related_view_open (CbkRelatedView *self, const char *id)
{
  open_lists (self->main, id);
  open_lists (self->side, id);
}
