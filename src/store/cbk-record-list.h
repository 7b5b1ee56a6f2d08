/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-list-item.h"
#include "store/cbk-query.h"
#include "store/cbk-store.h"

G_BEGIN_DECLS

#define CBK_TYPE_RECORD_LIST (cbk_record_list_get_type ())
G_DECLARE_FINAL_TYPE (CbkRecordList, cbk_record_list, CBK, RECORD_LIST, GObject)

CbkRecordList *cbk_record_list_new         (CbkStore *store, CbkQuery *query);
gboolean       cbk_record_list_get_loading (CbkRecordList *self);
const GError  *cbk_record_list_get_error   (CbkRecordList *self);
void           cbk_record_list_refresh     (CbkRecordList *self);

G_END_DECLS
