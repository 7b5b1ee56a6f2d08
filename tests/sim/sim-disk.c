/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-disk.h"

#include "sim/sim-disk-private.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a disk has is the system's files. What it would lose is kept here: for each sector that was written since the
 * last time the file was got onto the disk, what stood there before. */

static GMutex mutex;
static GHashTable *folders; /* path → DiskFolder */
static gboolean keeps_lost;

static void
file_free (gpointer data)
{
  DiskFile *file = data;

  g_hash_table_unref (file->old);
  g_hash_table_unref (file->stuck);
  g_free (file->path);
  g_free (file);
}

static void
folder_free (gpointer data)
{
  DiskFolder *folder = data;

  g_ptr_array_unref (folder->files);
  g_free (folder);
}

static DiskFolder *
get_folder (const char *path)
{
  DiskFolder *folder;

  if (folders == NULL)
    folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, folder_free);

  folder = g_hash_table_lookup (folders, path);
  if (folder == NULL)
    {
      folder = g_new0 (DiskFolder, 1);
      folder->files = g_ptr_array_new_with_free_func (file_free);
      g_hash_table_insert (folders, g_strdup (path), folder);
    }

  return folder;
}

static void
file_reset (DiskFile *file)
{
  struct stat status = { 0 };

  g_hash_table_remove_all (file->old);
  g_hash_table_remove_all (file->stuck);
  file->inode = stat (file->path, &status) == 0 ? status.st_ino : 0;
  file->synced_size = status.st_size;
}

/* After a rename another file stands at the path. */
static gboolean
is_another (DiskFile *file)
{
  struct stat status;

  return stat (file->path, &status) == 0 && status.st_ino != file->inode;
}

/**
 * sim_disk_track:
 * @path: of a file that was just opened
 *
 * Returns: (transfer none): what is remembered of it; lives as long as its folder
 */
DiskFile *
sim_disk_track (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  DiskFolder *folder;
  DiskFile *file = NULL;

  g_mutex_lock (&mutex);
  folder = get_folder (parent);
  for (guint i = 0; i < folder->files->len && file == NULL; i++)
    if (g_str_equal (((DiskFile *) folder->files->pdata[i])->path, path))
      file = folder->files->pdata[i];

  if (file == NULL)
    {
      file = g_new0 (DiskFile, 1);
      file->path = g_strdup (path);
      file->folder = folder;
      file->old = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_bytes_unref);
      file->stuck = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_bytes_unref);
      g_ptr_array_add (folder->files, file);
      file_reset (file);
    }
  else if (is_another (file))
    file_reset (file);
  g_mutex_unlock (&mutex);

  return file;
}

/**
 * sim_disk_step:
 * @file: a file that something is to be done to
 *
 * Returns: what befalls it
 */
SimFault
sim_disk_step (DiskFile *file)
{
  DiskFolder *folder = file->folder;
  SimFault fault = SIM_FAULT_NONE;

  g_mutex_lock (&mutex);
  folder->count++;
  if (folder->frozen)
    fault = SIM_FAULT_KILL;
  else if (folder->fault != SIM_FAULT_NONE && --folder->left == 0)
    {
      fault = folder->fault;
      folder->hit = TRUE;
      folder->fault = SIM_FAULT_NONE;
      folder->frozen = fault == SIM_FAULT_KILL;
    }
  g_mutex_unlock (&mutex);

  return fault;
}

gboolean
sim_disk_is_frozen (DiskFile *file)
{
  gboolean frozen;

  g_mutex_lock (&mutex);
  frozen = file->folder->frozen;
  g_mutex_unlock (&mutex);

  return frozen;
}

/**
 * sim_disk_keep_lost:
 * @keep: whether power may be cut from now on; otherwise nothing of what it would lose is kept
 */
void
sim_disk_keep_lost (gboolean keep)
{
  keeps_lost = keep;
}

/* What stands there now, as far as the file goes. */
static GBytes *
read_sectors (sqlite3_file *real, gint64 first, gint64 n)
{
  int length = (int) (n * DISK_SECTOR);
  char *bytes = g_malloc0 ((gsize) length);

  real->pMethods->xRead (real, bytes, length, first * DISK_SECTOR);

  return g_bytes_new_take (bytes, (gsize) length);
}

/* What a sector lost when its way onto the disk failed is what it would lose now. */
static void
remember_sector (DiskFile *file, GBytes *now, gint64 first, gint64 sector)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) sector), stuck_key, value;

  if (g_hash_table_contains (file->old, key))
    return;

  if (!g_hash_table_steal_extended (file->stuck, key, &stuck_key, &value))
    value = g_bytes_new_from_bytes (now, (gsize) ((sector - first) * DISK_SECTOR), DISK_SECTOR);
  g_hash_table_insert (file->old, key, value);
}

/**
 * sim_disk_remember:
 * @file: a file
 * @real: the system's
 * @offset: from where it is about to change
 * @length: how far
 */
void
sim_disk_remember (DiskFile *file, sqlite3_file *real, gint64 offset, gint64 length)
{
  gint64 first = offset / DISK_SECTOR, last = (offset + length - 1) / DISK_SECTOR;
  g_autoptr(GBytes) now = NULL;

  if (length <= 0 || !keeps_lost)
    return;

  g_mutex_lock (&mutex);
  now = read_sectors (real, first, last - first + 1);
  for (gint64 sector = first; sector <= last; sector++)
    remember_sector (file, now, first, sector);
  g_mutex_unlock (&mutex);
}

/**
 * sim_disk_synced:
 * @file: a file
 * @real: the system's
 * @ok: whether it got onto the disk. When not, the system believes so all the same the next time: what was lost then is
 *   never tried again
 */
void
sim_disk_synced (DiskFile *file, sqlite3_file *real, gboolean ok)
{
  GHashTableIter iter;
  gpointer key, value;

  g_mutex_lock (&mutex);
  g_hash_table_iter_init (&iter, file->old);
  while (!ok && g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (file->stuck, key))
      g_hash_table_insert (file->stuck, key, g_bytes_ref (value));
  g_hash_table_remove_all (file->old);
  if (ok)
    {
      sqlite3_int64 size = 0;

      real->pMethods->xFileSize (real, &size);
      file->synced_size = size;
    }
  g_mutex_unlock (&mutex);
}

/**
 * sim_disk_arm:
 * @folder: a folder
 * @fault: what is to happen to it
 * @n: at which write, sync, truncation or removal from now on, from 1
 */
void
sim_disk_arm (const char *folder, SimFault fault, guint n)
{
  DiskFolder *self;

  g_mutex_lock (&mutex);
  self = get_folder (folder);
  self->fault = fault;
  self->left = n;
  self->hit = FALSE;
  g_mutex_unlock (&mutex);
}

/**
 * sim_disk_disarm:
 * @folder: a folder
 *
 * Returns: whether anything happened since sim_disk_arm()
 */
gboolean
sim_disk_disarm (const char *folder)
{
  DiskFolder *self;
  gboolean hit;

  g_mutex_lock (&mutex);
  self = get_folder (folder);
  self->fault = SIM_FAULT_NONE;
  hit = self->hit;
  g_mutex_unlock (&mutex);

  return hit;
}

static void
set_frozen (const char *folder, gboolean frozen)
{
  g_mutex_lock (&mutex);
  get_folder (folder)->frozen = frozen;
  g_mutex_unlock (&mutex);
}

void
sim_disk_freeze (const char *folder)
{
  set_frozen (folder, TRUE);
}

void
sim_disk_thaw (const char *folder)
{
  set_frozen (folder, FALSE);
}

gint64
sim_disk_count (const char *folder)
{
  gint64 count;

  g_mutex_lock (&mutex);
  count = get_folder (folder)->count;
  g_mutex_unlock (&mutex);

  return count;
}

/**
 * sim_disk_forget:
 * @folder: a folder whose files were put there by somebody else, or are all on the disk
 */
void
sim_disk_forget (const char *folder)
{
  g_mutex_lock (&mutex);
  if (folders != NULL)
    g_hash_table_remove (folders, folder);
  g_mutex_unlock (&mutex);
}

typedef struct
{
  int fd;
  gint64 size;
  guint grain;        /* sectors that share a fate */
  guint lost;         /* of a hundred */
  guint64 chance;
} PowerCut;

static gboolean
is_lost (PowerCut *cut, gint64 sector)
{
  SimDice dice = sim_dice_new (cut->chance, (guint64) (sector / cut->grain));

  return sim_dice_percent (&dice, cut->lost);
}

static void
lose_sectors (GHashTable *table, PowerCut *cut)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 at = (gint64) GPOINTER_TO_SIZE (key) * DISK_SECTOR;
      gint64 length = MIN (DISK_SECTOR, cut->size - at);

      if (length > 0 && is_lost (cut, (gint64) GPOINTER_TO_SIZE (key)) &&
          pwrite (cut->fd, g_bytes_get_data (value, NULL), (gsize) length, at) != length)
        g_error ("The simulated disk cannot be written: %s", g_strerror (errno));
    }
}

static void
cut_file (DiskFile *file, SimDice *dice)
{
  PowerCut cut = { .fd = open (file->path, O_RDWR | O_CLOEXEC), .grain = sim_dice_below (dice, 2) ? 1 : 8,
                   .lost = (guint[]){ 0, 30, 60, 100 }[sim_dice_below (dice, 4)], .chance = sim_dice_next (dice) };
  struct stat status;
  gboolean old_size = sim_dice_percent (dice, 50);

  if (cut.fd < 0 || fstat (cut.fd, &status) != 0)
    return;

  cut.size = status.st_size;
  if (old_size && file->synced_size != cut.size && (g_hash_table_size (file->old) + g_hash_table_size (file->stuck)) > 0)
    {
      cut.size = file->synced_size;
      if (ftruncate (cut.fd, cut.size) != 0)
        g_error ("The simulated disk cannot be written: %s", g_strerror (errno));
    }
  lose_sectors (file->old, &cut);
  lose_sectors (file->stuck, &cut);
  close (cut.fd);
}

/**
 * sim_disk_power_cut:
 * @folder: a folder whose files are all closed
 * @dice: decides what got onto the disk of what was not yet known to be there
 *
 * Sectors of 512 bytes, or eight of them together, are as they were before or as they were to be, each for itself.
 */
void
sim_disk_power_cut (const char *folder, SimDice *dice)
{
  DiskFolder *self;

  g_mutex_lock (&mutex);
  self = get_folder (folder);
  for (guint i = 0; i < self->files->len; i++)
    {
      DiskFile *file = self->files->pdata[i];
      if (!is_another (file))
        cut_file (file, dice);
      file_reset (file);
    }
  g_mutex_unlock (&mutex);
}
