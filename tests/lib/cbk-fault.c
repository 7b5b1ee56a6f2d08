/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-fault.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static struct
{
  gint armed;       /* the fault, -1 for none */
  gint left;        /* counts down to the one that fails */
  gboolean for_good;
  gint hit;
} state = { .armed = -1 };

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static sqlite3_mem_methods real_memory;

static gboolean
fails (CbkFault fault)
{
  gint left;

  if (g_atomic_int_get (&state.armed) != (gint) fault)
    return FALSE;

  left = g_atomic_int_add (&state.left, -1);
  if (left > 1 || (left < 1 && !state.for_good))
    return FALSE;

  g_atomic_int_set (&state.hit, TRUE);

  return TRUE;
}

#define REAL(file_) (((FaultFile *) (file_))->real)
#define CALL(file_, method_, ...) REAL (file_)->pMethods->method_ (REAL (file_), ##__VA_ARGS__)

static int
fault_close (sqlite3_file *file)
{
  int rc = REAL (file)->pMethods != NULL ? CALL (file, xClose) : SQLITE_OK;

  g_free (REAL (file));

  return rc;
}

static int
fault_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return CALL (file, xRead, data, length, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  if (!fails (CBK_FAULT_WRITE))
    return CALL (file, xWrite, data, length, offset);

  /* Half of it gets there, as when a disk fills up. */
  CALL (file, xWrite, data, length / 2, offset);

  return SQLITE_FULL;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (CBK_FAULT_WRITE) ? SQLITE_IOERR_TRUNCATE : CALL (file, xTruncate, size);
}

/* Nothing is waited for: a killed program leaves what it wrote, and hundreds of runs would wait for minutes.
 */
static int
fault_sync (sqlite3_file *file, int flags)
{
  return fails (CBK_FAULT_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return CALL (file, xLock, level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return CALL (file, xUnlock, level);
}

static int
fault_check_lock (sqlite3_file *file, int *out)
{
  return CALL (file, xCheckReservedLock, out);
}

static int
fault_control (sqlite3_file *file, int op, void *arg)
{
  return CALL (file, xFileControl, op, arg);
}

static int
fault_sector (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
fault_device (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return CALL (file, xShmMap, page, size, extend, out);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return CALL (file, xShmUnmap, remove);
}

/* Version 2: without mapped reading, so that everything goes through here. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector,
  .xDeviceCharacteristics = fault_device,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc;

  self->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (rc == SQLITE_OK)
    {
      self->base.pMethods = &methods;
      return SQLITE_OK;
    }

  if (self->real->pMethods != NULL)
    self->real->pMethods->xClose (self->real);
  g_free (self->real);
  self->base.pMethods = NULL;

  return rc;
}

static void *
fault_malloc (int n)
{
  return fails (CBK_FAULT_ALLOCATE) ? NULL : real_memory.xMalloc (n);
}

static void *
fault_realloc (void *data, int n)
{
  return fails (CBK_FAULT_ALLOCATE) ? NULL : real_memory.xRealloc (data, n);
}

/**
 * cbk_fault_install:
 *
 * Once, before anything uses SQLite.
 */
void
cbk_fault_install (void)
{
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = fault_malloc;
  memory.xRealloc = fault_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);

  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "cbk-fault";
  fault_vfs.szOsFile = sizeof (FaultFile);
  fault_vfs.xOpen = fault_open;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

/**
 * cbk_fault_arm:
 * @fault: what is to fail
 * @n: which one from now on, from 1
 * @for_good: whether all after it fail too
 */
void
cbk_fault_arm (CbkFault fault, guint n, gboolean for_good)
{
  g_atomic_int_set (&state.hit, FALSE);
  g_atomic_int_set (&state.left, (gint) n);
  state.for_good = for_good;
  g_atomic_int_set (&state.armed, (gint) fault);
}

/**
 * cbk_fault_disarm:
 *
 * Returns: whether anything failed since cbk_fault_arm()
 */
gboolean
cbk_fault_disarm (void)
{
  g_atomic_int_set (&state.armed, -1);

  return g_atomic_int_get (&state.hit);
}
