/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

#define CBK_HQ_SEQUENCE_BATCH 1000

gboolean cbk_hq_sequence     (CbkHqStorage *storage, guint max, guint *ret_done, GError **error);
gboolean cbk_hq_sequence_all (CbkHqStorage *storage, GError **error);
void     cbk_hq_link_change  (const guint8 *prev, gint64 seq, const char *type, const char *id, gint64 version,
                              const char *mid, const guint8 *mutation, guint8 hash[CBK_HASH_BYTES]);

G_END_DECLS
