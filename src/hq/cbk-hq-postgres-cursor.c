/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-postgres-private.h"

#include "hq/cbk-hq-sql.h"

#include <string.h>

/* Types as PostgreSQL's catalogue numbers them (pg_type.dat); they never change. */
#define OID_BYTEA 17
#define OID_INT8 20
#define OID_TEXT 25

void
cbk_hq_plan_free (CbkHqPlan *self)
{
  g_free (self->sql);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static CbkHqPlan *
find_plan (CbkHqPostgres *db, const char *sql)
{
  CbkHqPlan *plan = g_hash_table_lookup (db->plans, sql);

  if (plan != NULL)
    return plan;

  plan = g_new0 (CbkHqPlan, 1);
  plan->names = g_ptr_array_new_with_free_func (g_free);
  plan->sql = cbk_hq_sql_number_parameters (sql, plan->names);
  g_snprintf (plan->name, sizeof plan->name, "p%u", g_hash_table_size (db->plans));
  g_hash_table_insert (db->plans, g_strdup (sql), plan);

  return plan;
}

void
cbk_hq_cursor_prepare (CbkHqStatement *statement, const char *sql)
{
  CbkHqPostgres *db = (CbkHqPostgres *) statement->db;
  CbkHqCursor *self = statement->impl = g_new0 (CbkHqCursor, 1);
  guint n;

  self->db = db;
  if (db->parent.depth == 0)
    cbk_hq_postgres_ensure (db);

  self->plan = find_plan (db, sql);
  n = self->plan->names->len;
  self->types = g_new0 (Oid, n);
  self->values = g_new0 (char *, n);
  self->lengths = g_new0 (int, n);
  g_queue_init (&self->rows);
}

/* They are bound in their order as a rule; among hundreds of rows' a name is found slowly. */
static guint
find_parameter (CbkHqCursor *self, const char *name)
{
  GPtrArray *names = self->plan->names;

  for (guint i = 0; i < names->len; i++)
    {
      guint at = (self->next + i) % names->len;

      if (g_str_equal (names->pdata[at], name))
        {
          self->next = at + 1;
          return at;
        }
    }

  g_error ("There is no parameter %s in %s", name, self->plan->sql);
}

void
cbk_hq_cursor_bind (CbkHqStatement *statement, const char *name, CbkHqType type, gconstpointer data, gsize length)
{
  static const Oid types[] = { [CBK_HQ_TEXT] = OID_TEXT, [CBK_HQ_INT] = OID_INT8, [CBK_HQ_BLOB] = OID_BYTEA };
  CbkHqCursor *self = statement->impl;
  guint i = find_parameter (self, name);

  g_free (self->values[i]);
  self->types[i] = types[type];
  self->lengths[i] = (int) length;
  self->values[i] = data != NULL ? g_malloc (length + 1) : NULL;
  if (data == NULL)
    return;

  if (type == CBK_HQ_INT)
    {
      gint64 value = GINT64_TO_BE (*(const gint64 *) data);

      memcpy (self->values[i], &value, sizeof value);
    }
  else
    memcpy (self->values[i], data, length);
}

static void
send_cursor (CbkHqCursor *self)
{
  CbkHqPostgres *db = self->db;
  int n = (int) self->plan->names->len;
  g_autofree int *formats = g_new (int, MAX (n, 1));

  self->sent = TRUE;
  if (db->failure != NULL)
    return;

  for (int i = 0; i < n; i++)
    formats[i] = 1;

  if (!self->plan->sent)
    {
      if (!PQsendPrepare (db->conn, self->plan->name, self->plan->sql, n, self->types))
        {
          cbk_hq_postgres_lose (db);
          return;
        }
      self->plan->sent = TRUE;
      g_queue_push_tail (&db->sent, self->plan);
    }

  if (PQsendQueryPrepared (db->conn, self->plan->name, n, (const char *const *) self->values, self->lengths, formats, 1))
    g_queue_push_tail (&db->sent, NULL);
  else
    cbk_hq_postgres_lose (db);
}

/* Waits for everything that was sent before; from then on it is this statement whose rows arrive. */
static void
begin_reading (CbkHqCursor *self)
{
  CbkHqPostgres *db = self->db;

  cbk_hq_postgres_keep_read (db);
  send_cursor (self);
  if (db->failure != NULL)
    return;

  /* The server counts a program that sleeps as idle only behind such an end, and then lets go of what it holds. */
  if (!PQpipelineSync (db->conn) || PQflush (db->conn) < 0)
    {
      cbk_hq_postgres_lose (db);
      return;
    }

  db->sync_due = TRUE;
  while (db->sent.length > 1)
    cbk_hq_postgres_take (db);
  if (db->sent.length == 0)
    return;

  g_queue_pop_head (&db->sent);
  PQsetSingleRowMode (db->conn);
  db->reading = self;
}

static void
clear_result (gpointer result)
{
  PQclear (result);
}

gboolean
cbk_hq_cursor_step (CbkHqStatement *statement)
{
  CbkHqCursor *self = statement->impl;

  if (!self->sent)
    begin_reading (self);

  g_clear_pointer (&self->row, clear_result);
  self->row = g_queue_pop_head (&self->rows);
  if (self->row == NULL && self->db->reading == self)
    self->row = cbk_hq_postgres_next_row (self->db);

  return self->row != NULL;
}

gboolean
cbk_hq_cursor_finish (CbkHqStatement *statement, GError **error)
{
  CbkHqCursor *self = statement->impl;

  if (!self->sent)
    {
      send_cursor (self);
      if (self->db->parent.depth == 0)
        cbk_hq_postgres_sync (self->db);
    }
  else if (self->db->reading == self)
    cbk_hq_postgres_end_read (self->db);

  if (self->failure == NULL)
    return cbk_hq_postgres_propagate (self->db, error);

  g_propagate_error (error, g_steal_pointer (&self->failure));

  return FALSE;
}

void
cbk_hq_cursor_clear (CbkHqStatement *statement)
{
  CbkHqCursor *self = statement->impl;

  if (self->db->reading == self)
    cbk_hq_postgres_end_read (self->db);

  for (guint i = 0; i < self->plan->names->len; i++)
    g_free (self->values[i]);
  g_free (self->types);
  g_free (self->values);
  g_free (self->lengths);
  g_clear_pointer (&self->row, clear_result);
  g_queue_clear_full (&self->rows, clear_result);
  g_clear_error (&self->failure);
  g_free (self);
}

const void *
cbk_hq_cursor_column (CbkHqStatement *statement, guint index, gsize *length)
{
  CbkHqCursor *self = statement->impl;

  *length = 0;
  if (self->row == NULL || PQgetisnull (self->row, 0, (int) index))
    return NULL;

  *length = (gsize) PQgetlength (self->row, 0, (int) index);

  return PQgetvalue (self->row, 0, (int) index);
}

/* Whole numbers of any width, highest byte first. */
gint64
cbk_hq_cursor_column_int (CbkHqStatement *statement, guint index)
{
  gsize length;
  const guint8 *bytes = cbk_hq_cursor_column (statement, index, &length);
  gint64 value;

  if (bytes == NULL || length == 0)
    return 0;

  g_return_val_if_fail (length <= sizeof value, 0);
  value = (gint8) bytes[0];
  for (gsize i = 1; i < length; i++)
    value = (gint64) ((guint64) value << 8 | bytes[i]);

  return value;
}
