/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-link.h"
#include "core/cbk-reading.h"
#include "core/cbk-syncing.h"
#include "store/cbk-query.h"
#include "sync/cbk-sync-cycle.h"

G_BEGIN_DECLS

/* On the writer thread: what is shown is in the access log before it is shown. */
CbkRecord *cbk_workspace_open_in_session (CbkWorkspace *self, CbkSession *session, const char *type, const char *id,
                                          const char *reason, GError **error);
gboolean   cbk_workspace_log_in_session  (CbkWorkspace *self, CbkSession *session, const CbkAccess *access,
                                          GError **error);

gboolean   cbk_workspace_may_list        (CbkWorkspace *self, CbkSession *session, CbkRecord *record, gboolean *ret_may,
                                          GError **error);

CbkLink   *cbk_workspace_get_link        (CbkWorkspace *self);

gboolean   cbk_workspace_cycle           (CbkWorkspace *self, const CbkSigningIn *how, CbkSyncReport *report,
                                          char **ret_sentence, GCancellable *cancellable, GError **error);

CbkQuery  *cbk_listing_make_query        (const CbkListing *listing, GError **error);

G_END_DECLS
