/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* Headquarters on a port of this machine. One thread: that of the main context in which it was started. */
typedef struct _CbkHqServer CbkHqServer;

CbkHqServer *cbk_hq_server_start    (CbkHqStorage *storage, const char *address, guint port, gboolean enrol, GError **error);
guint        cbk_hq_server_get_port (CbkHqServer *self);
void         cbk_hq_server_stop     (CbkHqServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqServer, cbk_hq_server_stop)

G_END_DECLS
