/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-scoping.h"

#include "model/cbk-registry.h"

#include <string.h>

static gboolean
is_one_of (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = words; at != NULL && (at = strstr (at, word)) != NULL; at += length)
    if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

/**
 * cbk_scoping_rank:
 * @klass: a kind of record
 *
 * How far from a root it is: what is shared goes where records of a lower rank name it, so that no ring of records can
 * keep itself anywhere.
 *
 * Returns: 0 for a root and what belongs to one, 1 for a person, 2 for what persons have to do with
 */
guint
cbk_scoping_rank (CbkRecordClass *klass)
{
  switch (klass->entity->scoping)
    {
    case CBK_SCOPING_SHARED:
      return 1;

    case CBK_SCOPING_SHARED_FURTHER:
      return 2;

    case CBK_SCOPING_NONE:
    case CBK_SCOPING_REFERENCE:
    case CBK_SCOPING_ROOT:
    case CBK_SCOPING_CHILD:
    default:
      return 0;
    }
}

/* "subject_id" has its kind beside it, in "subject_type". */
static CbkRecordClass *
find_target (const CbkField *field, JsonObject *doc)
{
  g_autofree char *type = NULL;

  if (field->type == CBK_FIELD_REF)
    return cbk_registry_find (field->target);

  if (field->type != CBK_FIELD_TEXT || !g_str_has_suffix (field->name, "_id"))
    return NULL;

  type = g_strndup (field->name, strlen (field->name) - strlen ("id"));
  type = g_realloc (type, strlen (type) + sizeof "type");
  strcat (type, "type");

  return cbk_registry_find (cbk_json_get_text (doc, type));
}

static void
add_tie (CbkScoping *self, CbkRecordClass *target, const char *id, gboolean home)
{
  CbkTie tie = { .type = target->entity->name, .home = home };

  g_strlcpy (tie.id, id, sizeof tie.id);
  for (guint i = 0; i < self->ties->len; i++)
    {
      CbkTie *known = &g_array_index (self->ties, CbkTie, i);

      if (known->type == tie.type && g_str_equal (known->id, tie.id))
        {
          known->home |= home;
          return;
        }
    }
  g_array_append_val (self->ties, tie);
}

/* Of what it may belong to, only the nearest to a root counts. */
static guint
find_home_rank (CbkRecordClass *klass, JsonObject *doc)
{
  guint rank = G_MAXUINT;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      CbkRecordClass *target = is_one_of (klass->entity->home, field->name) ? find_target (field, doc) : NULL;

      if (target != NULL && target->entity->scoping != CBK_SCOPING_REFERENCE &&
          cbk_id_is_valid (cbk_json_get_text (doc, field->name)))
        rank = MIN (rank, cbk_scoping_rank (target));
    }

  return rank;
}

static void
read_ties (CbkScoping *self, CbkRecordClass *klass, JsonObject *doc, gboolean withdrawn)
{
  guint home_rank = find_home_rank (klass, doc);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      CbkRecordClass *target = find_target (field, doc);
      const char *id = target != NULL ? cbk_json_get_text (doc, field->name) : NULL;

      if (!cbk_id_is_valid (id) || target->entity->scoping == CBK_SCOPING_REFERENCE)
        continue;

      if (is_one_of (klass->entity->home, field->name) && cbk_scoping_rank (target) == home_rank)
        add_tie (self, target, id, TRUE);
      else if (cbk_scoping_rank (target) > 0 && !withdrawn)
        add_tie (self, target, id, FALSE);
    }
}

static void
add_holders (CbkScoping *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_holders (self, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
           *json_node_get_string (node) != '\0' && strlen (json_node_get_string (node)) <= CBK_ID_LENGTH)
    g_ptr_array_add (self->holders, g_strdup (json_node_get_string (node)));
}

static void
read_holders (CbkScoping *self, CbkRecordClass *klass, JsonObject *doc)
{
  const CbkEntity *entity = klass->entity;
  const char *state = entity->machine != NULL ? cbk_json_get_text (doc, entity->machine->field) : NULL;

  if (entity->holders == NULL || (entity->held_while != NULL && (state == NULL || !is_one_of (entity->held_while, state))))
    return;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      JsonNode *node = is_one_of (entity->holders, klass->fields[i].name)
                         ? json_object_get_member (doc, klass->fields[i].name) : NULL;

      if (node != NULL)
        add_holders (self, node);
    }
}

static void
read_groups (CbkScoping *self, CbkRecordClass *klass, JsonObject *doc)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      const char *id = field->type == CBK_FIELD_REF ? cbk_json_get_text (doc, field->name) : NULL;

      if (cbk_id_is_valid (id) && (g_str_equal (field->target, "unit") || g_str_equal (field->target, "team")))
        g_ptr_array_add (self->groups, g_strconcat (field->target, ":", id, NULL));
    }
}

/**
 * cbk_scoping_init:
 * @self: to be filled
 * @klass: a kind of record
 * @doc: a record's document, which outlives @self
 *
 * A withdrawn record names nothing any more, and nobody holds what it is about on its account; it stays where it belongs,
 * so that all who have it learn that it is withdrawn.
 */
void
cbk_scoping_init (CbkScoping *self, CbkRecordClass *klass, JsonObject *doc)
{
  gboolean withdrawn = cbk_json_get_text (doc, "withdrawn") != NULL;

  *self = (CbkScoping){ 0 };
  self->ties = g_array_new (FALSE, FALSE, sizeof (CbkTie));
  self->holders = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->restricted_to = cbk_json_get_text (doc, "restricted_to");
  self->ends_on = klass->entity->holders != NULL ? cbk_json_get_text (doc, "ends_on") : NULL;
  if (klass->entity->scoping != CBK_SCOPING_REFERENCE)
    read_ties (self, klass, doc, withdrawn);
  if (!withdrawn)
    read_holders (self, klass, doc);
  if (klass->entity->scoping == CBK_SCOPING_ROOT)
    read_groups (self, klass, doc);
}

static gboolean
decides (const CbkField *field)
{
  CbkRecordClass *target = field->type == CBK_FIELD_REF ? cbk_registry_find (field->target) : NULL;

  return target != NULL && (target->entity->scoping != CBK_SCOPING_REFERENCE || g_str_equal (field->target, "unit") ||
                            g_str_equal (field->target, "team"));
}

/**
 * cbk_scoping_reads:
 * @klass: a kind of record
 * @name: one of its fields, or one that only a newer schema knows
 *
 * Returns: whether cbk_scoping_init() may look at it: a change of anything else moves nothing
 */
gboolean
cbk_scoping_reads (CbkRecordClass *klass, const char *name)
{
  static const char *const names[] = { "ends_on", "restricted_to", "withdrawn", NULL };
  const CbkEntity *entity = klass->entity;
  const CbkField *field = cbk_record_class_find_field (klass, name);

  return g_strv_contains (names, name) || (field != NULL && decides (field)) ||
         g_str_has_suffix (name, "_id") || g_str_has_suffix (name, "_type") || is_one_of (entity->holders, name) ||
         (entity->machine != NULL && g_str_equal (entity->machine->field, name));
}

void
cbk_scoping_clear (CbkScoping *self)
{
  g_clear_pointer (&self->ties, g_array_unref);
  g_clear_pointer (&self->holders, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

static gboolean
same_texts (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Whether a root is in the same scopes of units and teams. */
gboolean
cbk_scoping_same_groups (const CbkScoping *a, const CbkScoping *b)
{
  return same_texts (a->groups, b->groups);
}

/**
 * cbk_scoping_same:
 * @a: what a document says
 * @b: what another one says
 *
 * Returns: whether the two records are in the same scopes, as long as nothing else changes: most changes move nothing
 */
gboolean
cbk_scoping_same (const CbkScoping *a, const CbkScoping *b)
{
  if (a->ties->len != b->ties->len || g_strcmp0 (a->restricted_to, b->restricted_to) != 0 ||
      g_strcmp0 (a->ends_on, b->ends_on) != 0 ||
      !same_texts (a->holders, b->holders) || !same_texts (a->groups, b->groups))
    return FALSE;

  for (guint i = 0; i < a->ties->len; i++)
    {
      const CbkTie *one = &g_array_index (a->ties, CbkTie, i), *other = &g_array_index (b->ties, CbkTie, i);

      if (one->type != other->type || one->home != other->home || !g_str_equal (one->id, other->id))
        return FALSE;
    }

  return TRUE;
}
