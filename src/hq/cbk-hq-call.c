/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-server-private.h"

#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-door.h"
#include "hq/cbk-hq-file-stream.h"
#include "hq/cbk-hq-online.h"
#include "hq/cbk-hq-secret.h"

#include <string.h>

#define RETRY_AFTER "5"

/* Pieces of files that may be in memory at once, however many laptops send. */
#define MAX_PIECES 32

/* What a proxy that speaks TLS for us says of a certificate that our authority signed and whose key it has seen. */
#define FINGERPRINT_HEADER "X-Client-Fingerprint"

/* With that many waiting in a lane, those that are answered are asked to take their time. */
#define MANY_WAITING 50
#define LONGEST_BACKOFF 60

/* A request between its last byte and its answer. */
typedef struct
{
  CbkHqJob job;
  CbkHqServer *server;
  SoupServerMessage *message;
  const CbkHqRoute *route;
  GBytes *body;
  CbkCoding coding;          /* of @body */
  CbkCoding accepted;        /* of the answer */
  char *rest;
  char *authorization;
  CbkHqCaller caller;
  char *number;              /* who is signed in, and on which laptop; once it is known */
  char *device;
  char *upload_offset;
  char *content_digest;
  char *range;
  GHashTable *query;
  CbkHqAnswer answer;
  gboolean gone;             /* nobody waits for it any more */
  gulong on_finished;
} CbkHqCall;

/* Under load those that are answered hear of it too, so that they come back later than they would. */
static void
ask_to_wait (CbkHqServer *self, SoupMessageHeaders *headers)
{
  guint n_waiting = 0;
  char seconds[16];

  for (guint i = 0; i < CBK_HQ_N_LANES; i++)
    n_waiting = MAX (n_waiting, self->lanes[i] != NULL ? cbk_hq_lane_get_waiting (self->lanes[i]) : 0);
  if (n_waiting < MANY_WAITING)
    return;

  g_snprintf (seconds, sizeof seconds, "%u", MIN (LONGEST_BACKOFF, n_waiting / 10));
  soup_message_headers_replace (headers, "Backoff", seconds);
}

/* What the answer's body is, or the file in its place; how many bytes go over the line. */
static gsize
put_body (SoupServerMessage *message, CbkHqAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gsize length = answer->body->len;
  const char *body = answer->packed != NULL ? g_bytes_get_data (answer->packed, &length) : answer->body->str;

  if (answer->file != NULL)
    {
      length = (gsize) answer->file->length;
      cbk_hq_stream_file (message, g_steal_pointer (&answer->file));
      return length;
    }

  if (answer->packed != NULL)
    soup_message_headers_replace (headers, "Content-Encoding", cbk_coding_print (answer->coding));
  soup_server_message_set_response (message, answer->content_type, SOUP_MEMORY_COPY, body, length);

  return length;
}

static void
send_answer (CbkHqServer *self, SoupServerMessage *message, CbkHqAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "X-HQ-Epoch", self->epoch);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Accept-Encoding", CBK_CODING_ACCEPTED);
  if (answer->status == 503 || answer->status == 429)
    soup_message_headers_replace (headers, "Retry-After", RETRY_AFTER);
  else
    ask_to_wait (self, headers);
  if (answer->offset >= 0)
    {
      g_autofree char *offset = g_strdup_printf ("%" G_GINT64_FORMAT, answer->offset);

      soup_message_headers_replace (headers, "Upload-Offset", offset);
    }

  soup_server_message_set_status (message, answer->status, NULL);
  cbk_hq_gate_answer (message, answer->status, put_body (message, answer));
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

static void
on_piece_gone_cb (SoupServerMessage *message, gpointer data)
{
  ((CbkHqServer *) data)->n_pieces--;
}

static void
let_piece_in (CbkHqServer *self, SoupServerMessage *message)
{
  if (self->n_pieces >= MAX_PIECES)
    {
      refuse (self, message, 503, "busy", "Many files are on their way to headquarters; this one will be tried again");
      return;
    }

  self->n_pieces++;
  g_signal_connect (message, "finished", G_CALLBACK (on_piece_gone_cb), self);
}

/* With the headers there and the body not read: how large it will be has to be said, and has to be bearable. */
void
cbk_hq_on_headers (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  CbkHqServer *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  const char *rest;
  gboolean known;
  const CbkHqRoute *route = cbk_hq_route_find (path, soup_server_message_get_method (message), &rest, &known);
  CbkCoding coding;

  cbk_hq_gate_note (message, route != NULL ? route->path : NULL, NULL);
  if (!known || (self->only_events && route != NULL && route->needs_token && !route->listens))
    refuse (self, message, 404, "unknown", "There is no such thing at headquarters");
  else if (route == NULL)
    refuse (self, message, 405, "method", "This is not asked in that way");
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED)
    refuse (self, message, 411, "length", "The length of what is sent has to be said first");
  else if (soup_message_headers_get_content_length (headers) > (goffset) route->max_body)
    refuse (self, message, 413, "too-large", "This is more than headquarters takes at once");
  else if (!cbk_coding_parse (encoding, &coding))
    refuse (self, message, 415, "encoding", "Headquarters unpacks zstd and gzip, and nothing else");
  else if (!cbk_hq_gate_may_pass (self->gate, message))
    refuse (self, message, 429, "rate", "This laptop asks too often; it goes on in a moment");
  else if (route->listens && cbk_hq_events_is_full (self->events))
    refuse (self, message, 503, "busy", "As many listen to headquarters as can; this will be tried again");
  else if (route->max_waiting > 0 && cbk_hq_lane_get_waiting (self->lanes[route->lane]) > route->max_waiting)
    refuse (self, message, 503, "busy", "Headquarters is busy; this will be tried again");
  else if (route->handle == cbk_hq_patch_upload)
    let_piece_in (self, message);
}

static void
handle_call (CbkHqCall *call, CbkHqRequest *request)
{
  request->body = g_bytes_get_data (call->body, &request->length);
  if (request->body == NULL)
    request->body = "";

  call->number = g_strdup (request->number);
  call->device = g_strdup (request->device);
  call->route->handle (request, &call->answer);
  cbk_hq_answer_pack (&call->answer, call->accepted);
}

static void
run_call (CbkHqJob *job, CbkHqStorage *storage)
{
  CbkHqCall *call = (CbkHqCall *) job;
  CbkHqServer *server = call->server;
  CbkHqRequest request = { .storage = storage, .folder = server->folder, .rest = call->rest, .query = call->query,
                           .enrol = server->enrol, .tls = &server->tls, .provider = server->provider,
                           .head_key = &server->head_key, .seal_interval = server->seal_interval,
                           .upload_offset = call->upload_offset, .content_digest = call->content_digest,
                           .range = call->range };

  /* In the lane's thread, and for nobody who is not let in: unpacking costs time, and somebody may mean it to. */
  if (cbk_hq_admit (&call->caller, &request, &call->answer) &&
      cbk_hq_answer_unpack (&call->answer, call->coding, call->route->max_body, &call->body))
    handle_call (call, &request);
  cbk_hq_caller_clear (&call->caller);
}

static void
fail_call (CbkHqJob *job, const GError *error)
{
  cbk_hq_answer_fail (&((CbkHqCall *) job)->answer, error);
}

static gboolean
log_consultation (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqCall *call = data;

  return cbk_hq_log_consultation (storage, call->number, call->device, call->answer.consultation, error);
}

/* What somebody was shown is kept before they see it. */
static void
log_call (CbkHqJob *job, CbkHqStorage *storage)
{
  CbkHqCall *call = (CbkHqCall *) job;
  g_autoptr(GError) error = NULL;

  if (!cbk_hq_storage_transact (storage, log_consultation, call, &error))
    cbk_hq_answer_fail (&call->answer, error);
}

static void
send_call (CbkHqCall *call)
{
  CbkHqServer *self = call->server;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  gboolean listens = call->route->listens && call->answer.status == 200;

  cbk_hq_gate_note (call->message, NULL, call->device);
  if (!listens || self->stopping)
    {
      send_answer (self, call->message, &call->answer);
      soup_server_message_unpause (call->message);
      return;
    }

  cbk_hq_gate_answer (call->message, 200, 0);
  cbk_hq_events_add (self->events, soup_server_message_steal_connection (call->message), call->answer.body->str,
                     call->authorization, soup_message_headers_get_one (headers, "Last-Event-ID"));
}

static void
finish_call (CbkHqJob *job)
{
  CbkHqCall *call = (CbkHqCall *) job;
  CbkHqServer *self = call->server;

  if (call->answer.consultation != NULL && call->job.run != log_call)
    {
      if (!self->stopping)
        {
          call->job.run = log_call;
          cbk_hq_lane_push (self->lanes[CBK_HQ_LANE_WRITE], &call->job);
          return;
        }
      cbk_hq_answer_refuse (&call->answer, 503, "busy", "Headquarters ends; this will be tried again");
    }

  self->n_waiting--;
  if (call->route->lane == CBK_HQ_LANE_WRITE)
    {
      cbk_hq_events_news (self->events);
      cbk_hq_indexer_news (self->indexer);
    }
  g_signal_handler_disconnect (call->message, call->on_finished);
  if (!call->gone)
    send_call (call);

  cbk_hq_answer_clear (&call->answer);
  g_clear_pointer (&call->query, g_hash_table_unref);
  g_bytes_unref (call->body);
  g_object_unref (call->message);
  g_free (call->rest);
  g_free (call->authorization);
  g_free (call->upload_offset);
  g_free (call->content_digest);
  g_free (call->range);
  g_free (call->number);
  g_free (call->device);
  g_free (call);
}

static void
on_finished_cb (SoupServerMessage *message, gpointer data)
{
  ((CbkHqCall *) data)->gone = TRUE;
}

/* libsoup 3.2 tells of the certificate with the first request of a connection alone: it is kept with the socket. Only one
 * that our authority signed and that is good now; any other is as good as none. */
static GTlsCertificate *
get_certificate (SoupServerMessage *message)
{
  GTlsCertificate *certificate = soup_server_message_get_tls_peer_certificate (message);
  GSocket *socket = soup_server_message_get_socket (message);

  if (certificate != NULL && soup_server_message_get_tls_peer_certificate_errors (message) != 0)
    return NULL;

  if (certificate == NULL)
    return socket != NULL ? g_object_get_data (G_OBJECT (socket), "casebook-certificate") : NULL;

  if (socket != NULL)
    g_object_set_data_full (G_OBJECT (socket), "casebook-certificate", g_object_ref (certificate), g_object_unref);

  return certificate;
}

static gboolean
read_fingerprint (CbkHqServer *self, SoupServerMessage *message, guint8 fingerprint[CBK_HASH_BYTES])
{
  GTlsCertificate *certificate = get_certificate (message);
  g_autoptr(GByteArray) der = NULL;
  g_autoptr(GChecksum) checksum = NULL;
  gsize length = CBK_HASH_BYTES;

  if (self->plain)
    return cbk_hex_parse (soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                        FINGERPRINT_HEADER), fingerprint, CBK_HASH_BYTES);

  if (certificate == NULL)
    return FALSE;

  g_object_get (certificate, "certificate", &der, NULL);
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, der->data, der->len);
  g_checksum_get_digest (checksum, fingerprint, &length);

  return TRUE;
}

void
cbk_hq_on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  CbkHqServer *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  CbkHqCall *call;
  const char *rest;
  gboolean known;
  const CbkHqRoute *route = cbk_hq_route_find (path, soup_server_message_get_method (message), &rest, &known);

  if (route == NULL)
    return;

  call = g_new0 (CbkHqCall, 1);
  call->job = (CbkHqJob){ run_call, fail_call, finish_call };
  call->server = self;
  call->message = g_object_ref (message);
  call->route = route;
  cbk_coding_parse (soup_message_headers_get_one (headers, "Content-Encoding"), &call->coding);
  call->accepted = cbk_coding_choose (soup_message_headers_get_list (headers, "Accept-Encoding"));
  call->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  call->rest = g_strdup (rest);
  call->authorization = g_strdup (soup_message_headers_get_one (headers, "Authorization"));
  call->caller.authorization = call->authorization;
  call->caller.has_fingerprint = read_fingerprint (self, message, call->caller.fingerprint);
  call->caller.needs_token = route->needs_token;
  call->caller.sends = route->lane == CBK_HQ_LANE_WRITE && g_str_equal (route->path, "/v1/sync/push");
  call->upload_offset = g_strdup (soup_message_headers_get_one (headers, "Upload-Offset"));
  call->content_digest = g_strdup (soup_message_headers_get_one (headers, "Content-Digest"));
  call->range = g_strdup (soup_message_headers_get_one (headers, "Range"));
  call->query = query != NULL ? g_hash_table_ref (query) : NULL;
  call->on_finished = g_signal_connect (message, "finished", G_CALLBACK (on_finished_cb), call);
  cbk_hq_answer_init (&call->answer);

  self->n_waiting++;
  soup_server_message_pause (message);
  cbk_hq_lane_push (self->lanes[route->lane], &call->job);
}
