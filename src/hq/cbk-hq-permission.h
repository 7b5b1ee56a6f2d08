/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-mutation.h"

G_BEGIN_DECLS

gboolean cbk_hq_may_take       (CbkHqStorage *storage, CbkHqItem *item, CbkRecordClass *klass, const CbkHqRecord *before,
                                JsonObject *before_doc, gboolean *ret_may, GError **error);
gboolean cbk_hq_was_signed_in  (CbkHqStorage *storage, const char *device, const char *officer, gboolean *ret_was,
                                GError **error);
gboolean cbk_hq_note_signed_in (CbkHqStorage *storage, const char *device, const char *officer, GError **error);
gboolean cbk_hq_copy_signed_in (CbkHqStorage *storage, const char *from, const char *to, GError **error);

G_END_DECLS
