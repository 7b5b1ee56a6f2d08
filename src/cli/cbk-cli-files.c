/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-error.h"
#include "core/cbk-attaching.h"
#include "core/cbk-files.h"
#include "domain/cbk-uk-time.h"

static void
print_file (CbkCli *cli, const CbkFile *file)
{
  static const char *const states[] = { "waits", "safe", "elsewhere", "alarm" };
  g_autofree char *size = g_format_size ((guint64) file->size);
  g_autoptr(GString) json = NULL;

  if (!cli->json)
    {
      g_print ("%s  %s (%s) %s\n", file->id, file->name, size, file->sentence);
      return;
    }

  json = g_string_new ("{\"id\":");
  cbk_json_append_string (json, file->id);
  g_string_append (json, ",\"name\":");
  cbk_json_append_string (json, file->name);
  g_string_append_printf (json, ",\"sha256\":\"%s\",\"size\":%" G_GINT64_FORMAT ",\"state\":\"%s\"}", file->sha256,
                          file->size, states[file->state]);
  g_print ("%s\n", json->str);
}

static gboolean
list (CbkCli *cli, char **args, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr(GPtrArray) files = NULL;

  if (args[0] != NULL && args[1] == NULL)
    return cbk_cli_usage (error, "The files of which record? Say its kind and its id, or nothing for all");

  if (args[0] != NULL && (id = cbk_workspace_resolve (cli->workspace, args[0], args[1], error)) == NULL)
    return FALSE;

  files = cbk_workspace_list_files (cli->workspace, id, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    print_file (cli, files->pdata[i]);

  return files != NULL;
}

static gboolean
get (CbkCli *cli, char **args, GError **error)
{
  g_autofree char *id = NULL;
  gboolean ok;

  if (args[0] == NULL || args[1] == NULL)
    return cbk_cli_usage (error, "Which file, and where is its copy to be?");

  id = cbk_workspace_resolve (cli->workspace, "media_file", args[0], error);
  ok = id != NULL && cbk_workspace_get_file (cli->workspace, id, cli->reason, args[1], cbk_cli_show_progress, cli,
                                             cli->cancellable, error);
  cbk_cli_end_progress (cli);
  if (ok && !cli->quiet)
    g_print ("%s is what was taken in.\n", args[1]);

  return ok;
}

static gboolean
verify (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(GPtrArray) files = cbk_workspace_verify_files (cli->workspace, cbk_cli_show_progress, cli, cli->cancellable,
                                                           error);
  guint n_here = 0, n_alarms = 0;

  cbk_cli_end_progress (cli);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      CbkFile *file = files->pdata[i];

      n_here += file->state != CBK_FILE_STATE_ELSEWHERE;
      n_alarms += file->state == CBK_FILE_STATE_ALARM;
      if (file->state == CBK_FILE_STATE_ALARM)
        print_file (cli, file);
    }

  if (files == NULL)
    return FALSE;

  if (n_alarms == 0)
    {
      g_print ("%u of %u files are on this laptop, and are what was taken in.\n", n_here, files->len);
      return TRUE;
    }

  g_set_error (error, CBK_ERROR, CBK_ERROR_CORRUPT, "%u of %u files on this laptop need a person", n_alarms, n_here);

  return FALSE;
}

static gboolean
add (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(GHashTable) table = NULL;
  g_autoptr(CbkResult) result = NULL;
  g_autofree char *id = NULL;

  if (args[0] == NULL || args[1] == NULL || args[2] == NULL)
    return cbk_cli_usage (error, "Which file, to which record?");

  id = cbk_workspace_resolve (cli->workspace, args[1], args[2], error);
  table = id != NULL ? cbk_cli_read_args (args + 3, error) : NULL;
  if (table == NULL)
    return FALSE;

  g_hash_table_insert (table, g_strdup ("subject_type"), g_strdup (args[1]));
  g_hash_table_insert (table, g_strdup ("subject_id"), g_strdup (id));
  result = cbk_workspace_attach_file (cli->workspace, args[0], table, cbk_cli_show_progress, cli, cli->cancellable, error);
  cbk_cli_end_progress (cli);
  if (result == NULL)
    return FALSE;

  for (guint i = 0; i < result->warnings->len; i++)
    g_printerr ("Note: %s\n", (char *) result->warnings->pdata[i]);
  g_print ("%s\n", result->id);

  return TRUE;
}

/* A file of one of these names is said with its folder: ./list */
gboolean
cbk_cli_attach (CbkCli *cli, char **args, GError **error)
{
  if (g_strcmp0 (args[0], "list") == 0)
    return list (cli, args + 1, error);
  if (g_strcmp0 (args[0], "get") == 0)
    return get (cli, args + 1, error);
  if (g_strcmp0 (args[0], "verify") == 0)
    return verify (cli, args + 1, error);

  return add (cli, args, error);
}

/**
 * cbk_cli_send_files:
 * @cli: a run with a store
 * @all: whether large ones go over a metered line too
 * @error: what cbk_workspace_send_files() says
 *
 * Returns: whether all had their turn
 */
gboolean
cbk_cli_send_files (CbkCli *cli, gboolean all, GError **error)
{
  g_autofree char *sentence = NULL;
  gboolean ok = cbk_workspace_send_files (cli->workspace, all, cbk_cli_show_progress, cli, &sentence, cli->cancellable,
                                          error);

  cbk_cli_end_progress (cli);
  if (ok && *sentence != '\0')
    g_print ("%s\n", sentence);

  return ok;
}

/**
 * cbk_cli_print_waiting:
 * @waiting: what headquarters does not have wholly
 *
 * Says which files they are and why each of them waits.
 */
void
cbk_cli_print_waiting (const CbkFilesWaiting *waiting)
{
  g_autofree char *size = g_format_size ((guint64) waiting->n_bytes);

  if (waiting->n_waiting == 0)
    {
      g_print ("Every file that was taken in here is with headquarters.\n");
      return;
    }

  g_print ("%u %s not wholly with headquarters (%s):\n", waiting->n_waiting, waiting->n_waiting == 1 ? "file is" : "files are",
           size);
  for (guint i = 0; i < waiting->sentences->len; i++)
    g_print ("  %s\n", (char *) waiting->sentences->pdata[i]);
}
