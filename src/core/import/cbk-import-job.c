/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-import-private.h"

#include "base/cbk-error.h"
#include "model/cbk-validate.h"

#include <string.h>

/* One transaction each: large enough that the disk's waiting does not count, small enough to lose. */
#define BATCH_RECORDS 1000
#define BATCH_BYTES (1024 * 1024)

/* Lines between two looks at the clock face: progress and whether to stop. */
#define STEP 1000

/* More distinct records than this in one file would not fit a small laptop's memory. All of Britain's
 * postcodes do. */
#define MAX_KEYS 2000000

#define MAX_NAME_CHARS 100
#define MAX_WHY_CHARS 200

typedef struct
{
  guint64 line;
  CbkRecord *draft;
} Item;

static void
item_free (gpointer data)
{
  Item *self = data;

  g_object_unref (self->draft);
  g_free (self);
}

static void
hash_key (const char *entity, const char *key, guint8 digest[32])
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = 32;

  g_checksum_update (checksum, (const guchar *) entity, (gssize) strlen (entity) + 1);
  g_checksum_update (checksum, (const guchar *) key, (gssize) strlen (key));
  g_checksum_get_digest (checksum, digest, &length);
}

/**
 * cbk_import_make_id:
 * @id: (out caller-allocates): the id
 * @entity: the kind of record
 * @key: what tells it from all others of its kind, for good
 *
 * Makes a version 8 UUID (RFC 9562, 5.8) of the SHA-256 of both: everywhere and always the same.
 */
void
cbk_import_make_id (char id[CBK_ID_LENGTH + 1], const char *entity, const char *key)
{
  guint8 digest[32];

  hash_key (entity, key, digest);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x80);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);
  cbk_id_from_bytes (digest, id);
}

/**
 * cbk_import_parse_int:
 * @text: a field
 * @min: the least it may be
 * @max: the most it may be
 * @ret_value: (out): the number
 *
 * Returns: whether @text is a whole number within bounds, and nothing else
 */
gboolean
cbk_import_parse_int (const char *text, gint64 min, gint64 max, gint64 *ret_value)
{
  return g_ascii_string_to_signed (text, 10, min, max, ret_value, NULL);
}

/* Copies what the file says. Gives whether that changed anything. */
static gboolean
copy_fields (const CbkImportFormat *format, CbkRecord *to, CbkRecord *from)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (to);
  gboolean changed = FALSE;

  for (guint i = 0; format->fields[i] != NULL; i++)
    {
      const CbkField *field = cbk_record_class_find_field (klass, format->fields[i]);

      if (cbk_record_same_field (to, from, field)
          || (!cbk_record_is_set (from, field) && g_strv_contains (format->kept, field->name)))
        continue;

      cbk_record_copy_field (to, from, field);
      changed = TRUE;
    }

  return changed;
}

typedef struct
{
  CbkImportJob *job;
  CbkChangeSet *changes;
  guint added;
  guint changed;
  guint64 first_news;  /* the line of the first record that is not here as it is */
  guint64 before_news; /* how many others are before it */
} Commit;

static gboolean
add_change (CbkSession *session, Commit *commit, Item *item, GError **error)
{
  CbkImportJob *job = commit->job;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkRecord) before
      = cbk_session_get (session, job->format->entity, item->draft->id, &local_error);
  g_autoptr(CbkRecord) after = NULL;

  if (before == NULL && !g_error_matches (local_error, CBK_ERROR, CBK_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (before == NULL)
    {
      cbk_change_set_create (commit->changes, item->draft);
      commit->added++;
    }
  else if (before->withdrawn == NULL && before->restricted_to == NULL)
    {
      after = cbk_record_dup (before);
      if (copy_fields (job->format, after, item->draft))
        {
          cbk_change_set_update (commit->changes, before, after);
          commit->changed++;
        }
    }

  return TRUE;
}

static gboolean
commit_batch (CbkSession *session, gpointer data, GError **error)
{
  Commit *commit = data;
  GPtrArray *batch = commit->job->batch;

  for (guint i = 0; i < batch->len; i++)
    {
      Item *item = g_ptr_array_index (batch, i);

      if (!add_change (session, commit, item, error))
        return FALSE;

      if (commit->first_news == 0 && commit->changes->changes->len > 0)
        {
          commit->first_news = item->line;
          commit->before_news = i;
        }
    }

  return cbk_session_commit (session, commit->changes, error);
}

static void
report_batch (CbkImportJob *self, const Commit *commit)
{
  CbkImportReport *report = self->report;
  guint64 before = report->unchanged;

  if (report->added + report->changed == 0 && commit->first_news != 0 && before + commit->before_news > 0)
    report->resumed_at = commit->first_news;

  report->added += commit->added;
  report->changed += commit->changed;
  report->unchanged += self->batch->len - commit->added - commit->changed;
}

/**
 * cbk_import_job_flush:
 * @self: a job
 * @error: what the store says
 *
 * Saves what was added since the last time, all of it or nothing.
 *
 * Returns: whether it is saved
 */
gboolean
cbk_import_job_flush (CbkImportJob *self, GError **error)
{
  g_autoptr(CbkChangeSet) changes = NULL;
  Commit commit = { .job = self };

  if (self->batch == NULL || self->batch->len == 0)
    return TRUE;

  commit.changes = changes = cbk_change_set_new (self->format->command, self->user->id, NULL);

  /* Not stopped within: a batch is there or is not. */
  if (!cbk_store_write (cbk_workspace_get_store (self->workspace), commit_batch, &commit, NULL, error))
    return FALSE;

  report_batch (self, &commit);
  g_ptr_array_set_size (self->batch, 0);
  self->batch_bytes = 0;

  return TRUE;
}

/**
 * cbk_import_job_tell:
 * @self: a job
 *
 * Tells whoever listens how far it is.
 */
void
cbk_import_job_tell (CbkImportJob *self)
{
  if (self->progress != NULL)
    self->progress (self->name, cbk_source_get_position (self->source), cbk_source_get_size (self->source),
                    self->progress_data);
}

/**
 * cbk_import_job_count:
 * @self: a job
 * @error: %G_IO_ERROR_CANCELLED
 *
 * To be called once for each record, good or bad.
 *
 * Returns: whether to go on
 */
gboolean
cbk_import_job_count (CbkImportJob *self, GError **error)
{
  if (self->report->lines++ % STEP != 0)
    return TRUE;

  cbk_import_job_tell (self);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * cbk_import_job_see:
 * @self: a job
 * @key: the natural key of a record
 * @ret_before: (out): how often this file had it before
 * @error: %CBK_ERROR_INVALID when the file has too many different ones
 *
 * Returns: whether it could be told
 */
gboolean
cbk_import_job_see (CbkImportJob *self, const char *key, guint *ret_before, GError **error)
{
  guint8 digest[32];
  gsize hash;

  hash_key (self->format->entity, key, digest);
  memcpy (&hash, digest, sizeof hash);

  if (self->keys == NULL)
    self->keys = g_hash_table_new (NULL, NULL);

  *ret_before = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, (gpointer) hash));
  g_hash_table_insert (self->keys, (gpointer) hash, GUINT_TO_POINTER (*ret_before + 1));

  if (g_hash_table_size (self->keys) <= MAX_KEYS)
    return TRUE;

  g_set_error (
      error, CBK_ERROR, CBK_ERROR_INVALID,
      "“%s” holds more than %d records. Cut it into smaller files; what was read of it so far is kept.",
      self->name, MAX_KEYS);

  return FALSE;
}

/**
 * cbk_import_job_draft:
 * @self: a job
 * @key: the natural key of a record
 * @edition: (nullable): the month or year that the data is of
 *
 * Returns: (transfer full): a record to be filled
 */
CbkRecord *
cbk_import_job_draft (CbkImportJob *self, const char *key, const char *edition)
{
  char id[CBK_ID_LENGTH + 1];
  g_autofree char *name
      = g_utf8_substring (self->name, 0, MIN (g_utf8_strlen (self->name, -1), MAX_NAME_CHARS));
  g_autofree char *origin = edition != NULL ? g_strdup_printf ("%s, %s", name, edition) : NULL;
  CbkRecord *draft;

  cbk_import_make_id (id, self->format->entity, key);
  draft = cbk_record_new (self->klass, id);
  cbk_record_set_text (draft, "origin", origin != NULL ? origin : name);

  return draft;
}

/**
 * cbk_import_job_add:
 * @self: a job
 * @line: where the record stands
 * @draft: (transfer full): the record as the file has it
 * @bytes: about how long it is
 * @error: what the store says
 *
 * A record that may not be saved as it is becomes a problem of its line.
 *
 * Returns: whether to go on
 */
gboolean
cbk_import_job_add (CbkImportJob *self, guint64 line, CbkRecord *draft, gsize bytes, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  Item *item;

  if (!cbk_validate_record (draft, NULL, cbk_workspace_get_reference (self->workspace),
                            cbk_workspace_get_today (self->workspace), &local_error))
    {
      cbk_import_job_reject (self, line, "%s", local_error->message);
      g_object_unref (draft);
      return TRUE;
    }

  if (self->batch == NULL)
    self->batch = g_ptr_array_new_with_free_func (item_free);

  item = g_new (Item, 1);
  item->line = line;
  item->draft = draft;
  g_ptr_array_add (self->batch, item);
  self->batch_bytes += bytes;

  return (self->batch->len < BATCH_RECORDS && self->batch_bytes < BATCH_BYTES)
         || cbk_import_job_flush (self, error);
}

/* What a file holds may be long and may hold anything; a problem is one short line. */
static char *
dup_line (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *start = g_utf8_substring (text, 0, MIN (length, MAX_WHY_CHARS));

  for (char *p = start; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';

  return g_strconcat (start, length > MAX_WHY_CHARS ? "…" : NULL, NULL);
}

/**
 * cbk_import_job_reject:
 * @self: a job
 * @line: where the record stands
 * @format: why it cannot be used
 * @...: for @format
 */
void
cbk_import_job_reject (CbkImportJob *self, guint64 line, const char *format, ...)
{
  g_autofree char *why = NULL;
  g_autofree char *short_why = NULL;
  va_list args;

  self->report->rejected++;
  if (self->report->problems->len >= CBK_IMPORT_MAX_PROBLEMS)
    return;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);

  short_why = dup_line (why);
  g_ptr_array_add (self->report->problems,
                   g_strdup_printf ("line %" G_GUINT64_FORMAT ": %s", line, short_why));
}

/**
 * cbk_import_job_each_row:
 * @self: a job whose file is a table
 * @func: called for each record that is written as one
 * @data: for @func
 * @error: what @func, the disk or the store say, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file was read to its end
 */
gboolean
cbk_import_job_each_row (CbkImportJob *self, CbkImportRowFunc func, gpointer data, GError **error)
{
  g_autoptr(CbkCsv) csv = cbk_csv_new (self->source);
  CbkCsvResult result;
  CbkCsvRow row;

  while ((result = cbk_csv_next (csv, &row, error)) == CBK_CSV_ROW || result == CBK_CSV_BROKEN)
    {
      if (!cbk_import_job_count (self, error))
        return FALSE;

      if (result == CBK_CSV_BROKEN)
        cbk_import_job_reject (self, row.line, "%s", row.problem);
      else if (!func (self, &row, data, error))
        return FALSE;
    }

  return result == CBK_CSV_END;
}
