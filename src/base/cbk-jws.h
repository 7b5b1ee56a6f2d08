/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char       *cbk_base64url_encode (const guint8 *bytes, gsize length);
guint8     *cbk_base64url_decode (const char *text, gsize length, gsize *ret_length);
JsonObject *cbk_jws_verify       (const char *token, JsonObject *keys, gboolean *ret_unknown_key, GError **error);

G_END_DECLS
