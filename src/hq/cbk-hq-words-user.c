/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words-private.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-people.h"
#include "hq/cbk-hq-secret.h"

#include <stdio.h>
#include <string.h>

char *
cbk_hq_read_password (GError **error)
{
  char line[1024];

  if (fgets (line, sizeof line, stdin) == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "There is no password on the standard input");
      return NULL;
    }

  line[strcspn (line, "\r\n")] = '\0';

  return g_strdup (line);
}

void
cbk_hq_say_password (CbkHqRun *self, const char *number, const char *password)
{
  if (self->password_stdin)
    g_print ("%s can sign in.\n", number);
  else
    g_print ("%s can sign in with this password, which is shown once:\n%s\n", number, password);
}

gboolean
cbk_hq_word_user_add (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  g_autofree char *password = NULL;

  if (storage == NULL)
    return FALSE;

  password = self->password_stdin ? cbk_hq_read_password (error) : cbk_hq_password_new ();
  if (password == NULL ||
      !cbk_hq_add_user (storage, args[1], args[2], (const char *const *) args + 3, password, error))
    return FALSE;

  cbk_hq_say_password (self, args[1], password);

  return TRUE;
}

gboolean
cbk_hq_word_user_password (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  g_autofree char *password = NULL;

  if (storage == NULL)
    return FALSE;

  password = self->password_stdin ? cbk_hq_read_password (error) : cbk_hq_password_new ();
  if (password == NULL || !cbk_hq_set_password (storage, args[1], password, error))
    return FALSE;

  cbk_hq_say_password (self, args[1], password);

  return TRUE;
}

static gboolean
set_blocked (CbkHqRun *self, char **args, gboolean blocked, const char *sentence, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);

  if (storage == NULL || !cbk_hq_block_user (storage, args[1], blocked, error))
    return FALSE;

  g_print ("%s %s.\n", args[1], sentence);

  return TRUE;
}

gboolean
cbk_hq_word_user_block (CbkHqRun *self, char **args, GError **error)
{
  return set_blocked (self, args, TRUE, "is signed out everywhere and cannot sign in", error);
}

gboolean
cbk_hq_word_user_unblock (CbkHqRun *self, char **args, GError **error)
{
  return set_blocked (self, args, FALSE, "can sign in again", error);
}

static void
print_user (CbkHqStatement *row, gpointer data)
{
  CbkHqRun *self = data;
  gboolean locked = cbk_hq_statement_get_int (row, 4) > cbk_env_now (self->env);

  g_print ("%s\t%s\t%s\t%s\n", cbk_hq_statement_get_text (row, 0), cbk_hq_statement_get_text (row, 1),
           cbk_hq_statement_get_text (row, 2),
           cbk_hq_statement_get_int (row, 3) != 0 ? "blocked" : locked ? "locked for a while" : "");
}

gboolean
cbk_hq_word_user_list (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_READ, error);

  return storage != NULL && cbk_hq_storage_list_users (storage, print_user, self, error);
}
