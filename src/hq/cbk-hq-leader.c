/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-leader.h"

#include "base/cbk-bug.h"
#include "base/cbk-error.h"
#include "hq/cbk-hq-bell.h"
#include "hq/cbk-hq-sequencer.h"

#include <unistd.h>

/* Waits in microseconds: between two batches, so that a batch is worth its commit; for something to do; to stand by; and
 * after a failure. */
#define WAIT_BUSY (5 * 1000)
#define WAIT_IDLE (100 * 1000)
#define WAIT_STAND_BY (250 * 1000)
#define WAIT_FAILED (500 * 1000)

struct _CbkHqLeader
{
  char *folder;
  const CbkEnv *env;
  gint64 stall;
  GCancellable *stop;
  GThread *thread;
  CbkHqStorage *storage;
  CbkHqBell *bell;
  GSource *news;             /* says in the starter's main context that numbers were given; NULL when nobody asked */
  gint64 term;               /* 0 while it stands by */
  gint64 head;               /* the last number that was given, and when it was seen to move */
  gint64 moved_at;
};

typedef struct
{
  gint64 term;
  guint done;
} CbkHqBatch;

static gboolean
raise_term (CbkHqStorage *storage, gpointer data, GError **error)
{
  gint64 *term = data;
  g_autofree char *who = g_strdup_printf ("%s, process %d", g_get_host_name (), (int) getpid ());
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "UPDATE sequencer SET term = term + 1, leader = :leader, since = :now WHERE one = 1 RETURNING term");
  cbk_hq_statement_bind_text (&stmt, ":leader", who);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (storage->env));
  *term = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_lead_begin:
 * @storage: a storage that writes, whose connection is this leader's own
 * @depose: whether to put out whoever leads
 * @ret_term: (out): the number of the term; 0 when another leads
 * @error: any store error
 *
 * A term begins with one committed write: whatever the database says from then on, it says after everything that earlier
 * terms wrote and a standby has.
 *
 * Returns: whether that is known
 */
gboolean
cbk_hq_lead_begin (CbkHqStorage *storage, gboolean depose, gint64 *ret_term, GError **error)
{
  gboolean elected = TRUE;

  *ret_term = 0;

  return (cbk_bug (CBK_BUG_UNFENCED_SEQUENCER) || storage->db->klass->elect (storage->db, depose, &elected, error)) &&
         (!elected || cbk_hq_storage_transact (storage, raise_term, ret_term, error));
}

static gboolean
check_term (CbkHqStorage *storage, gint64 term, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT term FROM sequencer WHERE one = 1", storage->db->klass->lock, NULL);
  gint64 found;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, sql);
  found = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  if (found != term)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE, "Another process numbers the changes now");

  return found == term;
}

static gboolean
run_batch (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqBatch *batch = data;

  return (cbk_bug (CBK_BUG_UNFENCED_SEQUENCER) || check_term (storage, batch->term, error)) &&
         cbk_hq_sequence (storage, CBK_HQ_SEQUENCE_BATCH, &batch->done, error);
}

/**
 * cbk_hq_lead_batch:
 * @storage: that of cbk_hq_lead_begin()
 * @term: the term that it gave
 * @ret_done: (out): how many changes have a number now
 * @error: %CBK_ERROR_STATE when another leads by now, or any store error; the term is over with any
 *
 * Returns: whether they were numbered, for good
 */
gboolean
cbk_hq_lead_batch (CbkHqStorage *storage, gint64 term, guint *ret_done, GError **error)
{
  CbkHqBatch batch = { term, 0 };
  gboolean ok = cbk_hq_storage_transact (storage, run_batch, &batch, error);

  *ret_done = ok ? batch.done : 0;

  return ok;
}

static void
resign (CbkHqLeader *self, const GError *error)
{
  g_printerr ("casebook-hq: %s\n", error->message);
  self->term = 0;
  g_clear_pointer (&self->storage, cbk_hq_storage_close);
  cbk_hq_bell_wait (self->bell, WAIT_FAILED, FALSE, self->stop);
}

/* Something waits for its number, and no number was given for longer than one can bear. */
static gboolean
is_stalled (CbkHqLeader *self, gboolean *ret_stalled, GError **error)
{
  gint64 head, lag;

  if (!cbk_hq_storage_get_head (self->storage, &head, error) || !cbk_hq_storage_get_lag (self->storage, &lag, error))
    return FALSE;

  if (head != self->head || lag < 0)
    self->moved_at = cbk_env_mono (self->env);
  self->head = head;
  *ret_stalled = cbk_env_mono (self->env) - self->moved_at > self->stall;

  return TRUE;
}

static gboolean
stand_by (CbkHqLeader *self, GError **error)
{
  gboolean stalled;

  if (self->storage == NULL)
    self->storage = cbk_hq_storage_open (self->folder, self->env, CBK_HQ_DB_WRITE, error);
  if (self->storage == NULL || !is_stalled (self, &stalled, error) ||
      !cbk_hq_lead_begin (self->storage, stalled, &self->term, error))
    return FALSE;

  if (stalled)
    self->moved_at = cbk_env_mono (self->env);

  if (self->term == 0)
    {
      cbk_hq_bell_wait (self->bell, WAIT_STAND_BY, FALSE, self->stop);
      return TRUE;
    }

  g_printerr ("casebook-hq: this process numbers the changes now, term %" G_GINT64_FORMAT "\n", self->term);
  cbk_hq_bell_listen (self->bell);

  return TRUE;
}

static gboolean
lead (CbkHqLeader *self, GError **error)
{
  guint done;

  if (!cbk_hq_lead_batch (self->storage, self->term, &done, error))
    return FALSE;

  if (done > 0 && self->news != NULL)
    g_source_set_ready_time (self->news, 0);

  cbk_hq_bell_wait (self->bell, done > 0 ? WAIT_BUSY : WAIT_IDLE, done == 0, self->stop);

  return TRUE;
}

static gpointer
run (gpointer data)
{
  CbkHqLeader *self = data;

  self->moved_at = cbk_env_mono (self->env);
  while (!g_cancellable_is_cancelled (self->stop))
    {
      g_autoptr(GError) error = NULL;

      if (self->term != 0 ? !lead (self, &error) : !stand_by (self, &error))
        resign (self, error);
    }

  g_clear_pointer (&self->storage, cbk_hq_storage_close);

  return NULL;
}

static gboolean
dispatch_news (GSource *source, GSourceFunc numbered, gpointer data)
{
  g_source_set_ready_time (source, -1);

  return numbered (data);
}

/* However often numbers were given since, it is called once. */
static GSource *
attach_news (GSourceFunc numbered, gpointer data)
{
  static GSourceFuncs functions = { .dispatch = dispatch_news };
  GSource *source = g_source_new (&functions, sizeof (GSource));

  g_source_set_callback (source, numbered, data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

/**
 * cbk_hq_leader_start:
 * @folder: headquarters' folder
 * @env: time and chance; borrowed, outlives it
 * @stall: how long nothing may be numbered before whoever should is put out, in milliseconds
 * @numbered: (nullable): called in the calling thread's main context after numbers were given by this process
 * @data: for @numbered
 *
 * Returns: (transfer full): a thread that stands by, leads when it is elected, and never gives up
 */
CbkHqLeader *
cbk_hq_leader_start (const char *folder, const CbkEnv *env, gint64 stall, GSourceFunc numbered, gpointer data)
{
  CbkHqLeader *self = g_new0 (CbkHqLeader, 1);

  self->folder = g_strdup (folder);
  self->env = env;
  self->stall = stall;
  self->stop = g_cancellable_new ();
  self->bell = cbk_hq_bell_new (folder);
  if (numbered != NULL)
    self->news = attach_news (numbered, data);
  self->thread = g_thread_new ("sequencer", run, self);

  return self;
}

/* Waits until the batch that is being written is done. */
void
cbk_hq_leader_stop (CbkHqLeader *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  if (self->news != NULL)
    g_source_destroy (self->news);
  g_clear_pointer (&self->news, g_source_unref);
  g_clear_object (&self->stop);
  cbk_hq_bell_free (self->bell);
  g_free (self->folder);
  g_free (self);
}
