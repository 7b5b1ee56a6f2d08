/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * CbkHqGateSettings:
 * @patience: after how many milliseconds somebody who opens a connection has to have said what they want
 * @rate: how many requests a second of one sign-in go on being answered
 * @burst: how many of them at once
 * @max_open: how many connections at once
 * @quiet: writes no line for each request
 */
typedef struct
{
  gint64 patience;
  guint rate;
  guint burst;
  guint max_open;
  gboolean quiet;
} CbkHqGateSettings;

#define CBK_HQ_PATIENCE (60 * 1000)
#define CBK_HQ_RATE 100
#define CBK_HQ_BURST 1000
#define CBK_HQ_MAX_OPEN 4096

/* What stands before the routes: whoever is slow, or asks too much, is let go here, and every request leaves a line. */
typedef struct _CbkHqGate CbkHqGate;

CbkHqGate  *cbk_hq_gate_new      (SoupServer *soup, const CbkEnv *env, const CbkHqGateSettings *settings);
void        cbk_hq_gate_free     (CbkHqGate *self);
gboolean    cbk_hq_gate_may_pass (CbkHqGate *self, SoupServerMessage *message);
void        cbk_hq_gate_note     (SoupServerMessage *message, const char *route, const char *device);
void        cbk_hq_gate_answer   (SoupServerMessage *message, guint status, gsize length);

G_END_DECLS
