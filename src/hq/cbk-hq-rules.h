/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gint64   cbk_hq_rules_after (const char *code, gint64 moment);
gboolean cbk_hq_rules_issue (CbkHqStorage *storage, const char *type, JsonObject *doc, JsonObject *fver, GError **error);

G_END_DECLS
