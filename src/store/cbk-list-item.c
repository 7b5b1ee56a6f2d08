/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-list-item.h"

/**
 * CbkListItem:
 *
 * One row of a list: its number at once, its record when it was read. It is the same object as long as
 * anybody holds it, wherever the row moves to in the list.
 */
struct _CbkListItem
{
  GObject parent_instance;

  gint64 rid;
  CbkRecord *record;
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_RID,
  PROP_RECORD,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbkListItem, cbk_list_item, G_TYPE_OBJECT)

static void
cbk_list_item_finalize (GObject *object)
{
  g_clear_object (&CBK_LIST_ITEM (object)->record);

  G_OBJECT_CLASS (cbk_list_item_parent_class)->finalize (object);
}

static void
cbk_list_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkListItem *self = CBK_LIST_ITEM (object);

  switch (prop_id)
    {
    case PROP_RID:
      g_value_set_int64 (value, self->rid);
      break;

    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_list_item_class_init (CbkListItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cbk_list_item_finalize;
  object_class->get_property = cbk_list_item_get_property;

  properties[PROP_RID] = g_param_spec_int64 ("rid", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, CBK_TYPE_RECORD, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cbk_list_item_init (CbkListItem *self)
{
}

CbkListItem *
cbk_list_item_new (gint64 rid)
{
  CbkListItem *self = g_object_new (CBK_TYPE_LIST_ITEM, NULL);

  self->rid = rid;

  return self;
}

gint64
cbk_list_item_get_rid (CbkListItem *self)
{
  return self->rid;
}

/**
 * cbk_list_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the record as it was last read; not to be changed
 */
CbkRecord *
cbk_list_item_get_record (CbkListItem *self)
{
  return self->record;
}

gboolean
cbk_list_item_get_loading (CbkListItem *self)
{
  return self->loading;
}

void
cbk_list_item_set_loading (CbkListItem *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
cbk_list_item_set_record (CbkListItem *self, CbkRecord *record)
{
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
