/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

gboolean cbk_conflict_decide (CbkContext *context, CbkRecord *conflict, JsonObject *choices, GError **error);

G_END_DECLS
