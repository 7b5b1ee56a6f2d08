/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-audit.h"
#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* One run of casebook-hq: its options. */
typedef struct
{
  const CbkEnv *env;
  int port;
  char *address;
  char **hosts;
  char *tls_certificate;
  char *tls_key;
  char *claim;
  int seal;
  gboolean enrol;
  gboolean plain;
  gboolean password_stdin;
  char *from;                /* a moment, or a day */
  char *until;
  char *reason;
  gboolean quiet;
  int patience, rate, ping, listeners;
  CbkHqAuditOptions audit;
  gboolean blobs;
  char *postgres;
  char *schema;
  int stall;
} CbkHqRun;

char    *cbk_hq_read_password        (GError   **error);
void     cbk_hq_say_password         (CbkHqRun  *self, const char *number, const char *password);

/* cbk-hq-words-access.c */
gboolean cbk_hq_read_moment          (const char *text, gint64 fallback, gint64 *ret_moment, GError **error);
gboolean cbk_hq_word_collect         (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_grant           (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_posting_add     (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_posting_end     (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_receipts        (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_revoke          (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_role_end        (CbkHqRun  *self, char **args, GError **error);

/* cbk-hq-words-backup.c */
gboolean cbk_hq_word_backup          (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_epoch_begin     (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_restore         (CbkHqRun  *self, char **args, GError **error);

/* cbk-hq-words-import.c */
gboolean cbk_hq_word_demo            (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_import          (CbkHqRun  *self, char **args, GError **error);

/* cbk-hq-words-user.c */
gboolean cbk_hq_word_user_add        (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_user_block      (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_user_list       (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_user_password   (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_user_unblock    (CbkHqRun  *self, char **args, GError **error);

/* cbk-hq-words-device.c */
gboolean cbk_hq_word_device_add      (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_device_block    (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_device_code     (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_device_list     (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_device_unblock  (CbkHqRun  *self, char **args, GError **error);
gboolean cbk_hq_word_device_wipe     (CbkHqRun  *self, char **args, GError **error);

G_END_DECLS
