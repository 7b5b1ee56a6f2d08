/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-error.h"
#include "core/cbk-deadlines.h"
#include "core/cbk-export.h"
#include "domain/cbk-uk-time.h"
#include "model/cbk-record-json.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <unistd.h>

/* The options that words for lists share; they stand after the word. */
typedef struct
{
  char *sort;
  char *type;
  char *near;
  char *output;
  char *recipient;
  gint64 limit;
  gint64 offset;
  gint64 metres;
  gboolean descending;
  gboolean withdrawn;
  gboolean csv;
  gboolean online;
  char **rest;
} CbkListOptions;

static void
list_options_clear (CbkListOptions *self)
{
  g_free (self->sort);
  g_free (self->type);
  g_free (self->near);
  g_free (self->output);
  g_free (self->recipient);
  g_strfreev (self->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkListOptions, list_options_clear)

static gboolean
read_options (CbkListOptions *self, char **args, GError **error)
{
  const GOptionEntry entries[] = {
    { "sort", 0, 0, G_OPTION_ARG_STRING, &self->sort, NULL, NULL },
    { "type", 't', 0, G_OPTION_ARG_STRING, &self->type, NULL, NULL },
    { "near", 0, 0, G_OPTION_ARG_STRING, &self->near, NULL, NULL },
    { "metres", 0, 0, G_OPTION_ARG_INT64, &self->metres, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, NULL, NULL },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &self->recipient, NULL, NULL },
    { "limit", 'n', 0, G_OPTION_ARG_INT64, &self->limit, NULL, NULL },
    { "offset", 0, 0, G_OPTION_ARG_INT64, &self->offset, NULL, NULL },
    { "descending", 'd', 0, G_OPTION_ARG_NONE, &self->descending, NULL, NULL },
    { "withdrawn", 0, 0, G_OPTION_ARG_NONE, &self->withdrawn, NULL, NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &self->csv, NULL, NULL },
    { "online", 0, 0, G_OPTION_ARG_NONE, &self->online, NULL, NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) copy = NULL;

  g_strv_builder_add (builder, "casebookctl");
  g_strv_builder_addv (builder, (const char **) args);
  copy = g_strv_builder_end (builder);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &copy, error))
    return FALSE;

  self->rest = g_strdupv (copy + 1);

  return TRUE;
}

static gboolean
print_row (CbkRecord *record, gpointer data, GError **error)
{
  CbkCli *cli = data;
  const CbkEntity *entity = cbk_record_get_entity (record);
  g_autofree char *title = cbk_record_dup_title (record);

  if (cli->json)
    cbk_cli_print_json (record);
  else
    g_print ("%s  %-12s  %s\n", record->id,
             entity->machine != NULL ? cbk_record_get_text (record, entity->machine->field) : entity->name, title);

  return TRUE;
}

static CbkListing
make_listing (const CbkListOptions *options)
{
  return (CbkListing){
    .type = options->rest[0],
    .conditions = (const char *const *) options->rest + 1,
    .sort = options->sort,
    .descending = options->descending,
    .withdrawn = options->withdrawn,
    .limit = options->limit,
    .offset = options->offset,
  };
}

gboolean
cbk_cli_list (CbkCli *cli, char **args, GError **error)
{
  g_auto(CbkListOptions) options = { .limit = 50 };
  CbkListing listing;
  gint64 count;

  if (!read_options (&options, args, error))
    return FALSE;
  if (options.rest[0] == NULL)
    return cbk_cli_usage (error, "What kind of record?");

  listing = make_listing (&options);
  if (!cbk_workspace_foreach (cli->workspace, &listing, "list", print_row, cli, cli->cancellable, error))
    return FALSE;

  if (cli->json || cli->quiet)
    return TRUE;

  if (!cbk_workspace_count (cli->workspace, &listing, &count, error))
    return FALSE;
  if (options.limit >= 0 && count > options.offset + options.limit)
    g_printerr ("%" G_GINT64_FORMAT " in all; more with --limit or --offset\n", count);

  return TRUE;
}

static gboolean
read_place (const char *text, gint64 *lat_e7, gint64 *lon_e7)
{
  char *end;
  double lat = g_ascii_strtod (text, &end);
  double lon = *end == ',' ? g_ascii_strtod (end + 1, &end) : 0;

  if (*end != '\0' || end == text || !(lat >= -90 && lat <= 90) || !(lon >= -180 && lon <= 180))
    return FALSE;

  *lat_e7 = (gint64) (lat * 1e7);
  *lon_e7 = (gint64) (lon * 1e7);

  return TRUE;
}

gboolean
cbk_cli_search (CbkCli *cli, char **args, GError **error)
{
  g_auto(CbkListOptions) options = { .limit = 20, .metres = 500 };
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *text = NULL;
  gint64 lat, lon;

  if (!read_options (&options, args, error))
    return FALSE;

  text = g_strjoinv (" ", options.rest);
  if (options.online)
    return *text != '\0' ? cbk_cli_search_online (cli, text, options.type, (guint) options.limit, error)
                         : cbk_cli_usage (error, "Search for what?");

  if (options.near != NULL)
    {
      if (!read_place (options.near, &lat, &lon))
        return cbk_cli_usage (error, "“%s” is no LAT,LON", options.near);
      found = cbk_workspace_search_place (cli->workspace, lat, lon, options.metres, (guint) options.limit, error);
    }
  else if (*text == '\0')
    return cbk_cli_usage (error, "Search for what?");
  else
    found = cbk_workspace_search (cli->workspace, text, options.type, (guint) options.limit, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      CbkFound *hit = found->pdata[i];
      g_autofree char *title = cbk_record_dup_title (hit->record);

      if (cli->json)
        print_row (hit->record, cli, NULL);
      else
        g_print ("%-16s %s  %s  (%s)\n", cbk_record_get_entity (hit->record)->name, hit->record->id, title, hit->match);
    }

  if (found != NULL && found->len == 0 && !cli->quiet)
    g_printerr ("Nothing found\n");

  return found != NULL;
}

gboolean
cbk_cli_export (CbkCli *cli, char **args, GError **error)
{
  g_auto(CbkListOptions) options = { .limit = -1 };
  g_autoptr(GOutputStream) raw = NULL;
  g_autoptr(GOutputStream) stream = NULL;
  CbkListing listing;
  guint64 n;

  if (!read_options (&options, args, error))
    return FALSE;
  if (options.rest[0] == NULL)
    return cbk_cli_usage (error, "What kind of record?");

  if (options.output != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (options.output);

      raw = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cli->cancellable, error));
      if (raw == NULL)
        return FALSE;
    }
  else
    raw = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  stream = g_buffered_output_stream_new_sized (raw, 1 << 16);
  listing = make_listing (&options);
  listing.reason = cli->reason;
  listing.recipient = options.recipient;
  if (!cbk_workspace_export (cli->workspace, &listing, options.csv ? CBK_EXPORT_CSV : CBK_EXPORT_JSON_LINES, stream, &n,
                             cli->cancellable, error) ||
      !g_output_stream_close (stream, cli->cancellable, error))
    return FALSE;

  if (options.output != NULL && !cli->quiet)
    g_printerr ("%" G_GUINT64_FORMAT " records written to %s\n", n, options.output);

  return TRUE;
}

gboolean
cbk_cli_today (CbkCli *cli, char **args, GError **error)
{
  g_auto(CbkListOptions) options = { .limit = 30 };
  g_autoptr(GPtrArray) deadlines = NULL;
  CbkDeadlineScope scope;

  if (!read_options (&options, args, error))
    return FALSE;

  scope = (CbkDeadlineScope){
    .officer = g_strcmp0 (options.rest[0], "everybody") == 0 ? NULL : cbk_workspace_get_user (cli->workspace)->id,
    .until = CBK_TIME_UNSET,
    .limit = (guint) MAX (options.limit, 0),
  };
  deadlines = cbk_workspace_list_deadlines (cli->workspace, &scope, error);

  for (guint i = 0; deadlines != NULL && i < deadlines->len; i++)
    {
      const CbkDeadline *deadline = deadlines->pdata[i];
      g_autofree char *due = cbk_uk_time_format (deadline->due);

      g_print ("%s  %-8s %s: %s  (%s %s)\n", due, deadline->overdue ? "OVERDUE" : "", deadline->what, deadline->title,
               deadline->type, deadline->id);
      if (deadline->explanation != NULL && !cli->quiet)
        g_print ("    %s\n", deadline->explanation);
    }

  return deadlines != NULL;
}
