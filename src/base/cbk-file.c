/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-file.h"

#include "base/cbk-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Sets what the system said as one of our errors; always %FALSE. */
gboolean
cbk_file_set_error (GError **error, int number, const char *what)
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

/* As read() does, but a signal is no reason to read less. */
gssize
cbk_file_read (int fd, gpointer block, gsize length)
{
  gssize n;

  do
    n = read (fd, block, length);
  while (n < 0 && errno == EINTR);

  return n;
}

/**
 * cbk_file_write:
 * @fd: a file
 * @block: bytes
 * @length: how many
 * @error: %CBK_ERROR_FULL or %CBK_ERROR_STORAGE
 *
 * Returns: whether all of them were written; otherwise some may have been
 */
gboolean
cbk_file_write (int fd, gconstpointer block, gsize length, GError **error)
{
  const guint8 *bytes = block;

  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return cbk_file_set_error (error, errno, "The attachment cannot be written");

      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/**
 * cbk_file_copy:
 * @from: a file to read, from where it is
 * @to: a file to write, -1 to hash alone
 * @total: how long it is thought to be, for @progress
 * @cancellable: (nullable): looked at after each block
 * @progress: (nullable): told after each block
 * @data: for @progress
 * @digest: (out caller-allocates): the SHA-256 of what was read
 * @ret_size: (out): how long that was
 * @error: %CBK_ERROR_FULL, %CBK_ERROR_STORAGE or cancelled
 *
 * Returns: whether all was read and written
 */
gboolean
cbk_file_copy (int from,
               int to,
               gint64 total,
               GCancellable *cancellable,
               CbkProgressFunc progress,
               gpointer data,
               guint8 digest[CBK_SHA256_BYTES],
               gint64 *ret_size,
               GError **error)
{
  g_autoptr(CbkSha256) hash = cbk_sha256_new ();
  g_autofree guint8 *block = g_malloc (CBK_FILE_BLOCK);
  gssize n;

  *ret_size = 0;
  while ((n = cbk_file_read (from, block, CBK_FILE_BLOCK)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      cbk_sha256_update (hash, block, (gsize) n);
      if (to >= 0 && !cbk_file_write (to, block, (gsize) n, error))
        return FALSE;

      *ret_size += n;
      if (progress != NULL)
        progress (_("Copying"), (guint64) *ret_size, total > 0 ? (guint64) total : 0, data);
    }

  if (n < 0)
    return cbk_file_set_error (error, errno, "The file cannot be read");

  cbk_sha256_finish (hash, digest);

  return TRUE;
}
