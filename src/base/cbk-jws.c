/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-jws.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"

#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

/* Signed tokens (RFC 7515) under keys of a set (RFC 7517). Two algorithms (RFC 7518) and no other: "none" and those with
 * a shared secret are how such tokens are forged. */

#define MAX_TOKEN (16 * 1024)
#define MIN_RSA_BITS 2048
#define ES256_PART 32

typedef gnutls_pubkey_t CbkPublicKey;

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (CbkPublicKey, gnutls_pubkey_deinit, NULL)

typedef struct
{
  const char *name;             /* "alg" */
  const char *kind;             /* "kty" */
  gnutls_sign_algorithm_t sign;
} CbkAlgorithm;

static const CbkAlgorithm algorithms[] = {
  { "ES256", "EC", GNUTLS_SIGN_ECDSA_SHA256 },
  { "RS256", "RSA", GNUTLS_SIGN_RSA_SHA256 },
};

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, sentence);

  return FALSE;
}

/**
 * cbk_base64url_encode:
 * @bytes: anything
 * @length: of @bytes
 *
 * Returns: (transfer full): RFC 4648 section 5, without padding
 */
char *
cbk_base64url_encode (const guint8 *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';

  return text;
}

/**
 * cbk_base64url_decode:
 * @text: what may be base64url without padding
 * @length: of @text
 * @ret_length: (out): of what comes back
 *
 * Returns: (transfer full) (nullable): the bytes with a zero behind them; %NULL when it holds another letter
 */
guint8 *
cbk_base64url_decode (const char *text, gsize length, gsize *ret_length)
{
  g_autofree char *padded = g_malloc (length + 4);
  guint8 *bytes;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
        return NULL;
      padded[i] = text[i] == '-' ? '+' : text[i] == '_' ? '/' : text[i];
    }

  if (length % 4 == 1)
    return NULL;

  while (length % 4 != 0)
    padded[length++] = '=';
  padded[length] = '\0';

  bytes = g_base64_decode (padded, ret_length);
  bytes = g_realloc (bytes, *ret_length + 1);
  bytes[*ret_length] = 0;

  return bytes;
}

static JsonObject *
decode_object (const char *text, gsize length)
{
  gsize size;
  g_autofree guint8 *bytes = cbk_base64url_decode (text, length, &size);

  return bytes != NULL ? cbk_json_parse_object ((const char *) bytes, (gssize) size, NULL) : NULL;
}

/* A number of a key; owned by @keep. */
static gboolean
decode_number (JsonObject *key, const char *name, guint8 **keep, gnutls_datum_t *number)
{
  const char *text = cbk_json_get_text (key, name);
  gsize length;

  if (text == NULL || (*keep = cbk_base64url_decode (text, strlen (text), &length)) == NULL)
    return FALSE;

  *number = (gnutls_datum_t){ *keep, (unsigned int) length };

  return TRUE;
}

static gboolean
import_key (CbkPublicKey *ret_key, JsonObject *key, const CbkAlgorithm *algorithm, GError **error)
{
  g_autofree guint8 *first = NULL, *second = NULL;
  gnutls_datum_t a, b;
  unsigned int bits = 0;
  gboolean ok;

  gnutls_pubkey_init (ret_key);
  if (g_str_equal (algorithm->kind, "RSA"))
    ok = decode_number (key, "n", &first, &a) && decode_number (key, "e", &second, &b) &&
         gnutls_pubkey_import_rsa_raw (*ret_key, &a, &b) >= 0 &&
         gnutls_pubkey_get_pk_algorithm (*ret_key, &bits) == GNUTLS_PK_RSA && bits >= MIN_RSA_BITS;
  else
    ok = g_strcmp0 (cbk_json_get_text (key, "crv"), "P-256") == 0 && decode_number (key, "x", &first, &a) &&
         decode_number (key, "y", &second, &b) &&
         gnutls_pubkey_import_ecc_raw (*ret_key, GNUTLS_ECC_CURVE_SECP256R1, &a, &b) >= 0;

  return ok || refuse (error, "The sign-in service's key cannot be used");
}

/* The two halves of RFC 7518 section 3.4 in the clothes that the library wants. */
static gboolean
wrap_es256 (const guint8 *signature, gsize length, gnutls_datum_t *ret_wrapped)
{
  gnutls_datum_t r = { (unsigned char *) signature, ES256_PART };
  gnutls_datum_t s = { (unsigned char *) signature + ES256_PART, ES256_PART };

  return length == 2 * ES256_PART && gnutls_encode_rs_value (ret_wrapped, &r, &s) >= 0;
}

static gboolean
check_signature (CbkPublicKey key, const CbkAlgorithm *algorithm, const char *signed_text, gsize signed_length,
                 const char *signature)
{
  gnutls_datum_t data = { (unsigned char *) signed_text, (unsigned int) signed_length };
  gnutls_datum_t wrapped = { 0 };
  gsize length;
  g_autofree guint8 *bytes = cbk_base64url_decode (signature, strlen (signature), &length);
  gboolean ok;

  if (bytes == NULL)
    return FALSE;

  if (algorithm->sign == GNUTLS_SIGN_RSA_SHA256)
    wrapped = (gnutls_datum_t){ bytes, (unsigned int) length };
  else if (!wrap_es256 (bytes, length, &wrapped))
    return FALSE;

  ok = gnutls_pubkey_verify_data2 (key, algorithm->sign, 0, &data, &wrapped) >= 0;
  if (wrapped.data != bytes)
    gnutls_free (wrapped.data);

  return ok;
}

static const CbkAlgorithm *
find_algorithm (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (g_strcmp0 (algorithms[i].name, name) == 0)
      return &algorithms[i];

  return NULL;
}

/* The key that the token names, or the only one of its kind. A key for encryption or another algorithm is none. */
static JsonObject *
find_key (JsonObject *keys, const char *id, const CbkAlgorithm *algorithm)
{
  JsonNode *node = json_object_get_member (keys, "keys");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonObject *found = NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *key = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *use = key != NULL ? cbk_json_get_text (key, "use") : NULL;
      const char *alg = key != NULL ? cbk_json_get_text (key, "alg") : NULL;

      if (key == NULL || g_strcmp0 (cbk_json_get_text (key, "kty"), algorithm->kind) != 0 ||
          (use != NULL && !g_str_equal (use, "sig")) || (alg != NULL && !g_str_equal (alg, algorithm->name)) ||
          (id != NULL && g_strcmp0 (cbk_json_get_text (key, "kid"), id) != 0))
        continue;

      if (id != NULL)
        return key;
      if (found != NULL)
        return NULL;
      found = key;
    }

  return found;
}

/**
 * cbk_jws_verify:
 * @token: three parts with dots between them
 * @keys: a JSON Web Key Set
 * @ret_unknown_key: (out): whether it failed because no key of @keys is the one that the token names
 * @error: %CBK_ERROR_INVALID when it is no token, of another algorithm, or not signed by one of @keys
 *
 * Looks at the signature and at nothing else: who it is for and how long it is good is the caller's to check.
 *
 * Returns: (transfer full) (nullable): what the token says
 */
JsonObject *
cbk_jws_verify (const char *token, JsonObject *keys, gboolean *ret_unknown_key, GError **error)
{
  const char *first = strlen (token) <= MAX_TOKEN ? strchr (token, '.') : NULL;
  const char *second = first != NULL ? strchr (first + 1, '.') : NULL;
  g_autoptr(JsonObject) header = NULL;
  g_autoptr(JsonObject) claims = NULL;
  g_auto(CbkPublicKey) public_key = NULL;
  const CbkAlgorithm *algorithm;
  JsonObject *key;

  *ret_unknown_key = FALSE;
  if (second != NULL && strchr (second + 1, '.') == NULL)
    header = decode_object (token, (gsize) (first - token));
  algorithm = header != NULL ? find_algorithm (cbk_json_get_text (header, "alg")) : NULL;

  /* Extensions that must be understood are not (RFC 7515 section 4.1.11). */
  if (algorithm == NULL || json_object_has_member (header, "crit"))
    {
      refuse (error, "The sign-in service gave a token of a kind that is not accepted here");
      return NULL;
    }

  key = find_key (keys, cbk_json_get_text (header, "kid"), algorithm);
  if (key == NULL)
    {
      *ret_unknown_key = TRUE;
      refuse (error, "The token is signed with a key that the sign-in service does not publish");
      return NULL;
    }

  if (!import_key (&public_key, key, algorithm, error))
    return NULL;

  if (!check_signature (public_key, algorithm, token, (gsize) (second - token), second + 1))
    {
      refuse (error, "The token was not signed by the sign-in service");
      return NULL;
    }

  claims = decode_object (first + 1, (gsize) (second - first - 1));
  if (claims == NULL)
    refuse (error, "The sign-in service gave a token that makes no sense");

  return g_steal_pointer (&claims);
}
