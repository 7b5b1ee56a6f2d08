/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-lane.h"

G_BEGIN_DECLS

/**
 * CbkHqEventsSettings:
 * @max_streams: how many listeners at the most; GLib looks at each of them on every turn
 * @ping: every how many milliseconds a listener hears something, whatever happens
 * @poll: every how many milliseconds the head is looked at, for what other processes commit
 */
typedef struct
{
  guint max_streams;
  gint64 ping;
  gint64 poll;
} CbkHqEventsSettings;

#define CBK_HQ_MAX_STREAMS 1500
#define CBK_HQ_PING (60 * 1000)
#define CBK_HQ_POLL 250

/* GET /v1/events: who is told that something changed for them. Never what: that travels by pull. */
typedef struct _CbkHqEvents CbkHqEvents;

CbkHqEvents *cbk_hq_events_new     (CbkHqLane *lane, const CbkEnv *env, const CbkHqEventsSettings *settings);
gboolean     cbk_hq_events_is_full (CbkHqEvents *self);
void         cbk_hq_events_add     (CbkHqEvents *self, GIOStream *connection, const char *head, const char *authorization,
                                    const char *last_event);
void         cbk_hq_events_news    (CbkHqEvents *self);
void         cbk_hq_events_stop    (CbkHqEvents *self);
void         cbk_hq_events_free    (CbkHqEvents *self);

/* The route's handler: answers how far headquarters is. */
void         cbk_hq_listen         (const CbkHqRequest *request, CbkHqAnswer *answer);

G_END_DECLS
