/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-lane.h"

/* One commit costs as much for many as for one, but whoever came first waits for all of them. */
#define MAX_TOGETHER 64

struct _CbkHqLane
{
  const CbkEnv *env;
  char *folder;
  CbkHqMode mode;
  gboolean together;
  GMainContext *context;
  GAsyncQueue *jobs;         /* CbkHqJob; the lane itself tells a worker to end */
  GAsyncQueue *opened;       /* what each worker says once: a GError, or the lane itself */
  GPtrArray *workers;        /* GThread */
};

static gboolean
on_done_cb (gpointer data)
{
  CbkHqJob *job = data;

  job->done (job);

  return G_SOURCE_REMOVE;
}

static void
report_done (CbkHqLane *self, CbkHqJob *job)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_done_cb, job, NULL);
  g_source_attach (source, self->context);
}

typedef struct
{
  CbkHqLane *lane;
  GPtrArray *jobs;
  gboolean ends;
} CbkHqTogether;

static gboolean
run_together (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqTogether *group = data;

  for (guint i = 0; i < group->jobs->len; i++)
    {
      CbkHqJob *job = g_ptr_array_index (group->jobs, i);
      gpointer next;

      job->run (job, storage);
      if (group->jobs->len == MAX_TOGETHER || group->ends || (next = g_async_queue_try_pop (group->lane->jobs)) == NULL)
        continue;

      if (next == group->lane)
        group->ends = TRUE;
      else
        g_ptr_array_add (group->jobs, next);
    }

  return TRUE;
}

/* Those that wait are done in one transaction; nobody is answered before it is durable. */
static gboolean
work_together (CbkHqLane *self, CbkHqStorage *storage, CbkHqJob *first)
{
  g_autoptr(GPtrArray) jobs = g_ptr_array_new ();
  CbkHqTogether group = { self, jobs, FALSE };
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (jobs, first);
  if (!cbk_hq_storage_transact (storage, run_together, &group, &error))
    for (guint i = 0; i < jobs->len; i++)
      ((CbkHqJob *) g_ptr_array_index (jobs, i))->fail (g_ptr_array_index (jobs, i), error);

  for (guint i = 0; i < jobs->len; i++)
    report_done (self, g_ptr_array_index (jobs, i));

  return !group.ends;
}

static gboolean
work_alone (CbkHqLane *self, CbkHqStorage *storage, CbkHqJob *job)
{
  job->run (job, storage);
  report_done (self, job);

  return TRUE;
}

static gpointer
work (gpointer data)
{
  CbkHqLane *self = data;
  GError *error = NULL;
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (self->folder, self->env, self->mode, &error);
  gboolean goes_on = storage != NULL;

  g_async_queue_push (self->opened, storage != NULL ? (gpointer) self : (gpointer) error);
  while (goes_on)
    {
      gpointer job = g_async_queue_pop (self->jobs);

      goes_on = job != self && (self->together && storage->db->klass->inline_sequencer ? work_together (self, storage, job)
                                                                                       : work_alone (self, storage, job));
    }

  return NULL;
}

/**
 * cbk_hq_lane_new:
 * @folder: where headquarters keeps its things
 * @env: time and chance, of any thread; borrowed, outlives the lane
 * @mode: whether its storages write
 * @n_workers: how many threads
 * @together: whether jobs that wait are committed with one another, where the database has one writer
 * @error: what opening the storage says
 *
 * Returns: (transfer full) (nullable): a lane whose jobs are reported in the calling thread's main context
 */
CbkHqLane *
cbk_hq_lane_new (const char *folder, const CbkEnv *env, CbkHqMode mode, guint n_workers, gboolean together, GError **error)
{
  CbkHqLane *self = g_new0 (CbkHqLane, 1);
  GError *first_error = NULL;

  self->folder = g_strdup (folder);
  self->env = env;
  self->mode = mode;
  self->together = together;
  self->context = g_main_context_ref_thread_default ();
  self->jobs = g_async_queue_new ();
  self->opened = g_async_queue_new ();
  self->workers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_thread_join);

  for (guint i = 0; i < n_workers; i++)
    g_ptr_array_add (self->workers, g_thread_new ("hq-lane", work, self));

  for (guint i = 0; i < n_workers; i++)
    {
      gpointer said = g_async_queue_pop (self->opened);

      if (said == self)
        continue;

      if (first_error == NULL)
        first_error = said;
      else
        g_error_free (said);
    }

  if (first_error == NULL)
    return self;

  g_propagate_error (error, first_error);
  cbk_hq_lane_stop (self);

  return NULL;
}

/* From any thread. */
void
cbk_hq_lane_push (CbkHqLane *self, CbkHqJob *job)
{
  g_async_queue_push (self->jobs, job);
}

/* How many jobs nobody has begun. */
guint
cbk_hq_lane_get_waiting (CbkHqLane *self)
{
  return (guint) MAX (g_async_queue_length (self->jobs), 0);
}

/**
 * cbk_hq_lane_stop:
 * @self: a lane
 *
 * What was pushed before is still done, and reported when the main context runs again.
 */
void
cbk_hq_lane_stop (CbkHqLane *self)
{
  for (guint i = 0; i < self->workers->len; i++)
    g_async_queue_push (self->jobs, self);
  g_ptr_array_unref (self->workers);

  g_async_queue_unref (self->jobs);
  g_async_queue_unref (self->opened);
  g_main_context_unref (self->context);
  g_free (self->folder);
  g_free (self);
}
