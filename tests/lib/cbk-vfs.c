/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-vfs.h"

static int
pass_close (sqlite3_file *file)
{
  int rc = CBK_VFS_CALL (file, xClose);

  g_free (CBK_VFS_REAL (file));

  return rc;
}

static int
pass_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return CBK_VFS_CALL (file, xRead, data, length, offset);
}

static int
pass_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  return CBK_VFS_CALL (file, xWrite, data, length, offset);
}

static int
pass_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return CBK_VFS_CALL (file, xTruncate, size);
}

static int
pass_sync (sqlite3_file *file, int flags)
{
  return CBK_VFS_CALL (file, xSync, flags);
}

static int
pass_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CBK_VFS_CALL (file, xFileSize, size);
}

static int
pass_lock (sqlite3_file *file, int level)
{
  return CBK_VFS_CALL (file, xLock, level);
}

static int
pass_unlock (sqlite3_file *file, int level)
{
  return CBK_VFS_CALL (file, xUnlock, level);
}

static int
pass_check_lock (sqlite3_file *file, int *out)
{
  return CBK_VFS_CALL (file, xCheckReservedLock, out);
}

static int
pass_control (sqlite3_file *file, int op, void *arg)
{
  return CBK_VFS_CALL (file, xFileControl, op, arg);
}

static int
pass_sector (sqlite3_file *file)
{
  return CBK_VFS_CALL (file, xSectorSize);
}

static int
pass_device (sqlite3_file *file)
{
  return CBK_VFS_CALL (file, xDeviceCharacteristics);
}

static int
pass_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return CBK_VFS_CALL (file, xShmMap, page, size, extend, out);
}

static int
pass_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CBK_VFS_CALL (file, xShmLock, offset, n, flags);
}

static void
pass_shm_barrier (sqlite3_file *file)
{
  CBK_VFS_CALL (file, xShmBarrier);
}

static int
pass_shm_unmap (sqlite3_file *file, int remove)
{
  return CBK_VFS_CALL (file, xShmUnmap, remove);
}

/* Version 2: without mapped reading, so that everything goes through here. */
static const sqlite3_io_methods pass_methods = {
  .iVersion = 2,
  .xClose = pass_close,
  .xRead = pass_read,
  .xWrite = pass_write,
  .xTruncate = pass_truncate,
  .xSync = pass_sync,
  .xFileSize = pass_size,
  .xLock = pass_lock,
  .xUnlock = pass_unlock,
  .xCheckReservedLock = pass_check_lock,
  .xFileControl = pass_control,
  .xSectorSize = pass_sector,
  .xDeviceCharacteristics = pass_device,
  .xShmMap = pass_shm_map,
  .xShmLock = pass_shm_lock,
  .xShmBarrier = pass_shm_barrier,
  .xShmUnmap = pass_shm_unmap,
};

static int
pass_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  CbkVfs *self = (CbkVfs *) vfs;
  CbkVfsFile *opened = (CbkVfsFile *) file;
  int rc;

  opened->base.pMethods = NULL;
  opened->real = g_malloc0 ((gsize) self->real->szOsFile);
  rc = self->real->xOpen (self->real, name, opened->real, flags, out_flags);
  if (rc == SQLITE_OK)
    {
      opened->base.pMethods = &self->methods;
      opened->data = self->opened != NULL ? self->opened (name) : NULL;
      return SQLITE_OK;
    }

  if (opened->real->pMethods != NULL)
    opened->real->pMethods->xClose (opened->real);
  g_free (opened->real);

  return rc;
}

/**
 * cbk_vfs_init:
 * @self: to be filled
 * @name: by which SQLite knows it; borrowed for ever
 *
 * SQLite is up after this.
 */
void
cbk_vfs_init (CbkVfs *self, const char *name)
{
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
  *self = (CbkVfs){ .real = sqlite3_vfs_find (NULL), .methods = pass_methods };
  self->vfs = *self->real;
  self->vfs.zName = name;
  self->vfs.szOsFile = sizeof (CbkVfsFile);
  self->vfs.xOpen = pass_open;
}

/* Everything that is opened from now on is opened through it. */
void
cbk_vfs_register (CbkVfs *self)
{
  g_assert_cmpint (sqlite3_vfs_register (&self->vfs, 1), ==, SQLITE_OK);
}
