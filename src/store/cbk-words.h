/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-record.h"
#include "store/cbk-connection.h"

G_BEGIN_DECLS

/* Which words lead to which row: the full-text index. What changes is gathered, and written once for each row before the
 * transaction is committed. Belongs to the writer thread. */
typedef struct _CbkWords CbkWords;

CbkWords *cbk_words_new    (CbkConnection *connection);
void      cbk_words_free   (CbkWords *self);
gboolean  cbk_words_update (CbkWords *self, gint64 rid, CbkRecord *before, CbkRecord *after, GError **error);
gboolean  cbk_words_add    (CbkWords *self, gint64 rid, CbkRecord *record, GError **error);
gboolean  cbk_words_finish (CbkWords *self, GError **error);
void      cbk_words_forget (CbkWords *self);

G_END_DECLS
