/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-command.h"

#include <unistd.h>

/* Writes a mixed load until it is killed, and names on its output what has been acknowledged: "id text\n". */

static void
acknowledge (const char *id, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s %s\n", id, text);
  gsize length = strlen (line);

  if (write (STDOUT_FILENO, line, length) != (gssize) length)
    _exit (1);
}

static CbkResult *
run (CbkWorkspace *workspace, const char *command, const char *subject, const char *field, const char *text)
{
  g_autoptr(GHashTable) args = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;
  CbkResult *result;

  if (subject != NULL)
    g_hash_table_insert (args, (gpointer) "type", (gpointer) "case");
  g_hash_table_insert (args, (gpointer) field, (gpointer) text);

  result = cbk_workspace_run (workspace, command, subject, args, &error);
  if (result == NULL)
    g_error ("%s: %s", command, error->message);

  return result;
}

int
main (int argc, char *argv[])
{
  const char *roles[] = { "investigator", "supervisor", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkWorkspace) workspace = cbk_workspace_open (argv[1], cbk_env_system (), &error);

  if (workspace == NULL)
    g_error ("%s", error->message);

  if (!cbk_workspace_sign_in (workspace, "9001", NULL) && !cbk_workspace_set_up (workspace, "9001", "Writer", roles, &error))
    g_error ("%s", error->message);

  acknowledge ("ready", "");
  for (guint i = 0;; i++)
    {
      g_autofree char *first = g_strdup_printf ("word%sn%ux", argv[2], i);
      g_autofree char *second = g_strdup_printf ("word%sn%uy", argv[2], i);
      g_autoptr(CbkResult) made = run (workspace, "open_case", NULL, "summary", first);

      acknowledge (made->id, first);
      if (i % 2 == 0)
        {
          g_autoptr(CbkResult) changed = run (workspace, "edit", made->id, "summary", second);

          acknowledge (changed->id, second);
        }
      if (i % 3 == 0)
        {
          g_autoptr(CbkRecord) record = cbk_workspace_open_record (workspace, "case", made->id, NULL, NULL);
        }
    }
}
