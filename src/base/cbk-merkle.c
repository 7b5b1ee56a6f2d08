/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-merkle.h"

#include <string.h>

/* The tree of RFC 6962, section 2.1, as RFC 9162 has it: SHA-256, leaves and nodes told apart by a first byte. A tree of n
 * leaves is a left perfect subtree of k, the largest power of two below n, and a right tree of the rest. What is stored are
 * roots of perfect subtrees alone: they never change once they are whole, and every proof is made of a few of them. */

static void
hash_parts (guint8 prefix, const guint8 *left, gsize left_length, const guint8 *right, gsize right_length,
            guint8 hash[CBK_MERKLE_BYTES])
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = CBK_MERKLE_BYTES;

  g_checksum_update (checksum, &prefix, 1);
  g_checksum_update (checksum, left, (gssize) left_length);
  if (right != NULL)
    g_checksum_update (checksum, right, (gssize) right_length);
  g_checksum_get_digest (checksum, hash, &size);
}

/* @hash may be one of the two. */
static void
hash_node (const guint8 left[CBK_MERKLE_BYTES], const guint8 right[CBK_MERKLE_BYTES], guint8 hash[CBK_MERKLE_BYTES])
{
  hash_parts (0x01, left, CBK_MERKLE_BYTES, right, CBK_MERKLE_BYTES, hash);
}

/**
 * cbk_merkle_hash_leaf:
 * @data: an entry
 * @length: its bytes
 * @hash: (out caller-allocates): its leaf hash
 */
void
cbk_merkle_hash_leaf (const guint8 *data, gsize length, guint8 hash[CBK_MERKLE_BYTES])
{
  hash_parts (0x00, data, length, NULL, 0, hash);
}

/**
 * cbk_merkle_range_append:
 * @self: a range; all zero for an empty tree
 * @leaf: the leaf hash of the next entry
 * @put: (nullable): told of the subtrees that became whole, the leaf first
 * @data: for @put
 * @error: what @put says; the range is then not to be used any more
 *
 * Returns: whether it was appended
 */
gboolean
cbk_merkle_range_append (CbkMerkleRange *self,
                         const guint8 leaf[CBK_MERKLE_BYTES],
                         CbkMerklePutFunc put,
                         gpointer data,
                         GError **error)
{
  guint8 hash[CBK_MERKLE_BYTES];
  guint level = 0;

  g_return_val_if_fail (self->size < G_MAXINT64, FALSE);

  memcpy (hash, leaf, sizeof hash);
  if (put != NULL && !put (0, self->size, hash, data, error))
    return FALSE;

  for (; (self->size >> level & 1) != 0; level++)
    {
      hash_node (self->peaks[--self->n_peaks], hash, hash);
      if (put != NULL && !put (level + 1, self->size >> (level + 1), hash, data, error))
        return FALSE;
    }

  memcpy (self->peaks[self->n_peaks++], hash, sizeof hash);
  self->size++;

  return TRUE;
}

/**
 * cbk_merkle_range_root:
 * @self: a range
 * @root: (out caller-allocates): the tree's root; that of an empty tree is the hash of nothing
 */
void
cbk_merkle_range_root (const CbkMerkleRange *self, guint8 root[CBK_MERKLE_BYTES])
{
  g_autoptr(GChecksum) checksum = NULL;
  gsize size = CBK_MERKLE_BYTES;

  if (self->n_peaks == 0)
    {
      checksum = g_checksum_new (G_CHECKSUM_SHA256);
      g_checksum_get_digest (checksum, root, &size);
      return;
    }

  memcpy (root, self->peaks[self->n_peaks - 1], CBK_MERKLE_BYTES);
  for (guint i = self->n_peaks - 1; i > 0; i--)
    hash_node (self->peaks[i - 1], root, root);
}

/* The perfect subtrees of @size leaves from @start on. @start is a multiple of every one of their sizes. */
static gboolean
load_peaks (CbkMerkleRange *self, guint64 start, guint64 size, CbkMerkleGetFunc get, gpointer data, GError **error)
{
  *self = (CbkMerkleRange){ .size = size };
  for (guint level = CBK_MERKLE_LEVELS; level-- > 0;)
    {
      if ((size >> level & 1) == 0)
        continue;

      if (!get (level, start >> level, self->peaks[self->n_peaks++], data, error))
        return FALSE;
      start += G_GUINT64_CONSTANT (1) << level;
    }

  return TRUE;
}

/**
 * cbk_merkle_range_load:
 * @self: (out): a range
 * @size: how many leaves; not more than were appended
 * @get: gives back what cbk_merkle_range_append() told of
 * @data: for @get
 * @error: what @get says
 *
 * The tree as it was at that size, with as many reads as the size has bits that are set.
 *
 * Returns: whether it is there
 */
gboolean
cbk_merkle_range_load (CbkMerkleRange *self, guint64 size, CbkMerkleGetFunc get, gpointer data, GError **error)
{
  g_return_val_if_fail (size <= G_MAXINT64, FALSE);

  return load_peaks (self, 0, size, get, data, error);
}

typedef struct
{
  CbkMerkleProof *proof;
  CbkMerkleGetFunc get;
  gpointer data;
  GError **error;
} CbkProver;

static gboolean
add_subtree (CbkProver *self, guint64 start, guint64 size)
{
  CbkMerkleRange range;

  if (!load_peaks (&range, start, size, self->get, self->data, self->error))
    return FALSE;

  cbk_merkle_range_root (&range, self->proof->nodes[self->proof->n_nodes++]);

  return TRUE;
}

/* A proof is walked from the root down and written from the leaf up. */
static void
turn_around (CbkMerkleProof *proof)
{
  for (guint i = 0; i < proof->n_nodes / 2; i++)
    {
      guint8 *low = proof->nodes[i], *high = proof->nodes[proof->n_nodes - 1 - i];
      guint8 swap[CBK_MERKLE_BYTES];

      memcpy (swap, low, sizeof swap);
      memcpy (low, high, sizeof swap);
      memcpy (high, swap, sizeof swap);
    }
}

/* The largest power of two below @n, which is at least 2. */
static guint64
find_split (guint64 n)
{
  guint64 k = 1;

  while (k < n - k)
    k *= 2;

  return k;
}

/**
 * cbk_merkle_prove_inclusion:
 * @index: which leaf, from 0
 * @size: of the tree
 * @get: gives back what cbk_merkle_range_append() told of
 * @data: for @get
 * @proof: (out): the audit path of RFC 9162, section 2.1.3.1
 * @error: what @get says
 *
 * Returns: whether it could be made
 */
gboolean
cbk_merkle_prove_inclusion (guint64 index, guint64 size, CbkMerkleGetFunc get, gpointer data, CbkMerkleProof *proof,
                            GError **error)
{
  CbkProver self = { proof, get, data, error };
  guint64 start = 0;

  g_return_val_if_fail (index < size && size <= G_MAXINT64, FALSE);

  proof->n_nodes = 0;
  while (size > 1)
    {
      guint64 k = find_split (size);
      gboolean left = index - start < k;

      if (!(left ? add_subtree (&self, start + k, size - k) : add_subtree (&self, start, k)))
        return FALSE;
      start += left ? 0 : k;
      size = left ? k : size - k;
    }
  turn_around (proof);

  return TRUE;
}

/**
 * cbk_merkle_prove_consistency:
 * @from: the size of the earlier tree
 * @to: the size of the later one, at least @from
 * @get: gives back what cbk_merkle_range_append() told of
 * @data: for @get
 * @proof: (out): the proof of RFC 9162, section 2.1.4.1; empty when @from is 0 or @to
 * @error: what @get says
 *
 * Returns: whether it could be made
 */
gboolean
cbk_merkle_prove_consistency (guint64 from, guint64 to, CbkMerkleGetFunc get, gpointer data, CbkMerkleProof *proof,
                              GError **error)
{
  CbkProver self = { proof, get, data, error };
  guint64 start = 0, n = to;
  gboolean known = TRUE;   /* whether the subtree that is left is the whole earlier tree, whose root is known */

  g_return_val_if_fail (from <= to && to <= G_MAXINT64, FALSE);

  proof->n_nodes = 0;
  if (from == 0)
    return TRUE;

  while (from < n)
    {
      guint64 k = find_split (n);
      gboolean left = from <= k;

      if (!(left ? add_subtree (&self, start + k, n - k) : add_subtree (&self, start, k)))
        return FALSE;
      known &= left;
      start += left ? 0 : k;
      from -= left ? 0 : k;
      n = left ? k : n - k;
    }

  if (!known && !add_subtree (&self, start, from))
    return FALSE;
  turn_around (proof);

  return TRUE;
}

static gboolean
is_equal (const guint8 a[CBK_MERKLE_BYTES], const guint8 b[CBK_MERKLE_BYTES])
{
  return memcmp (a, b, CBK_MERKLE_BYTES) == 0;
}

/**
 * cbk_merkle_check_inclusion:
 * @index: which leaf, from 0
 * @size: of the tree
 * @leaf: the leaf hash
 * @root: the tree's root
 * @proof: what somebody says
 *
 * RFC 9162, section 2.1.3.2. Nothing of what is given is trusted.
 *
 * Returns: whether @leaf is that leaf of the tree with that root
 */
gboolean
cbk_merkle_check_inclusion (guint64 index,
                            guint64 size,
                            const guint8 leaf[CBK_MERKLE_BYTES],
                            const guint8 root[CBK_MERKLE_BYTES],
                            const CbkMerkleProof *proof)
{
  guint64 fn = index, sn = size - 1;
  guint8 r[CBK_MERKLE_BYTES];

  if (index >= size || size > G_MAXINT64 || proof->n_nodes > CBK_MERKLE_PROOF_NODES)
    return FALSE;

  memcpy (r, leaf, sizeof r);
  for (guint i = 0; i < proof->n_nodes; i++)
    {
      if (sn == 0)
        return FALSE;

      if ((fn & 1) != 0 || fn == sn)
        {
          hash_node (proof->nodes[i], r, r);
          for (; (fn & 1) == 0 && fn != 0; fn >>= 1)
            sn >>= 1;
        }
      else
        hash_node (r, proof->nodes[i], r);
      fn >>= 1;
      sn >>= 1;
    }

  return sn == 0 && is_equal (r, root);
}

static gboolean
climb (guint64 fn, guint64 sn, const guint8 first[CBK_MERKLE_BYTES], const CbkMerkleProof *proof, guint next,
       const guint8 from_root[CBK_MERKLE_BYTES], const guint8 to_root[CBK_MERKLE_BYTES])
{
  guint8 fr[CBK_MERKLE_BYTES], sr[CBK_MERKLE_BYTES];

  memcpy (fr, first, sizeof fr);
  memcpy (sr, first, sizeof sr);
  for (guint i = next; i < proof->n_nodes; i++)
    {
      if (sn == 0)
        return FALSE;

      if ((fn & 1) != 0 || fn == sn)
        {
          hash_node (proof->nodes[i], fr, fr);
          hash_node (proof->nodes[i], sr, sr);
          for (; (fn & 1) == 0 && fn != 0; fn >>= 1)
            sn >>= 1;
        }
      else
        hash_node (sr, proof->nodes[i], sr);
      fn >>= 1;
      sn >>= 1;
    }

  return sn == 0 && is_equal (fr, from_root) && is_equal (sr, to_root);
}

/**
 * cbk_merkle_check_consistency:
 * @from: the size of the earlier tree
 * @to: the size of the later one
 * @from_root: the earlier root
 * @to_root: the later root
 * @proof: what somebody says
 *
 * RFC 9162, section 2.1.4.2. Nothing of what is given is trusted. An empty tree comes before every other, with an empty
 * proof.
 *
 * Returns: whether the later tree is the earlier one with leaves appended
 */
gboolean
cbk_merkle_check_consistency (guint64 from,
                              guint64 to,
                              const guint8 from_root[CBK_MERKLE_BYTES],
                              const guint8 to_root[CBK_MERKLE_BYTES],
                              const CbkMerkleProof *proof)
{
  static const CbkMerkleRange nothing = { 0 };
  guint8 empty[CBK_MERKLE_BYTES];
  guint64 fn = from - 1, sn = to - 1;
  gboolean power = (from & (from - 1)) == 0;

  if (from > to || to > G_MAXINT64 || proof->n_nodes > CBK_MERKLE_PROOF_NODES)
    return FALSE;

  if (from == to)
    return proof->n_nodes == 0 && is_equal (from_root, to_root);

  if (from == 0)
    {
      cbk_merkle_range_root (&nothing, empty);
      return proof->n_nodes == 0 && is_equal (from_root, empty);
    }

  if (proof->n_nodes == 0)
    return FALSE;

  for (; (fn & 1) != 0; fn >>= 1)
    sn >>= 1;

  /* A perfect earlier tree is a node of the later one, and is not said again. */
  return climb (fn, sn, power ? from_root : proof->nodes[0], proof, power ? 0 : 1, from_root, to_root);
}
