/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-merge-private.h"

#include "base/cbk-bug.h"
#include "base/cbk-date.h"
#include "model/cbk-record-json.h"

/* Laptop and headquarters share this file, so that a prediction and the decision agree. It reads nothing but what it is
 * given: neither clock nor store (docs/sync.md, "Merge and conflicts"). */

typedef struct
{
  CbkRecordClass *klass;
  const CbkMergeState *state;
  JsonObject *set;
  gint64 base;
  gboolean others;      /* somebody else changed the record after @base */
  gboolean all;         /* every change is in conflict, whatever its field */
  CbkMergeResult *result;
} CbkMerging;

static CbkMergeResult *
quarantine (CbkMergeResult *result, const char *why)
{
  result->custody = CBK_CUSTODY_QUARANTINED;
  result->why = why;

  return result;
}

/* Fields of a newer schema may be in it too: those have to be pairs as well, or nothing can be said about them. */
static gboolean
set_is_sound (CbkRecordClass *klass, JsonObject *set, const char *id)
{
  g_autoptr(CbkRecord) record = cbk_record_new (klass, id);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, set);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const CbkField *field = cbk_record_class_find_field (klass, name);

      if (!JSON_NODE_HOLDS_ARRAY (value) || json_array_get_length (json_node_get_array (value)) != 2 ||
          (field != NULL && (field->flags & CBK_FIELD_STAMP)))
        return FALSE;
    }

  return cbk_record_read_set (record, set, CBK_SET_AFTER, NULL);
}

static gboolean
doc_is_sound (CbkRecordClass *klass, JsonObject *doc, const char *id)
{
  g_autoptr(CbkRecord) record = cbk_record_new (klass, id);

  return cbk_record_read_json (record, doc, NULL);
}

static gboolean
is_own (const CbkMergeState *state, gint64 version)
{
  for (guint i = 0; state->own != NULL && i < state->own->len; i++)
    if (g_array_index (state->own, gint64, i) == version)
      return TRUE;

  return FALSE;
}

/* Versions are compared, never values: otherwise A→B→A would go unnoticed. */
static gboolean
is_unseen (CbkMerging *self, const char *name)
{
  gint64 version = self->state->fver != NULL ? cbk_json_get_int (self->state->fver, name, 1) : 1;

  if (cbk_bug (CBK_BUG_VALUE_COMPARE))
    return json_object_has_member (self->set, name) &&
           !cbk_merge_same_value (json_object_get_member (self->state->doc, name), cbk_merge_side (self->set, name, 0));

  return version > self->base && !is_own (self->state, version);
}

static gboolean
wants_same (CbkMerging *self, const char *name)
{
  return cbk_merge_same_value (json_object_get_member (self->state->doc, name), cbk_merge_side (self->set, name, 1));
}

/* Its author saw the change that is held, and went on from there. */
static gboolean
builds_on_held (CbkMerging *self, const char *name)
{
  JsonObject *held = self->state->held;
  JsonNode *before = json_object_has_member (self->set, name) ? cbk_merge_side (self->set, name, 0) : NULL;

  return held != NULL && before != NULL && json_object_has_member (held, name) &&
         cbk_merge_same_value (json_object_get_member (held, name), before) &&
         !cbk_merge_same_value (json_object_get_member (self->state->doc, name), before);
}

static gboolean
any_builds_on_held (CbkMerging *self, const char *group)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  json_object_iter_init (&iter, self->set);
  while (json_object_iter_next (&iter, &name, &pair))
    {
      const CbkField *field = cbk_record_class_find_field (self->klass, name);

      if ((group == NULL || (field != NULL && g_strcmp0 (field->group, group) == 0)) && builds_on_held (self, name))
        return TRUE;
    }

  return FALSE;
}

/* Values that only make sense together: one of them changed by somebody else puts all in question. */
static gboolean
group_conflicts (CbkMerging *self, const CbkField *field)
{
  gboolean unseen = FALSE, same = TRUE;

  for (guint i = 0; i < self->klass->n_fields; i++)
    {
      const CbkField *other = &self->klass->fields[i];

      if (other->merge != CBK_MERGE_GROUP || g_strcmp0 (other->group, field->group) != 0)
        continue;

      unseen = unseen || is_unseen (self, other->name);
      same = same && (!json_object_has_member (self->set, other->name) || wants_same (self, other->name));
    }

  return (unseen && !same) || any_builds_on_held (self, field->group);
}

static gboolean
field_conflicts (CbkMerging *self, const char *name)
{
  const CbkField *field = cbk_record_class_find_field (self->klass, name);
  CbkMerge merge = field != NULL ? field->merge : CBK_MERGE_FIELD;

  if (self->state->insist)
    return FALSE;

  if (self->all || builds_on_held (self, name))
    return TRUE;

  if (merge == CBK_MERGE_GROUP)
    return group_conflicts (self, field);

  if (wants_same (self, name))
    return FALSE;

  switch (merge)
    {
    case CBK_MERGE_STRICT:
      return self->others;

    default:
      return is_unseen (self, name);
    }
}

static void
hold (CbkMerging *self, const char *name)
{
  JsonObject *sides = json_object_new ();
  JsonNode *theirs = self->state->doc != NULL ? json_object_get_member (self->state->doc, name) : NULL;

  json_object_set_member (sides, "base", json_node_copy (cbk_merge_side (self->set, name, 0)));
  json_object_set_member (sides, "ours", json_node_copy (cbk_merge_side (self->set, name, 1)));
  if (theirs != NULL)
    json_object_set_member (sides, "theirs", json_node_copy (theirs));
  json_object_set_object_member (self->result->held, name, sides);
}

/* A stamp that no laptop could read would keep the whole record from it. */
static gboolean
is_moment (const char *text)
{
  gint64 time;

  return text != NULL && cbk_time_parse (text, &time);
}

/* Of two changes the later claimed one names the record's last hand, whichever arrives first. */
static void
stamp_change (JsonObject *doc, JsonObject *mutation)
{
  const char *at = cbk_json_get_text (mutation, "at"), *actor = cbk_json_get_text (mutation, "actor");
  int order = g_strcmp0 (at, cbk_json_get_text (doc, "changed_at"));

  if (!is_moment (at) || order < 0 || (order == 0 && g_strcmp0 (actor, cbk_json_get_text (doc, "changed_by")) < 0))
    return;

  json_object_set_string_member (doc, "changed_at", at);
  if (cbk_id_is_valid (actor))
    json_object_set_string_member (doc, "changed_by", actor);
}

static void
stamp_creation (JsonObject *doc, JsonObject *mutation)
{
  const char *at = cbk_json_get_text (mutation, "at"), *actor = cbk_json_get_text (mutation, "actor");

  if (is_moment (at))
    json_object_set_string_member (doc, "created_at", at);
  if (cbk_id_is_valid (actor))
    json_object_set_string_member (doc, "created_by", actor);
  stamp_change (doc, mutation);
}

/* Not for people to decide: headquarters' own values are not a laptop's to change. */
static gboolean
is_forbidden (CbkMerging *self, const char *name)
{
  const CbkField *field = cbk_record_class_find_field (self->klass, name);

  return field != NULL && field->merge == CBK_MERGE_HQ && !self->state->hq && !self->state->insist &&
         !wants_same (self, name);
}

/* What the author saw before the change has to be what we have, where nobody else changed it: otherwise the laptop's
 * copy was wrong, and guessing would write over something that nobody looked at. Returns why not, or NULL. */
static const char *
sort_changes (CbkMerging *self)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  json_object_iter_init (&iter, self->set);
  while (json_object_iter_next (&iter, &name, &pair))
    {
      if (is_forbidden (self, name))
        return "hq";
      else if (field_conflicts (self, name))
        hold (self, name);
      else if (wants_same (self, name))
        continue;
      else if (!self->state->insist &&
               !cbk_merge_same_value (json_object_get_member (self->state->doc, name), cbk_merge_side (self->set, name, 0)))
        return "validation";
      else
        json_object_set_member (self->result->kept, name, json_node_copy (pair));
    }

  return NULL;
}

static void
apply_kept (CbkMerging *self, JsonObject *mutation)
{
  CbkMergeResult *result = self->result;
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  result->version = self->state->version + 1;
  result->doc = cbk_merge_copy (self->state->doc);
  result->fver = cbk_merge_copy (self->state->fver);
  json_object_iter_init (&iter, result->kept);
  while (json_object_iter_next (&iter, &name, &pair))
    {
      cbk_merge_put_value (result->doc, name, cbk_merge_side (result->kept, name, 1));
      json_object_set_int_member (result->fver, name, result->version);
    }
  stamp_change (result->doc, mutation);
}

/* What a laptop goes on writing into a record that is itself held. */
static CbkMergeResult *
join_whole (CbkMerging *self)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  json_object_iter_init (&iter, self->set);
  while (json_object_iter_next (&iter, &name, &pair))
    hold (self, name);
  self->result->custody = CBK_CUSTODY_CONFLICT;

  return self->result;
}

static CbkMergeResult *
quarantine_whole (CbkMergeResult *result, const char *why)
{
  json_object_unref (result->kept);
  json_object_unref (result->held);
  result->kept = json_object_new ();
  result->held = json_object_new ();

  return quarantine (result, why);
}

static void
look_at_others (CbkMerging *self)
{
  const CbkMergeState *state = self->state;
  gboolean strict = (self->klass->entity->flags & CBK_ENTITY_STRICT) != 0;

  self->others = state->version - self->base > (state->own != NULL ? state->own->len : 0);
  self->all = (strict && (self->others || any_builds_on_held (self, NULL))) ||
              (is_unseen (self, "withdrawn") && json_object_has_member (state->doc, "withdrawn"));
}

static CbkMergeResult *
merge_patch (CbkMerging *self, JsonObject *mutation)
{
  CbkMergeResult *result = self->result;
  const char *why;

  if ((self->klass->entity->flags & CBK_ENTITY_APPEND) ||
      !set_is_sound (self->klass, self->set, cbk_json_get_text (mutation, "id")))
    return quarantine (result, "validation");

  if (self->state->doc == NULL && self->state->held_whole)
    return join_whole (self);

  /* Based on what we do not have: the record, or a version that a restored headquarters has lost. */
  if (self->state->doc == NULL || (self->base > self->state->version && !self->state->insist))
    return quarantine (result, "dependency");

  look_at_others (self);
  why = sort_changes (self);
  if (why != NULL)
    return quarantine_whole (result, why);

  if (json_object_get_size (result->kept) > 0)
    apply_kept (self, mutation);

  if (json_object_get_size (result->held) > 0)
    result->custody = CBK_CUSTODY_CONFLICT;
  else if (json_object_get_size (result->kept) == 0)
    result->custody = CBK_CUSTODY_SAME;
  else
    result->custody = self->others ? CBK_CUSTODY_MERGED : CBK_CUSTODY_APPLIED;

  return result;
}

static CbkMergeResult *
merge_create (CbkMerging *self, JsonObject *doc, JsonObject *mutation)
{
  CbkMergeResult *result = self->result;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!doc_is_sound (self->klass, doc, cbk_json_get_text (mutation, "id")))
    return quarantine (result, "validation");

  if ((self->klass->entity->flags & CBK_ENTITY_HQ) && !self->state->hq)
    return quarantine (result, "permission");

  /* An id is made once. A second record under it is somebody's mistake, and is for a person to look at. */
  if (self->state->doc != NULL)
    return quarantine (result, "validation");

  result->doc = json_object_new ();
  result->fver = json_object_new ();
  result->version = 1;
  json_object_iter_init (&iter, doc);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const CbkField *field = cbk_record_class_find_field (self->klass, name);

      if (field == NULL || !(field->flags & CBK_FIELD_STAMP))
        cbk_merge_put_value (result->doc, name, value);
    }
  stamp_creation (result->doc, mutation);
  result->custody = CBK_CUSTODY_APPLIED;

  return result;
}

/**
 * cbk_merge_quarantine:
 * @version: the record's version, 0 when there is none
 * @why: "permission" and its like, for the program's life
 *
 * Returns: (transfer full): the decision to keep a mutation as it is and do nothing with it
 */
CbkMergeResult *
cbk_merge_quarantine (gint64 version, const char *why)
{
  CbkMergeResult *result = g_new0 (CbkMergeResult, 1);

  result->version = version;
  result->kept = json_object_new ();
  result->held = json_object_new ();

  return quarantine (result, why);
}

/**
 * cbk_merge:
 * @klass: (nullable): the kind of record, %NULL when this version does not know it
 * @state: the record as headquarters has it
 * @mutation: what somebody did: "id", "op", "base", "actor", "at" and either "doc" or "set"
 *
 * Decides what becomes of a mutation, by the merge policies of the field table. Pure: the same arguments give the same
 * result, on a laptop and at headquarters; for mutations that do not conflict the order of arrival does not matter.
 *
 * Returns: (transfer full): the decision
 */
CbkMergeResult *
cbk_merge (CbkRecordClass *klass, const CbkMergeState *state, JsonObject *mutation)
{
  CbkMergeResult *result = g_new0 (CbkMergeResult, 1);
  const char *op = cbk_json_get_text (mutation, "op");
  JsonObject *doc = cbk_merge_object (mutation, "doc");
  CbkMerging merging = { klass, state, cbk_merge_object (mutation, "set"), cbk_json_get_int (mutation, "base", 0),
                         FALSE, FALSE, result };

  result->version = state->version;
  result->kept = json_object_new ();
  result->held = json_object_new ();

  if (klass == NULL)
    return quarantine (result, "schema");

  if (!cbk_id_is_valid (cbk_json_get_text (mutation, "id")))
    return quarantine (result, "validation");

  if (g_strcmp0 (op, "create") == 0 && doc != NULL)
    return merge_create (&merging, doc, mutation);

  if (g_strcmp0 (op, "patch") == 0 && merging.set != NULL)
    return merge_patch (&merging, mutation);

  return quarantine (result, op != NULL ? "schema" : "validation");
}
