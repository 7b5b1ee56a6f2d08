/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

CbkHqStorage *cbk_hq_sqlite_open (const char *folder, const CbkEnv *env, gboolean make, GError **error);

G_END_DECLS
