/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage.h"

#include "base/cbk-bug.h"
#include <string.h>

static gboolean
look_up_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT scope FROM scope WHERE name = :name");
  cbk_hq_statement_bind_text (&stmt, ":name", name);
  *ret_scope = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_find_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  if (!look_up_scope (self, name, ret_scope, error))
    return FALSE;

  if (*ret_scope != 0)
    return TRUE;

  cbk_hq_statement_init (&stmt, self->db, "INSERT INTO scope (name) VALUES (:name)");
  cbk_hq_statement_bind_text (&stmt, ":name", name);

  return cbk_hq_statement_finish (&stmt, error) && look_up_scope (self, name, ret_scope, error);
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
tell_mark (CbkHqStorage *self, const CbkHqFeedMark *mark, CbkHqFeedFunc func, gpointer data, gboolean *ret_more, GError **error)
{
  CbkHqFeedRow row = { mark->seq, mark->out, mark->scope, NULL, mark->txn };
  CbkHqRecord name = { .type = "" };
  g_autoptr(CbkHqRecord) record = NULL;

  g_strlcpy (name.type, mark->type, sizeof name.type);
  g_strlcpy (name.id, mark->id, sizeof name.id);
  if (!mark->out && !cbk_hq_storage_get_record (self, mark->type, mark->id, FALSE, &record, error))
    return FALSE;

  row.record = record != NULL ? record : &name;
  row.out = record == NULL;

  return func (&row, data, ret_more, error);
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
  gint64 upto = G_MAXINT64, seq = -1;

  for (guint i = 0; i < scopes->len; i++)
    if (!read_marks (self, g_array_index (scopes, gint64, i), *after, limit, marks, &upto, error))
      return FALSE;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; *more && i < marks->len; i++)
    {
      const CbkHqFeedMark *mark = &g_array_index (marks, CbkHqFeedMark, i);

      if (mark->seq > upto)
        break;

      /* One number is one change of one record, whichever scopes it is in; of each that it left, that is said. */
      if ((mark->out || mark->seq != seq) && !tell_mark (self, mark, func, data, more, error))
        return FALSE;
      seq = mark->seq;
    }
  *after = upto;

  return TRUE;
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
