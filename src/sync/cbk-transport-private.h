/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/cbk-transport.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupMessage *cbk_transport_http_make_line (CbkTransport *transport, const char *path, const char *token,
                                           SoupSession **ret_session, GError **error);

gint64 cbk_transport_get_leave (SoupMessage *message);

G_END_DECLS
