/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-store.h"

G_BEGIN_DECLS

gboolean cbk_store_wipe       (CbkStore *self, const char *sentence, GError **error);
gboolean cbk_store_unseal     (CbkStore *self, GError **error);
gboolean cbk_store_check_seal (CbkStore *self, GError **error);
gboolean cbk_store_lock_user  (CbkStore *self, const char *number, const char *sentence, GError **error);
gboolean cbk_store_check_user (CbkStore *self, const char *number, GError **error);

G_END_DECLS
