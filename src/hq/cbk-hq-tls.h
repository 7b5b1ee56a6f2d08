/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-certificate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whom laptops believe, and what headquarters shows; in its folder, for its owner's eyes alone. */
typedef struct
{
  CbkIdentity authority;
  GTlsCertificate *server;
  GTlsDatabase *laptops;     /* by which their certificates are checked */
} CbkHqTls;

gboolean cbk_hq_tls_make  (const char *folder, const char *const *hosts, const char *certificate_path, const char *key_path,
                           const CbkEnv *env, GError **error);
gboolean cbk_hq_tls_load  (CbkHqTls *self, const char *folder, const CbkEnv *env, GError **error);
void     cbk_hq_tls_clear (CbkHqTls *self);
char    *cbk_hq_tls_dup_fingerprint (const char *folder, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqTls, cbk_hq_tls_clear)

G_END_DECLS
