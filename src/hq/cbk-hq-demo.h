/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

gboolean cbk_hq_demo (CbkHqStorage *storage, const char *size, const char *number, const char *password, GError **error);

G_END_DECLS
