/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-db.h"
#include "store/cbk-connection.h"

#include <glib/gstdio.h>

/* Headquarters in one file, by the store's own connection: one writer, readers beside it. */
typedef struct
{
  CbkHqDb parent;
  CbkConnection *connection;
} CbkHqSqlite;

static CbkConnection *
get_connection (CbkHqDb *db)
{
  return ((CbkHqSqlite *) db)->connection;
}

static void
close_db (CbkHqDb *db)
{
  CbkHqSqlite *self = (CbkHqSqlite *) db;

  g_clear_pointer (&self->connection, cbk_connection_close);
  g_free (self);
}

/* A reader begins with its first row and sees that moment until it ends. */
static gboolean
begin (CbkHqDb *db, CbkHqMode mode, GError **error)
{
  return cbk_connection_exec (get_connection (db), mode == CBK_HQ_DB_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static gboolean
commit (CbkHqDb *db, GError **error)
{
  return cbk_connection_exec (get_connection (db), "COMMIT", error);
}

static void
rollback (CbkHqDb *db)
{
  /* A full disk may have rolled back already. */
  if (!sqlite3_get_autocommit (cbk_connection_get_handle (get_connection (db))))
    cbk_connection_exec (get_connection (db), "ROLLBACK", NULL);
}

/* Written anew, page by page, from one moment's view: no lock is held against those who write. */
static gboolean
snapshot (CbkHqDb *db, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "hq.db", NULL);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, get_connection (db), "VACUUM INTO :path");
  cbk_statement_bind_text (&stmt, ":path", path);
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  g_chmod (path, 0600);

  return TRUE;
}

static gboolean
exec (CbkHqDb *db, const char *sql, GError **error)
{
  return cbk_connection_exec (get_connection (db), sql, error);
}

/* What a CbkHqStatement is here. */
typedef struct
{
  CbkStatement parent;
  int last;                  /* the position of the parameter that was bound last */
} CbkHqSqliteStatement;

static void
prepare (CbkHqStatement *statement, const char *sql)
{
  statement->impl = g_new0 (CbkHqSqliteStatement, 1);
  cbk_statement_init (statement->impl, get_connection (statement->db), sql);
}

static void
clear (CbkHqStatement *statement)
{
  cbk_statement_clear (statement->impl);
  g_free (statement->impl);
}

/* They are bound in their order as a rule; among hundreds of rows' a name is found slowly. */
static int
find_parameter (CbkHqSqliteStatement *self, const char *name)
{
  sqlite3_stmt *stmt = self->parent.stmt;
  const char *next = sqlite3_bind_parameter_name (stmt, self->last + 1);

  self->last = g_strcmp0 (next, name) == 0 ? self->last + 1 : sqlite3_bind_parameter_index (stmt, name);
  if (self->last == 0)
    g_error ("There is no parameter %s in %s", name, sqlite3_sql (stmt));

  return self->last;
}

static void
bind (CbkHqStatement *statement, const char *name, CbkHqType type, gconstpointer data, gsize length)
{
  CbkStatement *stmt = statement->impl;
  int at;

  if (stmt->rc != SQLITE_OK)
    return;

  at = find_parameter (statement->impl, name);
  if (type == CBK_HQ_TEXT)
    stmt->rc = sqlite3_bind_text64 (stmt->stmt, at, data, length, SQLITE_TRANSIENT, SQLITE_UTF8);
  else if (type == CBK_HQ_INT)
    stmt->rc = sqlite3_bind_int64 (stmt->stmt, at, *(const gint64 *) data);
  else
    stmt->rc = sqlite3_bind_blob64 (stmt->stmt, at, data, length, SQLITE_TRANSIENT);
}

static gboolean
step (CbkHqStatement *statement)
{
  return cbk_statement_step (statement->impl);
}

static gboolean
finish (CbkHqStatement *statement, GError **error)
{
  return cbk_statement_finish (statement->impl, error);
}

static const void *
column (CbkHqStatement *statement, guint index, gsize *length)
{
  CbkStatement *stmt = statement->impl;
  gboolean is_text = sqlite3_column_type (stmt->stmt, (int) index) == SQLITE_TEXT;
  const void *bytes = is_text ? cbk_statement_get_text (stmt, index) : NULL;

  /* Asked for its text first, so that a zero is behind it. SQLite gives no address for what is there but empty. */
  if (!is_text)
    bytes = cbk_statement_get_blob (stmt, index, length);
  else
    *length = (gsize) sqlite3_column_bytes (stmt->stmt, (int) index);

  return bytes == NULL && !cbk_statement_is_null (stmt, index) ? "" : bytes;
}

static gint64
column_int (CbkHqStatement *statement, guint index)
{
  return cbk_statement_get_int (statement->impl, index);
}

static const CbkHqDbClass sqlite_class = {
  .name = "sqlite",
  .lock = "",
  .share = "",
  .inline_sequencer = TRUE,
  .close = close_db,
  .begin = begin,
  .commit = commit,
  .rollback = rollback,
  .exec = exec,
  .snapshot = snapshot,
  .prepare = prepare,
  .bind = bind,
  .step = step,
  .finish = finish,
  .clear = clear,
  .column = column,
  .column_int = column_int,
};

/**
 * cbk_hq_db_open_sqlite:
 * @path: the file; made when it is not there and @mode writes
 * @mode: what it is for
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): a connection for the calling thread
 */
CbkHqDb *
cbk_hq_db_open_sqlite (const char *path, CbkHqMode mode, GError **error)
{
  CbkConnectionKind kind = mode == CBK_HQ_DB_WRITE ? CBK_CONNECTION_EVIDENCE : CBK_CONNECTION_READ;
  CbkConnection *connection = cbk_connection_open (path, kind, error);
  CbkHqSqlite *self;

  if (connection == NULL)
    return NULL;

  self = g_new0 (CbkHqSqlite, 1);
  self->parent.klass = &sqlite_class;
  self->connection = connection;

  return &self->parent;
}
