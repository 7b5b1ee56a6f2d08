/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-permission.h"

#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-entitlement.h"
#include "hq/cbk-hq-known.h"
#include "model/cbk-scoping.h"

/* Who may do what: asked of the moment at which it was done, not of the one at which it arrives. */

/* Whether the officer ever was, on that laptop. */
gboolean
cbk_hq_was_signed_in (CbkHqStorage *storage, const char *device, const char *officer, gboolean *ret_was, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT first_at FROM device_user WHERE device = :device AND officer = :officer");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  *ret_was = cbk_hq_statement_step (&stmt);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_note_signed_in:
 * @storage: in a transaction
 * @device: a laptop
 * @officer: who signed in on it
 * @error: any store error
 *
 * Returns: whether that is noted
 */
gboolean
cbk_hq_note_signed_in (CbkHqStorage *storage, const char *device, const char *officer, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO device_user (device, officer, first_at) VALUES (:device, :officer, :now) "
                         "ON CONFLICT (device, officer) DO NOTHING");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (storage->env));

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_copy_signed_in:
 * @storage: in a transaction
 * @from: a laptop
 * @to: the id under which it goes on
 * @error: any store error
 *
 * Whoever acted on it acted there: what is sent again is judged as it was.
 *
 * Returns: whether that is noted
 */
gboolean
cbk_hq_copy_signed_in (CbkHqStorage *storage, const char *from, const char *to, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO device_user (device, officer, first_at) "
                         "SELECT :to, officer, first_at FROM device_user WHERE device = :from "
                         "ON CONFLICT (device, officer) DO NOTHING");
  cbk_hq_statement_bind_id (&stmt, ":from", from);
  cbk_hq_statement_bind_id (&stmt, ":to", to);

  return cbk_hq_statement_finish (&stmt, error);
}

/* Whoever acted is judged, if they ever signed in on that laptop; otherwise whoever sends it, who then answers for it. */
static gboolean
find_judged (CbkHqStorage *storage, CbkHqItem *item, char officer[CBK_ID_LENGTH + 1], GError **error)
{
  const char *actor = cbk_json_get_text (item->object, "actor"), *known;
  g_autoptr(CbkHqUser) user = NULL;
  gboolean was = FALSE;

  if (!cbk_id_is_valid (actor))
    actor = "";
  known = cbk_hq_known_get_judged (storage, actor);
  if (known == NULL && *actor != '\0' && !cbk_hq_was_signed_in (storage, item->row.device, actor, &was, error))
    return FALSE;

  if (known == NULL && !was && !cbk_hq_storage_get_user (storage, item->row.sent_by, FALSE, &user, error))
    return FALSE;

  g_strlcpy (officer, known != NULL ? known : was ? actor : user != NULL ? user->officer : "", CBK_ID_LENGTH + 1);
  cbk_hq_known_put_judged (storage, actor, officer);

  return TRUE;
}

static gboolean
load_judged (CbkHqStorage *storage, CbkHqItem *item, CbkHqOfficer **ret_officer, GError **error)
{
  const char *text = cbk_json_get_text (item->object, "at");
  gint64 now = cbk_env_now (storage->env), at;
  char officer[CBK_ID_LENGTH + 1];

  *ret_officer = NULL;
  if (!find_judged (storage, item, officer, error))
    return FALSE;

  if (text == NULL || !cbk_time_parse (text, &at) || at > now)
    at = now;
  *ret_officer = cbk_hq_officer_load (storage, officer, at, error);

  return *ret_officer != NULL;
}

static gboolean
may_by_role (CbkHqOfficer *officer, CbkRecordClass *klass)
{
  CbkRoles who = klass->entity->flags & CBK_ENTITY_REFERENCE ? CBK_ROLE_ADMINISTRATOR
                                                            : CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR;

  return (officer->roles & who) != 0;
}

/* A step that the kind's machine knows is taken by those whom it names. */
static gboolean
may_step (CbkHqOfficer *officer, CbkRecordClass *klass, JsonObject *before, JsonObject *set)
{
  const CbkMachine *machine = klass->entity->machine;
  JsonNode *pair = machine != NULL && set != NULL ? json_object_get_member (set, machine->field) : NULL;
  const char *from = machine != NULL && before != NULL ? cbk_json_get_text (before, machine->field) : NULL;
  const char *to = NULL;
  gboolean known = FALSE;

  if (pair != NULL && JSON_NODE_HOLDS_ARRAY (pair) && json_array_get_length (json_node_get_array (pair)) == 2)
    {
      JsonNode *after = json_array_get_element (json_node_get_array (pair), 1);

      to = JSON_NODE_HOLDS_VALUE (after) && json_node_get_value_type (after) == G_TYPE_STRING ? json_node_get_string (after) : NULL;
    }

  for (guint i = 0; to != NULL && i < machine->n_transitions; i++)
    {
      const CbkTransition *row = &machine->transitions[i];

      if (g_strcmp0 (row->from, from) != 0 || !g_str_equal (row->to, to))
        continue;
      if (officer->roles & row->who)
        return TRUE;
      known = TRUE;
    }

  return !known;
}

/* The scopes that the record has left since the actor saw it: they may have held one of those. */
static gboolean
add_left_scopes (CbkHqStorage *storage, const CbkHqRecord *record, gint64 base, GArray *scopes, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT scopes_del FROM change WHERE type = :type AND id = :id AND ver >= :base");
  cbk_hq_statement_bind_text (&stmt, ":type", record->type);
  cbk_hq_statement_bind_id (&stmt, ":id", record->id);
  cbk_hq_statement_bind_int (&stmt, ":base", base);
  while (cbk_hq_statement_step (&stmt))
    {
      g_autoptr(GArray) left = cbk_hq_scopes_parse (cbk_hq_statement_get_text (&stmt, 0));

      g_array_append_vals (scopes, left->data, left->len);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
add_parents_scopes (CbkHqStorage *storage, CbkRecordClass *klass, JsonObject *doc, GArray *scopes, GError **error)
{
  g_auto(CbkScoping) scoping = { 0 };

  cbk_scoping_init (&scoping, klass, doc);
  for (guint i = 0; i < scoping.ties->len; i++)
    {
      const CbkTie *tie = &g_array_index (scoping.ties, CbkTie, i);
      g_autoptr(CbkHqRecord) parent = NULL;

      if (!tie->home)
        continue;

      if (!cbk_hq_storage_get_record (storage, tie->type, tie->id, FALSE, &parent, error) ||
          (parent != NULL && !add_left_scopes (storage, parent, 0, scopes, error)))
        return FALSE;

      if (parent != NULL)
        g_array_append_vals (scopes, parent->scopes->data, parent->scopes->len);
    }

  return TRUE;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* What else counts than the scopes that a record is in. */
static gboolean
find_others (CbkHqStorage *storage, CbkHqItem *item, CbkRecordClass *klass, const CbkHqRecord *before, GArray *scopes,
             GError **error)
{
  JsonObject *doc = get_object (item->object, "doc");

  if (before == NULL)
    return doc == NULL || add_parents_scopes (storage, klass, doc, scopes, error);

  return add_left_scopes (storage, before, cbk_json_get_int (item->object, "base", 0), scopes, error);
}

/* Typed further before it ever left the laptop. */
static gboolean
is_own_draft (CbkHqItem *item, JsonObject *before)
{
  return cbk_json_get_int (item->object, "base", 0) == 0 &&
         g_strcmp0 (cbk_json_get_text (before, "created_by"), cbk_json_get_text (item->object, "actor")) == 0;
}

/**
 * cbk_hq_may_take:
 * @storage: in a transaction
 * @item: a mutation
 * @klass: its record's kind
 * @before: (nullable): the record as it is
 * @before_doc: (nullable): its document
 * @ret_may: (out): whether whoever did it might do it when they did
 * @error: any store error
 *
 * A change of a record takes a scope that it is in, or was in when the actor saw it; a new record takes a scope of what it
 * belongs to. Roles, postings and grants count as they were at the claimed moment: what was allowed when it was done is
 * taken, however late it comes.
 *
 * Returns: whether that could be told
 */
gboolean
cbk_hq_may_take (CbkHqStorage *storage, CbkHqItem *item, CbkRecordClass *klass, const CbkHqRecord *before,
                 JsonObject *before_doc, gboolean *ret_may, GError **error)
{
  g_autoptr(GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CbkHqOfficer) officer = NULL;

  *ret_may = TRUE;
  if (g_str_equal (item->row.device, storage->epoch) || *item->row.sent_by == '\0')
    return TRUE;

  if (!load_judged (storage, item, &officer, error))
    return FALSE;

  *ret_may = may_by_role (officer, klass) && may_step (officer, klass, before_doc, get_object (item->object, "set"));
  if (!*ret_may || (before_doc != NULL && is_own_draft (item, before_doc)))
    return TRUE;

  *ret_may = FALSE;
  if (before != NULL && !cbk_hq_officer_holds_any (officer, storage, before->scopes, ret_may, error))
    return FALSE;

  if (*ret_may)
    return TRUE;

  if (!find_others (storage, item, klass, before, others, error))
    return FALSE;

  *ret_may = others->len == 0 && (before == NULL || before->scopes->len == 0);

  return *ret_may || cbk_hq_officer_holds_any (officer, storage, others, ret_may, error);
}
