/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

gboolean cbk_sync_read_events  (CbkSession *session, gint64 after, guint max_rows, gsize max_bytes, GString *lines,
                                gint64 *ret_last, GError **error);
gboolean cbk_sync_mark_events  (CbkSession *session, gint64 last, GError **error);
gboolean cbk_sync_same_events  (CbkSession *session, gint64 last, const char *hash, gboolean *ret_same, GError **error);
gboolean cbk_sync_count_events (CbkSession *session, gint64 *ret_waiting, GError **error);

G_END_DECLS
