/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-chain.h"

G_BEGIN_DECLS

gboolean cbk_hq_secret_init     (GError    **error);
char    *cbk_hq_password_new    (void);
char    *cbk_hq_password_hash   (const char *password);
gboolean cbk_hq_password_verify (const char *hash, const char *password);
char    *cbk_hq_token_new       (void);
void     cbk_hq_token_hash      (const char *token, guint8 hash[CBK_HASH_BYTES]);

G_END_DECLS
