/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"
#include "model/cbk-merge.h"

G_BEGIN_DECLS

/* One line of a push as it was understood. */
typedef struct
{
  CbkHqMutation row;
  JsonObject *object;            /* the payload, without the chain's members */
  guint8 prev[CBK_HASH_BYTES];
  gint64 txn_n, txn_i;           /* how many were saved together, and which this is */
  CbkHqMutation *known;          /* the same as it was first sent, by the laptop that this one was copied from */
  JsonObject *held;              /* what of it is in conflict, when its group is not taken for that */
  const char *why;
} CbkHqItem;

CbkHqItem *cbk_hq_item_parse (const char *line, gsize length, const char *sent_by, GError **error);
void       cbk_hq_item_forget (CbkHqItem *self);
void       cbk_hq_item_free  (CbkHqItem *self);

gboolean   cbk_hq_take_item  (CbkHqStorage *storage, CbkHqItem *item, gboolean whole, CbkCustody *ret_custody, GError **error);
gboolean   cbk_hq_hold_group (CbkHqStorage *storage, CbkHqItem **items, guint n_items, GError **error);
gboolean   cbk_hq_take_again (CbkHqStorage *storage, CbkHqItem *item, GError **error);
gboolean   cbk_hq_insist     (CbkHqStorage *storage, const char *mid, const char *txn, gboolean *ret_applied, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqItem, cbk_hq_item_free)

G_END_DECLS
