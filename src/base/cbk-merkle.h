/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CBK_MERKLE_BYTES 32

/* A size is below 2^63: a tree has at most so many levels, and a proof so many nodes. */
#define CBK_MERKLE_LEVELS 63
#define CBK_MERKLE_PROOF_NODES 65

/**
 * CbkMerkleRange:
 * @size: how many leaves
 * @n_peaks: how many perfect subtrees they make, one for each bit of @size
 * @peaks: their roots, from the left
 *
 * All that is needed to append to a tree and to know its root: the compact range.
 */
typedef struct
{
  guint64 size;
  guint n_peaks;
  guint8 peaks[CBK_MERKLE_LEVELS][CBK_MERKLE_BYTES];
} CbkMerkleRange;

typedef struct
{
  guint n_nodes;
  guint8 nodes[CBK_MERKLE_PROOF_NODES][CBK_MERKLE_BYTES];
} CbkMerkleProof;

/* Told of each perfect subtree as it becomes whole: node @index of those of 2^@level leaves, from 0. Level 0 is a leaf. */
typedef gboolean (*CbkMerklePutFunc) (guint level, guint64 index, const guint8 hash[CBK_MERKLE_BYTES], gpointer data,
                                      GError **error);

/* Gives back such a subtree's root. */
typedef gboolean (*CbkMerkleGetFunc) (guint level, guint64 index, guint8 hash[CBK_MERKLE_BYTES], gpointer data,
                                      GError **error);

void     cbk_merkle_hash_leaf     (const guint8 *data, gsize length, guint8 hash[CBK_MERKLE_BYTES]);

gboolean cbk_merkle_range_append  (CbkMerkleRange *self, const guint8 leaf[CBK_MERKLE_BYTES], CbkMerklePutFunc put,
                                   gpointer data, GError **error);
void     cbk_merkle_range_root    (const CbkMerkleRange *self, guint8 root[CBK_MERKLE_BYTES]);
gboolean cbk_merkle_range_load    (CbkMerkleRange *self, guint64 size, CbkMerkleGetFunc get, gpointer data, GError **error);

gboolean cbk_merkle_prove_inclusion   (guint64 index, guint64 size, CbkMerkleGetFunc get, gpointer data,
                                       CbkMerkleProof *proof, GError **error);
gboolean cbk_merkle_prove_consistency (guint64 from, guint64 to, CbkMerkleGetFunc get, gpointer data,
                                       CbkMerkleProof *proof, GError **error);

gboolean cbk_merkle_check_inclusion   (guint64 index, guint64 size, const guint8 leaf[CBK_MERKLE_BYTES],
                                       const guint8 root[CBK_MERKLE_BYTES], const CbkMerkleProof *proof);
gboolean cbk_merkle_check_consistency (guint64 from, guint64 to, const guint8 from_root[CBK_MERKLE_BYTES],
                                       const guint8 to_root[CBK_MERKLE_BYTES], const CbkMerkleProof *proof);

G_END_DECLS
