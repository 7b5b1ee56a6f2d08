/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-db.h"

#include "base/cbk-bug.h"
#include "base/cbk-error.h"
#include "hq/cbk-hq-resource.h"
#include "hq/cbk-hq-sql.h"

#include <string.h>

#define CBK_HQ_VERSION 1
#define SAVEPOINT_SIZE 48
#define MAX_RUNS 6
#define MAX_ROWS 64

/* The connection. */

void
cbk_hq_db_close (CbkHqDb *self)
{
  self->klass->close (self);
}

/**
 * cbk_hq_db_exec:
 * @self: a connection
 * @sql: statements without values
 * @error: any store error
 *
 * Returns: whether all ran
 */
gboolean
cbk_hq_db_exec (CbkHqDb *self, const char *sql, GError **error)
{
  return self->klass->exec (self, sql, error);
}

/**
 * cbk_hq_db_snapshot:
 * @self: a database, outside a transaction
 * @folder: where there is no copy of it yet
 * @error: %CBK_ERROR_FULL, or any store error
 *
 * Puts a copy of one moment there, beside which others go on reading and writing.
 *
 * Returns: whether it is there
 */
gboolean
cbk_hq_db_snapshot (CbkHqDb *self, const char *folder, GError **error)
{
  return self->klass->snapshot (self, folder, error);
}

static gboolean
transact_inside (CbkHqDb *self, CbkHqDbFunc func, gpointer data, GError **error)
{
  char begin[SAVEPOINT_SIZE], keep[SAVEPOINT_SIZE], undo[2 * SAVEPOINT_SIZE];
  gboolean ok;

  g_snprintf (begin, sizeof begin, "SAVEPOINT s%u", self->depth);
  g_snprintf (keep, sizeof keep, "RELEASE SAVEPOINT s%u", self->depth);
  g_snprintf (undo, sizeof undo, "ROLLBACK TO SAVEPOINT s%u; RELEASE SAVEPOINT s%u", self->depth, self->depth);

  if (!cbk_hq_db_exec (self, begin, error))
    return FALSE;

  self->depth++;
  ok = func (self, data, error) && cbk_hq_db_exec (self, keep, error);
  self->depth--;
  if (!ok)
    cbk_hq_db_exec (self, undo, NULL);

  return ok;
}

static gboolean
transact_once (CbkHqDb *self, CbkHqMode mode, CbkHqDbFunc func, gpointer data, GError **error)
{
  gboolean ok;

  if (!self->klass->begin (self, mode, error))
    return FALSE;

  self->mode = mode;
  self->depth = 1;
  ok = func (self, data, error) && (self->klass->commit (self, error) || cbk_bug (CBK_BUG_ACK_BEFORE_COMMIT));
  self->depth = 0;
  if (!ok)
    self->klass->rollback (self);

  return ok;
}

/**
 * cbk_hq_db_transact:
 * @self: a connection
 * @mode: what the outermost one is for
 * @func: does the work; what it did before it returned %FALSE never happened
 * @data: for @func
 * @error: what @func or the commit says
 *
 * A durable transaction; inside another one a part of it that can be undone alone. Where others were in its way, or the
 * database was changed for another before anything was kept, all of it is done again, a few times at the most.
 *
 * Returns: whether the work is kept
 */
gboolean
cbk_hq_db_transact (CbkHqDb *self, CbkHqMode mode, CbkHqDbFunc func, gpointer data, GError **error)
{
  if (self->depth > 0)
    return transact_inside (self, func, data, error);

  for (guint run = 1;; run++)
    {
      g_autoptr(GError) local_error = NULL;

      self->again = FALSE;
      if (transact_once (self, mode, func, data, &local_error))
        return TRUE;

      if (self->again && run < MAX_RUNS)
        continue;

      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
}

static gboolean
read_version (CbkHqDb *self, gint64 *ret_version, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self, "SELECT max(version) FROM layout");
  *ret_version = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
run_resource (CbkHqDb *self, const char *path, GError **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (cbk_hq_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL && cbk_hq_db_exec (self, g_bytes_get_data (bytes, NULL), error);
}

/* Several programs may be started at once after an update: the first one does it, the others wait for that. */
static gboolean
apply_migrations (CbkHqDb *self, gpointer unused, GError **error)
{
  gint64 version;

  if (!cbk_hq_db_exec (self, "UPDATE layout SET version = version", error) || !read_version (self, &version, error))
    return FALSE;

  for (int i = (int) version + 1; i <= CBK_HQ_VERSION; i++)
    {
      g_autofree char *path = g_strdup_printf ("/uk/wmp2020/Casebook/hq/hq-%03d.sql", i);
      g_autofree char *note = g_strdup_printf ("INSERT INTO layout (version) VALUES (%d)", i);

      if (!run_resource (self, path, error) || !cbk_hq_db_exec (self, note, error))
        return FALSE;
    }

  return self->klass->extra == NULL || run_resource (self, self->klass->extra, error);
}

/**
 * cbk_hq_db_migrate:
 * @self: a connection that writes
 * @make: whether there may be nothing yet, and nothing else
 * @error: %CBK_ERROR_NEWER, %CBK_ERROR_CONFLICT when @make finds a headquarters, or any store error
 *
 * Brings the tables to what this program knows, in one transaction.
 *
 * Returns: whether they are
 */
gboolean
cbk_hq_db_migrate (CbkHqDb *self, gboolean make, GError **error)
{
  gint64 version;

  if (!cbk_hq_db_exec (self, "CREATE TABLE IF NOT EXISTS layout (version INTEGER NOT NULL)", error) ||
      !read_version (self, &version, error))
    return FALSE;

  if (version > CBK_HQ_VERSION)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NEWER,
                           "This headquarters was written by a newer Casebook. Nothing was changed; please update the program");
      return FALSE;
    }

  if (make && version > 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CONFLICT, "There is a headquarters here already");
      return FALSE;
    }

  return version == CBK_HQ_VERSION || cbk_hq_db_transact (self, CBK_HQ_DB_WRITE, apply_migrations, NULL, error);
}

/* Statements. */

/**
 * cbk_hq_statement_init:
 * @self: to be filled; g_auto() when done
 * @db: the connection
 * @sql: a literal; never a text made of values
 */
void
cbk_hq_statement_init (CbkHqStatement *self, CbkHqDb *db, const char *sql)
{
  self->db = db;
  db->klass->prepare (self, sql);
}

void
cbk_hq_statement_clear (CbkHqStatement *self)
{
  if (self->impl != NULL)
    self->db->klass->clear (self);
  self->impl = NULL;
}

/**
 * cbk_hq_statement_step:
 * @self: a statement
 *
 * Returns: whether there is a row to read
 */
gboolean
cbk_hq_statement_step (CbkHqStatement *self)
{
  return self->db->klass->step (self);
}

/**
 * cbk_hq_statement_finish:
 * @self: a statement; run when it has not been
 * @error: any store error
 *
 * Returns: whether nothing went wrong that is known so far; the commit tells the rest
 */
gboolean
cbk_hq_statement_finish (CbkHqStatement *self, GError **error)
{
  return self->db->klass->finish (self, error);
}

void
cbk_hq_statement_bind_text (CbkHqStatement *self, const char *name, const char *value)
{
  self->db->klass->bind (self, name, CBK_HQ_TEXT, value, value != NULL ? strlen (value) : 0);
}

void
cbk_hq_statement_bind_int (CbkHqStatement *self, const char *name, gint64 value)
{
  self->db->klass->bind (self, name, CBK_HQ_INT, &value, sizeof value);
}

void
cbk_hq_statement_bind_blob (CbkHqStatement *self, const char *name, gconstpointer data, gsize length)
{
  self->db->klass->bind (self, name, CBK_HQ_BLOB, data, length);
}

/* What is no id is stored as nothing: every id that gets here was checked at the door. */
void
cbk_hq_statement_bind_id (CbkHqStatement *self, const char *name, const char *id)
{
  guint8 bytes[CBK_ID_BYTES];
  gboolean valid = id != NULL && cbk_id_to_bytes (id, bytes);

  cbk_hq_statement_bind_blob (self, name, valid ? bytes : NULL, valid ? sizeof bytes : 0);
}

/* (nullable): lasts until the next step. */
const char *
cbk_hq_statement_get_text (CbkHqStatement *self, guint column)
{
  gsize length;

  return self->db->klass->column (self, column, &length);
}

/* 0 for a null value. */
gint64
cbk_hq_statement_get_int (CbkHqStatement *self, guint column)
{
  return self->db->klass->column_int (self, column);
}

gboolean
cbk_hq_statement_is_null (CbkHqStatement *self, guint column)
{
  gsize length;

  return self->db->klass->column (self, column, &length) == NULL;
}

gboolean
cbk_hq_statement_get_id (CbkHqStatement *self, guint column, char text[CBK_ID_LENGTH + 1])
{
  gsize length;
  const void *bytes = self->db->klass->column (self, column, &length);

  *text = '\0';
  if (bytes == NULL || length != CBK_ID_BYTES)
    return FALSE;

  cbk_id_from_bytes (bytes, text);

  return TRUE;
}

const void *
cbk_hq_statement_get_blob (CbkHqStatement *self, guint column, gsize *length)
{
  return self->db->klass->column (self, column, length);
}

/* Zeros, and %FALSE, when the column does not hold just @length bytes. */
gboolean
cbk_hq_statement_copy_hash (CbkHqStatement *self, guint column, guint8 *hash, gsize length)
{
  gsize found;
  const void *bytes = self->db->klass->column (self, column, &found);

  memset (hash, 0, length);
  if (bytes == NULL || found != length)
    return FALSE;

  memcpy (hash, bytes, length);

  return TRUE;
}

/* Many rows in one statement: the same text on every database, in a few sizes, so that each is prepared once. */

/**
 * cbk_hq_statement_init_rows:
 * @self: to be filled; g_auto() when done
 * @db: the connection
 * @sql: a literal with one part between two "@", cbk_hq_sql_repeat()
 * @n_rows: what cbk_hq_rows_at_once() said
 */
void
cbk_hq_statement_init_rows (CbkHqStatement *self, CbkHqDb *db, const char *sql, guint n_rows)
{
  g_autofree char *text = cbk_hq_sql_repeat (sql, n_rows);

  cbk_hq_statement_init (self, db, text);
}

/* The largest power of two that is left, up to 64. */
guint
cbk_hq_rows_at_once (guint n_left)
{
  guint n = MAX_ROWS;

  while (n > n_left && n > 1)
    n /= 2;

  return n;
}

/* ":id" in the third row is ":id2". */
const char *
cbk_hq_row_name (char name[CBK_HQ_NAME_SIZE], const char *parameter, guint row)
{
  g_snprintf (name, CBK_HQ_NAME_SIZE, "%s%u", parameter, row);

  return name;
}
