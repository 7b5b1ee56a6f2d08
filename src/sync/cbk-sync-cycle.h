/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-store.h"
#include "store/cbk-sync-rows.h"
#include "sync/cbk-sync-account.h"
#include "sync/cbk-sync-engine.h"
#include "sync/cbk-sync-wire.h"
#include "sync/cbk-transport.h"

G_BEGIN_DECLS

/* What a cycle did. */
typedef struct
{
  guint n_sent;          /* mutations that headquarters took, those that it had already included */
  guint n_conflicts;     /* of these in conflict */
  guint n_quarantined;   /* of these kept and not applied */
  guint n_received;      /* records that came */
  guint n_events;        /* entries of the access log that headquarters took */
  gboolean forked;       /* this store was restored or copied, and goes on under a new id */
  gint64 clock_offset;   /* headquarters' clock less ours, in milliseconds */
  gboolean all_sent;     /* there was nothing left to send, whatever came of reading */
  gint64 leave;          /* for how many milliseconds headquarters asked to be left alone; 0 when it did not */
  CbkSyncFailure failure;   /* what headquarters refused; %CBK_SYNC_FAILURE_NONE too when it gave no answer */
} CbkSyncReport;

gboolean cbk_sync_cycle    (CbkStore *store, CbkTransport *transport, CbkSyncAccount *account,
                            const CbkSyncSignIn *sign_in, const CbkEnv *env, CbkSyncReport *report, GCancellable *cancellable, GError **error);
gboolean cbk_sync_get_state (CbkStore *store, CbkSyncState *state, GError **error);

G_END_DECLS
