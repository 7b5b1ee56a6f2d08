/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-record-list-private.h"

G_BEGIN_DECLS

/* The items of a list: one for each row that somebody looks at, and the records of the rows that were looked
 * at last. */
typedef struct _CbkItemPool CbkItemPool;

CbkItemPool *cbk_item_pool_new          (void);
void         cbk_item_pool_free         (CbkItemPool *self);
CbkListItem *cbk_item_pool_get          (CbkItemPool *self, gint64 rid);
void         cbk_item_pool_want         (CbkItemPool *self, gint64 rid);
void         cbk_item_pool_want_all     (CbkItemPool *self);
void         cbk_item_pool_stop_wanting (CbkItemPool *self);
CbkListPage *cbk_item_pool_dup_wanted   (CbkItemPool *self);
void         cbk_item_pool_take_page    (CbkItemPool *self, CbkListPage *page);

G_END_DECLS
