/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-sync-service.h"

#include "base/cbk-compat.h"
#include "base/cbk-date.h"
#include "core/cbk-lists.h"
#include "core/cbk-sync-runner.h"
#include "sync/cbk-sync-listener.h"

struct _CbkSyncService
{
  GObject parent_instance;

  CbkWorkspace *workspace;
  CbkSyncRunner *runner;         /* NULL once it is stopped */
  CbkSyncListener *listener;     /* NULL while nobody is signed in */
  GPtrArray *accounts;           /* the last one counts; a line that ends may still look at one before */
  GNetworkMonitor *monitor;
  GSource *timer;                /* to the next cycle; NULL for none */

  CbkSyncPace pace;
  gboolean ready;                /* it is known how long to wait */
  gboolean sends_files;
  gboolean counting;
  gboolean count_again;
  char *kept;                    /* what of the pace is in the store */
  CbkSyncServiceStatus status;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkSyncService, cbk_sync_service, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void schedule (CbkSyncService *self);

static const CbkEnv *
get_env (CbkSyncService *self)
{
  return cbk_workspace_get_env (self->workspace);
}

static gint64
get_mono (CbkSyncService *self)
{
  return cbk_env_mono (get_env (self));
}

static guint32
throw_dice (CbkSyncService *self)
{
  guint32 chance;

  cbk_env_random (get_env (self), (guint8 *) &chance, sizeof chance);

  return chance;
}

static const CbkSyncAccount *
get_account (CbkSyncService *self)
{
  return self->accounts->len > 0 ? self->accounts->pdata[self->accounts->len - 1] : NULL;
}

static CbkSyncServiceState
get_state (CbkSyncService *self)
{
  const CbkSyncPace *pace = &self->pace;

  if (pace->running)
    return self->status.n_unsent > 0 || self->sends_files ? CBK_SYNC_SERVICE_SENDING : CBK_SYNC_SERVICE_RECEIVING;
  if (pace->person)
    return CBK_SYNC_SERVICE_PERSON;
  if (cbk_sync_pace_is_offline (pace))
    return CBK_SYNC_SERVICE_OFFLINE;

  return pace->delay > 0 ? CBK_SYNC_SERVICE_WAITING : CBK_SYNC_SERVICE_IDLE;
}

/* Whoever listens hears of what they would show. */
static void
show (CbkSyncService *self, const CbkSyncServiceStatus *before)
{
  CbkSyncServiceStatus *status = &self->status;
  gint64 due = cbk_sync_pace_get_due (&self->pace);

  status->state = get_state (self);
  status->until = CBK_TIME_UNSET;
  if (status->state == CBK_SYNC_SERVICE_WAITING && due != CBK_SYNC_NEVER)
    status->until = cbk_env_now (get_env (self)) + MAX (due - get_mono (self), 0);

  if (status->state != before->state || status->n_unsent != before->n_unsent || status->last_success != before->last_success)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_timer_cb (gpointer data)
{
  CbkSyncService *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  schedule (self);

  return G_SOURCE_REMOVE;
}

static void
stop_timer (CbkSyncService *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
start_timer (CbkSyncService *self, gint64 milliseconds)
{
  self->timer = g_timeout_source_new ((guint) CLAMP (milliseconds, 0, CBK_HOUR));
  g_source_set_callback (self->timer, on_timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* After whatever happened. */
static void
schedule (CbkSyncService *self)
{
  const CbkSyncServiceStatus before = self->status;

  stop_timer (self);
  if (self->runner == NULL || !self->ready)
    return;

  switch (cbk_sync_pace_get_action (&self->pace, get_mono (self)))
    {
    case CBK_SYNC_PACE_RUN:
      cbk_sync_pace_begin (&self->pace);
      cbk_sync_runner_run (self->runner, self->workspace, FALSE, get_account (self));
      break;

    case CBK_SYNC_PACE_WAIT:
      start_timer (self, cbk_sync_pace_get_due (&self->pace) - get_mono (self));
      break;

    case CBK_SYNC_PACE_QUIET:
    default:
      break;
    }

  show (self, &before);
}

static gboolean
note_pace (CbkSession *session, gpointer pace, GError **error)
{
  return cbk_sync_note_pace (session, pace, error);
}

/* A program that is started again does not ask sooner than this one would have. */
static void
keep_pace (CbkSyncService *self)
{
  g_autofree char *text = cbk_sync_pace_print (&self->pace, get_mono (self), cbk_env_now (get_env (self)));

  if (g_set_str (&self->kept, text))
    cbk_store_write_async (cbk_workspace_get_store (self->workspace), note_pace, g_strdup (text), g_free, NULL, NULL, NULL);
}

static gboolean
read_unsent (CbkSession *session, gpointer ret_n, GError **error)
{
  return cbk_sync_count_unsent (session, ret_n, error);
}

static void count (CbkSyncService *self);

static void
on_counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkSyncService) self = user_data;
  g_autofree gint64 *n = cbk_store_run_finish (CBK_STORE (object), result, NULL);
  gboolean more = n != NULL && *n > self->status.n_unsent;
  CbkSyncServiceStatus before = self->status;

  self->counting = FALSE;
  if (self->runner == NULL || n == NULL)
    return;

  /* What a cycle is about to send needs no other. */
  if (more || (*n > 0 && !self->pace.running))
    cbk_sync_pace_saved (&self->pace, get_mono (self));
  self->status.n_unsent = *n;
  show (self, &before);
  schedule (self);
  if (self->count_again)
    count (self);
}

static void
count (CbkSyncService *self)
{
  self->count_again = self->counting;
  if (self->counting)
    return;

  self->counting = TRUE;
  cbk_store_write_async (cbk_workspace_get_store (self->workspace), read_unsent, g_new0 (gint64, 1), g_free, NULL, on_counted_cb,
                         g_object_ref (self));
}

/* What comes from headquarters is saved too: only what waits to be sent counts. */
static void
on_committed_cb (CbkSyncService *self, GPtrArray *ids)
{
  if (self->runner != NULL)
    count (self);
}

static void
on_wake_cb (CbkSyncWake wake, gpointer data)
{
  CbkSyncService *self = data;

  if (wake != CBK_SYNC_WAKE_EVENT)
    return;

  cbk_sync_pace_heard (&self->pace, get_mono (self));
  schedule (self);
}

static void
listen (CbkSyncService *self)
{
  const CbkSyncAccount *account = get_account (self);
  CbkSyncListenerSettings settings = { .env = get_env (self) };

  if (self->listener != NULL || account == NULL || account->url == NULL || account->token == NULL)
    return;

  settings.url = account->url;
  settings.trust = (CbkSyncTrust *) &account->trust;
  settings.token = account->token;
  self->listener = cbk_sync_listener_start (&settings, on_wake_cb, self, NULL);
}

static void
take_account (CbkSyncService *self, CbkSyncTurn *turn)
{
  if (turn->account != NULL)
    {
      g_clear_pointer (&self->listener, cbk_sync_listener_stop);
      g_ptr_array_add (self->accounts, g_steal_pointer (&turn->account));
    }

  if (turn->end == CBK_SYNC_END_PERSON)
    g_clear_pointer (&self->listener, cbk_sync_listener_stop);
  else
    listen (self);
}

/* A monitor that knows nothing, and one that speaks of the way out while headquarters is on this machine, is not asked. */
static gboolean
is_available (CbkSyncService *self)
{
  const CbkSyncAccount *account = get_account (self);

  return g_network_monitor_get_network_available (self->monitor) ||
         g_str_equal (G_OBJECT_TYPE_NAME (self->monitor), "GNetworkMonitorBase") ||
         (account != NULL && account->url != NULL && cbk_transport_is_local (account->url));
}

static void
note_network (CbkSyncService *self)
{
  gboolean metered = g_network_monitor_get_network_metered (self->monitor);

  /* What is under way may be a large file. */
  if (metered && !self->pace.metered && self->sends_files)
    cbk_sync_runner_cut (self->runner);
  cbk_sync_pace_network (&self->pace, get_mono (self), throw_dice (self), is_available (self), metered);
}

static void
on_network_cb (CbkSyncService *self)
{
  if (self->runner == NULL || !self->ready)
    return;

  note_network (self);
  keep_pace (self);
  schedule (self);
}

/* How things stood when the program ended. */
static void
begin (CbkSyncService *self, CbkSyncTurn *turn)
{
  gint64 now = get_mono (self);

  self->pace.available = is_available (self);
  self->pace.metered = g_network_monitor_get_network_metered (self->monitor);
  if (turn->pace != NULL)
    cbk_sync_pace_restore (&self->pace, turn->pace, now, cbk_env_now (get_env (self)));
  g_set_str (&self->kept, turn->pace);
  self->status.last_success = turn->last_success;
  self->ready = TRUE;
}

static void
end (CbkSyncService *self, CbkSyncTurn *turn)
{
  gboolean hears = self->listener != NULL && cbk_sync_listener_hears (self->listener);

  if (turn->end == CBK_SYNC_END_WELL)
    self->status.last_success = cbk_env_now (get_env (self));
  cbk_sync_pace_end (&self->pace, get_mono (self), throw_dice (self), turn->end, turn->report.leave, hears);
  keep_pace (self);
}

static void
on_done (CbkSyncTurn *turn, gpointer data)
{
  CbkSyncService *self = data;
  CbkSyncServiceStatus before = self->status;

  if (self->runner == NULL)
    return;

  self->sends_files = FALSE;
  take_account (self, turn);
  if (turn->first)
    begin (self, turn);
  else
    end (self, turn);

  if (turn->end != CBK_SYNC_END_CUT)
    {
      g_free (self->status.sentence);
      self->status.sentence = g_steal_pointer (&turn->sentence);
    }
  show (self, &before);
  count (self);
  schedule (self);
}

static void
on_files (gpointer data)
{
  CbkSyncService *self = data;
  CbkSyncServiceStatus before = self->status;

  if (self->runner == NULL || !self->pace.running)
    return;

  self->sends_files = TRUE;
  show (self, &before);
}

static const CbkSyncRunnerFuncs runner_funcs = { .files = on_files, .done = on_done };

static void
cbk_sync_service_dispose (GObject *object)
{
  cbk_sync_service_stop (CBK_SYNC_SERVICE (object));

  G_OBJECT_CLASS (cbk_sync_service_parent_class)->dispose (object);
}

static void
cbk_sync_service_finalize (GObject *object)
{
  CbkSyncService *self = CBK_SYNC_SERVICE (object);

  g_ptr_array_unref (self->accounts);
  g_clear_object (&self->workspace);
  g_free (self->kept);
  g_free (self->status.sentence);

  G_OBJECT_CLASS (cbk_sync_service_parent_class)->finalize (object);
}

static void
cbk_sync_service_class_init (CbkSyncServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cbk_sync_service_dispose;
  object_class->finalize = cbk_sync_service_finalize;

  /**
   * CbkSyncService::changed:
   *
   * cbk_sync_service_get_status() says something else.
   */
  signals[CHANGED] = g_signal_new ("changed", CBK_TYPE_SYNC_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cbk_sync_service_init (CbkSyncService *self)
{
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_sync_account_free);
  self->monitor = g_network_monitor_get_default ();
  self->status.last_success = self->status.until = CBK_TIME_UNSET;
}

/**
 * cbk_sync_service_new:
 * @workspace: an open workspace, with or without a user; it is closed after the service is stopped
 *
 * Begins at once, and works in the main context of the calling thread.
 *
 * Returns: (transfer full): a service
 */
CbkSyncService *
cbk_sync_service_new (CbkWorkspace *workspace)
{
  CbkSyncService *self = g_object_new (CBK_TYPE_SYNC_SERVICE, NULL);

  self->workspace = g_object_ref (workspace);
  cbk_sync_pace_init (&self->pace, get_mono (self));
  cbk_workspace_watch (workspace, G_CALLBACK (on_committed_cb), G_OBJECT (self));
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (on_network_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "notify::network-metered", G_CALLBACK (on_network_cb), self, G_CONNECT_SWAPPED);

  self->runner = cbk_sync_runner_new (&runner_funcs, G_OBJECT (self));
  cbk_sync_runner_run (self->runner, workspace, TRUE, NULL);

  return self;
}

/**
 * cbk_sync_service_stop:
 * @self: a service
 *
 * Cuts what is under way, and waits until everything is whole: no longer than a request or a page takes to be dropped. Harmless
 * when it is stopped already.
 */
void
cbk_sync_service_stop (CbkSyncService *self)
{
  g_return_if_fail (CBK_IS_SYNC_SERVICE (self));

  stop_timer (self);
  g_clear_pointer (&self->listener, cbk_sync_listener_stop);
  g_clear_pointer (&self->runner, cbk_sync_runner_stop);
}

/**
 * cbk_sync_service_ask:
 * @self: a service
 *
 * A person wants it now, or has done what was needed: signed in, for example.
 */
void
cbk_sync_service_ask (CbkSyncService *self)
{
  g_return_if_fail (CBK_IS_SYNC_SERVICE (self));

  cbk_sync_pace_ask (&self->pace, get_mono (self));
  schedule (self);
}

/**
 * cbk_sync_service_get_status:
 * @self: a service
 *
 * Returns: (transfer none): how it is now
 */
const CbkSyncServiceStatus *
cbk_sync_service_get_status (CbkSyncService *self)
{
  return &self->status;
}

/* Whether headquarters would wake it: its events come. */
gboolean
cbk_sync_service_hears (CbkSyncService *self)
{
  return self->listener != NULL && cbk_sync_listener_hears (self->listener);
}

/* Returns: one word, for programs. */
const char *
cbk_sync_service_state_print (CbkSyncServiceState state)
{
  static const char *const words[] = {
    [CBK_SYNC_SERVICE_IDLE] = "idle",           [CBK_SYNC_SERVICE_SENDING] = "sending",
    [CBK_SYNC_SERVICE_RECEIVING] = "receiving", [CBK_SYNC_SERVICE_OFFLINE] = "offline",
    [CBK_SYNC_SERVICE_WAITING] = "waiting",     [CBK_SYNC_SERVICE_PERSON] = "needs-person",
  };

  return words[state];
}
