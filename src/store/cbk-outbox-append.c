/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"
#include "store/cbk-outbox-private.h"

/* What is written into the evidence: changes and consultations, each behind the last. */

static void
append_text (GString *json, const char *name, const char *value)
{
  if (value == NULL)
    return;

  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append_printf (json, "\"%s\":", name);
  cbk_json_append_string (json, value);
}

static void
append_int (GString *json, const char *name, gint64 value)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append_printf (json, "\"%s\":%" G_GINT64_FORMAT, name, value);
}

typedef struct
{
  CbkOutbox *self;
  CbkChangeSet *changes;
  char txn[CBK_ID_LENGTH + 1];
  gsize bytes;
} CbkAppend;

/* Headquarters takes 4 MiB at once, and what one action did at once: what is more is better said now than never sent.
 * Beside its payload a line has two hashes. */
#define MAX_BYTES (4 * 1024 * 1024 - 64 * 1024)
#define LINE_BYTES 200

/* What nobody can guess: once the payload is erased, nobody finds it again by hashing what it may have been. */
static void
append_salt (GString *json, const CbkEnv *env)
{
  guint8 salt[16];

  cbk_env_random (env, salt, sizeof salt);
  g_string_append (json, ",\"salt\":\"");
  cbk_hex_append (json, salt, sizeof salt);
  g_string_append_c (json, '"');
}

static void
append_resolves (GString *json, GPtrArray *resolves)
{
  if (resolves == NULL)
    return;

  g_string_append (json, ",\"resolves\":[");
  for (guint i = 0; i < resolves->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      cbk_json_append_string (json, resolves->pdata[i]);
    }
  g_string_append_c (json, ']');
}

/* Names stand in the order of the alphabet: the payload is canonical JSON as it is written. */
static void
write_payload (CbkAppend *append, guint n, gint64 dseq, const char *mid)
{
  CbkOutbox *self = append->self;
  CbkChange *change = g_ptr_array_index (append->changes->changes, n);
  GString *json = self->payload;
  char at[CBK_TIME_TEXT_SIZE];

  cbk_time_print (cbk_env_now (self->env), at);

  g_string_assign (json, "{");
  append_text (json, "actor", append->changes->actor);
  append_text (json, "at", at);
  append_int (json, "base", change->before != NULL ? change->before->version : 0);
  append_text (json, "boot", self->boot);
  append_text (json, "command", append->changes->command);
  append_text (json, "device", self->device);
  if (change->before == NULL)
    {
      g_string_append (json, ",\"doc\":");
      cbk_record_append_json (change->after, CBK_JSON_DOCUMENT, json);
    }
  append_int (json, "dseq", dseq);
  append_text (json, "id", change->after->id);
  append_text (json, "mid", mid);
  append_int (json, "mono", cbk_env_mono (self->env));
  if (self->clock_offset != CBK_TIME_UNSET)
    append_int (json, "off", self->clock_offset);
  append_text (json, "op", change->before == NULL ? "create" : "patch");
  append_text (json, "reason", append->changes->reason);
  append_resolves (json, append->changes->resolves);
  append_salt (json, self->env);
  append_int (json, "schema", CBK_SCHEMA_VERSION);
  if (change->before != NULL)
    {
      g_string_append (json, ",\"set\":");
      cbk_record_append_set (change->before, change->after, json);
    }
  if (append->changes->changes->len > 1)
    g_string_append_printf (json, ",\"txn\":[\"%s\",%u,%u]", append->txn, append->changes->changes->len, n);
  append_text (json, "type", cbk_record_get_entity (change->after)->name);
  g_string_append_c (json, '}');
}

static gboolean
fits (CbkAppend *append, GError **error)
{
  append->bytes += append->self->payload->len + LINE_BYTES;
  if (append->bytes <= MAX_BYTES)
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                       "This is more than can be sent to headquarters in one piece; please save it in smaller parts, or "
                       "attach long texts as files");

  return FALSE;
}

static gboolean
append_changes (CbkConnection *connection, gpointer data, GError **error)
{
  CbkAppend *append = data;
  CbkOutbox *self = append->self;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "INSERT INTO mutation (dseq, mid, prev, hash, type, id, payload) "
                      "VALUES (:dseq, :mid, :prev, :hash, :type, :id, :payload)");

  for (guint i = 0; i < append->changes->changes->len; i++)
    {
      CbkChange *change = g_ptr_array_index (append->changes->changes, i);
      char mid[CBK_ID_LENGTH + 1];
      guint8 hash[CBK_HASH_BYTES];
      gint64 dseq = self->last_dseq + 1;

      cbk_id_init (mid, self->env);
      write_payload (append, i, dseq, mid);
      if (!fits (append, error))
        return FALSE;
      cbk_hash_bytes (self->last_hash, self->payload->str, self->payload->len, hash);

      cbk_statement_bind_int (&stmt, ":dseq", dseq);
      cbk_statement_bind_id (&stmt, ":mid", mid);
      cbk_statement_bind_blob (&stmt, ":prev", self->last_hash, CBK_HASH_BYTES);
      cbk_statement_bind_blob (&stmt, ":hash", hash, CBK_HASH_BYTES);
      cbk_statement_bind_text (&stmt, ":type", cbk_record_get_entity (change->after)->name);
      cbk_statement_bind_id (&stmt, ":id", change->after->id);
      cbk_statement_bind_text (&stmt, ":payload", self->payload->str);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
      cbk_statement_reset (&stmt);

      self->last_dseq = dseq;
      memcpy (self->last_hash, hash, CBK_HASH_BYTES);
    }

  return TRUE;
}

/**
 * cbk_outbox_append:
 * @self: an outbox
 * @changes: what a command does
 * @error: %CBK_ERROR_FULL, %CBK_ERROR_STORAGE...
 *
 * Writes one mutation per change, in one transaction. When this returns %TRUE they are on the disk for good.
 *
 * Returns: whether they are saved; otherwise nothing of them is
 */
gboolean
cbk_outbox_append (CbkOutbox *self, CbkChangeSet *changes, GError **error)
{
  CbkAppend append = { self, changes, "", 0 };

  cbk_id_init (append.txn, self->env);

  if (self->stale && !cbk_outbox_read_heads (self, error))
    return FALSE;

  if (cbk_connection_transact (self->connection, append_changes, &append, error))
    return TRUE;

  /* The transaction is gone, and with it the numbers it had taken. */
  cbk_outbox_read_heads (self, NULL);

  return FALSE;
}

typedef struct
{
  CbkOutbox *self;
  const char *payload;
} CbkAccess;

static gboolean
append_access (CbkConnection *connection, gpointer data, GError **error)
{
  CbkAccess *access = data;
  CbkOutbox *self = access->self;
  guint8 hash[CBK_HASH_BYTES];
  g_auto(CbkStatement) stmt = { 0 };

  cbk_hash_bytes (self->last_access_hash, access->payload, strlen (access->payload), hash);
  cbk_statement_init (&stmt, connection,
                      "INSERT INTO access_event (n, prev, hash, payload) VALUES (:n, :prev, :hash, :payload)");
  cbk_statement_bind_int (&stmt, ":n", self->last_access + 1);
  cbk_statement_bind_blob (&stmt, ":prev", self->last_access_hash, CBK_HASH_BYTES);
  cbk_statement_bind_blob (&stmt, ":hash", hash, CBK_HASH_BYTES);
  cbk_statement_bind_text (&stmt, ":payload", access->payload);
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  self->last_access++;
  memcpy (self->last_access_hash, hash, CBK_HASH_BYTES);

  return TRUE;
}

/**
 * cbk_outbox_log_access:
 * @self: an outbox
 * @event: what happened
 * @error: any store error
 *
 * Keeps it in its own hash chain (Data Protection Act 2018, section 62).
 *
 * Returns: whether it is on the disk
 */
gboolean
cbk_outbox_log_access (CbkOutbox *self, const CbkAccessEvent *event, GError **error)
{
  GString *json = self->payload;
  CbkAccess access = { self, NULL };
  char at[CBK_TIME_TEXT_SIZE];

  if (self->stale && !cbk_outbox_read_heads (self, error))
    return FALSE;

  cbk_time_print (cbk_env_now (self->env), at);

  g_string_assign (json, "{");
  append_text (json, "actor", event->actor);
  append_text (json, "at", at);
  append_text (json, "boot", self->boot);
  append_text (json, "detail", event->detail);
  append_text (json, "device", self->device);
  append_text (json, "id", event->id);
  append_text (json, "kind", event->kind);
  append_int (json, "mono", cbk_env_mono (self->env));
  append_int (json, "n", self->last_access + 1);
  append_text (json, "op", event->operation);
  append_text (json, "reason", event->reason);
  append_text (json, "recipient", event->recipient);
  append_text (json, "type", event->type);
  g_string_append_c (json, '}');

  access.payload = json->str;
  if (cbk_connection_transact (self->connection, append_access, &access, error))
    return TRUE;

  cbk_outbox_read_heads (self, NULL);

  return FALSE;
}
