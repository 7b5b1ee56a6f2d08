/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-blob-files.h"

#include "base/cbk-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PARTS "parts"
#define DONE ".done"

/* "parts/ID", with what tells a link that is about to be moved from it. */
#define PART_PATH_SIZE (sizeof PARTS + 1 + CBK_ID_LENGTH + sizeof DONE)

/* "ab/cd/abcd…" */
#define BLOB_PATH_SIZE (6 + CBK_SHA256_NAME_SIZE)

static void
print_part_path (const char *upload, const char *suffix, char path[PART_PATH_SIZE])
{
  g_snprintf (path, PART_PATH_SIZE, PARTS "/%s%s", upload, suffix);
}

static void
print_blob_path (const guint8 digest[CBK_SHA256_BYTES], char path[BLOB_PATH_SIZE])
{
  char name[CBK_SHA256_NAME_SIZE];

  cbk_sha256_print_name (digest, name);
  g_snprintf (path, BLOB_PATH_SIZE, "%.2s/%.2s/%s", name, name + 2, name);
}

/**
 * cbk_hq_blob_files_open:
 * @self: (out): to be cleared
 * @folder: where headquarters keeps its things
 * @error: %CBK_ERROR_READ_ONLY, %CBK_ERROR_FULL, %CBK_ERROR_CORRUPT when something else stands there
 *
 * Returns: whether the folder is there; for any thread
 */
gboolean
cbk_hq_blob_files_open (CbkHqBlobFiles *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "blobs", NULL);

  self->dir = -1;
  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    return cbk_file_set_error (error, errno, "The folder for attachments cannot be made");

  self->dir = g_open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
  if (self->dir < 0)
    return cbk_file_set_error (error, errno, "The folder for attachments cannot be opened");

  if (mkdirat (self->dir, PARTS, 0700) != 0 && errno != EEXIST)
    return cbk_file_set_error (error, errno, "The folder for attachments cannot be made");

  return TRUE;
}

void
cbk_hq_blob_files_clear (CbkHqBlobFiles *self)
{
  if (self->dir > 0)
    close (self->dir);
  self->dir = -1;
}

/**
 * cbk_hq_blob_files_lock:
 * @self: the files
 * @alone: whether nobody else may have it
 *
 * Until they are cleared. Whoever puts a file into its place and then commits that it is there shares it; whoever takes
 * one away has it alone, so that neither does its half between the other's two.
 */
void
cbk_hq_blob_files_lock (CbkHqBlobFiles *self, gboolean alone)
{
  while (flock (self->dir, alone ? LOCK_EX : LOCK_SH) != 0 && errno == EINTR)
    ;
}

/* Whether @size bytes more leave @keep_free for everything else. */
gboolean
cbk_hq_blob_files_has_room (CbkHqBlobFiles *self, gint64 size, gint64 keep_free)
{
  struct statvfs disk;

  return fstatvfs (self->dir, &disk) != 0 || (gint64) disk.f_bavail * (gint64) disk.f_frsize - keep_free >= size;
}

/**
 * cbk_hq_part_make:
 * @self: the files
 * @upload: a new id
 * @error: %CBK_ERROR_FULL...
 *
 * Returns: whether there is an empty file for it
 */
gboolean
cbk_hq_part_make (CbkHqBlobFiles *self, const char *upload, GError **error)
{
  char path[PART_PATH_SIZE];
  int part;

  print_part_path (upload, "", path);
  part = openat (self->dir, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (part < 0)
    return cbk_file_set_error (error, errno, "A file cannot be begun at headquarters");

  close (part);

  return TRUE;
}

/**
 * cbk_hq_part_lock:
 * @self: the files
 * @upload: the id of a file that comes
 * @error: %CBK_ERROR_NOT_FOUND when there is none any more
 *
 * Waits for whoever else writes it: a laptop that lost an answer sends again while its first request is still worked on.
 *
 * Returns: the file, -1 on failure; closing it lets the next one
 */
int
cbk_hq_part_lock (CbkHqBlobFiles *self, const char *upload, GError **error)
{
  char path[PART_PATH_SIZE];
  int part;

  print_part_path (upload, "", path);
  part = openat (self->dir, path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  if (part < 0)
    {
      cbk_file_set_error (error, errno, "A file that comes cannot be opened");
      return -1;
    }

  while (flock (part, LOCK_EX) != 0)
    if (errno != EINTR)
      {
        cbk_file_set_error (error, errno, "A file that comes cannot be locked");
        close (part);
        return -1;
      }

  return part;
}

gboolean
cbk_hq_part_get_length (CbkHqBlobFiles *self, const char *upload, gint64 *ret_length, GError **error)
{
  char path[PART_PATH_SIZE];
  struct stat info;

  print_part_path (upload, "", path);
  if (fstatat (self->dir, path, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return cbk_file_set_error (error, errno, "A file that comes cannot be found");

  *ret_length = info.st_size;

  return TRUE;
}

/* Bytes that are known to be what was sent. When the disk fills up in the middle, all of them are taken back. */
gboolean
cbk_hq_part_append (int part, gint64 at, gconstpointer data, gsize length, GError **error)
{
  if (lseek (part, at, SEEK_SET) != at)
    return cbk_file_set_error (error, errno, "A file that comes cannot be written");

  if (cbk_file_write (part, data, length, error))
    return TRUE;

  if (ftruncate (part, at) != 0)
    g_printerr ("casebook-hq: a file that comes has some bytes too many: %s\n", g_strerror (errno));

  return FALSE;
}

/* What it is now, after it is on the disk. */
gboolean
cbk_hq_part_digest (int part, guint8 digest[CBK_SHA256_BYTES], GError **error)
{
  gint64 size;

  if (fsync (part) != 0 || lseek (part, 0, SEEK_SET) != 0)
    return cbk_file_set_error (error, errno, "A file that came cannot be read");

  return cbk_file_copy (part, -1, 0, NULL, NULL, NULL, digest, &size, error);
}

gboolean
cbk_hq_part_begin_again (int part, GError **error)
{
  return ftruncate (part, 0) == 0 || cbk_file_set_error (error, errno, "A file that comes cannot be emptied");
}

static gboolean
sync_folder (CbkHqBlobFiles *self, const char *path)
{
  int fd = openat (self->dir, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);

  return ok;
}

/* The two folders of a name, there after a power cut. */
static gboolean
make_folders (CbkHqBlobFiles *self, const char *path)
{
  char outer[3], inner[6];
  gboolean made;

  g_strlcpy (outer, path, sizeof outer);
  g_strlcpy (inner, path, sizeof inner);
  made = mkdirat (self->dir, outer, 0700) == 0;
  if ((!made && errno != EEXIST) || (made && fsync (self->dir) != 0))
    return FALSE;

  made = mkdirat (self->dir, inner, 0700) == 0;

  return made ? sync_folder (self, outer) : errno == EEXIST;
}

/**
 * cbk_hq_part_install:
 * @self: the files
 * @upload: the id of a file that came, whole, on the disk and locked
 * @digest: what it is
 * @error: %CBK_ERROR_FULL...
 *
 * Puts it under its name as well, there after a power cut. A file of that name is replaced: it has the same content, or
 * it was damaged and is now whole. The part itself stays until headquarters has committed that it has the file:
 * whatever happens before that, all can be done once more.
 *
 * Returns: whether it is there
 */
gboolean
cbk_hq_part_install (CbkHqBlobFiles *self,
                     const char *upload,
                     const guint8 digest[CBK_SHA256_BYTES],
                     GError **error)
{
  char from[PART_PATH_SIZE], link[PART_PATH_SIZE], to[BLOB_PATH_SIZE], folder[6];

  print_part_path (upload, "", from);
  print_part_path (upload, DONE, link);
  print_blob_path (digest, to);
  g_strlcpy (folder, to, sizeof folder);

  if (!make_folders (self, to) ||
      (linkat (self->dir, from, self->dir, link, 0) != 0 && errno != EEXIST) ||
      renameat (self->dir, link, self->dir, to) != 0 || !sync_folder (self, folder))
    return cbk_file_set_error (error, errno, "A file that came cannot be put into its place");

  /* Where it was there already, as the same file, nothing was moved. */
  unlinkat (self->dir, link, 0);

  return TRUE;
}

void
cbk_hq_part_remove (CbkHqBlobFiles *self, const char *upload)
{
  char path[PART_PATH_SIZE];

  print_part_path (upload, "", path);
  unlinkat (self->dir, path, 0);
  print_part_path (upload, DONE, path);
  unlinkat (self->dir, path, 0);
}

/* Every file that comes, and when something of it came last. */
void
cbk_hq_part_foreach (CbkHqBlobFiles *self, CbkHqPartFunc func, gpointer data)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d/" PARTS, self->dir);
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      char upload[CBK_ID_LENGTH + 1], at[PART_PATH_SIZE];
      struct stat info;

      g_strlcpy (upload, name, sizeof upload);
      print_part_path (upload, "", at);
      if (cbk_id_is_valid (upload) && fstatat (self->dir, at, &info, AT_SYMLINK_NOFOLLOW) == 0)
        func (upload, (gint64) info.st_mtim.tv_sec * 1000, data);
    }
}

/**
 * cbk_hq_blob_file_open:
 * @self: the files
 * @digest: which
 * @ret_size: (out): its bytes
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_CORRUPT when something else stands there
 *
 * Returns: the file at its beginning, -1 on failure; what is in it was not looked at
 */
int
cbk_hq_blob_file_open (CbkHqBlobFiles *self, const guint8 digest[CBK_SHA256_BYTES], gint64 *ret_size, GError **error)
{
  char path[BLOB_PATH_SIZE];
  struct stat info;
  int fd;

  print_blob_path (digest, path);
  fd = openat (self->dir, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    {
      cbk_file_set_error (error, errno, "An attachment cannot be opened");
      return -1;
    }

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "Something else stands in the place of an attachment");
      close (fd);
      return -1;
    }

  *ret_size = info.st_size;

  return fd;
}

/**
 * cbk_hq_blob_file_check:
 * @self: the files
 * @digest: which
 * @size: how long it is to be
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_CORRUPT
 *
 * Reads it all.
 *
 * Returns: whether its content is what its name says
 */
gboolean
cbk_hq_blob_file_check (CbkHqBlobFiles *self, const guint8 digest[CBK_SHA256_BYTES], gint64 size, GError **error)
{
  guint8 found[CBK_SHA256_BYTES];
  gint64 length;
  int fd = cbk_hq_blob_file_open (self, digest, &length, error);
  gboolean ok;

  if (fd < 0)
    return FALSE;

  ok = cbk_file_copy (fd, -1, 0, NULL, NULL, NULL, found, &length, error);
  close (fd);
  if (ok && (length != size || memcmp (found, digest, sizeof found) != 0))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "It is not what was stored");
      return FALSE;
    }

  return ok;
}

gboolean
cbk_hq_blob_file_remove (CbkHqBlobFiles *self, const guint8 digest[CBK_SHA256_BYTES], GError **error)
{
  char path[BLOB_PATH_SIZE];

  print_blob_path (digest, path);

  return unlinkat (self->dir, path, 0) == 0 || errno == ENOENT ||
         cbk_file_set_error (error, errno, "An attachment cannot be removed");
}
