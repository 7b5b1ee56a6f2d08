/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-events.h"
#include "hq/cbk-hq-gate.h"
#include "hq/cbk-hq-indexer.h"
#include "hq/cbk-hq-lane.h"
#include "hq/cbk-hq-leader.h"
#include "hq/cbk-hq-provider.h"
#include "hq/cbk-hq-routes.h"
#include "hq/cbk-hq-sealer.h"
#include "hq/cbk-hq-server.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

struct _CbkHqServer
{
  SoupServer *soup;
  CbkHqLane *lanes[CBK_HQ_N_LANES];
  CbkHqGate *gate;
  CbkHqEvents *events;
  CbkHqLeader *leader;       /* NULL where each transaction numbers its own changes */
  CbkHqIndexer *indexer;     /* NULL where nothing is written */
  char *folder;
  char *epoch;
  gboolean enrol;
  gboolean plain;
  const CbkEnv *env;
  CbkHqTls tls;
  CbkHqProvider *provider;
  CbkHqHeadKey head_key;
  gint64 seal_interval;      /* milliseconds */
  CbkHqSealer *sealer;
  guint look_at_tls;
  gboolean only_events;
  gboolean one_writer;
  gboolean stopping;
  guint n_waiting;           /* jobs that are not reported back yet */
  guint n_pieces;            /* of files, in memory */
  GSource *sweep;            /* of abandoned uploads */
};

void cbk_hq_on_headers (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data);
void cbk_hq_on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data);

G_END_DECLS
