/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

gboolean cbk_allocating_send (CbkContext *context, CbkRecord *subject, const char *from, GError **error);
gboolean cbk_allocating_end_earlier (CbkContext *context, CbkRecord *subject, GError **error);

G_END_DECLS
