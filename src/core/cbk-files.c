/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-files-private.h"

#include "base/cbk-error.h"
#include "core/cbk-reading.h"
#include "store/cbk-uploads.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

void
cbk_file_free (CbkFile *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->sentence);
  g_free (self);
}

void
cbk_files_waiting_clear (CbkFilesWaiting *self)
{
  g_clear_pointer (&self->sentences, g_ptr_array_unref);
}

static gboolean
list_uploads (CbkSession *session, gpointer data, GError **error)
{
  *(GPtrArray **) data = cbk_uploads_list (session, error);

  return *(GPtrArray **) data != NULL;
}

static char *
describe_upload (const CbkUpload *upload)
{
  g_autofree char *done = g_format_size ((guint64) upload->offset);
  g_autofree char *all = g_format_size ((guint64) upload->size);

  if (upload->alarm != CBK_UPLOAD_ALARM_NONE)
    return g_strdup (cbk_upload_alarm_describe (upload->alarm));

  if (upload->offset == 0)
    return g_strdup_printf ("waits to be sent to headquarters (%s)", all);

  return g_strdup_printf ("is on its way, headquarters has %s of %s", done, all);
}

static const CbkUpload *
find_upload (GPtrArray *uploads, const char *sha256)
{
  for (guint i = 0; i < uploads->len; i++)
    if (g_str_equal (((CbkUpload *) uploads->pdata[i])->sha256, sha256))
      return uploads->pdata[i];

  return NULL;
}

static CbkFile *
make_file (CbkWorkspace *self, CbkRecord *record, GPtrArray *uploads)
{
  const char *sha256 = cbk_record_get_text (record, "sha256");
  const CbkUpload *upload = find_upload (uploads, sha256);
  gint64 size = cbk_record_get_int (record, "size");
  CbkFile *file = g_new0 (CbkFile, 1);

  file->id = g_strdup (record->id);
  file->name = g_strdup (cbk_record_get_text (record, "name"));
  file->sha256 = g_strdup (sha256);
  file->size = size != CBK_INT_UNSET ? size : 0;
  if (upload != NULL)
    {
      file->state = upload->alarm != CBK_UPLOAD_ALARM_NONE ? CBK_FILE_STATE_ALARM : CBK_FILE_STATE_WAITS;
      file->sentence = describe_upload (upload);
    }
  else if (cbk_blobs_has (cbk_store_get_blobs (cbk_workspace_get_store (self)), sha256))
    {
      file->state = CBK_FILE_STATE_SAFE;
      file->sentence = g_strdup ("is here and with headquarters");
    }
  else
    {
      file->state = CBK_FILE_STATE_ELSEWHERE;
      file->sentence = g_strdup ("is not on this laptop; headquarters is asked for it when it is wanted");
    }

  return file;
}

/**
 * cbk_workspace_list_files:
 * @self: a workspace with a user
 * @subject: (nullable): the id of the record that they are with; %NULL for all
 * @error: any store error
 *
 * Waits.
 *
 * Returns: (transfer full) (element-type CbkFile) (nullable): the files that the user may know of
 */
GPtrArray *
cbk_workspace_list_files (CbkWorkspace *self, const char *subject, GError **error)
{
  g_autofree char *condition = subject != NULL ? g_strconcat ("subject_id=", subject, NULL) : NULL;
  const char *conditions[] = { condition, NULL };
  CbkListing listing = { .type = "media_file", .conditions = conditions, .limit = -1 };
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_file_free);
  g_autoptr(GPtrArray) uploads = NULL;
  g_autoptr(GPtrArray) records = cbk_workspace_list (self, &listing, error);

  if (records == NULL || !cbk_store_write (cbk_workspace_get_store (self), list_uploads, &uploads, NULL, error))
    return NULL;

  for (guint i = 0; i < records->len; i++)
    if (cbk_record_get_text (records->pdata[i], "sha256") != NULL)
      g_ptr_array_add (files, make_file (self, records->pdata[i], uploads));

  return g_steal_pointer (&files);
}

static gboolean
write_out (GInputStream *from, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) to = g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, error);

  if (to == NULL)
    return FALSE;

  if (g_output_stream_splice (G_OUTPUT_STREAM (to), from, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) >= 0)
    return TRUE;

  g_unlink (path);

  return FALSE;
}

/**
 * cbk_workspace_get_file:
 * @self: a workspace with a user
 * @id: of the record of a file
 * @reason: (nullable): why, where one is asked for
 * @path: (nullable): where a copy of it is to be; nothing there is written over. %NULL only has it here
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): stops it; what came is kept
 * @error: %CBK_ERROR_NOT_FOUND when headquarters has not got it yet, %CBK_ERROR_CORRUPT, %CBK_ERROR_DENIED,
 *   %G_IO_ERROR_HOST_UNREACHABLE, %G_IO_ERROR_EXISTS...
 *
 * Waits. Opening the record is a consultation. The file comes from headquarters when it is not here, and its content is
 * compared with its hash before anybody gets it.
 *
 * Returns: whether it is there
 */
gboolean
cbk_workspace_get_file (CbkWorkspace *self,
                        const char *id,
                        const char *reason,
                        const char *path,
                        CbkProgressFunc progress,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  CbkBlobs *blobs = cbk_store_get_blobs (cbk_workspace_get_store (self));
  g_autoptr(CbkRecord) record = cbk_workspace_open_record (self, "media_file", id, reason, error);
  const char *sha256 = record != NULL ? cbk_record_get_text (record, "sha256") : NULL;
  g_autoptr(GInputStream) content = NULL;

  if (record == NULL)
    return FALSE;

  if (sha256 == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no file with this record");
      return FALSE;
    }

  if (!cbk_blobs_has (blobs, sha256) &&
      !cbk_workspace_fetch (self, sha256, cbk_record_get_int (record, "size"), progress, data, cancellable, error))
    return FALSE;

  content = cbk_blobs_open (blobs, sha256, cancellable, error);

  return content != NULL && (path == NULL || write_out (content, path, cancellable, error));
}

/**
 * cbk_workspace_verify_files:
 * @self: a workspace with a user
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: only what is no damage
 *
 * Waits; as long as reading all files takes.
 *
 * Returns: (transfer full) (element-type CbkFile) (nullable): the files that are here or should be; those that are not
 *   what they were have an alarm
 */
GPtrArray *
cbk_workspace_verify_files (CbkWorkspace *self,
                            CbkProgressFunc progress,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  CbkBlobs *blobs = cbk_store_get_blobs (cbk_workspace_get_store (self));
  g_autoptr(GPtrArray) files = cbk_workspace_list_files (self, NULL, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      CbkFile *file = files->pdata[i];
      g_autoptr(GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      if (progress != NULL)
        progress (_("Checking files"), i, files->len, data);
      if (file->state == CBK_FILE_STATE_ELSEWHERE || cbk_blobs_check (blobs, file->sha256, cancellable, &problem))
        continue;

      file->state = CBK_FILE_STATE_ALARM;
      g_free (file->sentence);
      file->sentence = g_strdup (cbk_upload_alarm_describe (g_error_matches (problem, CBK_ERROR, CBK_ERROR_CORRUPT)
                                                            ? CBK_UPLOAD_ALARM_CHANGED : CBK_UPLOAD_ALARM_GONE));
    }

  return g_steal_pointer (&files);
}

/**
 * cbk_workspace_get_waiting:
 * @self: a workspace, with or without a user
 * @waiting: (out): to be cleared
 * @error: any store error
 *
 * Waits.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_workspace_get_waiting (CbkWorkspace *self, CbkFilesWaiting *waiting, GError **error)
{
  g_autoptr(GPtrArray) uploads = NULL;

  *waiting = (CbkFilesWaiting){ .sentences = g_ptr_array_new_with_free_func (g_free) };
  if (!cbk_store_write (cbk_workspace_get_store (self), list_uploads, &uploads, NULL, error))
    return FALSE;

  for (guint i = 0; i < uploads->len; i++)
    {
      const CbkUpload *upload = uploads->pdata[i];
      g_autofree char *what = describe_upload (upload);

      waiting->n_waiting++;
      waiting->n_bytes += upload->size - upload->offset;
      waiting->n_alarms += upload->alarm != CBK_UPLOAD_ALARM_NONE;
      g_ptr_array_add (waiting->sentences, g_strdup_printf ("%s %s", upload->name != NULL ? upload->name : upload->sha256, what));
    }

  return TRUE;
}
