/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"
#include "store/cbk-connection.h"

G_BEGIN_DECLS

/* Writes the words, keys and boxes by which a row is found. Belongs to the writer thread and to an open transaction; words
 * are gathered and written by cbk_index_finish(), before that is committed. */
typedef struct _CbkIndex CbkIndex;

CbkIndex *cbk_index_new    (CbkConnection *connection);
void      cbk_index_free   (CbkIndex *self);
gboolean  cbk_index_update (CbkIndex *self, gint64 rid, CbkRecord *before, CbkRecord *after, GError **error);
gboolean  cbk_index_remove (CbkIndex *self, gint64 rid, CbkRecord *before, GError **error);
gboolean  cbk_index_add    (CbkIndex *self, gint64 rid, CbkRecord *record, GError **error);
gboolean  cbk_index_finish (CbkIndex *self, GError **error);
gboolean  cbk_index_clear  (CbkIndex *self, GError **error);
void      cbk_index_forget (CbkIndex *self);

G_END_DECLS
