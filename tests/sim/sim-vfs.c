/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-disk-private.h"

/* What SQLite speaks to: passes everything on to the system, after asking the simulated disk what befalls it. */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  DiskFile *file;       /* NULL for temporary files, which nothing befalls */
} VfsFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs sim_vfs;

#define SELF(file_) ((VfsFile *) (file_))
#define CALL(file_, method_, ...) SELF (file_)->real->pMethods->method_ (SELF (file_)->real, ##__VA_ARGS__)

static SimFault
step (sqlite3_file *file)
{
  return SELF (file)->file != NULL ? sim_disk_step (SELF (file)->file) : SIM_FAULT_NONE;
}

static gboolean
is_frozen (sqlite3_file *file)
{
  return SELF (file)->file != NULL && sim_disk_is_frozen (SELF (file)->file);
}

static int
vfs_close (sqlite3_file *file)
{
  int rc = CALL (file, xClose);

  g_free (SELF (file)->real);

  return rc;
}

static int
vfs_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return is_frozen (file) ? SQLITE_IOERR_READ : CALL (file, xRead, data, length, offset);
}

static int
vfs_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  SimFault fault = step (file);

  if (fault == SIM_FAULT_KILL)
    return SQLITE_IOERR_WRITE;

  if (SELF (file)->file != NULL)
    sim_disk_remember (SELF (file)->file, SELF (file)->real, offset, length);
  if (fault == SIM_FAULT_NONE)
    return CALL (file, xWrite, data, length, offset);

  /* Half of it gets there, as when a disk fills up. */
  CALL (file, xWrite, data, length / 2, offset);

  return fault == SIM_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
vfs_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_int64 now = 0;

  if (step (file) != SIM_FAULT_NONE)
    return SQLITE_IOERR_TRUNCATE;

  if (SELF (file)->file != NULL && CALL (file, xFileSize, &now) == SQLITE_OK)
    sim_disk_remember (SELF (file)->file, SELF (file)->real, size, now - size);

  return CALL (file, xTruncate, size);
}

static int
vfs_sync (sqlite3_file *file, int flags)
{
  SimFault fault = step (file);

  if (fault != SIM_FAULT_KILL && SELF (file)->file != NULL)
    sim_disk_synced (SELF (file)->file, SELF (file)->real, fault == SIM_FAULT_NONE);

  return fault == SIM_FAULT_NONE ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int
vfs_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return is_frozen (file) ? SQLITE_IOERR_FSTAT : CALL (file, xFileSize, size);
}

static int
vfs_lock (sqlite3_file *file, int level)
{
  return CALL (file, xLock, level);
}

static int
vfs_unlock (sqlite3_file *file, int level)
{
  return CALL (file, xUnlock, level);
}

static int
vfs_check_lock (sqlite3_file *file, int *out)
{
  return CALL (file, xCheckReservedLock, out);
}

static int
vfs_control (sqlite3_file *file, int op, void *arg)
{
  return CALL (file, xFileControl, op, arg);
}

static int
vfs_sector (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
vfs_device (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
vfs_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return CALL (file, xShmMap, page, size, extend, out);
}

static int
vfs_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
vfs_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
vfs_shm_unmap (sqlite3_file *file, int remove)
{
  return CALL (file, xShmUnmap, remove);
}

/* Version 2: without mapped reading, so that everything goes through here. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = vfs_close,
  .xRead = vfs_read,
  .xWrite = vfs_write,
  .xTruncate = vfs_truncate,
  .xSync = vfs_sync,
  .xFileSize = vfs_size,
  .xLock = vfs_lock,
  .xUnlock = vfs_unlock,
  .xCheckReservedLock = vfs_check_lock,
  .xFileControl = vfs_control,
  .xSectorSize = vfs_sector,
  .xDeviceCharacteristics = vfs_device,
  .xShmMap = vfs_shm_map,
  .xShmLock = vfs_shm_lock,
  .xShmBarrier = vfs_shm_barrier,
  .xShmUnmap = vfs_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  VfsFile *self = SELF (file);
  int rc;

  self->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (rc == SQLITE_OK)
    {
      self->base.pMethods = &methods;
      self->file = name != NULL ? sim_disk_track (name) : NULL;
      return SQLITE_OK;
    }

  if (self->real->pMethods != NULL)
    self->real->pMethods->xClose (self->real);
  g_free (self->real);
  self->base.pMethods = NULL;

  return rc;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  return sim_disk_step (sim_disk_track (name)) == SIM_FAULT_NONE ? real_vfs->xDelete (real_vfs, name, FALSE)
                                                                 : SQLITE_IOERR_DELETE;
}

/* What SQLite salts its log with has to repeat as well. */
static int
vfs_random (sqlite3_vfs *vfs, int length, char *bytes)
{
  static SimDice dice = { 1 };

  for (int i = 0; i < length; i++)
    bytes[i] = (char) sim_dice_next (&dice);

  return length;
}

/**
 * sim_disk_install:
 *
 * Once, before anything opens a database.
 */
void
sim_disk_install (void)
{
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
  real_vfs = sqlite3_vfs_find (NULL);
  sim_vfs = *real_vfs;
  sim_vfs.zName = "sim";
  sim_vfs.szOsFile = sizeof (VfsFile);
  sim_vfs.xOpen = vfs_open;
  sim_vfs.xDelete = vfs_delete;
  sim_vfs.xRandomness = vfs_random;
  g_assert_cmpint (sqlite3_vfs_register (&sim_vfs, 1), ==, SQLITE_OK);
}
