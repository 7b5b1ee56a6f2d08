/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-error.h"
#include "core/cbk-auditing.h"
#include "core/cbk-checking.h"
#include "domain/cbk-uk-time.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

/* Who looked at what and when, on this laptop. */
typedef struct
{
  char *officer;
  char *record;
  char *type;
  char *kind;
  char *day;
  char *from;
  char *until;
  char *recipient;
  char *output;
  gint64 limit;
  gboolean csv;
} CbkAuditOptions;

static void
audit_options_clear (CbkAuditOptions *self)
{
  g_free (self->officer);
  g_free (self->record);
  g_free (self->type);
  g_free (self->kind);
  g_free (self->day);
  g_free (self->from);
  g_free (self->until);
  g_free (self->recipient);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkAuditOptions, audit_options_clear)

static gboolean
read_options (CbkAuditOptions *self, char **args, GError **error)
{
  const GOptionEntry entries[] = {
    { "officer", 0, 0, G_OPTION_ARG_STRING, &self->officer, NULL, NULL },
    { "record", 0, 0, G_OPTION_ARG_STRING, &self->record, NULL, NULL },
    { "type", 't', 0, G_OPTION_ARG_STRING, &self->type, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self->kind, NULL, NULL },
    { "day", 0, 0, G_OPTION_ARG_STRING, &self->day, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &self->until, NULL, NULL },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &self->recipient, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, NULL, NULL },
    { "limit", 'n', 0, G_OPTION_ARG_INT64, &self->limit, NULL, NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &self->csv, NULL, NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_auto(GStrv) copy = g_strdupv (args);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &copy, error))
    return FALSE;

  return copy[0] == NULL || copy[1] == NULL || cbk_cli_usage (error, "“%s” is no option", copy[1]);
}

/* From the beginning of a day to the beginning of another, on the calendar of Europe/London. */
static gboolean
read_day (const char *text, int days, gint64 *ret_time, GError **error)
{
  CbkDay day = cbk_day_parse (text);

  if (text == NULL)
    return TRUE;

  if (day == CBK_DAY_UNSET)
    return cbk_cli_usage (error, "“%s” is no day; write 2026-11-22", text);

  *ret_time = cbk_uk_start_of_day (day + days);

  return TRUE;
}

static gboolean
check_kind (CbkCli *cli, const char *kind, GError **error)
{
  if (kind == NULL || cbk_reference_find_value (cbk_workspace_get_reference (cli->workspace), "access_kind", kind) != NULL)
    return TRUE;

  return cbk_cli_usage (error, "“%s” is none of the kinds; see casebookctl values access_kind", kind);
}

/* The officer as an id: a number is looked for. */
static gboolean
find_officer (CbkCli *cli, CbkAuditOptions *options, GError **error)
{
  g_autofree char *condition = g_strdup_printf ("number=%s", options->officer);
  const char *const conditions[] = { condition, NULL };
  CbkListing listing = { .type = "officer", .conditions = conditions, .withdrawn = TRUE, .limit = 1 };
  g_autoptr(GPtrArray) found = NULL;

  if (options->officer == NULL || cbk_id_is_valid (options->officer))
    return TRUE;

  found = cbk_workspace_list (cli->workspace, &listing, error);
  if (found == NULL)
    return FALSE;

  if (found->len == 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "No officer here has the number %s", options->officer);
      return FALSE;
    }

  g_free (options->officer);
  options->officer = g_strdup (((CbkRecord *) found->pdata[0])->id);

  return TRUE;
}

static gboolean
fill (CbkCli *cli, CbkAuditOptions *options, CbkAuditing *auditing, GError **error)
{
  CbkAuditFilter *filter = &auditing->filter;

  *auditing = (CbkAuditing){ .kind = options->kind, .limit = (guint) MAX (options->limit, 0) };
  filter->from = filter->until = CBK_TIME_UNSET;
  if (!check_kind (cli, options->kind, error) || !find_officer (cli, options, error) ||
      !read_day (options->day, 0, &filter->from, error) || !read_day (options->day, 1, &filter->until, error) ||
      !read_day (options->from, 0, &filter->from, error) || !read_day (options->until, 1, &filter->until, error))
    return FALSE;

  if (options->record != NULL && !cbk_id_is_valid (options->record))
    return cbk_cli_usage (error, "“%s” is no id of a record", options->record);

  filter->actor = options->officer;
  filter->type = options->type;
  filter->id = options->record;

  return TRUE;
}

typedef struct
{
  GOutputStream *stream;
  GString *line;
  CbkAuditFormat format;
  GCancellable *cancellable;
} CbkAuditWriter;

static gboolean
write_line (CbkAuditWriter *self, GError **error)
{
  return g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL, self->cancellable, error);
}

static gboolean
write_entry (const CbkAuditEntry *entry, gpointer data, GError **error)
{
  CbkAuditWriter *self = data;

  g_string_truncate (self->line, 0);
  cbk_audit_append_entry (entry, self->format, self->line);

  return write_line (self, error);
}

static GOutputStream *
open_output (CbkCli *cli, const char *path, GError **error)
{
  g_autoptr(GFile) file = NULL;

  if (path == NULL)
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  file = g_file_new_for_commandline_arg (path);

  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cli->cancellable, error));
}

static gboolean
write_log (CbkCli *cli, const CbkAuditing *auditing, const char *path, CbkAuditFormat format, GError **error)
{
  g_autoptr(GOutputStream) raw = open_output (cli, path, error);
  g_autoptr(GOutputStream) stream = raw != NULL ? g_buffered_output_stream_new (raw) : NULL;
  g_autoptr(GString) line = g_string_new (NULL);
  CbkAuditWriter writer = { stream, line, format, cli->cancellable };
  guint n;

  if (stream == NULL)
    return FALSE;

  cbk_audit_append_header (format, line);
  if (!write_line (&writer, error) ||
      !cbk_workspace_audit (cli->workspace, auditing, write_entry, &writer, &n, error) ||
      !g_output_stream_close (stream, cli->cancellable, error))
    return FALSE;

  if (!cli->quiet)
    g_printerr ("%u entries\n", n);

  return TRUE;
}

static gboolean
search_log (CbkCli *cli, CbkAuditOptions *options, GError **error)
{
  CbkAuditing auditing;

  return fill (cli, options, &auditing, error) &&
         write_log (cli, &auditing, NULL, cli->json ? CBK_AUDIT_JSON_LINES : CBK_AUDIT_TEXT, error);
}

static gboolean
export_log (CbkCli *cli, CbkAuditOptions *options, GError **error)
{
  CbkAuditing auditing;

  if (!fill (cli, options, &auditing, error))
    return FALSE;

  auditing.recipient = options->recipient != NULL ? options->recipient : "";

  return write_log (cli, &auditing, options->output, options->csv ? CBK_AUDIT_CSV : CBK_AUDIT_JSON_LINES, error);
}

static gboolean
verify_log (CbkCli *cli, CbkAuditOptions *options, GError **error)
{
  g_auto(CbkLogReport) report = { 0 };

  if (!cbk_workspace_verify_log (cli->workspace, &report, error))
    return FALSE;

  g_print ("%" G_GINT64_FORMAT " changes (%" G_GINT64_FORMAT " of them erased by law) and %" G_GINT64_FORMAT
           " accesses in their chains, %" G_GINT64_FORMAT " recorded as lost\n",
           report.chain.n_mutations, report.chain.n_erased, report.chain.n_access_events, report.chain.n_lost);
  for (guint i = 0; i < report.heads->len; i++)
    g_print ("%s\n", (char *) report.heads->pdata[i]);

  if (report.problem == NULL)
    {
      g_print ("The log holds.\n");
      return TRUE;
    }

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, report.problem);

  return FALSE;
}

gboolean
cbk_cli_audit (CbkCli *cli, char **args, GError **error)
{
  static const struct
  {
    const char *word;
    gboolean (*run) (CbkCli *cli, CbkAuditOptions *options, GError **error);
  } words[] = {
    { "search", search_log },
    { "verify", verify_log },
    { "export", export_log },
  };
  g_auto(CbkAuditOptions) options = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (args[0], words[i].word) == 0)
      return read_options (&options, args, error) && words[i].run (cli, &options, error);

  return cbk_cli_usage (error, "Search, verify or export the log?");
}
