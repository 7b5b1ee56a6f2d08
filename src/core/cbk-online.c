/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-online.h"

#include "base/cbk-error.h"
#include "sync/cbk-sync-online.h"

static CbkTransport *
open_line (CbkWorkspace *self, CbkSyncAccount *account, GError **error)
{
  if (!cbk_sync_account_load (account, cbk_store_get_folder (cbk_workspace_get_store (self)), error))
    return NULL;

  if (account->url != NULL && account->token != NULL)
    return cbk_transport_new_http (account->url, &account->trust, error);

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "To ask headquarters, sign in there first: casebookctl sync");

  return NULL;
}

/**
 * cbk_workspace_search_online:
 * @self: a workspace
 * @text: what a person typed
 * @type: (nullable): the one kind that is wanted
 * @limit: how many at the most
 * @reason: (nullable): why; without it what is restricted has no title
 * @func: called for each that was found, the best first
 * @data: for @func
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_DENIED when somebody has to sign in, %CBK_ERROR_BUSY, %CBK_ERROR_INVALID, or the network
 *
 * Waits. Reaches what this laptop does not have; headquarters notes who asked for what.
 *
 * Returns: whether headquarters answered
 */
gboolean
cbk_workspace_search_online (CbkWorkspace *self,
                             const char *text,
                             const char *type,
                             guint limit,
                             const char *reason,
                             CbkOnlineFunc func,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto(CbkSyncAccount) account = { 0 };
  g_autoptr(CbkTransport) transport = open_line (self, &account, error);
  g_autoptr(GPtrArray) hits = NULL;

  if (transport == NULL)
    return FALSE;

  hits = cbk_sync_search_online (transport, &account, text, type, limit, reason, cancellable, error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const CbkOnlineHit *hit = g_ptr_array_index (hits, i);

      func (hit->type, hit->id, hit->title, hit->match, data);
    }

  return hits != NULL;
}

/**
 * cbk_workspace_open_online:
 * @self: a workspace
 * @type: of what kind
 * @id: which; no other name of it is known here
 * @reason: (nullable): why, where that is asked
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_NOT_FOUND, and what cbk_workspace_search_online() says
 *
 * Waits. Headquarters notes who read it.
 *
 * Returns: (transfer full) (nullable): the record as headquarters has it; it is not kept here
 */
CbkRecord *
cbk_workspace_open_online (CbkWorkspace *self,
                           const char *type,
                           const char *id,
                           const char *reason,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto(CbkSyncAccount) account = { 0 };
  g_autoptr(CbkTransport) transport = open_line (self, &account, error);

  return transport != NULL ? cbk_sync_open_online (transport, &account, type, id, reason, cancellable, error) : NULL;
}
