/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-json.h"

#include "base/cbk-error.h"

#include <math.h>
#include <string.h>

/**
 * cbk_json_parse_object:
 * @data: UTF-8 from anywhere, trusted or not
 * @length: its bytes, or -1 when NUL-terminated
 * @error: %CBK_ERROR_INVALID, also when the value is not an object
 *
 * Returns: (transfer full) (nullable): the object
 */
JsonObject *
cbk_json_parse_object (const char *data, gssize length, GError **error)
{
  g_autoptr(JsonNode) node = cbk_json_parse (data, length, error);

  if (node == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "JSON should be an object in { }");
      return NULL;
    }

  return json_object_ref (json_node_get_object (node));
}

/**
 * cbk_json_append_string:
 * @json: the text being written
 * @text: (nullable): UTF-8; %NULL becomes null
 *
 * Appends a JSON string in RFC 8785 form: only what must be escaped is.
 */
void
cbk_json_append_string (GString *json, const char *text)
{
  const char *run = text;

  if (text == NULL)
    {
      g_string_append_len (json, "null", 4);
      return;
    }

  g_string_append_c (json, '"');

  for (const char *p = text;; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;

      g_string_append_len (json, run, p - run);
      run = p + 1;

      switch (c)
        {
        case '\0':
          g_string_append_c (json, '"');
          return;

        case '"':
          g_string_append_len (json, "\\\"", 2);
          break;

        case '\\':
          g_string_append_len (json, "\\\\", 2);
          break;

        case '\b':
          g_string_append_len (json, "\\b", 2);
          break;

        case '\t':
          g_string_append_len (json, "\\t", 2);
          break;

        case '\n':
          g_string_append_len (json, "\\n", 2);
          break;

        case '\f':
          g_string_append_len (json, "\\f", 2);
          break;

        case '\r':
          g_string_append_len (json, "\\r", 2);
          break;

        default:
          g_string_append_printf (json, "\\u%04x", c);
        }
    }
}

/**
 * cbk_json_append_int:
 * @json: the text being written
 * @value: a number
 */
void
cbk_json_append_int (GString *json, gint64 value)
{
  char digits[20];
  guint i = sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    digits[--i] = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);

  if (value < 0)
    g_string_append_c (json, '-');

  g_string_append_len (json, digits + i, (gssize) (sizeof digits - i));
}

/* RFC 8785 sorts keys by UTF-16 code units. Bytes of UTF-8 give the same order but for characters outside the
 * basic plane against those at its very end, and our keys are ASCII. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static gboolean
append_object (GString *json, JsonObject *object, GError **error)
{
  g_autoptr(GList) names = g_list_sort (json_object_get_members (object), compare_keys);

  g_string_append_c (json, '{');
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (l != names)
        g_string_append_c (json, ',');
      cbk_json_append_string (json, l->data);
      g_string_append_c (json, ':');
      if (!cbk_json_append_node (json, json_object_get_member (object, l->data), error))
        return FALSE;
    }
  g_string_append_c (json, '}');

  return TRUE;
}

static gboolean
append_array (GString *json, JsonArray *array, GError **error)
{
  g_string_append_c (json, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      if (!cbk_json_append_node (json, json_array_get_element (array, i), error))
        return FALSE;
    }
  g_string_append_c (json, ']');

  return TRUE;
}

static gboolean
append_number (GString *json, JsonNode *node, GError **error)
{
  /* Two machines may print one float in two ways, and a hash would then differ: our formats have none. */
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      double value = json_node_get_double (node);

      if (value != floor (value) || fabs (value) > 9007199254740991.0)
        {
          g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Numbers here are whole numbers");
          return FALSE;
        }
      cbk_json_append_int (json, (gint64) value);
      return TRUE;
    }

  cbk_json_append_int (json, json_node_get_int (node));

  return TRUE;
}

/**
 * cbk_json_append_node:
 * @json: the text being written
 * @node: any value without fractions
 * @error: %CBK_ERROR_INVALID when a number is not whole
 *
 * Appends @node in the canonical form that hashes are made of: RFC 8785, whole numbers only.
 *
 * Returns: whether it could be written
 */
gboolean
cbk_json_append_node (GString *json, JsonNode *node, GError **error)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return append_object (json, json_node_get_object (node), error);

    case JSON_NODE_ARRAY:
      return append_array (json, json_node_get_array (node), error);

    case JSON_NODE_VALUE:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        cbk_json_append_string (json, json_node_get_string (node));
      else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        g_string_append (json, json_node_get_boolean (node) ? "true" : "false");
      else
        return append_number (json, node, error);
      return TRUE;

    case JSON_NODE_NULL:
    default:
      g_string_append_len (json, "null", 4);
      return TRUE;
    }
}

static JsonNode *
get_value (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

/**
 * cbk_json_get_text:
 * @object: an object that somebody else wrote
 * @name: a member
 *
 * Returns: (nullable): the member when it is there and a string; owned by @object
 */
const char *
cbk_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * cbk_json_get_int:
 * @object: an object that somebody else wrote
 * @name: a member
 * @fallback: what to answer otherwise
 *
 * Returns: the member when it is there and a whole number, else @fallback
 */
gint64
cbk_json_get_int (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = get_value (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : fallback;
}
