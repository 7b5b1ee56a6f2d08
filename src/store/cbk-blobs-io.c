/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-blobs-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
cbk_blob_name_is_valid (const char *sha256)
{
  guint8 digest[CBK_SHA256_BYTES];

  return cbk_sha256_parse_name (sha256, digest);
}

/* (transfer full) (nullable): what is in an open folder. */
GDir *
cbk_blob_read_folder (int dir)
{
  char path[40];

  g_snprintf (path, sizeof path, "/proc/self/fd/%d", dir);

  return g_dir_open (path, 0, NULL);
}

/* cbk_file_copy(), which says of @blob how long it is and what it is called. */
gboolean
cbk_blob_copy (int from,
               int to,
               gint64 total,
               GCancellable *cancellable,
               CbkProgressFunc progress,
               gpointer data,
               CbkBlob *blob,
               GError **error)
{
  guint8 digest[CBK_SHA256_BYTES];

  if (!cbk_file_copy (from, to, total, cancellable, progress, data, digest, &blob->size, error))
    return FALSE;

  cbk_sha256_print_name (digest, blob->sha256);

  return TRUE;
}

/* The folder "ab" of a hash "abcdef…"; a link in its place is not followed. */
int
cbk_blobs_open_part (CbkBlobs *self, const char *sha256, gboolean make, GError **error)
{
  char part[] = { sha256[0], sha256[1], '\0' };
  int fd;

  if (make && mkdirat (self->dir, part, 0700) == 0 && fsync (self->dir) != 0)
    {
      cbk_file_set_error (error, errno, "The attachment cannot be written");
      return -1;
    }

  fd = openat (self->dir, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    cbk_file_set_error (error, errno, "The attachment's folder cannot be opened");

  return fd;
}

int
cbk_blobs_open_stored (CbkBlobs *self, const char *sha256, gint64 *ret_size, GError **error)
{
  int part = cbk_blobs_open_part (self, sha256, FALSE, error);
  struct stat info;
  int fd;

  if (part < 0)
    return -1;

  fd = openat (part, sha256 + 2, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  close (part);
  if (fd < 0)
    {
      cbk_file_set_error (error, errno, "The attachment cannot be opened");
      return -1;
    }

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT,
                           "Something else stands in the place of this attachment");
      close (fd);
      return -1;
    }

  *ret_size = info.st_size;

  return fd;
}

/**
 * cbk_blobs_open_checked:
 * @self: the attachments
 * @sha256: which
 * @ret_size: (out): its bytes
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_CORRUPT...
 *
 * Returns: a file at its beginning whose content was just hashed, -1 otherwise
 */
int
cbk_blobs_open_checked (CbkBlobs *self,
                        const char *sha256,
                        gint64 *ret_size,
                        GCancellable *cancellable,
                        GError **error)
{
  CbkBlob blob;
  int fd;

  if (!cbk_blob_name_is_valid (sha256))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "That is no attachment's name");
      return -1;
    }

  fd = cbk_blobs_open_stored (self, sha256, ret_size, error);
  if (fd < 0)
    return -1;

  if (!cbk_blob_copy (fd, -1, *ret_size, cancellable, NULL, NULL, &blob, error))
    {
      close (fd);
      return -1;
    }

  if (!g_str_equal (blob.sha256, sha256) || lseek (fd, 0, SEEK_SET) != 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_CORRUPT,
                   "This attachment was changed after it was stored and is not shown (%.12s…)", sha256);
      close (fd);
      return -1;
    }

  return fd;
}
