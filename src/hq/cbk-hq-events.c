/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-events.h"

#include "base/cbk-json.h"
#include "hq/cbk-hq-look.h"
#include "hq/cbk-hq-secret.h"
#include "hq/cbk-hq-stream.h"

#include <string.h>

#define TICK 100

/* Milliseconds. One event for whatever happens within two seconds; and where many listen, each waits a while of its own,
 * up to five seconds, so that a hundred pulls a second come of it and not ten thousand at once. */
#define COALESCE 2000
#define WIDEST_DELAY 5000
#define DELAY_FOR_EACH 10

/* Whoever was blocked is let go within that time. */
#define LOOK_AFTER 10000

struct _CbkHqEvents
{
  const CbkEnv *env;
  CbkHqLane *lane;
  CbkHqEventsSettings settings;
  GHashTable *listeners;     /* id to CbkHqListener */
  GHashTable *scopes;        /* number (gint64) to CbkHqScopeState */
  GSource *tick;
  guint last_id;
  gint64 head;
  gint64 next_look;
  gint64 next_look_after;
  gboolean looking;
};

typedef struct
{
  gint64 scope;
  gint64 last_seq;
  char *name;
  guint n_listeners;
} CbkHqScopeState;

typedef struct
{
  CbkHqEvents *events;
  CbkHqStream *stream;
  guint id;
  guint8 token[CBK_HASH_BYTES];
  GArray *scopes;            /* (element-type gint64) (nullable): before the first look */
  gint64 told;               /* the head that it knows of */
  gint64 last_said;
  gint64 earliest;           /* when the next change may be told */
  gint64 due;                /* when there is one to tell; 0 for none */
} CbkHqListener;

static gint64
get_now (CbkHqEvents *self)
{
  return cbk_env_mono (self->env);
}

static void
scope_free (gpointer data)
{
  CbkHqScopeState *scope = data;

  g_free (scope->name);
  g_free (scope);
}

static void
count_listener (CbkHqListener *self, gboolean in)
{
  for (guint i = 0; self->scopes != NULL && i < self->scopes->len; i++)
    {
      CbkHqScopeState *scope = g_hash_table_lookup (self->events->scopes, &g_array_index (self->scopes, gint64, i));

      if (scope != NULL)
        scope->n_listeners += in ? 1 : (guint) -1;
    }
}

static void
listener_free (gpointer data)
{
  CbkHqListener *self = data;

  count_listener (self, FALSE);
  g_clear_pointer (&self->scopes, g_array_unref);
  cbk_hq_stream_free (self->stream);
  g_free (self);
}

static void
on_gone_cb (CbkHqStream *stream, gpointer data)
{
  ((CbkHqListener *) data)->due = -1;
}

static void
say (CbkHqListener *self, const char *text)
{
  self->last_said = get_now (self->events);
  cbk_hq_stream_say (self->stream, text);
}

static void
say_ping (CbkHqListener *self)
{
  char text[64];

  g_snprintf (text, sizeof text, "event: ping\ndata: {\"interval\":%" G_GINT64_FORMAT "}\n\n",
              MAX (1, self->events->settings.ping / 1000));
  say (self, text);
}

static void
say_change (CbkHqListener *self)
{
  CbkHqEvents *events = self->events;
  g_autoptr(GString) text = g_string_new ("event: change\n");
  gboolean first = TRUE;

  g_string_append_printf (text, "id: %" G_GINT64_FORMAT "\ndata: {\"head\":%" G_GINT64_FORMAT ",\"scopes\":[", events->head,
                          events->head);
  for (guint i = 0; self->scopes != NULL && i < self->scopes->len; i++)
    {
      const CbkHqScopeState *scope = g_hash_table_lookup (events->scopes, &g_array_index (self->scopes, gint64, i));

      if (scope == NULL || scope->last_seq <= self->told)
        continue;

      if (!first)
        g_string_append_c (text, ',');
      cbk_json_append_string (text, scope->name);
      first = FALSE;
    }
  g_string_append (text, "]}\n\n");

  self->told = events->head;
  self->due = 0;
  self->earliest = get_now (events) + COALESCE;
  say (self, text->str);
}

/* Nobody else hears of it at the same moment, where many do. */
static gint64
choose_delay (CbkHqEvents *self, guint n_listeners)
{
  guint64 widest = MIN (WIDEST_DELAY, (guint64) n_listeners * DELAY_FOR_EACH);
  guint32 chance;

  cbk_env_random (self->env, (guint8 *) &chance, sizeof chance);

  return (gint64) (widest * chance >> 32);
}

static void
note_news (CbkHqListener *self)
{
  guint n_listeners = 0;

  if (self->due != 0)
    return;

  for (guint i = 0; self->scopes != NULL && i < self->scopes->len; i++)
    {
      const CbkHqScopeState *scope = g_hash_table_lookup (self->events->scopes, &g_array_index (self->scopes, gint64, i));

      if (scope != NULL && scope->last_seq > self->told)
        n_listeners = MAX (n_listeners, scope->n_listeners);
    }

  if (n_listeners > 0)
    self->due = MAX (self->earliest, get_now (self->events) + choose_delay (self->events, n_listeners));
}

static gboolean
is_same (GArray *one, GArray *other)
{
  return one->len == other->len && memcmp (one->data, other->data, one->len * sizeof (gint64)) == 0;
}

/* That somebody may read more, or less, is a change for them too. */
static void
take_scopes (CbkHqListener *self, GArray *scopes)
{
  gboolean changed = self->scopes != NULL && !is_same (self->scopes, scopes);

  count_listener (self, FALSE);
  g_clear_pointer (&self->scopes, g_array_unref);
  self->scopes = g_array_ref (scopes);
  count_listener (self, TRUE);
  if (changed && self->due == 0)
    self->due = MAX (1, self->earliest);
}

static void
take_news (CbkHqEvents *self, const CbkHqNews *news)
{
  CbkHqScopeState *scope = g_hash_table_lookup (self->scopes, &news->scope);
  GHashTableIter iter;
  gpointer value;

  if (scope != NULL)
    {
      scope->last_seq = news->last_seq;
      return;
    }

  scope = g_new0 (CbkHqScopeState, 1);
  scope->scope = news->scope;
  scope->last_seq = news->last_seq;
  scope->name = g_strdup (news->name);
  g_hash_table_insert (self->scopes, &scope->scope, scope);

  g_hash_table_iter_init (&iter, self->listeners);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GArray *theirs = ((CbkHqListener *) value)->scopes;

      for (guint i = 0; theirs != NULL && i < theirs->len; i++)
        scope->n_listeners += g_array_index (theirs, gint64, i) == news->scope;
    }
}

static void
take_ear (CbkHqEvents *self, const CbkHqEar *ear)
{
  CbkHqListener *listener = g_hash_table_lookup (self->listeners, GUINT_TO_POINTER (ear->id));

  if (listener == NULL)
    return;

  if (ear->welcome)
    take_scopes (listener, ear->scopes);
  else
    g_hash_table_remove (self->listeners, GUINT_TO_POINTER (ear->id));
}

static void
on_looked_cb (CbkHqJob *job)
{
  CbkHqLook *look = (CbkHqLook *) job;
  CbkHqEvents *self = look->data;
  GHashTableIter iter;
  gpointer value;

  self->looking = FALSE;
  if (!look->failed)
    {
      self->head = look->head;
      for (guint i = 0; i < look->news->len; i++)
        take_news (self, &g_array_index (look->news, CbkHqNews, i));
      for (guint i = 0; i < look->ears->len; i++)
        take_ear (self, &g_array_index (look->ears, CbkHqEar, i));

      g_hash_table_iter_init (&iter, self->listeners);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        note_news (value);
    }

  cbk_hq_look_free (look);
}

static void
look (CbkHqEvents *self, gboolean after_all)
{
  CbkHqLook *look = cbk_hq_look_new (self->head, on_looked_cb, self);
  gint64 now = get_now (self);
  GHashTableIter iter;
  gpointer value;

  self->looking = TRUE;
  self->next_look = now + self->settings.poll;
  if (after_all)
    self->next_look_after = now + MIN (LOOK_AFTER, self->settings.ping);

  g_hash_table_iter_init (&iter, self->listeners);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CbkHqListener *listener = value;
      CbkHqEar ear = { .id = listener->id };

      if (!after_all && listener->scopes != NULL)
        continue;

      memcpy (ear.token, listener->token, CBK_HASH_BYTES);
      g_array_append_val (look->ears, ear);
    }

  cbk_hq_lane_push (self->lane, &look->job);
}

static gboolean
attend (gpointer key, gpointer value, gpointer data)
{
  CbkHqListener *self = value;
  gint64 now = *(gint64 *) data;

  if (self->due > 0 && now >= self->due)
    say_change (self);
  else if (now - self->last_said >= self->events->settings.ping)
    say_ping (self);

  return self->due < 0;
}

static gboolean
on_tick_cb (gpointer data)
{
  CbkHqEvents *self = data;
  gint64 now = get_now (self);

  g_hash_table_foreach_remove (self->listeners, attend, &now);
  if (!self->looking && g_hash_table_size (self->listeners) > 0 && now >= self->next_look)
    look (self, now >= self->next_look_after);

  return G_SOURCE_CONTINUE;
}

/**
 * cbk_hq_events_new:
 * @lane: reads; borrowed, is stopped between cbk_hq_events_stop() and cbk_hq_events_free()
 * @env: time and chance; borrowed
 * @settings: bounds
 *
 * Returns: (transfer full): nobody who listens yet; works in the calling thread's main context
 */
CbkHqEvents *
cbk_hq_events_new (CbkHqLane *lane, const CbkEnv *env, const CbkHqEventsSettings *settings)
{
  CbkHqEvents *self = g_new0 (CbkHqEvents, 1);

  self->env = env;
  self->lane = lane;
  self->settings = *settings;
  self->listeners = g_hash_table_new_full (NULL, NULL, NULL, listener_free);
  self->scopes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, scope_free);
  self->tick = g_timeout_source_new (TICK);
  g_source_set_callback (self->tick, on_tick_cb, self, NULL);
  g_source_attach (self->tick, g_main_context_get_thread_default ());

  return self;
}

gboolean
cbk_hq_events_is_full (CbkHqEvents *self)
{
  return g_hash_table_size (self->listeners) >= self->settings.max_streams;
}

/* What a listener that was here before had heard of: from there on it is told. */
static gint64
read_told (const char *last_event, gint64 head)
{
  gint64 told;

  return last_event != NULL && g_ascii_string_to_signed (last_event, 10, 0, head, &told, NULL) ? told : head;
}

/**
 * cbk_hq_events_add:
 * @self: events
 * @connection: (transfer full): to whoever listens; nothing is said on it yet
 * @head: how far headquarters was when the token was checked
 * @authorization: with the token, which is checked again from time to time
 * @last_event: (nullable): Last-Event-ID
 *
 * From now on the other side is told, until it goes.
 */
void
cbk_hq_events_add (CbkHqEvents *self, GIOStream *connection, const char *head, const char *authorization, const char *last_event)
{
  CbkHqListener *listener = g_new0 (CbkHqListener, 1);

  listener->events = self;
  listener->id = ++self->last_id;
  listener->told = read_told (last_event, g_ascii_strtoll (head, NULL, 10));
  listener->stream = cbk_hq_stream_new (connection, on_gone_cb, listener);
  cbk_hq_token_hash (authorization + strlen ("Bearer "), listener->token);
  g_hash_table_insert (self->listeners, GUINT_TO_POINTER (listener->id), listener);

  say (listener, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n");
  say_ping (listener);
}

/* Something was committed in this process: the next look need not wait. */
void
cbk_hq_events_news (CbkHqEvents *self)
{
  self->next_look = 0;
}

/* Everybody is let go. A look may still be on its way. */
void
cbk_hq_events_stop (CbkHqEvents *self)
{
  g_source_destroy (self->tick);
  g_hash_table_remove_all (self->listeners);
}

/* After the lane was stopped and what it did was reported. */
void
cbk_hq_events_free (CbkHqEvents *self)
{
  while (self->looking)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  g_source_unref (self->tick);
  g_hash_table_unref (self->listeners);
  g_hash_table_unref (self->scopes);
  g_free (self);
}

/**
 * cbk_hq_listen:
 * @request: of somebody who is signed in
 * @answer: (out): the head
 *
 * GET /v1/events, as far as the storage is needed for it; cbk_hq_events_add() goes on.
 */
void
cbk_hq_listen (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  gint64 head;

  if (cbk_hq_storage_get_head (request->storage, &head, &error))
    g_string_append_printf (answer->body, "%" G_GINT64_FORMAT, head);
  else
    cbk_hq_answer_fail (answer, error);
}
