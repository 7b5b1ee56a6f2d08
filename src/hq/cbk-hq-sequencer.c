/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-sequencer.h"

#include "base/cbk-bug.h"
#include <string.h>

/* A change that has no number yet. */
typedef struct
{
  gint64 cid;
  gint64 version;
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  char mid[CBK_ID_LENGTH + 1];
  char txn[CBK_ID_LENGTH + 1];
  char *add;
  char *del;
  guint8 mutation[CBK_HASH_BYTES];
} CbkHqPending;

static void
cbk_hq_pending_free (CbkHqPending *self)
{
  g_free (self->add);
  g_free (self->del);
  g_free (self);
}

/* Where the numbering stands, and what the scopes touched in this batch come to. */
typedef struct
{
  CbkHqStorage *storage;
  gint64 seq;
  guint8 chain[CBK_HASH_BYTES];
  GHashTable *scopes;        /* number (gint64) to CbkHqHead */
} CbkHqSequencing;

typedef struct
{
  gint64 scope;
  gint64 n;
  guint8 digest[CBK_HASH_BYTES];
} CbkHqHead;

/**
 * cbk_hq_link_change:
 * @prev: the link before, zeros for the first
 * @seq: the change's number
 * @type: of what kind
 * @id: which
 * @version: the record's version after it
 * @mid: the mutation that made it
 * @mutation: its link in its laptop's chain, by which its content is bound too
 * @hash: (out caller-allocates): the link
 *
 * The chain of all changes at headquarters: none can be dropped, added or put elsewhere afterwards.
 */
void
cbk_hq_link_change (const guint8 *prev,
                    gint64 seq,
                    const char *type,
                    const char *id,
                    gint64 version,
                    const char *mid,
                    const guint8 *mutation,
                    guint8 hash[CBK_HASH_BYTES])
{
  g_autofree char *content = cbk_hash_print (mutation);
  g_autofree char *text =
    g_strdup_printf ("%" G_GINT64_FORMAT " %s %s %" G_GINT64_FORMAT " %s %s", seq, type, id, version, mid, content);

  cbk_hash_bytes (prev, text, strlen (text), hash);
}

static gboolean
read_last (CbkHqSequencing *self, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->storage->db,
                         "SELECT seq, chain FROM change WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1");
  if (cbk_hq_statement_step (&stmt))
    {
      self->seq = cbk_hq_statement_get_int (&stmt, 0);
      cbk_hq_statement_copy_hash (&stmt, 1, self->chain, CBK_HASH_BYTES);
    }

  return cbk_hq_statement_finish (&stmt, error);
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

/* What one action did is numbered together, even where others' changes stand between, and is never left half. */
static gboolean
read_pending (CbkHqStorage *storage, guint max, GPtrArray *pending, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT c.cid, c.type, c.id, c.ver, c.mid, c.txn, c.scopes_add, c.scopes_del, m.hash FROM change c "
                         "JOIN (SELECT txn, min(cid) AS first FROM change WHERE seq IS NULL GROUP BY txn "
                         "ORDER BY min(cid) LIMIT :max) t ON t.txn = c.txn LEFT JOIN mutation m ON m.mid = c.mid AND m.again = 0 "
                         "WHERE c.seq IS NULL ORDER BY t.first, c.cid");
  cbk_hq_statement_bind_int (&stmt, ":max", max);
  while (cbk_hq_statement_step (&stmt))
    take_pending (&stmt, pending);

  return cbk_hq_statement_finish (&stmt, error);
}

#ifdef CBK_PLANTED_BUGS
static gint64
cbk_hq_naive_number (gint64 last)
{
  static gint64 given;

  return given = MAX (given, last) + 1;
}

#define NEXT_NUMBER(last_) (cbk_bug (CBK_BUG_NAIVE_SEQUENCE) ? cbk_hq_naive_number (last_) : (last_) + 1)
#else
#define NEXT_NUMBER(last_) ((last_) + 1)
#endif

static gboolean
put_number (CbkHqSequencing *self, CbkHqPending *change, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  self->seq = NEXT_NUMBER (self->seq);
  cbk_hq_link_change (self->chain, self->seq, change->type, change->id, change->version, change->mid, change->mutation,
                      self->chain);
  cbk_hq_statement_init (&stmt, self->storage->db, "UPDATE change SET seq = :seq, chain = :chain WHERE cid = :cid");
  cbk_hq_statement_bind_int (&stmt, ":seq", self->seq);
  cbk_hq_statement_bind_blob (&stmt, ":chain", self->chain, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":cid", change->cid);

  return cbk_hq_statement_finish (&stmt, error);
}

static CbkHqHead *
read_head (CbkHqSequencing *self, gint64 scope, GError **error)
{
  CbkHqHead *head = g_hash_table_lookup (self->scopes, &scope);
  g_auto(CbkHqStatement) stmt = { 0 };

  if (head != NULL)
    return head;

  head = g_new0 (CbkHqHead, 1);
  head->scope = scope;
  cbk_hq_statement_init (&stmt, self->storage->db, "SELECT n, digest FROM scope WHERE scope = :scope");
  cbk_hq_statement_bind_int (&stmt, ":scope", scope);
  if (cbk_hq_statement_step (&stmt))
    {
      head->n = cbk_hq_statement_get_int (&stmt, 0);
      cbk_hq_statement_copy_hash (&stmt, 1, head->digest, CBK_HASH_BYTES);
    }
  g_hash_table_insert (self->scopes, &head->scope, head);

  return cbk_hq_statement_finish (&stmt, error) ? head : NULL;
}

static gboolean
read_feed_version (CbkHqSequencing *self, gint64 scope, CbkHqPending *change, gint64 *ret_version, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_version = 0;
  cbk_hq_statement_init (&stmt, self->storage->db,
                         "SELECT ver FROM feed WHERE scope = :scope AND type = :type AND id = :id AND op = 0");
  cbk_hq_statement_bind_int (&stmt, ":scope", scope);
  cbk_hq_statement_bind_text (&stmt, ":type", change->type);
  cbk_hq_statement_bind_id (&stmt, ":id", change->id);
  if (cbk_hq_statement_step (&stmt))
    *ret_version = cbk_hq_statement_get_int (&stmt, 0);

  return cbk_hq_statement_finish (&stmt, error);
}

static void
count_in (CbkHqHead *head, const CbkHqPending *change, gint64 version, int n)
{
  if (version == 0)
    return;

  cbk_scope_digest_toggle (head->digest, change->type, change->id, version);
  head->n += n;
}

static gboolean
put_feed (CbkHqSequencing *self, gint64 scope, CbkHqPending *change, gboolean out, GError **error)
{
  CbkHqHead *head = read_head (self, scope, error);
  gint64 version;
  g_auto(CbkHqStatement) stmt = { 0 };

  if (head == NULL || !read_feed_version (self, scope, change, &version, error))
    return FALSE;

  count_in (head, change, version, -1);
  count_in (head, change, out ? 0 : change->version, 1);
  cbk_hq_statement_init (&stmt, self->storage->db,
                         "INSERT INTO feed (scope, type, id, seq, ver, op, txn) "
                         "VALUES (:scope, :type, :id, :seq, :ver, :op, :txn) "
                         "ON CONFLICT (scope, type, id) DO UPDATE SET seq = :seq, ver = :ver, op = :op, txn = :txn");
  cbk_hq_statement_bind_int (&stmt, ":scope", scope);
  cbk_hq_statement_bind_text (&stmt, ":type", change->type);
  cbk_hq_statement_bind_id (&stmt, ":id", change->id);
  cbk_hq_statement_bind_int (&stmt, ":seq", self->seq);
  cbk_hq_statement_bind_int (&stmt, ":ver", change->version);
  cbk_hq_statement_bind_int (&stmt, ":op", out);
  cbk_hq_statement_bind_id (&stmt, ":txn", change->txn);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
put_feeds (CbkHqSequencing *self, const char *text, CbkHqPending *change, gboolean out, GError **error)
{
  g_autoptr(GArray) scopes = cbk_hq_scopes_parse (text);

  for (guint i = 0; i < scopes->len; i++)
    if (!put_feed (self, g_array_index (scopes, gint64, i), change, out, error))
      return FALSE;

  return TRUE;
}

static gboolean
put_heads (CbkHqSequencing *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->scopes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CbkHqHead *head = value;
      g_auto(CbkHqStatement) stmt = { 0 };

      cbk_hq_statement_init (&stmt, self->storage->db,
                             "UPDATE scope SET last_seq = :seq, n = :n, digest = :digest WHERE scope = :scope");
      cbk_hq_statement_bind_int (&stmt, ":seq", self->seq);
      cbk_hq_statement_bind_int (&stmt, ":n", head->n);
      cbk_hq_statement_bind_blob (&stmt, ":digest", head->digest, CBK_HASH_BYTES);
      cbk_hq_statement_bind_int (&stmt, ":scope", head->scope);
      if (!cbk_hq_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_hq_sequence:
 * @storage: in a transaction, of which there is but one of this kind at any time
 * @max: how many actions at the most
 * @ret_done: (out): how many changes got their number
 * @error: any store error
 *
 * Numbers changes that have none: 1, 2, 3… without a gap, in the order in which each record got them, what one action did
 * in one stretch. Extends the chain, and moves the records' rows in the feeds. It alone writes there.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_sequence (CbkHqStorage *storage, guint max, guint *ret_done, GError **error)
{
  g_autoptr(GPtrArray) pending = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_pending_free);
  g_autoptr(GHashTable) scopes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  CbkHqSequencing self = { .storage = storage, .scopes = scopes };

  *ret_done = 0;
  if (!read_pending (storage, max, pending, error))
    return FALSE;

  if (pending->len == 0)
    return TRUE;

  if (!read_last (&self, error))
    return FALSE;

  for (guint i = 0; i < pending->len; i++)
    {
      CbkHqPending *change = g_ptr_array_index (pending, i);

      if (!put_number (&self, change, error) || !put_feeds (&self, change->del, change, TRUE, error) ||
          !put_feeds (&self, change->add, change, FALSE, error))
        return FALSE;
    }

  *ret_done = pending->len;

  return put_heads (&self, error);
}

/* All there is: for a database whose one writer numbers its own changes. */
gboolean
cbk_hq_sequence_all (CbkHqStorage *storage, GError **error)
{
  guint done;

  do
    if (!cbk_hq_sequence (storage, CBK_HQ_SEQUENCE_BATCH, &done, error))
      return FALSE;
  while (done > 0);

  return TRUE;
}
