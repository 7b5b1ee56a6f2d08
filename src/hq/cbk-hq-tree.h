/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-head-key.h"
#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* docs/sync.md, "Audit": a head each thousand entries, or each minute when there is something new. */
#define CBK_HQ_SEAL_ENTRIES 1000
#define CBK_HQ_SEAL_SECONDS 60

typedef enum
{
  CBK_HQ_TREE_CHANGES,
  CBK_HQ_TREE_ACCESS,
  CBK_HQ_N_TREES,
} CbkHqTree;

const char *cbk_hq_tree_print (CbkHqTree tree);
gboolean    cbk_hq_tree_parse (const char *name, CbkHqTree *ret_tree);

gboolean cbk_hq_seal            (CbkHqStorage *storage, const CbkHqHeadKey *key, gint64 interval, GError **error);
gboolean cbk_hq_tree_get_size   (CbkHqStorage *storage, CbkHqTree tree, gboolean lock, gint64 *ret_size, GError **error);
gboolean cbk_hq_tree_get_head   (CbkHqStorage *storage, CbkHqTree tree, CbkTreeHead *head, gboolean *ret_there,
                                 GError **error);
gboolean cbk_hq_tree_prove      (CbkHqStorage *storage, CbkHqTree tree, gint64 from, gint64 to, CbkMerkleProof *proof,
                                 GError **error);
gboolean cbk_hq_tree_prove_leaf (CbkHqStorage *storage, CbkHqTree tree, gint64 n, gint64 size, CbkMerkleProof *proof,
                                 GError **error);

/* The link of an access: none can be dropped, added or put elsewhere afterwards. */
void     cbk_hq_link_access     (const guint8 *prev, gint64 n, const char *device, gint64 dn, gint64 at_hq,
                                 const guint8 *event, guint8 hash[CBK_HASH_BYTES]);

G_END_DECLS
