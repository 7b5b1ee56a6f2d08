/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-session-private.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-access.h"
#include "hq/cbk-hq-door.h"
#include "hq/cbk-hq-enrolment.h"
#include "hq/cbk-hq-provider.h"
#include "hq/cbk-hq-permission.h"
#include "hq/cbk-hq-secret.h"
#include "hq/cbk-hq-subscription.h"
#include "hq/cbk-hq-tree.h"
#include "model/cbk-registry.h"

#include <string.h>

#define MAX_FAILURES 10
#define LOCK_TIME (15 * CBK_MINUTE)
#define MAX_PASSWORD 1024

static gboolean
refuse (CbkHqHello *self, guint status, const char *word, const char *message)
{
  cbk_hq_answer_refuse (self->answer, status, word, message);

  return TRUE;
}

/* Ten wrong passwords in a row, and this user waits: a password cannot be found by trying. */
static gboolean
count_failure (CbkHqHello *self, CbkHqStorage *storage, CbkHqUser *user, GError **error)
{
  refuse (self, 401, "password", "Headquarters does not know this number with this password");
  if (user == NULL)
    return TRUE;

  user->failures++;
  if (user->failures >= MAX_FAILURES)
    {
      user->failures = 0;
      user->locked_until = cbk_env_now (storage->env) + LOCK_TIME;
    }

  return cbk_hq_storage_put_user (storage, user, error);
}

/* Whoever is blocked learns it when they have shown who they are, and not before. */
static gboolean
let_in (CbkHqHello *self, CbkHqStorage *storage, CbkHqUser *user, GError **error)
{
  if (user->blocked)
    return refuse (self, 403, "user", "You are blocked at headquarters; please ask your administrator");

  self->number = self->claims.number != NULL ? self->claims.number : cbk_json_get_text (self->hello, "user");
  self->token = cbk_hq_token_new ();
  self->expires = cbk_env_now (storage->env) + TOKEN_LIFE;
  if (user->failures == 0)
    return TRUE;

  user->failures = 0;

  return cbk_hq_storage_put_user (storage, user, error);
}

static gboolean
sign_in (CbkHqHello *self, CbkHqStorage *storage, const char *password, GError **error)
{
  const char *number = cbk_json_get_text (self->hello, "user");
  g_autoptr(CbkHqUser) user = NULL;

  if (number == NULL || strlen (password) > MAX_PASSWORD)
    return refuse (self, 400, "invalid", "To sign in, give a number and a password");

  /* Wrong passwords that are tried at the same time are counted one after the other. */
  if (!cbk_hq_storage_get_user (storage, number, TRUE, &user, error))
    return FALSE;

  if (user != NULL && user->locked_until > cbk_env_now (storage->env))
    return refuse (self, 429, "locked", "There were too many wrong passwords; please try again in a quarter of an hour");

  if (!self->known || user == NULL)
    return count_failure (self, storage, user, error);

  return let_in (self, storage, user, error);
}

/* The token is good once: its number was given by us, and is used up by it. */
static gboolean
sign_in_by_token (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  g_autoptr(CbkHqUser) user = NULL;
  guint8 hash[CBK_HASH_BYTES];
  gboolean is_new;
  gint64 ends;

  if (!cbk_hq_nonce_check (self->request->tls, self->claims.nonce, cbk_env_now (storage->env), &ends))
    return refuse (self, 401, "id-token", "This sign-in was not begun here, or took too long; please sign in again");

  cbk_hq_token_hash (self->claims.nonce, hash);
  if (!cbk_hq_storage_use_nonce (storage, hash, ends, &is_new, error) ||
      !cbk_hq_storage_get_user (storage, self->claims.number, TRUE, &user, error))
    return FALSE;

  if (!is_new)
    return refuse (self, 401, "id-token", "This sign-in was used already; please sign in again");

  if (user == NULL)
    return refuse (self, 401, "id-token", "Headquarters does not know whom the sign-in service names");

  return let_in (self, storage, user, error);
}

static gboolean
find_device (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  if (!cbk_hq_storage_get_device (storage, self->device_id, TRUE, &self->device, error))
    return FALSE;

  self->is_new = self->device == NULL;
  if (!self->is_new)
    return TRUE;

  self->device = g_new0 (CbkHqDevice, 1);
  g_strlcpy (self->device->device, self->device_id, sizeof self->device->device);
  self->device->name = g_strconcat ("laptop of ", self->number, NULL);
  self->device->incarnation = 1;

  return TRUE;
}

/* What headquarters says of its own logs, and will be held to. */
static gboolean
read_logs (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  if (!cbk_hq_storage_get_chain (storage, self->device->device, FALSE, &self->last_access, self->access_hash, error))
    return FALSE;

  if (self->request->head_key == NULL)
    return TRUE;

  if (!cbk_hq_seal (storage, self->request->head_key, self->request->seal_interval, error))
    return FALSE;

  for (guint i = 0; i < CBK_HQ_N_TREES; i++)
    {
      gboolean there;

      if (!cbk_hq_tree_get_head (storage, (CbkHqTree) i, &self->heads[self->n_heads], &there, error))
        return FALSE;
      self->n_heads += there;
    }

  return TRUE;
}

static void
write_heads (CbkHqHello *self, GString *out)
{
  if (self->request->head_key == NULL)
    return;

  g_string_append (out, ",\"sth\":{\"heads\":[");
  for (guint i = 0; i < self->n_heads; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cbk_tree_head_append_json (&self->heads[i], out);
    }
  g_string_append (out, "],\"key\":\"");
  cbk_hex_append (out, self->request->head_key->public_key, CBK_HEAD_PUBLIC_BYTES);
  g_string_append (out, "\"}");
}

static void
write_answer (CbkHqHello *self, CbkHqStorage *storage)
{
  GString *out = self->answer->body;
  g_autofree char *etag = cbk_hq_scopes_etag (self->scopes);
  g_autofree char *hash = cbk_hash_print (self->device->last_hash);
  g_autofree char *access_hash = cbk_hash_print (self->access_hash);
  char time[CBK_TIME_TEXT_SIZE];

  g_string_append_c (out, '{');
  if (self->enrolment.certificate != NULL)
    cbk_hq_append_member (out, "certificate", self->enrolment.certificate);
  g_string_append (out, out->len > 1 ? ",\"device\":{" : "\"device\":{");
  cbk_hq_append_number (out, "last_access", self->last_access);
  cbk_hq_append_member (out, "last_access_hash", access_hash);
  cbk_hq_append_number (out, "last_dseq", self->device->last_dseq);
  cbk_hq_append_member (out, "last_hash", hash);
  g_string_append_c (out, '}');
  cbk_hq_append_member (out, "epoch", storage->epoch);
  if (self->token != NULL)
    {
      cbk_time_print (self->expires, time);
      cbk_hq_append_member (out, "expires", time);
    }
  g_string_append_printf (out, ",\"limits\":{\"chunk\":%d,\"pull_bytes\":%d,\"pull_rows\":%d,\"push_bytes\":%d,\"push_mutations\":%d}",
                          CBK_HQ_CHUNK_BYTES, CBK_HQ_PULL_BYTES, CBK_HQ_PULL_ROWS, CBK_HQ_PUSH_BYTES, CBK_HQ_PUSH_MUTATIONS);
  cbk_hq_append_number (out, "proto", 1);
  cbk_hq_append_number (out, "schema_min_pull", 1);
  cbk_hq_append_number (out, "schema_min_push", 1);
  cbk_hq_append_number (out, "schema_now", CBK_SCHEMA_VERSION);
  cbk_time_print (cbk_env_now (storage->env), time);
  cbk_hq_append_member (out, "server_time", time);
  write_heads (self, out);
  cbk_hq_append_subs (out, storage, self->scopes);
  cbk_hq_append_member (out, "subs_etag", etag);
  if (self->token != NULL)
    {
      cbk_hq_append_member (out, "token", self->token);
      cbk_hq_append_member (out, "user", self->number);
    }
  g_string_append (out, "}\n");
}

/* What may be held changes with the hour: leases are renewed, what is over is wanted back. */
static gboolean
subscribe (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  g_autoptr(CbkHqUser) user = NULL;

  if (!cbk_hq_storage_get_user (storage, self->number, FALSE, &user, error) ||
      (user != NULL && !cbk_hq_note_signed_in (storage, self->device->device, user->officer, error)))
    return FALSE;

  self->scopes = cbk_hq_list_entitled (storage, self->number, error);

  return self->scopes != NULL && cbk_hq_subscribe (storage, self->device->device, self->number, self->scopes, error);
}

/* Costs a tenth of a second by design, and is done before anything is locked. */
static gboolean
check_password (CbkHqHello *self, GError **error)
{
  const char *password = cbk_json_get_text (self->hello, "password"), *number = cbk_json_get_text (self->hello, "user");
  g_autoptr(CbkHqUser) user = NULL;

  if (password == NULL || number == NULL || strlen (password) > MAX_PASSWORD)
    return TRUE;

  if (!cbk_hq_storage_get_user (self->request->storage, number, FALSE, &user, error))
    return FALSE;

  self->known = cbk_hq_password_verify (user != NULL ? user->password : NULL, password);

  return TRUE;
}

/* The same for a token of the sign-in service, whose keys may have to be fetched. */
static gboolean
check_id_token (CbkHqHello *self, GError **error)
{
  const char *token = cbk_json_get_text (self->hello, "id_token");
  g_auto(CbkHqOidc) oidc = { 0 };
  g_autoptr(GError) local_error = NULL;

  if (token == NULL)
    return TRUE;

  if (!cbk_hq_oidc_get (self->request->storage, &oidc, error))
    return FALSE;

  if (oidc.issuer == NULL)
    return refuse (self, 401, "id-token", "Headquarters has no sign-in service; please sign in with a password");

  if (cbk_hq_provider_check (self->request->provider, &oidc, token, self->request->storage->env, &self->claims, &local_error))
    return TRUE;

  if (g_error_matches (local_error, CBK_ERROR, CBK_ERROR_BUSY))
    return refuse (self, 503, "busy", local_error->message);

  g_printerr ("casebook-hq: a token of the sign-in service was refused: %s\n", local_error->message);

  return refuse (self, 401, "id-token", local_error->message);
}

static gboolean
prove_user (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  const char *password = cbk_json_get_text (self->hello, "password");

  if (self->claims.nonce != NULL)
    return sign_in_by_token (self, storage, error);

  return password == NULL || sign_in (self, storage, password, error);
}

static gboolean
keep_session (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  CbkHqSession session = { .number = (char *) self->number };
  guint8 hash[CBK_HASH_BYTES];

  if (self->token == NULL)
    return TRUE;

  g_strlcpy (session.device, self->device->device, sizeof session.device);
  memcpy (session.certificate, self->enrolment.fingerprint, CBK_HASH_BYTES);
  cbk_hq_token_hash (self->token, hash);

  return cbk_hq_storage_put_session (storage, hash, &session, self->expires, error);
}

static gboolean
enrol (CbkHqHello *self, CbkHqStorage *storage, GError **error)
{
  if (self->answer->status != 200)
    return TRUE;

  if (self->successor != NULL && !self->is_new)
    return cbk_hq_hello_succeed (self, storage, error);

  return cbk_hq_enrol (&self->enrolment, self->request, self->device, self->is_new, self->token != NULL, self->hello,
                       self->answer, error);
}

/* It may be done once more from the beginning. */
static void
start_over (CbkHqHello *self)
{
  self->number = self->request->number;
  self->answer->status = 200;
  g_string_truncate (self->answer->body, 0);
  self->is_new = FALSE;
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->enrolment.certificate, g_free);
  g_clear_pointer (&self->device, cbk_hq_device_free);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  self->n_heads = 0;
}

static gboolean
open_session (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqHello *self = data;

  start_over (self);
  if (!cbk_hq_hello_check_history (self, storage, error) ||
      (self->answer->status == 200 && !prove_user (self, storage, error)))
    return FALSE;

  if (self->answer->status != 200)
    return TRUE;

  if (self->number == NULL || (self->token == NULL && g_strcmp0 (self->request->device, self->device_id) != 0))
    return refuse (self, 401, "token", "Please sign in to headquarters again");

  if (!find_device (self, storage, error) || !cbk_hq_hello_check_device (self, storage, error) || !enrol (self, storage, error))
    return FALSE;

  if (self->answer->status != 200)
    return TRUE;

  if ((self->is_new && !cbk_hq_storage_put_device (storage, self->device, error)) || !keep_session (self, storage, error))
    return FALSE;

  if (!subscribe (self, storage, error) || !read_logs (self, storage, error))
    return FALSE;

  write_answer (self, storage);

  return TRUE;
}

static gboolean
speaks_our_protocol (JsonObject *hello)
{
  JsonNode *node = json_object_get_member (hello, "proto");

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_INT64 && json_node_get_int (item) == 1)
        return TRUE;
    }

  return FALSE;
}

/**
 * cbk_hq_session:
 * @request: who, on which laptop, how far it is; a token in the request does instead of number and password
 * @answer: (out): what headquarters can and what it has of this laptop; a token where a password was given
 *
 * POST /v1/session.
 */
void
cbk_hq_session (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) hello = cbk_json_parse_object (request->body, (gssize) request->length, &error);
  CbkHqHello self = { .request = request, .answer = answer, .hello = hello, .number = request->number };
  gboolean ok;

  if (hello == NULL)
    {
      cbk_hq_answer_refuse (answer, 400, "invalid", error->message);
      return;
    }

  if (!speaks_our_protocol (hello))
    {
      cbk_hq_answer_refuse (answer, 426, "proto", "This Casebook is too old for headquarters; please update the program");
      return;
    }

  self.device_id = cbk_json_get_text (hello, "device");
  self.successor = cbk_json_get_text (hello, "successor");
  if (!cbk_id_is_valid (self.device_id))
    {
      cbk_hq_answer_refuse (answer, 400, "invalid", "A laptop says its id with every session");
      return;
    }

  ok = check_password (&self, &error) && check_id_token (&self, &error) &&
       (answer->status != 200 || cbk_hq_storage_transact (request->storage, open_session, &self, &error));
  if (!ok)
    cbk_hq_answer_fail (answer, error);

  g_clear_pointer (&self.token, g_free);
  g_clear_pointer (&self.enrolment.certificate, g_free);
  cbk_hq_claims_clear (&self.claims);
  g_clear_pointer (&self.device, cbk_hq_device_free);
  g_clear_pointer (&self.scopes, g_ptr_array_unref);
}
