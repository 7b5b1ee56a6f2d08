/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-sync-rows.h"
#include "sync/cbk-sync-log.h"

G_BEGIN_DECLS

/* What somebody signs in with; every member may be %NULL. */
typedef struct
{
  const char *password;
  const char *code;       /* one-time, from the administrator: by it a laptop is taken in */
  const char *id_token;   /* from the sign-in service, instead of a password */
} CbkSyncSignIn;

/* What headquarters says when a session is opened. */
typedef struct
{
  gint64 last_dseq;
  char *last_hash;
  gint64 last_access;   /* of the chain of accesses; negative where headquarters takes none */
  char *last_access_hash;
  CbkSyncHeads heads;
  char *epoch;
  char *token;          /* NULL when the old one goes on */
  char *user;           /* whom it took for who signed in; NULL when the old token goes on */
  char *certificate;    /* PEM; NULL when the old one goes on */
  gint64 server_time;
  gint64 push_rows;
  gint64 push_bytes;
  GHashTable *leases;   /* scope to until when, in headquarters' time (gint64, owned) */
} CbkSyncWelcome;

GBytes      *cbk_sync_print_hello   (const CbkSyncHead *head, gint64 now, const char *user, const CbkSyncSignIn *sign_in,
                                     const char *request, const char *successor);
gboolean     cbk_sync_parse_welcome (GBytes *body, CbkSyncWelcome *welcome, GError **error);
void         cbk_sync_welcome_clear (CbkSyncWelcome *self);
GBytes      *cbk_sync_print_pull    (const CbkSyncHead *head, guint limit);
GBytes      *cbk_sync_print_receipt (const CbkHeldScope *scope);
GBytes      *cbk_sync_print_asked   (GPtrArray *asked, guint first, guint n);
char        *cbk_sync_print_load    (const CbkHeldScope *scope, const char *after, gboolean versions,
                                     const char *since);
CbkSyncPage *cbk_sync_parse_load    (GBytes *body, char **ret_next, GError **error);
gboolean     cbk_sync_parse_versions (GBytes *body, GHashTable *versions, char **ret_next, GError **error);
CbkSyncPage *cbk_sync_parse_page    (GBytes *body, GError **error);
GPtrArray   *cbk_sync_parse_results (GBytes *body, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncWelcome, cbk_sync_welcome_clear)

G_END_DECLS
