/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "core/cbk-syncing.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* On a terminal nothing of it is shown. */
static char *
read_line (void)
{
  struct termios before, hidden;
  gboolean terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &before) == 0;
  char line[1024];
  gboolean ok;

  if (terminal)
    {
      hidden = before;
      hidden.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSANOW, &hidden);
      g_printerr ("Password at headquarters: ");
    }

  ok = fgets (line, sizeof line, stdin) != NULL;
  if (terminal)
    {
      tcsetattr (STDIN_FILENO, TCSANOW, &before);
      g_printerr ("\n");
    }

  return ok ? g_strndup (line, strcspn (line, "\r\n")) : NULL;
}

static char *
get_password (void)
{
  const char *set = g_getenv ("CASEBOOK_PASSWORD");

  return set != NULL ? g_strdup (set) : read_line ();
}

/* The page is said as well: a terminal may have no browser that it could open. */
static gboolean
browse (const char *uri, gpointer unused, GError **error)
{
  const char *browser = g_getenv ("BROWSER");
  const char *argv[] = { browser, uri, NULL };

  g_printerr ("Please sign in here:\n%s\n", uri);
  if (browser != NULL && *browser != '\0')
    return g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, error);

  g_app_info_launch_default_for_uri (uri, NULL, NULL);

  return TRUE;
}

static gboolean
read_options (char **args, CbkSigningIn *how, GError **error)
{
  const struct { const char *name; const char **value; } options[] = {
    { "--hq", &how->url }, { "--user", &how->number }, { "--fingerprint", &how->fingerprint }, { "--code", &how->code },
  };

  while (*args != NULL)
    {
      guint i = 0;

      if (g_str_equal (*args, "--browser"))
        {
          how->browser = browse;
          args++;
          continue;
        }

      while (i < G_N_ELEMENTS (options) && !g_str_equal (*args, options[i].name))
        i++;
      if (i == G_N_ELEMENTS (options) || args[1] == NULL)
        return cbk_cli_usage (error, "“%s” is not an option here, or lacks its value", *args);

      *options[i].value = args[1];
      args += 2;
    }

  return TRUE;
}

static gboolean
sync_now (CbkCli *cli, char **args, GError **error)
{
  CbkSigningIn how = { 0 };
  g_autofree char *password = NULL;
  g_autofree char *sentence = NULL;

  if (!read_options (args, &how, error))
    return FALSE;

  /* Whoever says who they are signs in anew; otherwise the last sign-in goes on while it lasts. */
  if (how.browser == NULL && (how.number != NULL || cbk_workspace_needs_sign_in (cli->workspace)))
    {
      if (how.number == NULL)
        how.number = cli->user;
      if (how.number == NULL)
        return cbk_cli_usage (error, "Say who signs in at headquarters with --user NUMBER");

      how.password = password = get_password ();
      if (password == NULL)
        return cbk_cli_usage (error, "Give the password on the standard input or in CASEBOOK_PASSWORD");
    }

  if (!cbk_workspace_sync (cli->workspace, &how, &sentence, cli->cancellable, error))
    return FALSE;

  g_print ("%s\n", sentence);

  return cbk_cli_send_files (cli, FALSE, error);
}

static void
print_moment (const char *label, gint64 moment)
{
  g_autofree char *text = moment != CBK_TIME_UNSET ? cbk_time_format (moment) : g_strdup ("-");

  g_print ("%-32s %s\n", label, text);
}

static void
print_count (const char *label, gint64 n)
{
  g_print ("%-32s %" G_GINT64_FORMAT "\n", label, n);
}

/* Names stand in order, as in all JSON that we print. */
static void
print_status_json (const CbkSyncing *syncing, const CbkFilesWaiting *waiting)
{
  g_autoptr(GString) json = g_string_new ("{");

  if (syncing->clock_offset != CBK_TIME_UNSET)
    g_string_append_printf (json, "\"clock_offset_ms\":%" G_GINT64_FORMAT ",", syncing->clock_offset);
  g_string_append_printf (json, "\"conflicts\":%" G_GINT64_FORMAT ",\"file_bytes_unsent\":%" G_GINT64_FORMAT
                                ",\"files_unsent\":%u,", syncing->n_conflicts, waiting->n_bytes, waiting->n_waiting);
  if (syncing->last_error != NULL)
    {
      g_string_append (json, "\"last_error\":");
      cbk_json_append_string (json, syncing->last_error);
      g_string_append_c (json, ',');
    }
  cbk_cli_append_time (json, "last_success", syncing->last_success);
  cbk_cli_append_time (json, "oldest_unsent", syncing->oldest_at);
  g_string_append_printf (json, "\"predicted\":%" G_GINT64_FORMAT ",\"quarantined\":%" G_GINT64_FORMAT
                                ",\"saved_here\":%" G_GINT64_FORMAT ",\"settled\":%" G_GINT64_FORMAT
                                ",\"with_hq\":%" G_GINT64_FORMAT "}",
                          syncing->n_predicted, syncing->n_quarantined, syncing->n_waiting + syncing->n_sent,
                          syncing->n_settled, syncing->n_acked);
  g_print ("%s\n", json->str);
}

static gboolean
sync_status (CbkCli *cli, char **args, GError **error)
{
  g_auto(CbkSyncing) syncing = { 0 };
  g_auto(CbkFilesWaiting) waiting = { 0 };

  if (!cbk_workspace_get_syncing (cli->workspace, &syncing, error) ||
      !cbk_workspace_get_waiting (cli->workspace, &waiting, error))
    return FALSE;

  if (cli->json)
    {
      print_status_json (&syncing, &waiting);
      return TRUE;
    }

  print_count ("Saved here, not with headquarters", syncing.n_waiting + syncing.n_sent);
  print_moment ("  the oldest saved", syncing.oldest_at);
  print_count ("With headquarters", syncing.n_acked);
  print_count ("Settled", syncing.n_settled);
  print_count ("Wait for a decision", syncing.n_conflicts);
  print_count ("Will need a decision", syncing.n_predicted);
  print_count ("Could not be applied", syncing.n_quarantined);
  print_moment ("Last contact", syncing.last_success);
  if (syncing.clock_offset != CBK_TIME_UNSET)
    g_print ("%-32s %" G_GINT64_FORMAT " ms\n", "Headquarters' clock is ahead by", syncing.clock_offset);
  if (syncing.last_error != NULL)
    g_print ("%s\n", syncing.last_error);
  cbk_cli_print_waiting (&waiting);

  return TRUE;
}

static gboolean
sync_files (CbkCli *cli, char **args, GError **error)
{
  return cbk_cli_send_files (cli, TRUE, error);
}

static gboolean
sign_in (CbkCli *cli, GError **error)
{
  return cli->user != NULL ? cbk_workspace_sign_in (cli->workspace, cli->user, error)
                           : cbk_cli_usage (error, "Say who you are with --as NUMBER, or set CASEBOOK_USER");
}

static gboolean
sync_conflicts (CbkCli *cli, char **args, GError **error)
{
  const char *list[] = { "sync_conflict", "state=open", "--sort", "opened_at", NULL };

  return sign_in (cli, error) && cbk_cli_list (cli, (char **) list, error);
}

static void
append_choice (GString *json, const char *field, const char *choice)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  cbk_json_append_string (json, field);
  g_string_append_c (json, ':');
  if (g_str_equal (choice, "ours") || g_str_equal (choice, "theirs"))
    {
      cbk_json_append_string (json, choice);
      return;
    }

  g_string_append (json, "{\"value\":");
  cbk_json_append_string (json, g_str_has_prefix (choice, "value:") ? choice + strlen ("value:") : choice);
  g_string_append_c (json, '}');
}

static gboolean
sync_resolve (CbkCli *cli, char **args, GError **error)
{
  g_autoptr(GHashTable) given = NULL;
  g_autoptr(GHashTable) command = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CbkResult) result = NULL;
  g_autoptr(GString) choices = g_string_new ("{");
  GHashTableIter iter;
  gpointer name, value;

  if (args[0] == NULL || args[1] == NULL)
    return cbk_cli_usage (error, "Say which conflict, and ours, theirs, or FIELD=ours, FIELD=theirs or FIELD=TEXT");

  if (!sign_in (cli, error))
    return FALSE;

  if (g_str_equal (args[1], "ours") || g_str_equal (args[1], "theirs"))
    g_hash_table_insert (command, (gpointer) "choice", args[1]);

  given = cbk_cli_read_args (args + (g_hash_table_size (command) > 0 ? 2 : 1), error);
  if (given == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (g_str_equal (name, "rationale"))
      g_hash_table_insert (command, name, value);
    else
      append_choice (choices, name, value);
  g_string_append_c (choices, '}');
  g_hash_table_insert (command, (gpointer) "choices", choices->str);

  result = cbk_workspace_run (cli->workspace, "resolve_conflict", args[0], command, error);
  if (result != NULL)
    g_print ("Decided; headquarters hears of it with the next sync.\n");

  return result != NULL;
}

static const struct
{
  const char *name;
  gboolean (*run) (CbkCli *cli, char **args, GError **error);
} subwords[] = {
  { "conflicts", sync_conflicts },
  { "files", sync_files },
  { "now", sync_now },
  { "resolve", sync_resolve },
  { "status", sync_status },
  { "watch", cbk_cli_watch },
};

gboolean
cbk_cli_sync (CbkCli *cli, char **args, GError **error)
{
  for (guint i = 0; args[0] != NULL && i < G_N_ELEMENTS (subwords); i++)
    if (g_str_equal (args[0], subwords[i].name))
      return subwords[i].run (cli, args + 1, error);

  return sync_now (cli, args, error);
}
