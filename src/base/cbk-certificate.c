/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-certificate.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-hex.h"

#include <gio/gio.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

/* How long each is good (docs/sync.md, "Identity"): a laptop's is renewed in its sessions, so it can be short. */
#define DAY (24 * CBK_HOUR)
#define AUTHORITY_LIFE (3650 * DAY)
#define SERVER_LIFE (397 * DAY)
#define LAPTOP_LIFE (30 * DAY)

/* The clock of a laptop may be behind. */
#define BEFOREHAND DAY

#define SERIAL_BYTES 16

static const char cannot_make[] = "The certificate cannot be made";
static const char cannot_sign[] = "The certificate cannot be signed";
static const char cannot_request[] = "The request for a certificate cannot be made";

typedef gnutls_x509_crt_t CbkCrt;
typedef gnutls_x509_crq_t CbkCrq;
typedef gnutls_x509_privkey_t CbkKey;
typedef gnutls_pubkey_t CbkPublicKey;

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (CbkCrt, gnutls_x509_crt_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (CbkCrq, gnutls_x509_crq_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (CbkKey, gnutls_x509_privkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (CbkPublicKey, gnutls_pubkey_deinit, NULL)

static gboolean
check (int code, const char *what, GError **error)
{
  if (code >= 0)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s: %s", what, gnutls_strerror (code));

  return FALSE;
}

/* Takes what the library allocated. */
static char *
steal_text (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  gnutls_free (datum->data);
  datum->data = NULL;

  return text;
}

static gnutls_datum_t
borrow (const char *text)
{
  return (gnutls_datum_t){ (unsigned char *) text, (unsigned int) strlen (text) };
}

static gboolean
import_certificate (CbkCrt *crt, const char *pem, GError **error)
{
  gnutls_datum_t data = borrow (pem);

  gnutls_x509_crt_init (crt);

  return check (gnutls_x509_crt_import (*crt, &data, GNUTLS_X509_FMT_PEM), "This is no certificate", error);
}

static gboolean
import_key (CbkKey *key, const char *pem, GError **error)
{
  gnutls_datum_t data = borrow (pem);

  gnutls_x509_privkey_init (key);

  return check (gnutls_x509_privkey_import2 (*key, &data, GNUTLS_X509_FMT_PEM, NULL, 0), "This is no key", error);
}

/* Only what cbk_request_new() makes: an elliptic curve of 256 bits, and a request that its own key signed. */
static gboolean
import_request (CbkCrq *crq, const char *pem, GError **error)
{
  gnutls_datum_t data = borrow (pem);
  unsigned int bits = 0;

  gnutls_x509_crq_init (crq);
  if (!check (gnutls_x509_crq_import (*crq, &data, GNUTLS_X509_FMT_PEM), "This is no request for a certificate", error) ||
      !check (gnutls_x509_crq_verify (*crq, 0), "This request for a certificate was not made with its own key", error))
    return FALSE;

  if (gnutls_x509_crq_get_pk_algorithm (*crq, &bits) == GNUTLS_PK_ECDSA && bits == 256)
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A laptop's key is of 256 bits on an elliptic curve");

  return FALSE;
}

/**
 * cbk_key_new:
 * @error: %CBK_ERROR_INVALID when the machine cannot do it
 *
 * Returns: (transfer full) (nullable): a private key on the curve P-256, PEM
 */
char *
cbk_key_new (GError **error)
{
  g_auto(CbkKey) key = NULL;
  gnutls_datum_t out = { 0 };

  gnutls_x509_privkey_init (&key);
  if (!check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0),
              "No key can be made on this machine", error) ||
      !check (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &out),
              "No key can be made on this machine", error))
    return NULL;

  return steal_text (&out);
}

/**
 * cbk_request_new:
 * @key: from cbk_key_new()
 * @name: whose key it is; headquarters sets the name itself when it signs
 * @error: %CBK_ERROR_INVALID when @key is none
 *
 * Returns: (transfer full) (nullable): a request for a certificate (PKCS 10), PEM
 */
char *
cbk_request_new (const char *key, const char *name, GError **error)
{
  g_auto(CbkKey) private_key = NULL;
  g_auto(CbkCrq) crq = NULL;
  gnutls_datum_t out = { 0 };

  gnutls_x509_crq_init (&crq);
  if (!import_key (&private_key, key, error) ||
      !check (gnutls_x509_crq_set_version (crq, 1), cannot_request, error) ||
      !check (gnutls_x509_crq_set_dn_by_oid (crq, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned int) strlen (name)),
              cannot_request, error) ||
      !check (gnutls_x509_crq_set_key (crq, private_key), cannot_request, error) ||
      !check (gnutls_x509_crq_sign2 (crq, private_key, GNUTLS_DIG_SHA256, 0), cannot_request, error) ||
      !check (gnutls_x509_crq_export2 (crq, GNUTLS_X509_FMT_PEM, &out), cannot_request, error))
    return NULL;

  return steal_text (&out);
}

/* What every certificate of ours has, but its key. */
static gboolean
fill (CbkCrt crt, const char *name, gint64 life, const CbkEnv *env, GError **error)
{
  gint64 now = cbk_env_now (env);
  guint8 serial[SERIAL_BYTES];

  cbk_env_random (env, serial, sizeof serial);
  serial[0] = (guint8) ((serial[0] & 0x7f) | 0x40);   /* positive, and never shorter */

  return check (gnutls_x509_crt_set_version (crt, 3), cannot_make, error) &&
         check (gnutls_x509_crt_set_serial (crt, serial, sizeof serial), cannot_make, error) &&
         check (gnutls_x509_crt_set_activation_time (crt, (time_t) ((now - BEFOREHAND) / CBK_SECOND)),
                cannot_make, error) &&
         check (gnutls_x509_crt_set_expiration_time (crt, (time_t) ((now + life) / CBK_SECOND)),
                cannot_make, error) &&
         check (gnutls_x509_crt_set_dn_by_oid (crt, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned int) strlen (name)),
                cannot_make, error);
}

static gboolean
set_usage (CbkCrt crt, gboolean authority, const char *purpose, GError **error)
{
  unsigned int usage = authority ? GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN : GNUTLS_KEY_DIGITAL_SIGNATURE;
  guint8 id[64];
  size_t length = sizeof id;

  return check (gnutls_x509_crt_set_basic_constraints (crt, authority, authority ? 0 : -1), cannot_make,
                error) &&
         check (gnutls_x509_crt_set_key_usage (crt, usage), cannot_make, error) &&
         check (gnutls_x509_crt_get_key_id (crt, 0, id, &length), cannot_make, error) &&
         check (gnutls_x509_crt_set_subject_key_id (crt, id, length), cannot_make, error) &&
         (purpose == NULL ||
          check (gnutls_x509_crt_set_key_purpose_oid (crt, purpose, 0), cannot_make, error));
}

static char *
sign (CbkCrt crt, CbkCrt issuer, CbkKey issuer_key, GError **error)
{
  guint8 id[64];
  size_t length = sizeof id;
  gnutls_datum_t out = { 0 };

  if (!check (gnutls_x509_crt_get_key_id (issuer, 0, id, &length), cannot_sign, error) ||
      !check (gnutls_x509_crt_set_authority_key_id (crt, id, length), cannot_sign, error) ||
      !check (gnutls_x509_crt_sign2 (crt, issuer, issuer_key, GNUTLS_DIG_SHA256, 0), cannot_sign,
              error) ||
      !check (gnutls_x509_crt_export2 (crt, GNUTLS_X509_FMT_PEM, &out), cannot_sign, error))
    return NULL;

  return steal_text (&out);
}

/**
 * cbk_identity_init_authority:
 * @self: (out): to be cleared
 * @name: whose authority it is
 * @env: when, and chance for its number
 * @error: %CBK_ERROR_INVALID when it cannot be made
 *
 * Makes a key and the certificate by which it vouches for others, good for ten years.
 *
 * Returns: whether it was made
 */
gboolean
cbk_identity_init_authority (CbkIdentity *self, const char *name, const CbkEnv *env, GError **error)
{
  g_auto(CbkKey) key = NULL;
  g_auto(CbkCrt) crt = NULL;

  *self = (CbkIdentity){ .key = cbk_key_new (error) };
  gnutls_x509_crt_init (&crt);
  if (self->key == NULL || !import_key (&key, self->key, error) || !fill (crt, name, AUTHORITY_LIFE, env, error) ||
      !check (gnutls_x509_crt_set_key (crt, key), cannot_make, error) ||
      !set_usage (crt, TRUE, NULL, error))
    return FALSE;

  self->certificate = sign (crt, crt, key, error);

  return self->certificate != NULL;
}

static gboolean
add_host (CbkCrt crt, const char *host, GError **error)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return check (gnutls_x509_crt_set_subject_alt_name (crt, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
                                                        (unsigned int) g_inet_address_get_native_size (address),
                                                        GNUTLS_FSAN_APPEND),
                  "This address cannot be in a certificate", error);

  return check (gnutls_x509_crt_set_subject_alt_name (crt, GNUTLS_SAN_DNSNAME, host, (unsigned int) strlen (host),
                                                      GNUTLS_FSAN_APPEND),
                "This name cannot be in a certificate", error);
}

/**
 * cbk_identity_init_server:
 * @self: (out): to be cleared
 * @authority: who vouches
 * @hosts: (array zero-terminated=1): the names and addresses by which it is reached, at least one
 * @env: when, and chance for its number
 * @error: %CBK_ERROR_INVALID
 *
 * Makes a server's key and certificate, good for thirteen months.
 *
 * Returns: whether it was made
 */
gboolean
cbk_identity_init_server (CbkIdentity *self, const CbkIdentity *authority, const char *const *hosts, const CbkEnv *env,
                          GError **error)
{
  g_auto(CbkKey) key = NULL, issuer_key = NULL;
  g_auto(CbkCrt) crt = NULL, issuer = NULL;
  g_autofree char *own = NULL;

  *self = (CbkIdentity){ .key = cbk_key_new (error) };
  gnutls_x509_crt_init (&crt);
  if (self->key == NULL || !import_key (&key, self->key, error) || !import_key (&issuer_key, authority->key, error) ||
      !import_certificate (&issuer, authority->certificate, error) || !fill (crt, hosts[0], SERVER_LIFE, env, error) ||
      !check (gnutls_x509_crt_set_key (crt, key), cannot_make, error) ||
      !set_usage (crt, FALSE, GNUTLS_KP_TLS_WWW_SERVER, error))
    return FALSE;

  for (guint i = 0; hosts[i] != NULL; i++)
    if (!add_host (crt, hosts[i], error))
      return FALSE;

  own = sign (crt, issuer, issuer_key, error);
  if (own == NULL)
    return FALSE;

  self->certificate = g_strconcat (own, authority->certificate, NULL);

  return TRUE;
}

/**
 * cbk_certificate_sign:
 * @authority: who vouches
 * @request: from cbk_request_new()
 * @subject: whose it is, whatever the request says: a laptop's id
 * @env: when, and chance for its number
 * @error: %CBK_ERROR_INVALID when the request is none, or not of its own key
 *
 * Returns: (transfer full) (nullable): a certificate for a client of TLS and nothing else, good for thirty days; PEM
 */
char *
cbk_certificate_sign (const CbkIdentity *authority, const char *request, const char *subject, const CbkEnv *env, GError **error)
{
  g_auto(CbkKey) issuer_key = NULL;
  g_auto(CbkCrt) crt = NULL, issuer = NULL;
  g_auto(CbkCrq) crq = NULL;
  g_auto(CbkPublicKey) public_key = NULL;

  /* The key alone is taken from the request: no name, no extension. */
  gnutls_x509_crt_init (&crt);
  gnutls_pubkey_init (&public_key);
  if (!import_request (&crq, request, error) || !import_key (&issuer_key, authority->key, error) ||
      !import_certificate (&issuer, authority->certificate, error) ||
      !check (gnutls_pubkey_import_x509_crq (public_key, crq, 0), cannot_make, error) ||
      !check (gnutls_x509_crt_set_pubkey (crt, public_key), cannot_make, error) ||
      !fill (crt, subject, LAPTOP_LIFE, env, error) || !set_usage (crt, FALSE, GNUTLS_KP_TLS_WWW_CLIENT, error))
    return NULL;

  return sign (crt, issuer, issuer_key, error);
}

/**
 * cbk_certificate_dup_fingerprint:
 * @certificate: PEM; of several, the first
 * @error: %CBK_ERROR_INVALID when it is none
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the certificate, 64 hexadecimal digits
 */
char *
cbk_certificate_dup_fingerprint (const char *certificate, GError **error)
{
  g_auto(CbkCrt) crt = NULL;
  guint8 bytes[CBK_FINGERPRINT_LENGTH / 2];
  size_t length = sizeof bytes;

  if (!import_certificate (&crt, certificate, error) ||
      !check (gnutls_x509_crt_get_fingerprint (crt, GNUTLS_DIG_SHA256, bytes, &length), "This is no certificate", error))
    return NULL;

  return cbk_hex_print (bytes, length);
}

/**
 * cbk_certificate_dup_key_id:
 * @certificate: PEM
 * @error: %CBK_ERROR_INVALID when it is none
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the public key, which a renewed certificate shares with the old one
 */
char *
cbk_certificate_dup_key_id (const char *certificate, GError **error)
{
  g_auto(CbkCrt) crt = NULL;
  guint8 bytes[CBK_FINGERPRINT_LENGTH / 2];
  size_t length = sizeof bytes;

  if (!import_certificate (&crt, certificate, error) ||
      !check (gnutls_x509_crt_get_key_id (crt, GNUTLS_KEYID_USE_SHA256, bytes, &length), "This is no certificate", error))
    return NULL;

  return cbk_hex_print (bytes, length);
}

/**
 * cbk_request_dup_key_id:
 * @request: from cbk_request_new()
 * @error: %CBK_ERROR_INVALID when it is none, or not of its own key
 *
 * Returns: (transfer full) (nullable): what cbk_certificate_dup_key_id() will say of its certificate
 */
char *
cbk_request_dup_key_id (const char *request, GError **error)
{
  g_auto(CbkCrq) crq = NULL;
  guint8 bytes[CBK_FINGERPRINT_LENGTH / 2];
  size_t length = sizeof bytes;

  if (!import_request (&crq, request, error) ||
      !check (gnutls_x509_crq_get_key_id (crq, GNUTLS_KEYID_USE_SHA256, bytes, &length), "This request has no key", error))
    return NULL;

  return cbk_hex_print (bytes, length);
}

/**
 * cbk_certificate_dup_subject:
 * @certificate: PEM
 * @error: %CBK_ERROR_INVALID when it is none or has no name
 *
 * Returns: (transfer full) (nullable): whose it is: a laptop's id, or the name of a server
 */
char *
cbk_certificate_dup_subject (const char *certificate, GError **error)
{
  g_auto(CbkCrt) crt = NULL;
  char name[256];
  size_t length = sizeof name;

  if (!import_certificate (&crt, certificate, error) ||
      !check (gnutls_x509_crt_get_dn_by_oid (crt, GNUTLS_OID_X520_COMMON_NAME, 0, 0, name, &length),
              "This certificate says no name", error))
    return NULL;

  return g_strndup (name, length);
}

/**
 * cbk_certificate_get_not_after:
 * @certificate: PEM
 * @ret_time: (out): the moment after which it is good for nothing
 * @error: %CBK_ERROR_INVALID when it is none
 *
 * Returns: whether it is a certificate
 */
gboolean
cbk_certificate_get_not_after (const char *certificate, gint64 *ret_time, GError **error)
{
  g_auto(CbkCrt) crt = NULL;

  if (!import_certificate (&crt, certificate, error))
    return FALSE;

  *ret_time = (gint64) gnutls_x509_crt_get_expiration_time (crt) * CBK_SECOND;

  return TRUE;
}

/**
 * cbk_certificate_is_of_key:
 * @certificate: PEM
 * @key: PEM
 *
 * Returns: whether they belong together
 */
gboolean
cbk_certificate_is_of_key (const char *certificate, const char *key)
{
  g_autofree char *id = cbk_certificate_dup_key_id (certificate, NULL);
  g_autofree char *own = NULL;
  g_auto(CbkKey) private_key = NULL;
  guint8 bytes[CBK_FINGERPRINT_LENGTH / 2];
  size_t length = sizeof bytes;

  if (id == NULL || !import_key (&private_key, key, NULL) ||
      gnutls_x509_privkey_get_key_id (private_key, GNUTLS_KEYID_USE_SHA256, bytes, &length) < 0)
    return FALSE;

  own = cbk_hex_print (bytes, length);

  return g_str_equal (id, own);
}
