/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/cbk-sync-trust.h"

G_BEGIN_DECLS

/* Where headquarters is and by what this laptop is let in. */
typedef struct
{
  char *url;
  char *user;          /* the number of whoever signed in last */
  char *token;         /* NULL when there is none; in the keyring where there is one, in the file otherwise */
  CbkSyncTrust trust;
} CbkSyncAccount;

gboolean cbk_sync_account_load   (CbkSyncAccount *self, const char *folder, GError **error);
gboolean cbk_sync_account_save   (const CbkSyncAccount *self, GError **error);
gboolean cbk_sync_account_enter  (CbkSyncAccount *self, const char *token, const char *user, const char *certificate,
                                  GError **error);
void     cbk_sync_account_forget (CbkSyncAccount *self);
void     cbk_sync_account_clear  (CbkSyncAccount *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncAccount, cbk_sync_account_clear)

G_END_DECLS
