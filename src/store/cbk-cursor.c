/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-cursor.h"

#include "store/cbk-query-private.h"

/* Rows with a value to sort by and rows without one are two runs: "after this row" is then one range of the
 * index. */
typedef enum
{
  RUN_VALUES,
  RUN_NOTHING,
  RUN_END,
} CbkRun;

struct _CbkCursor
{
  CbkQuery *query;
  CbkRun run;
  gboolean started;        /* whether the two below are set, in this run */
  sqlite3_value *value;    /* what the last row is sorted by; NULL when rows are sorted by number alone */
  gint64 rid;
};

/* SQLite sorts what holds nothing before everything else. */
static CbkRun
first_run (CbkQuery *query)
{
  return query->sort == NULL || query->descending ? RUN_VALUES : RUN_NOTHING;
}

static CbkRun
next_run (CbkQuery *query, CbkRun run)
{
  if (query->sort == NULL || run != first_run (query))
    return RUN_END;

  return run == RUN_VALUES ? RUN_NOTHING : RUN_VALUES;
}

/**
 * cbk_cursor_new:
 * @query: what is wanted; borrowed, unchanged while the cursor is used. Its limit and offset are not looked
 * at.
 *
 * Returns: (transfer full): a cursor before the first row
 */
CbkCursor *
cbk_cursor_new (CbkQuery *query)
{
  CbkCursor *self = g_new0 (CbkCursor, 1);

  self->query = query;
  self->run = first_run (query);

  return self;
}

void
cbk_cursor_free (CbkCursor *self)
{
  g_clear_pointer (&self->value, sqlite3_value_free);
  g_free (self);
}

/**
 * cbk_cursor_is_done:
 * @self: a cursor
 *
 * Returns: whether it stands behind the last row
 */
gboolean
cbk_cursor_is_done (CbkCursor *self)
{
  return self->run == RUN_END;
}

static GString *
make_sql (CbkCursor *self)
{
  CbkQuery *query = self->query;
  const char *sort = query->sort != NULL ? query->sort->name : NULL;
  const char *direction = query->descending ? "DESC" : "ASC";
  char sign = query->descending ? '<' : '>';
  guint first = query->conditions->len + 1;
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT rid, %s", sort != NULL ? sort : "NULL");
  cbk_query_append_from (query, sql);

  if (sort != NULL)
    g_string_append_printf (sql, " AND %s IS %s", sort, self->run == RUN_NOTHING ? "NULL" : "NOT NULL");

  if (self->started && sort != NULL && self->run == RUN_VALUES)
    g_string_append_printf (sql, " AND (%s, rid) %c (?%u, ?%u)", sort, sign, first, first + 1);
  else if (self->started)
    g_string_append_printf (sql, " AND rid %c ?%u", sign, first + 1);

  if (sort != NULL && self->run == RUN_VALUES)
    g_string_append_printf (sql, " ORDER BY %s %s, rid %s", sort, direction, direction);
  else
    g_string_append_printf (sql, " ORDER BY rid %s", direction);

  g_string_append_printf (sql, " LIMIT ?%u", first + 2);

  return sql;
}

static gboolean
step (CbkCursor *self, CbkSession *session, guint n, GArray *rids, GError **error)
{
  g_autoptr(GString) sql = make_sql (self);
  int first = (int) self->query->conditions->len + 1;
  guint found = 0;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session), sql->str);
  cbk_query_put_values (self->query, &stmt);
  if (self->started && self->value != NULL && stmt.rc == SQLITE_OK)
    stmt.rc = sqlite3_bind_value (stmt.stmt, first, self->value);
  if (self->started)
    cbk_statement_put_int (&stmt, first + 1, self->rid);
  cbk_statement_put_int (&stmt, first + 2, n);

  while (cbk_statement_step (&stmt))
    {
      self->rid = cbk_statement_get_int (&stmt, 0);
      g_array_append_val (rids, self->rid);
      if (++found == n && self->run == RUN_VALUES && self->query->sort != NULL)
        {
          g_clear_pointer (&self->value, sqlite3_value_free);
          self->value = sqlite3_value_dup (sqlite3_column_value (stmt.stmt, 1));
        }
    }

  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  self->started = TRUE;
  if (found < n)
    {
      self->run = next_run (self->query, self->run);
      self->started = FALSE;
      g_clear_pointer (&self->value, sqlite3_value_free);
    }

  return TRUE;
}

/**
 * cbk_cursor_next:
 * @self: a cursor
 * @session: a session on the thread of the caller
 * @n: how many at the most
 * @rids: (element-type gint64): receives the next row numbers
 * @error: any store error
 *
 * Gives fewer than @n only at the end.
 *
 * Returns: whether they could be read
 */
gboolean
cbk_cursor_next (CbkCursor *self, CbkSession *session, guint n, GArray *rids, GError **error)
{
  guint end = rids->len + n;

  while (rids->len < end && self->run != RUN_END)
    if (!step (self, session, end - rids->len, rids, error))
      return FALSE;

  return TRUE;
}
