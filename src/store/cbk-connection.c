/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-connection.h"

#include "base/cbk-bug.h"
#include "base/cbk-error.h"

#define CANCEL_CHECK_OPS 1000
#define MAX_STATEMENTS 600

struct _CbkConnection
{
  sqlite3 *db;
  GHashTable *statements;   /* sql (owned) → sqlite3_stmt (owned) */
  GThread *owner;
  GCancellable *cancellable;
};

/* The one place where SQLite's results become ours. */
static void
set_error (CbkConnection *self, int rc, GError **error)
{
  CbkError code;
  const char *what;

  switch (rc & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
      return;

    case SQLITE_CONSTRAINT:
      code = CBK_ERROR_CONFLICT;
      what = "That is there already, or breaks a rule of the store";
      break;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      code = CBK_ERROR_CORRUPT;
      what = "The file is damaged or is no Casebook store";
      break;

    case SQLITE_FULL:
      code = CBK_ERROR_FULL;
      what = "The disk is full: nothing of this was saved";
      break;

    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      code = CBK_ERROR_READ_ONLY;
      what = "The store's folder cannot be written";
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      code = CBK_ERROR_BUSY;
      what = "Another program is using the store";
      break;

    default:
      code = CBK_ERROR_STORAGE;
      what = "The store failed";
      break;
    }

  g_set_error (error, CBK_ERROR, code, "%s (%s, %d)", what, self->db != NULL ? sqlite3_errmsg (self->db) : "no memory", rc);
}

static int
on_progress_cb (gpointer user_data)
{
  CbkConnection *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
configure (CbkConnection *self, CbkConnectionKind kind, GError **error)
{
  /* What a program wrote and was killed before it got onto the disk is found here when it is opened, and would still go
   * with the next power cut: before anybody relies on it, the checkpoint gets it there. */
  static const char *const pragmas[] = {
    [CBK_CONNECTION_EVIDENCE] = "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA secure_delete = ON;"
                                "PRAGMA wal_checkpoint;",
    [CBK_CONNECTION_CACHE] = "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = NORMAL;"
                             "PRAGMA secure_delete = ON;"
                             "PRAGMA cache_size = -32000;"
                             "PRAGMA temp_store = MEMORY;",
    [CBK_CONNECTION_READ] = "PRAGMA query_only = ON;"
                            "PRAGMA mmap_size = 1073741824;"
                            "PRAGMA cache_size = -16000;"
                            "PRAGMA temp_store = MEMORY;",
  };

  sqlite3_extended_result_codes (self->db, TRUE);
  sqlite3_busy_timeout (self->db, 5000);
  sqlite3_progress_handler (self->db, CANCEL_CHECK_OPS, on_progress_cb, self);

  /* A file that somebody tampered with must not run code of its own through a view or a trigger. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  if (cbk_bug (CBK_BUG_EVIDENCE_NOT_SYNCED) && kind == CBK_CONNECTION_EVIDENCE)
    kind = CBK_CONNECTION_CACHE;
  return cbk_connection_exec (self, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = OFF;", error) &&
         cbk_connection_exec (self, pragmas[kind], error);
}

/**
 * cbk_connection_open:
 * @path: the database file; made when it is not there, unless @kind only reads
 * @kind: what it is for
 * @error: %CBK_ERROR_CORRUPT, %CBK_ERROR_READ_ONLY, %CBK_ERROR_BUSY, %CBK_ERROR_FULL or %CBK_ERROR_STORAGE
 *
 * Returns: (transfer full) (nullable): a connection for the calling thread
 */
CbkConnection *
cbk_connection_open (const char *path, CbkConnectionKind kind, GError **error)
{
  g_autoptr(CbkConnection) self = g_new0 (CbkConnection, 1);
  int flags = SQLITE_OPEN_NOMUTEX |
              (kind == CBK_CONNECTION_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  int rc;

  g_return_val_if_fail (path != NULL, NULL);

  self->owner = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);

  rc = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (rc != SQLITE_OK)
    {
      set_error (self, rc, error);
      return NULL;
    }

  return configure (self, kind, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cbk_connection_close:
 * @self: a connection; all its statements are cleared by now
 */
void
cbk_connection_close (CbkConnection *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_error ("A statement outlives its connection: %s", sqlite3_errmsg (self->db));
  g_free (self);
}

/**
 * cbk_connection_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): stops whatever runs, from any thread; borrowed until the next call
 */
void
cbk_connection_set_cancellable (CbkConnection *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

/**
 * cbk_connection_exec:
 * @self: a connection
 * @sql: one or more statements without values
 * @error: any store error
 *
 * Returns: whether all ran
 */
gboolean
cbk_connection_exec (CbkConnection *self, const char *sql, GError **error)
{
  int rc;

  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    set_error (self, rc, error);

  return rc == SQLITE_OK;
}

/**
 * cbk_connection_transact:
 * @self: a connection that writes, not in a transaction
 * @func: does the work; %FALSE rolls everything back
 * @data: for @func
 * @error: what @func or the commit says
 *
 * The only place where a transaction begins. It begins as a writer: a read transaction cannot safely become one.
 *
 * Returns: whether the work is committed
 */
gboolean
cbk_connection_transact (CbkConnection *self, CbkTransactionFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (sqlite3_get_autocommit (self->db), FALSE);

  if (!cbk_connection_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (func (self, data, error) && cbk_connection_exec (self, "COMMIT", error))
    return TRUE;

  self->cancellable = NULL;
  if (!sqlite3_get_autocommit (self->db))
    cbk_connection_exec (self, "ROLLBACK", NULL);

  return FALSE;
}

/**
 * cbk_connection_get_changes:
 * @self: a connection
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE touched
 */
gint64
cbk_connection_get_changes (CbkConnection *self)
{
  return sqlite3_changes64 (self->db);
}

/**
 * cbk_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle, for its backup and integrity interfaces inside this layer
 */
sqlite3 *
cbk_connection_get_handle (CbkConnection *self)
{
  return self->db;
}

/**
 * cbk_connection_get_library_version:
 *
 * Returns: the version of SQLite that the program runs with
 */
const char *
cbk_connection_get_library_version (void)
{
  return sqlite3_libversion ();
}

/**
 * cbk_connection_query_int:
 * @self: a connection
 * @sql: a query without values whose first column of the first row is the answer
 * @ret_value: (out): 0 when there is no row
 * @error: any store error
 *
 * Returns: whether it could be asked
 */
gboolean
cbk_connection_query_int (CbkConnection *self, const char *sql, gint64 *ret_value, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self, sql);
  *ret_value = cbk_statement_step (&stmt) ? cbk_statement_get_int (&stmt, 0) : 0;

  return cbk_statement_finish (&stmt, error);
}

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

  set_error (self->connection, self->rc, error);

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

/**
 * cbk_connection_dup_folder:
 * @self: a connection
 *
 * Returns: (transfer full): the folder in which its file is
 */
char *
cbk_connection_dup_folder (CbkConnection *self)
{
  return g_path_get_dirname (sqlite3_db_filename (self->db, "main"));
}
