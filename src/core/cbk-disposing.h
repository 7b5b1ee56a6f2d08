/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

char   **cbk_disposing_collect     (CbkContext *context, CbkRecord *subject, GError **error);
gboolean cbk_guard_disposal_checks (CbkContext *context, CbkRecord *disposal, GError **error);

G_END_DECLS
