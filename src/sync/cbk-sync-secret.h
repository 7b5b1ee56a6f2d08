/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cbk_sync_secret_store  (const char *folder, const char *secret);
char    *cbk_sync_secret_lookup (const char *folder);
void     cbk_sync_secret_clear  (const char *folder);

G_END_DECLS
