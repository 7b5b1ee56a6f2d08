/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

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

gboolean
cbk_cli_sync (CbkCli *cli, char **args, GError **error)
{
  CbkSigningIn how = { 0 };
  g_autofree char *password = NULL;
  g_autofree char *sentence = NULL;

  if (g_strcmp0 (args[0], "status") == 0)
    return cbk_cli_sync_status (cli, error);
  if (g_strcmp0 (args[0], "files") == 0)
    return cbk_cli_send_files (cli, TRUE, error);

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
