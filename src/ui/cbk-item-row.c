/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-item-row.h"

typedef struct
{
  CbkDesk *desk;
  CbkRecord *record;
} CbkItemRowPrivate;

enum
{
  PROP_0,
  PROP_RECORD,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CbkItemRow, cbk_item_row, ADW_TYPE_BIN)

#define PRIVATE(self) ((CbkItemRowPrivate *)cbk_item_row_get_instance_private (self))

static void
cbk_item_row_dispose (GObject *object)
{
  CbkItemRowPrivate *priv = PRIVATE (CBK_ITEM_ROW (object));

  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  g_clear_object (&priv->record);
  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (cbk_item_row_parent_class)->dispose (object);
}

static void
cbk_item_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CbkItemRow *self = CBK_ITEM_ROW (object);

  switch (prop_id)
    {
    case PROP_RECORD:
      g_set_object (&PRIVATE (self)->record, g_value_get_object (value));
      CBK_ITEM_ROW_GET_CLASS (self)->show (self, PRIVATE (self)->record);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_item_row_class_init (CbkItemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cbk_item_row_dispose;
  object_class->set_property = cbk_item_row_set_property;

  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, CBK_TYPE_RECORD, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
cbk_item_row_init (CbkItemRow *self)
{
}

/* What it names is known now. */
static void
on_named_cb (CbkItemRow *self)
{
  if (PRIVATE (self)->record != NULL)
    CBK_ITEM_ROW_GET_CLASS (self)->show (self, PRIVATE (self)->record);
}

/**
 * cbk_item_row_set_up:
 * @self: a row without a desk
 * @desk: the desk
 * @item: where it stands from now on: a list item whose items are #CbkListItem
 */
void
cbk_item_row_set_up (CbkItemRow *self, CbkDesk *desk, GtkListItem *item)
{
  GtkExpression *listed = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  GtkExpression *record = gtk_property_expression_new (CBK_TYPE_LIST_ITEM, listed, "record");

  g_return_if_fail (CBK_IS_ITEM_ROW (self) && PRIVATE (self)->desk == NULL);

  PRIVATE (self)->desk = g_object_ref (desk);
  g_signal_connect_object (cbk_desk_get_namer (desk), "named", G_CALLBACK (on_named_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, GTK_WIDGET (self));
  gtk_expression_bind (record, self, "record", item);
}

CbkDesk *
cbk_item_row_get_desk (CbkItemRow *self)
{
  return PRIVATE (self)->desk;
}

/**
 * cbk_item_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CbkRecord *
cbk_item_row_get_record (CbkItemRow *self)
{
  return PRIVATE (self)->record;
}
