/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-mutation.h"

G_BEGIN_DECLS

gboolean cbk_hq_unique_check   (CbkHqStorage *storage, CbkHqItem *item, JsonObject *before, JsonObject *doc, GError **error);
gboolean cbk_hq_unique_is_free (CbkHqStorage *storage, const char *type, const char *id, gboolean *ret_free, GError **error);

G_END_DECLS
