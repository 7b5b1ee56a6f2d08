/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "base/cbk-jws.h"
#include "hq/cbk-hq-provider.h"

#include <string.h>

#define SETTING "oidc"
#define NONCE_LIFE (10 * CBK_MINUTE)
#define NONCE_BYTES 24
#define TIME_BYTES 8

void
cbk_hq_oidc_clear (CbkHqOidc *self)
{
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->claim, g_free);
}

/* In the open only to this machine itself. */
static gboolean
is_safe (const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  g_autoptr(GInetAddress) address = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;

  address = g_inet_address_new_from_string (g_uri_get_host (uri));

  return g_str_equal (g_uri_get_scheme (uri), "https") ||
         (g_str_equal (g_uri_get_scheme (uri), "http") && address != NULL && g_inet_address_get_is_loopback (address));
}

static gboolean
put (CbkHqStorage *storage, gpointer value, GError **error)
{
  return cbk_hq_storage_put_setting (storage, SETTING, value, error);
}

/**
 * cbk_hq_oidc_set:
 * @storage: headquarters
 * @issuer: the sign-in service, "https://login.example"
 * @client: by what name it knows Casebook
 * @claim: which claim of its tokens is a user's number
 * @error: %CBK_ERROR_INVALID, or any store error
 *
 * Returns: whether people can sign in with it
 */
gboolean
cbk_hq_oidc_set (CbkHqStorage *storage, const char *issuer, const char *client, const char *claim, GError **error)
{
  g_autoptr(GString) json = g_string_new ("{");

  if (!is_safe (issuer))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no address of a sign-in service: it begins with https://", issuer);
      return FALSE;
    }

  cbk_hq_append_member (json, "claim", claim);
  cbk_hq_append_member (json, "client", client);
  cbk_hq_append_member (json, "issuer", issuer);
  g_string_append_c (json, '}');

  return cbk_hq_storage_transact (storage, put, json->str, error);
}

/**
 * cbk_hq_oidc_get:
 * @storage: headquarters
 * @oidc: (out): to be cleared; empty where there is no such service
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_hq_oidc_get (CbkHqStorage *storage, CbkHqOidc *oidc, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(JsonObject) object = NULL;

  *oidc = (CbkHqOidc){ 0 };
  if (!cbk_hq_storage_get_setting (storage, SETTING, &text, error))
    return FALSE;

  if (text == NULL)
    return TRUE;

  object = cbk_json_parse_object (text, -1, error);
  if (object == NULL)
    return FALSE;

  oidc->issuer = g_strdup (cbk_json_get_text (object, "issuer"));
  oidc->client = g_strdup (cbk_json_get_text (object, "client"));
  oidc->claim = g_strdup (cbk_json_get_text (object, "claim"));

  return TRUE;
}

/* Only whoever has the authority's key makes it, and any of several headquarters beside each other knows it again. */
static char *
sign_nonce (const CbkHqTls *tls, const char *text)
{
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) tls->authority.key, strlen (tls->authority.key), text, -1);
}

/**
 * cbk_hq_nonce_new:
 * @tls: by what it is known again
 * @env: time and chance
 *
 * Returns: (transfer full): what makes one sign-in unlike any other, good for ten minutes
 */
char *
cbk_hq_nonce_new (const CbkHqTls *tls, const CbkEnv *env)
{
  guint64 ends = GUINT64_TO_BE ((guint64) (cbk_env_now (env) + NONCE_LIFE));
  guint8 bytes[NONCE_BYTES];
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;

  memcpy (bytes, &ends, TIME_BYTES);
  cbk_env_random (env, bytes + TIME_BYTES, sizeof bytes - TIME_BYTES);
  text = cbk_base64url_encode (bytes, sizeof bytes);
  signature = sign_nonce (tls, text);

  return g_strconcat (text, ".", signature, NULL);
}

/**
 * cbk_hq_nonce_check:
 * @tls: as it was made with
 * @nonce: what a token carries
 * @now: the time
 * @ret_ends: (out): until when it is good
 *
 * Returns: whether we made it, and it is still good
 */
gboolean
cbk_hq_nonce_check (const CbkHqTls *tls, const char *nonce, gint64 now, gint64 *ret_ends)
{
  const char *dot = strchr (nonce, '.');
  g_autofree char *text = dot != NULL ? g_strndup (nonce, (gsize) (dot - nonce)) : NULL;
  g_autofree char *signature = text != NULL ? sign_nonce (tls, text) : NULL;
  g_autofree guint8 *bytes = NULL;
  guint64 ends;
  gsize length;

  if (signature == NULL || !g_str_equal (signature, dot + 1))
    return FALSE;

  bytes = cbk_base64url_decode (text, strlen (text), &length);
  if (bytes == NULL || length != NONCE_BYTES)
    return FALSE;

  memcpy (&ends, bytes, TIME_BYTES);
  *ret_ends = (gint64) GUINT64_FROM_BE (ends);

  return *ret_ends > now;
}

/**
 * cbk_hq_sign_in:
 * @request: nothing
 * @answer: (out): the sign-in service, and what the sign-in is to carry
 *
 * POST /v1/sign-in.
 */
void
cbk_hq_sign_in (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_auto(CbkHqOidc) oidc = { 0 };
  g_autofree char *nonce = NULL;
  g_autoptr(GError) error = NULL;

  if (!cbk_hq_oidc_get (request->storage, &oidc, &error))
    {
      cbk_hq_answer_fail (answer, error);
      return;
    }

  if (oidc.issuer == NULL)
    {
      cbk_hq_answer_refuse (answer, 404, "no-provider", "Headquarters has no sign-in service; please sign in with a password");
      return;
    }

  nonce = cbk_hq_nonce_new (request->tls, request->storage->env);
  g_string_append_c (answer->body, '{');
  cbk_hq_append_member (answer->body, "claim", oidc.claim);
  cbk_hq_append_member (answer->body, "client_id", oidc.client);
  cbk_hq_append_member (answer->body, "issuer", oidc.issuer);
  cbk_hq_append_member (answer->body, "nonce", nonce);
  g_string_append (answer->body, "}\n");
}
