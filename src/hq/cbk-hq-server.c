/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-server.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-secret.h"

#include <libsoup/soup.h>
#include <string.h>

#define SMALL_BODY (64 * 1024)

struct _CbkHqServer
{
  SoupServer *soup;
  CbkHqStorage *storage;
  gboolean enrol;
};

/* What there is. What needs a token is refused without a valid one before its handler sees a byte. */
typedef struct
{
  const char *path;
  const char *method;
  gsize max_body;
  gboolean needs_token;
  void (*handle) (const CbkHqRequest *request, CbkHqAnswer *answer);
} CbkHqRoute;

static void
answer_health (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_string_append (answer->body, "{\"status\":\"ok\"}\n");
}

static void
answer_ready (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  gint64 head;

  if (cbk_hq_storage_get_head (request->storage, &head, &error))
    answer_health (request, answer);
  else
    cbk_hq_answer_fail (answer, error);
}

static const CbkHqRoute routes[] = {
  { "/v1/health/live", "GET", 0, FALSE, answer_health },
  { "/v1/health/ready", "GET", 0, FALSE, answer_ready },
  { "/v1/session", "POST", SMALL_BODY, FALSE, cbk_hq_session },
  { "/v1/sync/pull", "POST", SMALL_BODY, TRUE, cbk_hq_pull },
  { "/v1/sync/push", "POST", CBK_HQ_PUSH_BYTES, TRUE, cbk_hq_push },
};

static const CbkHqRoute *
find_route (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].path, path))
      return &routes[i];

  return NULL;
}

static void
send_answer (CbkHqServer *self, SoupServerMessage *message, CbkHqAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "X-HQ-Epoch", self->storage->epoch);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_server_message_set_status (message, answer->status, NULL);
  soup_server_message_set_response (message, answer->content_type, SOUP_MEMORY_COPY, answer->body->str, answer->body->len);
}

static void
refuse (CbkHqServer *self, SoupServerMessage *message, guint status, const char *word, const char *sentence)
{
  g_auto(CbkHqAnswer) answer = { 0 };

  cbk_hq_answer_init (&answer);
  cbk_hq_answer_refuse (&answer, status, word, sentence);
  send_answer (self, message, &answer);

  /* What is left of a body that nobody wants is not read into memory, nor is another request awaited behind it. */
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection", "close");
}

/* With the headers there and the body not read: how large it will be has to be said, and has to be bearable. */
static void
on_headers_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  CbkHqServer *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const CbkHqRoute *route = find_route (path);

  if (route == NULL)
    refuse (self, message, 404, "unknown", "There is no such thing at headquarters");
  else if (!g_str_equal (route->method, soup_server_message_get_method (message)))
    refuse (self, message, 405, "method", "This is not asked in that way");
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED)
    refuse (self, message, 411, "length", "The length of what is sent has to be said first");
  else if (soup_message_headers_get_content_length (headers) > (goffset) route->max_body)
    refuse (self, message, 413, "too-large", "This is more than headquarters takes at once");
}

static gboolean
authenticate (CbkHqServer *self, SoupServerMessage *message, char **ret_number, char **ret_device, GError **error)
{
  const char *header =
    soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  guint8 hash[CBK_HASH_BYTES];

  *ret_number = *ret_device = NULL;
  if (header == NULL || !g_str_has_prefix (header, "Bearer "))
    return TRUE;

  cbk_hq_token_hash (header + strlen ("Bearer "), hash);

  return cbk_hq_storage_get_session (self->storage, hash, ret_number, ret_device, error);
}

static void
on_request_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  CbkHqServer *self = data;
  const CbkHqRoute *route = find_route (path);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *number = NULL;
  g_autofree char *device = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(CbkHqAnswer) answer = { 0 };
  CbkHqRequest request = { .storage = self->storage, .enrol = self->enrol };

  cbk_hq_answer_init (&answer);
  request.body = g_bytes_get_data (bytes, &request.length);
  if (request.body == NULL)
    request.body = "";

  if (!authenticate (self, message, &number, &device, &error))
    cbk_hq_answer_fail (&answer, error);
  else if (route->needs_token && number == NULL)
    cbk_hq_answer_refuse (&answer, 401, "token", "Please sign in to headquarters again");
  else
    {
      request.number = number;
      request.device = device;
      route->handle (&request, &answer);
    }

  send_answer (self, message, &answer);
}

/* SoupServer is not made for strangers, and speaks no TLS here: both are the proxy's work. */
static GSocketAddress *
make_address (const char *address, guint port, GError **error)
{
  g_autoptr(GInetAddress) inet = g_inet_address_new_from_string (address);

  if (inet != NULL && g_inet_address_get_is_loopback (inet))
    return g_inet_socket_address_new (inet, (guint16) port);

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
               "Headquarters listens on this machine alone, not on %s: put a proxy with TLS in front of it", address);

  return NULL;
}

/**
 * cbk_hq_server_start:
 * @storage: borrowed, outlives the server
 * @address: one of this machine's own addresses, "127.0.0.1"
 * @port: the port, or 0 for any free one
 * @enrol: whether a laptop that nobody added is taken in when a known user signs in on it
 * @error: %CBK_ERROR_INVALID for another address, or what the network says
 *
 * Returns: (transfer full) (nullable): headquarters, answering as long as the main context is run
 */
CbkHqServer *
cbk_hq_server_start (CbkHqStorage *storage, const char *address, guint port, gboolean enrol, GError **error)
{
  g_autoptr(CbkHqServer) self = g_new0 (CbkHqServer, 1);
  g_autoptr(GSocketAddress) where = make_address (address, port, error);

  self->soup = soup_server_new ("server-header", "casebook-hq", NULL);
  self->storage = storage;
  self->enrol = enrol;
  if (where == NULL || !soup_server_listen (self->soup, where, 0, error))
    return NULL;

  soup_server_add_early_handler (self->soup, NULL, on_headers_cb, self, NULL);
  soup_server_add_handler (self->soup, NULL, on_request_cb, self, NULL);

  return g_steal_pointer (&self);
}

guint
cbk_hq_server_get_port (CbkHqServer *self)
{
  GSList *uris = soup_server_get_uris (self->soup);
  guint port = uris != NULL ? (guint) g_uri_get_port (uris->data) : 0;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return port;
}

void
cbk_hq_server_stop (CbkHqServer *self)
{
  soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
  g_free (self);
}
