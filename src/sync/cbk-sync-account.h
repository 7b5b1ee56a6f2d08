/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where headquarters is and by which token this laptop is let in; in the store's folder, for its owner's eyes alone. */
typedef struct
{
  char *url;
  char *user;      /* the number of whoever signed in last */
  char *token;     /* NULL when there is none */
} CbkSyncAccount;

gboolean cbk_sync_account_load  (CbkSyncAccount *self, const char *folder, GError **error);
gboolean cbk_sync_account_save  (const CbkSyncAccount *self, const char *folder, GError **error);
void     cbk_sync_account_clear (CbkSyncAccount *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncAccount, cbk_sync_account_clear)

G_END_DECLS
