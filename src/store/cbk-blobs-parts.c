/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-blobs-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Attachments piece by piece: out to headquarters, in from there. */

#define PART_NAME_SIZE (sizeof CBK_BLOB_PART + CBK_BLOB_NAME_SIZE)

/**
 * cbk_blobs_read_piece:
 * @self: the attachments
 * @sha256: which
 * @offset: from where
 * @length: how much, where there is so much
 * @ret_size: (out): how long the whole is
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_STORAGE...
 *
 * Whether the content is what it was is not looked at.
 *
 * Returns: (transfer full) (nullable): that part of it
 */
GBytes *
cbk_blobs_read_piece (CbkBlobs *self, const char *sha256, gint64 offset, gsize length, gint64 *ret_size, GError **error)
{
  int fd = cbk_blobs_open_stored (self, sha256, ret_size, error);
  g_autofree guint8 *piece = NULL;
  gsize filled = 0;
  gssize n = 1;

  if (fd < 0)
    return NULL;

  length = (gsize) MIN ((gint64) length, MAX (*ret_size - offset, 0));
  piece = g_malloc (length + 1);
  if (lseek (fd, offset, SEEK_SET) != offset)
    n = -1;
  while (n > 0 && filled < length)
    {
      n = cbk_file_read (fd, piece + filled, length - filled);
      filled += n > 0 ? (gsize) n : 0;
    }
  if (n < 0)
    cbk_file_set_error (error, errno, "The attachment cannot be read");
  close (fd);

  return n >= 0 ? g_bytes_new_take (g_steal_pointer (&piece), filled) : NULL;
}

/**
 * cbk_blobs_check:
 * @self: the attachments
 * @sha256: which
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_CORRUPT...
 *
 * Any thread; takes as long as reading the file.
 *
 * Returns: whether it is here and what it was
 */
gboolean
cbk_blobs_check (CbkBlobs *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  gint64 size;
  int fd = cbk_blobs_open_checked (self, sha256, &size, cancellable, error);

  if (fd >= 0)
    close (fd);

  return fd >= 0;
}

struct _CbkBlobPart
{
  CbkBlobs *blobs;
  char sha256[CBK_BLOB_NAME_SIZE];
  char name[PART_NAME_SIZE];
  int fd;
};

/**
 * cbk_blob_part_open:
 * @self: the attachments; outlives the part
 * @sha256: a file that headquarters has
 * @ret_length: (out): how much of it came before, and need not come again
 * @error: %CBK_ERROR_BUSY when it comes already, %CBK_ERROR_FULL...
 *
 * What came survives a restart. Any thread.
 *
 * Returns: (transfer full) (nullable): to be filled from there on
 */
CbkBlobPart *
cbk_blob_part_open (CbkBlobs *self, const char *sha256, gint64 *ret_length, GError **error)
{
  g_autoptr(CbkBlobPart) part = g_new0 (CbkBlobPart, 1);

  part->fd = -1;
  part->blobs = self;
  g_strlcpy (part->sha256, sha256, sizeof part->sha256);
  if (!cbk_blob_name_is_valid (sha256))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "That is no attachment's name");
      return NULL;
    }

  g_snprintf (part->name, sizeof part->name, CBK_BLOB_PART "%s", sha256);
  part->fd = openat (self->dir, part->name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (part->fd < 0)
    {
      cbk_file_set_error (error, errno, "The attachment cannot be written");
      return NULL;
    }

  if (flock (part->fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_BUSY, "This file is on its way from headquarters already");
      return NULL;
    }

  *ret_length = lseek (part->fd, 0, SEEK_END);

  return g_steal_pointer (&part);
}

gboolean
cbk_blob_part_append (CbkBlobPart *self, gconstpointer data, gsize length, GError **error)
{
  return cbk_file_write (self->fd, data, length, error);
}

/**
 * cbk_blob_part_finish:
 * @self: a file of which all came
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_CORRUPT when it is not what was asked for: then it begins again the next time
 *
 * Returns: whether it is among the attachments, on the disk for good
 */
gboolean
cbk_blob_part_finish (CbkBlobPart *self, GCancellable *cancellable, GError **error)
{
  CbkBlob blob;

  if (fsync (self->fd) != 0 || lseek (self->fd, 0, SEEK_SET) != 0)
    return cbk_file_set_error (error, errno, "The attachment cannot be written");

  if (!cbk_blob_copy (self->fd, -1, 0, cancellable, NULL, NULL, &blob, error))
    return FALSE;

  if (!g_str_equal (blob.sha256, self->sha256))
    {
      unlinkat (self->blobs->dir, self->name, 0);
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT,
                           "What came from headquarters is not the file that was asked for; please try again");
      return FALSE;
    }

  return fchmod (self->fd, 0400) == 0 ? cbk_blobs_move_into_place (self->blobs, self->name, self->sha256, error)
                                      : cbk_file_set_error (error, errno, "The attachment cannot be stored");
}

void
cbk_blob_part_close (CbkBlobPart *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

static void
tell_folder (CbkBlobs *self, const char *part, CbkBlobFunc func, gpointer data)
{
  int fd = openat (self->dir, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  g_autoptr(GDir) folder = fd >= 0 ? cbk_blob_read_folder (fd) : NULL;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *sha256 = g_strconcat (part, name, NULL);
      struct stat info;

      if (cbk_blob_name_is_valid (sha256) && fstatat (fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (info.st_mode))
        func (sha256, info.st_size, (gint64) info.st_ctim.tv_sec * 1000, data);
    }

  if (fd >= 0)
    close (fd);
}

/**
 * cbk_blobs_foreach:
 * @self: the attachments
 * @func: is told each that is here, its bytes and since when it is
 * @data: for @func
 *
 * On any thread. @func may remove the one it is told.
 */
void
cbk_blobs_foreach (CbkBlobs *self, CbkBlobFunc func, gpointer data)
{
  g_autoptr(GDir) folder = cbk_blob_read_folder (self->dir);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (strlen (name) == 2)
      tell_folder (self, name, func, data);
}

/* Whether it is gone; it may never have been. */
gboolean
cbk_blobs_remove (CbkBlobs *self, const char *sha256, GError **error)
{
  int part = cbk_blob_name_is_valid (sha256) ? cbk_blobs_open_part (self, sha256, FALSE, NULL) : -1;
  gboolean ok;

  if (part < 0)
    return TRUE;

  ok = unlinkat (part, sha256 + 2, 0) == 0 || errno == ENOENT;
  if (!ok)
    cbk_file_set_error (error, errno, "The attachment cannot be removed");
  close (part);

  return ok;
}

/* What headquarters has given of files, and nothing has asked for since. */
gboolean
cbk_blobs_remove_parts (CbkBlobs *self, GError **error)
{
  g_autoptr(GDir) folder = cbk_blob_read_folder (self->dir);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, CBK_BLOB_PART) && unlinkat (self->dir, name, 0) != 0 && errno != ENOENT)
      return cbk_file_set_error (error, errno, "The attachment cannot be removed");

  return TRUE;
}
