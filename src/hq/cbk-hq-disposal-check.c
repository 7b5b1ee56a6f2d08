/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-disposal.h"

#include "hq/cbk-hq-entitlement.h"
#include "hq/cbk-hq-permission.h"
#include "model/cbk-scoping.h"

/* Laptops check a disposal too; these are the checks that count. */

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_after (JsonObject *set, const char *field)
{
  JsonNode *pair = json_object_get_member (set, field);
  JsonArray *array = pair != NULL && JSON_NODE_HOLDS_ARRAY (pair) ? json_node_get_array (pair) : NULL;
  JsonNode *after = array != NULL && json_array_get_length (array) == 2 ? json_array_get_element (array, 1) : NULL;

  return after != NULL && JSON_NODE_HOLDS_VALUE (after) && json_node_get_value_type (after) == G_TYPE_STRING
           ? json_node_get_string (after)
           : NULL;
}

static gboolean
is_proposal (JsonObject *doc, const char *actor)
{
  return g_strcmp0 (cbk_json_get_text (doc, "state"), "proposed") == 0 &&
         g_strcmp0 (cbk_json_get_text (doc, "proposed_by"), actor) == 0;
}

/* What was proposed stays what it was: a decision decides, and nothing else. By another person, in their own name. */
static gboolean
is_decision (JsonObject *set, JsonObject *before, const char *actor)
{
  static const char *const fields[] = { "state", "decided_by", "decided_at", "decision_reason", NULL };
  g_autoptr(GList) names = json_object_get_members (set);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (fields, l->data))
      return FALSE;

  return g_strcmp0 (cbk_json_get_text (before, "state"), "proposed") == 0 &&
         g_strcmp0 (get_after (set, "decided_by"), actor) == 0 &&
         (g_strcmp0 (get_after (set, "state"), "approved") != 0 ||
          g_strcmp0 (cbk_json_get_text (before, "proposed_by"), actor) != 0);
}

static gboolean
holds (CbkHqStorage *storage, CbkHqOfficer *officer, const char *type, const char *id, gboolean *ret_holds, GError **error)
{
  g_autoptr(CbkHqRecord) record = NULL;

  if (!cbk_hq_storage_get_record (storage, type, id, FALSE, &record, error))
    return FALSE;

  return record == NULL || record->scopes->len == 0 ||
         cbk_hq_officer_holds_any (officer, storage, record->scopes, ret_holds, error);
}

/* Nobody erases what they may not have. */
static gboolean
check_holder (CbkHqStorage *storage, CbkHqItem *item, JsonObject *before, const char *actor, gboolean *ret_may, GError **error)
{
  g_autoptr(GPtrArray) names = cbk_hq_disposal_list (before);
  g_autoptr(CbkHqOfficer) officer = NULL;

  if (*item->row.sent_by == '\0')
    return TRUE;

  if (!cbk_hq_was_signed_in (storage, item->row.device, actor, ret_may, error))
    return FALSE;

  officer = cbk_hq_officer_load (storage, actor, cbk_env_now (storage->env), error);
  if (officer == NULL)
    return FALSE;

  for (guint i = 0; *ret_may && i < names->len; i += 2)
    if (!holds (storage, officer, names->pdata[i], names->pdata[i + 1], ret_may, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_disposal (CbkHqStorage *storage, CbkHqItem *item, JsonObject *before, const char **ret_why, GError **error)
{
  const char *actor = cbk_json_get_text (item->object, "actor");
  JsonObject *doc = get_object (item->object, "doc"), *set = get_object (item->object, "set");
  gboolean may = cbk_id_is_valid (actor) && (doc != NULL                       ? is_proposal (doc, actor)
                                             : set != NULL && before != NULL ? is_decision (set, before, actor)
                                                                             : FALSE);

  if (may && before != NULL && !check_holder (storage, item, before, actor, &may, error))
    return FALSE;

  if (!may)
    *ret_why = "permission";

  return TRUE;
}

/* What would belong to something that is erased would bring it back. */
static gboolean
check_home (CbkHqStorage *storage, CbkHqItem *item, CbkRecordClass *klass, const char **ret_why, GError **error)
{
  JsonObject *doc = get_object (item->object, "doc");
  g_auto(CbkScoping) scoping = { 0 };

  if (doc == NULL || klass->entity->home == NULL)
    return TRUE;

  cbk_scoping_init (&scoping, klass, doc);
  for (guint i = 0; *ret_why == NULL && i < scoping.ties->len; i++)
    {
      const CbkTie *tie = &g_array_index (scoping.ties, CbkTie, i);
      g_auto(CbkHqStatement) stmt = { 0 };

      if (!tie->home)
        continue;

      cbk_hq_statement_init (&stmt, storage->db, "SELECT 1 FROM record WHERE type = :type AND id = :id AND disposed = 1");
      cbk_hq_statement_bind_text (&stmt, ":type", tie->type);
      cbk_hq_statement_bind_id (&stmt, ":id", tie->id);
      if (cbk_hq_statement_step (&stmt))
        *ret_why = CBK_HQ_DISPOSED;
      if (!cbk_hq_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_hq_disposal_check:
 * @storage: in a transaction
 * @item: a mutation
 * @klass: its record's kind
 * @before: (nullable): the record as it is
 * @before_doc: (nullable): its document
 * @ret_why: (out): why it is not taken but kept in quarantine; %NULL when nothing is against it
 * @error: any store error
 *
 * Whether it changes what the law had erased, or would erase in a way that is not done.
 *
 * Returns: whether that could be told
 */
gboolean
cbk_hq_disposal_check (CbkHqStorage *storage, CbkHqItem *item, CbkRecordClass *klass, const CbkHqRecord *before,
                       JsonObject *before_doc, const char **ret_why, GError **error)
{
  *ret_why = before != NULL && before->disposed ? CBK_HQ_DISPOSED : NULL;
  if (*ret_why != NULL || g_str_equal (item->row.device, storage->epoch))
    return TRUE;

  if (g_str_equal (klass->entity->name, CBK_HQ_DISPOSAL))
    return check_disposal (storage, item, before_doc, ret_why, error);

  return before != NULL || check_home (storage, item, klass, ret_why, error);
}
