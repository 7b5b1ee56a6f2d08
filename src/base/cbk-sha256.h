/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CBK_SHA256_BYTES 32
#define CBK_SHA256_NAME_SIZE (2 * CBK_SHA256_BYTES + 1)

/* A SHA-256 in the making, of something that is too long to be in memory. */
typedef struct _CbkSha256 CbkSha256;

CbkSha256 *cbk_sha256_new    (void);
void       cbk_sha256_free   (CbkSha256 *self);
void       cbk_sha256_update (CbkSha256 *self, gconstpointer data, gsize length);
void       cbk_sha256_finish (CbkSha256 *self, guint8 digest[CBK_SHA256_BYTES]);

void       cbk_sha256_bytes      (gconstpointer data, gsize length, guint8 digest[CBK_SHA256_BYTES]);
void       cbk_sha256_print_name (const guint8 digest[CBK_SHA256_BYTES], char name[CBK_SHA256_NAME_SIZE]);
gboolean   cbk_sha256_parse_name (const char *name, guint8 digest[CBK_SHA256_BYTES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSha256, cbk_sha256_free)

G_END_DECLS
