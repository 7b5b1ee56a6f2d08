/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace-private.h"
#include "sync/cbk-sync-pace.h"

G_BEGIN_DECLS

/**
 * CbkSyncTurn:
 * @workspace: whose
 * @first: nobody is asked yet: only how things stood when the program ended
 * @cancellable: stops it
 * @end: how it ended
 * @report: what was done
 * @sentence: (nullable): the same for people, or why it went wrong
 * @pace: (nullable): with @first, what cbk_sync_pace_print() gave before
 * @last_success: with @first, when all was last well
 * @account: (nullable): the sign-in, where it is not @known
 * @known: (nullable): the sign-in that is known already; borrowed
 *
 * One piece of work of the sync thread, and what came of it.
 */
typedef struct
{
  CbkWorkspace *workspace;
  gboolean first;
  GCancellable *cancellable;
  const CbkSyncAccount *known;

  CbkSyncEnd end;
  CbkSyncReport report;
  char *sentence;
  char *pace;
  gint64 last_success;
  CbkSyncAccount *account;
} CbkSyncTurn;

/* Called in the main context in which the runner was made. */
typedef struct
{
  void (*files) (gpointer data);                       /* records are done, files begin */
  void (*done)  (CbkSyncTurn *turn, gpointer data);    /* borrowed */
} CbkSyncRunnerFuncs;

/* A thread that syncs, one turn after the other: connections belong to the thread that made them. */
typedef struct _CbkSyncRunner CbkSyncRunner;

CbkSyncRunner *cbk_sync_runner_new  (const CbkSyncRunnerFuncs *funcs, GObject *object);
void           cbk_sync_runner_run  (CbkSyncRunner *self, CbkWorkspace *workspace, gboolean first,
                                     const CbkSyncAccount *known);
void           cbk_sync_runner_cut  (CbkSyncRunner *self);
void           cbk_sync_runner_stop (CbkSyncRunner *self);

void           cbk_sync_account_free (CbkSyncAccount *self);

G_END_DECLS
