/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "base/cbk-json.h"
#include "base/cbk-jws.h"

#include <string.h>

/* A line with a set of keys, which whoever made the token does not choose, and the token. What it says is only told when it
 * holds; what is refused is refused with a sentence. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto(GStrv) lines = g_strsplit (text, "\n", 2);
  g_autoptr(JsonObject) keys = lines[0] != NULL ? cbk_json_parse_object (lines[0], -1, NULL) : NULL;
  const char *token = keys != NULL && lines[1] != NULL ? lines[1] : "";
  g_autoptr(JsonObject) empty = json_object_new ();
  g_autoptr(JsonObject) claims = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean unknown;
  gsize length;

  claims = cbk_jws_verify (token, keys != NULL ? keys : empty, &unknown, &error);
  g_assert_true ((claims == NULL) == (error != NULL));

  bytes = cbk_base64url_decode (token, strlen (token), &length);
  if (bytes != NULL)
    g_free (cbk_base64url_encode (bytes, length));

  return 0;
}
