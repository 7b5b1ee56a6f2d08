/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-reference.h"

#include "base/cbk-error.h"
#include "domain/cbk-resource.h"

#include <string.h>

struct _CbkReference
{
  GObject parent_instance;

  GHashTable *lists;   /* name → CbkReferenceList */
};

G_DEFINE_FINAL_TYPE (CbkReference, cbk_reference, G_TYPE_OBJECT)

static void
cbk_reference_value_free (gpointer data)
{
  CbkReferenceValue *self = data;

  g_free (self->code);
  g_free (self->label);
  g_clear_pointer (&self->attributes, json_object_unref);
  g_free (self);
}

static void
cbk_reference_list_free (gpointer data)
{
  CbkReferenceList *self = data;

  g_free (self->name);
  g_free (self->title);
  g_free (self->source);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkReferenceList, cbk_reference_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkReferenceValue, cbk_reference_value_free)

static void
cbk_reference_finalize (GObject *object)
{
  CbkReference *self = CBK_REFERENCE (object);

  g_clear_pointer (&self->lists, g_hash_table_unref);

  G_OBJECT_CLASS (cbk_reference_parent_class)->finalize (object);
}

static void
cbk_reference_class_init (CbkReferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_reference_finalize;
}

static void
cbk_reference_init (CbkReference *self)
{
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, cbk_reference_list_free);
}

/**
 * cbk_reference_new:
 *
 * Returns: (transfer full): the lists of values that records choose from; empty until something is loaded. Once
 *   loaded it may be read from any thread.
 */
CbkReference *
cbk_reference_new (void)
{
  return g_object_new (CBK_TYPE_REFERENCE, NULL);
}

static gboolean
invalid (GError **error, const char *list, const char *what)
{
  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "Reference list %s: %s", list != NULL ? list : "without a name", what);

  return FALSE;
}

static gboolean
read_day (JsonObject *object, const char *member, CbkDay *ret_day)
{
  const char *text = cbk_json_get_text (object, member);

  *ret_day = cbk_day_parse (text);

  return text == NULL || *ret_day != CBK_DAY_UNSET;
}

static gboolean
read_value (CbkReferenceList *list, JsonObject *object, GError **error)
{
  g_autoptr(CbkReferenceValue) value = g_new0 (CbkReferenceValue, 1);
  JsonNode *provisional = json_object_get_member (object, "provisional");

  value->code = g_strdup (cbk_json_get_text (object, "code"));
  value->label = g_strdup (cbk_json_get_text (object, "label"));
  value->provisional = provisional != NULL && json_node_get_boolean (provisional);
  value->attributes = json_object_ref (object);

  if (value->code == NULL || *value->code == '\0' || value->label == NULL || *value->label == '\0')
    return invalid (error, list->name, "every value needs a code and a label");

  if (!read_day (object, "from", &value->from) || !read_day (object, "to", &value->to))
    return invalid (error, list->name, "a value's first or last day is no date");

  for (guint i = 0; i < list->values->len; i++)
    if (g_str_equal (((CbkReferenceValue *) g_ptr_array_index (list->values, i))->code, value->code))
      return invalid (error, list->name, "a code stands there twice");

  g_ptr_array_add (list->values, g_steal_pointer (&value));

  return TRUE;
}

static gboolean
read_confidence (CbkReferenceList *list, const char *text, GError **error)
{
  static const char marks[] = "VKUD";   /* in the order of CbkConfidence */
  const char *mark = text != NULL && text[0] != '\0' && text[1] == '\0' ? strchr (marks, text[0]) : NULL;

  if (mark == NULL)
    return invalid (error, list->name, "the confidence is one of V, K, U and D");

  list->confidence = (CbkConfidence) (mark - marks);

  return TRUE;
}

static gboolean
read_list (CbkReference *self, JsonObject *object, GError **error)
{
  g_autoptr(CbkReferenceList) list = g_new0 (CbkReferenceList, 1);
  JsonNode *values = json_object_get_member (object, "values");

  list->name = g_strdup (cbk_json_get_text (object, "list"));
  list->title = g_strdup (cbk_json_get_text (object, "title"));
  list->source = g_strdup (cbk_json_get_text (object, "source"));
  list->values = g_ptr_array_new_with_free_func (cbk_reference_value_free);

  if (list->name == NULL || list->title == NULL || list->source == NULL)
    return invalid (error, list->name, "a list needs its name, title and source");

  if (!read_confidence (list, cbk_json_get_text (object, "confidence"), error))
    return FALSE;

  if (values == NULL || !JSON_NODE_HOLDS_ARRAY (values))
    return invalid (error, list->name, "the values are missing");

  for (guint i = 0; i < json_array_get_length (json_node_get_array (values)); i++)
    {
      JsonNode *value = json_array_get_element (json_node_get_array (values), i);

      if (!JSON_NODE_HOLDS_OBJECT (value))
        return invalid (error, list->name, "a value is an object in { }");
      if (!read_value (list, json_node_get_object (value), error))
        return FALSE;
    }

  g_hash_table_replace (self->lists, list->name, list);
  g_steal_pointer (&list);

  return TRUE;
}

/**
 * cbk_reference_load:
 * @self: the lists so far
 * @json: an array of lists, from anywhere
 * @length: its bytes, or -1 when NUL-terminated
 * @error: %CBK_ERROR_INVALID, naming the list
 *
 * Adds lists; one of the same name is replaced, as headquarters' list replaces the one we ship.
 *
 * Returns: whether all were read; on failure the ones before the wrong one are there
 */
gboolean
cbk_reference_load (CbkReference *self, const char *json, gssize length, GError **error)
{
  g_autoptr(JsonNode) node = cbk_json_parse (json, length, error);
  JsonArray *array;

  g_return_val_if_fail (CBK_IS_REFERENCE (self), FALSE);

  if (node == NULL)
    return FALSE;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return invalid (error, NULL, "a file of lists is an array in [ ]");

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *list = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (list))
        return invalid (error, NULL, "a list is an object in { }");
      if (!read_list (self, json_node_get_object (list), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_reference_load_builtin:
 * @self: the lists so far
 * @error: %CBK_ERROR_INVALID when a file that we ship is wrong
 *
 * Loads data/reference/lists, which are part of the program.
 *
 * Returns: whether all were read
 */
gboolean
cbk_reference_load_builtin (CbkReference *self, GError **error)
{
  g_auto(GStrv) names = cbk_resource_list ("lists", error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr(GBytes) bytes = cbk_resource_load (names[i], error);
      gsize length;
      const char *json;

      if (bytes == NULL)
        return FALSE;

      json = g_bytes_get_data (bytes, &length);
      if (!cbk_reference_load (self, json, (gssize) length, error))
        {
          g_prefix_error (error, "%s: ", names[i]);
          return FALSE;
        }
    }

  return names != NULL;
}

/**
 * cbk_reference_find_list:
 * @self: the lists
 * @list: a list's name
 *
 * Returns: (nullable): the list; owned by @self
 */
const CbkReferenceList *
cbk_reference_find_list (CbkReference *self, const char *list)
{
  g_return_val_if_fail (CBK_IS_REFERENCE (self), NULL);

  return g_hash_table_lookup (self->lists, list);
}

/**
 * cbk_reference_find_value:
 * @self: the lists
 * @list: a list's name
 * @code: (nullable): a value's code
 *
 * Returns: (nullable): the value, also when its time is over; owned by @self
 */
const CbkReferenceValue *
cbk_reference_find_value (CbkReference *self, const char *list, const char *code)
{
  const CbkReferenceList *found = cbk_reference_find_list (self, list);

  for (guint i = 0; found != NULL && i < found->values->len; i++)
    {
      const CbkReferenceValue *value = g_ptr_array_index (found->values, i);

      if (g_strcmp0 (value->code, code) == 0)
        return value;
    }

  return NULL;
}

/**
 * cbk_reference_dup_names:
 * @self: the lists
 *
 * Returns: (transfer full): the names of all lists, in order
 */
char **
cbk_reference_dup_names (CbkReference *self)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (self->lists), (GCompareFunc) strcmp);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (GList *l = names; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);

  return g_strv_builder_end (builder);
}

/**
 * cbk_reference_value_is_current:
 * @self: a value
 * @day: the day of the choice
 *
 * Returns: whether it may be chosen on that day
 */
gboolean
cbk_reference_value_is_current (const CbkReferenceValue *self, CbkDay day)
{
  return (self->from == CBK_DAY_UNSET || self->from <= day) && (self->to == CBK_DAY_UNSET || day <= self->to);
}
