/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-mutation.h"

#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-conflict.h"
#include "hq/cbk-hq-disposal.h"
#include "hq/cbk-hq-permission.h"
#include "hq/cbk-hq-rules.h"
#include "hq/cbk-hq-scoping.h"
#include "hq/cbk-hq-unique.h"
#include "model/cbk-registry.h"

#include <string.h>

static char *
print_object (JsonObject *object, GError **error)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr(GString) text = g_string_new (NULL);

  return cbk_json_append_node (text, node, error) ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
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

/* What the mutation meets. */
typedef struct
{
  CbkRecordClass *klass;
  CbkHqRecord *before;
  CbkMergeState state;
} CbkHqMeeting;

static void
cbk_hq_meeting_clear (CbkHqMeeting *self)
{
  g_clear_pointer (&self->before, cbk_hq_record_free);
  g_clear_pointer (&self->state.doc, json_object_unref);
  g_clear_pointer (&self->state.fver, json_object_unref);
  g_clear_pointer (&self->state.own, g_array_unref);
  g_clear_pointer (&self->state.held, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqMeeting, cbk_hq_meeting_clear)

static gboolean
read_before (CbkHqStorage *storage, CbkHqItem *item, CbkHqMeeting *self, GError **error)
{
  const char *type = cbk_json_get_text (item->object, "type"), *id = cbk_json_get_text (item->object, "id");
  gint64 base = cbk_json_get_int (item->object, "base", 0);

  if (!cbk_hq_storage_get_record (storage, type, id, TRUE, &self->before, error))
    return FALSE;

  if (self->before == NULL)
    return TRUE;

  self->state.version = self->before->version;
  self->state.doc = cbk_json_parse_object (self->before->doc, -1, error);
  self->state.fver = self->state.doc != NULL ? cbk_json_parse_object (self->before->fver, -1, error) : NULL;

  return self->state.fver != NULL &&
         cbk_hq_storage_list_own (storage, type, id, item->row.device, base, &self->state.own, error);
}

static gboolean
meet (CbkHqStorage *storage, CbkHqItem *item, gboolean insist, CbkHqMeeting *self, GError **error)
{
  *self = (CbkHqMeeting){ .klass = cbk_registry_find (cbk_json_get_text (item->object, "type")) };
  self->state.hq = g_str_equal (item->row.device, storage->epoch);
  self->state.insist = insist;

  if (self->klass == NULL || !cbk_id_is_valid (cbk_json_get_text (item->object, "id")))
    return TRUE;

  return read_before (storage, item, self, error) &&
         (insist || self->state.hq ||
          cbk_hq_conflict_list_waiting (storage, item, &self->state.held, &self->state.held_whole, error));
}

static gboolean
place_and_put (CbkHqStorage *storage, const CbkHqMeeting *meeting, CbkHqRecord *record, JsonObject *doc,
               JsonObject *changed, const CbkHqChange *change, GError **error)
{
  g_auto(CbkHqPlacing) placing = { 0 };

  return cbk_hq_place_record (storage, &placing, meeting->klass, meeting->state.doc, doc, changed, record, error) &&
         cbk_hq_storage_put_record (storage, meeting->before, record, change, error) &&
         cbk_hq_place_others (storage, &placing, change, error);
}

static gboolean
put_record (CbkHqStorage *storage, CbkHqItem *item, const CbkHqMeeting *meeting, CbkMergeResult *merge, GError **error)
{
  const CbkHqRecord *before = meeting->before;
  CbkHqRecord record = { .version = merge->version, .schema = cbk_json_get_int (item->object, "schema", 1) };
  CbkHqChange change = { item->row.mid, item->row.device, item->row.dseq, item->row.txn, NULL };
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

  ok = place_and_put (storage, meeting, &record, merge->doc, changed, &change, error) &&
       cbk_hq_note_file (storage, &record, merge->doc, changed, item->row.device, error);
  g_clear_pointer (&record.scopes, g_array_unref);

  return ok;
}

/* What goes with a new version: its number, what it should not share, and what is open about it. */
static gboolean
put_merged (CbkHqStorage *storage, CbkHqItem *item, CbkHqMeeting *meeting, CbkMergeResult *merge, GError **error)
{
  const char *type = cbk_json_get_text (item->object, "type"), *id = cbk_json_get_text (item->object, "id");

  if (merge->doc == NULL)
    return TRUE;

  if (meeting->before == NULL && !cbk_hq_rules_issue (storage, type, merge->doc, merge->fver, error))
    return FALSE;

  if (!cbk_hq_dispose (storage, item, meeting->state.doc, merge, error) || !put_record (storage, item, meeting, merge, error))
    return FALSE;

  if (g_str_equal (type, "sync_conflict"))
    return cbk_hq_conflict_note (storage, item, merge->doc, error);

  return cbk_hq_unique_check (storage, item, meeting->state.doc, merge->doc, error) &&
         (meeting->before == NULL || cbk_hq_conflict_follow (storage, item, id, merge->doc, error));
}

/* A decision that did not know all there is to decide comes back, although nothing else stands against it. */
static gboolean
check_decision (CbkHqStorage *storage, CbkHqItem *item, CbkHqMeeting *meeting, CbkMergeResult *merge, GError **error)
{
  gboolean unseen = FALSE, stands = TRUE;

  if (merge->doc != NULL && meeting->before != NULL && g_str_equal (meeting->klass->entity->name, "sync_conflict"))
    {
      if (!cbk_hq_conflict_decide (storage, item, meeting->state.doc, merge->doc, &stands, error))
        return FALSE;
    }
  else if (!cbk_hq_conflict_find_unseen (storage, item, &unseen, error))
    return FALSE;

  if (unseen || !stands)
    merge->custody = CBK_CUSTODY_CONFLICT;

  return TRUE;
}

/* A laptop had its copy erased, and headquarters was restored from before: it keeps its place in the chain. */
static CbkMergeResult *
take_erased (CbkHqMeeting *meeting)
{
  CbkMergeResult *merge = cbk_merge_quarantine (meeting->state.version, CBK_HQ_DISPOSED);

  merge->custody = CBK_CUSTODY_SAME;

  return merge;
}

static CbkMergeResult *
decide (CbkHqStorage *storage, CbkHqItem *item, CbkHqMeeting *meeting, GError **error)
{
  g_autoptr(CbkMergeResult) merge = NULL;
  const char *why = NULL;
  gboolean may = TRUE;

  if (item->row.payload == NULL)
    return take_erased (meeting);

  if (meeting->klass != NULL && cbk_id_is_valid (cbk_json_get_text (item->object, "id")) &&
      (!cbk_hq_may_take (storage, item, meeting->klass, meeting->before, meeting->state.doc, &may, error) ||
       !cbk_hq_disposal_check (storage, item, meeting->klass, meeting->before, meeting->state.doc, &why, error)))
    return NULL;

  if (!may || why != NULL)
    return cbk_merge_quarantine (meeting->state.version, why != NULL ? why : "permission");

  merge = cbk_merge (meeting->klass, &meeting->state, item->object);
  if (merge->custody < CBK_CUSTODY_CONFLICT && !meeting->state.hq && !check_decision (storage, item, meeting, merge, error))
    return NULL;

  return g_steal_pointer (&merge);
}

static gboolean
hold_item (CbkHqStorage *storage, CbkHqItem *item, CbkMergeResult *merge, const char *cid, GError **error)
{
  g_free (item->row.result);
  item->row.status = (int) merge->custody;
  item->row.result = print_result (item, merge, *cid != '\0' ? cid : NULL);

  return cbk_hq_storage_put_mutation (storage, &item->row, error);
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
  g_auto(CbkHqMeeting) meeting = { 0 };
  g_autoptr(CbkMergeResult) merge = NULL;
  char cid[CBK_ID_LENGTH + 1] = "";

  if (!meet (storage, item, FALSE, &meeting, error))
    return FALSE;

  merge = decide (storage, item, &meeting, error);
  if (merge == NULL)
    return FALSE;

  *ret_custody = merge->custody;
  if (whole && merge->custody >= CBK_CUSTODY_CONFLICT)
    {
      g_clear_pointer (&item->held, json_object_unref);
      item->held = json_object_ref (merge->held);
      item->why = merge->why;
      return TRUE;
    }

  if (merge->custody >= CBK_CUSTODY_CONFLICT)
    {
      CbkHqHold hold = { &item, 1, item, merge->custody == CBK_CUSTODY_CONFLICT ? merge->held : NULL, merge->why };

      if (!cbk_hq_conflict_hold (storage, &hold, cid, error))
        return FALSE;
    }

  return put_merged (storage, item, &meeting, merge, error) && hold_item (storage, item, merge, cid, error);
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
  CbkMergeResult merge = { .custody = CBK_CUSTODY_QUARANTINED, .why = "dependency" };
  g_autoptr(JsonObject) nothing = merge.kept = json_object_new ();
  CbkHqHold hold = { items, n_items, items[0], NULL, "dependency" };
  char cid[CBK_ID_LENGTH + 1] = "";

  for (guint i = 0; i < n_items; i++)
    if (items[i]->held != NULL)
      {
        hold.cause = items[i];
        hold.why = merge.why = items[i]->why;
        if (merge.why == NULL)
          {
            merge.custody = CBK_CUSTODY_CONFLICT;
            hold.held = items[i]->held;
          }
        break;
      }

  if (!cbk_hq_conflict_hold (storage, &hold, cid, error))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    if (!hold_item (storage, items[i], &merge, cid, error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_hq_take_again:
 * @storage: in a transaction
 * @item: a mutation that headquarters has from the laptop that this one was copied from
 * @error: any store error
 *
 * It is in this laptop's chain too, has no effect of its own, and gets the answer that it got then.
 *
 * Returns: whether it is kept
 */
gboolean
cbk_hq_take_again (CbkHqStorage *storage, CbkHqItem *item, GError **error)
{
  g_autoptr(JsonObject) result = cbk_json_parse_object (item->known->result, -1, error);

  if (result == NULL)
    return FALSE;

  json_object_set_int_member (result, "dseq", item->row.dseq);
  if (item->known->payload == NULL)
    g_clear_pointer (&item->row.payload, g_free);
  item->row.again = TRUE;
  item->row.status = item->known->status;
  g_free (item->row.result);
  item->row.result = print_object (result, error);

  return item->row.result != NULL && cbk_hq_storage_put_mutation (storage, &item->row, error);
}

/**
 * cbk_hq_insist:
 * @storage: in a transaction, which is undone when it is not applied
 * @mid: a mutation that is held
 * @txn: what the new version belongs to
 * @ret_applied: (out): whether it is in the record now
 * @error: any store error
 *
 * A person decided that it applies, whatever the record holds.
 *
 * Returns: whether that could be tried
 */
gboolean
cbk_hq_insist (CbkHqStorage *storage, const char *mid, const char *txn, gboolean *ret_applied, GError **error)
{
  g_autoptr(CbkHqMutation) row = NULL;
  g_autoptr(JsonObject) object = NULL;
  g_auto(CbkHqMeeting) meeting = { 0 };
  g_autoptr(CbkMergeResult) merge = NULL;
  const char *why = NULL;
  CbkHqItem item = { 0 };

  *ret_applied = FALSE;
  if (!cbk_hq_storage_get_mutation (storage, mid, &row, error) || row == NULL || row->payload == NULL)
    return error == NULL || *error == NULL;

  item.object = object = cbk_json_parse_object (row->payload, -1, error);
  if (object == NULL)
    return FALSE;

  g_strlcpy (item.row.mid, mid, sizeof item.row.mid);
  g_strlcpy (item.row.device, row->device, sizeof item.row.device);
  g_strlcpy (item.row.txn, txn, sizeof item.row.txn);
  item.row.sent_by = row->sent_by;
  if (!meet (storage, &item, TRUE, &meeting, error) ||
      (meeting.klass != NULL &&
       !cbk_hq_disposal_check (storage, &item, meeting.klass, meeting.before, meeting.state.doc, &why, error)))
    return FALSE;

  if (why != NULL)
    return TRUE;

  merge = cbk_merge (meeting.klass, &meeting.state, object);
  *ret_applied = merge->custody != CBK_CUSTODY_QUARANTINED;

  return !*ret_applied || put_merged (storage, &item, &meeting, merge, error);
}
