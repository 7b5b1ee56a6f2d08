/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-listener.h"

#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "sync/cbk-event-reader.h"
#include "sync/cbk-sync-engine.h"
#include "sync/cbk-transport-private.h"

/* docs/sync.md, "Events". */
#define WITHOUT_EVENTS (5 * CBK_MINUTE)
#define WITH_EVENTS (15 * CBK_MINUTE)

/* Headquarters says every how many seconds it says something; after two and a half of them the line is dead. */
#define PING (60 * CBK_SECOND)
#define LONGEST_PING (10 * CBK_MINUTE)
#define READ_SIZE 4096

struct _CbkSyncListener
{
  const CbkEnv *env;
  char *token;
  gint64 without_events, with_events;
  CbkSyncWakeFunc changed;
  gpointer data;

  CbkTransport *transport;
  GNetworkMonitor *monitor;
  gulong on_network;
  GSource *pull_timer;       /* to the next pull that nobody asked for */
  GSource *line_timer;       /* to the next try, or to the end of a line that says nothing */
  GSource *start;

  GCancellable *cancellable; /* of the connection; NULL between two */
  CbkEventReader reader;
  char *last_id;
  gint64 ping;
  gint64 delay;              /* before the next try */
  gboolean hears;
  guint n_references;        /* one more for each call that is under way */
  gboolean stopped;
};

static void connect_line (CbkSyncListener *self);

static void
unref (CbkSyncListener *self)
{
  if (--self->n_references > 0)
    return;

  cbk_event_reader_clear (&self->reader);
  g_clear_pointer (&self->transport, cbk_transport_close);
  g_free (self->token);
  g_free (self->last_id);
  g_free (self);
}

static void
stop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
start_source (GSource **source, gint64 milliseconds, GSourceFunc func, gpointer data)
{
  stop_source (source);
  *source = g_timeout_source_new ((guint) MIN (milliseconds, G_MAXINT));
  g_source_set_callback (*source, func, data, NULL);
  g_source_attach (*source, g_main_context_get_thread_default ());
}

static gboolean
on_pull_timer_cb (gpointer data)
{
  CbkSyncListener *self = data;

  self->changed (CBK_SYNC_WAKE_TIMER, self->data);

  return G_SOURCE_CONTINUE;
}

static void
arm_pull_timer (CbkSyncListener *self)
{
  start_source (&self->pull_timer, self->hears ? self->with_events : self->without_events, on_pull_timer_cb, self);
}

static gboolean
on_retry_cb (gpointer data)
{
  CbkSyncListener *self = data;

  g_clear_pointer (&self->line_timer, g_source_unref);
  connect_line (self);

  return G_SOURCE_REMOVE;
}

/* The line is down: it is tried again after a while, which grows, and is another for each laptop. */
static void
retry_later (CbkSyncListener *self, gint64 at_least)
{
  guint32 chance;

  if (self->hears)
    {
      self->hears = FALSE;
      arm_pull_timer (self);
    }

  g_clear_object (&self->cancellable);
  cbk_env_random (self->env, (guint8 *) &chance, sizeof chance);
  self->delay = cbk_sync_engine_delay (self->delay, chance);
  start_source (&self->line_timer, MAX (self->delay, at_least), on_retry_cb, self);
}

static gboolean
on_silence_cb (gpointer data)
{
  CbkSyncListener *self = data;

  g_clear_pointer (&self->line_timer, g_source_unref);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
arm_silence (CbkSyncListener *self)
{
  start_source (&self->line_timer, self->ping * 5 / 2, on_silence_cb, self);
}

static void
on_event_cb (const CbkEvent *event, gpointer data)
{
  CbkSyncListener *self = data;

  /* What it is about is not believed, only that there is something: the pull tells. */
  if (g_str_equal (event->kind, "change"))
    {
      g_free (self->last_id);
      self->last_id = g_strdup (event->id);
      self->changed (CBK_SYNC_WAKE_EVENT, self->data);
    }
  else if (g_str_equal (event->kind, "ping"))
    {
      g_autoptr(JsonObject) object = cbk_json_parse_object (event->data, -1, NULL);
      gint64 interval = object != NULL ? cbk_json_get_int (object, "interval", 0) : 0;

      if (interval > 0)
        self->ping = MIN (interval, LONGEST_PING / CBK_SECOND) * CBK_SECOND;
    }
}

static void
on_bytes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CbkSyncListener *self = data;
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr(GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, NULL);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (!self->stopped && length > 0 && cbk_event_reader_feed (&self->reader, text, length, on_event_cb, self, NULL) &&
      !self->stopped)
    {
      self->delay = 0;
      arm_silence (self);
      g_input_stream_read_bytes_async (stream, READ_SIZE, G_PRIORITY_DEFAULT, self->cancellable, on_bytes_cb, self);
      return;
    }

  if (!self->stopped)
    retry_later (self, 0);
  unref (self);
}

static void
on_sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CbkSyncListener *self = data;
  g_autoptr(GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, NULL);
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  guint status = message != NULL ? soup_message_get_status (message) : 0;

  if (!self->stopped && stream != NULL && status == 200)
    {
      self->hears = TRUE;
      arm_pull_timer (self);
      arm_silence (self);
      cbk_event_reader_clear (&self->reader);
      cbk_event_reader_init (&self->reader);
      g_input_stream_read_bytes_async (stream, READ_SIZE, G_PRIORITY_DEFAULT, self->cancellable, on_bytes_cb, self);
      return;
    }

  /* Not wanted any more: a pull finds out why, and says so to whoever can sign in again. */
  if (!self->stopped && (status == 401 || status == 403))
    self->changed (CBK_SYNC_WAKE_EVENT, self->data);
  if (!self->stopped)
    retry_later (self, status == 401 || status == 403 ? self->without_events : message != NULL ? cbk_transport_get_leave (message) : 0);
  unref (self);
}

static void
connect_line (CbkSyncListener *self)
{
  SoupSession *session;
  g_autoptr(SoupMessage) message = cbk_transport_http_make_line (self->transport, "/v1/events", self->token, &session, NULL);
  SoupMessageHeaders *headers;

  if (message == NULL)
    {
      retry_later (self, self->without_events);
      return;
    }

  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "text/event-stream");
  if (self->last_id != NULL)
    soup_message_headers_replace (headers, "Last-Event-ID", self->last_id);

  self->cancellable = g_cancellable_new ();
  self->ping = PING;
  arm_silence (self);
  self->n_references++;
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->cancellable, on_sent_cb, self);
}

/* With another network the old line is dead, whatever it looks like, and the waiting begins anew. */
static void
on_network_cb (GNetworkMonitor *monitor, gboolean available, gpointer data)
{
  CbkSyncListener *self = data;

  if (!available)
    return;

  self->delay = 0;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    start_source (&self->line_timer, 0, on_retry_cb, self);
  self->changed (CBK_SYNC_WAKE_NETWORK, self->data);
}

static gboolean
on_start_cb (gpointer data)
{
  CbkSyncListener *self = data;

  g_clear_pointer (&self->start, g_source_unref);
  self->changed (CBK_SYNC_WAKE_START, self->data);

  return G_SOURCE_REMOVE;
}

/**
 * cbk_sync_listener_start:
 * @settings: to whom to listen
 * @changed: called from the main context, never from within this
 * @data: for @changed
 * @error: %CBK_ERROR_INVALID when @settings name no headquarters
 *
 * Calls @changed soon for the first time, and then whenever it is time to pull. Lost events do no harm: it also calls when
 * the network changes, and now and then anyhow. The line is made again whenever it breaks.
 *
 * Returns: (transfer full) (nullable): the listener
 */
CbkSyncListener *
cbk_sync_listener_start (const CbkSyncListenerSettings *settings, CbkSyncWakeFunc changed, gpointer data, GError **error)
{
  CbkTransport *transport = cbk_transport_new_http (settings->url, settings->trust, error);
  CbkSyncListener *self;

  if (transport == NULL)
    return NULL;

  self = g_new0 (CbkSyncListener, 1);
  self->n_references = 1;
  self->env = settings->env;
  self->transport = transport;
  self->token = g_strdup (settings->token);
  self->without_events = settings->without_events > 0 ? settings->without_events : WITHOUT_EVENTS;
  self->with_events = settings->with_events > 0 ? settings->with_events : WITH_EVENTS;
  self->changed = changed;
  self->data = data;
  cbk_event_reader_init (&self->reader);

  self->monitor = g_network_monitor_get_default ();
  self->on_network = g_signal_connect (self->monitor, "network-changed", G_CALLBACK (on_network_cb), self);
  start_source (&self->start, 0, on_start_cb, self);
  arm_pull_timer (self);
  connect_line (self);

  return self;
}

/* Whether events come: the line is there. */
gboolean
cbk_sync_listener_hears (CbkSyncListener *self)
{
  return self->hears;
}

/* Nothing is called any more. May be called from within @changed. */
void
cbk_sync_listener_stop (CbkSyncListener *self)
{
  self->stopped = TRUE;
  g_signal_handler_disconnect (self->monitor, self->on_network);
  stop_source (&self->start);
  stop_source (&self->pull_timer);
  stop_source (&self->line_timer);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  unref (self);
}
