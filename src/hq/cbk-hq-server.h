/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-gate.h"
#include "hq/cbk-hq-events.h"

G_BEGIN_DECLS

/**
 * CbkHqSettings:
 * @folder: where headquarters keeps its things
 * @address: one of this machine's own addresses, "127.0.0.1"
 * @port: the port, or 0 for any free one
 * @seal_seconds: how often new entries of the logs are signed
 * @enrol: whether a laptop that nobody added is taken in when a known user signs in on it
 * @plain: whether it speaks no TLS, because a proxy on this machine does; see cbk_hq_server_start()
 * @only_events: serves listeners and nothing else, so that thousands of them slow nobody's pushes
 * @gate: bounds of what may be asked
 * @events: bounds of who may listen
 * @stall: cbk_hq_leader_start()
 */
typedef struct
{
  const char *folder;
  const char *address;
  guint port;
  guint seal_seconds;
  gboolean enrol;
  gboolean plain;
  gboolean only_events;
  CbkHqGateSettings gate;
  CbkHqEventsSettings events;
  gint64 stall;
} CbkHqSettings;

/* Headquarters on a port of this machine. One thread: that of the main context in which it was started; what takes
 * longer than speaking HTTP is done in lanes. */
typedef struct _CbkHqServer CbkHqServer;

CbkHqServer *cbk_hq_server_start    (const CbkHqSettings *settings, const CbkEnv *env, GError **error);
guint        cbk_hq_server_get_port (CbkHqServer *self);
void         cbk_hq_server_stop     (CbkHqServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqServer, cbk_hq_server_stop)

G_END_DECLS
