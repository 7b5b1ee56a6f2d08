/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-mutation.h"

#include "base/cbk-error.h"
#include "base/cbk-hex.h"

#include <string.h>

/* A line of a push, as it comes. */

void
cbk_hq_item_free (CbkHqItem *self)
{
  g_clear_pointer (&self->object, json_object_unref);
  g_clear_pointer (&self->held, json_object_unref);
  g_clear_pointer (&self->known, cbk_hq_mutation_free);
  g_free (self->row.payload);
  g_free (self->row.sent_by);
  g_free (self->row.result);
  g_free (self);
}

/* What became of it, when that is not kept: it may be taken once more. */
void
cbk_hq_item_forget (CbkHqItem *self)
{
  g_clear_pointer (&self->held, json_object_unref);
  g_clear_pointer (&self->known, cbk_hq_mutation_free);
  g_clear_pointer (&self->row.result, g_free);
  self->row.status = 0;
  self->why = NULL;
}

/* A line is {"hash":"…","prev":"…", and then the payload's bytes from behind its first bracket, just as they were hashed:
 * nothing has to be written a second way to be checked. */
#define HASH_HEAD "{\"hash\":\""
#define PREV_HEAD "\",\"prev\":\""
#define CHAIN_END "\","
#define HASH_AT strlen (HASH_HEAD)
#define PREV_AT (HASH_AT + 2 * CBK_HASH_BYTES + strlen (PREV_HEAD))
#define REST_AT (PREV_AT + 2 * CBK_HASH_BYTES + strlen (CHAIN_END))

static gboolean
read_hash (const char *text, guint8 hash[CBK_HASH_BYTES])
{
  g_autofree char *digits = g_strndup (text, 2 * CBK_HASH_BYTES);

  return cbk_hex_parse (digits, hash, CBK_HASH_BYTES);
}

static gboolean
split_line (CbkHqItem *self, const char *line, gsize length)
{
  if (length <= REST_AT || strncmp (line, HASH_HEAD, strlen (HASH_HEAD)) != 0 ||
      strncmp (line + PREV_AT - strlen (PREV_HEAD), PREV_HEAD, strlen (PREV_HEAD)) != 0 ||
      strncmp (line + REST_AT - strlen (CHAIN_END), CHAIN_END, strlen (CHAIN_END)) != 0 ||
      !read_hash (line + HASH_AT, self->row.hash) || !read_hash (line + PREV_AT, self->prev))
    return FALSE;

  self->row.payload = g_malloc (length - REST_AT + 2);
  self->row.payload[0] = '{';
  memcpy (self->row.payload + 1, line + REST_AT, length - REST_AT);
  self->row.payload[length - REST_AT + 1] = '\0';

  return TRUE;
}

static gboolean
read_id (JsonObject *object, const char *name, char id[CBK_ID_LENGTH + 1])
{
  const char *text = cbk_json_get_text (object, name);

  if (!cbk_id_is_valid (text))
    return FALSE;

  g_strlcpy (id, text, CBK_ID_LENGTH + 1);

  return TRUE;
}

static void
read_txn (CbkHqItem *self)
{
  JsonNode *node = json_object_get_member (self->object, "txn");
  JsonArray *txn = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const char *id = txn != NULL && json_array_get_length (txn) == 3 ? json_array_get_string_element (txn, 0) : NULL;

  if (!cbk_id_is_valid (id))
    return;

  g_strlcpy (self->row.txn, id, sizeof self->row.txn);
  self->txn_n = json_array_get_int_element (txn, 1);
  self->txn_i = json_array_get_int_element (txn, 2);
}

/* What a laptop has left of what the law had erased is sent with the digest of what it was. */
static gboolean
read_digest (CbkHqItem *self)
{
  cbk_hash_digest (self->row.payload, strlen (self->row.payload), self->row.digest);
  if (!json_object_has_member (self->object, "erased"))
    return TRUE;

  g_clear_pointer (&self->row.payload, g_free);

  return cbk_hex_parse (cbk_json_get_text (self->object, "digest"), self->row.digest, CBK_HASH_BYTES);
}

/**
 * cbk_hq_item_parse:
 * @line: a line of a push: a mutation's payload with "prev" and "hash"
 * @length: its bytes
 * @sent_by: the number of whoever is signed in
 * @error: %CBK_ERROR_INVALID when it is no mutation at all
 *
 * Checks the form and that the payload is what "hash" says; what it asks for is nobody's business yet.
 *
 * Returns: (transfer full) (nullable): the line
 */
CbkHqItem *
cbk_hq_item_parse (const char *line, gsize length, const char *sent_by, GError **error)
{
  g_autoptr(CbkHqItem) self = g_new0 (CbkHqItem, 1);
  guint8 hash[CBK_HASH_BYTES];

  if (!split_line (self, line, length))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A line is no change: it does not begin with its hashes");
      return NULL;
    }

  self->object = cbk_json_parse_object (self->row.payload, (gssize) (length - REST_AT + 1), error);
  if (self->object == NULL)
    return NULL;

  self->row.object = self->object;
  self->row.sent_by = g_strdup (sent_by);
  self->row.dseq = cbk_json_get_int (self->object, "dseq", 0);
  if (!read_id (self->object, "mid", self->row.mid) || !read_id (self->object, "device", self->row.device) ||
      self->row.dseq < 1)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A line is no change: its id, device or number is missing");
      return NULL;
    }

  read_txn (self);
  if (read_digest (self))
    cbk_hash_link (self->prev, self->row.digest, hash);
  else
    memset (hash, 0, sizeof hash);
  if (memcmp (hash, self->row.hash, CBK_HASH_BYTES) != 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A change is not what its hash says");
      return NULL;
    }

  return g_steal_pointer (&self);
}
