/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words-private.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-demo.h"
#include "hq/cbk-hq-import.h"
#include "hq/cbk-hq-secret.h"

static void
say_problem (guint64 line, const char *problem, gpointer data)
{
  g_printerr ("line %" G_GUINT64_FORMAT ": %s.\n", line, problem);
}

gboolean
cbk_hq_word_import (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  CbkHqImport import = { .func = say_problem };

  if (storage == NULL || !cbk_hq_read_moment (self->from, cbk_env_now (self->env), &import.from, error) ||
      !cbk_hq_import (storage, args[1], args[2], &import, error))
    return FALSE;

  g_print ("%u made, %u changed, %u as they were, %u left out.\n", import.n_made, import.n_changed, import.n_same,
           import.n_refused);

  return TRUE;
}

#define DEMO_NUMBER "9001"

gboolean
cbk_hq_word_demo (CbkHqRun *self, char **args, GError **error)
{
  static const char *const sizes[] = { "small", "unit", "force", NULL };
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  g_autofree char *password = NULL;
  const char *size = args[1] != NULL ? args[1] : sizes[0];

  if (storage == NULL)
    return FALSE;

  if (!g_strv_contains (sizes, size))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "How large: small, unit or force?");
      return FALSE;
    }

  password = self->password_stdin ? cbk_hq_read_password (error) : cbk_hq_password_new ();
  if (password == NULL || !cbk_hq_demo (storage, size, DEMO_NUMBER, password, error))
    return FALSE;

  g_print ("The made-up force is there; nobody in it is a real person.\n");
  cbk_hq_say_password (self, DEMO_NUMBER, password);

  return TRUE;
}
