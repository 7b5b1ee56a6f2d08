/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/cbk-sync-trust.h"

G_BEGIN_DECLS

/**
 * CbkTransport:
 * @exchange: sends a body, or asks where there is none, and waits for the answer; %NULL with an error when there was none
 *
 * The way to headquarters. Used by one thread. Tests put one between that loses and repeats.
 */
typedef struct _CbkTransport CbkTransport;

struct _CbkTransport
{
  GBytes *(*exchange) (CbkTransport *self, const char *path, const char *token, const char *content_type, GBytes *body,
                       guint *ret_status, GCancellable *cancellable, GError **error);
  void (*close) (CbkTransport *self);
};

CbkTransport *cbk_transport_new_http (const char *url, CbkSyncTrust *trust, GError **error);

static inline void
cbk_transport_close (CbkTransport *self)
{
  self->close (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkTransport, cbk_transport_close)

G_END_DECLS
