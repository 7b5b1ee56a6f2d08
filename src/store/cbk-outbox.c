/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-outbox.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"
#include "store/cbk-gaps.h"
#include "store/cbk-schema.h"

struct _CbkOutbox
{
  CbkConnection *connection;
  const CbkEnv *env;
  char device[CBK_ID_LENGTH + 1];
  char *boot;
  gint64 last_dseq;
  guint8 last_hash[CBK_HASH_BYTES];
  gint64 last_access;
  guint8 last_access_hash[CBK_HASH_BYTES];
  gboolean stale;     /* the heads above could not be read again after a failure */
  GString *payload;   /* reused, so that a bulk import does not allocate per record */
};

static gboolean
read_head (CbkOutbox *self, const char *sql, gint64 *ret_n, guint8 hash[CBK_HASH_BYTES], GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection, sql);
  if (cbk_statement_step (&stmt))
    {
      gsize length;
      const guint8 *bytes = cbk_statement_get_blob (&stmt, 1, &length);

      *ret_n = cbk_statement_get_int (&stmt, 0);
      if (bytes != NULL && length == CBK_HASH_BYTES)
        memcpy (hash, bytes, CBK_HASH_BYTES);
    }

  return cbk_statement_finish (&stmt, error);
}

/* A number that was lost is never given again: headquarters may have it. */
static gboolean
pass_gaps (CbkOutbox *self, const char *chain, gint64 *last, GError **error)
{
  g_autoptr(CbkGaps) gaps = cbk_gaps_read (self->connection, chain, error);

  if (gaps == NULL)
    return FALSE;

  *last = MAX (*last, cbk_gaps_get_last (gaps));

  return TRUE;
}

static gboolean
read_heads (CbkOutbox *self, GError **error)
{
  self->stale = TRUE;
  self->last_dseq = self->last_access = 0;
  memset (self->last_hash, 0, CBK_HASH_BYTES);
  memset (self->last_access_hash, 0, CBK_HASH_BYTES);

  self->stale = !read_head (self, "SELECT dseq, hash FROM mutation ORDER BY dseq DESC LIMIT 1", &self->last_dseq,
                            self->last_hash, error) ||
                !read_head (self, "SELECT n, hash FROM access_event ORDER BY n DESC LIMIT 1", &self->last_access,
                            self->last_access_hash, error) ||
                !pass_gaps (self, CBK_GAPS_MUTATION, &self->last_dseq, error) ||
                !pass_gaps (self, CBK_GAPS_ACCESS, &self->last_access, error);

  return !self->stale;
}

static gboolean
make_device (CbkConnection *connection, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "INSERT INTO device (k, v) VALUES ('device', :device), ('incarnation', '1')");
  cbk_statement_bind_text (&stmt, ":device", data);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_device (CbkOutbox *self, GError **error)
{
  {
    g_auto(CbkStatement) stmt = { 0 };

    cbk_statement_init (&stmt, self->connection, "SELECT v FROM device WHERE k = 'device'");
    if (cbk_statement_step (&stmt))
      g_strlcpy (self->device, cbk_statement_get_text (&stmt, 0), sizeof self->device);
    if (!cbk_statement_finish (&stmt, error))
      return FALSE;
  }

  if (self->device[0] != '\0')
    return TRUE;

  cbk_id_init (self->device, self->env);

  return cbk_connection_transact (self->connection, make_device, self->device, error);
}

/**
 * cbk_outbox_open:
 * @path: the file; made when it is not there
 * @env: time and chance; borrowed, outlives the outbox
 * @error: %CBK_ERROR_NEWER, %CBK_ERROR_CORRUPT or any store error
 *
 * Returns: (transfer full) (nullable): the outbox, for the calling thread
 */
CbkOutbox *
cbk_outbox_open (const char *path, const CbkEnv *env, GError **error)
{
  g_autoptr(CbkOutbox) self = g_new0 (CbkOutbox, 1);

  self->env = env;
  self->boot = cbk_env_dup_boot_id ();
  self->payload = g_string_sized_new (4096);
  self->connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, error);

  if (self->connection == NULL || !cbk_schema_migrate_outbox (self->connection, error) || !read_device (self, error) ||
      !read_heads (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
cbk_outbox_close (CbkOutbox *self)
{
  g_clear_pointer (&self->connection, cbk_connection_close);
  g_free (self->boot);
  g_string_free (self->payload, TRUE);
  g_free (self);
}

/**
 * cbk_outbox_get_connection:
 * @self: an outbox
 *
 * Returns: (transfer none): its connection, for drafts and uploads
 */
CbkConnection *
cbk_outbox_get_connection (CbkOutbox *self)
{
  return self->connection;
}

const char *
cbk_outbox_get_device (CbkOutbox *self)
{
  return self->device;
}

/**
 * cbk_outbox_get_last_dseq:
 * @self: an outbox
 *
 * Returns: the number of the last mutation, 0 when there is none
 */
gint64
cbk_outbox_get_last_dseq (CbkOutbox *self)
{
  return self->last_dseq;
}

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
} CbkAppend;

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
  append_text (json, "op", change->before == NULL ? "create" : "patch");
  append_text (json, "reason", append->changes->reason);
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
  CbkAppend append = { self, changes, "" };

  cbk_id_init (append.txn, self->env);

  if (self->stale && !read_heads (self, error))
    return FALSE;

  if (cbk_connection_transact (self->connection, append_changes, &append, error))
    return TRUE;

  /* The transaction is gone, and with it the numbers it had taken. */
  read_heads (self, NULL);

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

  if (self->stale && !read_heads (self, error))
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

  read_heads (self, NULL);

  return FALSE;
}

static gboolean
walk (CbkStatement *stmt, CbkMutationFunc func, gpointer data, GError **error)
{
  while (cbk_statement_step (stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "";
      CbkMutation mutation = {
        .dseq = cbk_statement_get_int (stmt, 0),
        .state = (CbkMutationState) cbk_statement_get_int (stmt, 1),
        .type = cbk_statement_get_text (stmt, 2),
        .id = id,
        .payload = cbk_statement_get_text (stmt, 4),
      };

      cbk_statement_get_id (stmt, 3, id);
      if (!func (&mutation, data, error))
        return FALSE;
    }

  return cbk_statement_finish (stmt, error);
}

/**
 * cbk_outbox_foreach:
 * @self: an outbox
 * @after: the number after which to begin; 0 for all
 * @func: called in the order of the numbers; %FALSE stops
 * @data: for @func
 * @error: any store error, or @func's
 *
 * Returns: whether all were seen
 */
gboolean
cbk_outbox_foreach (CbkOutbox *self, gint64 after, CbkMutationFunc func, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection,
                      "SELECT dseq, state, type, id, payload FROM mutation WHERE dseq > :after ORDER BY dseq");
  cbk_statement_bind_int (&stmt, ":after", after);

  return walk (&stmt, func, data, error);
}

/**
 * cbk_outbox_foreach_record:
 * @self: an outbox
 * @id: a record's id
 * @func: called for each mutation of that record made here, oldest first
 * @data: for @func
 * @error: any store error, or @func's
 *
 * Returns: whether all were seen
 */
gboolean
cbk_outbox_foreach_record (CbkOutbox *self, const char *id, CbkMutationFunc func, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection,
                      "SELECT dseq, state, type, id, payload FROM mutation WHERE id = :id ORDER BY dseq");
  cbk_statement_bind_id (&stmt, ":id", id);

  return walk (&stmt, func, data, error);
}
