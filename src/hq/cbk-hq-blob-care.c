/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "hq/cbk-hq-blobs.h"

/* What nobody asks for has to be looked after too. */

/* A file that comes is made before headquarters commits that it waits for it. */
#define GRACE CBK_HOUR

typedef struct
{
  CbkHqStorage *storage;
  CbkHqBlobFiles files;
  GPtrArray *old;            /* (element-type utf8): ids of uploads */
} CbkHqSweep;

static void
note_part (const char *upload, gint64 touched_at, gpointer data)
{
  CbkHqSweep *self = data;
  gint64 age = cbk_env_now (self->storage->env) - touched_at;
  CbkHqUpload row;
  gboolean found;

  if (age > GRACE && cbk_hq_storage_get_upload (self->storage, upload, &row, &found, NULL) &&
      (!found || age > CBK_HQ_UPLOAD_LIFE))
    g_ptr_array_add (self->old, g_strdup (upload));
}

/**
 * cbk_hq_blobs_sweep:
 * @storage: headquarters
 * @folder: where it keeps its things
 * @ret_n: (out): how many there were
 * @error: any store error
 *
 * Removes what came of files whose rest did not come for %CBK_HQ_UPLOAD_LIFE. Their laptops have them whole, and begin
 * again when they are back.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_blobs_sweep (CbkHqStorage *storage, const char *folder, guint *ret_n, GError **error)
{
  g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  CbkHqSweep self = { storage, { -1 }, old };
  gboolean ok = cbk_hq_blob_files_open (&self.files, folder, error);

  if (ok)
    cbk_hq_part_foreach (&self.files, note_part, &self);

  for (guint i = 0; ok && i < old->len; i++)
    {
      ok = cbk_hq_storage_drop_upload (storage, old->pdata[i], error);
      if (ok)
        cbk_hq_part_remove (&self.files, old->pdata[i]);
    }

  *ret_n = old->len;
  cbk_hq_blob_files_clear (&self.files);

  return ok;
}

typedef struct
{
  CbkHqBlobFiles files;
  const guint8 *digest;
  gboolean dropped;
} CbkHqDrop;

static gboolean
drop_blob (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqDrop *self = data;
  gboolean named, held;

  if (!cbk_hq_storage_lock_blob (storage, self->digest, TRUE, error) ||
      !cbk_hq_is_blob_named (storage, self->digest, &named, error) ||
      !cbk_hq_storage_is_held_back (storage, self->digest, &held, error))
    return FALSE;

  self->dropped = !named && !held;

  return !self->dropped || cbk_hq_storage_drop_blob (storage, self->digest, error);
}

/**
 * cbk_hq_blobs_drop:
 * @storage: headquarters
 * @folder: where it keeps its things
 * @digest: of an attachment
 * @ret_dropped: (out): whether it is gone; it stays when any record names it, or anything that waits for a decision
 * @error: any store error
 *
 * For what the law has erased, after its records are.
 *
 * Returns: whether nothing failed
 */
gboolean
cbk_hq_blobs_drop (CbkHqStorage *storage, const char *folder, const guint8 *digest, gboolean *ret_dropped, GError **error)
{
  CbkHqDrop self = { { -1 }, digest, FALSE };
  gboolean ok = cbk_hq_blob_files_open (&self.files, folder, error);

  if (ok)
    {
      cbk_hq_blob_files_lock (&self.files, TRUE);
      ok = cbk_hq_storage_transact (storage, drop_blob, &self, error) &&
           (!self.dropped || cbk_hq_blob_file_remove (&self.files, digest, error));
    }

  *ret_dropped = ok && self.dropped;
  cbk_hq_blob_files_clear (&self.files);

  return ok;
}

/**
 * cbk_hq_blobs_collect:
 * @storage: headquarters
 * @folder: where it keeps its things
 * @report: (out): how many came to their end; to be cleared
 * @error: any store error
 *
 * Removes attachments that no record has named for %CBK_HQ_BLOB_LIFE since they came. What a record names is kept as
 * long as the record is: retention is decided there.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_blobs_collect (CbkHqStorage *storage, const char *folder, CbkHqBlobReport *report, GError **error)
{
  g_autoptr(GArray) blobs = NULL;

  *report = (CbkHqBlobReport){ .problems = g_string_new (NULL) };
  if (!cbk_hq_storage_list_blobs (storage, cbk_env_now (storage->env) - CBK_HQ_BLOB_LIFE, &blobs, error))
    return FALSE;

  for (guint i = 0; i < blobs->len; i++)
    {
      const CbkHqBlob *blob = &g_array_index (blobs, CbkHqBlob, i);
      gboolean dropped;

      if (!cbk_hq_blobs_drop (storage, folder, blob->digest, &dropped, error))
        return FALSE;

      report->n_files += dropped;
      report->n_bytes += dropped ? blob->size : 0;
    }

  return TRUE;
}

static gboolean
verify_blob (CbkHqStorage *storage, CbkHqBlobFiles *files, const CbkHqBlob *blob, CbkHqBlobReport *report, GError **error)
{
  char name[CBK_SHA256_NAME_SIZE];
  g_autoptr(GError) problem = NULL;
  gboolean whole = cbk_hq_blob_file_check (files, blob->digest, blob->size, &problem);

  report->n_files++;
  report->n_bytes += blob->size;
  cbk_sha256_print_name (blob->digest, name);
  if (!whole)
    g_string_append_printf (report->problems, "The file %s is damaged or gone: %s\n", name, problem->message);

  return cbk_hq_storage_mark_checked (storage, blob->digest, !whole, error);
}

/**
 * cbk_hq_blobs_verify:
 * @storage: headquarters
 * @folder: where it keeps its things
 * @report: (out): to be cleared; damage is no error but in it
 * @error: any store error
 *
 * Reads every attachment and compares it with its name. What is damaged is given to nobody, and taken again from any
 * laptop that offers it.
 *
 * Returns: whether all were looked at
 */
gboolean
cbk_hq_blobs_verify (CbkHqStorage *storage, const char *folder, CbkHqBlobReport *report, GError **error)
{
  g_auto(CbkHqBlobFiles) files = { -1 };
  g_autoptr(GArray) blobs = NULL;
  gboolean ok;

  *report = (CbkHqBlobReport){ .problems = g_string_new (NULL) };
  ok = cbk_hq_blob_files_open (&files, folder, error) && cbk_hq_storage_list_blobs (storage, G_MAXINT64, &blobs, error);
  for (guint i = 0; ok && i < blobs->len; i++)
    ok = verify_blob (storage, &files, &g_array_index (blobs, CbkHqBlob, i), report, error);

  return ok;
}

void
cbk_hq_blob_report_clear (CbkHqBlobReport *self)
{
  if (self->problems != NULL)
    g_string_free (self->problems, TRUE);
  self->problems = NULL;
}
