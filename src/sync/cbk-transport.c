/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-transport-private.h"

#include "base/cbk-coding.h"
#include "base/cbk-date.h"
#include "base/cbk-error.h"

#include <string.h>

#define TIMEOUT_SECONDS 60

/* Headquarters bounds a page to 4 MiB and what one action did; this is against something that only says it is it. */
#define MAX_ANSWER (64 * 1024 * 1024)
#define READ_SIZE (64 * 1024)

/* Who asks to be left alone for longer is asked again all the same. */
#define LONGEST_LEAVE 3600

typedef struct
{
  CbkTransport parent;
  SoupSession *session;   /* of @generation; NULL before the first exchange */
  guint generation;
  GTlsDatabase *database;
  GTlsCertificate *certificate;
  CbkSyncTrust *trust;
  char *url;
  gboolean local;
  guint timeout;
  CbkCoding coding;       /* what headquarters said that it unpacks */
} CbkHttp;

static gboolean
read_more (GInputStream *stream, GByteArray *bytes, gboolean *ret_end, GCancellable *cancellable, GError **error)
{
  guint8 buffer[READ_SIZE];
  gssize n = g_input_stream_read (stream, buffer, sizeof buffer, cancellable, error);

  *ret_end = n == 0;
  if (n <= 0)
    return n == 0;

  if (bytes->len + (gsize) n > MAX_ANSWER)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Headquarters answered with more than can be read");
      return FALSE;
    }

  g_byte_array_append (bytes, buffer, (guint) n);

  return TRUE;
}

static GBytes *
read_all (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gboolean end = FALSE;

  while (!end)
    if (!read_more (stream, bytes, &end, cancellable, error))
      return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What headquarters cannot unpack is never sent to it: nothing is packed before it said that it can (RFC 7694). */
static void
set_body (CbkHttp *self, SoupMessage *message, const char *content_type, GBytes *body)
{
  gsize length;
  const void *data = g_bytes_get_data (body, &length);
  g_autoptr(GBytes) packed = cbk_coding_pack (self->coding, data, length);

  if (packed != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Content-Encoding",
                                  cbk_coding_print (self->coding));
  soup_message_set_request_body_from_bytes (message, content_type, packed != NULL ? packed : body);
}

static GBytes *
unpack (CbkHttp *self, SoupMessage *message, GBytes *answer, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  GBytes *unpacked;
  CbkCoding coding;
  gsize length;
  const void *data = g_bytes_get_data (answer, &length);

  self->coding = cbk_coding_choose (soup_message_headers_get_list (headers, "Accept-Encoding"));
  unpacked = cbk_coding_parse (soup_message_headers_get_one (headers, "Content-Encoding"), &coding)
               ? cbk_coding_unpack (coding, data, length, MAX_ANSWER, NULL)
               : NULL;
  if (unpacked == NULL)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Headquarters answered in a way that cannot be unpacked");

  return unpacked;
}

/* Whoever does not prove to be headquarters is named as such. All else is one to a person: headquarters is not there, and
 * nothing is lost. */
static void
explain (CbkHttp *self, GError *problem, GError **error)
{
  GError *stranger = cbk_trust_database_steal_problem (self->database);

  if (stranger != NULL && problem->domain == G_TLS_ERROR)
    {
      g_propagate_error (error, stranger);
      g_error_free (problem);
      return;
    }

  g_clear_error (&stranger);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) || problem->domain == CBK_ERROR)
    {
      g_propagate_error (error, problem);
      return;
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE,
                       "Headquarters cannot be reached. What was saved is safe on this laptop and will be sent later");
  g_error_free (problem);
}

static void
drop_session (CbkHttp *self)
{
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->certificate);
}

/* Connections last; with another certificate they have to be made anew. */
static gboolean
prepare (CbkHttp *self, GError **error)
{
  const CbkIdentity *identity = &self->trust->identity;
  g_autofree char *pem = NULL;

  if (self->session != NULL && self->generation == self->trust->generation)
    return TRUE;

  drop_session (self);
  if (identity->certificate != NULL)
    {
      pem = g_strconcat (identity->certificate, identity->key, NULL);
      self->certificate = g_tls_certificate_new_from_pem (pem, -1, error);
      if (self->certificate == NULL)
        return FALSE;
    }

  self->generation = self->trust->generation;
  self->session = soup_session_new_with_options ("timeout", self->timeout, "user-agent", "casebook", "tls-database",
                                                 self->database, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  if (self->local)
    soup_session_set_proxy_resolver (self->session, NULL);

  return TRUE;
}

/* The token is for this address and for no other that it may point to. Whatever is asked may be asked twice, by design; libsoup
 * is told, for otherwise it makes a new connection for every POST. */
static SoupMessage *
make_message (CbkHttp *self, const char *method, const char *path, const char *token)
{
  g_autofree char *uri = g_strconcat (self->url, path, NULL);
  g_autofree char *bearer = token != NULL ? g_strconcat ("Bearer ", token, NULL) : NULL;
  SoupMessage *message = soup_message_new (method, uri);

  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept-Encoding", CBK_CODING_ACCEPTED);
  if (self->certificate != NULL)
    soup_message_set_tls_client_certificate (message, self->certificate);
  if (bearer != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", bearer);

  return message;
}

static gint64
read_seconds (SoupMessage *message, const char *header)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), header);
  guint64 seconds;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return 0;

  return (gint64) MIN (seconds, LONGEST_LEAVE);
}

/* Returns: for how many milliseconds an answer asks to be left alone: refused or, under load, answered all the same. */
gint64
cbk_transport_get_leave (SoupMessage *message)
{
  return MAX (read_seconds (message, "Retry-After"), read_seconds (message, "Backoff")) * CBK_SECOND;
}

static GBytes *
exchange (CbkTransport *transport,
          const char *path,
          const char *token,
          const char *content_type,
          GBytes *body,
          guint *ret_status,
          GCancellable *cancellable,
          GError **error)
{
  CbkHttp *self = (CbkHttp *) transport;
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GBytes) packed = NULL;
  GError *problem = NULL;
  GBytes *answer = NULL;

  transport->leave = 0;
  if (!prepare (self, error))
    return NULL;

  message = make_message (self, body != NULL ? "POST" : "GET", path, token);
  if (body != NULL)
    set_body (self, message, content_type, body);
  stream = soup_session_send (self->session, message, cancellable, &problem);
  if (stream != NULL)
    packed = read_all (stream, cancellable, &problem);
  if (packed != NULL)
    answer = unpack (self, message, packed, &problem);

  if (answer == NULL)
    explain (self, problem, error);
  *ret_status = soup_message_get_status (message);
  transport->leave = cbk_transport_get_leave (message);

  return answer;
}

/* Files go as they are, both ways: their pieces are counted and hashed, and most are packed already. */
static SoupMessage *
make_request (CbkHttp *self, const CbkTransportRequest *request)
{
  SoupMessage *message = make_message (self, request->method, request->path, request->token);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *offset = g_strdup_printf ("%" G_GINT64_FORMAT, request->offset);

  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  if (request->offset >= 0)
    soup_message_headers_replace (headers, "Upload-Offset", offset);
  if (request->digest != NULL)
    soup_message_headers_replace (headers, "Content-Digest", request->digest);
  if (request->from > 0)
    soup_message_headers_set_range (headers, request->from, -1);

  return message;
}

/* A file from its wanted byte on, not from another. */
static gboolean
is_wanted_part (SoupMessage *message, const CbkTransportRequest *request)
{
  goffset start, end, size;

  if (soup_message_get_status (message) == 200)
    return request->from == 0;

  return soup_message_get_status (message) == 206 &&
         soup_message_headers_get_content_range (soup_message_get_response_headers (message), &start, &end, &size) &&
         start == request->from;
}

static gboolean
drain (GInputStream *stream, const CbkTransportRequest *request, GCancellable *cancellable, GError **error)
{
  guint8 buffer[READ_SIZE];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, cancellable, error)) > 0)
    if (!request->sink (buffer, (gsize) n, request->sink_data, error))
      return FALSE;

  return n == 0;
}

static gboolean
send_request (CbkTransport *transport,
              const CbkTransportRequest *request,
              CbkTransportReply *reply,
              GCancellable *cancellable,
              GError **error)
{
  CbkHttp *self = (CbkHttp *) transport;
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GInputStream) stream = NULL;
  GError *problem = NULL;
  const char *offset;

  *reply = (CbkTransportReply){ .offset = -1 };
  if (!prepare (self, error))
    return FALSE;

  message = make_request (self, request);
  stream = soup_session_send (self->session, message, cancellable, &problem);
  reply->status = soup_message_get_status (message);
  if (stream != NULL && request->sink != NULL && is_wanted_part (message, request))
    reply->body = drain (stream, request, cancellable, &problem) ? g_bytes_new (NULL, 0) : NULL;
  else if (stream != NULL)
    reply->body = read_all (stream, cancellable, &problem);

  if (reply->body == NULL)
    {
      explain (self, problem, error);
      return FALSE;
    }

  offset = soup_message_headers_get_one (soup_message_get_response_headers (message), "Upload-Offset");
  if (offset != NULL && !g_ascii_string_to_signed (offset, 10, 0, G_MAXINT64, &reply->offset, NULL))
    reply->offset = -1;

  return TRUE;
}

void
cbk_transport_reply_clear (CbkTransportReply *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
}

static void
close_http (CbkTransport *transport)
{
  CbkHttp *self = (CbkHttp *) transport;

  drop_session (self);
  g_clear_object (&self->database);
  g_free (self->url);
  g_free (self);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  return g_str_equal (host, "localhost") || (address != NULL && g_inet_address_get_is_loopback (address));
}

/* Whether a headquarters is on this machine: it is there without a network too. */
gboolean
cbk_transport_is_local (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && is_loopback (g_uri_get_host (uri));
}

/**
 * cbk_transport_new_http:
 * @url: "https://hq.example"
 * @trust: by what headquarters is known and this laptop there; borrowed, outlives it
 * @error: %CBK_ERROR_INVALID when it is no such address
 *
 * Nothing is sent before whoever answers has shown a certificate that @trust takes for headquarters'.
 *
 * Returns: (transfer full) (nullable): a transport for the calling thread
 */
CbkTransport *
cbk_transport_new_http (const char *url, CbkSyncTrust *trust, GError **error)
{
  g_autoptr(GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "";
  CbkHttp *self;

  if (*host == '\0' || !g_str_equal (scheme, "https"))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "“%s” is no address of a headquarters: passwords and records go over https:// only", url);
      return NULL;
    }

  self = g_new0 (CbkHttp, 1);
  self->parent = (CbkTransport){ .exchange = exchange, .request = send_request, .close = close_http };
  self->url = g_strndup (url, strlen (url) - (g_str_has_suffix (url, "/") ? 1 : 0));
  self->trust = trust;
  self->database = cbk_trust_database_new (trust);
  self->local = is_loopback (host);
  self->timeout = TIMEOUT_SECONDS;

  return &self->parent;
}

/**
 * cbk_transport_http_make_line:
 * @transport: made by cbk_transport_new_http(), and used for nothing else
 * @path: what is asked for
 * @token: of the sign-in
 * @ret_session: (out) (transfer none): what the message is sent with; any time may pass without a byte
 * @error: when this laptop's certificate cannot be read
 *
 * Returns: (transfer full) (nullable): a message for a line that stays
 */
SoupMessage *
cbk_transport_http_make_line (CbkTransport *transport, const char *path, const char *token, SoupSession **ret_session,
                              GError **error)
{
  CbkHttp *self = (CbkHttp *) transport;

  self->timeout = 0;
  if (!prepare (self, error))
    return NULL;

  *ret_session = self->session;

  return make_message (self, "GET", path, token);
}
