/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-sealer.h"

#define LOOK_SECONDS 1

struct _CbkHqSealer
{
  CbkHqJob job;              /* one at a time */
  CbkHqLane *lane;
  const CbkHqHeadKey *key;
  gint64 interval;
  guint *n_waiting;
  GSource *source;
  gboolean sealing;
};

static void
complain (CbkHqJob *job, const GError *error)
{
  g_printerr ("casebook-hq: the logs could not be signed: %s\n", error->message);
}

static void
run_seal (CbkHqJob *job, CbkHqStorage *storage)
{
  CbkHqSealer *self = (CbkHqSealer *) job;
  g_autoptr(GError) error = NULL;

  if (!cbk_hq_seal (storage, self->key, self->interval, &error))
    complain (job, error);
}

static void
finish_seal (CbkHqJob *job)
{
  CbkHqSealer *self = (CbkHqSealer *) job;

  self->sealing = FALSE;
  --*self->n_waiting;
}

static gboolean
on_look_cb (gpointer data)
{
  CbkHqSealer *self = data;

  if (self->sealing)
    return G_SOURCE_CONTINUE;

  self->sealing = TRUE;
  ++*self->n_waiting;
  cbk_hq_lane_push (self->lane, &self->job);

  return G_SOURCE_CONTINUE;
}

/**
 * cbk_hq_sealer_start:
 * @lane: the one that writes; it does the work, so that no two things write at a time
 * @key: by which heads are signed; borrowed
 * @interval: milliseconds between two heads
 * @n_waiting: counts jobs that are not reported back
 *
 * Returns: (transfer full): a sealer that looks once a second whether there is something to sign
 */
CbkHqSealer *
cbk_hq_sealer_start (CbkHqLane *lane, const CbkHqHeadKey *key, gint64 interval, guint *n_waiting)
{
  CbkHqSealer *self = g_new0 (CbkHqSealer, 1);

  self->job = (CbkHqJob){ run_seal, complain, finish_seal };
  self->lane = lane;
  self->key = key;
  self->interval = interval;
  self->n_waiting = n_waiting;
  self->source = g_timeout_source_new_seconds (LOOK_SECONDS);
  g_source_set_callback (self->source, on_look_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

/* What was pushed is still done: it is freed when it was reported back. */
void
cbk_hq_sealer_stop (CbkHqSealer *self)
{
  g_source_destroy (self->source);
}

void
cbk_hq_sealer_free (CbkHqSealer *self)
{
  g_source_unref (self->source);
  g_free (self);
}
