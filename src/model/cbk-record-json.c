/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-record-json.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"

#include <string.h>

/**
 * cbk_record_append_value:
 * @self: a record
 * @field: one of its fields
 * @json: the text being written
 *
 * Appends the field's value in canonical JSON: null when it holds nothing, moments as RFC 3339 in UTC.
 */
void
cbk_record_append_value (CbkRecord *self, const CbkField *field, GString *json)
{
  char time[CBK_TIME_TEXT_SIZE];

  if (!cbk_record_is_set (self, field))
    {
      g_string_append (json, field->type == CBK_FIELD_BOOL ? "false" : "null");
      return;
    }

  switch (field->type)
    {
    case CBK_FIELD_LIST:
      {
        const char *const *list = cbk_record_peek_list (self, field);

        for (guint i = 0; list[i] != NULL; i++)
          {
            g_string_append_c (json, i == 0 ? '[' : ',');
            cbk_json_append_string (json, list[i]);
          }
        g_string_append_c (json, ']');
      }
      break;

    case CBK_FIELD_INT:
      cbk_json_append_int (json, cbk_record_peek_int (self, field));
      break;

    case CBK_FIELD_TIME:
      cbk_time_print (cbk_record_peek_int (self, field), time);
      cbk_json_append_string (json, time);
      break;

    case CBK_FIELD_BOOL:
      g_string_append_len (json, "true", 4);
      break;

    default:
      cbk_json_append_string (json, cbk_record_peek_text (self, field));
    }
}

static void
append_member (GString *json, const char *name)
{
  g_string_append_c (json, json->str[json->len - 1] == '{' ? '"' : ',');
  if (json->str[json->len - 1] == ',')
    g_string_append_c (json, '"');
  g_string_append (json, name);
  g_string_append_len (json, "\":", 2);
}

/* Members that only a newer schema knows go back where the order of names puts them. */
static void
append_extra (GString *json, JsonObject *extra, GList **next, const char *before)
{
  while (*next != NULL && (before == NULL || strcmp ((*next)->data, before) < 0))
    {
      append_member (json, (*next)->data);
      if (!cbk_json_append_node (json, json_object_get_member (extra, (*next)->data), NULL))
        g_assert_not_reached ();
      *next = (*next)->next;
    }
}

/**
 * cbk_record_append_json:
 * @self: a record
 * @flags: which fields
 * @json: the text being written
 *
 * Appends the record as a canonical JSON object: what is not set is left out, names are in order, so that two records
 * that hold the same print the same.
 */
void
cbk_record_append_json (CbkRecord *self, CbkJsonFlags flags, GString *json)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);
  g_autoptr(JsonObject) extra = self->extra != NULL ? cbk_json_parse_object (self->extra, -1, NULL) : NULL;
  g_autoptr(GList) names = NULL;
  GList *next;

  if (extra != NULL)
    names = g_list_sort (json_object_get_members (extra), (GCompareFunc) strcmp);
  next = names;

  g_string_append_c (json, '{');
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[klass->by_name[i]];

      if (!cbk_record_is_set (self, field) || ((field->flags & CBK_FIELD_STAMP) && !(flags & CBK_JSON_STAMPS)))
        continue;

      append_extra (json, extra, &next, field->name);
      append_member (json, field->name);
      cbk_record_append_value (self, field, json);
    }
  append_extra (json, extra, &next, NULL);
  g_string_append_c (json, '}');
}

static gboolean
wrong_value (const CbkField *field, const char *wanted, GError **error)
{
  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The field %s takes %s", field->name, wanted);

  return FALSE;
}

static gboolean
read_list (CbkRecord *self, const CbkField *field, JsonNode *value, GError **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (value))
    return wrong_value (field, "a list of texts", error);

  array = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING)
        return wrong_value (field, "a list of texts", error);
      g_strv_builder_add (builder, json_node_get_string (item));
    }

  list = g_strv_builder_end (builder);
  cbk_record_poke_list (self, field, (const char *const *) list);

  return TRUE;
}

/* Anything else that is text on the wire: text, codes, dates, geometry, ids and moments. */
static gboolean
read_text (CbkRecord *self, const CbkField *field, const char *text, GError **error)
{
  gint64 time;

  switch (field->type)
    {
    case CBK_FIELD_TIME:
      if (!cbk_time_parse (text, &time))
        return wrong_value (field, "a time like 2026-11-22T14:02:00Z", error);
      cbk_record_poke_int (self, field, time);
      return TRUE;

    case CBK_FIELD_DATE:
      if (*text != '\0' && !cbk_date_is_valid (text))
        return wrong_value (field, "a date like 2026-11-22, 2026-11 or 2026", error);
      break;

    case CBK_FIELD_REF:
      if (*text != '\0' && !cbk_id_is_valid (text))
        return wrong_value (field, "the id of a record", error);
      break;

    default:
      break;
    }

  cbk_record_poke_text (self, field, text);

  return TRUE;
}

/**
 * cbk_record_read_value:
 * @self: a draft
 * @field: one of its fields
 * @value: JSON from anywhere
 * @error: %CBK_ERROR_INVALID when it is not what the field takes
 *
 * Whether a code is in its list is not asked here: a newer HQ may know more codes than we do.
 *
 * Returns: whether the field was set
 */
gboolean
cbk_record_read_value (CbkRecord *self, const CbkField *field, JsonNode *value, GError **error)
{
  GType type;

  if (JSON_NODE_HOLDS_NULL (value))
    {
      cbk_record_clear_field (self, field);
      return TRUE;
    }

  if (field->type == CBK_FIELD_LIST)
    return read_list (self, field, value, error);

  type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  if (field->type == CBK_FIELD_BOOL)
    {
      if (type != G_TYPE_BOOLEAN)
        return wrong_value (field, "true or false", error);
      cbk_record_poke_int (self, field, json_node_get_boolean (value));
      return TRUE;
    }

  if (field->type == CBK_FIELD_INT)
    {
      if (type != G_TYPE_INT64)
        return wrong_value (field, "a whole number", error);
      cbk_record_poke_int (self, field, json_node_get_int (value));
      return TRUE;
    }

  if (type != G_TYPE_STRING)
    return wrong_value (field, "a text", error);

  return read_text (self, field, json_node_get_string (value), error);
}

static void
keep_extra (CbkRecord *self, JsonObject *extra)
{
  g_autoptr(JsonNode) node = NULL;
  GString *json;

  g_clear_pointer (&self->extra, g_free);
  if (json_object_get_size (extra) == 0)
    return;

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, extra);
  json = g_string_new (NULL);
  if (cbk_json_append_node (json, node, NULL))
    self->extra = g_string_free (json, FALSE);
  else
    g_string_free (json, TRUE);
}

/**
 * cbk_record_read_json:
 * @self: a draft that holds nothing yet
 * @object: a document
 * @error: %CBK_ERROR_INVALID when a value is not what its field takes
 *
 * Members that this version does not know are kept and sent back untouched.
 *
 * Returns: whether every known member was read
 */
gboolean
cbk_record_read_json (CbkRecord *self, JsonObject *object, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);
  g_autoptr(JsonObject) extra = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const CbkField *field = cbk_record_class_find_field (klass, name);

      if (field == NULL)
        json_object_set_member (extra, name, json_node_copy (value));
      else if (!cbk_record_read_value (self, field, value, error))
        return FALSE;
    }

  keep_extra (self, extra);

  return TRUE;
}

/**
 * cbk_record_append_set:
 * @before: a record
 * @after: a draft of it
 * @json: the text being written
 *
 * Appends a canonical JSON object with a pair of values, before and after, for each field that differs. Stamps do not
 * count.
 *
 * Returns: how many fields differ
 */
guint
cbk_record_append_set (CbkRecord *before, CbkRecord *after, GString *json)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (before);
  guint n = 0;

  g_return_val_if_fail (CBK_RECORD_GET_CLASS (after) == klass, 0);

  g_string_append_c (json, '{');
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[klass->by_name[i]];

      if ((field->flags & CBK_FIELD_STAMP) || cbk_record_same_field (before, after, field))
        continue;

      append_member (json, field->name);
      g_string_append_c (json, '[');
      cbk_record_append_value (before, field, json);
      g_string_append_c (json, ',');
      cbk_record_append_value (after, field, json);
      g_string_append_c (json, ']');
      n++;
    }
  g_string_append_c (json, '}');

  return n;
}

/**
 * cbk_record_read_set:
 * @self: a draft
 * @set: pairs of values as cbk_record_append_set() writes them
 * @side: which value of each pair is wanted
 * @error: %CBK_ERROR_INVALID
 *
 * Sets every field to one value of its pair. Fields that this version does not know are passed over.
 *
 * Returns: whether all could be set
 */
gboolean
cbk_record_read_set (CbkRecord *self, JsonObject *set, CbkSetSide side, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (self);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, set);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const CbkField *field = cbk_record_class_find_field (klass, name);

      if (field == NULL)
        continue;

      if (!JSON_NODE_HOLDS_ARRAY (value) || json_array_get_length (json_node_get_array (value)) != 2)
        return wrong_value (field, "a pair of values, before and after", error);

      if (!cbk_record_read_value (self, field, json_array_get_element (json_node_get_array (value), side), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_record_dup_field:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): the value as a person types it, see cbk_record_parse_field(); %NULL when there
 *   is none
 */
char *
cbk_record_dup_field (CbkRecord *self, const CbkField *field)
{
  if (field->type == CBK_FIELD_BOOL)
    return g_strdup (cbk_record_peek_int (self, field) ? "yes" : "no");

  if (!cbk_record_is_set (self, field))
    return NULL;

  switch (field->type)
    {
    case CBK_FIELD_LIST:
      return g_strjoinv (", ", (char **) cbk_record_peek_list (self, field));

    case CBK_FIELD_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cbk_record_peek_int (self, field));

    case CBK_FIELD_TIME:
      return cbk_time_format (cbk_record_peek_int (self, field));

    default:
      return g_strdup (cbk_record_peek_text (self, field));
    }
}

static gboolean
parse_bool (CbkRecord *self, const CbkField *field, const char *text, GError **error)
{
  gboolean yes = g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "true") == 0 || g_str_equal (text, "1");
  gboolean no = g_ascii_strcasecmp (text, "no") == 0 || g_ascii_strcasecmp (text, "false") == 0 || g_str_equal (text, "0");

  if (!yes && !no)
    return wrong_value (field, "yes or no", error);

  cbk_record_poke_int (self, field, yes);

  return TRUE;
}

/**
 * cbk_record_parse_field:
 * @self: a draft
 * @field: one of its fields
 * @text: what a person typed; an empty text clears the field; lists have commas between
 * @error: %CBK_ERROR_INVALID
 *
 * Returns: whether the field was set
 */
gboolean
cbk_record_parse_field (CbkRecord *self, const CbkField *field, const char *text, GError **error)
{
  if (*text == '\0')
    {
      cbk_record_clear_field (self, field);
      return TRUE;
    }

  switch (field->type)
    {
    case CBK_FIELD_BOOL:
      return parse_bool (self, field, text, error);

    case CBK_FIELD_LIST:
      {
        g_auto(GStrv) list = g_strsplit (text, ",", -1);

        for (guint i = 0; list[i] != NULL; i++)
          g_strstrip (list[i]);
        cbk_record_poke_list (self, field, (const char *const *) list);
        return TRUE;
      }

    case CBK_FIELD_INT:
      {
        gint64 value;

        if (!g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &value, NULL))
          return wrong_value (field, "a whole number", error);
        cbk_record_poke_int (self, field, value);
        return TRUE;
      }

    default:
      return read_text (self, field, text, error);
    }
}
