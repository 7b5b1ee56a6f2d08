/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-postgres-private.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-sql.h"

#include <string.h>

/* How often a lost database is called again before the caller is told, and the first wait between, which doubles. */
#define CONNECT_TRIES 4
#define CONNECT_WAIT (100 * 1000)

/* Whoever makes records beside others: one for each headquarters in a database. */
#define MAKERS_LOCK "1128418129, hashtext (current_schema ())"

/* The place of whoever numbers changes: the same. */
#define LEADER_LOCK "1128418128, hashtext (current_schema ())"
#define LEADER_HOLDS                                                                                                   \
  "locktype = 'advisory' AND granted AND classid = 1128418128 AND objsubid = 2 "                                       \
  "AND CAST (objid AS BIGINT) = (CAST (hashtext (current_schema ()) AS BIGINT) & 4294967295) "        \
  "AND database = (SELECT oid FROM pg_database WHERE datname = current_database ())"

static CbkHqPostgres *
get_self (CbkHqDb *db)
{
  return (CbkHqPostgres *) db;
}

static void
close_db (CbkHqDb *db)
{
  CbkHqPostgres *self = get_self (db);

  g_clear_pointer (&self->conn, PQfinish);
  g_queue_clear (&self->sent);
  g_hash_table_unref (self->plans);
  g_clear_error (&self->failure);
  g_free (self->url);
  g_free (self->schema);
  g_free (self);
}

/* A commit whose wait for the standby was cut short is on this machine alone: a failover loses it. The message is in the
 * server's language, the name of what says it is not (syncrep.c). */
static void
on_notice_cb (void *data, const PGresult *notice)
{
  CbkHqPostgres *self = data;
  const char *where = PQresultErrorField (notice, PG_DIAG_SOURCE_FUNCTION);

  if (g_strcmp0 (where, "SyncRepWaitForLSN") == 0)
    self->alone = TRUE;
}

/* What stands in the address goes before what is said here; what has to be so stands behind it. */
static PGconn *
dial (CbkHqPostgres *self)
{
  const char *names[] = { "application_name", "connect_timeout", "tcp_user_timeout", "keepalives_idle",
                          "target_session_attrs", "dbname", "client_encoding", NULL };
  const char *values[] = { "casebook-hq", "5", "20000", "10", self->mode == CBK_HQ_DB_WRITE ? "read-write" : "any",
                           self->url, "UTF8", NULL };

  return PQconnectdbParams (names, values, 1);
}

static void
forget_plan (gpointer sql, gpointer plan, gpointer unused)
{
  ((CbkHqPlan *) plan)->sent = FALSE;
}

/* Whatever the server is set to, what is answered is on the disk, and on the standby where there is one. Every statement
 * of ours goes by an index; said aloud, because a plan made while a table is small is kept when it has grown. It is made
 * once, whatever the values are, by how many rows are looked at: pages cost nothing, or all of a small table would be cheaper
 * than a few of its rows. And it is never compiled: what is avoided has a price that makes the server think that a plan is
 * worth a tenth of a second of its compiler. A program that sleeps in the middle of its work lets go of what it holds:
 * others may wait for the same row, a counter's for one. */
static void
set_up (CbkHqPostgres *self)
{
  static const char *const settings[] = { "SET synchronous_commit TO on", "SET enable_seqscan TO off",
                                          "SET enable_hashjoin TO off", "SET enable_mergejoin TO off",
                                          "SET plan_cache_mode TO force_generic_plan", "SET seq_page_cost TO 0",
                                          "SET random_page_cost TO 0", "SET jit TO off",
                                          "SET idle_in_transaction_session_timeout TO '5s'" };
  g_autofree char *path = g_strdup_printf ("SET search_path TO %s", self->schema);

  PQsetNoticeReceiver (self->conn, on_notice_cb, self);
  PQenterPipelineMode (self->conn);
  g_hash_table_foreach (self->plans, forget_plan, NULL);
  cbk_hq_postgres_send (self, path);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    cbk_hq_postgres_send (self, settings[i]);
  cbk_hq_postgres_sync (self);
}

static void
connect_again (CbkHqPostgres *self)
{
  for (guint i = 0; i < CONNECT_TRIES; i++)
    {
      if (i > 0)
        g_usleep ((gulong) CONNECT_WAIT << (i - 1));

      self->conn = dial (self);
      if (PQstatus (self->conn) == CONNECTION_OK)
        {
          set_up (self);
          return;
        }

      if (i == CONNECT_TRIES - 1)
        g_printerr ("casebook-hq: %s", PQerrorMessage (self->conn));
      g_clear_pointer (&self->conn, PQfinish);
    }

  self->failure = g_error_new_literal (CBK_ERROR, CBK_ERROR_BUSY, "Headquarters' database cannot be reached at the moment");
}

/* A new beginning: there is a connection as far as one can know, and no failure. The first look takes in what a server
 * that ended said, the second that it ended. */
gboolean
cbk_hq_postgres_ensure (CbkHqPostgres *self)
{
  g_clear_error (&self->failure);
  cbk_hq_postgres_keep_read (self);
  if (self->conn != NULL && (!PQconsumeInput (self->conn) || !PQconsumeInput (self->conn)))
    cbk_hq_postgres_lose (self);

  g_clear_error (&self->failure);
  self->parent.again = FALSE;
  if (self->conn == NULL)
    connect_again (self);

  return self->failure == NULL;
}

static gboolean
begin (CbkHqDb *db, CbkHqMode mode, GError **error)
{
  CbkHqPostgres *self = get_self (db);

  self->alone = FALSE;
  if (cbk_hq_postgres_ensure (self))
    cbk_hq_postgres_send (self, mode == CBK_HQ_DB_WRITE ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

  return cbk_hq_postgres_propagate (self, error);
}

static gboolean
commit (CbkHqDb *db, GError **error)
{
  CbkHqPostgres *self = get_self (db);

  cbk_hq_postgres_keep_read (self);
  if (self->failure == NULL)
    {
      self->committing = TRUE;
      cbk_hq_postgres_send (self, "COMMIT");
      cbk_hq_postgres_sync (self);
      self->committing = FALSE;
    }

  if (self->failure == NULL && self->alone)
    self->failure = g_error_new_literal (CBK_ERROR, CBK_ERROR_BUSY,
                                         "Headquarters' second database did not say that it has this; it will be sent again");

  return cbk_hq_postgres_propagate (self, error);
}

static void
rollback (CbkHqDb *db)
{
  CbkHqPostgres *self = get_self (db);

  cbk_hq_postgres_sync (self);
  if (self->conn != NULL && PQtransactionStatus (self->conn) != PQTRANS_IDLE)
    {
      cbk_hq_postgres_send (self, "ROLLBACK");
      cbk_hq_postgres_sync (self);
    }
  if (self->conn != NULL && PQtransactionStatus (self->conn) != PQTRANS_IDLE)
    cbk_hq_postgres_lose (self);
}

/* After a failure the server takes nothing but the way back to before it; what may go well when all is done again is not
 * forgotten by that. */
static gboolean
exec (CbkHqDb *db, const char *sql, GError **error)
{
  CbkHqPostgres *self = get_self (db);
  g_autoptr(GPtrArray) statements = cbk_hq_sql_split (sql);
  g_autoptr(GError) before = NULL;

  if (db->depth == 0)
    cbk_hq_postgres_ensure (self);
  cbk_hq_postgres_sync (self);
  if (self->conn == NULL)
    return cbk_hq_postgres_propagate (self, error);

  before = g_steal_pointer (&self->failure);
  for (guint i = 0; i < statements->len; i++)
    {
      g_autofree char *statement = cbk_hq_sql_translate (statements->pdata[i]);

      cbk_hq_postgres_send (self, statement);
    }
  cbk_hq_postgres_sync (self);

  if (before != NULL && (self->failure != NULL || db->again))
    {
      g_clear_error (&self->failure);
      self->failure = g_steal_pointer (&before);
    }

  return cbk_hq_postgres_propagate (self, error);
}

static gboolean
snapshot (CbkHqDb *db, const char *folder, GError **error)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE,
                       "This headquarters is in PostgreSQL: its database is backed up by PostgreSQL's own programs");

  return FALSE;
}

static gboolean
ask_one (CbkHqDb *db, const char *sql, gboolean *ret_yes, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, db, sql);
  *ret_yes = cbk_hq_statement_step (&stmt) && cbk_hq_statement_get_int (&stmt, 0) != 0;

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
elect (CbkHqDb *db, gboolean depose, gboolean *ret_elected, GError **error)
{
  gboolean deposed;

  *ret_elected = FALSE;
  if (depose && !ask_one (db, "SELECT count (pg_terminate_backend (pid)) FROM pg_locks WHERE " LEADER_HOLDS, &deposed, error))
    return FALSE;

  return ask_one (db, "SELECT CAST (pg_try_advisory_lock (" LEADER_LOCK ") AS INTEGER)", ret_elected, error) &&
         (!*ret_elected || cbk_hq_db_exec (db, "SET statement_timeout TO 0", error));
}

/* Nothing comes back: it is sent, and what is asked behind it is asked when it holds. */
static gboolean
await_makers (CbkHqDb *db, gboolean alone, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, db, alone ? "SELECT pg_advisory_xact_lock (" MAKERS_LOCK ")"
                                          : "SELECT pg_advisory_xact_lock_shared (" MAKERS_LOCK ")");

  return cbk_hq_statement_finish (&stmt, error);
}

static const CbkHqDbClass postgres_class = {
  .name = "postgresql",
  .lock = " FOR UPDATE",
  .share = " FOR SHARE",
  .inline_sequencer = FALSE,
  .extra = "/uk/wmp2020/Casebook/hq/hq-postgresql.sql",
  .close = close_db,
  .begin = begin,
  .commit = commit,
  .rollback = rollback,
  .exec = exec,
  .snapshot = snapshot,
  .elect = elect,
  .await_makers = await_makers,
  .prepare = cbk_hq_cursor_prepare,
  .bind = cbk_hq_cursor_bind,
  .step = cbk_hq_cursor_step,
  .finish = cbk_hq_cursor_finish,
  .clear = cbk_hq_cursor_clear,
  .column = cbk_hq_cursor_column,
  .column_int = cbk_hq_cursor_column_int,
};

static gboolean
is_name (const char *schema)
{
  if (!g_ascii_islower (*schema))
    return FALSE;

  return strspn (schema, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (schema) && strlen (schema) < 64;
}

/**
 * cbk_hq_db_open_postgres:
 * @url: as libpq reads it: "postgresql://…", or "host=… dbname=…"
 * @schema: where in that database; small letters, digits and "_"
 * @mode: what it is for; one that writes finds the server that can among several
 * @error: %CBK_ERROR_INVALID for the schema's name, or %CBK_ERROR_BUSY when nobody answers
 *
 * Returns: (transfer full) (nullable): a connection for one thread at a time; it is opened again when it was lost
 */
CbkHqDb *
cbk_hq_db_open_postgres (const char *url, const char *schema, CbkHqMode mode, GError **error)
{
  CbkHqPostgres *self;

  if (!is_name (schema))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no name for a schema: small letters, digits and _", schema);
      return NULL;
    }

  self = g_new0 (CbkHqPostgres, 1);
  self->parent.klass = &postgres_class;
  self->mode = mode;
  self->url = g_strdup (url);
  self->schema = g_strdup (schema);
  self->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cbk_hq_plan_free);
  g_queue_init (&self->sent);
  if (cbk_hq_postgres_ensure (self))
    return &self->parent;

  g_propagate_error (error, g_steal_pointer (&self->failure));
  close_db (&self->parent);

  return NULL;
}
