/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-sync-runner.h"

#include "core/cbk-files.h"
#include "core/cbk-syncing.h"

struct _CbkSyncRunner
{
  const CbkSyncRunnerFuncs *funcs;
  GObject *object;             /* borrowed; each piece of news holds it */
  GMainContext *context;
  GThread *thread;
  GAsyncQueue *queue;          /* of CbkSyncTurn; the runner itself ends it */
  GCancellable *cancellable;   /* (nullable): of the last turn */
};

/* What is on its way from the thread. The runner may be gone when it arrives. */
typedef struct
{
  const CbkSyncRunnerFuncs *funcs;
  GObject *object;
  CbkSyncTurn *turn;           /* NULL: files begin */
} CbkSyncNews;

void
cbk_sync_account_free (CbkSyncAccount *self)
{
  cbk_sync_account_clear (self);
  g_free (self);
}

static void
turn_free (CbkSyncTurn *turn)
{
  g_clear_object (&turn->workspace);
  g_clear_object (&turn->cancellable);
  g_clear_pointer (&turn->account, cbk_sync_account_free);
  g_free (turn->sentence);
  g_free (turn->pace);
  g_free (turn);
}

static void
news_free (gpointer data)
{
  CbkSyncNews *news = data;

  g_clear_pointer (&news->turn, turn_free);
  g_object_unref (news->object);
  g_free (news);
}

static gboolean
on_news_cb (gpointer data)
{
  CbkSyncNews *news = data;

  if (news->turn != NULL)
    news->funcs->done (news->turn, news->object);
  else
    news->funcs->files (news->object);

  return G_SOURCE_REMOVE;
}

static void
tell (CbkSyncRunner *self, CbkSyncTurn *turn)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  CbkSyncNews *news = g_new0 (CbkSyncNews, 1);

  *news = (CbkSyncNews){ self->funcs, g_object_ref (self->object), turn };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news_cb, news, news_free);
  g_source_attach (source, self->context);
}

static const CbkSyncAccount *
get_account (const CbkSyncTurn *turn)
{
  return turn->account != NULL ? turn->account : turn->known;
}

/* What stands there is loaded anew only when somebody wrote it: the keyring may take its time. */
static void
look_at_account (CbkSyncTurn *turn)
{
  const CbkSyncAccount *current = get_account (turn);
  CbkSyncAccount *account;

  if (current != NULL && cbk_sync_account_is_current (current))
    return;

  account = g_new0 (CbkSyncAccount, 1);
  cbk_sync_account_load (account, cbk_store_get_folder (cbk_workspace_get_store (turn->workspace)), NULL);
  g_clear_pointer (&turn->account, cbk_sync_account_free);
  turn->account = account;
}

static gboolean
read_pace (CbkSession *session, gpointer data, GError **error)
{
  CbkSyncTurn *turn = data;
  g_auto(CbkSyncState) state = { 0 };

  if (!cbk_sync_read_pace (session, &turn->pace, error) || !cbk_sync_read_state (session, &state, error))
    return FALSE;

  turn->last_success = state.last_success;
  turn->sentence = g_steal_pointer (&state.last_error);

  return TRUE;
}

static gboolean
send_files (CbkSyncRunner *self, CbkSyncTurn *turn, GError **error)
{
  g_auto(CbkFilesWaiting) waiting = { 0 };
  g_autofree char *sentence = NULL;

  if (!cbk_workspace_get_waiting (turn->workspace, &waiting, error))
    return FALSE;

  if (waiting.n_waiting <= waiting.n_alarms)
    return TRUE;

  tell (self, NULL);

  return cbk_workspace_send_files (turn->workspace, FALSE, NULL, NULL, &sentence, turn->cancellable, error);
}

static CbkSyncEnd
judge (const CbkSyncTurn *turn, const GError *error)
{
  if (error == NULL)
    return CBK_SYNC_END_WELL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return CBK_SYNC_END_CUT;

  switch (turn->report.failure)
    {
    case CBK_SYNC_FAILURE_SIGN_IN:
    case CBK_SYNC_FAILURE_DENIED:
    case CBK_SYNC_FAILURE_USER:
    case CBK_SYNC_FAILURE_FORK:
    case CBK_SYNC_FAILURE_OLD:
      return CBK_SYNC_END_PERSON;

    case CBK_SYNC_FAILURE_NONE:
    case CBK_SYNC_FAILURE_TOO_LARGE:
    case CBK_SYNC_FAILURE_BUSY:
    case CBK_SYNC_FAILURE_ODD:
    default:
      return turn->report.all_sent ? CBK_SYNC_END_SENT : CBK_SYNC_END_FAILED;
    }
}

static void
run_cycle (CbkSyncRunner *self, CbkSyncTurn *turn)
{
  static const CbkSigningIn as_before = { 0 };
  g_autoptr(GError) error = NULL;

  /* Where nobody has signed in nothing is tried. */
  look_at_account (turn);
  if (get_account (turn)->token == NULL)
    {
      turn->end = CBK_SYNC_END_PERSON;
      turn->sentence = g_strdup ("Please sign in to headquarters. What is saved is safe on this laptop until then");
      return;
    }

  if (cbk_workspace_cycle (turn->workspace, &as_before, &turn->report, &turn->sentence, turn->cancellable, &error))
    send_files (self, turn, &error);

  turn->end = judge (turn, error);
  if (error != NULL)
    {
      g_free (turn->sentence);
      turn->sentence = g_strdup (error->message);
    }
}

static gpointer
run_thread (gpointer data)
{
  CbkSyncRunner *self = data;
  gpointer next;

  while ((next = g_async_queue_pop (self->queue)) != self)
    {
      CbkSyncTurn *turn = next;

      if (!turn->first)
        run_cycle (self, turn);
      else
        cbk_store_write (cbk_workspace_get_store (turn->workspace), read_pace, turn, turn->cancellable, NULL);
      look_at_account (turn);
      tell (self, turn);
    }

  return NULL;
}

/**
 * cbk_sync_runner_new:
 * @funcs: static
 * @object: for @funcs; borrowed, stops the runner before it goes
 *
 * Returns: (transfer full): a thread without work
 */
CbkSyncRunner *
cbk_sync_runner_new (const CbkSyncRunnerFuncs *funcs, GObject *object)
{
  CbkSyncRunner *self = g_new0 (CbkSyncRunner, 1);

  self->funcs = funcs;
  self->object = object;
  self->context = g_main_context_ref_thread_default ();
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new ("cbk-sync", run_thread, self);

  return self;
}

/**
 * cbk_sync_runner_run:
 * @self: a runner with nothing to do
 * @workspace: an open workspace; it stays open until the runner is stopped
 * @first: whether only to look how things stood
 * @known: (nullable): the sign-in that is known; borrowed until it is done
 *
 * Its function is called when that is done.
 */
void
cbk_sync_runner_run (CbkSyncRunner *self, CbkWorkspace *workspace, gboolean first, const CbkSyncAccount *known)
{
  CbkSyncTurn *turn = g_new0 (CbkSyncTurn, 1);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  turn->workspace = g_object_ref (workspace);
  turn->first = first;
  turn->cancellable = g_object_ref (self->cancellable);
  turn->known = known;
  turn->last_success = CBK_TIME_UNSET;
  g_async_queue_push (self->queue, turn);
}

/* Ends the turn that is under way, as soon as everything is whole. */
void
cbk_sync_runner_cut (CbkSyncRunner *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Waits for the turn that is under way, which is cut. What it has to tell still comes. */
void
cbk_sync_runner_stop (CbkSyncRunner *self)
{
  cbk_sync_runner_cut (self);
  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);

  g_clear_object (&self->cancellable);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_free (self);
}
