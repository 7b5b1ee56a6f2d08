/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-import.h"

#include "base/cbk-error.h"
#include "core/cbk-policy.h"
#include "core/import/cbk-import-private.h"

#include <string.h>

/* Enough of a file to know it by. */
#define SNIFF_BYTES (64 * 1024)
#define SNIFF_ROWS 8

static const CbkImportFormat *const formats[] = {
  &cbk_import_street_crime,
  &cbk_import_postcodes,
  &cbk_import_areas,
};

/* Files that hold other files, or that no text editor would show. */
static const struct
{
  const char *magic;
  const char *sentence;
} wrappings[] = {
  { "PK\003\004", "“%s” is a zip archive; unpack it first and choose a file in it." },
  { "PK\005\006", "“%s” is a zip archive, and an empty one." },
  { "\037\213", "“%s” is packed with gzip; unpack it first." },
  { "BZh", "“%s” is packed with bzip2; unpack it first." },
  { "\3757zXZ", "“%s” is packed with xz; unpack it first." },
  { "7z\274\257", "“%s” is a 7z archive; unpack it first and choose a file in it." },
  { "\377\376", "“%s” is in UTF-16; save it as UTF-8 first." },
  { "\376\377", "“%s” is in UTF-16; save it as UTF-8 first." },
  { "SQLite format 3", "“%s” is a database, not a table of text." },
  { "%PDF", "“%s” is a PDF document, not a table of text." },
};

static const CbkImportFormat *
find_format (CbkImportKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->kind == kind)
      return formats[i];

  return NULL;
}

/**
 * cbk_import_kind_get_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what people call it
 */
const char *
cbk_import_kind_get_label (CbkImportKind kind)
{
  const CbkImportFormat *format = find_format (kind);

  return format != NULL ? _ (format->label) : _ ("By what the file holds");
}

void
cbk_import_report_clear (CbkImportReport *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

static gboolean
check_wrapping (const char *head, gsize length, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrappings); i++)
    {
      gsize n = strlen (wrappings[i].magic);
      g_auto(GStrv) parts = NULL;
      g_autofree char *sentence = NULL;

      if (length < n || memcmp (head, wrappings[i].magic, n) != 0)
        continue;

      parts = g_strsplit (_ (wrappings[i].sentence), "%s", 2);
      sentence = g_strjoinv (name, parts);
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, sentence);
      return FALSE;
    }

  return TRUE;
}

static CbkImportKind
look_at_table (const char *head, gsize length)
{
  g_autoptr(CbkSource) source = cbk_source_new_memory (head, length, length);
  g_autoptr(CbkCsv) csv = cbk_csv_new (source);
  CbkCsvResult result = CBK_CSV_ROW;
  CbkCsvRow row;

  /* A table without headings may begin with a line that is broken. */
  for (guint i = 0; i < SNIFF_ROWS && (result == CBK_CSV_ROW || result == CBK_CSV_BROKEN); i++)
    {
      result = cbk_csv_next (csv, &row, NULL);
      if (result == CBK_CSV_ROW && i == 0 && cbk_import_is_street_crime (&row))
        return CBK_IMPORT_STREET_CRIME;
      if (result == CBK_CSV_ROW && cbk_import_is_postcodes (&row))
        return CBK_IMPORT_POSTCODES;
    }

  return CBK_IMPORT_AUTO;
}

static CbkImportKind
look_at (const char *head, gsize length)
{
  gsize i = length >= 3 && memcmp (head, "\357\273\277", 3) == 0 ? 3 : 0;

  while (i < length && g_ascii_isspace (head[i]))
    i++;

  return i < length && head[i] == '{' ? CBK_IMPORT_AREAS : look_at_table (head, length);
}

/* Reads until @size bytes are there or no more come. */
static gssize
read_head (CbkSource *source, char *head, gsize size, GError **error)
{
  gsize length = 0;
  gssize n = 1;

  while (n > 0 && length < size)
    {
      n = cbk_source_read (source, (guint8 *) head + length, size - length, error);
      if (n > 0)
        length += (gsize) n;
    }

  return n < 0 ? -1 : (gssize) length;
}

static const CbkImportFormat *
detect (CbkSource *source, const char *name, GError **error)
{
  g_autofree char *head = g_malloc (SNIFF_BYTES);
  gssize length = read_head (source, head, SNIFF_BYTES, error);
  CbkImportKind kind;

  if (length < 0 || !check_wrapping (head, (gsize) length, name, error) || !cbk_source_rewind (source, error))
    return NULL;

  kind = look_at (head, (gsize) length);
  if (kind != CBK_IMPORT_AUTO)
    return find_format (kind);

  if (memchr (head, '\0', (gsize) length) != NULL)
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is a binary file, not a table of text.", name);
  else
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                 "“%s” is none of the files that can be imported: street crime of data.police.uk, postcodes "
                 "of Code-Point "
                 "Open, or outlines of areas as GeoJSON. Its first line does not have their columns.",
                 name);

  return NULL;
}

/**
 * cbk_import_detect:
 * @path: a file
 * @ret_kind: (out): what it is
 * @error: %CBK_ERROR_INVALID, %CBK_ERROR_NOT_FOUND, %CBK_ERROR_DENIED, %CBK_ERROR_STORAGE
 *
 * Looks at the beginning of the content; the name does not matter. Any thread.
 *
 * Returns: whether it is a file that can be imported
 */
gboolean
cbk_import_detect (const char *path, CbkImportKind *ret_kind, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(CbkSource) source = cbk_source_open (path, error);
  const CbkImportFormat *format = source != NULL ? detect (source, name, error) : NULL;

  if (format != NULL)
    *ret_kind = format->kind;

  return format != NULL;
}

static gboolean
choose_format (CbkImportJob *job, CbkImportKind kind, GError **error)
{
  job->format = detect (job->source, job->name, error);
  if (job->format == NULL)
    return FALSE;

  if (kind != CBK_IMPORT_AUTO && kind != job->format->kind)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” holds something else than was expected: %s.",
                   job->name, cbk_import_kind_get_label (job->format->kind));
      return FALSE;
    }

  job->klass = cbk_registry_find (job->format->entity);

  return cbk_policy_check_write (job->user, job->klass, error);
}

static void
clear_job (CbkImportJob *job)
{
  g_clear_pointer (&job->user, cbk_user_free);
  g_clear_pointer (&job->source, cbk_source_close);
  g_clear_pointer (&job->name, g_free);
  g_clear_pointer (&job->batch, g_ptr_array_unref);
  g_clear_pointer (&job->keys, g_hash_table_unref);
}

static gboolean
run_job (CbkImportJob *job, CbkImportKind kind, const char *path, GError **error)
{
  const CbkUser *user = cbk_workspace_get_user (job->workspace);

  if (user == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "Nobody is signed in");
      return FALSE;
    }

  job->user = cbk_user_copy (user);
  job->name = g_filename_display_basename (path);
  job->source = cbk_source_open (path, error);

  if (job->source == NULL || !choose_format (job, kind, error) || !job->format->run (job, error)
      || !cbk_import_job_flush (job, error))
    return FALSE;

  cbk_import_job_tell (job);

  return TRUE;
}

/**
 * cbk_import_run:
 * @workspace: a workspace with a user
 * @kind: what the file is said to be, or %CBK_IMPORT_AUTO
 * @path: the file
 * @progress: (nullable): hears how many bytes are read
 * @data: for @progress
 * @cancellable: (nullable): stops it after the batch in progress
 * @report: (out caller-allocates): what came of it; filled also when this fails
 * @error: %CBK_ERROR_INVALID when the file is none that can be imported, %CBK_ERROR_NOT_FOUND,
 * %CBK_ERROR_DENIED when it or its kind of record is not this user's to read or write, %G_IO_ERROR_CANCELLED,
 * or what the store says
 *
 * Waits; not on the store's own threads. Records have ids that follow from what they are, so that the same
 * file again changes nothing and a later edition changes what differs. They are saved in batches, each whole
 * or not at all: when this fails or is killed, all batches before are there, and the same file again goes on
 * from them.
 *
 * Returns: whether the file was read to its end; single lines may have been rejected
 */
gboolean
cbk_import_run (CbkWorkspace *workspace,
                CbkImportKind kind,
                const char *path,
                CbkProgressFunc progress,
                gpointer data,
                GCancellable *cancellable,
                CbkImportReport *report,
                GError **error)
{
  CbkImportJob job = {
    .workspace = workspace,
    .progress = progress,
    .progress_data = data,
    .cancellable = cancellable,
    .report = report,
  };
  gboolean ok;

  *report = (CbkImportReport){ .problems = g_ptr_array_new_with_free_func (g_free) };

  g_return_val_if_fail (CBK_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  ok = run_job (&job, kind, path, error);
  report->stopped = !ok && g_cancellable_is_cancelled (cancellable);
  clear_job (&job);

  return ok;
}
