/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-known.h"
#include "hq/cbk-hq-sequencer.h"

#include <errno.h>
#include <string.h>

void
cbk_hq_device_free (CbkHqDevice *self)
{
  g_free (self->name);
  g_free (self);
}

void
cbk_hq_mutation_free (CbkHqMutation *self)
{
  g_free (self->payload);
  g_free (self->sent_by);
  g_free (self->result);
  g_free (self);
}

void
cbk_hq_record_free (CbkHqRecord *self)
{
  g_free (self->doc);
  g_free (self->fver);
  g_clear_pointer (&self->scopes, g_array_unref);
  g_free (self);
}

void
cbk_hq_user_free (CbkHqUser *self)
{
  g_free (self->number);
  g_free (self->name);
  g_free (self->roles);
  if (self->password != NULL)
    memset (self->password, 0, strlen (self->password));
  g_free (self->password);
  g_free (self);
}

void
cbk_hq_session_free (CbkHqSession *self)
{
  g_free (self->number);
  g_free (self);
}

typedef struct
{
  CbkHqStorage *storage;
  CbkHqFunc func;
  gpointer data;
} CbkHqWork;

/* Where nobody else writes beside it, a transaction numbers what it changed before it commits. */
static gboolean
run_write (CbkHqDb *db, gpointer data, GError **error)
{
  CbkHqWork *work = data;

  return work->func (work->storage, work->data, error) &&
         (!db->klass->inline_sequencer || db->depth > 1 || cbk_hq_sequence_all (work->storage, error));
}

static gboolean
run_read (CbkHqDb *db, gpointer data, GError **error)
{
  CbkHqWork *work = data;

  return work->func (work->storage, work->data, error);
}

/**
 * cbk_hq_storage_transact:
 * @self: a storage that writes
 * @func: does the work; when it returns %FALSE, nothing of it is kept
 * @data: for @func
 * @error: what @func or the commit says
 *
 * Durable when it returns %TRUE, unless it is inside another one: then it is durable with that one.
 *
 * Returns: whether the work is kept
 */
gboolean
cbk_hq_storage_transact (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error)
{
  CbkHqWork work = { self, func, data };
  gboolean ok = cbk_hq_db_transact (self->db, CBK_HQ_DB_WRITE, run_write, &work, error);

  if (!ok)
    cbk_hq_known_forget (self);
  if (ok && self->db->depth == 0 && self->bell != NULL)
    cbk_hq_bell_ring (self->bell);

  return ok;
}

/**
 * cbk_hq_storage_read:
 * @self: a storage
 * @func: reads; all that it reads is of one moment
 * @data: for @func
 * @error: what @func says
 *
 * Returns: whether it went well
 */
gboolean
cbk_hq_storage_read (CbkHqStorage *self, CbkHqFunc func, gpointer data, GError **error)
{
  CbkHqWork work = { self, func, data };

  return cbk_hq_db_transact (self->db, CBK_HQ_DB_READ, run_read, &work, error);
}

/**
 * cbk_hq_storage_begin_epoch:
 * @self: a storage, in a transaction
 * @reason: why the numbers of changes may not go on from what laptops have seen
 * @error: any store error
 *
 * From the next opening on it is another headquarters: laptops send again what it has not, and compare by digest.
 *
 * Returns: whether it begins
 */
gboolean
cbk_hq_storage_begin_epoch (CbkHqStorage *self, gpointer reason, GError **error)
{
  char epoch[CBK_ID_LENGTH + 1];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_id_init (epoch, self->env);
  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO store (n, epoch, created, reason, head) "
                         "VALUES ((SELECT count(*) + 1 FROM store), :epoch, :now, :reason, "
                         "(SELECT coalesce(max(seq), 0) FROM change WHERE seq IS NOT NULL))");
  cbk_hq_statement_bind_text (&stmt, ":epoch", epoch);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  cbk_hq_statement_bind_text (&stmt, ":reason", reason);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
read_epoch (CbkHqStorage *self, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT epoch FROM store ORDER BY n DESC LIMIT 1");
  if (cbk_hq_statement_step (&stmt))
    self->epoch = g_strdup (cbk_hq_statement_get_text (&stmt, 0));
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  if (self->epoch == NULL)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The headquarters in this folder was never finished");

  return self->epoch != NULL;
}

static CbkHqStorage *
open_db (const char *folder, const CbkEnv *env, CbkHqMode mode, gboolean make, GError **error)
{
  g_autoptr(CbkHqStorage) self = g_new0 (CbkHqStorage, 1);

  self->env = env;
  self->folder = g_strdup (folder);
  self->db = cbk_hq_site_open (folder, mode, make, error);
  if (self->db == NULL || (mode == CBK_HQ_DB_WRITE && !cbk_hq_db_migrate (self->db, make, error)) ||
      (make && !cbk_hq_storage_transact (self, cbk_hq_storage_begin_epoch, (gpointer) "made", error)) || !read_epoch (self, error))
    return NULL;

  if (!self->db->klass->inline_sequencer)
    self->bell = cbk_hq_bell_new (folder);

  return g_steal_pointer (&self);
}

/**
 * cbk_hq_storage_open:
 * @folder: where headquarters keeps its things
 * @env: time and chance; borrowed, outlives the storage
 * @mode: whether it writes
 * @error: %CBK_ERROR_NOT_FOUND, or any store error
 *
 * Returns: (transfer full) (nullable): the storage, for the calling thread
 */
CbkHqStorage *
cbk_hq_storage_open (const char *folder, const CbkEnv *env, CbkHqMode mode, GError **error)
{
  return open_db (folder, env, mode, FALSE, error);
}

/**
 * cbk_hq_storage_make:
 * @folder: where headquarters is to keep its things
 * @site: (nullable): the database that it is to be in; %NULL for a file in @folder
 * @env: time and chance; borrowed, outlives the storage
 * @error: %CBK_ERROR_CONFLICT when there is one already, or any store error
 *
 * Returns: (transfer full) (nullable): the storage, for the calling thread
 */
CbkHqStorage *
cbk_hq_storage_make (const char *folder, const CbkHqSite *site, const CbkEnv *env, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_READ_ONLY, "The folder %s cannot be made: %s", folder, g_strerror (errno));
      return NULL;
    }

  if (site != NULL && !cbk_hq_site_write (folder, site, error))
    return NULL;

  return open_db (folder, env, CBK_HQ_DB_WRITE, TRUE, error);
}

void
cbk_hq_storage_close (CbkHqStorage *self)
{
  g_clear_pointer (&self->db, cbk_hq_db_close);
  g_free (self->folder);
  g_clear_pointer (&self->bell, cbk_hq_bell_free);
  g_free (self->epoch);
  g_free (self);
}
