/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-hq.h"

#include "base/cbk-json.h"
#include "hq/cbk-hq-subscription.h"

/* What is read as a cursor stands where the one that is written from it does. */
static void
read_cursor (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GString) written = g_string_new ("{");
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(GError) error = NULL;
  gint64 after, again, shared;

  g_assert_true (cbk_hq_find_shared (request->storage, request->body, &shared, &error));
  g_assert_no_error (error);
  g_assert_cmpint (shared, >=, 0);
  if (!cbk_hq_read_cursor (request->body, request->storage, &after))
    return;

  g_assert_cmpint (after, >=, 0);
  cbk_hq_append_cursor (written, request->storage, after);
  g_string_append_c (written, '}');
  object = cbk_json_parse_object (written->str, -1, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_hq_read_cursor (cbk_json_get_text (object, "cursor"), request->storage, &again));
  g_assert_cmpint (again, ==, after);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  CbkHqRequest request = { .body = text, .length = size };

  fuzz_hq_ask (read_cursor, &request);

  return 0;
}
