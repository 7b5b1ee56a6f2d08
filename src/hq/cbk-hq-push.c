/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-push.h"

#include "base/cbk-date.h"
#include "hq/cbk-hq-mutation.h"
#include "hq/cbk-hq-secret.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#include <string.h>

/* A whole push, which is one transaction. */
typedef struct
{
  GPtrArray *items;         /* CbkHqItem */
  const char *device_id;
  CbkHqDevice *device;
  GString *out;
  guint n_replayed;
  const char *refusal;      /* "fork" or "dseq-gap"; the transaction is undone */
  gint64 next;
} CbkHqPush;

static G_DEFINE_QUARK (cbk-hq-refused, cbk_hq_refused)

static gboolean
refuse (CbkHqPush *self, const char *word, gint64 next, GError **error)
{
  self->refusal = word;
  self->next = next;
  g_set_error_literal (error, cbk_hq_refused_quark (), 0, word);

  return FALSE;
}

static CbkHqItem *
nth (CbkHqPush *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

typedef struct
{
  CbkHqItem **items;
  guint n_items;
} CbkHqGroup;

static gboolean
take_group (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqGroup *group = data;

  for (guint i = 0; i < group->n_items; i++)
    {
      CbkCustody custody;

      if (!cbk_hq_take_item (storage, group->items[i], TRUE, &custody, error))
        return FALSE;

      if (custody >= CBK_CUSTODY_CONFLICT)
        {
          g_set_error_literal (error, cbk_hq_refused_quark (), 0, "held");
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
take_or_hold (CbkHqStorage *storage, CbkHqGroup *group, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  CbkCustody custody;
  gboolean held;

  if (group->items[0]->row.txn[0] == '\0')
    return cbk_hq_take_item (storage, group->items[0], FALSE, &custody, error);

  if (!cbk_hq_storage_find_held (storage, group->items[0]->row.txn, &held, error))
    return FALSE;

  if (!held && cbk_hq_storage_transact (storage, take_group, group, &local_error))
    return TRUE;

  if (!held && local_error->domain != cbk_hq_refused_quark ())
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return cbk_hq_hold_group (storage, group->items, group->n_items, error);
}

/* A number that we have: either the same thing again, whose answer got lost, or another history of this laptop. */
static gboolean
replay (CbkHqPush *self, CbkHqStorage *storage, CbkHqItem *item, GError **error)
{
  g_autoptr(CbkHqMutation) known = NULL;

  if (!cbk_hq_storage_get_mutation (storage, item->row.mid, &known, error))
    return FALSE;

  if (known == NULL || known->dseq != item->row.dseq || !g_str_equal (known->device, item->row.device) ||
      memcmp (known->hash, item->row.hash, CBK_HASH_BYTES) != 0)
    return refuse (self, "fork", -1, error);

  self->n_replayed++;
  g_string_append_printf (self->out, "%s\n", known->result);

  return TRUE;
}

static gboolean
check_link (CbkHqPush *self, CbkHqStorage *storage, CbkHqItem *item, GError **error)
{
  g_autoptr(CbkHqMutation) known = NULL;

  if (item->row.dseq > self->device->last_dseq + 1)
    return refuse (self, "dseq-gap", self->device->last_dseq + 1, error);

  if (memcmp (item->prev, self->device->last_hash, CBK_HASH_BYTES) != 0)
    return refuse (self, "fork", -1, error);

  if (!cbk_hq_storage_get_mutation (storage, item->row.mid, &known, error))
    return FALSE;

  return known == NULL || refuse (self, "fork", -1, error);
}

static gboolean
take_new (CbkHqPush *self, CbkHqStorage *storage, guint first, guint *ret_taken, GError **error)
{
  CbkHqGroup group = { (CbkHqItem **) self->items->pdata + first, 0 };
  const char *txn = nth (self, first)->row.txn;

  do
    {
      CbkHqItem *item = nth (self, first + group.n_items);

      if (!check_link (self, storage, item, error))
        return FALSE;

      self->device->last_dseq = item->row.dseq;
      memcpy (self->device->last_hash, item->row.hash, CBK_HASH_BYTES);
      group.n_items++;
    }
  while (*txn != '\0' && first + group.n_items < self->items->len &&
         g_str_equal (nth (self, first + group.n_items)->row.txn, txn));

  if (!take_or_hold (storage, &group, error))
    return FALSE;

  for (guint i = 0; i < group.n_items; i++)
    g_string_append_printf (self->out, "%s\n", group.items[i]->row.result);
  *ret_taken = group.n_items;

  return TRUE;
}

static gboolean
take_all (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqPush *self = data;
  guint taken = 1;

  if (!cbk_hq_storage_get_device (storage, self->device_id, TRUE, &self->device, error))
    return FALSE;

  if (self->device == NULL || self->device->blocked == CBK_HQ_SHUT_OUT)
    return refuse (self, "device", -1, error);

  for (guint i = 0; i < self->items->len; i += taken)
    {
      CbkHqItem *item = nth (self, i);

      taken = 1;
      if (!g_str_equal (item->row.device, self->device_id))
        return refuse (self, "fork", -1, error);

      if (item->row.dseq <= self->device->last_dseq ? !replay (self, storage, item, error)
                                                    : !take_new (self, storage, i, &taken, error))
        return FALSE;
    }

  return cbk_hq_storage_put_device (storage, self->device, error);
}

static gboolean
note_fork (CbkHqStorage *storage, gpointer device, GError **error)
{
  return cbk_hq_storage_mark_fork (storage, device, error);
}

static void
answer_refusal (CbkHqPush *self, CbkHqStorage *storage, CbkHqAnswer *answer)
{
  if (g_str_equal (self->refusal, "dseq-gap"))
    {
      cbk_hq_answer_next (answer, 409, "dseq-gap", "Headquarters misses changes before these", self->next);
      return;
    }

  if (g_str_equal (self->refusal, "device"))
    {
      cbk_hq_answer_refuse (answer, 403, "device", "This laptop may not send to headquarters; please ask your administrator");
      return;
    }

  cbk_hq_storage_transact (storage, note_fork, (gpointer) self->device_id, NULL);
  g_printerr ("casebook-hq: laptop %s has two histories; it was restored or copied\n", self->device_id);
  cbk_hq_answer_refuse (answer, 409, "fork",
                        "This laptop's store was restored from a copy or is used twice; nothing was sent. "
                        "Please ask your administrator");
}

static GPtrArray *
parse_lines (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_item_free);
  const char *line = request->body, *end = request->body + request->length;

  while (line < end)
    {
      const char *newline = memchr (line, '\n', (gsize) (end - line));
      gsize length = (gsize) ((newline != NULL ? newline : end) - line);
      g_autoptr(GError) error = NULL;
      CbkHqItem *item;

      if (items->len == CBK_HQ_PUSH_MUTATIONS)
        {
          cbk_hq_answer_refuse (answer, 413, "too-many", "These are more changes than headquarters takes at once");
          return NULL;
        }

      item = cbk_hq_item_parse (line, length, request->number, &error);
      if (item == NULL)
        {
          cbk_hq_answer_refuse (answer, 400, "invalid", error->message);
          return NULL;
        }

      g_ptr_array_add (items, item);
      line += length + 1;
    }

  return g_steal_pointer (&items);
}

/**
 * cbk_hq_push:
 * @request: NDJSON, a mutation a line, in the order of their numbers
 * @answer: (out): a result a line, in the same order; nothing is said before it is durable
 *
 * POST /v1/sync/push. Takes custody of every mutation: applied, merged, same, in conflict or quarantined. What was taken
 * before gets the answer that it got then.
 */
void
cbk_hq_push (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqStorage *storage = request->storage;
  CbkHqPush self = { .device_id = request->device };
  g_autoptr(GPtrArray) items = self.items = parse_lines (request, answer);
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(GError) error = NULL;
  gboolean ok;

  if (items == NULL)
    return;

  self.out = answer->body;
  ok = cbk_hq_storage_transact (storage, take_all, &self, &error);
  device = self.device;
  if (self.refusal != NULL)
    answer_refusal (&self, storage, answer);
  else if (!ok)
    cbk_hq_answer_fail (answer, error);
  else
    {
      answer->content_type = CBK_HQ_NDJSON;
      g_string_append_printf (answer->body, "{\"device_last_dseq\":%" G_GINT64_FORMAT ",\"replayed\":%u,\"t\":\"end\"}\n",
                              self.device->last_dseq, self.n_replayed);
    }
}

static char *
print_creation (CbkHqStorage *storage, CbkRecord *record, const char *actor, const char *command, gint64 dseq)
{
  GString *json = g_string_new ("{");
  g_autofree char *salt = cbk_hq_token_new ();
  char at[CBK_TIME_TEXT_SIZE], mid[CBK_ID_LENGTH + 1];

  cbk_time_print (cbk_env_now (storage->env), at);
  cbk_id_init (mid, storage->env);
  cbk_hq_append_member (json, "actor", actor);
  cbk_hq_append_member (json, "at", at);
  cbk_hq_append_number (json, "base", 0);
  cbk_hq_append_member (json, "command", command);
  cbk_hq_append_member (json, "device", storage->epoch);
  g_string_append (json, ",\"doc\":");
  cbk_record_append_json (record, CBK_JSON_DOCUMENT, json);
  cbk_hq_append_number (json, "dseq", dseq);
  cbk_hq_append_member (json, "id", record->id);
  cbk_hq_append_member (json, "mid", mid);
  cbk_hq_append_member (json, "op", "create");
  cbk_hq_append_member (json, "salt", salt);
  cbk_hq_append_number (json, "schema", CBK_SCHEMA_VERSION);
  cbk_hq_append_member (json, "type", cbk_record_get_entity (record)->name);
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

/**
 * cbk_hq_take_own:
 * @storage: in a transaction
 * @record: a new record that headquarters itself makes
 * @actor: the id of the officer on whose account
 * @command: what it is done by
 * @error: any store error
 *
 * Headquarters is a device like any other, named by its epoch, with its own chain: what it makes travels, is counted and
 * is proven as what a laptop makes.
 *
 * Returns: whether it is there
 */
gboolean
cbk_hq_take_own (CbkHqStorage *storage, CbkRecord *record, const char *actor, const char *command, GError **error)
{
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(CbkHqItem) item = NULL;
  g_autofree char *payload = NULL, *prev = NULL, *hash = NULL, *line = NULL;
  guint8 bytes[CBK_HASH_BYTES];
  CbkCustody custody;

  if (!cbk_hq_ensure_own (storage, error) ||
      !cbk_hq_storage_get_device (storage, storage->epoch, TRUE, &device, error))
    return FALSE;

  payload = print_creation (storage, record, actor, command, device->last_dseq + 1);
  cbk_hash_bytes (device->last_hash, payload, strlen (payload), bytes);
  prev = cbk_hash_print (device->last_hash);
  hash = cbk_hash_print (bytes);
  line = g_strdup_printf ("{\"hash\":\"%s\",\"prev\":\"%s\",%s", hash, prev, payload + 1);
  item = cbk_hq_item_parse (line, strlen (line), "", error);
  if (item == NULL || !cbk_hq_take_item (storage, item, FALSE, &custody, error))
    return FALSE;

  device->last_dseq++;
  memcpy (device->last_hash, bytes, CBK_HASH_BYTES);

  return cbk_hq_storage_put_device (storage, device, error);
}
