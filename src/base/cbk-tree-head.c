/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-tree-head.h"

#include "base/cbk-hex.h"
#include "base/cbk-json.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (CBK_HEAD_PUBLIC_BYTES == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (CBK_HEAD_SECRET_BYTES == crypto_sign_SECRETKEYBYTES);
G_STATIC_ASSERT (CBK_HEAD_SEED_BYTES == crypto_sign_SEEDBYTES);
G_STATIC_ASSERT (CBK_HEAD_SIGNATURE_BYTES == crypto_sign_BYTES);

/**
 * cbk_tree_head_make_keys:
 * @seed: 32 bytes of chance, which are the key
 * @secret: (out caller-allocates): for cbk_tree_head_sign()
 * @public_key: (out caller-allocates): for everybody
 *
 * An Ed25519 pair (RFC 8032).
 */
void
cbk_tree_head_make_keys (const guint8 seed[CBK_HEAD_SEED_BYTES],
                         guint8 secret[CBK_HEAD_SECRET_BYTES],
                         guint8 public_key[CBK_HEAD_PUBLIC_BYTES])
{
  crypto_sign_seed_keypair (public_key, secret, seed);
}

/* What is signed: the purpose first, so that nothing else that this key might ever sign can be taken for a head. */
static char *
print_signed (const CbkTreeHead *self)
{
  GString *text = g_string_new ("casebook tree head 1\n");

  g_string_append_printf (text, "%s\n%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n", self->epoch, self->tree, self->size,
                          self->at);
  cbk_hex_append (text, self->root, sizeof self->root);
  g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}

/**
 * cbk_tree_head_sign:
 * @self: a head, filled but for its signature
 * @secret: headquarters' key
 */
void
cbk_tree_head_sign (CbkTreeHead *self, const guint8 secret[CBK_HEAD_SECRET_BYTES])
{
  g_autofree char *text = print_signed (self);

  crypto_sign_detached (self->signature, NULL, (const guint8 *) text, strlen (text), secret);
}

/**
 * cbk_tree_head_is_genuine:
 * @self: a head, from wherever
 * @public_key: the key that was pinned
 *
 * Returns: whether whoever has that key signed it
 */
gboolean
cbk_tree_head_is_genuine (const CbkTreeHead *self, const guint8 public_key[CBK_HEAD_PUBLIC_BYTES])
{
  g_autofree char *text = print_signed (self);

  return crypto_sign_verify_detached (self->signature, (const guint8 *) text, strlen (text), public_key) == 0;
}

static void
append_hex (GString *json, const guint8 *bytes, gsize length)
{
  g_string_append_c (json, '"');
  cbk_hex_append (json, bytes, length);
  g_string_append_c (json, '"');
}

/**
 * cbk_tree_head_append_json:
 * @self: a signed head
 * @json: grows by it as canonical JSON
 */
void
cbk_tree_head_append_json (const CbkTreeHead *self, GString *json)
{
  g_string_append_printf (json, "{\"at\":%" G_GINT64_FORMAT ",\"epoch\":", self->at);
  cbk_json_append_string (json, self->epoch);
  g_string_append_printf (json, ",\"n\":%" G_GINT64_FORMAT ",\"root\":", self->size);
  append_hex (json, self->root, sizeof self->root);
  g_string_append (json, ",\"sig\":");
  append_hex (json, self->signature, sizeof self->signature);
  g_string_append (json, ",\"tree\":");
  cbk_json_append_string (json, self->tree);
  g_string_append_c (json, '}');
}

static gboolean
read_word (JsonObject *object, const char *name, char *text, gsize size)
{
  const char *word = cbk_json_get_text (object, name);

  return word != NULL && g_strlcpy (text, word, size) < size && strchr (word, '\n') == NULL;
}

/**
 * cbk_tree_head_read_json:
 * @self: (out): a head
 * @object: what cbk_tree_head_append_json() wrote, from wherever
 *
 * Returns: whether it has the form of a head; who signed it is another question
 */
gboolean
cbk_tree_head_read_json (CbkTreeHead *self, JsonObject *object)
{
  *self = (CbkTreeHead){ .size = cbk_json_get_int (object, "n", -1), .at = cbk_json_get_int (object, "at", -1) };

  return self->size >= 0 && self->at >= 0 && read_word (object, "tree", self->tree, sizeof self->tree) &&
         read_word (object, "epoch", self->epoch, sizeof self->epoch) &&
         cbk_hex_parse (cbk_json_get_text (object, "root"), self->root, sizeof self->root) &&
         cbk_hex_parse (cbk_json_get_text (object, "sig"), self->signature, sizeof self->signature);
}

/**
 * cbk_merkle_proof_append_json:
 * @self: a proof
 * @json: grows by an array of hexadecimal digits
 */
void
cbk_merkle_proof_append_json (const CbkMerkleProof *self, GString *json)
{
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->n_nodes; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_hex (json, self->nodes[i], CBK_MERKLE_BYTES);
    }
  g_string_append_c (json, ']');
}

/**
 * cbk_merkle_proof_read_json:
 * @self: (out): a proof
 * @object: has it as the array "proof"
 *
 * Returns: whether it has the form of one; whether it proves anything is another question
 */
gboolean
cbk_merkle_proof_read_json (CbkMerkleProof *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "proof");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  self->n_nodes = 0;
  if (array == NULL || json_array_get_length (array) > CBK_MERKLE_PROOF_NODES)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING ||
          !cbk_hex_parse (json_node_get_string (item), self->nodes[self->n_nodes++], CBK_MERKLE_BYTES))
        return FALSE;
    }

  return TRUE;
}
