/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-lane.h"
#include "hq/cbk-hq-tree.h"

G_BEGIN_DECLS

/* Signs the logs when it is time, beside the answering. Belongs to the thread that starts it. */
typedef struct _CbkHqSealer CbkHqSealer;

CbkHqSealer *cbk_hq_sealer_start (CbkHqLane *lane, const CbkHqHeadKey *key, gint64 interval, guint *n_waiting);
void         cbk_hq_sealer_stop  (CbkHqSealer *self);
void         cbk_hq_sealer_free  (CbkHqSealer *self);

G_END_DECLS
