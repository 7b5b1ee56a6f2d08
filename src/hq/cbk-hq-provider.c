/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-provider.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "base/cbk-jws.h"

#include <libsoup/soup.h>
#include <string.h>

#define TIMEOUT_SECONDS 10
#define MAX_ANSWER (256 * 1024)

/* Two clocks that should show the same. */
#define LEEWAY CBK_MINUTE

/* A token with an unknown key has the keys fetched again, but not as often as somebody may like. */
#define FETCH_PAUSE (10 * CBK_SECOND)

/* The keys of the service, which its tokens are signed with. Any thread. */
struct _CbkHqProvider
{
  GMutex mutex;
  char *issuer;
  JsonObject *keys;
  gint64 fetched;      /* monotonic */
};

CbkHqProvider *
cbk_hq_provider_new (void)
{
  CbkHqProvider *self = g_new0 (CbkHqProvider, 1);

  g_mutex_init (&self->mutex);

  return self;
}

void
cbk_hq_provider_free (CbkHqProvider *self)
{
  g_clear_pointer (&self->keys, json_object_unref);
  g_free (self->issuer);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
cbk_hq_claims_clear (CbkHqClaims *self)
{
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->nonce, g_free);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, sentence);

  return FALSE;
}

static JsonObject *
fetch (SoupSession *session, const char *uri, GError **error)
{
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *data = g_malloc (MAX_ANSWER);
  gsize length = 0;
  JsonObject *object = NULL;

  if (message != NULL)
    {
      soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
      stream = soup_session_send (session, message, NULL, NULL);
    }
  if (stream != NULL && g_input_stream_read_all (stream, data, MAX_ANSWER, &length, NULL, NULL) &&
      soup_message_get_status (message) == SOUP_STATUS_OK)
    object = cbk_json_parse_object (data, (gssize) length, NULL);

  if (object == NULL)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_BUSY,
                         "The sign-in service does not answer headquarters; please try again, or sign in with a password");

  return object;
}

static gboolean
fetch_keys (CbkHqProvider *self, const char *issuer, const CbkEnv *env, GError **error)
{
  g_autoptr(SoupSession) session = soup_session_new_with_options ("timeout", TIMEOUT_SECONDS, "user-agent", "casebook-hq", NULL);
  g_autofree char *base = g_strndup (issuer, strlen (issuer) - (g_str_has_suffix (issuer, "/") ? 1 : 0));
  g_autofree char *uri = g_strconcat (base, "/.well-known/openid-configuration", NULL);
  g_autoptr(JsonObject) about = fetch (session, uri, error);
  JsonObject *keys;

  if (about == NULL)
    return FALSE;

  if (g_strcmp0 (cbk_json_get_text (about, "issuer"), issuer) != 0 || cbk_json_get_text (about, "jwks_uri") == NULL)
    return refuse (error, "The sign-in service says to be another one");

  keys = fetch (session, cbk_json_get_text (about, "jwks_uri"), error);
  if (keys == NULL)
    return FALSE;

  g_clear_pointer (&self->keys, json_object_unref);
  g_free (self->issuer);
  self->keys = keys;
  self->issuer = g_strdup (issuer);
  self->fetched = cbk_env_mono (env);

  return TRUE;
}

static JsonObject *
verify (CbkHqProvider *self, const char *issuer, const char *token, const CbkEnv *env, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  JsonObject *claims;
  gboolean unknown;

  if (g_strcmp0 (self->issuer, issuer) != 0 && !fetch_keys (self, issuer, env, error))
    return NULL;

  claims = cbk_jws_verify (token, self->keys, &unknown, &local_error);
  if (claims == NULL && unknown && cbk_env_mono (env) - self->fetched > FETCH_PAUSE)
    {
      if (!fetch_keys (self, issuer, env, error))
        return NULL;
      g_clear_error (&local_error);
      claims = cbk_jws_verify (token, self->keys, &unknown, &local_error);
    }

  if (claims == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return claims;
}

static gboolean
is_text (JsonNode *node, const char *text)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), text) == 0;
}

/* OpenID Connect Core 1.0, section 3.1.3.7, 3 to 5: for us, and with others only when we asked for it. */
static gboolean
is_for (JsonObject *claims, const char *client)
{
  JsonNode *audience = json_object_get_member (claims, "aud");
  JsonNode *party = json_object_get_member (claims, "azp");
  JsonArray *list;
  gboolean found = FALSE;

  if (party != NULL && !is_text (party, client))
    return FALSE;

  if (audience == NULL || !JSON_NODE_HOLDS_ARRAY (audience))
    return is_text (audience, client);

  list = json_node_get_array (audience);
  for (guint i = 0; i < json_array_get_length (list); i++)
    found = found || is_text (json_array_get_element (list, i), client);

  return found && (json_array_get_length (list) == 1 || party != NULL);
}

static gboolean
is_timely (JsonObject *claims, gint64 now)
{
  gint64 ends = cbk_json_get_int (claims, "exp", 0), issued = cbk_json_get_int (claims, "iat", G_MAXINT32);
  gint64 begins = cbk_json_get_int (claims, "nbf", 0), seconds = now / CBK_SECOND, leeway = LEEWAY / CBK_SECOND;

  return ends > seconds - leeway && issued < seconds + leeway && begins < seconds + leeway;
}

/**
 * cbk_hq_provider_check:
 * @self: a provider
 * @oidc: which service, and what for
 * @token: an ID token
 * @env: time
 * @claims: (out): to be cleared
 * @error: %CBK_ERROR_INVALID when it is not good here, %CBK_ERROR_BUSY when the service does not answer
 *
 * Looks at all that OpenID Connect Core 1.0 section 3.1.3.7 asks but the nonce, which only the caller can know. May fetch
 * the service's keys, and then waits.
 *
 * Returns: whether the service says who somebody is
 */
gboolean
cbk_hq_provider_check (CbkHqProvider *self, const CbkHqOidc *oidc, const char *token, const CbkEnv *env, CbkHqClaims *claims,
                       GError **error)
{
  g_autoptr(JsonObject) object = NULL;

  *claims = (CbkHqClaims){ 0 };
  g_mutex_lock (&self->mutex);
  object = verify (self, oidc->issuer, token, env, error);
  g_mutex_unlock (&self->mutex);
  if (object == NULL)
    return FALSE;

  if (g_strcmp0 (cbk_json_get_text (object, "iss"), oidc->issuer) != 0)
    return refuse (error, "The token is of another sign-in service");
  if (!is_for (object, oidc->client))
    return refuse (error, "The token is not for Casebook");
  if (!is_timely (object, cbk_env_now (env)))
    return refuse (error, "The token is of another time; please sign in again");

  claims->nonce = g_strdup (cbk_json_get_text (object, "nonce"));
  claims->number = g_strdup (cbk_json_get_text (object, oidc->claim));
  if (claims->nonce == NULL)
    return refuse (error, "The token is of no sign-in that was begun here");

  return claims->number != NULL || refuse (error, "The sign-in service does not say which number somebody has");
}
