/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-cycle-private.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "model/cbk-merge.h"
#include "store/cbk-lease.h"
#include "store/cbk-sync-events.h"
#include "store/cbk-wipe.h"

#include <string.h>

#define PULL_ROWS 2000

/* So long is gone on with what headquarters said when it was greeted; then its logs, its clock and the leases are asked for
 * again. */
#define GREETING_LASTS (5 * CBK_MINUTE)

static gboolean
set_leases (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_set_leases (session, self->leases, error);
}

static gboolean
read_head (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  cbk_sync_head_clear (&self->head);

  return cbk_sync_read_head (session, &self->head, error);
}

static gboolean
begin (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return read_head (session, self, error) && cbk_sync_count_events (session, &self->n_events, error);
}

static gboolean
read_batch (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  self->first = self->engine.pushed_to + 1;

  return cbk_sync_read_batch (session, self->engine.pushed_to, self->engine.batch_rows, self->engine.batch_bytes, self->lines,
                              &self->last, error) &&
         cbk_sync_mark_sent (session, self->first, self->last, error);
}

static gboolean
mark_acked (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_mark_acked (session, self->results, error);
}

static void
count_result (CbkHands *self, CbkSyncResult *result)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (result->result, -1, NULL);
  CbkCustody custody;

  self->report->n_sent++;
  if (object == NULL || !cbk_custody_parse (cbk_json_get_text (object, "status"), &custody))
    return;

  self->report->n_conflicts += custody == CBK_CUSTODY_CONFLICT;
  self->report->n_quarantined += custody == CBK_CUSTODY_QUARANTINED;
}

static gboolean
answers_all (CbkHands *self, GPtrArray *results)
{
  if (results->len != self->last - self->first + 1)
    return FALSE;

  for (guint i = 0; i < results->len; i++)
    if (((CbkSyncResult *) g_ptr_array_index (results, i))->dseq != self->first + (gint64) i)
      return FALSE;

  return TRUE;
}

/* Nothing counts as with headquarters that it has not said to have. */
static gboolean
take_results (CbkHands *self, GBytes *body, GError **error)
{
  g_autoptr(GPtrArray) results = cbk_sync_parse_results (body, error);

  if (results == NULL)
    return FALSE;

  if (!answers_all (self, results))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Headquarters did not answer for all that was sent");
      return FALSE;
    }

  self->results = results;
  if (!cbk_hands_run (self, mark_acked, error))
    return FALSE;

  for (guint i = 0; i < results->len; i++)
    count_result (self, g_ptr_array_index (results, i));

  return TRUE;
}

static gboolean
push (CbkHands *self, GError **error)
{
  g_auto(CbkExchange) answer = { 0 };
  g_autoptr(GBytes) body = NULL;

  if (!cbk_hands_run (self, read_batch, error))
    return FALSE;

  if (self->lines->len == 0)
    {
      self->report->all_sent = TRUE;
      cbk_sync_engine_nothing (&self->engine);
      return TRUE;
    }

  body = g_bytes_new (self->lines->str, self->lines->len);
  if (!cbk_hands_exchange (self, "/v1/sync/push", "application/x-ndjson", body, &answer, error) ||
      (answer.answer.status == 200 && !take_results (self, answer.body, error)))
    return FALSE;

  cbk_sync_engine_pushed (&self->engine, &answer.answer, self->last);

  return TRUE;
}

static gboolean
apply_page (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_apply_page (session, self->page, error);
}

/* An empty list is a list, when it is not the one that we know. */
static void
note_told (CbkHands *self, CbkSyncPage *page)
{
  if (page->told == NULL && page->etag != NULL && g_strcmp0 (page->etag, self->head.etag) != 0)
    page->told = g_ptr_array_new_with_free_func (g_free);
}

/* What was answered to an earlier question would set the cursor, or what may be held, back; one of before the laptop got another
 * id, count as settled what it has not sent under this one. */
static gboolean
answers_us (CbkHands *self, const CbkSyncPage *page, GError **error)
{
  if (page->asked == NULL ||
      (g_str_equal (page->asked, self->head.cursor) && g_strcmp0 (page->asked_etag, self->head.etag) == 0 &&
       (page->asked_by == NULL || g_str_equal (page->asked_by, self->head.device))))
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Headquarters answered something that was not asked");

  return FALSE;
}

static gboolean
pull (CbkHands *self, GError **error)
{
  g_auto(CbkExchange) answer = { 0 };
  g_autoptr(CbkSyncPage) page = NULL;
  g_autoptr(GBytes) body = NULL;

  if (!cbk_hands_run (self, read_head, error))
    return FALSE;

  body = cbk_sync_print_pull (&self->head, PULL_ROWS);
  if (!cbk_hands_exchange (self, "/v1/sync/pull", "application/json", body, &answer, error))
    return FALSE;

  if (answer.answer.status == 200)
    {
      page = cbk_sync_parse_page (answer.body, error);
      self->page = page;
      if (page != NULL)
        note_told (self, page);
      if (page == NULL || !answers_us (self, page, error) || !cbk_hands_run (self, apply_page, error))
        return FALSE;
      self->report->n_received += page->rows->len;
    }

  cbk_sync_engine_pulled (&self->engine, &answer.answer, page != NULL && page->more);

  /* Until when scopes may be held is said with a greeting. */
  if (page != NULL && page->told != NULL)
    cbk_sync_engine_greet (&self->engine);

  return TRUE;
}

static gboolean
restart (CbkSession *session, gpointer data, GError **error)
{
  return cbk_sync_restart (session, error);
}

/* The account goes too: whoever unblocks this laptop has somebody sign in on it anew. */
static gboolean
wipe (CbkHands *self, GError **error)
{
  cbk_sync_account_forget (self->account);
  if (!cbk_store_wipe (self->store, self->engine.sentence, error))
    return FALSE;

  cbk_sync_engine_wiped (&self->engine);

  return TRUE;
}

static gboolean
do_action (CbkHands *self, GError **error)
{
  switch (self->engine.action)
    {
    case CBK_SYNC_HELLO:
      return cbk_hands_say_hello (self, error);

    case CBK_SYNC_FORK:
      return cbk_hands_ask_for_new_id (self, error);

    case CBK_SYNC_PUSH:
      return push (self, error);

    case CBK_SYNC_PULL:
      return pull (self, error);

    case CBK_SYNC_RESTART:
      if (!cbk_hands_run (self, restart, error))
        return FALSE;
      cbk_sync_engine_restarted (&self->engine);
      return TRUE;

    case CBK_SYNC_WIPE:
      return wipe (self, error);

    case CBK_SYNC_SCOPES:
      return cbk_hands_do_scopes (self, error);

    case CBK_SYNC_DONE:
    case CBK_SYNC_FAILED:
    default:
      g_assert_not_reached ();
    }
}

static void
set_failure (const CbkSyncEngine *engine, GError **error)
{
  static const CbkError codes[] = {
    [CBK_SYNC_FAILURE_NONE] = CBK_ERROR_INVALID,     [CBK_SYNC_FAILURE_SIGN_IN] = CBK_ERROR_DENIED,
    [CBK_SYNC_FAILURE_DENIED] = CBK_ERROR_DENIED,    [CBK_SYNC_FAILURE_USER] = CBK_ERROR_DENIED,
    [CBK_SYNC_FAILURE_FORK] = CBK_ERROR_CONFLICT,
    [CBK_SYNC_FAILURE_OLD] = CBK_ERROR_NEWER,        [CBK_SYNC_FAILURE_TOO_LARGE] = CBK_ERROR_INVALID,
    [CBK_SYNC_FAILURE_BUSY] = CBK_ERROR_BUSY,        [CBK_SYNC_FAILURE_ODD] = CBK_ERROR_INVALID,
  };

  g_set_error_literal (error, CBK_ERROR, codes[engine->failure], engine->sentence);
}

/* Somebody whom headquarters does not want is signed out, and locked out of this store. */
static gboolean
lock_out (CbkHands *self, GError **error)
{
  cbk_sync_account_forget (self->account);

  return self->account->user == NULL ||
         cbk_store_lock_user (self->store, self->account->user, self->engine.sentence, error);
}

/* After what people wait for, and whether or not that went well. A laptop with two histories sends nothing. */
static gboolean
settle_logs (CbkHands *self, GError **error)
{
  CbkSyncLine line = { self->store, self->transport, self->account->token, self->cancellable };

  if (self->heads.heads == NULL || !self->same)
    return TRUE;

  return cbk_sync_check_heads (&line, &self->heads, error) &&
         (self->access < 0 || cbk_sync_send_events (&line, self->access, &self->report->n_events, error));
}

/* Entries of the access log are sent after a greeting, which says which headquarters has. What is lent no more is lent anew
 * by one. */
static gboolean
is_greeted (CbkHands *self)
{
  const CbkSyncGreeting *greeting = self->account->greeting;

  return greeting != NULL && greeting->at > 0 && self->sign_in == NULL && self->n_events == 0 &&
         cbk_env_mono (self->env) - greeting->at < GREETING_LASTS && cbk_store_check_lease (self->store, NULL);
}

static gboolean
run_engine (CbkHands *self, GError **error)
{
  if (!cbk_hands_run (self, begin, error))
    return FALSE;

  cbk_sync_engine_init (&self->engine, self->head.first_open);
  if (is_greeted (self))
    {
      self->report->clock_offset = self->account->greeting->clock_offset;
      cbk_sync_engine_resume (&self->engine, self->head.last_dseq, self->account->greeting->push_rows,
                              self->account->greeting->push_bytes);
    }

  while (self->engine.action != CBK_SYNC_DONE && self->engine.action != CBK_SYNC_FAILED)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !do_action (self, error))
      return FALSE;

  /* Scopes that were new have their leases only now. */
  if (self->engine.action == CBK_SYNC_DONE)
    return self->leases == NULL ||
           (cbk_hands_run (self, set_leases, error) && cbk_store_renew_lease (self->store, error));

  if (self->engine.failure == CBK_SYNC_FAILURE_USER && !lock_out (self, error))
    return FALSE;

  set_failure (&self->engine, error);

  return FALSE;
}

static gboolean
note_success (CbkSession *session, gpointer data, GError **error)
{
  return cbk_sync_note_success (session, error);
}

static gboolean
note_error (CbkSession *session, gpointer sentence, GError **error)
{
  return cbk_sync_note_error (session, sentence, error);
}

/**
 * cbk_sync_cycle:
 * @store: a store
 * @transport: the way to headquarters
 * @account: who signs in, with which token; a new token is kept in the store's folder
 * @sign_in: (nullable): to sign in anew, instead of the token
 * @env: time
 * @report: (out caller-allocates): what was done, also when it fails half-way
 * @cancellable: (nullable): stops between two steps and inside a request
 * @error: %G_IO_ERROR_HOST_UNREACHABLE, %CBK_ERROR_DENIED when a password is needed or nobody is wanted,
 *   %CBK_ERROR_CONFLICT for a restored or copied store, %CBK_ERROR_BUSY, %CBK_ERROR_NEWER, or any store error. A laptop
 *   that is blocked is wiped, a user who is blocked locked out, before this returns %CBK_ERROR_DENIED
 *
 * Waits; for the sync thread or a program without a main loop. Sends what was saved here, reads what others did. Wherever
 * it is cut off, the next one goes on: nothing is lost, and nothing is done twice.
 *
 * Returns: whether all was sent and read
 */
gboolean
cbk_sync_cycle (CbkStore *store,
                CbkTransport *transport,
                CbkSyncAccount *account,
                const CbkSyncSignIn *sign_in,
                const CbkEnv *env,
                CbkSyncReport *report,
                GCancellable *cancellable,
                GError **error)
{
  CbkHands self = { .store = store, .transport = transport, .account = account, .sign_in = sign_in, .env = env,
                    .report = report, .cancellable = cancellable };
  g_autoptr(GError) local_error = NULL;
  gboolean ok;

  *report = (CbkSyncReport){ 0 };
  self.lines = g_string_new (NULL);
  ok = run_engine (&self, &local_error);
  ok = settle_logs (&self, ok ? &local_error : NULL) && ok;

  if (ok)
    cbk_store_write (store, note_success, NULL, NULL, NULL);
  else if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cbk_store_write (store, note_error, local_error->message, NULL, NULL);

  report->failure = self.engine.failure;
  cbk_sync_engine_clear (&self.engine);
  cbk_sync_heads_clear (&self.heads);
  cbk_sync_head_clear (&self.head);
  g_clear_pointer (&self.leases, g_hash_table_unref);
  g_string_free (self.lines, TRUE);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return ok;
}

static gboolean
read_state (CbkSession *session, gpointer state, GError **error)
{
  return cbk_sync_read_state (session, state, error);
}

/**
 * cbk_sync_get_state:
 * @store: a store
 * @state: (out): to be cleared
 * @error: any store error
 *
 * Waits.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_get_state (CbkStore *store, CbkSyncState *state, GError **error)
{
  return cbk_store_write (store, read_state, state, NULL, error);
}
