/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-sqlite-private.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-resource.h"
#include "model/cbk-merge.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define CBK_HQ_VERSION 1

typedef struct
{
  CbkHqStorage *storage;
  CbkHqFunc func;
  gpointer data;
} CbkHqWork;

static gboolean
run_work (CbkConnection *connection, gpointer data, GError **error)
{
  CbkHqWork *work = data;

  return work->func (work->storage, work->data, error);
}

static gboolean
transact (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error)
{
  CbkHqWork work = { self, func, data };

  return cbk_connection_transact (cbk_hq_sqlite_connection (self), run_work, &work, error);
}

static gboolean
attempt (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error)
{
  CbkConnection *connection = cbk_hq_sqlite_connection (self);

  if (!cbk_connection_exec (connection, "SAVEPOINT attempt", error))
    return FALSE;

  if (func (self, data, error))
    return cbk_connection_exec (connection, "RELEASE attempt", error);

  cbk_connection_exec (connection, "ROLLBACK TO attempt; RELEASE attempt", NULL);

  return FALSE;
}

static void
copy_hash (CbkStatement *stmt, guint column, guint8 hash[CBK_HASH_BYTES])
{
  gsize length;
  const void *bytes = cbk_statement_get_blob (stmt, column, &length);

  memset (hash, 0, CBK_HASH_BYTES);
  if (bytes != NULL && length == CBK_HASH_BYTES)
    memcpy (hash, bytes, CBK_HASH_BYTES);
}

static gboolean
get_device (CbkHqStorage *self, const char *id, CbkHqDevice **ret_device, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_device = NULL;
  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "SELECT name, incarnation, last_dseq, last_hash, blocked FROM device WHERE device = :device");
  cbk_statement_bind_id (&stmt, ":device", id);
  if (cbk_statement_step (&stmt))
    {
      CbkHqDevice *device = *ret_device = g_new0 (CbkHqDevice, 1);

      g_strlcpy (device->device, id, sizeof device->device);
      device->name = g_strdup (cbk_statement_get_text (&stmt, 0));
      device->incarnation = cbk_statement_get_int (&stmt, 1);
      device->last_dseq = cbk_statement_get_int (&stmt, 2);
      copy_hash (&stmt, 3, device->last_hash);
      device->blocked = cbk_statement_get_int (&stmt, 4) != 0;
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
put_device (CbkHqStorage *self, const CbkHqDevice *device, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "INSERT INTO device (device, name, incarnation, last_dseq, last_hash, blocked, seen_at) "
                      "VALUES (:device, :name, :incarnation, :dseq, :hash, :blocked, :now) "
                      "ON CONFLICT (device) DO UPDATE SET name = :name, incarnation = :incarnation, last_dseq = :dseq, "
                      "last_hash = :hash, blocked = :blocked, seen_at = :now");
  cbk_statement_bind_id (&stmt, ":device", device->device);
  cbk_statement_bind_text (&stmt, ":name", device->name);
  cbk_statement_bind_int (&stmt, ":incarnation", device->incarnation);
  cbk_statement_bind_int (&stmt, ":dseq", device->last_dseq);
  cbk_statement_bind_blob (&stmt, ":hash", device->last_hash, CBK_HASH_BYTES);
  cbk_statement_bind_int (&stmt, ":blocked", device->blocked);
  cbk_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_statement_finish (&stmt, error);
}

static gboolean
mark_fork (CbkHqStorage *self, const char *device, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self), "UPDATE device SET forked_at = :now WHERE device = :device");
  cbk_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  cbk_statement_bind_id (&stmt, ":device", device);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
get_mutation (CbkHqStorage *self, const char *mid, CbkHqMutation **ret_mutation, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_mutation = NULL;
  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "SELECT device, dseq, hash, status, result FROM mutation WHERE mid = :mid");
  cbk_statement_bind_id (&stmt, ":mid", mid);
  if (cbk_statement_step (&stmt))
    {
      CbkHqMutation *mutation = *ret_mutation = g_new0 (CbkHqMutation, 1);

      g_strlcpy (mutation->mid, mid, sizeof mutation->mid);
      cbk_statement_get_id (&stmt, 0, mutation->device);
      mutation->dseq = cbk_statement_get_int (&stmt, 1);
      copy_hash (&stmt, 2, mutation->hash);
      mutation->status = (int) cbk_statement_get_int (&stmt, 3);
      mutation->result = g_strdup (cbk_statement_get_text (&stmt, 4));
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
find_held (CbkHqStorage *self, const char *txn, gboolean *ret_held, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "SELECT 1 FROM mutation WHERE txn = :txn AND status IN (:conflict, :quarantined) LIMIT 1");
  cbk_statement_bind_id (&stmt, ":txn", txn);
  cbk_statement_bind_int (&stmt, ":conflict", CBK_CUSTODY_CONFLICT);
  cbk_statement_bind_int (&stmt, ":quarantined", CBK_CUSTODY_QUARANTINED);
  *ret_held = cbk_statement_step (&stmt);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
put_mutation (CbkHqStorage *self, const CbkHqMutation *mutation, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "INSERT INTO mutation (mid, device, dseq, hash, payload, txn, sent_by, at_hq, status, result) "
                      "VALUES (:mid, :device, :dseq, :hash, :payload, :txn, :sent_by, :now, :status, :result)");
  cbk_statement_bind_id (&stmt, ":mid", mutation->mid);
  cbk_statement_bind_id (&stmt, ":device", mutation->device);
  cbk_statement_bind_int (&stmt, ":dseq", mutation->dseq);
  cbk_statement_bind_blob (&stmt, ":hash", mutation->hash, CBK_HASH_BYTES);
  cbk_statement_bind_text (&stmt, ":payload", mutation->payload);
  cbk_statement_bind_id (&stmt, ":txn", mutation->txn);
  cbk_statement_bind_text (&stmt, ":sent_by", mutation->sent_by);
  cbk_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  cbk_statement_bind_int (&stmt, ":status", mutation->status);
  cbk_statement_bind_text (&stmt, ":result", mutation->result);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
put_conflict (CbkHqStorage *self,
              const char *cid,
              const CbkHqMutation *mutation,
              const char *type,
              const char *id,
              const char *fields,
              GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "INSERT INTO conflict (cid, type, id, mid, fields, opened_at) "
                      "VALUES (:cid, :type, :id, :mid, :fields, :now)");
  cbk_statement_bind_id (&stmt, ":cid", cid);
  cbk_statement_bind_text (&stmt, ":type", type);
  cbk_statement_bind_id (&stmt, ":id", id);
  cbk_statement_bind_id (&stmt, ":mid", mutation->mid);
  cbk_statement_bind_text (&stmt, ":fields", fields);
  cbk_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_statement_finish (&stmt, error);
}

static void
close_sqlite (CbkHqStorage *self)
{
  CbkHqSqlite *sqlite = (CbkHqSqlite *) self;

  g_clear_pointer (&sqlite->connection, cbk_connection_close);
  g_free (self->epoch);
  g_free (sqlite);
}

static gboolean
migrate (CbkConnection *connection, gpointer version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", CBK_HQ_VERSION);

  for (int i = (int) *(gint64 *) version + 1; i <= CBK_HQ_VERSION; i++)
    {
      g_autofree char *path = g_strdup_printf ("/uk/wmp2020/Casebook/hq/hq-%03d.sql", i);
      g_autoptr(GBytes) bytes = g_resource_lookup_data (cbk_hq_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (bytes == NULL || !cbk_connection_exec (connection, g_bytes_get_data (bytes, NULL), error))
        return FALSE;
    }

  return cbk_connection_exec (connection, sql, error);
}

static gboolean
check_version (CbkConnection *connection, gboolean make, GError **error)
{
  gint64 version;

  if (!cbk_connection_query_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version > CBK_HQ_VERSION)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NEWER,
                           "This headquarters was written by a newer Casebook. Nothing was changed; please update the program");
      return FALSE;
    }

  if (make && version > 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CONFLICT, "There is a headquarters in this folder already");
      return FALSE;
    }

  return version == CBK_HQ_VERSION || cbk_connection_transact (connection, migrate, &version, error);
}

static gboolean
add_epoch (CbkHqStorage *self, gpointer data, GError **error)
{
  char epoch[CBK_ID_LENGTH + 1];
  g_auto(CbkStatement) stmt = { 0 };

  cbk_id_init (epoch, self->env);
  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "INSERT INTO store (epoch, created, reason) VALUES (:epoch, :now, 'made')");
  cbk_statement_bind_text (&stmt, ":epoch", epoch);
  cbk_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_epoch (CbkHqStorage *self, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self), "SELECT epoch FROM store ORDER BY n DESC LIMIT 1");
  if (cbk_statement_step (&stmt))
    self->epoch = g_strdup (cbk_statement_get_text (&stmt, 0));
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  if (self->epoch == NULL)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The headquarters in this folder was never finished");

  return self->epoch != NULL;
}

static const CbkHqStorage functions = {
  .close = close_sqlite,
  .transact = transact,
  .attempt = attempt,
  .get_device = get_device,
  .put_device = put_device,
  .mark_fork = mark_fork,
  .get_mutation = get_mutation,
  .find_held = find_held,
  .put_mutation = put_mutation,
  .put_conflict = put_conflict,
  .get_record = cbk_hq_sqlite_get_record,
  .put_record = cbk_hq_sqlite_put_record,
  .list_own = cbk_hq_sqlite_list_own,
  .find_scope = cbk_hq_sqlite_find_scope,
  .get_head = cbk_hq_sqlite_get_head,
  .read_feed = cbk_hq_sqlite_read_feed,
  .get_user = cbk_hq_sqlite_get_user,
  .put_user = cbk_hq_sqlite_put_user,
  .put_session = cbk_hq_sqlite_put_session,
  .get_session = cbk_hq_sqlite_get_session,
  .verify = cbk_hq_sqlite_verify,
};

static gboolean
check_folder (const char *folder, const char *path, gboolean make, GError **error)
{
  if (make && g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_READ_ONLY, "The folder %s cannot be made: %s", folder, g_strerror (errno));
      return FALSE;
    }

  if (!make && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND,
                   "There is no headquarters in %s; make one with: casebook-hq init %s", folder, folder);
      return FALSE;
    }

  return TRUE;
}

/**
 * cbk_hq_sqlite_open:
 * @folder: where headquarters keeps its things
 * @env: time and chance; borrowed, outlives the storage
 * @make: whether it is to be made; otherwise it has to be there
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_CONFLICT when it is to be made and is there, or any store error
 *
 * Headquarters in one SQLite file: the writer numbers changes inside the transaction that makes them.
 *
 * Returns: (transfer full) (nullable): the storage, for the calling thread
 */
CbkHqStorage *
cbk_hq_sqlite_open (const char *folder, const CbkEnv *env, gboolean make, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "hq.db", NULL);
  CbkHqSqlite *sqlite = g_new0 (CbkHqSqlite, 1);
  g_autoptr(CbkHqStorage) self = &sqlite->parent;

  *self = functions;
  self->env = env;

  if (!check_folder (folder, path, make, error) ||
      !(sqlite->connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, error)) ||
      !check_version (sqlite->connection, make, error) || (make && !transact (self, add_epoch, NULL, error)) ||
      !read_epoch (self, error))
    return NULL;

  g_chmod (path, 0600);

  return g_steal_pointer (&self);
}
