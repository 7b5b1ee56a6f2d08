/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-merge.h"

#include "base/cbk-json.h"
#include "model/cbk-registry.h"
#include "sim/sim-dice.h"

#include <stdlib.h>

/* Prints cases, a line each: what a mutation meets, the mutation, and what cbk_merge() makes of it. merge_oracle.py, which
 * starts this, says whether that is right. */

#define MAX_NAMES 5
#define MAX_VERSION 5

static const char *const types[] = { "case", "case", "person", "person", "outcome", "sync_conflict", "log_entry" };
static const char *const words[] = { "amber", "birch", "cedar", "", NULL };
static const char *const people[] = { "0198c0de-0000-7000-8000-000000000001", "0198c0de-0000-7000-8000-000000000002", "nobody" };
static const char *const times[] = { "2026-03-01T08:00:00.000Z", "2026-03-02T08:00:00.000Z", "2026-03-03T08:00:00.000Z", "soon" };
static const char *const policies[] = { "field", "group", "strict", "hq" };

typedef struct
{
  SimDice dice;
  CbkRecordClass *klass;
  const char *names[MAX_NAMES + 2];   /* fields that this case is about */
  guint n_names;
  CbkMergeState state;
  gint64 base;
} Case;

#define ONE_OF(self_, list_) (list_)[sim_dice_below (&(self_)->dice, G_N_ELEMENTS (list_))]

static gboolean
chance (Case *self, guint percent)
{
  return sim_dice_percent (&self->dice, percent);
}

static JsonNode *
draw_value (Case *self)
{
  const char *word = ONE_OF (self, words);

  return word != NULL ? json_node_init_string (json_node_alloc (), word) : json_node_new (JSON_NODE_NULL);
}

/* Neighbours in the field table: those of a group stand together. */
static void
draw_names (Case *self)
{
  guint first = sim_dice_below (&self->dice, self->klass->n_fields);

  for (guint i = 0; i < self->klass->n_fields && self->n_names < MAX_NAMES; i++)
    {
      const CbkField *field = &self->klass->fields[(first + i) % self->klass->n_fields];

      if (field->type == CBK_FIELD_TEXT && !(field->flags & CBK_FIELD_STAMP))
        self->names[self->n_names++] = field->name;
    }
  self->names[self->n_names++] = "zz_later";
  if (chance (self, 15))
    self->names[self->n_names++] = "withdrawn";
}

static JsonObject *
draw_doc (Case *self, guint percent)
{
  JsonObject *doc = json_object_new ();

  for (guint i = 0; i < self->n_names; i++)
    if (chance (self, percent))
      json_object_set_string_member (doc, self->names[i], words[sim_dice_below (&self->dice, 3)]);
  if (chance (self, 50))
    {
      json_object_set_string_member (doc, "changed_at", times[sim_dice_below (&self->dice, 3)]);
      json_object_set_string_member (doc, "changed_by", people[sim_dice_below (&self->dice, 2)]);
    }

  return doc;
}

static void
draw_state (Case *self)
{
  CbkMergeState *state = &self->state;

  if (chance (self, 90))
    {
      state->version = 1 + sim_dice_below (&self->dice, MAX_VERSION);
      state->doc = draw_doc (self, 60);
      state->fver = json_object_new ();
    }
  state->own = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->base = sim_dice_below (&self->dice, (guint) state->version + 2);
  for (gint64 version = self->base + 1; version <= state->version; version++)
    if (chance (self, 35))
      g_array_append_val (state->own, version);
  for (guint i = 0; state->fver != NULL && i < self->n_names; i++)
    if (chance (self, 60))
      json_object_set_int_member (state->fver, self->names[i], 1 + sim_dice_below (&self->dice, (guint) state->version));
  if (chance (self, 25))
    state->held = draw_doc (self, 50);
  state->held_whole = chance (self, 30);
  state->hq = chance (self, 10);
  state->insist = chance (self, 10);
}

/* What its author saw is mostly what there is, or what they themselves had wanted before. */
static JsonNode *
draw_before (Case *self, const char *name)
{
  JsonObject *seen = chance (self, 75) ? self->state.doc : self->state.held;

  if (seen == NULL || chance (self, 10))
    return draw_value (self);

  return json_object_has_member (seen, name) ? json_node_copy (json_object_get_member (seen, name))
                                             : json_node_new (JSON_NODE_NULL);
}

static JsonObject *
draw_set (Case *self)
{
  JsonObject *set = json_object_new ();
  guint n = 1 + sim_dice_below (&self->dice, 3);

  for (guint i = 0; i < n; i++)
    {
      const char *name = chance (self, 1) ? "changed_by" : self->names[sim_dice_below (&self->dice, self->n_names)];
      JsonArray *pair = json_array_new ();

      json_array_add_element (pair, draw_before (self, name));
      if (!chance (self, 1))
        json_array_add_element (pair, draw_value (self));
      json_object_set_array_member (set, name, pair);
    }

  return set;
}

static JsonObject *
draw_mutation (Case *self)
{
  JsonObject *mutation = json_object_new ();
  const char *op = chance (self, 90) ? "patch" : chance (self, 80) ? "create" : "erase";

  json_object_set_string_member (mutation, "id", "0198c0de-0000-7000-8000-0000000000ff");
  json_object_set_string_member (mutation, "op", op);
  json_object_set_int_member (mutation, "base", self->base);
  json_object_set_string_member (mutation, "at", ONE_OF (self, times));
  json_object_set_string_member (mutation, "actor", ONE_OF (self, people));
  if (g_str_equal (op, "create"))
    json_object_set_object_member (mutation, "doc", draw_doc (self, 60));
  else
    json_object_set_object_member (mutation, "set", draw_set (self));

  return mutation;
}

/* Of each field what its row in the field table says. */
static JsonObject *
describe_fields (CbkRecordClass *klass)
{
  JsonObject *fields = json_object_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      JsonObject *row = json_object_new ();

      json_object_set_string_member (row, "policy", policies[field->merge]);
      json_object_set_boolean_member (row, "stamp", (field->flags & CBK_FIELD_STAMP) != 0);
      if (field->group != NULL)
        json_object_set_string_member (row, "group", field->group);
      json_object_set_object_member (fields, field->name, row);
    }

  return fields;
}

static void
put_object (JsonObject *into, const char *name, JsonObject *object)
{
  if (object != NULL)
    json_object_set_object_member (into, name, json_object_ref (object));
}

static JsonObject *
describe_state (const CbkMergeState *state, const CbkEntity *entity)
{
  JsonObject *object = json_object_new ();
  JsonArray *own = json_array_new ();

  for (guint i = 0; i < state->own->len; i++)
    json_array_add_int_element (own, g_array_index (state->own, gint64, i));
  json_object_set_array_member (object, "own", own);
  put_object (object, "doc", state->doc);
  put_object (object, "fver", state->fver);
  put_object (object, "held", state->held);
  json_object_set_int_member (object, "version", state->version);
  json_object_set_boolean_member (object, "held_whole", state->held_whole);
  json_object_set_boolean_member (object, "hq", state->hq);
  json_object_set_boolean_member (object, "insist", state->insist);
  json_object_set_boolean_member (object, "append", (entity->flags & CBK_ENTITY_APPEND) != 0);
  json_object_set_boolean_member (object, "strict", (entity->flags & CBK_ENTITY_STRICT) != 0);
  json_object_set_boolean_member (object, "of_hq", (entity->flags & CBK_ENTITY_HQ) != 0);

  return object;
}

static JsonObject *
describe_result (const CbkMergeResult *result)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "custody", cbk_custody_print (result->custody));
  if (result->why != NULL)
    json_object_set_string_member (object, "why", result->why);
  json_object_set_int_member (object, "version", result->version);
  put_object (object, "doc", result->doc);
  put_object (object, "fver", result->fver);
  put_object (object, "kept", result->kept);
  put_object (object, "held", result->held);

  return object;
}

static void
case_clear (Case *self)
{
  g_clear_pointer (&self->state.doc, json_object_unref);
  g_clear_pointer (&self->state.fver, json_object_unref);
  g_clear_pointer (&self->state.held, json_object_unref);
  g_clear_pointer (&self->state.own, g_array_unref);
}

static void
print_case (guint64 seed, guint64 n)
{
  Case self = { .dice = sim_dice_new (seed, n) };
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(CbkMergeResult) result = NULL;
  g_autoptr(JsonObject) mutation = NULL;
  g_autoptr(GString) line = g_string_new (NULL);
  JsonObject *object = json_object_new ();

  self.klass = cbk_registry_find (ONE_OF (&self, types));
  draw_names (&self);
  draw_state (&self);
  mutation = draw_mutation (&self);
  put_object (object, "mutation", mutation);
  json_object_set_object_member (object, "fields", describe_fields (self.klass));
  json_object_set_object_member (object, "state", describe_state (&self.state, self.klass->entity));
  result = cbk_merge (self.klass, &self.state, mutation);
  json_object_set_object_member (object, "result", describe_result (result));
  json_node_take_object (node, object);
  g_assert_true (cbk_json_append_node (line, node, NULL));
  g_print ("%s\n", line->str);
  case_clear (&self);
}

int
main (int argc, char **argv)
{
  guint64 seed, n;

  if (argc != 3)
    return EXIT_FAILURE;

  seed = g_ascii_strtoull (argv[1], NULL, 10);
  n = g_ascii_strtoull (argv[2], NULL, 10);
  for (guint64 i = 1; i <= n; i++)
    print_case (seed, i);

  return EXIT_SUCCESS;
}
