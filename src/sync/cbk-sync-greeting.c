/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-cycle-private.h"

#include "store/cbk-sync-events.h"
#include "store/cbk-wipe.h"

/* How a session begins, and how this laptop goes on under a new id. */

void
cbk_exchange_clear (CbkExchange *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->refusal, json_object_unref);
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/* Asks headquarters; without @body only asks. A refusal is an answer too. */
gboolean
cbk_hands_exchange (CbkHands *self, const char *path, const char *type, GBytes *body, CbkExchange *ret_exchange, GError **error)
{
  gboolean greets = self->engine.action == CBK_SYNC_HELLO || self->engine.action == CBK_SYNC_FORK;
  const char *token = self->sign_in == NULL || !greets ? self->account->token : NULL;
  CbkSyncAnswer *answer = &ret_exchange->answer;
  const char *data;
  gsize length;

  *ret_exchange = (CbkExchange){ 0 };
  ret_exchange->body = self->transport->exchange (self->transport, path, token, type, body, &answer->status,
                                                  self->cancellable, error);
  self->report->leave = MAX (self->report->leave, self->transport->leave);
  if (ret_exchange->body == NULL)
    return FALSE;

  if (answer->status == 200)
    return TRUE;

  data = g_bytes_get_data (ret_exchange->body, &length);
  ret_exchange->refusal = data != NULL ? cbk_json_parse_object (data, (gssize) length, NULL) : NULL;
  if (ret_exchange->refusal != NULL)
    {
      answer->word = cbk_json_get_text (ret_exchange->refusal, "error");
      answer->message = cbk_json_get_text (ret_exchange->refusal, "message");
      answer->next = cbk_json_get_int (ret_exchange->refusal, "next", 0);
      answer->wipe = is_true (ret_exchange->refusal, "wipe_cache");
      answer->drain = is_true (ret_exchange->refusal, "drain");
    }

  /* What headquarters takes no more is not shown to it again. */
  if (answer->status == 401 && g_strcmp0 (answer->word, "certificate") == 0)
    cbk_sync_trust_drop_certificate (&self->account->trust);

  return TRUE;
}

static gboolean
compare_history (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  if (!cbk_sync_same_history (session, self->dseq, self->hash, &self->same, error))
    return FALSE;

  return !self->same || self->access < 0 ||
         cbk_sync_same_events (session, self->access, self->access_hash, &self->same, error);
}

static gboolean
set_leases (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_set_leases (session, self->leases, error);
}

/* Work on the store's thread, for which these hands are the data. */
gboolean
cbk_hands_run (CbkHands *self, CbkSessionFunc func, GError **error)
{
  return cbk_store_write (self->store, func, self, self->cancellable, error);
}

static gboolean
let_in (CbkHands *self, CbkSyncWelcome *welcome, GError **error)
{
  CbkSyncAccount *account = self->account;

  return cbk_sync_account_enter (account, welcome->token, welcome->user, welcome->certificate, error) &&
         (welcome->token == NULL || account->user == NULL ||
          cbk_store_lock_user (self->store, account->user, NULL, error)) &&
         cbk_store_unseal (self->store, error);
}

static gboolean
note_clock (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_note_clock (session, self->report->clock_offset, error);
}

static void
take_leases (CbkHands *self, CbkSyncWelcome *welcome)
{
  g_clear_pointer (&self->leases, g_hash_table_unref);
  self->leases = g_steal_pointer (&welcome->leases);
}

static gboolean
take_welcome (CbkHands *self, GBytes *body, CbkSyncWelcome *welcome, gint64 sent_at, GError **error)
{
  if (!cbk_sync_parse_welcome (body, welcome, error) || !let_in (self, welcome, error))
    return FALSE;

  /* The middle of the exchange is when headquarters read its clock, as well as we can know. */
  self->report->clock_offset = welcome->server_time - (sent_at + cbk_env_now (self->env)) / 2;
  if (self->account->greeting != NULL)
    *self->account->greeting = (CbkSyncGreeting){ cbk_env_mono (self->env), welcome->push_rows, welcome->push_bytes,
                                                  self->report->clock_offset };
  self->dseq = welcome->last_dseq;
  self->hash = welcome->last_hash;
  take_leases (self, welcome);
  self->access = welcome->last_access;
  self->access_hash = welcome->last_access_hash;
  cbk_sync_heads_clear (&self->heads);
  self->heads = welcome->heads;
  welcome->heads.heads = NULL;

  return cbk_hands_run (self, note_clock, error) && cbk_hands_run (self, compare_history, error) &&
         cbk_hands_run (self, set_leases, error);
}

gboolean
cbk_hands_say_hello (CbkHands *self, GError **error)
{
  g_auto(CbkExchange) answer = { 0 };
  g_auto(CbkSyncWelcome) welcome = { 0 };
  g_autoptr(GBytes) hello = NULL;
  g_autofree char *request = NULL;
  gint64 sent_at = cbk_env_now (self->env);

  if (cbk_sync_trust_wants_renewal (&self->account->trust, sent_at) &&
      !(request = cbk_sync_trust_make_request (&self->account->trust, self->head.device, error)))
    return FALSE;

  hello = cbk_sync_print_hello (&self->head, sent_at, self->account->user, self->sign_in, request, NULL);
  if (!cbk_hands_exchange (self, "/v1/session", "application/json", hello, &answer, error) ||
      (answer.answer.status == 200 && !take_welcome (self, answer.body, &welcome, sent_at, error)))
    return FALSE;

  cbk_sync_engine_hello (&self->engine, &answer.answer, welcome.last_dseq, self->same, welcome.push_rows, welcome.push_bytes);

  return TRUE;
}

static gboolean
go_on_as (CbkSession *session, gpointer data, GError **error)
{
  CbkHands *self = data;

  return cbk_sync_fork (session, self->successor, error);
}

/* First headquarters knows the new id, then this laptop goes by it, then it has the certificate for it: cut off between two of
 * these it asks again, or somebody signs in. */
static gboolean
take_new_id (CbkHands *self, GBytes *body, CbkSyncWelcome *welcome, GError **error)
{
  self->report->forked = TRUE;
  self->access = 0;
  self->same = TRUE;

  if (!cbk_sync_parse_welcome (body, welcome, error))
    return FALSE;

  take_leases (self, welcome);

  return cbk_hands_run (self, go_on_as, error) && let_in (self, welcome, error);
}

gboolean
cbk_hands_ask_for_new_id (CbkHands *self, GError **error)
{
  g_auto(CbkExchange) answer = { 0 };
  g_auto(CbkSyncWelcome) welcome = { 0 };
  g_autoptr(GBytes) hello = NULL;
  g_autofree char *request = NULL;

  cbk_id_init (self->successor, self->env);
  request = cbk_sync_trust_make_request (&self->account->trust, self->successor, error);
  if (request == NULL)
    return FALSE;

  hello = cbk_sync_print_hello (&self->head, cbk_env_now (self->env), self->account->user, self->sign_in, request,
                                self->successor);
  if (!cbk_hands_exchange (self, "/v1/session", "application/json", hello, &answer, error) ||
      (answer.answer.status == 200 && !take_new_id (self, answer.body, &welcome, error)))
    return FALSE;

  cbk_sync_engine_forked (&self->engine, &answer.answer, welcome.push_rows, welcome.push_bytes);

  return TRUE;
}
