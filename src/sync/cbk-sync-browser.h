/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"
#include "sync/cbk-transport.h"

G_BEGIN_DECLS

/* Shows a page to whoever signs in; returns whether something will. */
typedef gboolean (*CbkBrowseFunc) (const char *uri, gpointer data, GError **error);

char *cbk_sync_browser_sign_in (CbkTransport *transport, CbkBrowseFunc browse, gpointer data, const CbkEnv *env,
                                GCancellable *cancellable, GError **error);

G_END_DECLS
