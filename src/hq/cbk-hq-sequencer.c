/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-sequencer.h"

#include "base/cbk-bug.h"
#include "hq/cbk-hq-pending.h"

#include <string.h>

typedef struct
{
  gint64 scope;
  gint64 seq;
  gint64 n;
  guint8 digest[CBK_HASH_BYTES];
} CbkHqHead;

/* Where a record goes in a scope; of several changes in one batch the last one says it. */
typedef struct
{
  gint64 scope;
  const CbkHqPending *change;
  gint64 seq;
  gint64 version_before;     /* 0 when it was not in the scope */
  gboolean out;
  CbkHqHead *head;           /* of its scope */
} CbkHqMove;

/* Where the numbering stands, and what one batch comes to. */
typedef struct
{
  CbkHqStorage *storage;
  gint64 seq;
  guint8 chain[CBK_HASH_BYTES];
  GArray *links;             /* (element-type CbkHqLink) */
  GPtrArray *moves;          /* (element-type CbkHqMove), in the order in which their records were first met */
  GHashTable *by_place;      /* "scope type id" to its CbkHqMove */
  GPtrArray *heads;          /* (element-type CbkHqHead), of all their scopes */
  GHashTable *by_scope;      /* number (gint64) to CbkHqHead */
} CbkHqSequencing;

typedef struct
{
  gint64 cid;
  gint64 seq;
  guint8 chain[CBK_HASH_BYTES];
} CbkHqLink;

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
move (CbkHqSequencing *self, const CbkHqPending *change, const char *scopes, gboolean out)
{
  g_autoptr(GArray) list = cbk_hq_scopes_parse (scopes);

  for (guint i = 0; i < list->len; i++)
    {
      gint64 scope = g_array_index (list, gint64, i);
      g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", scope, change->type, change->id);
      CbkHqMove *found = g_hash_table_lookup (self->by_place, place);

      if (found == NULL)
        {
          found = g_new0 (CbkHqMove, 1);
          found->scope = scope;
          g_ptr_array_add (self->moves, found);
          g_hash_table_insert (self->by_place, g_steal_pointer (&place), found);
        }
      found->change = change;
      found->seq = self->seq;
      found->out = out;
    }
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

static void
give_number (CbkHqSequencing *self, const CbkHqPending *change)
{
  CbkHqLink link = { .cid = change->cid };

  link.seq = self->seq = NEXT_NUMBER (self->seq);
  cbk_hq_link_change (self->chain, self->seq, change->type, change->id, change->version, change->mid, change->mutation,
                      self->chain);
  memcpy (link.chain, self->chain, CBK_HASH_BYTES);
  g_array_append_val (self->links, link);
  move (self, change, change->del, TRUE);
  move (self, change, change->add, FALSE);
}

static gboolean
put_links (CbkHqSequencing *self, guint first, guint n, GError **error)
{
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, self->storage->db,
                              "UPDATE change SET seq = v.column2, chain = v.column3 FROM (VALUES @(:cid, :seq, :chain)@) AS v "
                              "WHERE change.cid = v.column1", n);
  for (guint i = 0; i < n; i++)
    {
      const CbkHqLink *link = &g_array_index (self->links, CbkHqLink, first + i);

      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":cid", i), link->cid);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":seq", i), link->seq);
      cbk_hq_statement_bind_blob (&stmt, cbk_hq_row_name (name, ":chain", i), link->chain, CBK_HASH_BYTES);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static CbkHqMove *
nth_move (CbkHqSequencing *self, guint i)
{
  return g_ptr_array_index (self->moves, i);
}

/* What each of these records is in its scope now. */
static gboolean
read_places (CbkHqSequencing *self, guint first, guint n, GError **error)
{
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, self->storage->db,
                              "SELECT v.column1, f.ver FROM (VALUES @(:n, :scope, :type, :id)@) AS v "
                              "JOIN feed f ON f.scope = v.column2 AND f.type = v.column3 AND f.id = v.column4 "
                              "WHERE f.op = 0", n);
  for (guint i = 0; i < n; i++)
    {
      const CbkHqMove *to = nth_move (self, first + i);

      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":n", i), first + i);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":scope", i), to->scope);
      cbk_hq_statement_bind_text (&stmt, cbk_hq_row_name (name, ":type", i), to->change->type);
      cbk_hq_statement_bind_id (&stmt, cbk_hq_row_name (name, ":id", i), to->change->id);
    }
  while (cbk_hq_statement_step (&stmt))
    nth_move (self, (guint) cbk_hq_statement_get_int (&stmt, 0))->version_before = cbk_hq_statement_get_int (&stmt, 1);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
put_places (CbkHqSequencing *self, guint first, guint n, GError **error)
{
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, self->storage->db,
                              "INSERT INTO feed (scope, type, id, seq, ver, op, txn) "
                              "VALUES @(:scope, :type, :id, :seq, :ver, :op, :txn)@ "
                              "ON CONFLICT (scope, type, id) DO UPDATE SET seq = excluded.seq, ver = excluded.ver, "
                              "op = excluded.op, txn = excluded.txn", n);
  for (guint i = 0; i < n; i++)
    {
      const CbkHqMove *to = nth_move (self, first + i);

      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":scope", i), to->scope);
      cbk_hq_statement_bind_text (&stmt, cbk_hq_row_name (name, ":type", i), to->change->type);
      cbk_hq_statement_bind_id (&stmt, cbk_hq_row_name (name, ":id", i), to->change->id);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":seq", i), to->seq);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":ver", i), to->change->version);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":op", i), to->out);
      cbk_hq_statement_bind_id (&stmt, cbk_hq_row_name (name, ":txn", i), to->change->txn);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static CbkHqHead *
nth_head (CbkHqSequencing *self, guint i)
{
  return g_ptr_array_index (self->heads, i);
}

static gboolean
read_heads (CbkHqSequencing *self, guint first, guint n, GError **error)
{
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, self->storage->db,
                              "SELECT v.column1, s.n, s.digest FROM (VALUES @(:n, :scope)@) AS v "
                              "JOIN scope s ON s.scope = v.column2", n);
  for (guint i = 0; i < n; i++)
    {
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":n", i), first + i);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":scope", i), nth_head (self, first + i)->scope);
    }
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqHead *head = nth_head (self, (guint) cbk_hq_statement_get_int (&stmt, 0));

      head->n = cbk_hq_statement_get_int (&stmt, 1);
      cbk_hq_statement_copy_hash (&stmt, 2, head->digest, CBK_HASH_BYTES);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static void
find_head (CbkHqSequencing *self, CbkHqMove *to)
{
  to->head = g_hash_table_lookup (self->by_scope, &to->scope);
  if (to->head != NULL)
    return;

  to->head = g_new0 (CbkHqHead, 1);
  to->head->scope = to->scope;
  g_ptr_array_add (self->heads, to->head);
  g_hash_table_insert (self->by_scope, &to->head->scope, to->head);
}

static void
count_in (CbkHqHead *head, const CbkHqPending *change, gint64 version, int n)
{
  if (version == 0)
    return;

  cbk_scope_digest_toggle (head->digest, change->type, change->id, version);
  head->n += n;
}

static void
count_moves (CbkHqSequencing *self)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      const CbkHqMove *to = nth_move (self, i);

      to->head->seq = MAX (to->head->seq, to->seq);
      count_in (to->head, to->change, to->version_before, -1);
      count_in (to->head, to->change, to->out ? 0 : to->change->version, 1);
    }
}

static gboolean
put_heads (CbkHqSequencing *self, guint first, guint n, GError **error)
{
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, self->storage->db,
                              "UPDATE scope SET last_seq = v.column2, n = v.column3, digest = v.column4 "
                              "FROM (VALUES @(:scope, :seq, :n, :digest)@) AS v WHERE scope.scope = v.column1", n);
  for (guint i = 0; i < n; i++)
    {
      const CbkHqHead *head = nth_head (self, first + i);

      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":scope", i), head->scope);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":seq", i), head->seq);
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":n", i), head->n);
      cbk_hq_statement_bind_blob (&stmt, cbk_hq_row_name (name, ":digest", i), head->digest, CBK_HASH_BYTES);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

typedef gboolean (*CbkHqRowsFunc) (CbkHqSequencing *self, guint first, guint n, GError **error);

static gboolean
in_rows (CbkHqSequencing *self, guint n_all, CbkHqRowsFunc func, GError **error)
{
  for (guint first = 0, n; first < n_all; first += n)
    {
      n = cbk_hq_rows_at_once (n_all - first);
      if (!func (self, first, n, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
sequence (CbkHqSequencing *self, GPtrArray *pending, GError **error)
{
  if (!read_last (self, error))
    return FALSE;

  for (guint i = 0; i < pending->len; i++)
    give_number (self, g_ptr_array_index (pending, i));
  for (guint i = 0; i < self->moves->len; i++)
    find_head (self, nth_move (self, i));

  if (!in_rows (self, self->moves->len, read_places, error) || !in_rows (self, self->heads->len, read_heads, error))
    return FALSE;

  count_moves (self);

  return in_rows (self, self->links->len, put_links, error) && in_rows (self, self->moves->len, put_places, error) &&
         in_rows (self, self->heads->len, put_heads, error);
}

/**
 * cbk_hq_sequence:
 * @storage: in a transaction, of which there is but one of this kind at any time
 * @max: how many changes to begin with; what belongs to them comes with them
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
  g_autoptr(GArray) links = g_array_new (FALSE, FALSE, sizeof (CbkHqLink));
  g_autoptr(GPtrArray) moves = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) by_scope = g_hash_table_new (g_int64_hash, g_int64_equal);
  CbkHqSequencing self = { storage, 0, { 0 }, links, moves, by_place, heads, by_scope };

  *ret_done = 0;
  if (!cbk_hq_list_pending (storage, max, pending, error))
    return FALSE;

  *ret_done = pending->len;

  return pending->len == 0 || sequence (&self, pending, error);
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
