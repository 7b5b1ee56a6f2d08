/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-wipe.h"

#include "base/cbk-error.h"
#include "store/cbk-store-private.h"
#include "store/cbk-uploads.h"

#include <errno.h>
#include <glib/gstdio.h>

/* A laptop that headquarters blocked keeps nothing that can be read. Its evidence stays, chained and sealed: it says what
 * was done here, may still be sent, and is neither shown nor added to. The seal is in the evidence itself, and on the disk
 * before anything goes. */

#define SEAL "sealed"
#define LOCK_PREFIX "locked:"

typedef struct
{
  CbkStore *store;
  const char *key;
  const char *sentence;   /* NULL takes it away */
  char *found;
  gboolean ok;
  GError *error;
} CbkSealing;

static CbkConnection *
outbox_of (CbkSealing *self)
{
  return cbk_outbox_get_connection (self->store->write_session.outbox);
}

static gboolean
put_sentence (CbkConnection *connection, gpointer data, GError **error)
{
  CbkSealing *self = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      self->sentence != NULL
                        ? "INSERT INTO device (k, v) VALUES (:k, :v) ON CONFLICT (k) DO UPDATE SET v = :v"
                        : "DELETE FROM device WHERE k = :k");
  cbk_statement_bind_text (&stmt, ":k", self->key);
  if (self->sentence != NULL)
    cbk_statement_bind_text (&stmt, ":v", self->sentence);

  return cbk_statement_finish (&stmt, error);
}

/* Drafts are no evidence, and can be read. */
static gboolean
put_seal (CbkConnection *connection, gpointer data, GError **error)
{
  return put_sentence (connection, data, error) && cbk_connection_exec (connection, "DELETE FROM draft", error);
}

gboolean
cbk_session_read_seal (CbkSession *session, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  g_clear_pointer (&session->seal, g_free);
  cbk_statement_init (&stmt, cbk_outbox_get_connection (session->outbox), "SELECT v FROM device WHERE k = '" SEAL "'");
  if (cbk_statement_step (&stmt))
    session->seal = g_strdup (cbk_statement_get_text (&stmt, 0));

  return cbk_statement_finish (&stmt, error);
}

gboolean
cbk_session_check_seal (CbkSession *session, GError **error)
{
  if (session->seal == NULL)
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, session->seal);

  return FALSE;
}

static gboolean
remove_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_remove (path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "%s cannot be removed: %s", path, g_strerror (errno));

  return FALSE;
}

/**
 * cbk_store_remove_cache:
 * @self: a store whose cache is closed
 * @error: %CBK_ERROR_STORAGE
 *
 * Rows, words and what an earlier damage left aside.
 *
 * Returns: whether nothing of it is in the folder any more
 */
gboolean
cbk_store_remove_cache (CbkStore *self, GError **error)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if ((g_str_has_prefix (name, "cache.db") || g_str_has_prefix (name, "cache-damaged-")) &&
        !remove_file (self->folder, name, error))
      return FALSE;

  return TRUE;
}

static gboolean
remove_part (const char *folder, const char *part, GHashTable *waiting, GError **error)
{
  g_autofree char *path = g_build_filename (folder, part, NULL);
  g_autoptr(GDir) files = g_dir_open (path, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *sha256 = g_strconcat (part, name, NULL);

      if (!g_hash_table_contains (waiting, sha256) && !remove_file (path, name, error))
        return FALSE;
    }

  return TRUE;
}

/* What headquarters has not got yet is as much evidence as the outbox. */
static gboolean
remove_blobs (CbkStore *self, GError **error)
{
  g_autoptr(GPtrArray) hashes = cbk_uploads_list_hashes (&self->write_session, error);
  g_autoptr(GHashTable) waiting = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *folder = g_build_filename (self->folder, "blobs", NULL);
  g_autoptr(GDir) parts = g_dir_open (folder, 0, NULL);
  const char *part;

  if (hashes == NULL)
    return FALSE;

  for (guint i = 0; i < hashes->len; i++)
    g_hash_table_add (waiting, hashes->pdata[i]);
  while (parts != NULL && (part = g_dir_read_name (parts)) != NULL)
    if (!remove_part (folder, part, waiting, error))
      return FALSE;

  return cbk_blobs_remove_parts (self->blobs, error);
}

static void
wipe_on_writer (gpointer data, gpointer unused)
{
  CbkSealing *self = data;
  CbkSession *session = &self->store->write_session;

  cbk_session_settle (session);
  self->ok = cbk_connection_transact (outbox_of (self), put_seal, self, &self->error) &&
             cbk_connection_exec (outbox_of (self), "PRAGMA wal_checkpoint(TRUNCATE)", &self->error) &&
             cbk_session_read_seal (session, &self->error);
  if (!self->ok)
    return;

  g_clear_pointer (&session->writer, cbk_cache_free);
  g_clear_pointer (&session->cache, cbk_connection_close);
  self->ok = cbk_store_open_cache (self->store, &self->error) && remove_blobs (self->store, &self->error);
}

static void
close_reader (gpointer store, gpointer unused)
{
  g_clear_pointer (&((CbkStore *) store)->read_session.cache, cbk_connection_close);
}

static gboolean
on_writer (CbkSealing *self, GFunc func, GError **error)
{
  cbk_worker_run (self->store->writer, func, self);
  if (self->error != NULL)
    g_propagate_error (error, self->error);

  return self->ok;
}

/**
 * cbk_store_wipe:
 * @self: a store
 * @sentence: why, for whoever opens it
 * @error: any store error; the seal may hold all the same, and the rest is done at the next opening
 *
 * Waits. Removes rows, words, attachments that headquarters has, and drafts, from the disk; seals the evidence.
 *
 * Returns: whether nothing is left that can be read
 */
gboolean
cbk_store_wipe (CbkStore *self, const char *sentence, GError **error)
{
  CbkSealing sealing = { .store = self, .key = SEAL, .sentence = sentence };
  gboolean ok = on_writer (&sealing, wipe_on_writer, error);

  cbk_worker_run (self->reader, close_reader, self);

  return ok;
}

static void
unseal_on_writer (gpointer data, gpointer unused)
{
  CbkSealing *self = data;
  CbkSession *session = &self->store->write_session;

  self->ok = session->seal == NULL || (cbk_connection_transact (outbox_of (self), put_sentence, self, &self->error) &&
                                       cbk_session_read_seal (session, &self->error) &&
                                       cbk_session_replay (session, &self->error));
}

/**
 * cbk_store_unseal:
 * @self: a store, sealed or not
 * @error: any store error
 *
 * Waits. Headquarters lets this laptop in again: what was done here is shown again, the rest comes with the next pull.
 *
 * Returns: whether it is open now
 */
gboolean
cbk_store_unseal (CbkStore *self, GError **error)
{
  CbkSealing sealing = { .store = self, .key = SEAL };

  return on_writer (&sealing, unseal_on_writer, error);
}

static gboolean
check_seal (CbkSession *session, gpointer unused, GError **error)
{
  return cbk_session_check_seal (session, error);
}

/**
 * cbk_store_check_seal:
 * @self: a store
 * @error: %CBK_ERROR_DENIED with the sentence that it was sealed with
 *
 * Returns: whether people may work with it
 */
gboolean
cbk_store_check_seal (CbkStore *self, GError **error)
{
  return cbk_store_write (self, check_seal, NULL, NULL, error);
}

static void
lock_on_writer (gpointer data, gpointer unused)
{
  CbkSealing *self = data;

  self->ok = cbk_connection_transact (outbox_of (self), put_sentence, self, &self->error);
}

/**
 * cbk_store_lock_user:
 * @self: a store
 * @number: somebody's number
 * @sentence: (nullable): why they are not let in here; %NULL lets them in again
 * @error: any store error
 *
 * Waits. Headquarters does not let this user in any more: neither does this laptop, with or without a network.
 *
 * Returns: whether that is on the disk
 */
gboolean
cbk_store_lock_user (CbkStore *self, const char *number, const char *sentence, GError **error)
{
  g_autofree char *key = g_strconcat (LOCK_PREFIX, number, NULL);
  CbkSealing sealing = { .store = self, .key = key, .sentence = sentence };

  return on_writer (&sealing, lock_on_writer, error);
}

static void
look_on_writer (gpointer data, gpointer unused)
{
  CbkSealing *self = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (self), "SELECT v FROM device WHERE k = :k");
  cbk_statement_bind_text (&stmt, ":k", self->key);
  if (cbk_statement_step (&stmt))
    self->found = g_strdup (cbk_statement_get_text (&stmt, 0));
  self->ok = cbk_statement_finish (&stmt, &self->error);
}

/**
 * cbk_store_check_user:
 * @self: a store
 * @number: somebody's number
 * @error: %CBK_ERROR_DENIED with the sentence that they were locked out with, or any store error
 *
 * Returns: whether they may work here
 */
gboolean
cbk_store_check_user (CbkStore *self, const char *number, GError **error)
{
  g_autofree char *key = g_strconcat (LOCK_PREFIX, number, NULL);
  CbkSealing sealing = { .store = self, .key = key };
  gboolean ok = on_writer (&sealing, look_on_writer, error);

  if (ok && sealing.found != NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, sealing.found);
      ok = FALSE;
    }
  g_free (sealing.found);

  return ok;
}
