/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-vfs.h"
#include "sim/sim-disk-private.h"

/* What SQLite speaks to: passes everything on to the system, after asking the simulated disk what befalls it. The index of
 * a log that its connections share is in memory here: they are all in this process. */

typedef struct
{
  DiskFile *file;
  guint shared;         /* bits of the locks of the index that this connection has */
  guint exclusive;
  gboolean mapped;
} VfsOpen;

static CbkVfs vfs;

/* NULL for temporary files, which nothing befalls. */
static VfsOpen *
get_open (sqlite3_file *file)
{
  return CBK_VFS_DATA (file);
}

static SimFault
step (sqlite3_file *file)
{
  return get_open (file) != NULL ? sim_disk_step (get_open (file)->file) : SIM_FAULT_NONE;
}

static gboolean
is_frozen (sqlite3_file *file)
{
  return get_open (file) != NULL && sim_disk_is_frozen (get_open (file)->file);
}

static gpointer
vfs_opened (const char *name)
{
  VfsOpen *open;

  if (name == NULL)
    return NULL;

  open = g_new0 (VfsOpen, 1);
  open->file = sim_disk_track (name);

  return open;
}

static int
vfs_close (sqlite3_file *file)
{
  int rc = CBK_VFS_CALL (file, xClose);

  g_free (get_open (file));
  g_free (CBK_VFS_REAL (file));

  return rc;
}

static int
vfs_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return is_frozen (file) ? SQLITE_IOERR_READ : CBK_VFS_CALL (file, xRead, data, length, offset);
}

static int
vfs_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  SimFault fault = step (file);

  if (fault == SIM_FAULT_KILL)
    return SQLITE_IOERR_WRITE;

  if (get_open (file) != NULL)
    sim_disk_remember (get_open (file)->file, CBK_VFS_REAL (file), offset, length);
  if (fault == SIM_FAULT_NONE)
    return CBK_VFS_CALL (file, xWrite, data, length, offset);

  /* Half of it gets there, as when a disk fills up. */
  CBK_VFS_CALL (file, xWrite, data, length / 2, offset);

  return fault == SIM_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
vfs_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_int64 now = 0;

  if (step (file) != SIM_FAULT_NONE)
    return SQLITE_IOERR_TRUNCATE;

  if (get_open (file) != NULL && CBK_VFS_CALL (file, xFileSize, &now) == SQLITE_OK)
    sim_disk_remember (get_open (file)->file, CBK_VFS_REAL (file), size, now - size);

  return CBK_VFS_CALL (file, xTruncate, size);
}

static int
vfs_sync (sqlite3_file *file, int flags)
{
  SimFault fault = step (file);

  if (fault != SIM_FAULT_KILL && get_open (file) != NULL)
    sim_disk_synced (get_open (file)->file, CBK_VFS_REAL (file), fault == SIM_FAULT_NONE);

  return fault == SIM_FAULT_NONE ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int
vfs_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return is_frozen (file) ? SQLITE_IOERR_FSTAT : CBK_VFS_CALL (file, xFileSize, size);
}

static int
vfs_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  VfsOpen *self = get_open (file);

  *out = sim_index_map (&self->file->index, !self->mapped, (guint) page, (gsize) size, extend);
  self->mapped = TRUE;

  return SQLITE_OK;
}

static int
vfs_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  VfsOpen *self = get_open (file);
  guint bits = (1u << (offset + n)) - (1u << offset);
  guint *have = (flags & SQLITE_SHM_SHARED) != 0 ? &self->shared : &self->exclusive;

  if ((flags & SQLITE_SHM_UNLOCK) != 0)
    {
      sim_index_unlock (&self->file->index, *have & bits, have == &self->exclusive);
      *have &= ~bits;
      return SQLITE_OK;
    }

  if (!sim_index_lock (&self->file->index, bits & ~*have, have == &self->exclusive))
    return SQLITE_BUSY;

  *have |= bits;

  return SQLITE_OK;
}

static void
vfs_shm_barrier (sqlite3_file *file)
{
  __sync_synchronize ();
}

static int
vfs_shm_unmap (sqlite3_file *file, int remove)
{
  VfsOpen *self = get_open (file);

  if (self->mapped)
    sim_index_unmap (&self->file->index);
  self->mapped = FALSE;

  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *self, const char *name, int sync)
{
  return sim_disk_step (sim_disk_track (name)) == SIM_FAULT_NONE ? vfs.real->xDelete (vfs.real, name, FALSE)
                                                                 : SQLITE_IOERR_DELETE;
}

/* What SQLite salts its log with has to repeat as well. */
static int
vfs_random (sqlite3_vfs *self, int length, char *bytes)
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
  cbk_vfs_init (&vfs, "sim");
  vfs.opened = vfs_opened;
  vfs.methods.xClose = vfs_close;
  vfs.methods.xRead = vfs_read;
  vfs.methods.xWrite = vfs_write;
  vfs.methods.xTruncate = vfs_truncate;
  vfs.methods.xSync = vfs_sync;
  vfs.methods.xFileSize = vfs_size;
  vfs.methods.xShmMap = vfs_shm_map;
  vfs.methods.xShmLock = vfs_shm_lock;
  vfs.methods.xShmBarrier = vfs_shm_barrier;
  vfs.methods.xShmUnmap = vfs_shm_unmap;
  vfs.vfs.xDelete = vfs_delete;
  vfs.vfs.xRandomness = vfs_random;
  cbk_vfs_register (&vfs);
}
