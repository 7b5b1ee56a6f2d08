/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-chain.h"

G_BEGIN_DECLS

char    *cbk_erasure_print (const char *payload, GError **error);
gboolean cbk_erasure_link  (const guint8 *prev, const char *payload, const char *erased, guint8 hash[CBK_HASH_BYTES]);

G_END_DECLS
