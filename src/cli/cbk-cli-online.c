/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-json.h"
#include "core/cbk-online.h"

typedef struct
{
  CbkCli *cli;
  guint n;
} CbkOnlineList;

static void
append_text (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, "%c\"%s\":", json->len == 0 ? '{' : ',', name);
  cbk_json_append_string (json, text);
}

static void
print_hit (const char *type, const char *id, const char *title, const char *match, gpointer data)
{
  CbkOnlineList *list = data;
  g_autoptr(GString) json = g_string_new (NULL);

  list->n++;
  if (!list->cli->json)
    {
      g_print ("%-16s %s  %s  (%s)\n", type, id, title != NULL ? title : "restricted; give a --reason", match);
      return;
    }

  append_text (json, "id", id);
  append_text (json, "match", match);
  append_text (json, "title", title);
  append_text (json, "type", type);
  g_print ("%s}\n", json->str);
}

/* casebookctl search --online. */
gboolean
cbk_cli_search_online (CbkCli *cli, const char *text, const char *type, guint limit, GError **error)
{
  CbkOnlineList list = { cli, 0 };

  if (!cbk_workspace_search_online (cli->workspace, text, type, limit, cli->reason, print_hit, &list, cli->cancellable, error))
    return FALSE;

  if (list.n == 0 && !cli->quiet)
    g_printerr ("Headquarters found nothing\n");

  return TRUE;
}

/* casebookctl show --online. */
gboolean
cbk_cli_show_online (CbkCli *cli, const char *type, const char *id, GError **error)
{
  g_autoptr(CbkRecord) record =
    cbk_workspace_open_online (cli->workspace, type, id, cli->reason, cli->cancellable, error);

  return record != NULL && cbk_cli_tell_record (cli, record);
}
