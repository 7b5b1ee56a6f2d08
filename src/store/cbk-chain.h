/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CBK_HASH_BYTES 32

void  cbk_hash_digest (const char *payload, gsize length, guint8 digest[CBK_HASH_BYTES]);
void  cbk_hash_link   (const guint8 *prev, const guint8 digest[CBK_HASH_BYTES], guint8 hash[CBK_HASH_BYTES]);
void  cbk_hash_bytes  (const guint8 *prev, const char *payload, gsize length, guint8 hash[CBK_HASH_BYTES]);
void  cbk_scope_digest_toggle (guint8 digest[CBK_HASH_BYTES], const char *type, const char *id, gint64 version);
char *cbk_hash_print  (const guint8 hash[CBK_HASH_BYTES]);

G_END_DECLS
