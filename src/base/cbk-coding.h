/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a body is packed for the way (RFC 9110 section 8.4, RFC 8878 for zstd). */
typedef enum
{
  CBK_CODING_NONE,
  CBK_CODING_GZIP,
  CBK_CODING_ZSTD,
} CbkCoding;

/* What Accept-Encoding says of us, best first. */
#define CBK_CODING_ACCEPTED "zstd, gzip"

gboolean    cbk_coding_parse  (const char *text, CbkCoding *ret_coding);
const char *cbk_coding_print  (CbkCoding coding);
CbkCoding   cbk_coding_choose (const char *accepted);
GBytes     *cbk_coding_pack   (CbkCoding coding, const void *data, gsize length);
GBytes     *cbk_coding_unpack (CbkCoding coding, const void *data, gsize length, gsize max, GError **error);

G_END_DECLS
