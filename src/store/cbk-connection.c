/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-connection-private.h"

#include "base/cbk-bug.h"
#include "base/cbk-error.h"

#define CANCEL_CHECK_OPS 1000

/* The one place where SQLite's results become ours. */
void
cbk_connection_set_error (CbkConnection *self, int rc, GError **error)
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
      cbk_connection_set_error (self, rc, error);
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
    cbk_connection_set_error (self, rc, error);

  return rc == SQLITE_OK;
}

/**
 * cbk_connection_set_gatherer:
 * @self: a connection that writes
 * @finish: (nullable): writes, just before a commit, what was put off until then
 * @forget: (nullable): called after a rollback: what was put off is not to be written
 * @data: for both
 */
void
cbk_connection_set_gatherer (CbkConnection *self, CbkTransactionFunc finish, GDestroyNotify forget, gpointer data)
{
  self->finish = finish;
  self->forget = forget;
  self->data = data;
}

static gboolean
roll_back (CbkConnection *self)
{
  self->gathering = FALSE;
  self->cancellable = NULL;
  if (!sqlite3_get_autocommit (self->db))
    cbk_connection_exec (self, "ROLLBACK", NULL);
  if (self->forget != NULL)
    self->forget (self->data);

  return FALSE;
}

/* After some failures SQLite rolls back by itself. */
static gboolean
is_open (CbkConnection *self, GError **error)
{
  if (!sqlite3_get_autocommit (self->db))
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STORAGE, "What was to be written was undone by a failure");

  return FALSE;
}

/**
 * cbk_connection_gather:
 * @self: a connection that writes
 * @func: does the work; %FALSE rolls back all that was gathered since the last commit
 * @data: for @func
 * @error: what @func says
 *
 * Like cbk_connection_transact(), but what was done is committed by cbk_connection_settle() only, together with what is
 * gathered until then; other connections do not see it before. It begins as a writer: a read transaction cannot safely
 * become one.
 *
 * Returns: whether the work is done
 */
gboolean
cbk_connection_gather (CbkConnection *self, CbkTransactionFunc func, gpointer data, GError **error)
{
  if (!self->gathering && !cbk_connection_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->gathering = TRUE;

  return (is_open (self, error) && func (self, data, error)) || roll_back (self);
}

/**
 * cbk_connection_settle:
 * @self: a connection that writes
 * @error: what the commit says; then all that was gathered is rolled back
 *
 * Returns: whether nothing is left that waits to be committed
 */
gboolean
cbk_connection_settle (CbkConnection *self, GError **error)
{
  if (!self->gathering)
    return TRUE;

  if (!is_open (self, error) || (self->finish != NULL && !self->finish (self, self->data, error)) ||
      !cbk_connection_exec (self, "COMMIT", error))
    return roll_back (self);

  self->gathering = FALSE;

  return TRUE;
}

/**
 * cbk_connection_transact:
 * @self: a connection that writes, not in a transaction
 * @func: does the work; %FALSE rolls everything back
 * @data: for @func
 * @error: what @func or the commit says
 *
 * Returns: whether the work is committed
 */
gboolean
cbk_connection_transact (CbkConnection *self, CbkTransactionFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (!self->gathering, FALSE);

  return cbk_connection_gather (self, func, data, error) && cbk_connection_settle (self, error);
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
