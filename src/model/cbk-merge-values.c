/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-merge-private.h"

/* What the merge does to single values, and the words for what becomes of a mutation. */

static const char *const custody_words[] = { "applied", "merged", "same", "conflict", "quarantined" };

const char *
cbk_custody_print (CbkCustody self)
{
  return custody_words[self];
}

gboolean
cbk_custody_parse (const char *text, CbkCustody *ret_custody)
{
  for (guint i = 0; i < G_N_ELEMENTS (custody_words); i++)
    if (g_strcmp0 (text, custody_words[i]) == 0)
      {
        *ret_custody = (CbkCustody) i;
        return TRUE;
      }

  return FALSE;
}

void
cbk_merge_result_free (CbkMergeResult *self)
{
  g_clear_pointer (&self->doc, json_object_unref);
  g_clear_pointer (&self->fver, json_object_unref);
  g_clear_pointer (&self->kept, json_object_unref);
  g_clear_pointer (&self->held, json_object_unref);
  g_free (self);
}

/* A value as text that compares; NULL for what counts as nothing, see cbk_record_is_set(). */
static char *
print_value (JsonNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (node == NULL || !cbk_json_append_node (text, node, NULL))
    return NULL;

  for (guint i = 0; i < 4; i++)
    if (g_str_equal (text->str, ((const char *[]){ "null", "false", "\"\"", "[]" })[i]))
      return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cbk_merge_same_value:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * Returns: whether both hold the same, or both count as nothing
 */
gboolean
cbk_merge_same_value (JsonNode *a, JsonNode *b)
{
  g_autofree char *left = print_value (a);
  g_autofree char *right = print_value (b);

  return g_strcmp0 (left, right) == 0;
}

void
cbk_merge_put_value (JsonObject *doc, const char *name, JsonNode *value)
{
  g_autofree char *text = print_value (value);

  if (text != NULL)
    json_object_set_member (doc, name, json_node_copy (value));
  else if (json_object_has_member (doc, name))
    json_object_remove_member (doc, name);
}

JsonObject *
cbk_merge_copy (JsonObject *from)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (from == NULL)
    return copy;

  json_object_iter_init (&iter, from);
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (copy, name, json_node_copy (value));

  return copy;
}

JsonNode *
cbk_merge_side (JsonObject *set, const char *name, guint side)
{
  return json_array_get_element (json_object_get_array_member (set, name), side);
}

JsonObject *
cbk_merge_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * cbk_merge_add_held:
 * @held: values by field, as #CbkMergeState has them
 * @mutation: a mutation that is held
 *
 * Notes what the mutation wants, for those that come after it.
 */
void
cbk_merge_add_held (JsonObject *held, JsonObject *mutation)
{
  JsonObject *set = cbk_merge_object (mutation, "set"), *doc = cbk_merge_object (mutation, "doc");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (set == NULL && doc == NULL)
    return;

  json_object_iter_init (&iter, set != NULL ? set : doc);
  while (json_object_iter_next (&iter, &name, &value))
    {
      gboolean pair = set != NULL && JSON_NODE_HOLDS_ARRAY (value) && json_array_get_length (json_node_get_array (value)) == 2;

      if (set == NULL || pair)
        json_object_set_member (held, name, json_node_copy (pair ? cbk_merge_side (set, name, 1) : value));
    }
}
