/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-store-private.h"

#include "base/cbk-error.h"
#include "model/cbk-record-search.h"
#include "store/cbk-blobs.h"
#include "store/cbk-salvage.h"
#include "store/cbk-schema.h"
#include "store/cbk-sync-scopes.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

G_DEFINE_FINAL_TYPE (CbkStore, cbk_store, G_TYPE_OBJECT)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
path_of (CbkStore *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gboolean
make_folder (CbkStore *self, GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0700) == 0)
    return TRUE;

  g_set_error (error, CBK_ERROR, errno == ENOSPC ? CBK_ERROR_FULL : CBK_ERROR_READ_ONLY,
               "The folder %s cannot be made: %s", self->folder, g_strerror (errno));

  return FALSE;
}

/**
 * cbk_store_lock_folder:
 * @folder: a store's folder
 * @error: %CBK_ERROR_BUSY, %CBK_ERROR_READ_ONLY or %CBK_ERROR_FULL
 *
 * Two programs on one store would each number the same mutations. The lock goes with the process, however it ends.
 *
 * Returns: a file to be closed when done, -1 when the lock cannot be had
 */
int
cbk_store_lock_folder (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock < 0)
    {
      g_set_error (error, CBK_ERROR, errno == ENOSPC ? CBK_ERROR_FULL : CBK_ERROR_READ_ONLY,
                   "The folder %s cannot be written: %s", folder, g_strerror (errno));
      return -1;
    }

  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;

  close (lock);
  g_set_error (error, CBK_ERROR, CBK_ERROR_BUSY, "Another program has the store %s open; close it and try again", folder);

  return -1;
}

static gboolean
set_search_version (CbkConnection *connection, gpointer writer, GError **error)
{
  char text[12];

  g_snprintf (text, sizeof text, "%d", CBK_SEARCH_VERSION);

  return cbk_cache_reindex (writer, error) && cbk_cache_set_state (connection, "search_version", text, error);
}

static gboolean
renew_indexes (CbkSession *session, GError **error)
{
  g_autofree char *version = NULL;

  if (!cbk_cache_get_state (session->cache, "search_version", &version, error))
    return FALSE;

  return (version != NULL && atoi (version) == CBK_SEARCH_VERSION) ||
         cbk_connection_transact (session->cache, set_search_version, session->writer, error);
}

/* Of a sealed store the cache is empty, whatever was there. */
gboolean
cbk_store_open_cache (CbkStore *self, GError **error)
{
  CbkSession *session = &self->write_session;
  g_autofree char *path = path_of (self, "cache.db");

  if (session->seal != NULL && !cbk_store_remove_cache (self, error))
    return FALSE;

  session->cache = cbk_connection_open (path, CBK_CONNECTION_CACHE, error);
  if (session->cache == NULL || !cbk_schema_migrate_cache (session->cache, error))
    return FALSE;

  session->writer = cbk_cache_new (session->cache);
  if (!cbk_sync_resume_load (session, error) || !cbk_sync_take_up (session, error))
    return FALSE;

  return renew_indexes (session, error) && cbk_sync_finish_purges (session, error) &&
         (session->seal != NULL || cbk_session_replay (session, error));
}

static void
close_session (CbkSession *session)
{
  if (session->n_gathered > 0)
    cbk_session_settle (session);
  g_clear_pointer (&session->writer, cbk_cache_free);
  g_clear_pointer (&session->cache, cbk_connection_close);
  g_clear_pointer (&session->outbox, cbk_outbox_close);
  g_clear_pointer (&session->committed, g_ptr_array_unref);
  g_clear_pointer (&session->seal, g_free);
}

/* A damaged cache loses nothing: it is put aside and made again from the evidence; the rest comes from headquarters. */
static gboolean
rebuild_cache (CbkStore *self, GError **error)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_pointer (&self->write_session.writer, cbk_cache_free);
  g_clear_pointer (&self->write_session.cache, cbk_connection_close);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("cache.db", endings[i], NULL);
      g_autofree char *aside = g_strdup_printf ("cache-damaged-%" G_GINT64_FORMAT ".db%s", cbk_env_now (self->env), endings[i]);
      g_autofree char *from = path_of (self, name);
      g_autofree char *to = path_of (self, aside);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_READ_ONLY, "The damaged cache cannot be put aside: %s", g_strerror (errno));
          return FALSE;
        }
    }

  self->notice = g_strdup ("The local copy was damaged and was made again from what was saved on this laptop. "
                           "The rest comes back from headquarters.");

  return cbk_store_open_cache (self, error);
}

static gboolean
open_writer (CbkStore *self, GError **error)
{
  g_autofree char *path = path_of (self, "outbox.db");
  g_autoptr(GError) local_error = NULL;

  self->write_session.env = self->env;
  self->write_session.committed = g_ptr_array_new_with_free_func (g_free);
  if (!cbk_salvage_finish (self->folder, error))
    return FALSE;

  self->write_session.outbox = cbk_outbox_open (path, self->env, error);
  if (self->write_session.outbox == NULL || !cbk_session_read_seal (&self->write_session, error))
    return FALSE;

  if (cbk_store_open_cache (self, &local_error))
    return TRUE;

  if (g_error_matches (local_error, CBK_ERROR, CBK_ERROR_CORRUPT))
    return rebuild_cache (self, error);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

typedef struct
{
  CbkStore *store;
  gboolean ok;
  GError *error;
} CbkOpening;

static void
open_on_writer (gpointer data, gpointer unused)
{
  CbkOpening *opening = data;

  opening->ok = open_writer (opening->store, &opening->error) &&
                cbk_lease_read (&opening->store->lease, &opening->store->write_session, FALSE, &opening->error);
  if (!opening->ok)
    close_session (&opening->store->write_session);
}

static void
close_on_thread (gpointer session, gpointer unused)
{
  close_session (session);
}

static void
cbk_store_finalize (GObject *object)
{
  CbkStore *self = CBK_STORE (object);

  /* A task may drop the last reference on a worker thread, which cannot join itself: close comes first. */
  g_assert (self->writer == NULL && self->reader == NULL && self->lock < 0);

  cbk_lease_clear (&self->lease);
  g_clear_pointer (&self->blobs, cbk_blobs_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (cbk_store_parent_class)->finalize (object);
}

static void
cbk_store_class_init (CbkStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_store_finalize;

  /**
   * CbkStore::committed:
   * @ids: (element-type utf8): the records that were made or changed
   *
   * Emitted in the main context in which the store was opened, after each piece of work that saved something.
   */
  signals[COMMITTED] = g_signal_new ("committed", CBK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_PTR_ARRAY);
}

static void
cbk_store_init (CbkStore *self)
{
  self->lock = -1;
  cbk_lease_init (&self->lease);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * cbk_store_open:
 * @folder: where the store is; made when it is not there
 * @env: time and chance; borrowed, outlives the store
 * @error: %CBK_ERROR_BUSY, %CBK_ERROR_NEWER, %CBK_ERROR_CORRUPT (the evidence), %CBK_ERROR_READ_ONLY, %CBK_ERROR_FULL...
 *
 * Opens the two files, brings them to this program's version, and repairs what a crash left between them. Blocks: a
 * window opens it on a thread of its own.
 *
 * Returns: (transfer full) (nullable): the store; cbk_store_close() before the last reference goes
 */
CbkStore *
cbk_store_open (const char *folder, const CbkEnv *env, GError **error)
{
  g_autoptr(CbkStore) self = g_object_new (CBK_TYPE_STORE, NULL);
  CbkOpening opening = { .store = self };

  self->folder = g_strdup (folder);
  self->env = env;

  if (!make_folder (self, error) || (self->lock = cbk_store_lock_folder (self->folder, error)) < 0)
    return NULL;

  self->blobs = cbk_blobs_new (self->folder, error);
  if (self->blobs == NULL)
    {
      cbk_store_close (self);
      return NULL;
    }
  self->write_session.blobs = self->read_session.blobs = self->blobs;

  self->writer = cbk_worker_new ("cbk-writer");
  cbk_worker_run (self->writer, open_on_writer, &opening);
  if (!opening.ok)
    {
      cbk_store_close (self);
      g_propagate_error (error, opening.error);
      return NULL;
    }

  self->reader = cbk_worker_new ("cbk-reader");

  return g_steal_pointer (&self);
}

/**
 * cbk_store_close:
 * @self: a store
 *
 * Does what is queued, ends both threads, and lets other programs at the store. Harmless when closed already.
 */
void
cbk_store_close (CbkStore *self)
{
  g_return_if_fail (CBK_IS_STORE (self));

  if (self->reader != NULL)
    {
      cbk_worker_run (self->reader, close_on_thread, &self->read_session);
      cbk_worker_stop (self->reader);
      g_clear_object (&self->reader);
    }

  if (self->writer != NULL)
    {
      cbk_worker_run (self->writer, close_on_thread, &self->write_session);
      cbk_worker_stop (self->writer);
      g_clear_object (&self->writer);
    }

  /* Not left to the last reference: an answer that nobody fetched yet may hold one. */
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

const char *
cbk_store_get_folder (CbkStore *self)
{
  return self->folder;
}

/**
 * cbk_store_get_blobs:
 * @self: a store
 *
 * Returns: (transfer none): the attachments, for any thread
 */
CbkBlobs *
cbk_store_get_blobs (CbkStore *self)
{
  return self->blobs;
}

/**
 * cbk_store_get_notice:
 * @self: a store
 *
 * Returns: (nullable): what the user should be told about how it opened
 */
const char *
cbk_store_get_notice (CbkStore *self)
{
  return self->notice;
}

/* On the thread of the store's context: tells whoever listens what was saved. */
void
cbk_store_emit_committed (CbkStore *self, GPtrArray *ids)
{
  g_signal_emit (self, signals[COMMITTED], 0, ids);
}
