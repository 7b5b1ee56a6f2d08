/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/cbk-sync-account.h"
#include "sync/cbk-transport.h"

G_BEGIN_DECLS

/**
 * CbkLink:
 * @account: who signs in; as it is in the store's folder while @transport is there
 * @transport: (nullable): the way there, with its connections
 * @greeting: what headquarters said last
 *
 * The way to headquarters, kept between two syncs for as long as the workspace is open: a sync with nothing to do is then
 * one request on a connection that stands. Whoever has taken it has it alone, on any thread.
 */
typedef struct
{
  GMutex mutex;
  CbkSyncAccount account;
  CbkTransport *transport;
  CbkSyncGreeting greeting;
} CbkLink;

CbkLink *cbk_link_new   (void);
void     cbk_link_free  (CbkLink *self);
gboolean cbk_link_take  (CbkLink *self, const char *folder, gboolean anew, GError **error);
gboolean cbk_link_open  (CbkLink *self, GError **error);
void     cbk_link_leave (CbkLink *self, gboolean keep);

G_END_DECLS
