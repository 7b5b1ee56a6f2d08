/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sim/sim-disk.h"
#include "sim/sim-index.h"

#include <sqlite3.h>
#include <sys/types.h>

G_BEGIN_DECLS

#define DISK_SECTOR 512

typedef struct
{
  GPtrArray *files;     /* DiskFile, in the order in which they were first opened */
  SimFault fault;
  guint left;
  gboolean hit;
  gboolean frozen;
  gint64 count;
} DiskFolder;

typedef struct
{
  char *path;
  DiskFolder *folder;
  ino_t inode;
  gint64 synced_size;
  GHashTable *old;      /* sector → GBytes, what stood there when the file was last got onto the disk */
  GHashTable *stuck;    /* the same of sectors whose way onto the disk failed: no later sync takes them along */
  SimIndex index;
} DiskFile;

DiskFile *sim_disk_track     (const char *path);
SimFault  sim_disk_step      (DiskFile *file);
gboolean  sim_disk_is_frozen (DiskFile *file);
void      sim_disk_remember  (DiskFile *file, sqlite3_file *real, gint64 offset, gint64 length);
void      sim_disk_synced    (DiskFile *file, sqlite3_file *real, gboolean ok);

G_END_DECLS
