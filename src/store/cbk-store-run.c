/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-store-private.h"

/* Work on the store's threads: one plain function inside, one pair of functions at the border. */

typedef enum
{
  CBK_WORK_READ,
  CBK_WORK_WRITE,
  CBK_WORK_SAVE,
} CbkWorkKind;

typedef struct
{
  CbkStore *store;
  CbkWorkKind kind;
  CbkSessionFunc func;
  gpointer data;
  GDestroyNotify data_destroy;
  GCancellable *cancellable;
  gboolean ok;
  GError *error;
} CbkWork;

typedef struct
{
  CbkStore *store;
  GPtrArray *ids;
} CbkNews;

static void
news_free (gpointer data)
{
  CbkNews *news = data;

  g_object_unref (news->store);
  g_ptr_array_unref (news->ids);
  g_free (news);
}

static gboolean
on_committed_idle (gpointer data)
{
  CbkNews *news = data;

  cbk_store_emit_committed (news->store, news->ids);

  return G_SOURCE_REMOVE;
}

static void
tell_news (CbkStore *self)
{
  CbkSession *session = &self->write_session;
  g_autoptr(GSource) source = NULL;
  CbkNews *news;

  if (session->committed->len == 0)
    return;

  news = g_new0 (CbkNews, 1);
  news->store = g_object_ref (self);
  news->ids = g_steal_pointer (&session->committed);
  session->committed = g_ptr_array_new_with_free_func (g_free);

  /* Without listeners there is nobody to tell, and perhaps no main loop that would ever free it. */
  if (!g_signal_has_handler_pending (self, g_signal_lookup ("committed", CBK_TYPE_STORE), 0, FALSE))
    {
      news_free (news);
      return;
    }

  source = g_idle_source_new ();
  g_source_set_callback (source, on_committed_idle, news, news_free);
  g_source_attach (source, self->context);
}

static gboolean
do_write (CbkStore *self, CbkWork *work, GError **error)
{
  CbkSession *session = &self->write_session;
  gboolean ok;

  session->gathers = work->kind == CBK_WORK_SAVE;
  if (!session->gathers)
    cbk_session_settle (session);

  ok = (!session->behind || cbk_session_replay (session, error)) && work->func (session, work->data, error);
  g_atomic_int_set (&self->gathered, session->n_gathered > 0);

  return ok;
}

static void
settle_on_writer (gpointer store, gpointer unused)
{
  CbkStore *self = store;

  cbk_session_settle (&self->write_session);
  g_atomic_int_set (&self->gathered, FALSE);
}

static gboolean
open_reader (CbkStore *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "cache.db", NULL);

  self->read_session.env = self->env;
  if (self->read_session.cache == NULL)
    self->read_session.cache = cbk_connection_open (path, CBK_CONNECTION_READ, error);

  return self->read_session.cache != NULL;
}

/* Whoever reads sees all that was saved before. */
static gboolean
prepare_reader (CbkStore *self, GError **error)
{
  if (!cbk_lease_check (&self->lease, self->env, error) || !open_reader (self, error))
    return FALSE;

  if (g_atomic_int_get (&self->gathered))
    cbk_worker_run_next (self->writer, settle_on_writer, self);

  return TRUE;
}

static void
run_work (gpointer data, gpointer unused)
{
  CbkWork *work = data;
  CbkStore *self = work->store;
  gboolean writes = work->kind != CBK_WORK_READ;
  CbkSession *session = writes ? &self->write_session : &self->read_session;

  if (!writes && !prepare_reader (self, &work->error))
    return;

  session->cancellable = work->cancellable;
  cbk_connection_set_cancellable (session->cache, work->cancellable);
  work->ok = writes ? do_write (self, work, &work->error) : work->func (session, work->data, &work->error);
  cbk_connection_set_cancellable (session->cache, NULL);
  session->cancellable = NULL;

  if (writes)
    tell_news (self);
}

static CbkWorker *
get_worker (CbkWork *work)
{
  return work->kind == CBK_WORK_READ ? work->store->reader : work->store->writer;
}

static gboolean
run_and_wait (CbkWork *work, GError **error)
{
  cbk_worker_run (get_worker (work), run_work, work);

  if (work->error != NULL)
    g_propagate_error (error, work->error);

  return work->ok;
}

/**
 * cbk_store_write:
 * @self: a store
 * @func: runs on the writer thread
 * @data: for @func
 * @cancellable: (nullable): stops it between and inside statements
 * @error: what @func says
 *
 * Waits. For programs without a main loop; a window uses cbk_store_write_async().
 *
 * Returns: what @func returned
 */
gboolean
cbk_store_write (CbkStore *self, CbkSessionFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  CbkWork work = { .store = self, .kind = CBK_WORK_WRITE, .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (CBK_IS_STORE (self) && self->writer != NULL, FALSE);

  return run_and_wait (&work, error);
}

/**
 * cbk_store_save:
 * @self: a store
 * @func: runs on the writer thread; changes nothing but by cbk_session_commit()
 * @data: for @func
 * @cancellable: (nullable): stops it between and inside statements
 * @error: what @func says
 *
 * As cbk_store_write(), for work that may come many times one after the other. Each save is on the disk when this returns;
 * the cache commits them together, at latest when somebody reads.
 *
 * Returns: what @func returned
 */
gboolean
cbk_store_save (CbkStore *self, CbkSessionFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  CbkWork work = { .store = self, .kind = CBK_WORK_SAVE, .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (CBK_IS_STORE (self) && self->writer != NULL, FALSE);

  return run_and_wait (&work, error);
}

/**
 * cbk_store_read:
 * @self: a store
 * @func: runs on the reader thread
 * @data: for @func
 * @cancellable: (nullable): stops it between and inside statements
 * @error: what @func says
 *
 * Waits; sees all that was committed before.
 *
 * Returns: what @func returned
 */
gboolean
cbk_store_read (CbkStore *self, CbkSessionFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  CbkWork work = { .store = self, .kind = CBK_WORK_READ, .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (CBK_IS_STORE (self) && self->reader != NULL, FALSE);

  return run_and_wait (&work, error);
}

static void
work_free (gpointer data)
{
  CbkWork *work = data;

  if (work->data_destroy != NULL)
    g_clear_pointer (&work->data, work->data_destroy);
  g_clear_error (&work->error);
  g_free (work);
}

static void
work_task (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  CbkWork *work = task_data;

  work->cancellable = cancellable;
  run_work (work, NULL);

  if (work->ok)
    g_task_return_pointer (task, g_steal_pointer (&work->data), work->data_destroy);
  else
    g_task_return_error (task, g_steal_pointer (&work->error));
}

static void
run_async (CbkStore *self,
           CbkWorkKind kind,
           CbkSessionFunc func,
           gpointer data,
           GDestroyNotify data_destroy,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkWork *work = g_new0 (CbkWork, 1);

  g_task_set_source_tag (task, run_async);
  work->store = self;
  work->func = func;
  work->data = data;
  work->data_destroy = data_destroy;
  work->kind = kind;
  g_task_set_task_data (task, work, work_free);
  cbk_worker_push (get_worker (work), task, work_task);
}

/**
 * cbk_store_write_async:
 * @self: a store
 * @func: runs on the writer thread
 * @data: (transfer full): for @func; given back by cbk_store_run_finish()
 * @data_destroy: frees @data when it is not given back
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 */
void
cbk_store_write_async (CbkStore *self,
                       CbkSessionFunc func,
                       gpointer data,
                       GDestroyNotify data_destroy,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (CBK_IS_STORE (self) && self->writer != NULL);

  run_async (self, CBK_WORK_WRITE, func, data, data_destroy, cancellable, callback, user_data);
}

/**
 * cbk_store_save_async:
 * @self: a store
 * @func: runs on the writer thread; changes nothing but by cbk_session_commit()
 * @data: (transfer full): for @func; given back by cbk_store_run_finish()
 * @data_destroy: frees @data when it is not given back
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * See cbk_store_save().
 */
void
cbk_store_save_async (CbkStore *self,
                      CbkSessionFunc func,
                      gpointer data,
                      GDestroyNotify data_destroy,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (CBK_IS_STORE (self) && self->writer != NULL);

  run_async (self, CBK_WORK_SAVE, func, data, data_destroy, cancellable, callback, user_data);
}

/**
 * cbk_store_read_async:
 * @self: a store
 * @func: runs on the reader thread
 * @data: (transfer full): for @func; given back by cbk_store_run_finish()
 * @data_destroy: frees @data when it is not given back
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 */
void
cbk_store_read_async (CbkStore *self,
                      CbkSessionFunc func,
                      gpointer data,
                      GDestroyNotify data_destroy,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (CBK_IS_STORE (self) && self->reader != NULL);

  run_async (self, CBK_WORK_READ, func, data, data_destroy, cancellable, callback, user_data);
}

/**
 * cbk_store_run_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: what the function said
 *
 * Returns: (transfer full) (nullable): the data that the work was given and filled; %NULL on failure
 */
gpointer
cbk_store_run_finish (CbkStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
