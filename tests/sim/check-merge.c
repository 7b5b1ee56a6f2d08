/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-check-private.h"

#include "model/cbk-registry.h"

#include <string.h>

/* I9: a second, slow opinion on every decision. It knows nothing of versions of fields: it looks through the whole
 * history of a record for what the author of a mutation has not seen. */

typedef struct
{
  SimChecker *checker;
  CbkRecordClass *klass;
  GPtrArray *history;       /* SimVersion, borrowed: what was there when it was decided */
  GHashTable *values;       /* field → text; a field that is not there holds nothing */
  gint64 version;
} Past;

typedef struct
{
  CbkCustody status;
  GHashTable *held;         /* set of fields */
  GHashTable *kept;
} Opinion;

static void
past_clear (Past *self)
{
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

static void
opinion_clear (Opinion *self)
{
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opinion, opinion_clear)

static gboolean
is_pair (JsonNode *node)
{
  return JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 2;
}

static void
apply (Past *self, SimVersion *version)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, version->delta);
  while (json_object_iter_next (&iter, &name, &value))
    {
      char *text = sim_check_print (version->version == 1 || !is_pair (value)
                                      ? value
                                      : json_array_get_element (json_node_get_array (value), 1));

      if (text != NULL)
        g_hash_table_insert (self->values, g_strdup (name), text);
      else
        g_hash_table_remove (self->values, name);
    }
  g_ptr_array_add (self->history, version);
  self->version = version->version;
}

/* The record as it was before @before, without what the group itself did. */
static void
past_init (Past *self, SimChecker *checker, SimMutation *mutation, gint64 before)
{
  const char *type = cbk_json_get_text (mutation->payload, "type");
  g_autofree char *key = sim_check_key (type, cbk_json_get_text (mutation->payload, "id"));
  GPtrArray *history = g_hash_table_lookup (checker->records, key);

  *self = (Past){ checker, cbk_registry_find (type), g_ptr_array_new (),
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), 0 };
  for (guint i = 0; history != NULL && i < history->len; i++)
    if (((SimVersion *) history->pdata[i])->at < before)
      apply (self, history->pdata[i]);
}

/* A laptop saw what it did itself, under whichever id it sent it first. */
static gboolean
was_seen (Past *self, SimMutation *mutation, SimVersion *version)
{
  g_autofree char *sent = sim_check_key (mutation->device, version->mid);

  return version->version <= cbk_json_get_int (mutation->payload, "base", 0) || g_hash_table_contains (self->checker->sent, sent);
}

/* Whether somebody did anything to the record of which the author did not know. */
static gboolean
has_unseen (Past *self, SimMutation *mutation)
{
  for (guint i = 0; i < self->history->len; i++)
    if (!was_seen (self, mutation, self->history->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Whether what a field holds came from somebody of whose change the author did not know. Whoever made the record decided
 * on all of its fields. */
static gboolean
is_unseen (Past *self, SimMutation *mutation, const char *name)
{
  for (guint i = self->history->len; i > 0; i--)
    {
      SimVersion *version = self->history->pdata[i - 1];

      if (version->version == 1 || json_object_has_member (version->delta, name))
        return !was_seen (self, mutation, version);
    }

  return FALSE;
}

static gboolean
holds (Past *self, const char *name, JsonArray *pair, guint side)
{
  g_autofree char *wanted = sim_check_print (json_array_get_element (pair, side));

  return g_strcmp0 (g_hash_table_lookup (self->values, name), wanted) == 0;
}

static gboolean
group_is_torn (Past *self, SimMutation *mutation, JsonObject *set, const char *group)
{
  gboolean unseen = FALSE, same = TRUE;

  for (guint i = 0; i < self->klass->n_fields; i++)
    {
      const CbkField *field = &self->klass->fields[i];

      if (field->merge != CBK_MERGE_GROUP || !g_str_equal (field->group, group))
        continue;

      unseen |= is_unseen (self, mutation, field->name);
      if (json_object_has_member (set, field->name))
        same &= holds (self, field->name, json_object_get_array_member (set, field->name), 1);
    }

  return unseen && !same;
}

static gboolean
is_in_question (Past *self, SimMutation *mutation, JsonObject *set, const char *name, JsonArray *pair)
{
  const CbkField *field = cbk_record_class_find_field (self->klass, name);
  CbkMerge policy = field != NULL ? field->merge : CBK_MERGE_FIELD;

  if ((self->klass->entity->flags & CBK_ENTITY_STRICT) && has_unseen (self, mutation))
    return TRUE;

  if (is_unseen (self, mutation, "withdrawn") && g_hash_table_contains (self->values, "withdrawn"))
    return TRUE;

  if (policy == CBK_MERGE_GROUP)
    return group_is_torn (self, mutation, set, field->group);

  if (holds (self, name, pair, 1))
    return FALSE;

  return policy == CBK_MERGE_STRICT ? has_unseen (self, mutation) : is_unseen (self, mutation, name);
}

/* What only headquarters writes. */
static gboolean
is_forbidden (Past *self, const char *name, JsonArray *pair)
{
  const CbkField *field = cbk_record_class_find_field (self->klass, name);

  return field != NULL && field->merge == CBK_MERGE_HQ && !holds (self, name, pair, 1);
}

static CbkCustody
judge_patch (Past *self, SimMutation *mutation, Opinion *opinion)
{
  JsonObject *set = json_object_get_object_member (mutation->payload, "set");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (self->version == 0 || cbk_json_get_int (mutation->payload, "base", 0) > self->version ||
      (self->klass->entity->flags & CBK_ENTITY_APPEND))
    return CBK_CUSTODY_QUARANTINED;

  json_object_iter_init (&iter, set);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonArray *pair = json_node_get_array (node);

      if (is_forbidden (self, name, pair))
        return CBK_CUSTODY_QUARANTINED;
      else if (is_in_question (self, mutation, set, name, pair))
        g_hash_table_add (opinion->held, g_strdup (name));
      else if (holds (self, name, pair, 1))
        continue;
      else if (!holds (self, name, pair, 0))
        return CBK_CUSTODY_QUARANTINED;
      else
        g_hash_table_add (opinion->kept, g_strdup (name));
    }

  if (g_hash_table_size (opinion->held) > 0)
    return CBK_CUSTODY_CONFLICT;

  if (g_hash_table_size (opinion->kept) == 0)
    return CBK_CUSTODY_SAME;

  return has_unseen (self, mutation) ? CBK_CUSTODY_MERGED : CBK_CUSTODY_APPLIED;
}

static void
judge (Past *self, SimMutation *mutation, Opinion *opinion)
{
  *opinion = (Opinion){ .held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                        .kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  if (g_strcmp0 (cbk_json_get_text (mutation->payload, "op"), "create") == 0)
    opinion->status = self->version > 0 ? CBK_CUSTODY_QUARANTINED : CBK_CUSTODY_APPLIED;
  else
    opinion->status = judge_patch (self, mutation, opinion);
}

static gboolean
same_names (GHashTable *names, JsonObject *object)
{
  GHashTableIter iter;
  gpointer name;

  if (g_hash_table_size (names) != json_object_get_size (object))
    return FALSE;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!json_object_has_member (object, name))
      return FALSE;

  return TRUE;
}

/* For a message that ends the run. */
static const char *
print_payload (SimMutation *mutation)
{
  static GString *text;
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), mutation->payload);

  if (text == NULL)
    text = g_string_new (NULL);
  g_string_truncate (text, 0);
  cbk_json_append_node (text, node, NULL);

  return text->str;
}

static JsonObject *
get_set (SimMutation *mutation)
{
  JsonNode *node = json_object_get_member (mutation->payload, "set");

  return node != NULL ? json_node_get_object (node) : NULL;
}

static gboolean
goes_on_from (JsonObject *set, JsonObject *held)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, set);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *before = sim_check_print (json_array_get_element (json_node_get_array (node), 0));
      g_autofree char *wanted = json_object_has_member (held, name)
                                  ? sim_check_print (json_array_get_element (json_object_get_array_member (held, name), 1))
                                  : g_strdup ("another");

      if (g_strcmp0 (before, wanted) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether its author went on from something of theirs that is held: then it may be held too. */
static gboolean
may_join (SimChecker *self, SimMutation *mutation)
{
  JsonObject *set = get_set (mutation);

  for (guint i = 0; set != NULL && i < self->order->len; i++)
    {
      SimMutation *other = self->order->pdata[i];
      g_autofree char *sent = sim_check_key (mutation->device, other->mid);

      if (other->status >= CBK_CUSTODY_CONFLICT && g_hash_table_contains (self->sent, sent) &&
          (other->dseq < mutation->dseq || !g_str_equal (other->device, mutation->device)) &&
          g_strcmp0 (cbk_json_get_text (other->payload, "id"), cbk_json_get_text (mutation->payload, "id")) == 0 &&
          (get_set (other) == NULL || goes_on_from (set, get_set (other))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
was_not_permitted (SimChecker *self, SimMutation *mutation)
{
  return mutation->status == CBK_CUSTODY_QUARANTINED && g_strcmp0 (mutation->why, "permission") == 0 &&
         (self->world->may & (SIM_MAY_RESTRICT | SIM_MAY_FLAP)) != 0;
}

static void
check_one (SimChecker *self, SimMutation *mutation, gint64 before)
{
  g_auto(Past) past = { 0 };
  g_auto(Opinion) opinion = { 0 };
  SimVersion *version = g_hash_table_lookup (self->versions, mutation->mid);

  past_init (&past, self, mutation, before);
  if (past.klass == NULL || (past.klass->entity->flags & CBK_ENTITY_HQ) != 0)
    return;

  if (was_not_permitted (self, mutation))
    return;

  judge (&past, mutation, &opinion);
  if (mutation->status != opinion.status && mutation->status == CBK_CUSTODY_CONFLICT && may_join (self, mutation))
    return;

  if (mutation->status != opinion.status)
    sim_world_fail (self->world, "I9: %s is %s at headquarters and should be %s, at version %" G_GINT64_FORMAT,
                    print_payload (mutation), cbk_custody_print (mutation->status), cbk_custody_print (opinion.status),
                    past.version);
  else if (version != NULL && version->version > 1 && !same_names (opinion.kept, version->delta))
    sim_world_fail (self->world, "I9: of mutation %s other fields were kept than should be", mutation->mid);
}

/* What one action did: all of it is taken, or all of it is held. */
static void
check_group (SimChecker *self, guint first, guint n)
{
  gint64 before = G_MAXINT64;
  gboolean held = FALSE, should_be_held = FALSE;

  for (guint i = first; i < first + n; i++)
    {
      SimMutation *mutation = self->order->pdata[i];
      SimVersion *version = g_hash_table_lookup (self->versions, mutation->mid);

      held |= mutation->status >= CBK_CUSTODY_CONFLICT;
      before = MIN (before, version != NULL ? MIN (version->at, mutation->at) : mutation->at);
    }

  for (guint i = first; i < first + n; i++)
    {
      SimMutation *mutation = self->order->pdata[i];
      g_auto(Past) past = { 0 };
      g_auto(Opinion) opinion = { 0 };

      if (held != (mutation->status >= CBK_CUSTODY_CONFLICT))
        sim_world_fail (self->world, "I4: of what one action did a part is held and a part is not (%s)", mutation->mid);

      past_init (&past, self, mutation, before);
      if (past.klass == NULL)
        return;
      judge (&past, mutation, &opinion);
      should_be_held |= opinion.status >= CBK_CUSTODY_CONFLICT || was_not_permitted (self, mutation) ||
                        (held && may_join (self, mutation));
    }

  if (held != should_be_held)
    sim_world_fail (self->world, "I9: what one action did is %s and should %sbe (%s)", held ? "held" : "not held",
                    should_be_held ? "" : "not ", ((SimMutation *) self->order->pdata[first])->mid);
}

static guint
count_group (SimChecker *self, guint first)
{
  SimMutation *mutation = self->order->pdata[first];
  guint n = 1;

  while (mutation->txn != NULL && first + n < self->order->len &&
         g_strcmp0 (((SimMutation *) self->order->pdata[first + n])->txn, mutation->txn) == 0)
    n++;

  return n;
}

void
sim_check_decisions (SimChecker *self)
{
  guint n;

  for (guint i = 0; i < self->order->len && self->world->failure == NULL; i += n)
    {
      SimMutation *mutation = self->order->pdata[i];
      SimVersion *version = g_hash_table_lookup (self->versions, mutation->mid);

      n = count_group (self, i);
      if (!g_hash_table_add (self->decided, g_strdup (mutation->mid)))
        continue;

      if (mutation->txn != NULL)
        check_group (self, i, n);
      else
        check_one (self, mutation, version != NULL ? MIN (version->at, mutation->at) : mutation->at);
    }
}
