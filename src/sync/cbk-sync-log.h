/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-store.h"
#include "store/cbk-witness.h"
#include "sync/cbk-transport.h"

G_BEGIN_DECLS

/**
 * CbkSyncHeads:
 * @said: whether headquarters showed any heads at all
 * @key: by which it says that it signs
 * @heads: (element-type CbkTreeHead): one for each of its trees
 *
 * What a session's answer says of headquarters' own logs.
 */
typedef struct
{
  gboolean said;
  guint8 key[CBK_HEAD_PUBLIC_BYTES];
  GArray *heads;
} CbkSyncHeads;

/* How a head stands to what was seen before. */
typedef enum
{
  CBK_HEAD_FIRST,      /* of its tree in its epoch: nothing to compare with */
  CBK_HEAD_SAME,       /* the one that was seen */
  CBK_HEAD_FURTHER,    /* a later one: that it goes on from the one before has to be proven */
  CBK_HEAD_FORGED,     /* not signed by the key that was pinned */
  CBK_HEAD_BACK,       /* the tree has shrunk */
  CBK_HEAD_SPLIT,      /* of the same size, and another tree */
} CbkHeadVerdict;

/* The way to headquarters, with who goes it. */
typedef struct
{
  CbkStore *store;
  CbkTransport *transport;
  const char *token;
  GCancellable *cancellable;
} CbkSyncLine;

void           cbk_sync_heads_clear  (CbkSyncHeads *self);
void           cbk_sync_heads_read   (CbkSyncHeads *self, JsonObject *welcome);
CbkHeadVerdict cbk_sync_judge_head   (const CbkWitness *witness, const CbkTreeHead *head);
gboolean       cbk_sync_check_heads  (const CbkSyncLine *line, const CbkSyncHeads *heads, GError **error);
gboolean       cbk_sync_send_events  (const CbkSyncLine *line, gint64 after, guint *ret_n, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncHeads, cbk_sync_heads_clear)

G_END_DECLS
