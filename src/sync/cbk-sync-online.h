/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"
#include "sync/cbk-sync-account.h"
#include "sync/cbk-transport.h"

G_BEGIN_DECLS

/* What headquarters found. */
typedef struct
{
  char *type;
  char *id;
  char *title;       /* NULL when it is restricted and no reason was given */
  char *match;       /* "exact", "title", "begins", "text" */
} CbkOnlineHit;

GPtrArray *cbk_sync_search_online (CbkTransport *transport, const CbkSyncAccount *account, const char *text, const char *type,
                                   guint limit, const char *reason, GCancellable *cancellable, GError **error);
CbkRecord *cbk_sync_open_online   (CbkTransport *transport, const CbkSyncAccount *account, const char *type, const char *id,
                                   const char *reason, GCancellable *cancellable, GError **error);
GPtrArray *cbk_sync_parse_hits    (GBytes *body, GError **error);
CbkRecord *cbk_sync_parse_record  (GBytes *body, GError **error);

G_END_DECLS
