/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"
#include "model/cbk-record.h"

G_BEGIN_DECLS

gboolean cbk_hq_ensure_own (CbkHqStorage *storage, GError **error);
gboolean cbk_hq_take_own   (CbkHqStorage *storage, CbkRecord *record, const char *actor, const char *command, GError **error);
gboolean cbk_hq_change_own (CbkHqStorage *storage, CbkRecord *before, CbkRecord *after, const char *actor, const char *command,
                            GError **error);
CbkRecord *cbk_hq_read_own (CbkHqStorage *storage, const char *type, const char *id, GError **error);

G_END_DECLS
