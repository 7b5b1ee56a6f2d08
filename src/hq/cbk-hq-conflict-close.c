/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-conflict.h"

#include "base/cbk-date.h"
#include "hq/cbk-hq-own.h"
#include "hq/cbk-hq-unique.h"
#include "model/cbk-registry.h"

/* What becomes of conflicts: what later changes meet, decisions that apply what was held, and those that nothing is left
 * of. */

#define TYPE "sync_conflict"

JsonObject *
cbk_hq_conflict_parse (CbkRecord *conflict, const char *field)
{
  const char *text = cbk_record_get_text (conflict, field);
  JsonObject *values = text != NULL ? cbk_json_parse_object (text, -1, NULL) : NULL;

  return values != NULL ? values : json_object_new ();
}

void
cbk_hq_conflict_set_json (CbkRecord *conflict, const char *field, JsonObject *values)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), values);
  g_autoptr(GString) text = g_string_new (NULL);

  if (cbk_json_append_node (text, node, NULL))
    cbk_record_set_text (conflict, field, text->str);
}

gboolean
cbk_hq_conflict_is_open (CbkRecord *conflict)
{
  return g_strcmp0 (cbk_record_get_text (conflict, "state"), "open") == 0;
}

/* Whether whoever made the mutation had this conflict before them. */
gboolean
cbk_hq_conflict_resolves (CbkHqItem *item, const char *cid)
{
  JsonNode *node = json_object_get_member (item->object, "resolves");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *item_node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (item_node) && g_strcmp0 (json_node_get_string (item_node), cid) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
same_group (CbkRecordClass *klass, const char *a, const char *b)
{
  const CbkField *one = klass != NULL ? cbk_record_class_find_field (klass, a) : NULL;
  const CbkField *two = klass != NULL ? cbk_record_class_find_field (klass, b) : NULL;

  return g_str_equal (a, b) || (one != NULL && two != NULL && one->group != NULL && g_strcmp0 (one->group, two->group) == 0);
}

/**
 * cbk_hq_conflict_overlaps:
 * @conflict: a conflict
 * @values: anything by field, of the same record
 *
 * Returns: whether they have to do with each other: the same field or group, or all of a record that was saved together
 *   with others
 */
gboolean
cbk_hq_conflict_overlaps (CbkRecord *conflict, JsonObject *values)
{
  CbkRecordClass *klass = cbk_registry_find (cbk_record_get_text (conflict, "subject_type"));
  const char *const *names = cbk_record_get_list (conflict, "fields");
  g_autoptr(GList) members = json_object_get_members (values);

  if (g_strcmp0 (cbk_record_get_text (conflict, "kind"), "group") == 0)
    return TRUE;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    for (GList *l = members; l != NULL; l = l->next)
      if (same_group (klass, names[i], l->data))
        return TRUE;

  return FALSE;
}

/* NULL without an error when there is none. */
JsonObject *
cbk_hq_read_doc (CbkHqStorage *storage, const char *type, const char *id, GError **error)
{
  g_autoptr(CbkHqRecord) row = NULL;

  if (!cbk_hq_storage_get_record (storage, type, id, FALSE, &row, error) || row == NULL)
    return NULL;

  return cbk_json_parse_object (row->doc, -1, error);
}

/**
 * cbk_hq_conflict_list_waiting:
 * @storage: in a transaction
 * @item: a mutation
 * @ret_held: (out) (nullable): by field what its laptop's earlier changes of this record want that wait for a decision
 * @ret_whole: (out): whether one of them made the record
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_hq_conflict_list_waiting (CbkHqStorage *storage,
                              CbkHqItem *item,
                              JsonObject **ret_held,
                              gboolean *ret_whole,
                              GError **error)
{
  g_autoptr(GPtrArray) waiting = NULL;

  *ret_held = NULL;
  *ret_whole = FALSE;
  if (!cbk_hq_storage_list_waiting (storage, cbk_json_get_text (item->object, "type"), cbk_json_get_text (item->object, "id"),
                                    item->row.device, &waiting, error))
    return FALSE;

  for (guint i = 0; i < waiting->len; i++)
    {
      g_autoptr(JsonObject) payload = cbk_json_parse_object (((CbkHqWaiting *) waiting->pdata[i])->payload, -1, error);

      if (payload == NULL)
        return FALSE;

      if (*ret_held == NULL)
        *ret_held = json_object_new ();
      cbk_merge_add_held (*ret_held, payload);
      *ret_whole = *ret_whole || json_object_has_member (payload, "doc");
    }

  return TRUE;
}

/**
 * cbk_hq_conflict_find_unseen:
 * @storage: in a transaction
 * @item: a decision's change of the record
 * @ret_unseen: (out): whether another conflict about the same is open that whoever decided had not seen
 * @error: any store error
 *
 * Returns: whether it could be told
 */
gboolean
cbk_hq_conflict_find_unseen (CbkHqStorage *storage, CbkHqItem *item, gboolean *ret_unseen, GError **error)
{
  g_autoptr(GPtrArray) conflicts = NULL;
  g_autoptr(JsonObject) wanted = json_object_new ();

  *ret_unseen = FALSE;
  if (!json_object_has_member (item->object, "resolves"))
    return TRUE;

  cbk_merge_add_held (wanted, item->object);
  if (!cbk_hq_storage_list_conflicts (storage, cbk_json_get_text (item->object, "type"),
                                      cbk_json_get_text (item->object, "id"), &conflicts, error))
    return FALSE;

  for (guint i = 0; !*ret_unseen && i < conflicts->len; i++)
    {
      CbkHqConflict *row = conflicts->pdata[i];
      g_autoptr(CbkRecord) conflict = NULL;

      if (row->closed || g_str_equal (row->kind, "constraint") || g_str_equal (row->kind, "quarantine") ||
          cbk_hq_conflict_resolves (item, row->cid))
        continue;

      conflict = cbk_hq_read_own (storage, TYPE, row->cid, error);
      if (conflict == NULL)
        return FALSE;

      *ret_unseen = cbk_hq_conflict_overlaps (conflict, wanted);
    }

  return TRUE;
}

static gboolean
holds_all (CbkRecord *conflict, JsonObject *doc)
{
  g_autoptr(JsonObject) ours = cbk_hq_conflict_parse (conflict, "our_values");
  const char *const *names = cbk_record_get_list (conflict, "fields");

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!cbk_merge_same_value (json_object_get_member (ours, names[i]), json_object_get_member (doc, names[i])))
      return FALSE;

  return names != NULL;
}

static gboolean
is_settled (CbkHqStorage *storage, const CbkHqConflict *row, CbkRecord *conflict, JsonObject *doc, gboolean *ret_settled,
            GError **error)
{
  *ret_settled = FALSE;
  if (row->closed)
    return TRUE;

  if (g_str_equal (row->kind, "fields"))
    *ret_settled = holds_all (conflict, doc);
  else if (g_str_equal (row->kind, "constraint"))
    return cbk_hq_unique_is_free (storage, row->type, row->id, ret_settled, error);

  return TRUE;
}

static gboolean
follow_one (CbkHqStorage *storage, const CbkHqConflict *row, CbkHqItem *item, JsonObject *doc, GError **error)
{
  g_autoptr(CbkRecord) before = cbk_hq_read_own (storage, TYPE, row->cid, error);
  g_autoptr(CbkRecord) after = before != NULL ? cbk_record_dup (before) : NULL;
  gboolean settled;

  if (after == NULL || !is_settled (storage, row, after, doc, &settled, error))
    return FALSE;

  cbk_record_set_text (after, "restricted_to", cbk_json_get_text (doc, "restricted_to"));
  if (settled)
    {
      cbk_record_set_text (after, "state", "superseded");
      cbk_record_set_int (after, "resolved_at", cbk_env_now (storage->env));
    }

  if (!settled && g_strcmp0 (before->restricted_to, after->restricted_to) == 0)
    return TRUE;

  return cbk_hq_change_own (storage, before, after, cbk_json_get_text (item->object, "actor"), "supersede_conflict", error);
}

/**
 * cbk_hq_conflict_follow:
 * @storage: in a transaction
 * @item: a mutation
 * @id: a record of the kind that it changed
 * @doc: that record as it is now
 * @error: any store error
 *
 * The conflicts of a record follow it: where it may be seen, and when nothing is left to decide.
 *
 * Returns: whether they do
 */
gboolean
cbk_hq_conflict_follow (CbkHqStorage *storage, CbkHqItem *item, const char *id, JsonObject *doc, GError **error)
{
  g_autoptr(GPtrArray) conflicts = NULL;

  if (!cbk_hq_storage_list_conflicts (storage, cbk_json_get_text (item->object, "type"), id, &conflicts, error))
    return FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      CbkHqConflict *row = conflicts->pdata[i];

      if (!cbk_hq_conflict_resolves (item, row->cid) && !follow_one (storage, row, item, doc, error))
        return FALSE;
    }

  return TRUE;
}

static void
copy_text (char *to, gsize size, JsonObject *doc, const char *name)
{
  const char *text = cbk_json_get_text (doc, name);

  g_strlcpy (to, text != NULL ? text : "", size);
}

/**
 * cbk_hq_conflict_note:
 * @storage: in a transaction
 * @item: a mutation of a conflict
 * @doc: the conflict as it is now
 * @error: any store error
 *
 * Returns: whether it is found quickly from now on
 */
gboolean
cbk_hq_conflict_note (CbkHqStorage *storage, CbkHqItem *item, JsonObject *doc, GError **error)
{
  CbkHqConflict row = { .closed = g_strcmp0 (cbk_json_get_text (doc, "state"), "open") != 0 };

  copy_text (row.cid, sizeof row.cid, item->object, "id");
  copy_text (row.type, sizeof row.type, doc, "subject_type");
  copy_text (row.id, sizeof row.id, doc, "subject_id");
  copy_text (row.kind, sizeof row.kind, doc, "kind");
  copy_text (row.device, sizeof row.device, doc, "device");
  cbk_time_parse (cbk_json_get_text (doc, "opened_at"), &row.opened_at);

  return cbk_hq_storage_put_conflict (storage, &row, error);
}

static gboolean
still_theirs (CbkHqStorage *storage, CbkRecord *conflict, gboolean *ret_same, GError **error)
{
  const char *const *names = cbk_record_get_list (conflict, "fields");
  g_autoptr(JsonObject) theirs = cbk_hq_conflict_parse (conflict, "their_values");
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonObject) doc = cbk_hq_read_doc (storage, cbk_record_get_text (conflict, "subject_type"),
                                               cbk_record_get_text (conflict, "subject_id"), &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *ret_same = TRUE;
  for (guint i = 0; doc != NULL && names != NULL && names[i] != NULL; i++)
    *ret_same = *ret_same && cbk_merge_same_value (json_object_get_member (doc, names[i]),
                                                   json_object_get_member (theirs, names[i]));

  return TRUE;
}

/**
 * cbk_hq_conflict_insist:
 * @storage: in a transaction, which is undone when not all is applied
 * @cid: a conflict
 * @txn: what the changes belong to
 * @ret_applied: (out): whether all that it held is in the records now
 * @error: any store error
 *
 * Returns: whether that could be tried
 */
gboolean
cbk_hq_conflict_insist (CbkHqStorage *storage, const char *cid, const char *txn, gboolean *ret_applied, GError **error)
{
  g_autoptr(GPtrArray) mids = NULL;

  *ret_applied = TRUE;
  if (!cbk_hq_storage_list_held (storage, cid, &mids, error))
    return FALSE;

  for (guint i = 0; *ret_applied && i < mids->len; i++)
    if (!cbk_hq_insist (storage, mids->pdata[i], txn, ret_applied, error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_hq_conflict_decide:
 * @storage: in a transaction, which is undone when the decision does not stand
 * @item: a change of a conflict
 * @before: the conflict before it
 * @after: the conflict after it
 * @ret_stands: (out): whether the decision stands; otherwise it comes back
 * @error: any store error
 *
 * What was saved together was held together, and is applied together where that was decided; otherwise it stays in the
 * history. What only an administrator releases is not decided on a laptop.
 *
 * Returns: whether that could be done
 */
gboolean
cbk_hq_conflict_decide (CbkHqStorage *storage,
                        CbkHqItem *item,
                        JsonObject *before,
                        JsonObject *after,
                        gboolean *ret_stands,
                        GError **error)
{
  const char *kind = cbk_json_get_text (after, "kind"), *choices = cbk_json_get_text (after, "choices");
  g_autoptr(JsonObject) choice = choices != NULL ? cbk_json_parse_object (choices, -1, NULL) : NULL;
  g_autoptr(CbkRecord) conflict = NULL;
  const char *txn = item->row.txn[0] != '\0' ? item->row.txn : item->row.mid;

  *ret_stands = TRUE;
  if (g_str_equal (item->row.device, storage->epoch) || g_strcmp0 (cbk_json_get_text (before, "state"), "open") != 0 ||
      g_strcmp0 (cbk_json_get_text (after, "state"), "resolved") != 0)
    return TRUE;

  *ret_stands = g_strcmp0 (kind, "quarantine") != 0;
  if (g_strcmp0 (kind, "group") != 0 || choice == NULL || g_strcmp0 (cbk_json_get_text (choice, "*"), "ours") != 0)
    return TRUE;

  conflict = cbk_hq_read_own (storage, TYPE, cbk_json_get_text (item->object, "id"), error);
  if (conflict == NULL || !still_theirs (storage, conflict, ret_stands, error))
    return FALSE;

  return !*ret_stands || cbk_hq_conflict_insist (storage, conflict->id, txn, ret_stands, error);
}
