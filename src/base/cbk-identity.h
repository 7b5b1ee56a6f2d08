/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A key and whose it is; PEM texts, the certificate followed by that of who signed it. */
typedef struct
{
  char *key;
  char *certificate;
} CbkIdentity;

gboolean cbk_identity_load  (CbkIdentity *self, const char *certificate_path, const char *key_path, GError **error);
gboolean cbk_identity_save  (const CbkIdentity *self, const char *certificate_path, const char *key_path, GError **error);
void     cbk_identity_clear (CbkIdentity *self);

char    *cbk_pem_load       (const char *path, GError **error);
gboolean cbk_pem_save       (const char *path, const char *pem, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkIdentity, cbk_identity_clear)

G_END_DECLS
