/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words-private.h"

#include "domain/cbk-uk-time.h"
#include "hq/cbk-hq-backup.h"

/* The words for the day on which the machine is lost, and for all days before it. */

gboolean
cbk_hq_word_backup (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  g_autofree char *size = NULL;
  CbkHqBackupReport report;

  if (storage == NULL || !cbk_hq_backup (storage, args[0], args[1], &report, error))
    return FALSE;

  size = g_format_size ((guint64) report.n_bytes);
  g_print ("%" G_GINT64_FORMAT " files of %s are in %s. Whoever has them has headquarters' keys.\n", report.n_files, size,
           args[1]);

  return TRUE;
}

gboolean
cbk_hq_word_restore (CbkHqRun *self, char **args, GError **error)
{
  const char *reason = self->reason != NULL ? self->reason : "restored from a backup";
  g_autofree char *at = NULL;
  CbkHqBackupReport report;

  if (!cbk_hq_restore (args[0], args[1], reason, self->env, &report, error))
    return FALSE;

  at = cbk_uk_time_format (report.made_at);
  g_print ("%s is headquarters as it was on %s, and every chain holds. Laptops send again what it lost; everybody signs in "
           "anew.\nWhat was blocked, granted or revoked since is not in it: please go over “user list”, “device list” and "
           "the postings before you let it serve.\n", args[1], at);

  return TRUE;
}

gboolean
cbk_hq_word_epoch_begin (CbkHqRun *self, char **args, GError **error)
{
  const char *reason = self->reason != NULL ? self->reason : "the database is older than what laptops have seen of it";
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);

  if (storage == NULL || !cbk_hq_begin_again (storage, reason, error))
    return FALSE;

  g_print ("A new epoch has begun. Start what serves anew; laptops then send again what is missing, and everybody signs in.\n");

  return TRUE;
}
