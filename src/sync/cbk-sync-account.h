/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/cbk-sync-trust.h"

G_BEGIN_DECLS

/* What headquarters said when it was last greeted, for the cycles soon after. */
typedef struct
{
  gint64 at;             /* by the clock that nobody sets, in milliseconds; 0 when nothing was said */
  gint64 push_rows;
  gint64 push_bytes;
  gint64 clock_offset;
} CbkSyncGreeting;

/* Where headquarters is and by what this laptop is let in. */
typedef struct
{
  char *url;
  char *user;          /* the number of whoever signed in last */
  char *token;         /* NULL when there is none; in the keyring where there is one, in the file otherwise */
  CbkSyncTrust trust;
  CbkSyncGreeting *greeting;   /* kept between cycles by whoever keeps the account; NULL where nobody does */
  char *stamp;         /* by which it is seen that the files are still those that were read */
} CbkSyncAccount;

gboolean cbk_sync_account_load   (CbkSyncAccount *self, const char *folder, GError **error);
gboolean cbk_sync_account_is_current (const CbkSyncAccount *self);
gboolean cbk_sync_account_save   (const CbkSyncAccount *self, GError **error);
gboolean cbk_sync_account_enter  (CbkSyncAccount *self, const char *token, const char *user, const char *certificate,
                                  GError **error);
void     cbk_sync_account_forget (CbkSyncAccount *self);
void     cbk_sync_account_clear  (CbkSyncAccount *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncAccount, cbk_sync_account_clear)

G_END_DECLS
