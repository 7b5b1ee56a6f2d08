/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-fault.h"

#include "lib/cbk-vfs.h"

static struct
{
  gint armed;       /* the fault, -1 for none */
  gint left;        /* counts down to the one that fails */
  gboolean for_good;
  gint hit;
} state = { .armed = -1 };

static CbkVfs vfs;
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

static int
fault_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  if (!fails (CBK_FAULT_WRITE))
    return CBK_VFS_CALL (file, xWrite, data, length, offset);

  /* Half of it gets there, as when a disk fills up. */
  CBK_VFS_CALL (file, xWrite, data, length / 2, offset);

  return SQLITE_FULL;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (CBK_FAULT_WRITE) ? SQLITE_IOERR_TRUNCATE : CBK_VFS_CALL (file, xTruncate, size);
}

/* Nothing is waited for: a killed program leaves what it wrote, and hundreds of runs would wait for minutes. */
static int
fault_sync (sqlite3_file *file, int flags)
{
  return fails (CBK_FAULT_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
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

  cbk_vfs_init (&vfs, "cbk-fault");
  vfs.methods.xWrite = fault_write;
  vfs.methods.xTruncate = fault_truncate;
  vfs.methods.xSync = fault_sync;
  cbk_vfs_register (&vfs);
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
