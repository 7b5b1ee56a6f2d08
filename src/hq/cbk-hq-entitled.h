/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

gboolean cbk_hq_entitled_scopes (CbkHqStorage *storage, const char *number, const char *device, GArray **ret_scopes,
                                 GError **error);
gboolean cbk_hq_is_entitled     (GArray *entitled, GArray *scopes);

G_END_DECLS
