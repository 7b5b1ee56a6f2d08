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

gboolean
cbk_cli_sync (CbkCli *cli, char **args, GError **error)
{
  const char *url = NULL, *user = NULL;
  g_autofree char *password = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; args[i] != NULL; i += 2)
    {
      const char **value = g_str_equal (args[i], "--hq") ? &url : g_str_equal (args[i], "--user") ? &user : NULL;

      if (value == NULL || args[i + 1] == NULL)
        return cbk_cli_usage (error, "“%s” is not an option here, or lacks its value", args[i]);
      *value = args[i + 1];
    }

  /* Whoever says who they are signs in anew; otherwise the last sign-in goes on while it lasts. */
  if (user != NULL || cbk_workspace_needs_sign_in (cli->workspace))
    {
      if (user == NULL)
        user = cli->user;
      if (user == NULL)
        return cbk_cli_usage (error, "Say who signs in at headquarters with --user NUMBER");

      password = get_password ();
      if (password == NULL)
        return cbk_cli_usage (error, "Give the password on the standard input or in CASEBOOK_PASSWORD");
    }

  if (!cbk_workspace_sync (cli->workspace, url, user, password, &sentence, cli->cancellable, error))
    return FALSE;

  g_print ("%s\n", sentence);

  return TRUE;
}
