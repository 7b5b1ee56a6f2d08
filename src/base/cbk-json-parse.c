/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-json.h"

#include "base/cbk-error.h"

#include <string.h>

/* json-glib's own parser takes most of the time of a first load, descends without a limit, lets the last of two members
 * of one name win, and reads a number that does not fit as another one. This one makes the same nodes, strictly by
 * RFC 8259 (docs/decisions/README.md, decision 13). */
typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  guint depth;
  GString *text;
  GError **error;
} CbkJsonParser;

static JsonNode *parse_value (CbkJsonParser *self);

static gpointer
fail (CbkJsonParser *self, const char *what)
{
  if (self->error != NULL && *self->error == NULL)
    g_set_error (self->error, CBK_ERROR, CBK_ERROR_INVALID, "Not JSON: %s at byte %" G_GSIZE_FORMAT, what,
                 (gsize) (self->p - self->start));

  return NULL;
}

static void
skip_space (CbkJsonParser *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\n' || *self->p == '\r' || *self->p == '\t'))
    self->p++;
}

static gboolean
take (CbkJsonParser *self, char c)
{
  if (self->p == self->end || *self->p != c)
    return FALSE;

  self->p++;

  return TRUE;
}

static gboolean
take_word (CbkJsonParser *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->p) < length || strncmp (self->p, word, length) != 0)
    return FALSE;

  self->p += length;

  return TRUE;
}

static gboolean
read_hex (CbkJsonParser *self, gunichar *ret_unit)
{
  *ret_unit = 0;
  if (self->end - self->p < 4)
    return FALSE;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->p++);

      if (digit < 0)
        return FALSE;
      *ret_unit = *ret_unit << 4 | (gunichar) digit;
    }

  return TRUE;
}

/* Behind "\u". A half of a pair alone is no character, and a zero would end the text for everybody else. */
static gboolean
read_escaped_unit (CbkJsonParser *self)
{
  gunichar unit, low;

  if (!read_hex (self, &unit) || unit == 0 || (unit >= 0xdc00 && unit < 0xe000))
    return FALSE;

  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (!take_word (self, "\\u") || !read_hex (self, &low) || low < 0xdc00 || low >= 0xe000)
        return FALSE;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }

  g_string_append_unichar (self->text, unit);

  return TRUE;
}

static gboolean
read_escape (CbkJsonParser *self)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->p == self->end)
    return FALSE;

  if (*self->p == 'u')
    {
      self->p++;
      return read_escaped_unit (self);
    }

  found = memchr (from, *self->p, sizeof from - 1);
  if (found == NULL)
    return FALSE;

  g_string_append_c (self->text, to[found - from]);
  self->p++;

  return TRUE;
}

/* Into @text, which the next string overwrites. */
static const char *
parse_text (CbkJsonParser *self)
{
  const char *run = ++self->p;

  g_string_truncate (self->text, 0);
  for (; self->p < self->end; self->p++)
    {
      guchar c = (guchar) *self->p;

      if (c != '"' && c != '\\' && c >= 0x20)
        continue;

      g_string_append_len (self->text, run, self->p - run);
      if (c == '"')
        {
          self->p++;
          return self->text->str;
        }

      if (c < 0x20)
        return fail (self, "a control character in a text");

      self->p++;
      if (!read_escape (self))
        return fail (self, "an unknown escape");
      run = self->p--;
    }

  return fail (self, "a text without an end");
}

static JsonNode *
parse_number (CbkJsonParser *self)
{
  const char *begin = self->p, *digits;
  gboolean whole = TRUE;
  char text[64];
  gint64 value;

  take (self, '-');
  digits = self->p;
  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;
  if (self->p == digits || (*digits == '0' && self->p - digits > 1))
    return fail (self, "no value");

  while (self->p < self->end && (g_ascii_isdigit (*self->p) || strchr (".eE+-", *self->p) != NULL))
    {
      whole = FALSE;
      self->p++;
    }

  if ((gsize) (self->p - begin) >= sizeof text)
    return fail (self, "a number that is too long");

  memcpy (text, begin, (gsize) (self->p - begin));
  text[self->p - begin] = '\0';
  if (whole)
    return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL)
             ? json_node_init_int (json_node_alloc (), value)
             : fail (self, "a number that is too large");

  {
    char *end;
    double fraction = g_ascii_strtod (text, &end);

    if (*end != '\0' || !g_ascii_isdigit (end[-1]) || !(fraction >= -G_MAXDOUBLE && fraction <= G_MAXDOUBLE))
      return fail (self, "a number that is none");

    return json_node_init_double (json_node_alloc (), fraction);
  }
}

static JsonNode *
parse_array (CbkJsonParser *self)
{
  g_autoptr(JsonArray) array = json_array_new ();

  self->p++;
  skip_space (self);
  if (take (self, ']'))
    return json_node_init_array (json_node_alloc (), array);

  do
    {
      JsonNode *value = parse_value (self);

      if (value == NULL)
        return NULL;
      json_array_add_element (array, value);
      skip_space (self);
    }
  while (take (self, ','));

  if (!take (self, ']'))
    return fail (self, "a list that does not go on and does not end");

  return json_node_init_array (json_node_alloc (), array);
}

static gboolean
parse_member (CbkJsonParser *self, JsonObject *object)
{
  g_autofree char *name = NULL;
  JsonNode *value;

  skip_space (self);
  if (self->p == self->end || *self->p != '"')
    return fail (self, "a member without a name") != NULL;

  name = g_strdup (parse_text (self));
  if (name == NULL)
    return FALSE;

  if (json_object_has_member (object, name))
    return fail (self, "a name twice") != NULL;

  skip_space (self);
  if (!take (self, ':'))
    return fail (self, "a name without a value") != NULL;

  value = parse_value (self);
  if (value == NULL)
    return FALSE;

  json_object_set_member (object, name, value);
  skip_space (self);

  return TRUE;
}

static JsonNode *
parse_object (CbkJsonParser *self)
{
  g_autoptr(JsonObject) object = json_object_new ();

  self->p++;
  skip_space (self);
  if (take (self, '}'))
    return json_node_init_object (json_node_alloc (), object);

  do
    if (!parse_member (self, object))
      return NULL;
  while (take (self, ','));

  if (!take (self, '}'))
    return fail (self, "an object that does not go on and does not end");

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
parse_nested (CbkJsonParser *self, JsonNode *(*parse) (CbkJsonParser *self))
{
  JsonNode *node;

  if (self->depth == CBK_JSON_MAX_DEPTH)
    return fail (self, "values nested too deep");

  self->depth++;
  node = parse (self);
  self->depth--;

  return node;
}

static JsonNode *
parse_value (CbkJsonParser *self)
{
  const char *text;

  skip_space (self);
  if (self->p == self->end)
    return fail (self, "it ends too early");

  switch (*self->p)
    {
    case '{':
      return parse_nested (self, parse_object);

    case '[':
      return parse_nested (self, parse_array);

    case '"':
      text = parse_text (self);
      return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;

    case 't':
      return take_word (self, "true") ? json_node_init_boolean (json_node_alloc (), TRUE) : fail (self, "no value");

    case 'f':
      return take_word (self, "false") ? json_node_init_boolean (json_node_alloc (), FALSE) : fail (self, "no value");

    case 'n':
      return take_word (self, "null") ? json_node_init_null (json_node_alloc ()) : fail (self, "no value");

    default:
      return parse_number (self);
    }
}

/**
 * cbk_json_parse:
 * @data: UTF-8 from anywhere, trusted or not
 * @length: its bytes, or -1 when NUL-terminated
 * @error: %CBK_ERROR_INVALID
 *
 * RFC 8259, and no name twice in an object, no zero in a text, no whole number that does not fit, nothing nested deeper
 * than %CBK_JSON_MAX_DEPTH.
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *
cbk_json_parse (const char *data, gssize length, GError **error)
{
  g_autoptr(GString) text = g_string_sized_new (256);
  g_autoptr(GError) local_error = NULL;
  gsize size = length < 0 ? strlen (data) : (gsize) length;
  CbkJsonParser self = { data, data, data + size, 0, text, &local_error };
  g_autoptr(JsonNode) node = NULL;

  if (!g_utf8_validate (data, (gssize) size, &self.p))
    {
      fail (&self, "no UTF-8");
    }
  else
    {
      self.p = data;
      node = parse_value (&self);
      skip_space (&self);
      if (node != NULL && self.p != self.end)
        fail (&self, "something behind the value");
    }

  if (local_error == NULL)
    return g_steal_pointer (&node);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}
