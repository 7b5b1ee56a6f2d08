/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-hq.h"

#include "base/cbk-json.h"
#include "store/cbk-chain.h"

#include <string.h>

/* No fuzzer finds a SHA-256. So each line gets a chain that holds, and what is behind the door is reached. */
static void
append_line (GString *body, JsonObject *object, guint8 hash[CBK_HASH_BYTES])
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr(GString) payload = g_string_new (NULL);
  g_autofree char *prev = cbk_hash_print (hash);
  g_autofree char *next = NULL;

  if (json_object_get_size (object) == 0 || !cbk_json_append_node (payload, node, NULL))
    return;

  cbk_hash_bytes (hash, payload->str, payload->len, hash);
  next = cbk_hash_print (hash);
  g_string_append_printf (body, "{\"hash\":\"%s\",\"prev\":\"%s\",%s\n", next, prev, payload->str + 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto(GStrv) lines = g_strsplit (text, "\n", 64);
  g_autoptr(GString) body = g_string_new (NULL);
  guint8 hash[CBK_HASH_BYTES] = { 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(JsonObject) object = cbk_json_parse_object (lines[i], -1, NULL);

      if (object != NULL)
        append_line (body, object, hash);
      else
        g_string_append_printf (body, "%s\n", lines[i]);
    }
  fuzz_hq_ask (cbk_hq_push, &(CbkHqRequest){ .body = body->str, .length = body->len });

  return 0;
}
