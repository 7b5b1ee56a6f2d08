/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-tree.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-access.h"

#include <string.h>

/* The tree's leaves are the rows of the two logs themselves, by their chain hash; what is kept beside them are the roots of
 * perfect subtrees. */

static const struct
{
  const char *name;
  const char *leaf;
  const char *leaves;
} trees[CBK_HQ_N_TREES] = {
  [CBK_HQ_TREE_CHANGES] = { "changes", "SELECT chain FROM change WHERE seq = :n",
                            "SELECT seq, chain FROM change WHERE seq > :n ORDER BY seq LIMIT :max" },
  [CBK_HQ_TREE_ACCESS] = { "access", "SELECT chain FROM access_log WHERE n = :n",
                           "SELECT n, chain FROM access_log WHERE n > :n ORDER BY n LIMIT :max" },
};

const char *
cbk_hq_tree_print (CbkHqTree tree)
{
  return trees[tree].name;
}

gboolean
cbk_hq_tree_parse (const char *name, CbkHqTree *ret_tree)
{
  for (guint i = 0; i < CBK_HQ_N_TREES; i++)
    if (g_strcmp0 (trees[i].name, name) == 0)
      {
        *ret_tree = (CbkHqTree) i;
        return TRUE;
      }

  return FALSE;
}

typedef struct
{
  CbkHqStorage *storage;
  CbkHqTree tree;
} CbkHqNodes;

static gboolean
set_missing (const char *what, GError **error)
{
  g_set_error (error, CBK_ERROR, CBK_ERROR_CORRUPT, "%s is not in the log", what);

  return FALSE;
}

static gboolean
read_leaf (CbkHqNodes *self, gint64 n, guint8 hash[CBK_MERKLE_BYTES], GError **error)
{
  guint8 chain[CBK_HASH_BYTES];
  gboolean there;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->storage->db, trees[self->tree].leaf);
  cbk_hq_statement_bind_int (&stmt, ":n", n);
  there = cbk_hq_statement_step (&stmt) && cbk_hq_statement_copy_hash (&stmt, 0, chain, sizeof chain);
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  if (there)
    cbk_merkle_hash_leaf (chain, sizeof chain, hash);

  return there || set_missing ("An entry", error);
}

static gboolean
get_node (guint level, guint64 index, guint8 hash[CBK_MERKLE_BYTES], gpointer data, GError **error)
{
  CbkHqNodes *self = data;
  gboolean there;
  g_auto(CbkHqStatement) stmt = { 0 };

  if (level == 0)
    return read_leaf (self, (gint64) index + 1, hash, error);

  cbk_hq_statement_init (&stmt, self->storage->db,
                         "SELECT hash FROM tree_node WHERE tree = :tree AND level = :level AND i = :i");
  cbk_hq_statement_bind_text (&stmt, ":tree", trees[self->tree].name);
  cbk_hq_statement_bind_int (&stmt, ":level", level);
  cbk_hq_statement_bind_int (&stmt, ":i", (gint64) index);
  there = cbk_hq_statement_step (&stmt) && cbk_hq_statement_copy_hash (&stmt, 0, hash, CBK_MERKLE_BYTES);

  return cbk_hq_statement_finish (&stmt, error) && (there || set_missing ("A node of the tree", error));
}

static gboolean
put_node (guint level, guint64 index, const guint8 hash[CBK_MERKLE_BYTES], gpointer data, GError **error)
{
  CbkHqNodes *self = data;
  g_auto(CbkHqStatement) stmt = { 0 };

  if (level == 0)
    return TRUE;

  cbk_hq_statement_init (&stmt, self->storage->db,
                         "INSERT INTO tree_node (tree, level, i, hash) VALUES (:tree, :level, :i, :hash)");
  cbk_hq_statement_bind_text (&stmt, ":tree", trees[self->tree].name);
  cbk_hq_statement_bind_int (&stmt, ":level", level);
  cbk_hq_statement_bind_int (&stmt, ":i", (gint64) index);
  cbk_hq_statement_bind_blob (&stmt, ":hash", hash, CBK_MERKLE_BYTES);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_tree_get_size:
 * @storage: a storage
 * @tree: which
 * @lock: whether whoever asks is about to grow it: nobody else does until the transaction's end
 * @ret_size: (out): how far it is grown
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_hq_tree_get_size (CbkHqStorage *storage, CbkHqTree tree, gboolean lock, gint64 *ret_size, GError **error)
{
  g_autofree char *sql =
    g_strconcat ("SELECT n FROM log_tree WHERE tree = :tree", lock ? storage->db->klass->lock : "", NULL);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":tree", trees[tree].name);
  *ret_size = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
set_size (CbkHqStorage *storage, CbkHqTree tree, gint64 size, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "UPDATE log_tree SET n = :n WHERE tree = :tree");
  cbk_hq_statement_bind_int (&stmt, ":n", size);
  cbk_hq_statement_bind_text (&stmt, ":tree", trees[tree].name);

  return cbk_hq_statement_finish (&stmt, error);
}

/* The newest of this epoch. */
gboolean
cbk_hq_tree_get_head (CbkHqStorage *storage, CbkHqTree tree, CbkTreeHead *head, gboolean *ret_there, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *head = (CbkTreeHead){ 0 };
  g_strlcpy (head->tree, trees[tree].name, sizeof head->tree);
  g_strlcpy (head->epoch, storage->epoch, sizeof head->epoch);
  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT n, at, root, signature FROM tree_head WHERE tree = :tree AND epoch = :epoch "
                         "ORDER BY n DESC LIMIT 1");
  cbk_hq_statement_bind_text (&stmt, ":tree", head->tree);
  cbk_hq_statement_bind_text (&stmt, ":epoch", head->epoch);
  *ret_there = cbk_hq_statement_step (&stmt);
  if (*ret_there)
    {
      head->size = cbk_hq_statement_get_int (&stmt, 0);
      head->at = cbk_hq_statement_get_int (&stmt, 1);
      cbk_hq_statement_copy_hash (&stmt, 2, head->root, sizeof head->root);
      cbk_hq_statement_copy_hash (&stmt, 3, head->signature, sizeof head->signature);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
put_head (CbkHqStorage *storage, const CbkTreeHead *head, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO tree_head (tree, epoch, n, at, root, signature) "
                         "VALUES (:tree, :epoch, :n, :at, :root, :signature)");
  cbk_hq_statement_bind_text (&stmt, ":tree", head->tree);
  cbk_hq_statement_bind_text (&stmt, ":epoch", head->epoch);
  cbk_hq_statement_bind_int (&stmt, ":n", head->size);
  cbk_hq_statement_bind_int (&stmt, ":at", head->at);
  cbk_hq_statement_bind_blob (&stmt, ":root", head->root, sizeof head->root);
  cbk_hq_statement_bind_blob (&stmt, ":signature", head->signature, sizeof head->signature);

  return cbk_hq_statement_finish (&stmt, error);
}

static GArray *
read_leaves (CbkHqStorage *storage, CbkHqTree tree, gint64 after, GError **error)
{
  g_autoptr(GArray) leaves = g_array_new (FALSE, FALSE, CBK_MERKLE_BYTES);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, trees[tree].leaves);
  cbk_hq_statement_bind_int (&stmt, ":n", after);
  cbk_hq_statement_bind_int (&stmt, ":max", CBK_HQ_SEAL_ENTRIES);
  while (cbk_hq_statement_step (&stmt))
    {
      guint8 chain[CBK_HASH_BYTES], hash[CBK_MERKLE_BYTES];

      if (cbk_hq_statement_get_int (&stmt, 0) != after + leaves->len + 1 ||
          !cbk_hq_statement_copy_hash (&stmt, 1, chain, sizeof chain))
        {
          set_missing ("An entry", error);
          return NULL;
        }
      cbk_merkle_hash_leaf (chain, sizeof chain, hash);
      g_array_append_vals (leaves, hash, 1);
    }

  return cbk_hq_statement_finish (&stmt, error) ? g_steal_pointer (&leaves) : NULL;
}

/* In a transaction, with the size locked. */
static gboolean
grow (CbkHqStorage *storage, CbkHqTree tree, gint64 *size, CbkMerkleRange *range, GError **error)
{
  CbkHqNodes nodes = { storage, tree };
  g_autoptr(GArray) leaves = read_leaves (storage, tree, *size, error);

  if (leaves == NULL || !cbk_merkle_range_load (range, (guint64) *size, get_node, &nodes, error))
    return FALSE;

  for (guint i = 0; i < leaves->len; i++)
    if (!cbk_merkle_range_append (range, (const guint8 *) leaves->data + (gsize) i * CBK_MERKLE_BYTES, put_node, &nodes,
                                  error))
      return FALSE;

  *size += leaves->len;

  return leaves->len == 0 || set_size (storage, tree, *size, error);
}

static gboolean
sign (CbkHqStorage *storage, CbkTreeHead *head, const CbkMerkleRange *range, const CbkHqHeadKey *key, GError **error)
{
  head->size = (gint64) range->size;
  head->at = cbk_env_now (storage->env);
  cbk_merkle_range_root (range, head->root);
  cbk_tree_head_sign (head, key->secret);

  return put_head (storage, head, error);
}

typedef struct
{
  const CbkHqHeadKey *key;
  gint64 interval;
} CbkHqSealing;

static gboolean
is_due (CbkHqStorage *storage, const CbkTreeHead *head, gboolean there, gint64 new_entries, gint64 interval)
{
  if (new_entries <= 0)
    return FALSE;

  return !there || new_entries >= CBK_HQ_SEAL_ENTRIES || cbk_env_now (storage->env) - head->at >= interval;
}

static gboolean
query_last (CbkHqStorage *storage, CbkHqTree tree, gint64 *ret_last, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         tree == CBK_HQ_TREE_CHANGES
                           ? "SELECT seq FROM change WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1"
                           : "SELECT n FROM access_log WHERE n IS NOT NULL ORDER BY n DESC LIMIT 1");
  *ret_last = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
seal_tree (CbkHqStorage *storage, CbkHqTree tree, CbkHqSealing *sealing, GError **error)
{
  CbkMerkleRange range = { 0 };
  CbkTreeHead head;
  gint64 size, last;
  gboolean there;

  if (!cbk_hq_tree_get_size (storage, tree, TRUE, &size, error) ||
      !cbk_hq_tree_get_head (storage, tree, &head, &there, error) || !query_last (storage, tree, &last, error))
    return FALSE;

  if (!is_due (storage, &head, there, last - (there ? head.size : 0), sealing->interval))
    return TRUE;

  do
    if (!grow (storage, tree, &size, &range, error))
      return FALSE;
  while (size < last);

  return sign (storage, &head, &range, sealing->key, error);
}

static gboolean
seal (CbkHqStorage *storage, gpointer data, GError **error)
{
  return cbk_hq_number_accesses (storage, error) && seal_tree (storage, CBK_HQ_TREE_CHANGES, data, error) &&
         seal_tree (storage, CBK_HQ_TREE_ACCESS, data, error);
}

/**
 * cbk_hq_seal:
 * @storage: a storage that writes
 * @key: by which heads are signed
 * @interval: milliseconds that have to be between two heads, unless a thousand entries are
 * @error: any store error
 *
 * Numbers and chains the accesses that have no number, grows the trees by what is new, and signs heads where they are due.
 * Where several processes do it at a time, one waits for the other.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_seal (CbkHqStorage *storage, const CbkHqHeadKey *key, gint64 interval, GError **error)
{
  CbkHqSealing sealing = { key, interval };

  return cbk_hq_storage_transact (storage, seal, &sealing, error);
}

/* 0 < @from <= @to <= the tree's size. */
gboolean
cbk_hq_tree_prove (CbkHqStorage *storage, CbkHqTree tree, gint64 from, gint64 to, CbkMerkleProof *proof, GError **error)
{
  CbkHqNodes nodes = { storage, tree };

  return cbk_merkle_prove_consistency ((guint64) from, (guint64) to, get_node, &nodes, proof, error);
}

/* 0 < @n <= @size <= the tree's size. */
gboolean
cbk_hq_tree_prove_leaf (CbkHqStorage *storage, CbkHqTree tree, gint64 n, gint64 size, CbkMerkleProof *proof, GError **error)
{
  CbkHqNodes nodes = { storage, tree };

  return cbk_merkle_prove_inclusion ((guint64) n - 1, (guint64) size, get_node, &nodes, proof, error);
}
