/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* syncfs() */

#include "hq/cbk-hq-backup.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-file.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-answer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A backup is a folder like headquarters' own, with a list of what has to be in it. The database is taken first: what it
 * names of files was there before, and files do not change. */

#define LIST_NAME "backup.json"
#define DATABASE_NAME "hq.db"

typedef struct
{
  const char *from;
  const char *to;
  CbkHqBackupReport *report;
  GString *list;             /* of what was copied, as JSON */
} Copying;

static gboolean
fail (GError **error, const char *what)
{
  return cbk_file_set_error (error, errno, what);
}

static gboolean
copy_file (const char *source, const char *target, guint8 digest[CBK_SHA256_BYTES], gint64 *ret_size, GError **error)
{
  int from = g_open (source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);
  int to = from < 0 ? -1 : g_open (target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean ok = to >= 0 ? cbk_file_copy (from, to, 0, NULL, NULL, NULL, digest, ret_size, error) : fail (error, source);

  if (to >= 0)
    close (to);
  if (from >= 0)
    close (from);

  return ok;
}

static void
list_file (Copying *self, const char *name, const guint8 digest[CBK_SHA256_BYTES], gint64 size)
{
  char text[CBK_SHA256_NAME_SIZE];

  cbk_sha256_print_name (digest, text);
  g_string_append (self->list, self->list->len > 0 ? ",{\"name\":" : "{\"name\":");
  cbk_json_append_string (self->list, name);
  g_string_append_printf (self->list, ",\"sha256\":\"%s\",\"size\":%" G_GINT64_FORMAT "}", text, size);
  self->report->n_files++;
  self->report->n_bytes += size;
}

/* The database is there in another way; what is half received comes again. */
static gboolean
is_left_out (const char *name)
{
  return g_str_has_prefix (name, DATABASE_NAME) || g_str_equal (name, "blobs/parts") || g_str_equal (name, LIST_NAME);
}

static gboolean copy_folder (Copying *self, const char *name, GError **error);

static gboolean
copy_entry (Copying *self, const char *name, GError **error)
{
  g_autofree char *source = g_build_filename (self->from, name, NULL);
  g_autofree char *target = g_build_filename (self->to, name, NULL);
  guint8 digest[CBK_SHA256_BYTES];
  struct stat info;
  gint64 size;

  if (is_left_out (name))
    return TRUE;

  if (g_lstat (source, &info) != 0)
    return fail (error, source);

  if (S_ISDIR (info.st_mode))
    return (g_mkdir (target, 0700) == 0 || fail (error, target)) && copy_folder (self, name, error);

  if (!S_ISREG (info.st_mode))
    return TRUE;

  if (!copy_file (source, target, digest, &size, error))
    return FALSE;

  list_file (self, name, digest, size);

  return TRUE;
}

static gboolean
copy_folder (Copying *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->from, name, NULL);
  g_autoptr(GDir) folder = g_dir_open (path, 0, error);
  const char *child;

  while (folder != NULL && (child = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *both = *name == '\0' ? g_strdup (child) : g_build_filename (name, child, NULL);

      if (!copy_entry (self, both, error))
        return FALSE;
    }

  return folder != NULL;
}

static gboolean
list_database (Copying *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->to, DATABASE_NAME, NULL);
  guint8 digest[CBK_SHA256_BYTES];
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gint64 size;
  gboolean ok = file >= 0 ? cbk_file_copy (file, -1, 0, NULL, NULL, NULL, digest, &size, error) : fail (error, path);

  if (file >= 0)
    close (file);
  if (ok)
    list_file (self, DATABASE_NAME, digest, size);

  return ok;
}

static gboolean
write_list (Copying *self, const char *epoch, GError **error)
{
  g_autofree char *path = g_build_filename (self->to, LIST_NAME, NULL);
  g_autoptr(GString) json = g_string_new ("{");
  char at[CBK_TIME_TEXT_SIZE];

  cbk_time_print (self->report->made_at, at);
  cbk_hq_append_member (json, "epoch", epoch);
  g_string_append_printf (json, ",\"files\":[%s],\"made_at\":\"%s\"}\n", self->list->str, at);

  return g_file_set_contents_full (path, json->str, (gssize) json->len, G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/* All that was written there is on the disk before the folder has its name. */
static gboolean
put_in_place (const char *part, const char *target, GError **error)
{
  int folder = g_open (part, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = folder >= 0 && syncfs (folder) == 0 && g_rename (part, target) == 0 && syncfs (folder) == 0;

  if (!ok)
    fail (error, target);
  if (folder >= 0)
    close (folder);

  return ok;
}

static gboolean
make_part (const char *target, const char *part, GError **error)
{
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "%s is there already; please name a new folder", target);
      return FALSE;
    }

  if (g_mkdir (part, 0700) == 0)
    return TRUE;

  if (errno != EEXIST)
    return fail (error, part);

  g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "%s is what is left of one that was cut off; please remove it first", part);

  return FALSE;
}

static gboolean
fill_backup (Copying *self, CbkHqStorage *storage, GError **error)
{
  self->report->made_at = cbk_env_now (storage->env);

  return cbk_hq_db_snapshot (storage->db, self->to, error) && list_database (self, error) && copy_folder (self, "", error) &&
         write_list (self, storage->epoch, error);
}

/**
 * cbk_hq_backup:
 * @storage: a storage that may write, outside a transaction
 * @folder: where headquarters keeps its things
 * @target: a folder that is not there yet
 * @report: (out): what was copied
 * @error: %CBK_ERROR_CONFLICT when @target is there, %CBK_ERROR_FULL, or any store error
 *
 * Copies the database, as of one moment, the keys and all attachments, while headquarters goes on serving. Whoever has
 * the backup has headquarters' keys: it is readable for its owner only, and to be kept as safe as headquarters is.
 * @target is there when all of it is on the disk, not before.
 *
 * Returns: whether it is there
 */
gboolean
cbk_hq_backup (CbkHqStorage *storage, const char *folder, const char *target, CbkHqBackupReport *report, GError **error)
{
  g_autofree char *part = g_strconcat (target, ".part", NULL);
  g_autoptr(GString) list = g_string_new (NULL);
  Copying self = { folder, part, report, list };

  *report = (CbkHqBackupReport){ 0 };

  return make_part (target, part, error) && fill_backup (&self, storage, error) && put_in_place (part, target, error);
}

/* Nothing that somebody wrote into the list leads out of the folder. */
static gboolean
is_inside (const char *name)
{
  g_auto(GStrv) parts = name != NULL ? g_strsplit (name, "/", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*parts[i] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return FALSE;

  return parts != NULL && !g_str_equal (name, LIST_NAME);
}

static gboolean
take_file (Copying *self, JsonNode *node, GError **error)
{
  JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = entry != NULL ? cbk_json_get_text (entry, "name") : NULL;
  const char *sha256 = entry != NULL ? cbk_json_get_text (entry, "sha256") : NULL;
  guint8 wanted[CBK_SHA256_BYTES], digest[CBK_SHA256_BYTES];
  g_autofree char *source = NULL, *target = NULL, *folder = NULL;
  gint64 size;

  if (!is_inside (name) || sha256 == NULL || !cbk_sha256_parse_name (sha256, wanted))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The backup's list of files is damaged");
      return FALSE;
    }

  source = g_build_filename (self->from, name, NULL);
  target = g_build_filename (self->to, name, NULL);
  folder = g_path_get_dirname (target);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder);

  if (!copy_file (source, target, digest, &size, error))
    return FALSE;

  self->report->n_files++;
  self->report->n_bytes += size;
  if (memcmp (digest, wanted, sizeof digest) == 0)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The backup is damaged: %s is not what it was when it was made", name);

  return FALSE;
}

static JsonObject *
read_list (const char *backup, CbkHqBackupReport *report, GError **error)
{
  g_autofree char *path = g_build_filename (backup, LIST_NAME, NULL);
  g_autofree char *text = NULL;
  g_autoptr(JsonObject) list = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no backup of headquarters in %s", backup);
      return NULL;
    }

  list = cbk_json_parse_object (text, (gssize) length, error);
  if (list == NULL)
    return NULL;

  if (json_object_has_member (list, "files") && JSON_NODE_HOLDS_ARRAY (json_object_get_member (list, "files")) &&
      cbk_time_parse (cbk_json_get_text (list, "made_at"), &report->made_at))
    return g_steal_pointer (&list);

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The backup's list of files is damaged");

  return NULL;
}

static gboolean
take_files (Copying *self, JsonObject *list, GError **error)
{
  JsonArray *files = json_object_get_array_member (list, "files");

  for (guint i = 0; i < json_array_get_length (files); i++)
    if (!take_file (self, json_array_get_element (files, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
begin_again (CbkHqStorage *storage, gpointer reason, GError **error)
{
  return cbk_hq_storage_begin_epoch (storage, reason, error) && cbk_hq_db_exec (storage->db, "DELETE FROM session", error);
}

/**
 * cbk_hq_begin_again:
 * @storage: headquarters, where nobody serves
 * @reason: why; stays in the storage
 * @error: any store error
 *
 * A new epoch, for a database that is older than what laptops have seen of it. Everybody signs in anew: who did before may
 * have been blocked since.
 *
 * Returns: whether it has begun
 */
gboolean
cbk_hq_begin_again (CbkHqStorage *storage, const char *reason, GError **error)
{
  return cbk_hq_storage_transact (storage, begin_again, (gpointer) reason, error);
}

static gboolean
make_current (const char *folder, const char *reason, const CbkEnv *env, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (folder, env, CBK_HQ_DB_WRITE, error);
  CbkHqReport report;
  g_autofree char *problem = NULL;

  if (storage == NULL || !cbk_hq_storage_verify (storage, &report, error))
    return FALSE;

  problem = report.problem;
  if (problem == NULL)
    return cbk_hq_begin_again (storage, reason, error);

  g_set_error (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The backup is damaged: %s", problem);

  return FALSE;
}

/**
 * cbk_hq_restore:
 * @backup: what cbk_hq_backup() made; it is only read
 * @folder: a folder that is not there yet
 * @reason: why; stays in the storage
 * @env: time and chance
 * @report: (out): what was copied
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_CORRUPT, %CBK_ERROR_CONFLICT when @folder is there, or any store error
 *
 * Makes a headquarters of a backup, with a new epoch: laptops then send again what it has not, and compare all they hold
 * by digest (docs/sync.md). Everybody signs in anew. What was blocked or granted since the backup is not in it.
 *
 * Returns: whether it is there; otherwise nothing is, but for a folder "….part"
 */
gboolean
cbk_hq_restore (const char *backup, const char *folder, const char *reason, const CbkEnv *env, CbkHqBackupReport *report,
                GError **error)
{
  g_autofree char *part = g_strconcat (folder, ".part", NULL);
  g_autoptr(JsonObject) list = NULL;
  Copying self = { backup, part, report, NULL };

  *report = (CbkHqBackupReport){ 0 };
  list = read_list (backup, report, error);

  return list != NULL && make_part (folder, part, error) && take_files (&self, list, error) &&
         make_current (part, reason, env, error) && put_in_place (part, folder, error);
}
