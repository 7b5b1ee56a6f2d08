/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/* How this laptop stands with headquarters: what a window shows all the time. */
typedef struct
{
  gint64 n_waiting;        /* saved on this laptop */
  gint64 n_sent;           /* on their way */
  gint64 n_acked;          /* with headquarters, not yet come back */
  gint64 n_conflicts;      /* held by headquarters until a person decides */
  gint64 n_quarantined;    /* kept by headquarters, not applied */
  gint64 last_success;     /* %CBK_TIME_UNSET before the first */
  char *last_error;        /* a sentence; %NULL after a success */
} CbkSyncing;

gboolean cbk_workspace_sync        (CbkWorkspace *self, const char *url, const char *number, const char *password,
                                    char **ret_sentence, GCancellable *cancellable, GError **error);
gboolean cbk_workspace_needs_sign_in (CbkWorkspace *self);
gboolean cbk_workspace_get_syncing (CbkWorkspace *self, CbkSyncing *syncing, GError **error);
void     cbk_syncing_clear         (CbkSyncing *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncing, cbk_syncing_clear)

G_END_DECLS
