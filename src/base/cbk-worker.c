/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-worker.h"

/* One unit of work: a task whose caller goes on, or a plain call whose caller waits. */
typedef struct
{
  GTask *task;
  GTaskThreadFunc task_func;
  GFunc func;
  gpointer data;
  gboolean *done;
  int priority;
  guint serial;
} CbkJob;

struct _CbkWorker
{
  GObject parent_instance;

  GAsyncQueue *queue;
  GThread *thread;
  guint last_serial; /* atomic */
  GMutex mutex;
  GCond done;
};

G_DEFINE_FINAL_TYPE (CbkWorker, cbk_worker, G_TYPE_OBJECT)

static int
cbk_job_compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  const CbkJob *left = a;
  const CbkJob *right = b;

  if (left->priority != right->priority)
    return left->priority < right->priority ? -1 : 1;

  return (int) (left->serial - right->serial);
}

static void
cbk_job_run_task (CbkJob *job)
{
  g_autoptr(GTask) task = job->task;

  if (!g_task_return_error_if_cancelled (task))
    job->task_func (task, g_task_get_source_object (task), g_task_get_task_data (task), g_task_get_cancellable (task));
}

static gpointer
cbk_worker_thread_func (gpointer user_data)
{
  CbkWorker *self = user_data;

  for (;;)
    {
      g_autofree CbkJob *job = g_async_queue_pop (self->queue);

      if (job->task != NULL)
        {
          cbk_job_run_task (job);
          continue;
        }

      if (job->func == NULL)
        return NULL;

      job->func (job->data, NULL);

      g_mutex_lock (&self->mutex);
      *job->done = TRUE;
      g_cond_broadcast (&self->done);
      g_mutex_unlock (&self->mutex);
    }
}

static void
cbk_worker_finalize (GObject *object)
{
  CbkWorker *self = CBK_WORKER (object);

  /* A task may drop the last reference on the thread itself, which cannot join itself: stop comes first. */
  g_assert (self->thread == NULL);

  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);

  G_OBJECT_CLASS (cbk_worker_parent_class)->finalize (object);
}

static void
cbk_worker_class_init (CbkWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_worker_finalize;
}

static void
cbk_worker_init (CbkWorker *self)
{
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
}

/**
 * cbk_worker_new:
 * @name: the thread's name, at most 15 characters
 *
 * A thread with a queue: lower priority numbers first, then in the order of arrival.
 *
 * Returns: (transfer full): a running worker; cbk_worker_stop() before the last reference goes
 */
CbkWorker *
cbk_worker_new (const char *name)
{
  CbkWorker *self = g_object_new (CBK_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, cbk_worker_thread_func, self);

  return self;
}

static void
cbk_worker_enqueue (CbkWorker *self, CbkJob *job)
{
  job->serial = (guint) g_atomic_int_add (&self->last_serial, 1);
  g_async_queue_push_sorted (self->queue, job, cbk_job_compare, NULL);
}

/**
 * cbk_worker_push:
 * @self: a worker that runs
 * @task: what to work on; its callback runs where it was made
 * @func: runs on the worker's thread and returns through @task
 */
void
cbk_worker_push (CbkWorker *self, GTask *task, GTaskThreadFunc func)
{
  CbkJob *job;

  g_return_if_fail (CBK_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (self->thread != NULL);

  job = g_new0 (CbkJob, 1);
  job->task = g_object_ref (task);
  job->task_func = func;
  job->priority = g_task_get_priority (task);
  cbk_worker_enqueue (self, job);
}

static void
run (CbkWorker *self, int priority, GFunc func, gpointer data)
{
  gboolean done = FALSE;
  CbkJob *job;

  g_return_if_fail (CBK_IS_WORKER (self));
  g_return_if_fail (func != NULL);
  g_return_if_fail (self->thread != NULL);

  if (cbk_worker_is_current (self))
    {
      func (data, NULL);
      return;
    }

  job = g_new0 (CbkJob, 1);
  job->func = func;
  job->data = data;
  job->done = &done;
  job->priority = priority;
  cbk_worker_enqueue (self, job);

  g_mutex_lock (&self->mutex);
  while (!done)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * cbk_worker_run:
 * @self: a worker that runs
 * @func: called with @data and %NULL on the worker's thread
 * @data: borrowed until this returns
 *
 * Waits until @func has run. For programs without a main loop and for tests; never from the GTK thread. Called on the
 * worker's own thread it simply calls @func.
 */
void
cbk_worker_run (CbkWorker *self, GFunc func, gpointer data)
{
  run (self, G_PRIORITY_DEFAULT, func, data);
}

/**
 * cbk_worker_run_next:
 * @self: a worker that runs
 * @func: called with @data and %NULL on the worker's thread
 * @data: borrowed until this returns
 *
 * As cbk_worker_run(), before all that is queued.
 */
void
cbk_worker_run_next (CbkWorker *self, GFunc func, gpointer data)
{
  run (self, G_MININT, func, data);
}

/**
 * cbk_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the caller is on its thread
 */
gboolean
cbk_worker_is_current (CbkWorker *self)
{
  g_return_val_if_fail (CBK_IS_WORKER (self), FALSE);

  return self->thread == g_thread_self ();
}

/**
 * cbk_worker_stop:
 * @self: a worker
 *
 * Runs what is queued, then ends and joins the thread. Harmless when stopped already.
 */
void
cbk_worker_stop (CbkWorker *self)
{
  CbkJob *stop;

  g_return_if_fail (CBK_IS_WORKER (self));

  if (self->thread == NULL)
    return;

  stop = g_new0 (CbkJob, 1);
  stop->priority = G_MAXINT;
  cbk_worker_enqueue (self, stop);
  g_thread_join (g_steal_pointer (&self->thread));
}
