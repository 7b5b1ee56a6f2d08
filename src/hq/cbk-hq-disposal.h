/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-mutation.h"

G_BEGIN_DECLS

#define CBK_HQ_DISPOSAL "disposal"      /* the kind of record */
#define CBK_HQ_DISPOSED "disposed"      /* on the wire: why a change is not taken */

gboolean   cbk_hq_disposal_check (CbkHqStorage *storage, CbkHqItem *item, CbkRecordClass *klass, const CbkHqRecord *before,
                                  JsonObject *before_doc, const char **ret_why, GError **error);
GPtrArray *cbk_hq_disposal_list  (JsonObject *disposal);
gboolean   cbk_hq_dispose        (CbkHqStorage *storage, CbkHqItem *item, JsonObject *before, CbkMergeResult *merge,
                                  GError **error);
gboolean   cbk_hq_disposal_end_held (CbkHqStorage *storage, CbkRecord *conflict, GError **error);
gboolean   cbk_hq_disposal_sweep (CbkHqStorage *storage, const char *folder, GError **error);

G_END_DECLS
