/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-connection-private.h"

#define MAX_STATEMENTS 600

/**
 * cbk_statement_init:
 * @self: to be filled; cbk_statement_clear() or g_auto() when done
 * @connection: the connection
 * @sql: a literal, or a text made of a field table's names; never of values
 */
void
cbk_statement_init (CbkStatement *self, CbkConnection *connection, const char *sql)
{
  g_return_if_fail (connection->owner == g_thread_self ());

  self->connection = connection;
  self->rc = SQLITE_OK;
  self->stmt = g_hash_table_lookup (connection->statements, sql);

  if (self->stmt != NULL && sqlite3_stmt_busy (self->stmt))
    g_error ("A statement is used inside its own loop: %s", sql);

  if (self->stmt != NULL)
    return;

  self->rc = sqlite3_prepare_v3 (connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->stmt, NULL);
  if (self->rc == SQLITE_OK && g_hash_table_size (connection->statements) < MAX_STATEMENTS)
    g_hash_table_insert (connection->statements, g_strdup (sql), self->stmt);
}

/**
 * cbk_statement_clear:
 * @self: a statement, in any state
 */
void
cbk_statement_clear (CbkStatement *self)
{
  sqlite3_stmt *stmt = g_steal_pointer (&self->stmt);

  if (stmt == NULL)
    return;

  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);

  /* Past the limit statements are not kept; a caller that makes ever new texts must not fill the memory. */
  if (g_hash_table_lookup (self->connection->statements, sqlite3_sql (stmt)) != stmt)
    sqlite3_finalize (stmt);
}

/**
 * cbk_statement_reset:
 * @self: a statement that has run
 *
 * Makes it ready to run again; values stay bound.
 */
void
cbk_statement_reset (CbkStatement *self)
{
  if (self->stmt != NULL)
    sqlite3_reset (self->stmt);
  if (self->rc == SQLITE_DONE || self->rc == SQLITE_ROW)
    self->rc = SQLITE_OK;
}

static int
parameter (CbkStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);

  if (index == 0)
    g_error ("No parameter %s in: %s", name, sqlite3_sql (self->stmt));

  return index;
}

void
cbk_statement_put_text (CbkStatement *self, int index, const char *value)
{
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT);
}

void
cbk_statement_put_int (CbkStatement *self, int index, gint64 value)
{
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_bind_int64 (self->stmt, index, value);
}

void
cbk_statement_put_null (CbkStatement *self, int index)
{
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_bind_null (self->stmt, index);
}

/* What is no id is stored as nothing: every id that gets here was checked at the door. */
void
cbk_statement_put_id (CbkStatement *self, int index, const char *id)
{
  guint8 bytes[CBK_ID_BYTES];

  if (self->rc != SQLITE_OK)
    return;

  if (cbk_id_to_bytes (id, bytes))
    self->rc = sqlite3_bind_blob (self->stmt, index, bytes, sizeof bytes, SQLITE_TRANSIENT);
  else
    self->rc = sqlite3_bind_null (self->stmt, index);
}

void
cbk_statement_bind_text (CbkStatement *self, const char *name, const char *value)
{
  if (self->rc == SQLITE_OK)
    cbk_statement_put_text (self, parameter (self, name), value);
}

void
cbk_statement_bind_int (CbkStatement *self, const char *name, gint64 value)
{
  if (self->rc == SQLITE_OK)
    cbk_statement_put_int (self, parameter (self, name), value);
}

void
cbk_statement_bind_id (CbkStatement *self, const char *name, const char *id)
{
  if (self->rc == SQLITE_OK)
    cbk_statement_put_id (self, parameter (self, name), id);
}

void
cbk_statement_bind_blob (CbkStatement *self, const char *name, gconstpointer data, gsize length)
{
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_bind_blob64 (self->stmt, parameter (self, name), data, length, SQLITE_TRANSIENT);
}

/**
 * cbk_statement_step:
 * @self: a statement
 *
 * Returns: whether there is a row to read
 */
gboolean
cbk_statement_step (CbkStatement *self)
{
  if (self->rc != SQLITE_OK && self->rc != SQLITE_ROW)
    return FALSE;

  self->rc = sqlite3_step (self->stmt);

  return self->rc == SQLITE_ROW;
}

/**
 * cbk_statement_finish:
 * @self: a statement; run when it has not been
 * @error: the first failure since cbk_statement_init()
 *
 * Returns: whether everything went well
 */
gboolean
cbk_statement_finish (CbkStatement *self, GError **error)
{
  if (self->rc == SQLITE_OK)
    cbk_statement_step (self);

  if (self->rc == SQLITE_DONE || self->rc == SQLITE_ROW)
    return TRUE;

  cbk_connection_set_error (self->connection, self->rc, error);

  return FALSE;
}

/* What a column gives is good until the next step. */
const char *
cbk_statement_get_text (CbkStatement *self, guint column)
{
  return (const char *) sqlite3_column_text (self->stmt, (int) column);
}

gint64
cbk_statement_get_int (CbkStatement *self, guint column)
{
  return sqlite3_column_int64 (self->stmt, (int) column);
}

gboolean
cbk_statement_is_null (CbkStatement *self, guint column)
{
  return sqlite3_column_type (self->stmt, (int) column) == SQLITE_NULL;
}

const void *
cbk_statement_get_blob (CbkStatement *self, guint column, gsize *length)
{
  const void *data = sqlite3_column_blob (self->stmt, (int) column);

  *length = (gsize) sqlite3_column_bytes (self->stmt, (int) column);

  return data;
}

gboolean
cbk_statement_get_id (CbkStatement *self, guint column, char text[CBK_ID_LENGTH + 1])
{
  gsize length;
  const guint8 *bytes = cbk_statement_get_blob (self, column, &length);

  if (bytes == NULL || length != CBK_ID_BYTES)
    return FALSE;

  cbk_id_from_bytes (bytes, text);

  return TRUE;
}
