/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-store.h"

G_BEGIN_DECLS

gboolean cbk_store_check_lease (CbkStore *self, GError **error);
gint64   cbk_store_get_lease   (CbkStore *self);
gboolean cbk_store_renew_lease (CbkStore *self, GError **error);

G_END_DECLS
