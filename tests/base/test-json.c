/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-json.h"

static char *
canonical (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cbk_json_parse (text, -1, &error);
  GString *json = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (cbk_json_append_node (json, node, &error));
  g_assert_no_error (error);

  return g_string_free (json, FALSE);
}

static void
test_keys_are_sorted_and_blanks_dropped (void)
{
  g_autofree char *json = canonical (" { \"b\" : [ 1 , true, null ],\n \"a\" : { \"z\":\"\", \"y\":-2 } } ");

  g_assert_cmpstr (json, ==, "{\"a\":{\"y\":-2,\"z\":\"\"},\"b\":[1,true,null]}");
}

static void
test_only_what_must_be_escaped_is (void)
{
  g_autofree char *json = canonical ("{\"a\":\"caf\\u00e9 \\/ \\\" \\\\ \\n \\u0001\"}");

  g_assert_cmpstr (json, ==, "{\"a\":\"café / \\\" \\\\ \\n \\u0001\"}");
}

static void
test_fractions_have_no_canonical_form (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cbk_json_parse ("[1.5]", -1, &error);
  g_autoptr(GString) json = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_false (cbk_json_append_node (json, node, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_pairs_of_escapes_are_one_character (void)
{
  g_autofree char *json = canonical ("[\"\\ud83d\\ude00\",\"\\b\\f\\r\\t\"]");

  g_assert_cmpstr (json, ==, "[\"😀\",\"\\b\\f\\r\\t\"]");
}

static void
test_numbers_at_the_edge_are_read_exactly (void)
{
  g_autofree char *json = canonical ("[9223372036854775807,-9223372036854775808,0,-1,1e3]");

  g_assert_cmpstr (json, ==, "[9223372036854775807,-9223372036854775808,0,-1,1000]");
}

static void
test_what_others_read_in_two_ways_is_refused (void)
{
  static const char *const odd[] = {
    "{\"a\":1,\"a\":2}", "\"\\ud83d\"", "\"\\ude00\"", "\"a\\u0000b\"", "9223372036854775808", "01", "1.", "-", "1e999",
    "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "NaN", "[1] 2", "\"a\nb\"", "// 1\n1", "tru", "\"\\x\"", "{\"a\" 1}", "[1 2]", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = cbk_json_parse (odd[i], -1, &error);

      g_test_message ("%s", odd[i]);
      g_assert_null (node);
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
    }
}

static void
test_deep_json_ends_in_an_error (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *deep = g_strnfill (1000000, '[');

  g_assert_null (cbk_json_parse (deep, -1, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_broken_json_ends_in_an_error (void)
{
  const char *texts[] = { "", "{", "{\"a\":}", "\xff", "nul", "[1,]" , "\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (cbk_json_parse_object (texts[i], -1, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
    }
}

static void
test_all_that_is_json_is_taken (void)
{
  const struct
  {
    const char *text;
    const char *canonical;
  } cases[] = {
    { " \t\r\n[ ]", "[]" },
    { "{ }", "{}" },
    { "-0", "0" },
    { "-9223372036854775808", "-9223372036854775808" },
    { "9223372036854775807", "9223372036854775807" },
    { "[1e2,2.0,10E+1,5000e-3]", "[100,2,100,5]" },
    { "\"\\ud83d\\ude00\\/\\u0041\"", "\"\xf0\x9f\x98\x80/A\"" },
    { "[[{\"a\":[{}]}],null,true,false,\"\"]", "[[{\"a\":[{}]}],null,true,false,\"\"]" },
  };
  g_autofree char *open = g_strnfill (CBK_JSON_MAX_DEPTH, '[');
  g_autofree char *shut = g_strnfill (CBK_JSON_MAX_DEPTH, ']');
  g_autofree char *deep = g_strconcat (open, shut, NULL);
  g_autofree char *same = canonical (deep);

  g_assert_cmpstr (same, ==, deep);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = canonical (cases[i].text);

      g_assert_cmpstr (json, ==, cases[i].canonical);
    }
}

static void
test_numbers_print_to_their_ends (void)
{
  g_autoptr(GString) json = g_string_new (NULL);

  cbk_json_append_int (json, G_MININT64);
  g_string_append_c (json, ' ');
  cbk_json_append_int (json, G_MAXINT64);
  g_string_append_c (json, ' ');
  cbk_json_append_int (json, 0);

  g_assert_cmpstr (json->str, ==, "-9223372036854775808 9223372036854775807 0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/keys-are-sorted-and-blanks-dropped", test_keys_are_sorted_and_blanks_dropped);
  g_test_add_func ("/json/only-what-must-be-escaped-is", test_only_what_must_be_escaped_is);
  g_test_add_func ("/json/fractions-have-no-canonical-form", test_fractions_have_no_canonical_form);
  g_test_add_func ("/json/pairs-of-escapes-are-one-character", test_pairs_of_escapes_are_one_character);
  g_test_add_func ("/json/numbers-at-the-edge-are-read-exactly", test_numbers_at_the_edge_are_read_exactly);
  g_test_add_func ("/json/what-others-read-in-two-ways-is-refused", test_what_others_read_in_two_ways_is_refused);
  g_test_add_func ("/json/deep-json-ends-in-an-error", test_deep_json_ends_in_an_error);
  g_test_add_func ("/json/broken-json-ends-in-an-error", test_broken_json_ends_in_an_error);
  g_test_add_func ("/json/all-that-is-json-is-taken", test_all_that_is_json_is_taken);
  g_test_add_func ("/json/numbers-print-to-their-ends", test_numbers_print_to_their_ends);

  return g_test_run ();
}
