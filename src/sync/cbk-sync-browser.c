/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-browser.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "base/cbk-jws.h"

#include <libsoup/soup.h>
#include <string.h>

/* Signing in with the force's sign-in service, in the browser that the machine has: OpenID Connect by authorization code
 * with PKCE (RFC 7636) and a redirect to a port of the loopback (RFC 8252). The laptop never sees the password. What it
 * gets, a token for headquarters, headquarters checks. */

#define PATIENCE_SECONDS (5 * 60)
#define TIMEOUT_SECONDS 30
#define MAX_ANSWER (256 * 1024)
#define SECRET_BYTES 32
#define CALLBACK "/callback"

typedef struct
{
  CbkTransport *transport;
  GCancellable *cancellable;
  GMainContext *context;
  SoupSession *session;
  SoupServer *server;

  /* From headquarters, and from the service. */
  char *issuer, *client, *claim, *nonce;
  char *authorize, *exchange;
  gboolean takes_claims;

  /* Ours. */
  char *state, *verifier, *redirect;

  gboolean over;
  char *code;
  GError *error;
} CbkBrowsing;

static void
cbk_browsing_clear (CbkBrowsing *self)
{
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_object (&self->session);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->issuer);
  g_free (self->client);
  g_free (self->claim);
  g_free (self->nonce);
  g_free (self->authorize);
  g_free (self->exchange);
  g_free (self->state);
  g_free (self->verifier);
  g_free (self->redirect);
  g_free (self->code);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkBrowsing, cbk_browsing_clear)

static gboolean
refuse (GError **error, CbkError code, const char *sentence)
{
  g_set_error_literal (error, CBK_ERROR, code, sentence);

  return FALSE;
}

static gboolean
odd (GError **error)
{
  return refuse (error, CBK_ERROR_INVALID, "The sign-in service gave an answer that makes no sense");
}

/* In the open only to this machine itself. */
static gboolean
is_safe (const char *text)
{
  g_autoptr(GUri) uri = text != NULL ? g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  g_autoptr(GInetAddress) address = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;

  address = g_inet_address_new_from_string (g_uri_get_host (uri));

  return g_str_equal (g_uri_get_scheme (uri), "https") ||
         (g_str_equal (g_uri_get_scheme (uri), "http") && address != NULL && g_inet_address_get_is_loopback (address));
}

static char *
make_secret (const CbkEnv *env)
{
  guint8 bytes[SECRET_BYTES];

  cbk_env_random (env, bytes, sizeof bytes);

  return cbk_base64url_encode (bytes, sizeof bytes);
}

static JsonObject *
fetch (CbkBrowsing *self, const char *uri, GBytes *form, GError **error)
{
  g_autoptr(SoupMessage) message = soup_message_new (form != NULL ? "POST" : "GET", uri);
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *data = g_malloc (MAX_ANSWER);
  gsize length = 0;
  JsonObject *object;

  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (form != NULL)
    soup_message_set_request_body_from_bytes (message, SOUP_FORM_MIME_TYPE_URLENCODED, form);

  stream = soup_session_send (self->session, message, self->cancellable, error);
  if (stream == NULL || !g_input_stream_read_all (stream, data, MAX_ANSWER, &length, self->cancellable, error))
    {
      if (error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (error, "The sign-in service cannot be reached; please try again, or sign in with a password: ");
      return NULL;
    }

  object = soup_message_get_status (message) == SOUP_STATUS_OK ? cbk_json_parse_object (data, (gssize) length, NULL) : NULL;
  if (object == NULL)
    odd (error);

  return object;
}

/* Which service, and for whom: headquarters says, and gives what makes this one sign-in unlike any other. */
static gboolean
ask_headquarters (CbkBrowsing *self, GError **error)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("{}", 2);
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(JsonObject) object = NULL;
  guint status;
  gsize length;
  const char *data;

  answer = self->transport->exchange (self->transport, "/v1/sign-in", NULL, "application/json", body, &status,
                                      self->cancellable, error);
  if (answer == NULL)
    return FALSE;

  data = g_bytes_get_data (answer, &length);
  object = data != NULL ? cbk_json_parse_object (data, (gssize) length, NULL) : NULL;
  if (status != 200)
    {
      const char *message = object != NULL ? cbk_json_get_text (object, "message") : NULL;

      return refuse (error, CBK_ERROR_DENIED, message != NULL ? message : "Headquarters has no sign-in service");
    }

  self->issuer = object != NULL ? g_strdup (cbk_json_get_text (object, "issuer")) : NULL;
  self->client = object != NULL ? g_strdup (cbk_json_get_text (object, "client_id")) : NULL;
  self->claim = object != NULL ? g_strdup (cbk_json_get_text (object, "claim")) : NULL;
  self->nonce = object != NULL ? g_strdup (cbk_json_get_text (object, "nonce")) : NULL;

  return (is_safe (self->issuer) && self->client != NULL && self->nonce != NULL) ||
         refuse (error, CBK_ERROR_INVALID, "Headquarters gave an answer that makes no sense");
}

static gboolean
is_true (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

/* OpenID Connect Discovery 1.0, section 4: the issuer that it names has to be the one that was asked. */
static gboolean
discover (CbkBrowsing *self, GError **error)
{
  g_autofree char *base = g_strndup (self->issuer, strlen (self->issuer) - (g_str_has_suffix (self->issuer, "/") ? 1 : 0));
  g_autofree char *uri = g_strconcat (base, "/.well-known/openid-configuration", NULL);
  g_autoptr(JsonObject) object = fetch (self, uri, NULL, error);

  if (object == NULL)
    return FALSE;

  self->authorize = g_strdup (cbk_json_get_text (object, "authorization_endpoint"));
  self->exchange = g_strdup (cbk_json_get_text (object, "token_endpoint"));
  self->takes_claims = is_true (json_object_get_member (object, "claims_parameter_supported"));

  return (g_strcmp0 (cbk_json_get_text (object, "issuer"), self->issuer) == 0 && is_safe (self->authorize) &&
          is_safe (self->exchange)) ||
         odd (error);
}

static void
answer_page (SoupServerMessage *message, guint status, const char *sentence)
{
  g_autofree char *page = g_strdup_printf ("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Casebook</title>"
                                           "<p>%s</p></html>", sentence);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_COPY, page, strlen (page));
}

/* Whoever does not know our state is not the browser that we sent away: it is answered and not listened to. */
static void
on_redirect_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  CbkBrowsing *self = data;
  const char *state = query != NULL ? g_hash_table_lookup (query, "state") : NULL;
  const char *issuer = query != NULL ? g_hash_table_lookup (query, "iss") : NULL;
  const char *code = query != NULL ? g_hash_table_lookup (query, "code") : NULL;

  if (self->over || g_strcmp0 (state, self->state) != 0 || !g_str_equal (soup_server_message_get_method (message), "GET"))
    {
      answer_page (message, 400, "This belongs to no sign-in that was begun here.");
      return;
    }

  /* RFC 9207: an answer of another service that was slipped in. */
  if (issuer != NULL && !g_str_equal (issuer, self->issuer))
    odd (&self->error);
  else if (code == NULL)
    refuse (&self->error, CBK_ERROR_DENIED, "The sign-in service did not let you in");
  else
    self->code = g_strdup (code);

  answer_page (message, 200, code != NULL ? "You are signed in. Please go back to Casebook."
                                          : "You are not signed in. Please go back to Casebook.");
}

/* Not before the page is with the browser. */
static void
on_answered_cb (SoupServer *server, SoupServerMessage *message, gpointer data)
{
  CbkBrowsing *self = data;

  self->over = self->code != NULL || self->error != NULL;
}

static gboolean
listen (CbkBrowsing *self, GError **error)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  GSList *uris;

  self->server = soup_server_new ("server-header", "casebook", NULL);
  if (!soup_server_listen (self->server, address, 0, error))
    return FALSE;

  soup_server_add_handler (self->server, CALLBACK, on_redirect_cb, self, NULL);
  g_signal_connect (self->server, "request-finished", G_CALLBACK (on_answered_cb), self);
  g_signal_connect (self->server, "request-aborted", G_CALLBACK (on_answered_cb), self);
  uris = soup_server_get_uris (self->server);
  self->redirect = g_strdup_printf ("http://127.0.0.1:%d" CALLBACK, g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return TRUE;
}

static char *
make_challenge (const char *verifier)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);

  return cbk_base64url_encode (digest, length);
}

/* A service that keeps to OpenID Connect Core 1.0, section 5.4, says in an ID token what "profile" covers only when it is
 * asked to (5.5), and headquarters sees nothing but the ID token. */
static char *
make_claims (CbkBrowsing *self)
{
  g_autoptr(GString) json = g_string_new ("{\"id_token\":{");

  cbk_json_append_string (json, self->claim);
  g_string_append (json, ":{\"essential\":true}}}");

  return soup_form_encode ("claims", json->str, NULL);
}

static char *
make_address (CbkBrowsing *self)
{
  g_autofree char *challenge = make_challenge (self->verifier);
  g_autofree char *claims = self->takes_claims && self->claim != NULL ? make_claims (self) : NULL;
  g_autofree char *query =
    soup_form_encode ("response_type", "code", "client_id", self->client, "redirect_uri", self->redirect, "scope",
                      "openid profile", "state", self->state, "nonce", self->nonce, "code_challenge", challenge,
                      "code_challenge_method", "S256", NULL);

  return g_strconcat (self->authorize, strchr (self->authorize, '?') != NULL ? "&" : "?", query,
                      claims != NULL ? "&" : "", claims != NULL ? claims : "", NULL);
}

static gboolean
on_patience_over_cb (gpointer data)
{
  CbkBrowsing *self = data;

  if (self->error == NULL)
    refuse (&self->error, CBK_ERROR_DENIED, "Nobody signed in within five minutes");
  self->over = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  CbkBrowsing *self = data;

  g_clear_error (&self->error);
  g_cancellable_set_error_if_cancelled (cancellable, &self->error);
  self->over = TRUE;

  return G_SOURCE_REMOVE;
}

static void
attach (CbkBrowsing *self, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
}

static gboolean
wait_for_code (CbkBrowsing *self, GError **error)
{
  g_autoptr(GSource) patience = g_timeout_source_new_seconds (PATIENCE_SECONDS);
  g_autoptr(GSource) cancelled = self->cancellable != NULL ? g_cancellable_source_new (self->cancellable) : NULL;

  attach (self, patience, on_patience_over_cb);
  if (cancelled != NULL)
    attach (self, cancelled, G_SOURCE_FUNC (on_cancelled_cb));

  while (!self->over)
    g_main_context_iteration (self->context, TRUE);

  g_source_destroy (patience);
  if (cancelled != NULL)
    g_source_destroy (cancelled);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

static char *
exchange_code (CbkBrowsing *self, GError **error)
{
  g_autofree char *form = soup_form_encode ("grant_type", "authorization_code", "code", self->code, "redirect_uri",
                                            self->redirect, "client_id", self->client, "code_verifier", self->verifier, NULL);
  g_autoptr(GBytes) body = g_bytes_new (form, strlen (form));
  g_autoptr(JsonObject) object = fetch (self, self->exchange, body, error);
  char *token = object != NULL ? g_strdup (cbk_json_get_text (object, "id_token")) : NULL;

  if (object != NULL && token == NULL)
    odd (error);

  return token;
}

static gboolean
go_through (CbkBrowsing *self, CbkBrowseFunc browse, gpointer data, GError **error)
{
  g_autofree char *address = NULL;

  if (!discover (self, error) || !listen (self, error))
    return FALSE;

  address = make_address (self);

  return browse (address, data, error) && wait_for_code (self, error);
}

/**
 * cbk_sync_browser_sign_in:
 * @transport: the way to headquarters
 * @browse: shows the service's page to whoever signs in
 * @data: for @browse
 * @env: chance
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_DENIED when nobody is let in, or headquarters has no such service; what the network says
 *
 * Waits until somebody has signed in, at most five minutes.
 *
 * Returns: (transfer full) (nullable): a token of the sign-in service for headquarters
 */
char *
cbk_sync_browser_sign_in (CbkTransport *transport,
                          CbkBrowseFunc browse,
                          gpointer data,
                          const CbkEnv *env,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto(CbkBrowsing) self = { .transport = transport, .cancellable = cancellable };
  char *token = NULL;

  self.context = g_main_context_new ();
  self.state = make_secret (env);
  self.verifier = make_secret (env);

  /* A session looks at certificates in the context that it was made in: the transport's in the caller's, ours in our own. */
  if (!ask_headquarters (&self, error))
    return NULL;

  g_main_context_push_thread_default (self.context);
  self.session = soup_session_new_with_options ("timeout", TIMEOUT_SECONDS, "user-agent", "casebook", NULL);
  if (go_through (&self, browse, data, error))
    token = exchange_code (&self, error);
  if (self.server != NULL)
    soup_server_disconnect (self.server);
  g_clear_object (&self.server);
  g_clear_object (&self.session);
  g_main_context_pop_thread_default (self.context);

  return token;
}
