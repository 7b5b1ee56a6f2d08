/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Deeper than anything we write, shallow enough that no stack ends. */
#define CBK_JSON_MAX_DEPTH 64

JsonNode   *cbk_json_parse          (const char  *data, gssize length, GError **error);
JsonObject *cbk_json_parse_object   (const char  *data, gssize length, GError **error);
void        cbk_json_append_string  (GString     *json, const char *text);
void        cbk_json_append_int     (GString     *json, gint64 value);
gboolean    cbk_json_append_node    (GString     *json, JsonNode *node, GError **error);

const char *cbk_json_get_text       (JsonObject  *object, const char *name);
gint64      cbk_json_get_int        (JsonObject  *object, const char *name, gint64 fallback);

G_END_DECLS
