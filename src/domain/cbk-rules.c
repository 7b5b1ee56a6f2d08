/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-rules.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "domain/cbk-resource.h"
#include "domain/cbk-rule-private.h"
#include "domain/cbk-uk-time.h"

#include <string.h>

struct _CbkRules
{
  GHashTable *by_code; /* code to GPtrArray of CbkRule, the oldest first */
};

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  CbkDay first = cbk_rule_get_valid_from (*(CbkRule *const *) a);
  CbkDay second = cbk_rule_get_valid_from (*(CbkRule *const *) b);

  return (first > second) - (first < second);
}

static gboolean
check_neighbours (CbkRule *earlier, CbkRule *later, GError **error)
{
  CbkDay end = cbk_rule_get_valid_to (earlier);

  if (end != CBK_DAY_UNSET && end < cbk_rule_get_valid_from (later))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
               "The rule \"%s\" has two sets that apply on one day: \"%s\" version %d and \"%s\" version %d.",
               cbk_rule_get_code (later), cbk_rule_get_set (earlier), cbk_rule_get_version (earlier),
               cbk_rule_get_set (later), cbk_rule_get_version (later));

  return FALSE;
}

static gboolean
sort_and_check (CbkRules *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_code);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *rules = value;

      g_ptr_array_sort (rules, compare_rules);
      for (guint i = 1; i < rules->len; i++)
        if (!check_neighbours (rules->pdata[i - 1], rules->pdata[i], error))
          return FALSE;
    }

  return TRUE;
}

static void
take_rule (CbkRules *self, CbkRule *rule)
{
  GPtrArray *rules = g_hash_table_lookup (self->by_code, cbk_rule_get_code (rule));

  if (rules == NULL)
    {
      rules = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_rule_unref);
      g_hash_table_insert (self->by_code, g_strdup (cbk_rule_get_code (rule)), rules);
    }

  g_ptr_array_add (rules, rule);
}

static gboolean
read_rules (CbkRules *self, JsonObject *root, GError **error)
{
  JsonNode *list = json_object_get_member (root, "rules");

  if (g_strcmp0 (cbk_json_get_text (root, "kind"), "rules") != 0 || list == NULL ||
      !JSON_NODE_HOLDS_ARRAY (list))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "A table of rules has the kind \"rules\" and a list \"rules\".");
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *entry = json_array_get_element (json_node_get_array (list), i);
      CbkRule *rule;

      if (!JSON_NODE_HOLDS_OBJECT (entry))
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "Rule %u in the list is not an object.", i + 1);
          return FALSE;
        }

      rule = cbk_rule_new_from_json (json_node_get_object (entry), error);
      if (rule == NULL)
        return FALSE;

      take_rule (self, rule);
    }

  return TRUE;
}

static CbkRules *
new_empty (void)
{
  CbkRules *self = g_atomic_rc_box_new0 (CbkRules);

  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * cbk_rules_new_from_data:
 * @json: a table of rules as the files of data/reference/law have it
 * @length: its bytes, or -1 when NUL-terminated
 * @error: %CBK_ERROR_INVALID, naming the entry
 *
 * Returns: (transfer full) (nullable): the rules
 */
CbkRules *
cbk_rules_new_from_data (const char *json, gssize length, GError **error)
{
  g_autoptr(JsonObject) root = cbk_json_parse_object (json, length, error);
  g_autoptr(CbkRules) self = NULL;

  if (root == NULL)
    return NULL;

  self = new_empty ();

  return read_rules (self, root, error) && sort_and_check (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
add_file (CbkRules *self, const char *name, GError **error)
{
  g_autoptr(GBytes) bytes = cbk_resource_load (name, error);
  g_autoptr(JsonObject) root = NULL;

  if (bytes == NULL)
    return FALSE;

  root = cbk_json_parse_object (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
  if (root == NULL)
    return FALSE;

  /* The calendar lies among the laws, and has its own reader. */
  if (g_strcmp0 (cbk_json_get_text (root, "kind"), "bank-holidays") == 0)
    return TRUE;

  if (!read_rules (self, root, error))
    {
      g_prefix_error (error, "In %s: ", name);
      return FALSE;
    }

  return TRUE;
}

/**
 * cbk_rules_load_builtin:
 * @error: never, unless the program was built from broken data
 *
 * Returns: (transfer full) (nullable): the rules that the program carries
 */
CbkRules *
cbk_rules_load_builtin (GError **error)
{
  g_auto(GStrv) names = cbk_resource_list ("law", error);
  g_autoptr(CbkRules) self = NULL;

  if (names == NULL)
    return NULL;

  self = new_empty ();
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_file (self, names[i], error))
      return NULL;

  return sort_and_check (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cbk_rules_ref:
 * @self: rules
 *
 * Returns: (transfer full): @self
 */
CbkRules *
cbk_rules_ref (CbkRules *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_rules (gpointer data)
{
  g_hash_table_unref (((CbkRules *) data)->by_code);
}

/**
 * cbk_rules_unref:
 * @self: (transfer full): rules
 */
void
cbk_rules_unref (CbkRules *self)
{
  g_atomic_rc_box_release_full (self, clear_rules);
}

/**
 * cbk_rules_lookup:
 * @self: rules
 * @code: what is asked about
 * @day: the day that decides which set applies: the arrest, the offence, the event
 *
 * Returns: (transfer none) (nullable): the rule in force on @day
 */
CbkRule *
cbk_rules_lookup (const CbkRules *self, const char *code, CbkDay day)
{
  GPtrArray *rules = g_hash_table_lookup (self->by_code, code);

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      CbkRule *rule = rules->pdata[i];
      CbkDay end = cbk_rule_get_valid_to (rule);

      if (day >= cbk_rule_get_valid_from (rule) && (end == CBK_DAY_UNSET || day <= end))
        return rule;
    }

  return NULL;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  int order = strcmp (cbk_rule_get_code (*(CbkRule *const *) a), cbk_rule_get_code (*(CbkRule *const *) b));

  return order != 0 ? order : compare_rules (a, b);
}

/**
 * cbk_rules_list:
 * @self: rules
 *
 * Returns: (transfer full) (element-type CbkRule): all of them by code and first day, for the page on which
 *   an administrator looks through and confirms them
 */
GPtrArray *
cbk_rules_list (const CbkRules *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_rule_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_code);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *rules = value;

      for (guint i = 0; i < rules->len; i++)
        g_ptr_array_add (list, cbk_rule_ref (rules->pdata[i]));
    }
  g_ptr_array_sort (list, compare_codes);

  return list;
}

/**
 * cbk_rules_require:
 * @self: rules
 * @code: what is asked about
 * @day: the day that decides which set applies
 * @error: %CBK_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): the rule in force on @day
 */
CbkRule *
cbk_rules_require (const CbkRules *self, const char *code, CbkDay day, GError **error)
{
  CbkRule *rule = cbk_rules_lookup (self, code, day);

  if (rule == NULL)
    {
      g_autofree char *text = cbk_uk_day_format (day);

      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "No rule \"%s\" is known for %s.", code,
                   text != NULL ? text : "an unknown day");
    }

  return rule;
}
