/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-erasure.h"

#include "base/cbk-hex.h"
#include "base/cbk-json.h"

#include <string.h>

/* What stays of a mutation whose content the law had erased: who did what with which record and when, and the digest that
 * its link in the chain is made of. It is sent in the place of the payload to a headquarters that lacks it. */

/* Stored, and sent. */
#define MARK "erased"
#define DIGEST "digest"

static const char *const kept[] = { "actor", "at", "command", "device", "dseq", "id", "mid", "op", "txn", "type", NULL };

/**
 * cbk_erasure_print:
 * @payload: a mutation's
 * @error: %CBK_ERROR_INVALID when it is none
 *
 * Returns: (transfer full) (nullable): what stays of it, as canonical JSON
 */
char *
cbk_erasure_print (const char *payload, GError **error)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (payload, -1, error);
  g_autoptr(JsonObject) stays = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), stays);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *hex = NULL;
  guint8 digest[CBK_HASH_BYTES];

  if (object == NULL)
    return NULL;

  for (guint i = 0; kept[i] != NULL; i++)
    if (json_object_has_member (object, kept[i]))
      json_object_set_member (stays, kept[i], json_object_dup_member (object, kept[i]));

  cbk_hash_digest (payload, strlen (payload), digest);
  hex = cbk_hash_print (digest);
  json_object_set_string_member (stays, DIGEST, hex);
  json_object_set_boolean_member (stays, MARK, TRUE);

  return cbk_json_append_node (text, node, error) ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * cbk_erasure_link:
 * @prev: the link before
 * @payload: (nullable): the link's payload
 * @erased: (nullable): what stays of it where it was erased
 * @hash: (out caller-allocates): the link
 *
 * Returns: whether there is either, and so a link
 */
gboolean
cbk_erasure_link (const guint8 *prev, const char *payload, const char *erased, guint8 hash[CBK_HASH_BYTES])
{
  g_autoptr(JsonObject) object = payload == NULL && erased != NULL ? cbk_json_parse_object (erased, -1, NULL) : NULL;
  guint8 digest[CBK_HASH_BYTES];

  if (payload != NULL)
    cbk_hash_digest (payload, strlen (payload), digest);
  else if (object == NULL || !cbk_hex_parse (cbk_json_get_text (object, DIGEST), digest, sizeof digest))
    return FALSE;

  cbk_hash_link (prev, digest, hash);

  return TRUE;
}
