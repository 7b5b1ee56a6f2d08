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

static void
prepare (CbkHqStatement *statement, const char *sql)
{
  statement->impl = g_new0 (CbkStatement, 1);
  cbk_statement_init (statement->impl, get_connection (statement->db), sql);
}

static void
clear (CbkHqStatement *statement)
{
  cbk_statement_clear (statement->impl);
  g_free (statement->impl);
}

static void
bind (CbkHqStatement *statement, const char *name, CbkHqType type, gconstpointer data, gsize length)
{
  switch (type)
    {
    case CBK_HQ_TEXT:
      cbk_statement_bind_text (statement->impl, name, data);
      break;

    case CBK_HQ_INT:
      cbk_statement_bind_int (statement->impl, name, *(const gint64 *) data);
      break;

    case CBK_HQ_BLOB:
      cbk_statement_bind_blob (statement->impl, name, data, length);
      break;
    }
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
