/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"

G_BEGIN_DECLS

#define CBK_TYPE_LIST_ITEM (cbk_list_item_get_type ())
G_DECLARE_FINAL_TYPE (CbkListItem, cbk_list_item, CBK, LIST_ITEM, GObject)

CbkListItem *cbk_list_item_new         (gint64 rid);
gint64       cbk_list_item_get_rid     (CbkListItem *self);
CbkRecord   *cbk_list_item_get_record  (CbkListItem *self);
gboolean     cbk_list_item_get_loading (CbkListItem *self);
void         cbk_list_item_set_loading (CbkListItem *self, gboolean loading);
void         cbk_list_item_set_record  (CbkListItem *self, CbkRecord *record);

G_END_DECLS
