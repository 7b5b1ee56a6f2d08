/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-mutation.h"

#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-permission.h"
#include "hq/cbk-hq-scoping.h"
#include "model/cbk-registry.h"

#include <string.h>

void
cbk_hq_item_free (CbkHqItem *self)
{
  g_clear_pointer (&self->object, json_object_unref);
  g_clear_pointer (&self->held, json_object_unref);
  g_free (self->row.payload);
  g_free (self->row.sent_by);
  g_free (self->row.result);
  g_free (self);
}

/* A line is {"hash":"…","prev":"…", and then the payload's bytes from behind its first bracket, just as they were hashed:
 * nothing has to be written a second way to be checked. */
#define HASH_HEAD "{\"hash\":\""
#define PREV_HEAD "\",\"prev\":\""
#define CHAIN_END "\","
#define HASH_AT strlen (HASH_HEAD)
#define PREV_AT (HASH_AT + 2 * CBK_HASH_BYTES + strlen (PREV_HEAD))
#define REST_AT (PREV_AT + 2 * CBK_HASH_BYTES + strlen (CHAIN_END))

static gboolean
read_hash (const char *text, guint8 hash[CBK_HASH_BYTES])
{
  g_autofree char *digits = g_strndup (text, 2 * CBK_HASH_BYTES);

  return cbk_hex_parse (digits, hash, CBK_HASH_BYTES);
}

static gboolean
split_line (CbkHqItem *self, const char *line, gsize length)
{
  if (length <= REST_AT || strncmp (line, HASH_HEAD, strlen (HASH_HEAD)) != 0 ||
      strncmp (line + PREV_AT - strlen (PREV_HEAD), PREV_HEAD, strlen (PREV_HEAD)) != 0 ||
      strncmp (line + REST_AT - strlen (CHAIN_END), CHAIN_END, strlen (CHAIN_END)) != 0 ||
      !read_hash (line + HASH_AT, self->row.hash) || !read_hash (line + PREV_AT, self->prev))
    return FALSE;

  self->row.payload = g_malloc (length - REST_AT + 2);
  self->row.payload[0] = '{';
  memcpy (self->row.payload + 1, line + REST_AT, length - REST_AT);
  self->row.payload[length - REST_AT + 1] = '\0';

  return TRUE;
}

static gboolean
read_id (JsonObject *object, const char *name, char id[CBK_ID_LENGTH + 1])
{
  const char *text = cbk_json_get_text (object, name);

  if (!cbk_id_is_valid (text))
    return FALSE;

  g_strlcpy (id, text, CBK_ID_LENGTH + 1);

  return TRUE;
}

static char *
print_object (JsonObject *object, GError **error)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr(GString) text = g_string_new (NULL);

  return cbk_json_append_node (text, node, error) ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
read_txn (CbkHqItem *self)
{
  JsonNode *node = json_object_get_member (self->object, "txn");
  JsonNode *first = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    first = json_array_get_element (json_node_get_array (node), 0);

  if (first != NULL && JSON_NODE_HOLDS_VALUE (first) && cbk_id_is_valid (json_node_get_string (first)))
    g_strlcpy (self->row.txn, json_node_get_string (first), sizeof self->row.txn);
}

/**
 * cbk_hq_item_parse:
 * @line: a line of a push: a mutation's payload with "prev" and "hash"
 * @length: its bytes
 * @sent_by: the number of whoever is signed in
 * @error: %CBK_ERROR_INVALID when it is no mutation at all
 *
 * Checks the form and that the payload is what "hash" says; what it asks for is nobody's business yet.
 *
 * Returns: (transfer full) (nullable): the line
 */
CbkHqItem *
cbk_hq_item_parse (const char *line, gsize length, const char *sent_by, GError **error)
{
  g_autoptr(CbkHqItem) self = g_new0 (CbkHqItem, 1);
  guint8 hash[CBK_HASH_BYTES];

  if (!split_line (self, line, length))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A line is no change: it does not begin with its hashes");
      return NULL;
    }

  self->object = cbk_json_parse_object (self->row.payload, (gssize) (length - REST_AT + 1), error);
  if (self->object == NULL)
    return NULL;

  self->row.object = self->object;
  self->row.sent_by = g_strdup (sent_by);
  self->row.dseq = cbk_json_get_int (self->object, "dseq", 0);
  if (!read_id (self->object, "mid", self->row.mid) || !read_id (self->object, "device", self->row.device) ||
      self->row.dseq < 1)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A line is no change: its id, device or number is missing");
      return NULL;
    }

  read_txn (self);
  cbk_hash_bytes (self->prev, self->row.payload, strlen (self->row.payload), hash);
  if (memcmp (hash, self->row.hash, CBK_HASH_BYTES) != 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A change is not what its hash says");
      return NULL;
    }

  return g_steal_pointer (&self);
}

static void
append_names (GString *json, JsonObject *object)
{
  g_autoptr(GList) names = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);

  g_string_append (json, ",\"kept\":[");
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (l != names)
        g_string_append_c (json, ',');
      cbk_json_append_string (json, l->data);
    }
  g_string_append_c (json, ']');
}

static char *
print_result (CbkHqItem *item, CbkMergeResult *merge, const char *cid)
{
  GString *json = g_string_new ("{");

  if (cid != NULL)
    cbk_hq_append_member (json, "conflict", cid);
  cbk_hq_append_number (json, "dseq", item->row.dseq);
  if (merge->custody == CBK_CUSTODY_MERGED || merge->custody == CBK_CUSTODY_CONFLICT)
    append_names (json, merge->kept);
  cbk_hq_append_member (json, "mid", item->row.mid);
  cbk_hq_append_member (json, "status", cbk_custody_print (merge->custody));
  if (merge->version > 0)
    cbk_hq_append_number (json, "ver", merge->version);
  if (merge->why != NULL)
    cbk_hq_append_member (json, "why", merge->why);
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

static CbkMergeResult *
decide (CbkHqStorage *storage, CbkHqItem *item, CbkHqRecord **ret_before, JsonObject **ret_doc, GError **error)
{
  const char *type = cbk_json_get_text (item->object, "type"), *id = cbk_json_get_text (item->object, "id");
  CbkRecordClass *klass = type != NULL ? cbk_registry_find (type) : NULL;
  g_autoptr(CbkHqRecord) before = NULL;
  g_autoptr(JsonObject) doc = NULL;
  g_autoptr(JsonObject) fver = NULL;
  g_autoptr(GArray) own = NULL;
  CbkMergeState state = { 0 };
  gboolean may = TRUE;

  if (klass != NULL && cbk_id_is_valid (id) && !cbk_hq_storage_get_record (storage, type, id, TRUE, &before, error))
    return NULL;

  if (before != NULL)
    {
      doc = cbk_json_parse_object (before->doc, -1, error);
      fver = doc != NULL ? cbk_json_parse_object (before->fver, -1, error) : NULL;
      if (fver == NULL || !cbk_hq_storage_list_own (storage, type, id, item->row.device,
                                              cbk_json_get_int (item->object, "base", 0), &own, error))
        return NULL;
      state = (CbkMergeState){ doc, fver, before->version, own };
    }

  if (klass != NULL && cbk_id_is_valid (id) && !cbk_hq_may_take (storage, item, klass, before, doc, &may, error))
    return NULL;

  *ret_before = g_steal_pointer (&before);
  *ret_doc = doc != NULL ? json_object_ref (doc) : NULL;

  return may ? cbk_merge (klass, &state, item->object) : cbk_merge_quarantine (state.version, "permission");
}

static gboolean
place_and_put (CbkHqStorage *storage, const CbkHqRecord *before, JsonObject *before_doc, CbkHqRecord *record, JsonObject *doc,
               const CbkHqChange *change, GError **error)
{
  g_auto(CbkHqPlacing) placing = { 0 };

  return cbk_hq_place_record (storage, &placing, cbk_registry_find (record->type), before_doc, doc, record, error) &&
         cbk_hq_storage_put_record (storage, before, record, change, error) &&
         cbk_hq_place_others (storage, &placing, change, error);
}

static gboolean
put_merged (CbkHqStorage *storage, CbkHqItem *item, const CbkHqRecord *before, JsonObject *before_doc, CbkMergeResult *merge,
            GError **error)
{
  CbkHqRecord record = { .version = merge->version, .schema = cbk_json_get_int (item->object, "schema", 1) };
  CbkHqChange change = { item->row.mid, item->row.device, item->row.txn, NULL };
  g_autofree char *doc = print_object (merge->doc, error);
  g_autofree char *fver = doc != NULL ? print_object (merge->fver, error) : NULL;
  gboolean made = json_object_get_size (merge->kept) == 0;
  JsonObject *changed = made ? merge->doc : merge->kept;
  g_autofree char *delta = fver != NULL ? print_object (changed, error) : NULL;
  gboolean ok;

  if (delta == NULL)
    return FALSE;

  g_strlcpy (record.type, cbk_json_get_text (item->object, "type"), sizeof record.type);
  g_strlcpy (record.id, cbk_json_get_text (item->object, "id"), sizeof record.id);
  record.doc = doc;
  record.fver = fver;
  change.delta = delta;

  if (before != NULL)
    {
      record.schema = MAX (record.schema, before->schema);
      record.scopes = g_array_copy (before->scopes);
    }

  ok = place_and_put (storage, before, before_doc, &record, merge->doc, &change, error) &&
       cbk_hq_note_file (storage, &record, merge->doc, changed, item->row.device, error);
  g_clear_pointer (&record.scopes, g_array_unref);

  return ok;
}

static gboolean
put_conflict (CbkHqStorage *storage, CbkHqItem *item, JsonObject *held, const char *cid, GError **error)
{
  g_autofree char *fields = print_object (held, error);

  return fields != NULL && cbk_hq_storage_put_conflict (storage, cid, &item->row, cbk_json_get_text (item->object, "type"),
                                                  cbk_json_get_text (item->object, "id"), fields, error);
}

/**
 * cbk_hq_take_item:
 * @storage: in a transaction
 * @item: a mutation that follows in its device's chain
 * @whole: whether it is part of a group that is taken whole or not at all
 * @ret_custody: (out): what became of it
 * @error: any store error
 *
 * Takes custody: merges it, keeps it and its result.
 *
 * Returns: whether that went well; with @whole and something in conflict nothing must be kept of this transaction
 */
gboolean
cbk_hq_take_item (CbkHqStorage *storage, CbkHqItem *item, gboolean whole, CbkCustody *ret_custody, GError **error)
{
  g_autoptr(CbkHqRecord) before = NULL;
  g_autoptr(JsonObject) before_doc = NULL;
  g_autoptr(CbkMergeResult) merge = decide (storage, item, &before, &before_doc, error);
  char cid[CBK_ID_LENGTH + 1] = "";

  if (merge == NULL)
    return FALSE;

  *ret_custody = merge->custody;
  if (whole && merge->custody >= CBK_CUSTODY_CONFLICT)
    {
      item->held = json_object_ref (merge->held);
      item->why = merge->why;
      return TRUE;
    }

  if (merge->custody == CBK_CUSTODY_CONFLICT)
    {
      cbk_id_init (cid, storage->env);
      if (!put_conflict (storage, item, merge->held, cid, error))
        return FALSE;
    }

  g_free (item->row.result);
  item->row.status = (int) merge->custody;
  item->row.result = print_result (item, merge, *cid != '\0' ? cid : NULL);

  return (merge->doc == NULL || put_merged (storage, item, before, before_doc, merge, error)) &&
         cbk_hq_storage_put_mutation (storage, &item->row, error);
}

static gboolean
hold_item (CbkHqStorage *storage, CbkHqItem *item, const char *cid, GError **error)
{
  CbkMergeResult merge = { .custody = cid != NULL ? CBK_CUSTODY_CONFLICT : CBK_CUSTODY_QUARANTINED };
  g_autoptr(JsonObject) nothing = merge.kept = json_object_new ();

  if (cid == NULL)
    merge.why = item->why != NULL ? item->why : "dependency";

  g_free (item->row.result);
  item->row.status = (int) merge.custody;
  item->row.result = print_result (item, &merge, cid);

  return cbk_hq_storage_put_mutation (storage, &item->row, error);
}

/**
 * cbk_hq_hold_group:
 * @storage: in a transaction
 * @items: the mutations of a group that cannot be taken whole, after cbk_hq_take_item() said so of one
 * @n_items: how many
 * @error: any store error
 *
 * Keeps all of them without applying any: one conflict holds the group.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_hold_group (CbkHqStorage *storage, CbkHqItem **items, guint n_items, GError **error)
{
  char cid[CBK_ID_LENGTH + 1] = "";

  for (guint i = 0; i < n_items; i++)
    if (items[i]->held != NULL && json_object_get_size (items[i]->held) > 0)
      {
        cbk_id_init (cid, storage->env);
        if (!put_conflict (storage, items[i], items[i]->held, cid, error))
          return FALSE;
        break;
      }

  for (guint i = 0; i < n_items; i++)
    if (!hold_item (storage, items[i], *cid != '\0' ? cid : NULL, error))
      return FALSE;

  return TRUE;
}
