/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-own.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-mutation.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#include <string.h>

/* Headquarters is a device like any other, named by its epoch, with its own chain: what it makes travels, is counted and
 * is proven as what a laptop makes. */

typedef struct
{
  CbkRecord *before;      /* NULL for a new record */
  CbkRecord *after;
  const char *actor;
  const char *command;
} CbkHqOwn;

static char *
print_own (CbkHqStorage *storage, const CbkHqOwn *self, gint64 dseq)
{
  GString *json = g_string_new ("{");
  g_autofree char *salt = NULL;
  guint8 random[CBK_HASH_BYTES];
  char at[CBK_TIME_TEXT_SIZE], mid[CBK_ID_LENGTH + 1];
  gboolean told = self->before == NULL && self->after->created_at != CBK_TIME_UNSET;

  cbk_time_print (told ? self->after->created_at : cbk_env_now (storage->env), at);
  cbk_id_init (mid, storage->env);
  cbk_hq_append_member (json, "actor", self->actor);
  cbk_hq_append_member (json, "at", at);
  cbk_hq_append_number (json, "base", self->before != NULL ? self->before->version : 0);
  cbk_hq_append_member (json, "command", self->command);
  cbk_hq_append_member (json, "device", storage->epoch);
  if (self->before == NULL)
    {
      g_string_append (json, ",\"doc\":");
      cbk_record_append_json (self->after, CBK_JSON_DOCUMENT, json);
    }
  cbk_hq_append_number (json, "dseq", dseq);
  cbk_hq_append_member (json, "id", self->after->id);
  cbk_hq_append_member (json, "mid", mid);
  cbk_hq_append_member (json, "op", self->before == NULL ? "create" : "patch");
  cbk_env_random (storage->env, random, sizeof random);
  salt = cbk_hash_print (random);
  cbk_hq_append_member (json, "salt", salt);
  cbk_hq_append_number (json, "schema", CBK_SCHEMA_VERSION);
  if (self->before != NULL)
    {
      g_string_append (json, ",\"set\":");
      cbk_record_append_set (self->before, self->after, json);
    }
  cbk_hq_append_member (json, "type", cbk_record_get_entity (self->after)->name);
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

/**
 * cbk_hq_ensure_own:
 * @storage: in a transaction
 * @error: any store error
 *
 * Returns: whether headquarters itself is among the devices
 */
gboolean
cbk_hq_ensure_own (CbkHqStorage *storage, GError **error)
{
  g_autoptr(CbkHqDevice) device = NULL;

  if (!cbk_hq_storage_get_device (storage, storage->epoch, TRUE, &device, error))
    return FALSE;

  if (device != NULL)
    return TRUE;

  device = g_new0 (CbkHqDevice, 1);
  g_strlcpy (device->device, storage->epoch, sizeof device->device);
  device->name = g_strdup ("headquarters");
  device->incarnation = 1;

  return cbk_hq_storage_put_device (storage, device, error);
}

static gboolean
take (CbkHqStorage *storage, const CbkHqOwn *self, GError **error)
{
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(CbkHqItem) item = NULL;
  g_autofree char *payload = NULL, *prev = NULL, *hash = NULL, *line = NULL;
  guint8 bytes[CBK_HASH_BYTES];
  CbkCustody custody;

  if (!cbk_hq_ensure_own (storage, error) ||
      !cbk_hq_storage_get_device (storage, storage->epoch, TRUE, &device, error))
    return FALSE;

  payload = print_own (storage, self, device->last_dseq + 1);
  cbk_hash_bytes (device->last_hash, payload, strlen (payload), bytes);
  prev = cbk_hash_print (device->last_hash);
  hash = cbk_hash_print (bytes);
  line = g_strdup_printf ("{\"hash\":\"%s\",\"prev\":\"%s\",%s", hash, prev, payload + 1);

  /* Before it is taken: what is taken may make headquarters do a further thing, which has the next number. */
  device->last_dseq++;
  memcpy (device->last_hash, bytes, CBK_HASH_BYTES);
  item = cbk_hq_item_parse (line, strlen (line), "", error);
  if (item == NULL || !cbk_hq_storage_put_device (storage, device, error) ||
      !cbk_hq_take_item (storage, item, TRUE, &custody, error))
    return FALSE;

  if (custody >= CBK_CUSTODY_CONFLICT)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_STATE, "Headquarters could not do its own part, %s", self->command);
      return FALSE;
    }

  return TRUE;
}

/**
 * cbk_hq_take_own:
 * @storage: in a transaction
 * @record: a new record that headquarters itself makes; now, unless it says when it was made
 * @actor: the id of the officer on whose account
 * @command: what it is done by
 * @error: any store error
 *
 * Returns: whether it is there
 */
gboolean
cbk_hq_take_own (CbkHqStorage *storage, CbkRecord *record, const char *actor, const char *command, GError **error)
{
  CbkHqOwn own = { NULL, record, actor, command };

  return take (storage, &own, error);
}

/**
 * cbk_hq_change_own:
 * @storage: in a transaction
 * @before: a record as it is, see cbk_hq_read_own()
 * @after: what headquarters makes of it
 * @actor: the id of the officer on whose account
 * @command: what it is done by
 * @error: any store error
 *
 * Returns: whether it is changed
 */
gboolean
cbk_hq_change_own (CbkHqStorage *storage,
                   CbkRecord *before,
                   CbkRecord *after,
                   const char *actor,
                   const char *command,
                   GError **error)
{
  CbkHqOwn own = { before, after, actor, command };

  return take (storage, &own, error);
}

/**
 * cbk_hq_read_own:
 * @storage: in a transaction
 * @type: a kind of record that this version knows
 * @id: which
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Returns: (transfer full) (nullable): the record, which stays as it is until the transaction's end
 */
CbkRecord *
cbk_hq_read_own (CbkHqStorage *storage, const char *type, const char *id, GError **error)
{
  g_autoptr(CbkHqRecord) row = NULL;
  g_autoptr(CbkRecord) record = cbk_record_new (cbk_registry_find (type), id);
  g_autoptr(JsonObject) doc = NULL;

  if (!cbk_hq_storage_get_record (storage, type, id, TRUE, &row, error))
    return NULL;

  if (row == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "Headquarters has no such %s", type);
      return NULL;
    }

  doc = cbk_json_parse_object (row->doc, -1, error);
  if (doc == NULL || !cbk_record_read_json (record, doc, error))
    return NULL;

  record->version = row->version;

  return g_steal_pointer (&record);
}
