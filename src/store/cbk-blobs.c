/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-blobs-private.h"

#include "base/cbk-error.h"
#include "base/cbk-hex.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY "new-"

/* What a crash left half copied: nobody was told that it is there. */
static void
remove_temporaries (CbkBlobs *self)
{
  g_autoptr(GDir) folder = cbk_blob_read_folder (self->dir);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, TEMPORARY))
      unlinkat (self->dir, name, 0);
}

/**
 * cbk_blobs_new:
 * @folder: the store's folder, locked by the caller
 * @error: %CBK_ERROR_READ_ONLY, %CBK_ERROR_FULL, %CBK_ERROR_CORRUPT when "blobs" is a link
 *
 * The attachments of a store: files named after the SHA-256 of their content, in blobs/ab/cdef…
 *
 * Returns: (transfer full) (nullable): usable from any thread
 */
CbkBlobs *
cbk_blobs_new (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "blobs", NULL);
  CbkBlobs *self;
  int dir;

  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    {
      cbk_file_set_error (error, errno, "The folder for attachments cannot be made");
      return NULL;
    }

  dir = g_open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
  if (dir < 0)
    {
      cbk_file_set_error (error, errno, "The folder for attachments cannot be opened");
      return NULL;
    }

  self = g_new0 (CbkBlobs, 1);
  self->dir = dir;
  remove_temporaries (self);

  return self;
}

void
cbk_blobs_free (CbkBlobs *self)
{
  close (self->dir);
  g_free (self);
}

void
cbk_blob_report_clear (CbkBlobReport *report)
{
  g_clear_pointer (&report->damaged, g_ptr_array_unref);
  g_clear_pointer (&report->missing, g_ptr_array_unref);
}

/* A pipe would wait for a writer and a device might do something: both are refused before they are opened,
 * and again after, in case they were exchanged in between. */
static int
open_source (const char *path, gint64 *ret_size, GError **error)
{
  struct stat info;
  int fd = -1;

  if (g_stat (path, &info) != 0)
    {
      cbk_file_set_error (error, errno, "The file cannot be opened");
      return -1;
    }

  if (S_ISREG (info.st_mode))
    {
      fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
      if (fd < 0)
        {
          cbk_file_set_error (error, errno, "The file cannot be opened");
          return -1;
        }
    }

  if (fd < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "Only files can be attached, not folders or devices");
      if (fd >= 0)
        close (fd);
      return -1;
    }

  *ret_size = info.st_size;

  return fd;
}

/* In its place, and there after a power cut. The same content is there already or not: the outcome is one
 * file. */
gboolean
cbk_blobs_move_into_place (CbkBlobs *self, const char *temporary, const char *sha256, GError **error)
{
  int part = cbk_blobs_open_part (self, sha256, TRUE, error);
  gboolean ok;

  if (part < 0)
    return FALSE;

  ok = renameat (self->dir, temporary, part, sha256 + 2) == 0 && fsync (part) == 0 &&
       fsync (self->dir) == 0;
  if (!ok)
    cbk_file_set_error (error, errno, "The attachment cannot be stored");
  close (part);

  return ok;
}

typedef struct
{
  GCancellable *cancellable;
  CbkProgressFunc progress;
  gpointer data;
} CbkCopy;

static gboolean
store_open_file (CbkBlobs *self, int from, gint64 size, const CbkCopy *copy, CbkBlob *blob, GError **error)
{
  char temporary[24];
  int to;
  gboolean ok;

  g_snprintf (temporary, sizeof temporary, TEMPORARY "%d", g_atomic_int_add (&self->last_temporary, 1));
  to = openat (self->dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0400);
  if (to < 0)
    return cbk_file_set_error (error, errno, "The attachment cannot be written");

  ok = cbk_blob_copy (from, to, size, copy->cancellable, copy->progress, copy->data, blob, error);
  if (ok && fsync (to) != 0)
    ok = cbk_file_set_error (error, errno, "The attachment cannot be written");
  if (close (to) != 0 && ok)
    ok = cbk_file_set_error (error, errno, "The attachment cannot be written");

  ok = ok && cbk_blobs_move_into_place (self, temporary, blob->sha256, error);
  if (!ok)
    unlinkat (self->dir, temporary, 0);

  return ok;
}

/**
 * cbk_blobs_store_file:
 * @self: the attachments
 * @path: a file; a link to one is followed, since a person chose it
 * @cancellable: (nullable): stops it within a megabyte
 * @progress: (nullable): told after each megabyte, on this thread
 * @data: for @progress
 * @blob: (out): hash and size of what was stored
 * @error: %CBK_ERROR_FULL, %CBK_ERROR_INVALID when that is no file, %CBK_ERROR_NOT_FOUND...
 *
 * Copies a file into the store while hashing it. When this returns %TRUE the copy is on the disk for good;
 * otherwise nothing of it is left. Any thread but the writer, where long copies would make saves wait.
 *
 * Returns: whether it is stored; cbk_uploads_add() then has it sent
 */
gboolean
cbk_blobs_store_file (CbkBlobs *self,
                      const char *path,
                      GCancellable *cancellable,
                      CbkProgressFunc progress,
                      gpointer data,
                      CbkBlob *blob,
                      GError **error)
{
  CbkCopy copy = { cancellable, progress, data };
  gint64 size;
  int from = open_source (path, &size, error);
  gboolean ok;

  if (from < 0)
    return FALSE;

  ok = store_open_file (self, from, size, &copy, blob, error);
  close (from);

  return ok;
}

/**
 * cbk_blobs_has:
 * @self: the attachments
 * @sha256: 64 hexadecimal digits
 *
 * Returns: whether there is such a file here; its content is not looked at
 */
gboolean
cbk_blobs_has (CbkBlobs *self, const char *sha256)
{
  struct stat info;
  int part = cbk_blob_name_is_valid (sha256) ? cbk_blobs_open_part (self, sha256, FALSE, NULL) : -1;
  gboolean has;

  if (part < 0)
    return FALSE;

  has = fstatat (part, sha256 + 2, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (info.st_mode);
  close (part);

  return has;
}

/**
 * cbk_blobs_open:
 * @self: the attachments
 * @sha256: which
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_CORRUPT when it is not what was stored
 *
 * Hashes the file before it gives it out. Any thread; takes as long as reading the file.
 *
 * Returns: (transfer full) (nullable): its content
 */
GInputStream *
cbk_blobs_open (CbkBlobs *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  gint64 size;
  int fd = cbk_blobs_open_checked (self, sha256, &size, cancellable, error);

  return fd >= 0 ? g_unix_input_stream_new (fd, TRUE) : NULL;
}

typedef struct
{
  CbkBlobs *self;
  GCancellable *cancellable;
  CbkProgressFunc progress;
  gpointer data;
  CbkBlobReport *report;
} CbkVerify;

static gboolean
verify_one (CbkVerify *verify, const char *part, const char *name, GError **error)
{
  g_autofree char *sha256 = g_strconcat (part, name, NULL);
  g_autoptr(GError) local_error = NULL;
  gint64 size = 0;
  int fd = cbk_blobs_open_checked (verify->self, sha256, &size, verify->cancellable, &local_error);

  if (fd >= 0)
    close (fd);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* What cannot be read is as good as damaged; what is no hash at all is nothing of ours, and said too. */
  if (fd < 0)
    g_ptr_array_add (verify->report->damaged, g_steal_pointer (&sha256));

  verify->report->n_checked++;
  verify->report->n_bytes += size;
  if (verify->progress != NULL)
    verify->progress (_("Checking attachments"), (guint64) verify->report->n_checked, 0, verify->data);

  return TRUE;
}

static gboolean
verify_part (CbkVerify *verify, const char *part, GError **error)
{
  int fd = openat (verify->self->dir, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  g_autoptr(GDir) folder = fd >= 0 ? cbk_blob_read_folder (fd) : NULL;
  gboolean ok = TRUE;
  const char *name;

  if (folder == NULL && !g_str_has_prefix (part, TEMPORARY) && !g_str_has_prefix (part, CBK_BLOB_PART))
    g_ptr_array_add (verify->report->damaged, g_strdup (part));

  while (ok && folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    ok = verify_one (verify, part, name, error);

  if (fd >= 0)
    close (fd);

  return ok;
}

/**
 * cbk_blobs_verify_all:
 * @self: the attachments
 * @expected: (nullable) (element-type utf8): hashes that have to be here, see cbk_uploads_list_hashes()
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told after each file how many were looked at
 * @data: for @progress
 * @report: (out): what was found
 * @error: only cancelled; damage is no error but in the report
 *
 * Hashes every file. Any thread; as long as reading all takes.
 *
 * Returns: whether all were looked at
 */
gboolean
cbk_blobs_verify_all (CbkBlobs *self,
                      GPtrArray *expected,
                      GCancellable *cancellable,
                      CbkProgressFunc progress,
                      gpointer data,
                      CbkBlobReport *report,
                      GError **error)
{
  CbkVerify verify = { self, cancellable, progress, data, report };
  g_autoptr(GDir) folder = cbk_blob_read_folder (self->dir);
  const char *name;

  *report = (CbkBlobReport){ .damaged = g_ptr_array_new_with_free_func (g_free),
                             .missing = g_ptr_array_new_with_free_func (g_free) };

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (!verify_part (&verify, name, error))
      return FALSE;

  for (guint i = 0; expected != NULL && i < expected->len; i++)
    if (!cbk_blobs_has (self, expected->pdata[i]))
      g_ptr_array_add (report->missing, g_strdup (expected->pdata[i]));

  return TRUE;
}
