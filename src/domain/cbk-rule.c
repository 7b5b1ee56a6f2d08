/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-rule-private.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"

#include <string.h>

#define MAX_NUMBER 1000000

struct _CbkRule
{
  char *code;
  char *set;
  int version;
  CbkDay valid_from;
  CbkDay valid_to;
  char *citation;
  char *note;
  CbkConfidence confidence;
  JsonObject *parameters;
};

static const struct
{
  const char *mark;
  const char *description;
} confidences[] = {
  [CBK_CONFIDENCE_VERIFIED] = { "V", "verified" },
  [CBK_CONFIDENCE_GENERAL] = { "K", "general knowledge, unconfirmed" },
  [CBK_CONFIDENCE_UNCERTAIN] = { "U", "uncertain, unconfirmed" },
  [CBK_CONFIDENCE_DEFAULT] = { "D", "a default of this program, not law" },
};

static const char *const known_members[] = {
  "code", "set", "version", "from", "to", "citation", "note", "confidence", "parameters", NULL,
};

static gboolean
fail (const CbkRule *self, GError **error, const char *what, const char *detail)
{
  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The rule \"%s\", set \"%s\", %s%s.",
               self->code != NULL ? self->code : "?", self->set != NULL ? self->set : "?", what, detail);

  return FALSE;
}

/* null and a missing member leave that side open. */
static gboolean
read_side (JsonObject *entry, const char *name, CbkDay *ret_day)
{
  JsonNode *node = json_object_get_member (entry, name);

  *ret_day = CBK_DAY_UNSET;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  *ret_day = cbk_day_parse (cbk_json_get_text (entry, name));

  return *ret_day != CBK_DAY_UNSET;
}

static gboolean
read_confidence (const char *mark, CbkConfidence *ret_confidence)
{
  for (guint i = 0; i < G_N_ELEMENTS (confidences); i++)
    if (g_strcmp0 (confidences[i].mark, mark) == 0)
      {
        *ret_confidence = (CbkConfidence) i;
        return TRUE;
      }

  return FALSE;
}

/* Far more than any law counts, and far too little for a sum of times to overflow. */
static gboolean
is_whole_number (JsonNode *node)
{
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  value = json_node_get_int (node);

  return value >= -MAX_NUMBER && value <= MAX_NUMBER;
}

static gboolean
is_parameter (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!is_whole_number (json_array_get_element (array, i)))
          return FALSE;

      return TRUE;
    }

  return is_whole_number (node) ||
         (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING);
}

static gboolean
read_parameters (CbkRule *self, JsonObject *entry, GError **error)
{
  JsonNode *node = json_object_get_member (entry, "parameters");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (self, error, "has no object \"parameters\"", "");

  self->parameters = json_object_ref (json_node_get_object (node));

  json_object_iter_init (&iter, self->parameters);
  while (json_object_iter_next (&iter, &name, &value))
    if (!is_parameter (value))
      return fail (self, error,
                   "has a parameter that is no text, whole number up to a million or list of such: ", name);

  return TRUE;
}

static gboolean
read_names (CbkRule *self, JsonObject *entry, GError **error)
{
  JsonObjectIter iter;
  const char *name;

  self->code = g_strdup (cbk_json_get_text (entry, "code"));
  self->set = g_strdup (cbk_json_get_text (entry, "set"));
  self->citation = g_strdup (cbk_json_get_text (entry, "citation"));
  self->note = g_strdup (cbk_json_get_text (entry, "note"));
  self->version = (int) CLAMP (cbk_json_get_int (entry, "version", 0), 0, G_MAXINT);

  if (self->code == NULL || self->set == NULL || self->citation == NULL)
    return fail (self, error, "needs a code, a set and a citation", "");

  if (self->version < 1)
    return fail (self, error, "needs a version from 1 on", "");

  json_object_iter_init (&iter, entry);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (known_members, name))
      return fail (self, error, "has an unknown member: ", name);

  return TRUE;
}

/**
 * cbk_rule_new_from_json:
 * @entry: one entry of a table of rules
 * @error: %CBK_ERROR_INVALID, naming the entry
 *
 * Returns: (transfer full) (nullable): the rule
 */
CbkRule *
cbk_rule_new_from_json (JsonObject *entry, GError **error)
{
  g_autoptr(CbkRule) self = g_atomic_rc_box_new0 (CbkRule);

  if (!read_names (self, entry, error))
    return NULL;

  if (!read_side (entry, "from", &self->valid_from) || !read_side (entry, "to", &self->valid_to))
    {
      fail (self, error, "has a day that is not like 2026-12-25", "");
      return NULL;
    }

  if (self->valid_to != CBK_DAY_UNSET && self->valid_to < self->valid_from)
    {
      fail (self, error, "ends before it begins", "");
      return NULL;
    }

  if (!read_confidence (cbk_json_get_text (entry, "confidence"), &self->confidence))
    {
      fail (self, error, "has a confidence other than V, K, U and D", "");
      return NULL;
    }

  return read_parameters (self, entry, error) ? g_steal_pointer (&self) : NULL;
}

static void
clear_rule (gpointer data)
{
  CbkRule *self = data;

  g_free (self->code);
  g_free (self->set);
  g_free (self->citation);
  g_free (self->note);
  g_clear_pointer (&self->parameters, json_object_unref);
}

/**
 * cbk_rule_ref:
 * @self: a rule
 *
 * Returns: (transfer full): @self
 */
CbkRule *
cbk_rule_ref (CbkRule *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cbk_rule_unref:
 * @self: (transfer full): a rule
 */
void
cbk_rule_unref (CbkRule *self)
{
  g_atomic_rc_box_release_full (self, clear_rule);
}

/**
 * cbk_rule_get_code:
 * @self: a rule
 *
 * Returns: what it is looked up by, "custody.review"
 */
const char *
cbk_rule_get_code (const CbkRule *self)
{
  return self->code;
}

/**
 * cbk_rule_get_set:
 * @self: a rule
 *
 * Returns: the set of rules to which it belongs, "pace-1984"
 */
const char *
cbk_rule_get_set (const CbkRule *self)
{
  return self->set;
}

/**
 * cbk_rule_get_version:
 * @self: a rule
 *
 * Returns: which edition of our text it is, from 1 on
 */
int
cbk_rule_get_version (const CbkRule *self)
{
  return self->version;
}

/**
 * cbk_rule_get_citation:
 * @self: a rule
 *
 * Returns: where it is written, "PACE 1984 s40"
 */
const char *
cbk_rule_get_citation (const CbkRule *self)
{
  return self->citation;
}

/**
 * cbk_rule_get_note:
 * @self: a rule
 *
 * Returns: (nullable): what whoever confirms it should know
 */
const char *
cbk_rule_get_note (const CbkRule *self)
{
  return self->note;
}

/**
 * cbk_rule_get_confidence:
 * @self: a rule
 *
 * Returns: how far it can be trusted
 */
CbkConfidence
cbk_rule_get_confidence (const CbkRule *self)
{
  return self->confidence;
}

/**
 * cbk_rule_get_valid_from:
 * @self: a rule
 *
 * Returns: its first day, or %CBK_DAY_UNSET when it has been so for ever
 */
CbkDay
cbk_rule_get_valid_from (const CbkRule *self)
{
  return self->valid_from;
}

/**
 * cbk_rule_get_valid_to:
 * @self: a rule
 *
 * Returns: its last day, or %CBK_DAY_UNSET when no end is known
 */
CbkDay
cbk_rule_get_valid_to (const CbkRule *self)
{
  return self->valid_to;
}

/**
 * cbk_rule_has:
 * @self: a rule
 * @name: a parameter
 *
 * Returns: whether it has that parameter
 */
gboolean
cbk_rule_has (const CbkRule *self, const char *name)
{
  return json_object_has_member (self->parameters, name);
}

/**
 * cbk_rule_get_int:
 * @self: a rule
 * @name: a parameter that the rule may lack
 * @fallback: what to answer then
 *
 * Returns: its whole number
 */
gint64
cbk_rule_get_int (const CbkRule *self, const char *name, gint64 fallback)
{
  return cbk_json_get_int (self->parameters, name, fallback);
}

/**
 * cbk_rule_get_text:
 * @self: a rule
 * @name: a parameter
 *
 * Returns: (nullable): its text; owned by @self
 */
const char *
cbk_rule_get_text (const CbkRule *self, const char *name)
{
  return cbk_json_get_text (self->parameters, name);
}

/**
 * cbk_rule_dup_list:
 * @self: a rule
 * @name: a parameter
 *
 * Returns: (transfer full) (element-type gint64): its whole numbers; empty when it has no such list
 */
GArray *
cbk_rule_dup_list (const CbkRule *self, const char *name)
{
  JsonNode *node = json_object_get_member (self->parameters, name);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        gint64 value = json_array_get_int_element (json_node_get_array (node), i);

        g_array_append_val (list, value);
      }

  return list;
}

/**
 * cbk_rule_read:
 * @self: a rule
 * @error: %CBK_ERROR_INVALID, naming the rule and the parameter
 * @...: pairs of a name and a gint64 * for its whole number, then %NULL
 *
 * Reads what a computation cannot do without.
 *
 * Returns: whether all were there
 */
gboolean
cbk_rule_read (const CbkRule *self, GError **error, ...)
{
  gboolean success = TRUE;
  const char *name;
  va_list args;

  va_start (args, error);
  while (success && (name = va_arg (args, const char *)) != NULL)
    {
      gint64 *value = va_arg (args, gint64 *);

      *value = cbk_json_get_int (self->parameters, name, G_MININT64);
      if (*value == G_MININT64)
        success = fail (self, error, "has no whole number ", name);
    }
  va_end (args);

  return success;
}

/**
 * cbk_confidence_get_mark:
 * @self: a confidence
 *
 * Returns: its letter in data files and stored deadlines
 */
const char *
cbk_confidence_get_mark (CbkConfidence self)
{
  return confidences[self].mark;
}

/**
 * cbk_confidence_describe:
 * @self: a confidence
 *
 * Returns: its words in a sentence
 */
const char *
cbk_confidence_describe (CbkConfidence self)
{
  return confidences[self].description;
}
