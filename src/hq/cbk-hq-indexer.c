/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-indexer.h"

#include "hq/cbk-hq-terms.h"

/* Milliseconds. While laptops send, words wait; but not for ever. Other processes' changes are looked for now and then. */
#define TICK 100
#define QUIET 300
#define LONGEST_WAIT 3000
#define LOOK_ANYHOW 10000

/* What is held is the one writer's place, where there is one: for some milliseconds. */
#define CHANGES_AT_ONCE 32

struct _CbkHqIndexer
{
  CbkHqJob job;
  const CbkEnv *env;
  CbkHqLane *lane;
  CbkHqLane *busy;
  GSource *tick;
  gint64 last_news;
  gint64 last_step;
  gboolean due;
  gboolean running;
  gboolean more;
};

static void
run (CbkHqJob *job, CbkHqStorage *storage)
{
  CbkHqIndexer *self = (CbkHqIndexer *) job;
  g_autoptr(GError) error = NULL;

  if (!cbk_hq_terms_step (storage, CHANGES_AT_ONCE, &self->more, &error))
    g_printerr ("casebook-hq: the search index waits: %s\n", error->message);
}

/* A step is its own transaction; a lane that commits several together undoes it, and it comes again. */
static void
fail (CbkHqJob *job, const GError *error)
{
  ((CbkHqIndexer *) job)->more = TRUE;
}

static void
done (CbkHqJob *job)
{
  CbkHqIndexer *self = (CbkHqIndexer *) job;

  self->running = FALSE;
  self->due |= self->more;
  self->last_step = cbk_env_mono (self->env);
}

static gboolean
on_tick_cb (gpointer data)
{
  CbkHqIndexer *self = data;
  gint64 now = cbk_env_mono (self->env);
  gboolean quiet = now - self->last_news >= QUIET && cbk_hq_lane_get_waiting (self->busy) == 0;

  if (self->running || !(self->due ? quiet || now - self->last_step >= LONGEST_WAIT : now - self->last_step >= LOOK_ANYHOW))
    return G_SOURCE_CONTINUE;

  self->running = TRUE;
  self->due = FALSE;
  cbk_hq_lane_push (self->lane, &self->job);

  return G_SOURCE_CONTINUE;
}

/**
 * cbk_hq_indexer_new:
 * @lane: writes; its work is done there, a few milliseconds each
 * @busy: while something waits there, the index waits
 * @env: time; borrowed
 *
 * Returns: (transfer full): the indexer, in the calling thread's main context
 */
CbkHqIndexer *
cbk_hq_indexer_new (CbkHqLane *lane, CbkHqLane *busy, const CbkEnv *env)
{
  CbkHqIndexer *self = g_new0 (CbkHqIndexer, 1);

  self->job = (CbkHqJob){ run, fail, done };
  self->env = env;
  self->lane = lane;
  self->busy = busy;
  self->due = TRUE;
  self->last_step = cbk_env_mono (env);
  self->tick = g_timeout_source_new (TICK);
  g_source_set_callback (self->tick, on_tick_cb, self, NULL);
  g_source_attach (self->tick, g_main_context_get_thread_default ());

  return self;
}

/* Something was committed in this process. */
void
cbk_hq_indexer_news (CbkHqIndexer *self)
{
  self->due = TRUE;
  self->last_news = cbk_env_mono (self->env);
}

/* Begins no other step. */
void
cbk_hq_indexer_stop (CbkHqIndexer *self)
{
  g_source_destroy (self->tick);
}

/* After its lane was stopped. */
void
cbk_hq_indexer_free (CbkHqIndexer *self)
{
  while (self->running)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  g_source_unref (self->tick);
  g_free (self);
}
