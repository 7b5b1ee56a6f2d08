/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-pending.h"

#include <string.h>

void
cbk_hq_pending_free (CbkHqPending *self)
{
  g_free (self->add);
  g_free (self->del);
  g_free (self);
}

static void
take_pending (CbkHqStatement *stmt, GPtrArray *pending)
{
  CbkHqPending *change = g_new0 (CbkHqPending, 1);

  change->cid = cbk_hq_statement_get_int (stmt, 0);
  g_strlcpy (change->type, cbk_hq_statement_get_text (stmt, 1), sizeof change->type);
  cbk_hq_statement_get_id (stmt, 2, change->id);
  change->version = cbk_hq_statement_get_int (stmt, 3);
  cbk_hq_statement_get_id (stmt, 4, change->mid);
  cbk_hq_statement_get_id (stmt, 5, change->txn);
  change->add = g_strdup (cbk_hq_statement_get_text (stmt, 6));
  change->del = g_strdup (cbk_hq_statement_get_text (stmt, 7));
  cbk_hq_statement_copy_hash (stmt, 8, change->mutation, CBK_HASH_BYTES);
  g_ptr_array_add (pending, change);
}

#define PENDING "SELECT c.cid, c.type, c.id, c.ver, c.mid, c.txn, c.scopes_add, c.scopes_del, m.hash FROM "
/* Not "= 0": while little is known of the table, PostgreSQL would go through the whole of the index that is of those alone. */
#define MUTATION "LEFT JOIN mutation m ON m.mid = c.mid AND m.again <> 1 "

static gboolean
read_first (CbkHqStorage *storage, guint max, GPtrArray *pending, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, PENDING "change c " MUTATION "WHERE c.seq IS NULL ORDER BY c.cid LIMIT :max");
  cbk_hq_statement_bind_int (&stmt, ":max", max);
  while (cbk_hq_statement_step (&stmt))
    take_pending (&stmt, pending);

  return cbk_hq_statement_finish (&stmt, error);
}

/* What else of these actions has no number. */
static gboolean
read_rest (CbkHqStorage *storage, GPtrArray *txns, gint64 last, GPtrArray *pending, GError **error)
{
  for (guint first = 0, n; first < txns->len; first += n)
    {
      char name[CBK_HQ_NAME_SIZE];
      g_auto(CbkHqStatement) stmt = { 0 };

      n = cbk_hq_rows_at_once (txns->len - first);
      cbk_hq_statement_init_rows (&stmt, storage->db,
                                  PENDING "(VALUES @(:txn)@) AS v JOIN change c ON c.txn = v.column1 " MUTATION
                                  "WHERE c.seq IS NULL AND c.cid > :last", n);
      for (guint i = 0; i < n; i++)
        cbk_hq_statement_bind_id (&stmt, cbk_hq_row_name (name, ":txn", i), g_ptr_array_index (txns, first + i));
      cbk_hq_statement_bind_int (&stmt, ":last", last);
      while (cbk_hq_statement_step (&stmt))
        take_pending (&stmt, pending);
      if (!cbk_hq_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_pending (gconstpointer a, gconstpointer b)
{
  const CbkHqPending *one = *(CbkHqPending *const *) a, *other = *(CbkHqPending *const *) b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return one->cid < other->cid ? -1 : one->cid > other->cid;
}

/**
 * cbk_hq_list_pending:
 * @storage: in a transaction
 * @max: how many to begin with
 * @pending: (element-type CbkHqPending): is filled with changes that have no number, in the order in which they get them
 * @error: any store error
 *
 * What one action did is numbered together, even where others' changes stand between, and is never left half.
 *
 * Returns: whether they could be read
 */
gboolean
cbk_hq_list_pending (CbkHqStorage *storage, guint max, GPtrArray *pending, GError **error)
{
  g_autoptr(GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) txns = g_ptr_array_new ();
  guint i;

  if (!read_first (storage, max, pending, error))
    return FALSE;

  for (i = 0; i < pending->len; i++)
    {
      CbkHqPending *change = g_ptr_array_index (pending, i);

      if (!g_hash_table_contains (firsts, change->txn))
        {
          g_hash_table_insert (firsts, change->txn, change);
          g_ptr_array_add (txns, change->txn);
        }
    }

  if (i == max && !read_rest (storage, txns, ((CbkHqPending *) g_ptr_array_index (pending, i - 1))->cid, pending, error))
    return FALSE;

  for (i = 0; i < pending->len; i++)
    {
      CbkHqPending *change = g_ptr_array_index (pending, i);

      change->first = ((CbkHqPending *) g_hash_table_lookup (firsts, change->txn))->cid;
    }
  g_ptr_array_sort (pending, compare_pending);

  return TRUE;
}
