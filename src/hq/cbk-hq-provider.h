/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"

G_BEGIN_DECLS

/* The force's sign-in service, as the administrator said it. */
typedef struct
{
  char *issuer;
  char *client;
  char *claim;     /* which claim of a token is a user's number */
} CbkHqOidc;

/* What a token of it says, once its signature, its issuer, its audience and its time were checked. */
typedef struct
{
  char *number;
  char *nonce;
} CbkHqClaims;

gboolean       cbk_hq_oidc_set       (CbkHqStorage *storage, const char *issuer, const char *client, const char *claim,
                                      GError **error);
gboolean       cbk_hq_oidc_get       (CbkHqStorage *storage, CbkHqOidc *oidc, GError **error);
void           cbk_hq_oidc_clear     (CbkHqOidc *self);

CbkHqProvider *cbk_hq_provider_new   (void);
void           cbk_hq_provider_free  (CbkHqProvider *self);
gboolean       cbk_hq_provider_check (CbkHqProvider *self, const CbkHqOidc *oidc, const char *token, const CbkEnv *env,
                                      CbkHqClaims *claims, GError **error);
void           cbk_hq_claims_clear   (CbkHqClaims *self);

char          *cbk_hq_nonce_new      (const CbkHqTls *tls, const CbkEnv *env);
gboolean       cbk_hq_nonce_check    (const CbkHqTls *tls, const char *nonce, gint64 now, gint64 *ret_ends);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqOidc, cbk_hq_oidc_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqClaims, cbk_hq_claims_clear)

G_END_DECLS
