/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-syncing.h"

#include "base/cbk-compat.h"
#include "base/cbk-error.h"
#include "core/cbk-workspace-private.h"
#include "store/cbk-witness.h"
#include "sync/cbk-sync-browser.h"
#include "sync/cbk-sync-cycle.h"

#define CLOCK_OFFSET_SHOWN (2 * CBK_MINUTE)   /* docs/sync.md, "Clocks" */

static void
append_count (GString *text, guint n, const char *one, const char *many)
{
  g_string_append_printf (text, "%u %s", n, n == 1 ? one : many);
}

/* Somebody can compare it with what the administrator has, and should. */
static void
append_meeting (GString *text, const CbkSyncTrust *trust)
{
  g_autofree char *fingerprint = trust->is_new ? cbk_certificate_dup_fingerprint (trust->authority, NULL) : NULL;

  if (fingerprint != NULL && trust->expected == NULL)
    g_string_append_printf (text,
                            "From now on this laptop knows headquarters by the fingerprint %s. Please compare it with the "
                            "one that your administrator has. ", fingerprint);
}

static char *
describe (const CbkSyncReport *report, const CbkSyncTrust *trust)
{
  GString *text = g_string_new (NULL);

  append_meeting (text, trust);

  if (report->n_sent == 0)
    g_string_append (text, "Nothing to send");
  else
    {
      g_string_append (text, "Sent ");
      append_count (text, report->n_sent, "change", "changes");
    }

  g_string_append (text, ", received ");
  append_count (text, report->n_received, "record", "records");
  g_string_append_c (text, '.');

  if (report->n_conflicts > 0)
    {
      g_string_append_c (text, ' ');
      append_count (text, report->n_conflicts, "change meets one that somebody else made",
                    "changes meet those that somebody else made");
      g_string_append (text, "; headquarters keeps both until a person decides.");
    }

  if (report->n_quarantined > 0)
    {
      g_string_append_c (text, ' ');
      append_count (text, report->n_quarantined, "change is", "changes are");
      g_string_append (text, " kept at headquarters and could not be applied; please ask your administrator.");
    }

  if (report->forked)
    g_string_append (text, " This laptop's store was restored from a copy or is used twice; it goes on under a new id, and "
                           "nothing is lost or doubled.");

  if (ABS (report->clock_offset) > CLOCK_OFFSET_SHOWN)
    g_string_append_printf (text, " The clock of this laptop is %" G_GINT64_FORMAT " minutes off.",
                            ABS (report->clock_offset) / CBK_MINUTE);

  return g_string_free (text, FALSE);
}

static gboolean
read_witness (CbkSession *session, gpointer witness, GError **error)
{
  return cbk_witness_read (session, witness, error);
}

/* An alarm is said each time until somebody has looked into it. */
static gboolean
tell (CbkWorkspace *self, const CbkSyncReport *report, const CbkSyncTrust *trust, char **ret_sentence, GError **error)
{
  g_auto(CbkWitness) witness = { 0 };
  g_autofree char *done = describe (report, trust);

  if (!cbk_store_write (cbk_workspace_get_store (self), read_witness, &witness, NULL, error))
    return FALSE;

  *ret_sentence = witness.alarm == NULL
                    ? g_steal_pointer (&done)
                    : g_strdup_printf ("%s\nALARM: %s. Please tell your information security officer.", done, witness.alarm);

  return TRUE;
}

static gboolean
prepare (CbkSyncAccount *account, const CbkSigningIn *how, GError **error)
{
  /* A token is for the headquarters that gave it. */
  if (how->url != NULL && g_set_str (&account->url, how->url))
    g_clear_pointer (&account->token, g_free);
  if (how->number != NULL && g_set_str (&account->user, how->number))
    g_clear_pointer (&account->token, g_free);
  if (how->fingerprint != NULL && !cbk_sync_trust_expect (&account->trust, how->fingerprint, error))
    return FALSE;

  if (account->url == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Where headquarters is has to be said the first time");
      return FALSE;
    }

  if ((how->password != NULL && account->user != NULL) || how->browser != NULL || account->token != NULL)
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "Headquarters wants a number and a password the first time");

  return FALSE;
}

static gboolean
sync_by (CbkWorkspace *self, CbkLink *link, const CbkSigningIn *how, CbkSyncReport *report, char **ret_sentence,
         GCancellable *cancellable, GError **error)
{
  const CbkEnv *env = cbk_workspace_get_env (self);
  CbkSyncSignIn sign_in = { .password = how->password, .code = how->code };
  g_autofree char *id_token = NULL;
  gboolean signs_in;

  if (!prepare (&link->account, how, error) || !cbk_link_open (link, error))
    return FALSE;

  if (how->browser != NULL)
    sign_in.id_token = id_token = cbk_sync_browser_sign_in (link->transport, how->browser, how->browser_data, env, cancellable,
                                                            error);
  signs_in = sign_in.password != NULL || sign_in.id_token != NULL;
  if ((how->browser != NULL && id_token == NULL) ||
      !cbk_sync_cycle (cbk_workspace_get_store (self), link->transport, &link->account, signs_in ? &sign_in : NULL, env,
                       report, cancellable, error))
    return FALSE;

  return tell (self, report, &link->account.trust, ret_sentence, error);
}

/* As cbk_workspace_sync(), and says in @report what came of it, whatever that was. */
gboolean
cbk_workspace_cycle (CbkWorkspace *self,
                     const CbkSigningIn *how,
                     CbkSyncReport *report,
                     char **ret_sentence,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean anew = how->url != NULL || how->fingerprint != NULL || how->number != NULL || how->password != NULL ||
                  how->code != NULL || how->browser != NULL;
  CbkLink *link = cbk_workspace_get_link (self);
  gboolean ok;

  *ret_sentence = NULL;
  *report = (CbkSyncReport){ 0 };
  ok = cbk_link_take (link, cbk_store_get_folder (cbk_workspace_get_store (self)), anew, error) &&
       sync_by (self, link, how, report, ret_sentence, cancellable, error);
  cbk_link_leave (link, ok);

  return ok;
}

/**
 * cbk_workspace_sync:
 * @self: a workspace, with or without a user
 * @how: where headquarters is and who signs in, as far as it is not as before
 * @ret_sentence: (out): what was done, for people
 * @cancellable: (nullable): stops it; the next one goes on
 * @error: what cbk_sync_cycle() and cbk_sync_browser_sign_in() say
 *
 * Waits: a window calls it on a thread of its own. Sends what was saved and reads what others did.
 *
 * Returns: whether all was sent and read
 */
gboolean
cbk_workspace_sync (CbkWorkspace *self, const CbkSigningIn *how, char **ret_sentence, GCancellable *cancellable, GError **error)
{
  CbkSyncReport report;

  return cbk_workspace_cycle (self, how, &report, ret_sentence, cancellable, error);
}

/**
 * cbk_workspace_needs_sign_in:
 * @self: a workspace
 *
 * Returns: whether there is no sign-in at headquarters to go on with; it may have run out all the same
 */
gboolean
cbk_workspace_needs_sign_in (CbkWorkspace *self)
{
  g_auto(CbkSyncAccount) account = { 0 };

  return !cbk_sync_account_load (&account, cbk_store_get_folder (cbk_workspace_get_store (self)), NULL) ||
         account.token == NULL;
}

static void
take_state (CbkSyncing *syncing, CbkSyncState *state)
{
  *syncing = (CbkSyncing){
    .n_waiting = state->n_waiting,
    .n_sent = state->n_sent,
    .n_acked = state->n_acked,
    .n_settled = state->n_settled,
    .n_predicted = state->n_predicted,
    .oldest_at = state->oldest_at,
    .clock_offset = state->clock_offset,
    .n_conflicts = state->n_conflicts,
    .n_quarantined = state->n_quarantined,
    .n_events = state->n_events,
    .alarm = state->alarm,
    .last_success = state->last_success,
    .last_error = state->last_error,
  };
}

/**
 * cbk_workspace_get_syncing:
 * @self: a workspace
 * @syncing: (out): to be cleared
 * @error: any store error
 *
 * Waits.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_workspace_get_syncing (CbkWorkspace *self, CbkSyncing *syncing, GError **error)
{
  CbkSyncState state;

  *syncing = (CbkSyncing){ .last_success = CBK_TIME_UNSET, .oldest_at = CBK_TIME_UNSET, .clock_offset = CBK_TIME_UNSET };
  if (!cbk_sync_get_state (cbk_workspace_get_store (self), &state, error))
    return FALSE;

  take_state (syncing, &state);

  return TRUE;
}

static void
syncing_free (gpointer data)
{
  cbk_syncing_clear (data);
  g_free (data);
}

static gboolean
read_syncing (CbkSession *session, gpointer syncing, GError **error)
{
  CbkSyncState state;

  if (!cbk_sync_read_state (session, &state, error))
    return FALSE;

  take_state (syncing, &state);

  return TRUE;
}

static void
on_syncing_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CbkSyncing *syncing = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (syncing == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, syncing, syncing_free);
}

/**
 * cbk_workspace_get_syncing_async:
 * @self: an open workspace
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * As cbk_workspace_get_syncing(), without waiting.
 */
void
cbk_workspace_get_syncing_async (CbkWorkspace *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkSyncing *syncing = g_new0 (CbkSyncing, 1);

  g_task_set_source_tag (task, cbk_workspace_get_syncing_async);
  syncing->last_success = CBK_TIME_UNSET;
  cbk_store_write_async (cbk_workspace_get_store (self), read_syncing, syncing, syncing_free, cancellable, on_syncing_cb,
                         g_steal_pointer (&task));
}

/**
 * cbk_workspace_get_syncing_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @syncing: (out): to be cleared
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_workspace_get_syncing_finish (CbkWorkspace *self, GAsyncResult *result, CbkSyncing *syncing, GError **error)
{
  g_autofree CbkSyncing *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *syncing = (CbkSyncing){ .last_success = CBK_TIME_UNSET };
  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;

  *syncing = *found;

  return TRUE;
}

void
cbk_syncing_clear (CbkSyncing *self)
{
  g_clear_pointer (&self->last_error, g_free);
  g_clear_pointer (&self->alarm, g_free);
}
