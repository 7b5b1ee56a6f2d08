/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"
#include "hq/cbk-hq-audit.h"

#include <stdio.h>

void
cbk_hq_audit_add_options (GOptionContext *context, CbkHqAuditOptions *options)
{
  const GOptionEntry entries[] = {
    { "officer", 0, 0, G_OPTION_ARG_STRING, &options->officer, "Whose doings: a number or an id", "NUMBER" },
    { "record", 0, 0, G_OPTION_ARG_STRING, &options->record, "With which record", "ID" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &options->type, "With what kind of record", "TYPE" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, "Of which kind: consultation, disclosure…", "KIND" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &options->day, "On which day", "DAY" },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &options->recipient, "To whom the log is given", "WHO" },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &options->limit, "The newest only", "N" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options->csv, "Write CSV, not JSON Lines", NULL },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("audit", "The log:", "Options of audit search and audit export", NULL, NULL);

  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

void
cbk_hq_audit_options_clear (CbkHqAuditOptions *options)
{
  g_free (options->officer);
  g_free (options->record);
  g_free (options->type);
  g_free (options->kind);
  g_free (options->day);
  g_free (options->recipient);
}

static gboolean
read_day (const char *text, int days, gint64 *ret_time, GError **error)
{
  CbkDay day = cbk_day_parse (text);

  if (text == NULL)
    return TRUE;

  if (day == CBK_DAY_UNSET)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "“%s” is no day; write 2026-11-22", text);
      return FALSE;
    }

  *ret_time = cbk_uk_start_of_day (day + days);

  return TRUE;
}

typedef struct
{
  const char *number;
  char officer[CBK_ID_LENGTH + 1];
} CbkHqOfficer;

static gboolean
find_officer (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqOfficer *self = data;
  g_autoptr(CbkHqUser) user = NULL;

  if (!cbk_hq_storage_get_user (storage, self->number, FALSE, &user, error))
    return FALSE;

  if (user != NULL)
    {
      g_strlcpy (self->officer, user->officer, sizeof self->officer);
      return TRUE;
    }

  g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "No user has the number %s", self->number);

  return FALSE;
}

typedef struct
{
  CbkAuditFormat format;
  GString *line;
} CbkHqAuditWriter;

static gboolean
print_line (CbkHqAuditWriter *self, GError **error)
{
  gboolean ok = fwrite (self->line->str, 1, self->line->len, stdout) == self->line->len;

  g_string_truncate (self->line, 0);
  if (!ok)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_FULL, "The output could not be written");

  return ok;
}

static gboolean
print_entry (const CbkAuditEntry *entry, gpointer data, GError **error)
{
  CbkHqAuditWriter *self = data;

  cbk_audit_append_entry (entry, self->format, self->line);

  return print_line (self, error);
}

static gboolean
fill (CbkHqStorage *storage, const CbkHqAuditOptions *options, CbkHqOfficer *officer, CbkHqAuditing *auditing, GError **error)
{
  *auditing = (CbkHqAuditing){ .type = options->type, .id = options->record, .kind = options->kind, .limit = options->limit,
                               .from = CBK_TIME_UNSET, .until = CBK_TIME_UNSET };
  if (!read_day (options->day, 0, &auditing->from, error) || !read_day (options->day, 1, &auditing->until, error) ||
      !read_day (options->from, 0, &auditing->from, error) || !read_day (options->until, 1, &auditing->until, error))
    return FALSE;

  auditing->actor = options->officer;
  if (options->officer == NULL || cbk_id_is_valid (options->officer))
    return TRUE;

  officer->number = options->officer;
  auditing->actor = officer->officer;

  return cbk_hq_storage_read (storage, find_officer, officer, error);
}

/**
 * cbk_hq_audit_words:
 * @folder: where headquarters keeps its things
 * @env: time and chance
 * @options: what was said on the command line
 * @export: whether the log is given to somebody, as CSV or JSON Lines, and not only looked at
 * @error: a failure of whoever typed, or any store error
 *
 * Returns: whether all was printed
 */
gboolean
cbk_hq_audit_words (const char *folder, const CbkEnv *env, const CbkHqAuditOptions *options, gboolean export, GError **error)
{
  g_autoptr(CbkHqStorage) storage = NULL;
  g_autoptr(GString) line = g_string_new (NULL);
  CbkHqAuditWriter writer = { CBK_AUDIT_TEXT, line };
  CbkHqAuditing auditing;
  CbkHqOfficer officer = { 0 };

  if (export && options->recipient == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "Say to whom the log is given with --recipient: it is kept in the log");
      return FALSE;
    }

  storage = cbk_hq_storage_open (folder, env, CBK_HQ_DB_WRITE, error);
  if (storage == NULL || !fill (storage, options, &officer, &auditing, error))
    return FALSE;

  if (export)
    {
      auditing.recipient = options->recipient;
      writer.format = options->csv ? CBK_AUDIT_CSV : CBK_AUDIT_JSON_LINES;
    }
  cbk_audit_append_header (writer.format, line);

  return print_line (&writer, error) && cbk_hq_audit (storage, &auditing, print_entry, &writer, error);
}
