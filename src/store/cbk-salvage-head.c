/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-salvage-private.h"

#include "base/cbk-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite's file format: the first page holds the schema; at byte 28 the file's length in pages, 0 for "look
 * yourself". */
#define PAGE 4096
#define LENGTH_OFFSET 28

static gboolean
knows_its_tables (CbkConnection *connection)
{
  gint64 n;

  return cbk_connection_query_int (connection,
                                   "SELECT count(*) FROM sqlite_schema WHERE name IN ('mutation', "
                                   "'access_event')",
                                   &n, NULL) &&
         n == 2;
}

static CbkConnection *
open_unmapped (const char *path, GError **error)
{
  g_autoptr(CbkConnection) connection = cbk_connection_open (path, CBK_CONNECTION_READ, error);

  if (connection == NULL)
    return NULL;

  /* Read, not mapped: a sector that the disk cannot read would end the program. */
  return cbk_connection_exec (connection, "PRAGMA mmap_size = 0", error) ? g_steal_pointer (&connection)
                                                                         : NULL;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  g_autoptr(GError) local_error = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &local_error))
    return TRUE;

  g_set_error (error, CBK_ERROR,
               g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? CBK_ERROR_FULL
                                                                              : CBK_ERROR_STORAGE,
               "The damaged evidence cannot be copied: %s", local_error->message);

  return FALSE;
}

/* A table whose first page is behind the end would make the whole file unreadable: what is missing reads as zeroes. */
static gboolean
is_as_long_as (int file, int other)
{
  struct stat is, should;

  return fstat (file, &is) == 0 && fstat (other, &should) == 0 &&
         (is.st_size >= should.st_size || ftruncate (file, should.st_size) == 0);
}

static gboolean
replace_head (const char *path, const char *fresh, GError **error)
{
  guint8 page[PAGE];
  int from = g_open (fresh, O_RDONLY | O_CLOEXEC, 0);
  int to = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean ok = from >= 0 && to >= 0 && pread (from, page, PAGE, 0) == PAGE;

  if (ok)
    {
      memset (page + LENGTH_OFFSET, 0, 4);
      ok = pwrite (to, page, PAGE, 0) == PAGE && is_as_long_as (to, from);
    }

  if (!ok)
    g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "The damaged evidence cannot be copied: %s",
                 g_strerror (errno));
  if (from >= 0)
    close (from);
  if (to >= 0)
    close (to);

  return ok;
}

/**
 * cbk_salvage_open_damaged:
 * @path: the damaged file; never written
 * @copy: where a copy may be made
 * @fresh: a file with the same tables and nothing in its log
 * @error: %CBK_ERROR_FULL or any store error
 *
 * Where the first page is gone no table is known any more, though all rows may be there. Outboxes of one
 * version are laid out alike, so a copy gets the first page of a fresh one. That this guess may be wrong does
 * no harm: rows are only taken when they fit their hash.
 *
 * Returns: (transfer full) (nullable): a connection to read what can be read
 */
CbkConnection *
cbk_salvage_open_damaged (const char *path, const char *copy, const char *fresh, GError **error)
{
  g_autoptr(CbkConnection) damaged = open_unmapped (path, NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *copied_log = g_strconcat (copy, "-wal", NULL);

  if (damaged != NULL && knows_its_tables (damaged))
    return g_steal_pointer (&damaged);

  if (!copy_file (path, copy, error) || !replace_head (copy, fresh, error) ||
      (g_file_test (log, G_FILE_TEST_EXISTS) && !copy_file (log, copied_log, error)))
    return NULL;

  return open_unmapped (copy, error);
}
