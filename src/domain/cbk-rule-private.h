/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-rules.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

CbkRule *cbk_rule_new_from_json (JsonObject *entry, GError **error);

G_END_DECLS
