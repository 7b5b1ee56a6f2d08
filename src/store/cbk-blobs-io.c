/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-blobs-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
cbk_blob_name_is_valid (const char *sha256)
{
  return sha256 != NULL && strlen (sha256) == 2 * CBK_HASH_BYTES &&
         strspn (sha256, "0123456789abcdef") == 2 * CBK_HASH_BYTES;
}

/* Sets what the system said as one of our errors; always %FALSE. */
gboolean
cbk_blob_set_error (GError **error, int number, const char *what)
{
  CbkError code = CBK_ERROR_STORAGE;

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    code = CBK_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = CBK_ERROR_READ_ONLY;
  else if (number == ENOENT)
    code = CBK_ERROR_NOT_FOUND;
  else if (number == ELOOP || number == ENOTDIR)
    code = CBK_ERROR_CORRUPT;

  g_set_error (error, CBK_ERROR, code, "%s: %s", what, g_strerror (number));

  return FALSE;
}

static gssize
read_block (int fd, guint8 *block)
{
  gssize n;

  do
    n = read (fd, block, CBK_BLOB_BLOCK);
  while (n < 0 && errno == EINTR);

  return n;
}

static gboolean
write_block (int fd, const guint8 *block, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (fd, block, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return cbk_blob_set_error (error, errno, "The attachment cannot be written");

      block += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/**
 * cbk_blob_copy:
 * @from: a file to read
 * @to: a file to write, -1 to hash alone
 * @total: how long it is thought to be, for @progress
 * @cancellable: (nullable): looked at after each block
 * @progress: (nullable): told after each block
 * @data: for @progress
 * @blob: (out): hash and size of what was read
 * @error: %CBK_ERROR_FULL, %CBK_ERROR_STORAGE or cancelled
 *
 * Returns: whether all was read and written
 */
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
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (CBK_BLOB_BLOCK);
  gssize n;

  blob->size = 0;
  while ((n = read_block (from, block)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      g_checksum_update (checksum, block, n);
      if (to >= 0 && !write_block (to, block, (gsize) n, error))
        return FALSE;

      blob->size += n;
      if (progress != NULL)
        progress (_("Copying"), (guint64) blob->size, total > 0 ? (guint64) total : 0, data);
    }

  if (n < 0)
    return cbk_blob_set_error (error, errno, "The file cannot be read");

  g_strlcpy (blob->sha256, g_checksum_get_string (checksum), sizeof blob->sha256);

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
      cbk_blob_set_error (error, errno, "The attachment cannot be written");
      return -1;
    }

  fd = openat (self->dir, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    cbk_blob_set_error (error, errno, "The attachment's folder cannot be opened");

  return fd;
}

static int
open_stored (CbkBlobs *self, const char *sha256, gint64 *ret_size, GError **error)
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
      cbk_blob_set_error (error, errno, "The attachment cannot be opened");
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

  fd = open_stored (self, sha256, ret_size, error);
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
