/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"
#include "model/cbk-record.h"

G_BEGIN_DECLS

gboolean cbk_hq_add_user   (CbkHqStorage *storage, const char *number, const char *name, const char *const *roles,
                            const char *password, GError **error);
gboolean cbk_hq_post_officer (CbkHqStorage *storage, CbkRecord *officer, CbkRecord *before, gint64 from, GError **error);
gboolean cbk_hq_set_password (CbkHqStorage *storage, const char *number, const char *password, GError **error);
gboolean cbk_hq_block_user (CbkHqStorage *storage, const char *number, gboolean blocked, GError **error);
gboolean cbk_hq_add_device (CbkHqStorage *storage, const char *device, const char *name, GError **error);
gboolean cbk_hq_block_device (CbkHqStorage *storage, const char *device, CbkHqBlock how, GError **error);
char    *cbk_hq_make_code  (CbkHqStorage *storage, const char *device, GError **error);

G_END_DECLS
