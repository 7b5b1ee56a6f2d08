/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-identity.h"

#include "base/cbk-certificate.h"
#include "base/cbk-error.h"

/* The files that keys and certificates are in. */

/**
 * cbk_pem_load:
 * @path: a file
 * @error: %CBK_ERROR_NOT_FOUND or %CBK_ERROR_STORAGE
 *
 * Returns: (transfer full) (nullable): what is in it
 */
char *
cbk_pem_load (const char *path, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, &local_error))
    return text;

  g_set_error (error, CBK_ERROR,
               g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? CBK_ERROR_NOT_FOUND : CBK_ERROR_STORAGE,
               "%s cannot be read: %s", path, local_error->message);

  return NULL;
}

/**
 * cbk_pem_save:
 * @path: a file
 * @pem: what will be in it
 * @error: %CBK_ERROR_STORAGE
 *
 * Returns: whether it is on the disk, for its owner's eyes alone
 */
gboolean
cbk_pem_save (const char *path, const char *pem, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (g_file_set_contents_full (path, pem, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local_error))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "%s cannot be kept: %s", path, local_error->message);

  return FALSE;
}

/**
 * cbk_identity_load:
 * @self: (out): to be cleared
 * @certificate_path: a file
 * @key_path: a file
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_STORAGE, or %CBK_ERROR_INVALID when they do not belong together
 *
 * Returns: whether they could be read
 */
gboolean
cbk_identity_load (CbkIdentity *self, const char *certificate_path, const char *key_path, GError **error)
{
  *self = (CbkIdentity){ .certificate = cbk_pem_load (certificate_path, error) };
  if (self->certificate != NULL)
    self->key = cbk_pem_load (key_path, error);
  if (self->key == NULL)
    return FALSE;

  if (cbk_certificate_is_of_key (self->certificate, self->key))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The key in %s is not the one of the certificate in %s", key_path,
               certificate_path);

  return FALSE;
}

/**
 * cbk_identity_save:
 * @self: an identity
 * @certificate_path: a file
 * @key_path: a file
 * @error: %CBK_ERROR_STORAGE
 *
 * Returns: whether both are on the disk, for their owner's eyes alone
 */
gboolean
cbk_identity_save (const CbkIdentity *self, const char *certificate_path, const char *key_path, GError **error)
{
  return cbk_pem_save (key_path, self->key, error) && cbk_pem_save (certificate_path, self->certificate, error);
}

void
cbk_identity_clear (CbkIdentity *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->certificate, g_free);
}
