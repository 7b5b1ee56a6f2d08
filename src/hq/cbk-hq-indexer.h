/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-lane.h"

G_BEGIN_DECLS

/* Keeps the search index behind what is taken, when nothing else is to be done. */
typedef struct _CbkHqIndexer CbkHqIndexer;

CbkHqIndexer *cbk_hq_indexer_new  (CbkHqLane *lane, CbkHqLane *busy, const CbkEnv *env);
void          cbk_hq_indexer_news (CbkHqIndexer *self);
void          cbk_hq_indexer_stop (CbkHqIndexer *self);
void          cbk_hq_indexer_free (CbkHqIndexer *self);

G_END_DECLS
