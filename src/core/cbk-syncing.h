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
  gint64 n_settled;        /* with headquarters, and come back */
  gint64 n_predicted;      /* records with a change that will need a decision */
  gint64 oldest_at;        /* when the oldest was saved that headquarters has not; %CBK_TIME_UNSET when it has all */
  gint64 clock_offset;     /* headquarters' clock less ours, in milliseconds; %CBK_TIME_UNSET when not known */
  gint64 n_conflicts;      /* held by headquarters until a person decides */
  gint64 n_quarantined;    /* kept by headquarters, not applied */
  gint64 n_events;         /* entries of the access log that headquarters has not */
  char *alarm;             /* that headquarters' logs do not hold, a sentence; %NULL when they do */
  gint64 last_success;     /* %CBK_TIME_UNSET before the first */
  char *last_error;        /* a sentence; %NULL after a success */
} CbkSyncing;

/* Shows a page to whoever signs in. */
typedef gboolean (*CbkBrowser) (const char *uri, gpointer data, GError **error);

/**
 * CbkSigningIn:
 * @url: where headquarters is; %NULL for where it was the last time
 * @fingerprint: of headquarters' authority, as the administrator gave it; %NULL to take the one that is shown at first
 * @number: who signs in; %NULL for whoever did the last time
 * @password: theirs; %NULL to go on with the last sign-in
 * @code: the administrator's, by which headquarters takes this laptop in; %NULL where none is needed
 * @browser: shows the force's sign-in service, instead of @password; %NULL for none
 * @browser_data: for @browser
 *
 * What somebody says for a sync; %NULL everywhere goes on as before.
 */
typedef struct
{
  const char *url;
  const char *fingerprint;
  const char *number;
  const char *password;
  const char *code;
  CbkBrowser browser;
  gpointer browser_data;
} CbkSigningIn;

gboolean cbk_workspace_sync        (CbkWorkspace *self, const CbkSigningIn *how, char **ret_sentence,
                                    GCancellable *cancellable, GError **error);
gboolean cbk_workspace_needs_sign_in (CbkWorkspace *self);
gboolean cbk_workspace_get_syncing (CbkWorkspace *self, CbkSyncing *syncing, GError **error);
void     cbk_workspace_get_syncing_async  (CbkWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean cbk_workspace_get_syncing_finish (CbkWorkspace *self, GAsyncResult *result, CbkSyncing *syncing, GError **error);
void     cbk_syncing_clear         (CbkSyncing *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncing, cbk_syncing_clear)

G_END_DECLS
