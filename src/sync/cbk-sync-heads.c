/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "base/cbk-json.h"
#include "sync/cbk-sync-log.h"

#include <string.h>

/* Headquarters is held to what it said: a log proves nothing against whoever keeps it, but ten thousand laptops that each
 * remember a head of it do. */

void
cbk_sync_heads_clear (CbkSyncHeads *self)
{
  g_clear_pointer (&self->heads, g_array_unref);
}

static JsonNode *
find_member (JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

/**
 * cbk_sync_heads_read:
 * @self: (out): to be cleared
 * @welcome: the answer to POST /v1/session, which may hold "sth"
 *
 * What makes no sense is as good as not said.
 */
void
cbk_sync_heads_read (CbkSyncHeads *self, JsonObject *welcome)
{
  JsonNode *sth = find_member (welcome, "sth", JSON_NODE_OBJECT);
  JsonNode *list = sth != NULL ? find_member (json_node_get_object (sth), "heads", JSON_NODE_ARRAY) : NULL;
  JsonArray *array = list != NULL ? json_node_get_array (list) : NULL;

  *self = (CbkSyncHeads){ .heads = g_array_new (FALSE, FALSE, sizeof (CbkTreeHead)) };
  if (array == NULL ||
      !cbk_hex_parse (cbk_json_get_text (json_node_get_object (sth), "key"), self->key, sizeof self->key))
    return;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      CbkTreeHead head;

      if (JSON_NODE_HOLDS_OBJECT (node) && cbk_tree_head_read_json (&head, json_node_get_object (node)))
        g_array_append_val (self->heads, head);
    }
  self->said = TRUE;
}

/**
 * cbk_sync_judge_head:
 * @witness: what was seen before, with a key
 * @head: what is said now
 *
 * Pure.
 *
 * Returns: how the one stands to the other
 */
CbkHeadVerdict
cbk_sync_judge_head (const CbkWitness *witness, const CbkTreeHead *head)
{
  const CbkTreeHead *seen = cbk_witness_find (witness, head->tree, head->epoch);

  if (!cbk_tree_head_is_genuine (head, witness->key))
    return CBK_HEAD_FORGED;

  if (seen == NULL)
    return CBK_HEAD_FIRST;

  if (head->size < seen->size)
    return CBK_HEAD_BACK;

  if (head->size > seen->size)
    return CBK_HEAD_FURTHER;

  return memcmp (head->root, seen->root, CBK_MERKLE_BYTES) == 0 ? CBK_HEAD_SAME : CBK_HEAD_SPLIT;
}

typedef struct
{
  const CbkSyncLine *line;
  const CbkSyncHeads *heads;
  CbkWitness witness;
  const CbkTreeHead *keep;   /* to be kept on the store's thread */
  char *alarm;
} CbkChecking;

static gboolean
begin (CbkSession *session, gpointer data, GError **error)
{
  CbkChecking *self = data;

  if (!cbk_witness_read (session, &self->witness, error))
    return FALSE;

  if (self->witness.has_key || !self->heads->said)
    return TRUE;

  memcpy (self->witness.key, self->heads->key, sizeof self->witness.key);
  self->witness.has_key = TRUE;

  return cbk_witness_pin (session, self->heads->key, error);
}

static gboolean
keep_head (CbkSession *session, gpointer data, GError **error)
{
  CbkChecking *self = data;

  return cbk_witness_put_head (session, self->keep, error);
}

static gboolean
keep_alarm (CbkSession *session, gpointer data, GError **error)
{
  CbkChecking *self = data;

  return cbk_witness_put_alarm (session, self->alarm, error);
}

static void G_GNUC_PRINTF (2, 3)
sound (CbkChecking *self, const char *format, ...)
{
  va_list args;

  if (self->alarm != NULL)
    return;

  va_start (args, format);
  self->alarm = g_strdup_vprintf (format, args);
  va_end (args);
}

static const char *
name_tree (const CbkTreeHead *head)
{
  return g_str_equal (head->tree, "access") ? "accesses" : "changes";
}

/* Asks for the proof. That none came is no contradiction as long as headquarters may have been busy: the head is then not
 * kept, and is asked for again. */
static gboolean
demand_proof (CbkChecking *self, const CbkTreeHead *seen, const CbkTreeHead *head, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/v1/proof/consistency?tree=%s&from=%" G_GINT64_FORMAT "&to=%" G_GINT64_FORMAT,
                                           head->tree, seen->size, head->size);
  const CbkSyncLine *line = self->line;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(JsonObject) object = NULL;
  CbkMerkleProof proof;
  const char *text;
  gsize length;
  guint status;

  body = line->transport->exchange (line->transport, path, line->token, NULL, NULL, &status, line->cancellable, error);
  if (body == NULL)
    return FALSE;

  if (status == 401 || status == 429 || status >= 500)
    return TRUE;

  text = g_bytes_get_data (body, &length);
  object = status == 200 && text != NULL ? cbk_json_parse_object (text, (gssize) length, NULL) : NULL;
  if (object == NULL || !cbk_merkle_proof_read_json (&proof, object) ||
      !cbk_merkle_check_consistency ((guint64) seen->size, (guint64) head->size, seen->root, head->root, &proof))
    {
      sound (self, "Headquarters' log of %s was changed after the fact: it does not go on from what it was when it had "
                   "%" G_GINT64_FORMAT " entries", name_tree (head), seen->size);
      return TRUE;
    }

  self->keep = head;

  return cbk_store_write (line->store, keep_head, self, line->cancellable, error);
}

static gboolean
check_head (CbkChecking *self, const CbkTreeHead *head, GError **error)
{
  const CbkTreeHead *seen = cbk_witness_find (&self->witness, head->tree, head->epoch);

  switch (cbk_sync_judge_head (&self->witness, head))
    {
    case CBK_HEAD_FIRST:
      self->keep = head;
      return cbk_store_write (self->line->store, keep_head, self, self->line->cancellable, error);

    case CBK_HEAD_FURTHER:
      return demand_proof (self, seen, head, error);

    case CBK_HEAD_FORGED:
      sound (self, "Headquarters' log of %s is not signed by the key that this laptop knows", name_tree (head));
      return TRUE;

    case CBK_HEAD_BACK:
      sound (self, "Headquarters' log of %s has fewer entries than it had: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                   " are left", name_tree (head), head->size, seen->size);
      return TRUE;

    case CBK_HEAD_SPLIT:
      sound (self, "Headquarters showed this laptop two logs of %s with the same %" G_GINT64_FORMAT " entries",
             name_tree (head), head->size);
      return TRUE;

    case CBK_HEAD_SAME:
    default:
      return TRUE;
    }
}

static gboolean
check_all (CbkChecking *self, GError **error)
{
  if (!cbk_store_write (self->line->store, begin, self, self->line->cancellable, error))
    return FALSE;

  if (self->witness.has_key && !self->heads->said)
    sound (self, "Headquarters does not show its signed logs any more");

  for (guint i = 0; i < self->heads->heads->len; i++)
    if (!check_head (self, &g_array_index (self->heads->heads, CbkTreeHead, i), error))
      return FALSE;

  /* The first alarm stays; that it is still so is nothing new. */
  return self->alarm == NULL || self->witness.alarm != NULL ||
         cbk_store_write (self->line->store, keep_alarm, self, self->line->cancellable, error);
}

/**
 * cbk_sync_check_heads:
 * @line: the way to headquarters
 * @heads: what it says of its logs
 * @error: what the transport or the store says; a contradiction is no error but an alarm that the store keeps
 *
 * Waits. Compares with what headquarters said before, and has it prove that nothing but new entries came. What was saved
 * here is sent all the same: it is safer in two places.
 *
 * Returns: whether it was compared
 */
gboolean
cbk_sync_check_heads (const CbkSyncLine *line, const CbkSyncHeads *heads, GError **error)
{
  CbkChecking self = { .line = line, .heads = heads };
  gboolean ok = check_all (&self, error);

  cbk_witness_clear (&self.witness);
  g_free (self.alarm);

  return ok;
}
