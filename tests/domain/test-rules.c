/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "domain/cbk-rules.h"

#define TABLE(entries) "{\"kind\": \"rules\", \"rules\": [" entries "]}"
#define SET(set, dates, parameters)                                                                          \
  "{\"code\": \"tea\", \"set\": \"" set "\", \"version\": 2, " dates                                         \
  "\"citation\": \"Tea Act s1\", \"confidence\": \"K\", \"parameters\": {" parameters "}}"

static void
test_the_day_decides_the_set (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkRules) rules = cbk_rules_new_from_data (
    TABLE (SET ("new", "\"from\": \"2020-01-01\", ",
                "\"minutes\": 4") "," SET ("old", "\"to\": \"2019-12-31\", ", "\"minutes\": 5")),
    -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cbk_rule_get_set (cbk_rules_lookup (rules, "tea", cbk_day_parse ("2019-12-31"))), ==,
                   "old");
  g_assert_cmpstr (cbk_rule_get_set (cbk_rules_lookup (rules, "tea", cbk_day_parse ("2020-01-01"))), ==,
                   "new");
  g_assert_cmpstr (cbk_rule_get_set (cbk_rules_lookup (rules, "tea", cbk_day_parse ("1066-10-14"))), ==,
                   "old");
  g_assert_null (cbk_rules_lookup (rules, "coffee", cbk_day_parse ("2020-01-01")));
}

static void
test_a_rule_tells_what_it_is (void)
{
  g_autoptr(CbkRules) rules = cbk_rules_new_from_data (
    TABLE (SET ("now", "\"from\": \"2020-01-01\", \"to\": null, ",
                "\"minutes\": 4, \"by\": \"the clerk\", \"sugars\": [1, 2, 3]")),
    -1, NULL);
  CbkRule *rule = cbk_rules_lookup (rules, "tea", cbk_day_parse ("2026-01-01"));
  g_autoptr(GArray) sugars = cbk_rule_dup_list (rule, "sugars");
  g_autoptr(GError) error = NULL;
  gint64 minutes, milk;

  g_assert_cmpint (cbk_rule_get_version (rule), ==, 2);
  g_assert_cmpstr (cbk_rule_get_citation (rule), ==, "Tea Act s1");
  g_assert_cmpint (cbk_rule_get_confidence (rule), ==, CBK_CONFIDENCE_GENERAL);
  g_assert_cmpint (cbk_rule_get_valid_to (rule), ==, CBK_DAY_UNSET);
  g_assert_cmpstr (cbk_rule_get_text (rule, "by"), ==, "the clerk");
  g_assert_cmpuint (sugars->len, ==, 3);
  g_assert_cmpint (g_array_index (sugars, gint64, 2), ==, 3);
  g_assert_false (cbk_rule_has (rule, "milk"));

  g_assert_true (cbk_rule_read (rule, &error, "minutes", &minutes, NULL));
  g_assert_cmpint (minutes, ==, 4);
  g_assert_false (cbk_rule_read (rule, &error, "minutes", &minutes, "milk", &milk, NULL));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "milk"));
}

static void
test_a_day_without_a_rule_is_said_plainly (void)
{
  g_autoptr(CbkRules) rules =
    cbk_rules_new_from_data (TABLE (SET ("now", "\"from\": \"2020-01-01\", ", "")), -1, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_rules_require (rules, "tea", cbk_day_parse ("2019-06-03"), &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "No rule \"tea\" is known for Mon 3 Jun 2019.");
}

static void
test_broken_tables_name_their_entry (void)
{
  static const struct
  {
    const char *json;
    const char *named;
  } broken[] = {
    { "{\"rules\": []}", "kind" },
    { TABLE ("3"), "Rule 1" },
    { TABLE ("{}"), "code" },
    { TABLE (SET ("a", "\"from\": \"2020-02-30\", ", "")), "\"tea\", set \"a\"" },
    { TABLE (SET ("a", "\"from\": 2020, ", "")), "\"tea\", set \"a\"" },
    { TABLE (SET ("a", "\"from\": \"2020-02-02\", \"to\": \"2020-02-01\", ", "")), "before it begins" },
    { TABLE (SET ("a", "\"form\": \"2020-02-02\", ", "")), "form" },
    { TABLE (SET ("a", "", "\"minutes\": 1.5")), "minutes" },
    { TABLE (SET ("a", "", "\"minutes\": [1, \"2\"]")), "minutes" },
    { TABLE (SET ("a", "", "\"minutes\": null")), "minutes" },
    { TABLE (SET ("a", "", "\"minutes\": 1000001")), "minutes" },
    { TABLE (SET ("a", "", "\"minutes\": -9223372036854775808")), "minutes" },
    { TABLE (SET ("a", "", "") "," SET ("a", "", "")), "two sets" },
    { TABLE (SET ("a", "\"from\": \"2020-01-01\", ", "") "," SET ("b", "\"from\": \"2021-01-01\", ", "")),
      "\"b\"" },
    { TABLE (SET ("a", "\"to\": \"2020-01-01\", ", "") "," SET ("b", "\"from\": \"2020-01-01\", ", "")),
      "\"a\"" },
    { TABLE (
        "{\"code\": \"tea\", \"set\": \"a\", \"version\": 1, \"citation\": \"x\", \"confidence\": \"X\", "
        "\"parameters\": {}}"),
      "confidence" },
    { TABLE (
        "{\"code\": \"tea\", \"set\": \"a\", \"version\": 0, \"citation\": \"x\", \"confidence\": \"V\", "
        "\"parameters\": {}}"),
      "version" },
    { TABLE (
        "{\"code\": \"tea\", \"set\": \"a\", \"version\": 1, \"citation\": \"x\", \"confidence\": \"V\"}"),
      "parameters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (cbk_rules_new_from_data (broken[i].json, -1, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, broken[i].named));
    }
}

static void
test_the_built_in_rules_load (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkRules) rules = cbk_rules_load_builtin (&error);
  CbkRule *rule;

  g_assert_no_error (error);
  rule = cbk_rules_lookup (rules, "custody.review", cbk_day_parse ("2026-05-12"));
  g_assert_cmpstr (cbk_rule_get_set (rule), ==, "pace-1984");
  g_assert_cmpint (cbk_rule_get_int (rule, "first_minutes", 0), ==, 360);
}

static void
test_the_list_is_in_order (void)
{
  g_autoptr(CbkRules) rules = cbk_rules_load_builtin (NULL);
  g_autoptr(GPtrArray) list = cbk_rules_list (rules);

  g_assert_cmpuint (list->len, >, 100);
  for (guint i = 1; i < list->len; i++)
    {
      int order = strcmp (cbk_rule_get_code (list->pdata[i - 1]), cbk_rule_get_code (list->pdata[i]));

      g_assert_cmpint (order, <=, 0);
      if (order == 0)
        g_assert_cmpint (cbk_rule_get_valid_to (list->pdata[i - 1]), <,
                         cbk_rule_get_valid_from (list->pdata[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/the-day-decides-the-set", test_the_day_decides_the_set);
  g_test_add_func ("/rules/a-rule-tells-what-it-is", test_a_rule_tells_what_it_is);
  g_test_add_func ("/rules/a-day-without-a-rule-is-said-plainly", test_a_day_without_a_rule_is_said_plainly);
  g_test_add_func ("/rules/broken-tables-name-their-entry", test_broken_tables_name_their_entry);
  g_test_add_func ("/rules/the-built-in-rules-load", test_the_built_in_rules_load);
  g_test_add_func ("/rules/the-list-is-in-order", test_the_list_is_in_order);

  return g_test_run ();
}
