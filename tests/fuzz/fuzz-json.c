/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "base/cbk-json.h"

/* What is JSON has one canonical form, which is JSON, and its own canonical form. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(JsonNode) node = cbk_json_parse (size > 0 ? (const char *) data : "", (gssize) size, NULL);
  g_autoptr(JsonNode) again = NULL;
  g_autoptr(GString) once = g_string_new (NULL);
  g_autoptr(GString) twice = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  if (node == NULL || !cbk_json_append_node (once, node, NULL))
    return 0;

  again = cbk_json_parse (once->str, (gssize) once->len, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_json_append_node (twice, again, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (once->str, ==, twice->str);

  return 0;
}
