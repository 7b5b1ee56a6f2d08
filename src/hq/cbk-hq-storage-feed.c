/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-known.h"

#include "base/cbk-bug.h"
#include <string.h>

/* 0 when there is no such scope yet. */
gboolean
cbk_hq_storage_look_up_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_scope = cbk_hq_known_get_scope (self, name);
  if (*ret_scope != 0)
    return TRUE;

  cbk_hq_statement_init (&stmt, self->db, "SELECT scope FROM scope WHERE name = :name");
  cbk_hq_statement_bind_text (&stmt, ":name", name);
  *ret_scope = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;
  cbk_hq_known_put_scope (self, name, *ret_scope);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_find_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error)
{
  return cbk_hq_storage_look_up_scope (self, name, ret_scope, error) &&
         (*ret_scope != 0 || cbk_hq_storage_make_scope (self, name, ret_scope, error));
}

/* The one that there is when there is one: two that need it at the same time find the same. */
gboolean
cbk_hq_storage_make_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO scope (name) VALUES (:name) ON CONFLICT (name) DO NOTHING RETURNING scope");
  cbk_hq_statement_bind_text (&stmt, ":name", name);
  *ret_scope = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;
  cbk_hq_known_put_scope (self, name, *ret_scope);

  return cbk_hq_statement_finish (&stmt, error) &&
         (*ret_scope != 0 || cbk_hq_storage_look_up_scope (self, name, ret_scope, error));
}

gboolean
cbk_hq_storage_get_head (CbkHqStorage *self, gint64 *ret_seq, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT max(seq) FROM change WHERE seq IS NOT NULL");
  *ret_seq = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

/* The number up to which it is no longer known what left a scope. */
gboolean
cbk_hq_storage_get_horizon (CbkHqStorage *self, gint64 *ret_seq, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT horizon FROM store ORDER BY n DESC LIMIT 1");
  *ret_seq = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_get_lag:
 * @self: a storage
 * @ret_ms: (out): how long the oldest change that has no number waits for one, in milliseconds; -1 when none waits
 * @error: any store error
 *
 * What laptops are late. It never makes anything wrong.
 *
 * Returns: whether that is known
 */
gboolean
cbk_hq_storage_get_lag (CbkHqStorage *self, gint64 *ret_ms, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_ms = -1;
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT m.at_hq FROM change c JOIN mutation m ON m.mid = c.mid AND m.again <> 1 "
                         "WHERE c.seq IS NULL ORDER BY c.cid LIMIT 1");
  if (cbk_hq_statement_step (&stmt))
    *ret_ms = MAX (cbk_env_now (self->env) - cbk_hq_statement_get_int (&stmt, 0), 0);

  return cbk_hq_statement_finish (&stmt, error);
}

/* Scopes as they are stored: "[1,5]". */
char *
cbk_hq_scopes_print (GArray *scopes)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; scopes != NULL && i < scopes->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (scopes, gint64, i));
  g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

GArray *
cbk_hq_scopes_parse (const char *text)
{
  GArray *scopes = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (text != NULL && *text != '\0' && *text != ']')
    {
      char *end;
      gint64 scope = g_ascii_strtoll (text + 1, &end, 10);

      if (end == text + 1)
        break;
      g_array_append_val (scopes, scope);
      text = end;
    }

  return scopes;
}

static void
add_numbers (GHashTable *numbers, const char *text)
{
  g_autoptr(GArray) scopes = cbk_hq_scopes_parse (text);

  for (guint i = 0; i < scopes->len; i++)
    g_hash_table_add (numbers, g_memdup2 (&g_array_index (scopes, gint64, i), sizeof (gint64)));
}

/**
 * cbk_hq_storage_list_ahead:
 * @self: in a transaction
 * @ret_scopes: (out) (transfer full) (element-type gint64 gint64): scopes with records that are ahead of the feed
 * @error: any store error
 *
 * What a change did that waits for its number can be read already, and is not counted yet.
 *
 * Returns: whether that is known
 */
gboolean
cbk_hq_storage_list_ahead (CbkHqStorage *self, GHashTable **ret_scopes, GError **error)
{
  g_autoptr(GHashTable) scopes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_scopes = NULL;
  cbk_hq_statement_init (&stmt, self->db, "SELECT DISTINCT scopes_add, scopes_del FROM change WHERE seq IS NULL");
  while (cbk_hq_statement_step (&stmt))
    {
      add_numbers (scopes, cbk_hq_statement_get_text (&stmt, 0));
      add_numbers (scopes, cbk_hq_statement_get_text (&stmt, 1));
    }
  *ret_scopes = g_steal_pointer (&scopes);

  return cbk_hq_statement_finish (&stmt, error);
}

/* One row of the feed before its record is read. */
typedef struct
{
  gint64 seq;
  gint64 scope;
  gboolean out;
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  char txn[CBK_ID_LENGTH + 1];
} CbkHqFeedMark;

static gboolean
read_marks (CbkHqStorage *self, gint64 scope, gint64 after, gint64 limit, GArray *marks, gint64 *ret_upto, GError **error)
{
  gint64 n = 0;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT seq, op, type, id, txn FROM feed WHERE scope = :scope AND seq > :after "
                         "ORDER BY seq LIMIT :limit");
  cbk_hq_statement_bind_int (&stmt, ":scope", scope);
  cbk_hq_statement_bind_int (&stmt, ":after", after);
  cbk_hq_statement_bind_int (&stmt, ":limit", limit);
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqFeedMark mark = { .seq = cbk_hq_statement_get_int (&stmt, 0), .scope = scope,
                             .out = cbk_hq_statement_get_int (&stmt, 1) != 0 };

      g_strlcpy (mark.type, cbk_hq_statement_get_text (&stmt, 2), sizeof mark.type);
      cbk_hq_statement_get_id (&stmt, 3, mark.id);
      cbk_hq_statement_get_id (&stmt, 4, mark.txn);
      if (!mark.out || !cbk_bug (CBK_BUG_TOMBSTONE_EARLY))
        g_array_append_val (marks, mark);
      if (++n == limit)
        *ret_upto = MIN (*ret_upto, mark.seq);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/* What left one scope and is in another that is read too: its put comes first. */
static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const CbkHqFeedMark *one = a, *other = b;

  if (one->seq != other->seq)
    return one->seq < other->seq ? -1 : 1;

  if (one->out != other->out)
    return one->out - other->out;

  return one->scope < other->scope ? -1 : one->scope > other->scope;
}

static gboolean
tell_mark (const CbkHqFeedMark *mark, const CbkHqRecord *record, CbkHqFeedFunc func, gpointer data, gboolean *ret_more,
           GError **error)
{
  CbkHqFeedRow row = { mark->seq, mark->out || record->version == 0, mark->scope, record, mark->txn };

  return func (&row, data, ret_more, error);
}

static CbkHqRecord *
name_record (const CbkHqFeedMark *mark)
{
  CbkHqRecord *record = g_new0 (CbkHqRecord, 1);

  g_strlcpy (record->type, mark->type, sizeof record->type);
  g_strlcpy (record->id, mark->id, sizeof record->id);

  return record;
}

/* A few dozen records at a time, so that neither the questions nor what is kept of the answers are many. */
static gboolean
tell_marks (CbkHqStorage *self, GArray *marks, CbkHqFeedFunc func, gpointer data, gboolean *more, GError **error)
{
  for (guint first = 0, n; *more && first < marks->len; first += n)
    {
      g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_record_free);

      n = cbk_hq_rows_at_once (marks->len - first);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (records, name_record (&g_array_index (marks, CbkHqFeedMark, first + i)));
      if (!cbk_hq_storage_fill_records (self, records, FALSE, error))
        return FALSE;

      for (guint i = 0; *more && i < n; i++)
        if (!tell_mark (&g_array_index (marks, CbkHqFeedMark, first + i), records->pdata[i], func, data, more, error))
          return FALSE;
    }

  return TRUE;
}

/* One number is one change of one record, whichever scopes it is in; of each that it left, that is said. What lies behind
 * @upto was not read in every scope. */
static void
thin_out (GArray *marks, gint64 upto)
{
  gint64 seq = -1;
  guint n = 0;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len && g_array_index (marks, CbkHqFeedMark, i).seq <= upto; i++)
    {
      CbkHqFeedMark mark = g_array_index (marks, CbkHqFeedMark, i);

      if (mark.out || mark.seq != seq)
        g_array_index (marks, CbkHqFeedMark, n++) = mark;
      seq = mark.seq;
    }
  g_array_set_size (marks, n);
}

/* As far as every scope was read; @after becomes %G_MAXINT64 when that is the end. */
static gboolean
read_stretch (CbkHqStorage *self,
              GArray *scopes,
              gint64 *after,
              gint64 limit,
              CbkHqFeedFunc func,
              gpointer data,
              gboolean *more,
              GError **error)
{
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (CbkHqFeedMark));
  gint64 upto = G_MAXINT64;

  for (guint i = 0; i < scopes->len; i++)
    if (!read_marks (self, g_array_index (scopes, gint64, i), *after, limit, marks, &upto, error))
      return FALSE;

  thin_out (marks, upto);
  *after = upto;

  return tell_marks (self, marks, func, data, more, error);
}

/**
 * cbk_hq_storage_read_feed:
 * @self: in a transaction
 * @scopes: (element-type gint64): which
 * @after: from behind this number
 * @limit: how many rows to fetch at once; @func ends it
 * @func: is told each row, in their order, until it says that there need be no more
 * @data: for @func
 * @error: any store error
 *
 * Returns: whether it went well
 */
gboolean
cbk_hq_storage_read_feed (CbkHqStorage *self,
                          GArray *scopes,
                          gint64 after,
                          gint64 limit,
                          CbkHqFeedFunc func,
                          gpointer data,
                          GError **error)
{
  gboolean more = TRUE;

  while (more && after < G_MAXINT64)
    if (!read_stretch (self, scopes, &after, limit, func, data, &more, error))
      return FALSE;

  return TRUE;
}
