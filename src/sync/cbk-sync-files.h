/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "store/cbk-store.h"
#include "store/cbk-uploads.h"
#include "sync/cbk-transport.h"

G_BEGIN_DECLS

/* Below that, a file goes even where the line is paid for by what goes over it. */
#define CBK_SYNC_SMALL_FILE (1024 * 1024)

/**
 * CbkSyncFiles:
 * @transport: the way to headquarters
 * @token: by which this laptop is let in
 * @all: whether large files go too; not where the line is metered, unless a person asked
 * @turn: for how many milliseconds, before records have their turn again
 * @progress: (nullable): told how far each file is
 * @piece: how much goes at once; kept between turns, 0 before the first
 *
 * How files travel. Used by one thread.
 */
typedef struct
{
  CbkStore *store;
  CbkTransport *transport;
  const char *token;
  const CbkEnv *env;
  gboolean all;
  gint64 turn;
  CbkProgressFunc progress;
  gpointer progress_data;
  gsize piece;
} CbkSyncFiles;

/* What a turn did. */
typedef struct
{
  guint n_sent;            /* files that headquarters has now */
  gboolean more;           /* the turn was over before the files were */
  CbkUploadCount left;
  char *sentence;          /* (nullable): why some did not go */
} CbkSyncFilesReport;

gboolean cbk_sync_send_files   (CbkSyncFiles *self, CbkSyncFilesReport *report, GCancellable *cancellable, GError **error);
gboolean cbk_sync_fetch_file   (CbkSyncFiles *self, const char *sha256, gint64 size, GCancellable *cancellable,
                                GError **error);
void     cbk_sync_files_report_clear (CbkSyncFilesReport *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncFilesReport, cbk_sync_files_report_clear)

G_END_DECLS
