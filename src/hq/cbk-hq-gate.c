/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-gate.h"

#include <string.h>

/* Where every request comes with another made-up token, the table does not grow beyond this. */
#define MAX_SIGN_INS 16384

/* Whoever is refused that often on one connection finds another way. */
#define MAX_REFUSALS 50

#define MAX_REQUEST_ID 64
#define VISIT "casebook-visit"
#define REFUSALS "casebook-refusals"

struct _CbkHqGate
{
  const CbkEnv *env;
  CbkHqGateSettings settings;
  GHashTable *buckets;       /* what recognises a sign-in (guint64) to CbkHqBucket */
  guint n_open;
};

/* Fills up with time, and is emptied by requests. */
typedef struct
{
  guint64 key;
  gint64 at;
  double tokens;
} CbkHqBucket;

/* One request, from its connection's readiness to the last byte of its answer. */
typedef struct
{
  CbkHqGate *gate;
  SoupServerMessage *message;
  GSource *timer;
  char id[MAX_REQUEST_ID + 1];
  const char *route;
  char *device;
  gint64 since;              /* its headers were there; 0 before */
  guint status;
  gsize length;
} CbkHqVisit;

static CbkHqVisit *
get_visit (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (message), VISIT);
}

static void
stop_timer (CbkHqVisit *visit)
{
  if (visit->timer != NULL)
    g_source_destroy (visit->timer);
  g_clear_pointer (&visit->timer, g_source_unref);
}

static void
visit_free (gpointer data)
{
  CbkHqVisit *visit = data;

  stop_timer (visit);
  visit->gate->n_open--;
  g_free (visit->device);
  g_free (visit);
}

static void
hang_up (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

/* Somebody who opens a connection and says nothing, or a letter a minute. */
static gboolean
on_too_slow_cb (gpointer data)
{
  CbkHqVisit *visit = data;

  g_clear_pointer (&visit->timer, g_source_unref);
  hang_up (visit->message);

  return G_SOURCE_REMOVE;
}

static void
arm (CbkHqVisit *visit)
{
  stop_timer (visit);
  visit->timer = g_timeout_source_new ((guint) visit->gate->settings.patience);
  g_source_set_callback (visit->timer, on_too_slow_cb, visit, NULL);
  g_source_attach (visit->timer, g_main_context_get_thread_default ());
}

static void
make_id (CbkHqVisit *visit)
{
  guint32 chance[2];

  cbk_env_random (visit->gate->env, (guint8 *) chance, sizeof chance);
  g_snprintf (visit->id, sizeof visit->id, "%08x%08x", chance[0], chance[1]);
}

/* One that was given is kept, so that it can be followed from the laptop through the proxy to here; what could be anything
 * else than a name is not written into a log. */
static void
read_id (CbkHqVisit *visit)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (visit->message);
  const char *given = soup_message_headers_get_one (headers, "X-Request-Id");
  gsize length = given != NULL ? strspn (given, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.") : 0;

  if (length == 0 || given[length] != '\0' || length > MAX_REQUEST_ID)
    make_id (visit);
  else
    g_strlcpy (visit->id, given, sizeof visit->id);
}

static void
on_headers_cb (SoupServerMessage *message, gpointer data)
{
  CbkHqVisit *visit = data;

  visit->since = cbk_env_mono (visit->gate->env);
  read_id (visit);
}

static void
on_body_cb (SoupServerMessage *message, gpointer data)
{
  stop_timer (data);
}

/* An answer that somebody takes a piece of is taken; one of which nobody takes anything holds a connection. */
static void
on_wrote_cb (SoupServerMessage *message, gpointer data)
{
  arm (data);
}

static void
on_wrote_some_cb (SoupServerMessage *message, guint n, gpointer data)
{
  arm (data);
}

/* A method may be any bytes without a blank. */
static const char *
name_method (SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);

  return method != NULL && strlen (method) < 12 && strspn (method, G_CSET_A_2_Z) == strlen (method) ? method : "?";
}

/* Neither who nor what: that is in the access log, which is another thing and sealed. */
static void
on_finished_cb (SoupServerMessage *message, gpointer data)
{
  CbkHqVisit *visit = data;

  stop_timer (visit);
  if (visit->since == 0 || visit->gate->settings.quiet)
    return;

  g_printerr ("casebook-hq: %s %s %s %u %" G_GOFFSET_FORMAT " %" G_GSIZE_FORMAT " %" G_GINT64_FORMAT "ms %s\n", visit->id,
              name_method (message), visit->route != NULL ? visit->route : "-",
              visit->status != 0 ? visit->status : soup_server_message_get_status (message),
              soup_message_headers_get_content_length (soup_server_message_get_request_headers (message)), visit->length,
              cbk_env_mono (visit->gate->env) - visit->since, visit->device != NULL ? visit->device : "-");
}

static void
on_started_cb (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  CbkHqGate *self = data;
  CbkHqVisit *visit = g_new0 (CbkHqVisit, 1);

  visit->gate = self;
  visit->message = message;
  arm (visit);
  g_object_set_data_full (G_OBJECT (message), VISIT, visit, visit_free);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_headers_cb), visit);
  g_signal_connect (message, "got-body", G_CALLBACK (on_body_cb), visit);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (on_wrote_cb), visit);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (on_wrote_some_cb), visit);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished_cb), visit);

  if (++self->n_open > self->settings.max_open)
    hang_up (message);
}

/* Those that are full again are nobody's any more. When that does not help, all are: then somebody makes up tokens. */
static void
make_room (CbkHqGate *self, gint64 now)
{
  gint64 full = (gint64) self->settings.burst * 1000 / MAX (1, self->settings.rate);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->buckets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (now - ((CbkHqBucket *) value)->at >= full)
      g_hash_table_iter_remove (&iter);

  if (g_hash_table_size (self->buckets) >= MAX_SIGN_INS)
    g_hash_table_remove_all (self->buckets);
}

static CbkHqBucket *
get_bucket (CbkHqGate *self, const char *authorization, gint64 now)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  CbkHqBucket *bucket;
  guint64 key;

  g_checksum_update (checksum, (const guchar *) authorization, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&key, digest, sizeof key);
  bucket = g_hash_table_lookup (self->buckets, &key);
  if (bucket != NULL)
    return bucket;

  if (g_hash_table_size (self->buckets) >= MAX_SIGN_INS)
    make_room (self, now);

  bucket = g_new0 (CbkHqBucket, 1);
  *bucket = (CbkHqBucket){ key, now, self->settings.burst };
  g_hash_table_insert (self->buckets, &bucket->key, bucket);

  return bucket;
}

/**
 * cbk_hq_gate_may_pass:
 * @self: a gate
 * @message: with its headers there
 *
 * Returns: whether whoever asks has not asked too often; without a sign-in, the connection's refusals bound it
 */
gboolean
cbk_hq_gate_may_pass (CbkHqGate *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  gint64 now = cbk_env_mono (self->env);
  CbkHqBucket *bucket;

  if (authorization == NULL || self->settings.rate == 0)
    return TRUE;

  bucket = get_bucket (self, authorization, now);
  bucket->tokens = MIN (self->settings.burst, bucket->tokens + (double) (now - bucket->at) * self->settings.rate / 1000);
  bucket->at = now;
  if (bucket->tokens < 1)
    return FALSE;

  bucket->tokens -= 1;

  return TRUE;
}

/**
 * cbk_hq_gate_note:
 * @message: a request
 * @route: (nullable): a literal: the pattern of what is asked, for its line
 * @device: (nullable): on which laptop
 */
void
cbk_hq_gate_note (SoupServerMessage *message, const char *route, const char *device)
{
  CbkHqVisit *visit = get_visit (message);

  if (route != NULL)
    visit->route = route;
  if (device != NULL && visit->device == NULL)
    visit->device = g_strdup (device);
}

/**
 * cbk_hq_gate_answer:
 * @message: a request that is being answered
 * @status: of HTTP
 * @length: how many bytes the answer's body has
 *
 * Puts the request's name into the answer's head, and counts those that are refused: after many of them the connection
 * is closed.
 */
void
cbk_hq_gate_answer (SoupServerMessage *message, guint status, gsize length)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  GSocket *socket = soup_server_message_get_socket (message);
  CbkHqVisit *visit = get_visit (message);
  guint n_refusals;

  visit->status = status;
  visit->length = length;
  soup_message_headers_replace (headers, "X-Request-Id", visit->id);
  if (status < 400 || status >= 500 || socket == NULL)
    return;

  n_refusals = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (socket), REFUSALS)) + 1;
  g_object_set_data (G_OBJECT (socket), REFUSALS, GUINT_TO_POINTER (n_refusals));
  if (n_refusals >= MAX_REFUSALS)
    soup_message_headers_replace (headers, "Connection", "close");
}

/**
 * cbk_hq_gate_new:
 * @soup: a server that listens later; the gate outlives it
 * @env: time and chance; borrowed
 * @settings: bounds
 *
 * Returns: (transfer full): the gate, for the thread of the server
 */
CbkHqGate *
cbk_hq_gate_new (SoupServer *soup, const CbkEnv *env, const CbkHqGateSettings *settings)
{
  CbkHqGate *self = g_new0 (CbkHqGate, 1);

  self->env = env;
  self->settings = *settings;
  self->buckets = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_signal_connect (soup, "request-started", G_CALLBACK (on_started_cb), self);

  return self;
}

/* After the server is no more. */
void
cbk_hq_gate_free (CbkHqGate *self)
{
  g_hash_table_unref (self->buckets);
  g_free (self);
}
