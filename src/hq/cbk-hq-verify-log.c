/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-json.h"
#include "hq/cbk-hq-access.h"
#include "hq/cbk-hq-tree.h"

#include <string.h>

/* The access log, and the trees over both logs: made anew from the rows, and compared with what was kept and signed. */

static void G_GNUC_PRINTF (2, 3)
find_problem (CbkHqReport *report, const char *format, ...)
{
  va_list args;

  if (report->problem != NULL)
    return;

  va_start (args, format);
  report->problem = g_strdup_vprintf (format, args);
  va_end (args);
}

/* Where one laptop's chain stands. */
typedef struct
{
  char device[CBK_ID_LENGTH + 1];
  gint64 last;
  guint8 hash[CBK_HASH_BYTES];
  gboolean known;            /* whether @hash is; not behind a gap that the laptop told of */
} CbkHqChainEnd;

static void
verify_event (CbkHqChainEnd *end, CbkHqStatement *stmt, CbkHqReport *report)
{
  const char *payload = cbk_hq_statement_get_text (stmt, 3);
  g_autoptr(JsonObject) object = cbk_json_parse_object (payload, -1, NULL);
  gint64 dn = cbk_hq_statement_get_int (stmt, 1), gap = object != NULL ? cbk_json_get_int (object, "gap", 0) : 0;
  guint8 stored[CBK_HASH_BYTES], hash[CBK_HASH_BYTES];

  cbk_hq_statement_copy_hash (stmt, 2, stored, sizeof stored);
  cbk_hash_bytes (end->hash, payload, strlen (payload), hash);
  if (dn != end->last + 1 || (gap == 0 && end->known && memcmp (hash, stored, sizeof hash) != 0))
    find_problem (report, "The access log of laptop %s breaks at its entry %" G_GINT64_FORMAT, end->device, dn);

  end->last = gap > 0 ? dn + gap - 1 : dn;
  end->known = gap == 0;
  memcpy (end->hash, stored, sizeof stored);
}

static gboolean
verify_chains (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  CbkHqChainEnd end = { .known = TRUE };
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT device, dn, hash, payload FROM access_log ORDER BY device, dn");
  while (report->problem == NULL && cbk_hq_statement_step (&stmt))
    {
      char device[CBK_ID_LENGTH + 1];

      cbk_hq_statement_get_id (&stmt, 0, device);
      if (!g_str_equal (device, end.device))
        {
          end = (CbkHqChainEnd){ .known = TRUE };
          g_strlcpy (end.device, device, sizeof end.device);
        }

      verify_event (&end, &stmt, report);
      report->n_accesses++;
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
verify_access_links (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  guint8 last[CBK_HASH_BYTES] = { 0 };
  gint64 expected = 0;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT n, device, dn, at_hq, hash, chain FROM access_log WHERE n IS NOT NULL ORDER BY n");
  while (report->problem == NULL && cbk_hq_statement_step (&stmt))
    {
      char device[CBK_ID_LENGTH + 1];
      guint8 event[CBK_HASH_BYTES], chain[CBK_HASH_BYTES];
      gint64 n = cbk_hq_statement_get_int (&stmt, 0);

      cbk_hq_statement_get_id (&stmt, 1, device);
      cbk_hq_statement_copy_hash (&stmt, 4, event, sizeof event);
      cbk_hq_statement_copy_hash (&stmt, 5, chain, sizeof chain);
      cbk_hq_link_access (last, n, device, cbk_hq_statement_get_int (&stmt, 2), cbk_hq_statement_get_int (&stmt, 3), event,
                          last);
      if (n != ++expected || memcmp (last, chain, sizeof chain) != 0)
        find_problem (report, "The chain of accesses breaks at %" G_GINT64_FORMAT, expected);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static GArray *
read_heads (CbkHqStorage *self, CbkHqTree tree, GError **error)
{
  g_autoptr(GArray) heads = g_array_new (FALSE, TRUE, sizeof (CbkTreeHead));
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT n, epoch, at, root, signature FROM tree_head WHERE tree = :tree ORDER BY n");
  cbk_hq_statement_bind_text (&stmt, ":tree", cbk_hq_tree_print (tree));
  while (cbk_hq_statement_step (&stmt))
    {
      CbkTreeHead head = { .size = cbk_hq_statement_get_int (&stmt, 0), .at = cbk_hq_statement_get_int (&stmt, 2) };

      g_strlcpy (head.tree, cbk_hq_tree_print (tree), sizeof head.tree);
      g_strlcpy (head.epoch, cbk_hq_statement_get_text (&stmt, 1), sizeof head.epoch);
      cbk_hq_statement_copy_hash (&stmt, 3, head.root, sizeof head.root);
      cbk_hq_statement_copy_hash (&stmt, 4, head.signature, sizeof head.signature);
      g_array_append_val (heads, head);
    }

  return cbk_hq_statement_finish (&stmt, error) ? g_steal_pointer (&heads) : NULL;
}

typedef struct
{
  CbkHqStorage *storage;
  CbkHqTree tree;
  CbkHqReport *report;
  CbkMerkleRange range;
} CbkHqTreeWalk;

static gboolean
compare_node (guint level, guint64 index, const guint8 hash[CBK_MERKLE_BYTES], gpointer data, GError **error)
{
  CbkHqTreeWalk *self = data;
  guint8 stored[CBK_MERKLE_BYTES];
  g_auto(CbkHqStatement) stmt = { 0 };

  if (level == 0)
    return TRUE;

  cbk_hq_statement_init (&stmt, self->storage->db,
                         "SELECT hash FROM tree_node WHERE tree = :tree AND level = :level AND i = :i");
  cbk_hq_statement_bind_text (&stmt, ":tree", cbk_hq_tree_print (self->tree));
  cbk_hq_statement_bind_int (&stmt, ":level", level);
  cbk_hq_statement_bind_int (&stmt, ":i", (gint64) index);
  if (!cbk_hq_statement_step (&stmt) || !cbk_hq_statement_copy_hash (&stmt, 0, stored, sizeof stored) ||
      memcmp (stored, hash, sizeof stored) != 0)
    find_problem (self->report, "The tree of %s is not what its entries make", cbk_hq_tree_print (self->tree));

  return cbk_hq_statement_finish (&stmt, error);
}

static void
verify_head (CbkHqTreeWalk *self, const CbkTreeHead *head, const CbkHqHeadKey *key)
{
  guint8 root[CBK_MERKLE_BYTES];

  cbk_merkle_range_root (&self->range, root);
  if (memcmp (root, head->root, sizeof root) != 0)
    find_problem (self->report, "The log of %s is not what was signed when it had %" G_GINT64_FORMAT " entries", head->tree,
                  head->size);
  if (key != NULL && !cbk_tree_head_is_genuine (head, key->public_key))
    find_problem (self->report, "The head of the log of %s at %" G_GINT64_FORMAT " is not signed by head.key", head->tree,
                  head->size);
  self->report->n_heads++;
}

static gboolean
walk_leaves (CbkHqTreeWalk *self, GArray *heads, gint64 size, const CbkHqHeadKey *key, GError **error)
{
  guint next = 0;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->storage->db,
                         self->tree == CBK_HQ_TREE_CHANGES
                           ? "SELECT chain FROM change WHERE seq IS NOT NULL AND seq <= :size ORDER BY seq"
                           : "SELECT chain FROM access_log WHERE n IS NOT NULL AND n <= :size ORDER BY n");
  cbk_hq_statement_bind_int (&stmt, ":size", size);
  while (self->report->problem == NULL && cbk_hq_statement_step (&stmt))
    {
      guint8 chain[CBK_HASH_BYTES], leaf[CBK_MERKLE_BYTES];

      cbk_hq_statement_copy_hash (&stmt, 0, chain, sizeof chain);
      cbk_merkle_hash_leaf (chain, sizeof chain, leaf);
      if (!cbk_merkle_range_append (&self->range, leaf, compare_node, self, error))
        return FALSE;

      for (; next < heads->len && g_array_index (heads, CbkTreeHead, next).size == (gint64) self->range.size; next++)
        verify_head (self, &g_array_index (heads, CbkTreeHead, next), key);
    }

  if (next < heads->len)
    find_problem (self->report, "The log of %s has fewer entries than were signed: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT,
                  cbk_hq_tree_print (self->tree), (gint64) self->range.size,
                  g_array_index (heads, CbkTreeHead, heads->len - 1).size);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
verify_tree (CbkHqStorage *self, CbkHqTree tree, const CbkHqHeadKey *key, CbkHqReport *report, GError **error)
{
  CbkHqTreeWalk walk = { .storage = self, .tree = tree, .report = report };
  g_autoptr(GArray) heads = read_heads (self, tree, error);
  gint64 size;

  return heads != NULL && cbk_hq_tree_get_size (self, tree, FALSE, &size, error) &&
         walk_leaves (&walk, heads, size, key, error);
}

/**
 * cbk_hq_verify_log:
 * @self: a storage
 * @report: (inout): filled on
 * @error: any store error; what does not hold is no error but in the report
 *
 * Returns: whether it could be looked at
 */
gboolean
cbk_hq_verify_log (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  g_auto(CbkHqHeadKey) key = { 0 };
  const CbkHqHeadKey *known = self->folder != NULL && cbk_hq_head_key_load (&key, self->folder, FALSE, NULL) ? &key : NULL;

  return verify_chains (self, report, error) && verify_access_links (self, report, error) &&
         verify_tree (self, CBK_HQ_TREE_CHANGES, known, report, error) &&
         verify_tree (self, CBK_HQ_TREE_ACCESS, known, report, error);
}
