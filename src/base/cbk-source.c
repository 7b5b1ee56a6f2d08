/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-source.h"

#include "base/cbk-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _CbkSource
{
  int fd; /* -1 for memory */
  const char *data;
  gsize first; /* the first read from memory gives no more than this */
  guint64 position;
  guint64 size;
};

static gboolean
check_kind (int fd, const char *name, guint64 *ret_size, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "“%s” cannot be looked at: %s.", name,
                   g_strerror (errno));
      return FALSE;
    }

  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is a folder; choose a file in it.", name);
      return FALSE;
    }

  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is not an ordinary file.", name);
      return FALSE;
    }

  if (info.st_size == 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is empty.", name);
      return FALSE;
    }

  *ret_size = (guint64) info.st_size;

  return TRUE;
}

/**
 * cbk_source_open:
 * @path: a file
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_DENIED, or %CBK_ERROR_INVALID when it is a folder, a pipe, or
 * empty
 *
 * Returns: (transfer full) (nullable): the file from its beginning
 */
CbkSource *
cbk_source_open (const char *path, GError **error)
{
  g_autoptr(CbkSource) self = g_new0 (CbkSource, 1);
  g_autofree char *name = g_filename_display_basename (path);

  /* A pipe without a writer would otherwise hold up whoever opens it for ever. */
  self->fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (self->fd >= 0)
    return check_kind (self->fd, name, &self->size, error) ? g_steal_pointer (&self) : NULL;

  if (errno == ENOENT || errno == ENOTDIR)
    g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no file “%s”.", name);
  else if (errno == EACCES || errno == EPERM)
    g_set_error (error, CBK_ERROR, CBK_ERROR_DENIED, "You may not read “%s”.", name);
  else
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” cannot be opened: %s.", name, g_strerror (errno));

  return NULL;
}

/**
 * cbk_source_new_memory:
 * @data: bytes; borrowed, outlive the source
 * @length: how many
 * @first: how many of them the first read gives at most; the rest comes with the next
 *
 * Returns: (transfer full): a source of these bytes
 */
CbkSource *
cbk_source_new_memory (const char *data, gsize length, gsize first)
{
  CbkSource *self = g_new0 (CbkSource, 1);

  self->fd = -1;
  self->data = data;
  self->first = first;
  self->size = length;

  return self;
}

/**
 * cbk_source_close:
 * @self: (transfer full): a source
 */
void
cbk_source_close (CbkSource *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

static gssize
read_memory (CbkSource *self, guint8 *buffer, gsize size)
{
  gsize rest = (gsize) (self->size - self->position);
  gsize n = MIN (rest, size);

  if (self->position < self->first)
    n = MIN (n, self->first - (gsize) self->position);

  memcpy (buffer, self->data + self->position, n);

  return (gssize) n;
}

/**
 * cbk_source_read:
 * @self: a source
 * @buffer: filled
 * @size: how much it holds
 * @error: %CBK_ERROR_STORAGE when the disk fails
 *
 * Returns: how many bytes came, 0 at the end, -1 on failure
 */
gssize
cbk_source_read (CbkSource *self, guint8 *buffer, gsize size, GError **error)
{
  gssize n;

  if (self->fd < 0)
    n = read_memory (self, buffer, size);
  else
    do
      n = read (self->fd, buffer, size);
    while (n < 0 && errno == EINTR);

  if (n < 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "The file cannot be read on: %s.",
                   g_strerror (errno));
      return -1;
    }

  self->position += (guint64) n;

  return n;
}

/**
 * cbk_source_rewind:
 * @self: a source
 * @error: %CBK_ERROR_STORAGE
 *
 * Returns: whether the next read begins at the beginning
 */
gboolean
cbk_source_rewind (CbkSource *self, GError **error)
{
  if (self->fd >= 0 && lseek (self->fd, 0, SEEK_SET) != 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "The file cannot be read again: %s.",
                   g_strerror (errno));
      return FALSE;
    }

  self->position = 0;

  return TRUE;
}

/**
 * cbk_source_get_position:
 * @self: a source
 *
 * Returns: how many bytes were read
 */
guint64
cbk_source_get_position (CbkSource *self)
{
  return self->position;
}

/**
 * cbk_source_get_size:
 * @self: a source
 *
 * Returns: how many bytes there were when it was opened
 */
guint64
cbk_source_get_size (CbkSource *self)
{
  return self->size;
}
