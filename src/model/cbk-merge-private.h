/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-merge.h"

G_BEGIN_DECLS

/* A pair's value before (0) or after (1). */
JsonNode   *cbk_merge_side      (JsonObject *set, const char *name, guint side);
JsonObject *cbk_merge_object    (JsonObject *object, const char *name);
JsonObject *cbk_merge_copy      (JsonObject *from);
void        cbk_merge_put_value (JsonObject *doc, const char *name, JsonNode *value);

G_END_DECLS
