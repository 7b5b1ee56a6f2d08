/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

gboolean cbk_hq_add_user   (CbkHqStorage *storage, const char *number, const char *name, const char *const *roles,
                            const char *password, GError **error);
gboolean cbk_hq_add_device (CbkHqStorage *storage, const char *device, const char *name, GError **error);

G_END_DECLS
