/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-trust.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define AUTHORITY_NAME "authority.pem"
#define CERTIFICATE_NAME "laptop.pem"
#define KEY_NAME "laptop-key.pem"

/* A third of its life before it ends: a laptop that is away for a week and a half is not locked out by it. */
#define RENEWAL (10 * 24 * CBK_HOUR)

void
cbk_sync_trust_clear (CbkSyncTrust *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->authority, g_free);
  g_clear_pointer (&self->expected, g_free);
  cbk_identity_clear (&self->identity);
}

static gboolean
load (CbkSyncTrust *self, const char *name, char **ret_pem, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) local_error = NULL;

  *ret_pem = cbk_pem_load (path, &local_error);
  if (*ret_pem != NULL || g_error_matches (local_error, CBK_ERROR, CBK_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
save (CbkSyncTrust *self, const char *name, const char *pem, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return cbk_pem_save (path, pem, error);
}

/**
 * cbk_sync_trust_load:
 * @self: (out): to be cleared; holds nothing of what there is no file
 * @folder: the store's folder
 * @error: %CBK_ERROR_STORAGE
 *
 * Returns: whether what is there could be read
 */
gboolean
cbk_sync_trust_load (CbkSyncTrust *self, const char *folder, GError **error)
{
  *self = (CbkSyncTrust){ .folder = g_strdup (folder) };
  if (!load (self, AUTHORITY_NAME, &self->authority, error) || !load (self, KEY_NAME, &self->identity.key, error) ||
      !load (self, CERTIFICATE_NAME, &self->identity.certificate, error))
    return FALSE;

  /* A certificate whose key is gone is of no use. */
  if (self->identity.certificate != NULL && (self->identity.key == NULL || !cbk_certificate_is_of_key (self->identity.certificate, self->identity.key)))
    g_clear_pointer (&self->identity.certificate, g_free);

  return TRUE;
}

/* As people copy it: with colons or blanks between, in either case. */
static char *
fold_fingerprint (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *letter = text; *letter != '\0'; letter++)
    if (g_ascii_isxdigit (*letter))
      g_string_append_c (folded, g_ascii_tolower (*letter));
    else if (!g_ascii_isspace (*letter) && *letter != ':')
      g_string_append_c (folded, '?');

  return g_string_free (folded, FALSE);
}

/**
 * cbk_sync_trust_expect:
 * @self: a trust
 * @fingerprint: what headquarters' authority has, as the administrator gave it
 * @error: %CBK_ERROR_INVALID when it is no fingerprint
 *
 * Somebody says whom to believe. Another authority than this one, and the certificate that it gave, are forgotten.
 *
 * Returns: whether it is a fingerprint
 */
gboolean
cbk_sync_trust_expect (CbkSyncTrust *self, const char *fingerprint, GError **error)
{
  g_autofree char *folded = fold_fingerprint (fingerprint);
  g_autofree char *known = self->authority != NULL ? cbk_certificate_dup_fingerprint (self->authority, NULL) : NULL;

  if (strlen (folded) != CBK_FINGERPRINT_LENGTH || strchr (folded, '?') != NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no fingerprint: it has %d digits and letters from a to f",
                   fingerprint, CBK_FINGERPRINT_LENGTH);
      return FALSE;
    }

  g_free (self->expected);
  self->expected = g_steal_pointer (&folded);
  if (g_strcmp0 (known, self->expected) == 0)
    return TRUE;

  g_clear_pointer (&self->authority, g_free);
  cbk_sync_trust_drop_certificate (self);

  return TRUE;
}

static GTlsCertificate *
find_top (GTlsCertificate *chain)
{
  while (g_tls_certificate_get_issuer (chain) != NULL)
    chain = g_tls_certificate_get_issuer (chain);

  return chain;
}

static gboolean
refuse (GTlsCertificateFlags flags, GError **error)
{
  const char *sentence = "This is not the headquarters that this laptop knows: another authority vouches for it. "
                         "Nothing was sent. Please ask your administrator";

  if ((flags & (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR)) == 0)
    {
      if ((flags & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED)) != 0)
        sentence = "The certificate of headquarters is not good on the date that this laptop shows. Nothing was sent. "
                   "Please look at the clock, or ask your administrator";
      else if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
        sentence = "The certificate of headquarters is not for this address. Nothing was sent. Please ask your administrator";
    }

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, sentence);

  return FALSE;
}

static gboolean
meet (CbkSyncTrust *self, GTlsCertificate *top, GError **error)
{
  g_autofree char *pem = NULL;
  g_autofree char *fingerprint = NULL;

  g_object_get (top, "certificate-pem", &pem, NULL);
  fingerprint = pem != NULL ? cbk_certificate_dup_fingerprint (pem, error) : NULL;
  if (fingerprint == NULL)
    return FALSE;

  if (self->expected != NULL && !g_str_equal (fingerprint, self->expected))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_DENIED,
                   "The authority of this headquarters has another fingerprint than the one that was given: %s. "
                   "Nothing was sent. Please ask your administrator", fingerprint);
      return FALSE;
    }

  self->authority = g_steal_pointer (&pem);
  self->is_new = TRUE;

  return TRUE;
}

/**
 * cbk_sync_trust_check:
 * @self: a trust
 * @chain: what somebody who says to be headquarters shows
 * @host: where
 * @error: %CBK_ERROR_DENIED, a sentence that says why not
 *
 * Before a byte is sent. Where no authority is known yet, the one that is shown is remembered, if it has the fingerprint
 * that was given.
 *
 * Returns: whether it is headquarters
 */
gboolean
cbk_sync_trust_check (CbkSyncTrust *self, GTlsCertificate *chain, GSocketConnectable *host, GError **error)
{
  g_autoptr(GTlsCertificate) authority = NULL;
  GTlsCertificate *anchor = find_top (chain);
  GTlsCertificateFlags flags;

  if (self->authority != NULL)
    {
      anchor = authority = g_tls_certificate_new_from_pem (self->authority, -1, NULL);
      if (authority == NULL)
        return refuse (G_TLS_CERTIFICATE_UNKNOWN_CA, error);
    }

  flags = g_tls_certificate_verify (chain, host, anchor);
  if (flags != 0)
    return refuse (flags, error);

  return self->authority != NULL || meet (self, anchor, error);
}

/**
 * cbk_sync_trust_keep_authority:
 * @self: a trust
 * @error: %CBK_ERROR_STORAGE
 *
 * Once headquarters let somebody in: from now on it is this one and no other.
 *
 * Returns: whether it is on the disk
 */
gboolean
cbk_sync_trust_keep_authority (CbkSyncTrust *self, GError **error)
{
  return !self->is_new || save (self, AUTHORITY_NAME, self->authority, error);
}

/**
 * cbk_sync_trust_make_request:
 * @self: a trust; it makes a key where there is none
 * @device: this laptop's id
 * @error: %CBK_ERROR_STORAGE, %CBK_ERROR_INVALID
 *
 * The key stays what it is as long as the store lives, so that a lost answer does no harm.
 *
 * Returns: (transfer full) (nullable): a request for a certificate, PEM
 */
char *
cbk_sync_trust_make_request (CbkSyncTrust *self, const char *device, GError **error)
{
  if (self->identity.key == NULL)
    {
      g_autofree char *key = cbk_key_new (error);

      if (key == NULL || !save (self, KEY_NAME, key, error))
        return NULL;
      self->identity.key = g_steal_pointer (&key);
    }

  return cbk_request_new (self->identity.key, device, error);
}

/**
 * cbk_sync_trust_keep_certificate:
 * @self: a trust
 * @certificate: PEM, from headquarters
 * @error: %CBK_ERROR_INVALID when it is not for this laptop's key, %CBK_ERROR_STORAGE
 *
 * Returns: whether it is on the disk, and will be shown from now on
 */
gboolean
cbk_sync_trust_keep_certificate (CbkSyncTrust *self, const char *certificate, GError **error)
{
  if (self->identity.key == NULL || !cbk_certificate_is_of_key (certificate, self->identity.key))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Headquarters gave a certificate that is not for this laptop");
      return FALSE;
    }

  if (!save (self, CERTIFICATE_NAME, certificate, error))
    return FALSE;

  g_free (self->identity.certificate);
  self->identity.certificate = g_strdup (certificate);
  self->generation++;

  return TRUE;
}

static gboolean
is_good_for (const CbkSyncTrust *self, gint64 moment)
{
  gint64 until;

  return self->identity.certificate != NULL && cbk_certificate_get_not_after (self->identity.certificate, &until, NULL) &&
         until > moment;
}

/**
 * cbk_sync_trust_has_certificate:
 * @self: a trust
 * @now: what this laptop believes the time is
 *
 * Returns: whether there is one that headquarters may take
 */
gboolean
cbk_sync_trust_has_certificate (const CbkSyncTrust *self, gint64 now)
{
  return is_good_for (self, now);
}

/**
 * cbk_sync_trust_wants_renewal:
 * @self: a trust
 * @now: what this laptop believes the time is
 *
 * Returns: whether there is no certificate, or less than ten days of it are left
 */
gboolean
cbk_sync_trust_wants_renewal (const CbkSyncTrust *self, gint64 now)
{
  return !is_good_for (self, now + RENEWAL);
}

/**
 * cbk_sync_trust_drop_certificate:
 * @self: a trust
 *
 * Headquarters does not know it: the next sign-in asks for another one, for the same key.
 */
void
cbk_sync_trust_drop_certificate (CbkSyncTrust *self)
{
  g_autofree char *path = g_build_filename (self->folder, CERTIFICATE_NAME, NULL);

  g_clear_pointer (&self->identity.certificate, g_free);
  g_remove (path);
  self->generation++;
}
