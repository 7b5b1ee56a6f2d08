/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n_files;
  gint64 n_bytes;
  gint64 made_at;    /* by the clock of the machine that made the backup */
} CbkHqBackupReport;

gboolean cbk_hq_backup  (CbkHqStorage *storage, const char *folder, const char *target, CbkHqBackupReport *report,
                         GError **error);
gboolean cbk_hq_restore (const char *backup, const char *folder, const char *reason, const CbkEnv *env,
                         CbkHqBackupReport *report, GError **error);
gboolean cbk_hq_begin_again (CbkHqStorage *storage, const char *reason, GError **error);

G_END_DECLS
