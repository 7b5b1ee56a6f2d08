/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"
#include "base/cbk-identity.h"

G_BEGIN_DECLS

/* A SHA-256 in hexadecimal: what people compare, and what headquarters keeps of a laptop's certificate. */
#define CBK_FINGERPRINT_LENGTH 64

gboolean cbk_identity_init_authority (CbkIdentity *self, const char *name, const CbkEnv *env, GError **error);
gboolean cbk_identity_init_server    (CbkIdentity *self, const CbkIdentity *authority, const char *const *hosts,
                                      const CbkEnv *env, GError **error);

char    *cbk_key_new                     (GError     **error);
char    *cbk_request_new                 (const char  *key, const char *name, GError **error);
char    *cbk_request_dup_key_id          (const char  *request, GError **error);
char    *cbk_certificate_sign            (const CbkIdentity *authority, const char *request, const char *subject,
                                          const CbkEnv *env, GError **error);
char    *cbk_certificate_dup_fingerprint (const char  *certificate, GError **error);
char    *cbk_certificate_dup_key_id      (const char  *certificate, GError **error);
char    *cbk_certificate_dup_subject     (const char  *certificate, GError **error);
gboolean cbk_certificate_get_not_after   (const char  *certificate, gint64 *ret_time, GError **error);
gboolean cbk_certificate_is_of_key       (const char  *certificate, const char *key);

G_END_DECLS
