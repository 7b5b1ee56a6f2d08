/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-export.h"

#include "base/cbk-error.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#include <string.h>

typedef struct
{
  CbkExportFormat format;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *line;
  guint64 n;
} CbkExport;

/* RFC 4180. A cell that a spreadsheet would take for a formula is disarmed by an apostrophe: names are hostile input. */
static void
append_cell (GString *line, const char *text)
{
  gboolean quote = text != NULL && strpbrk (text, ",\"\r\n") != NULL;
  gboolean formula = text != NULL && *text != '\0' && strchr ("=+-@\t", *text) != NULL;

  if (text == NULL)
    return;

  if (quote || formula)
    g_string_append_c (line, '"');
  if (formula)
    g_string_append_c (line, '\'');

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }

  if (quote || formula)
    g_string_append_c (line, '"');
}

static void
append_csv_record (CbkRecord *record, GString *line)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  g_string_append (line, record->id);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *text = cbk_record_dup_field (record, &klass->fields[i]);

      g_string_append_c (line, ',');
      /* A number is no formula, even when it is negative. */
      if (cbk_field_is_number (&klass->fields[i]))
        g_string_append (line, text != NULL ? text : "");
      else
        append_cell (line, text);
    }
  g_string_append (line, "\r\n");
}

/**
 * cbk_export_append_line:
 * @record: a record
 * @line: where it goes
 *
 * A record as a line of JSON Lines, with who made and changed it and when.
 */
void
cbk_export_append_line (CbkRecord *record, GString *line)
{
  g_string_append_printf (line, "{\"type\":\"%s\",\"id\":\"%s\",\"version\":%" G_GINT64_FORMAT ",\"doc\":",
                          cbk_record_get_entity (record)->name, record->id, record->version);
  cbk_record_append_json (record, CBK_JSON_STAMPS, line);
  g_string_append (line, "}\n");
}

static gboolean
write_line (CbkExport *self, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL, self->cancellable, &local_error))
    return TRUE;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_FULL, "The disk is full: the export is not whole");
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
export_one (CbkRecord *record, gpointer data, GError **error)
{
  CbkExport *self = data;

  g_string_truncate (self->line, 0);
  if (self->format == CBK_EXPORT_CSV)
    append_csv_record (record, self->line);
  else
    cbk_export_append_line (record, self->line);
  self->n++;

  return write_line (self, error);
}

static gboolean
write_header (CbkExport *self, CbkRecordClass *klass, GError **error)
{
  if (self->format != CBK_EXPORT_CSV)
    return TRUE;

  g_string_assign (self->line, "id");
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (self->line, ",%s", klass->fields[i].name);
  g_string_append (self->line, "\r\n");

  return write_line (self, error);
}

/**
 * cbk_workspace_export:
 * @self: a workspace with a user
 * @listing: which records
 * @format: how to write them
 * @stream: where to
 * @ret_n: (out): how many were written
 * @cancellable: (nullable): stops it
 * @error: what cbk_workspace_foreach() says, or the stream
 *
 * Waits. Writes one record at a time; what is exported is in the access log.
 *
 * Returns: whether all were written
 */
gboolean
cbk_workspace_export (CbkWorkspace *self,
                      const CbkListing *listing,
                      CbkExportFormat format,
                      GOutputStream *stream,
                      guint64 *ret_n,
                      GCancellable *cancellable,
                      GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (listing->type);
  g_autoptr(GString) line = g_string_new (NULL);
  CbkExport export = { .format = format, .stream = stream, .cancellable = cancellable, .line = line };
  gboolean ok;

  if (klass == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no kind of record “%s”", listing->type);
      return FALSE;
    }

  ok = write_header (&export, klass, error) &&
       cbk_workspace_foreach (self, listing, "export", export_one, &export, cancellable, error);
  *ret_n = export.n;

  return ok;
}
