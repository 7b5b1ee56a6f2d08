/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-witness.h"

#include "base/cbk-hex.h"
#include "base/cbk-json.h"

#include <string.h>

#define KEY "head_key"
#define ALARM "head_alarm"
#define HEAD "head "

static CbkConnection *
outbox_of (CbkSession *session)
{
  return cbk_outbox_get_connection (cbk_session_get_outbox (session));
}

static gboolean
put (CbkSession *session, const char *name, const char *value, gboolean replace, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (session),
                      replace ? "INSERT INTO device (k, v) VALUES (:k, :v) ON CONFLICT (k) DO UPDATE SET v = :v"
                              : "INSERT OR IGNORE INTO device (k, v) VALUES (:k, :v)");
  cbk_statement_bind_text (&stmt, ":k", name);
  cbk_statement_bind_text (&stmt, ":v", value);

  return cbk_statement_finish (&stmt, error);
}

static void
take (CbkWitness *self, const char *name, const char *value)
{
  CbkTreeHead head;
  g_autoptr(JsonObject) object = NULL;

  if (g_str_equal (name, KEY))
    self->has_key = cbk_hex_parse (value, self->key, sizeof self->key);
  else if (g_str_equal (name, ALARM))
    self->alarm = g_strdup (value);
  else if ((object = cbk_json_parse_object (value, -1, NULL)) != NULL && cbk_tree_head_read_json (&head, object))
    g_array_append_val (self->heads, head);
}

/**
 * cbk_witness_read:
 * @session: a session that writes
 * @witness: (out): to be cleared
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_witness_read (CbkSession *session, CbkWitness *witness, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *witness = (CbkWitness){ .heads = g_array_new (FALSE, FALSE, sizeof (CbkTreeHead)) };
  cbk_statement_init (&stmt, outbox_of (session), "SELECT k, v FROM device WHERE k GLOB 'head[_ ]*' ORDER BY k");
  while (cbk_statement_step (&stmt))
    take (witness, cbk_statement_get_text (&stmt, 0), cbk_statement_get_text (&stmt, 1));

  return cbk_statement_finish (&stmt, error);
}

void
cbk_witness_clear (CbkWitness *self)
{
  g_clear_pointer (&self->heads, g_array_unref);
  g_clear_pointer (&self->alarm, g_free);
}

/**
 * cbk_witness_find:
 * @self: what was seen
 * @tree: "changes" or "access"
 * @epoch: of headquarters
 *
 * Returns: (nullable) (transfer none): the highest head of it
 */
const CbkTreeHead *
cbk_witness_find (const CbkWitness *self, const char *tree, const char *epoch)
{
  for (guint i = 0; i < self->heads->len; i++)
    {
      const CbkTreeHead *head = &g_array_index (self->heads, CbkTreeHead, i);

      if (g_str_equal (head->tree, tree) && g_str_equal (head->epoch, epoch))
        return head;
    }

  return NULL;
}

/* The first key stays: whoever comes later with another one is not who we know. */
gboolean
cbk_witness_pin (CbkSession *session, const guint8 key[CBK_HEAD_PUBLIC_BYTES], GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  cbk_hex_append (text, key, CBK_HEAD_PUBLIC_BYTES);

  return put (session, KEY, text->str, FALSE, error);
}

/**
 * cbk_witness_put_head:
 * @session: a session that writes
 * @head: a genuine head that goes on from the one before
 * @error: any store error
 *
 * Returns: whether it is kept
 */
gboolean
cbk_witness_put_head (CbkSession *session, const CbkTreeHead *head, GError **error)
{
  g_autofree char *name = g_strdup_printf (HEAD "%s %s", head->tree, head->epoch);
  g_autoptr(GString) json = g_string_new (NULL);

  cbk_tree_head_append_json (head, json);

  return put (session, name, json->str, TRUE, error);
}

/**
 * cbk_witness_put_alarm:
 * @session: a session that writes
 * @sentence: what does not hold
 * @error: any store error
 *
 * Keeps it, for this laptop's people to see from now on; the first one stays. It goes into the chain of accesses too, and
 * with it to headquarters: whoever looks after the log there may be honest, and is to know.
 *
 * Returns: whether it is kept
 */
gboolean
cbk_witness_put_alarm (CbkSession *session, const char *sentence, GError **error)
{
  const CbkAccessEvent event = { .operation = "alarm", .kind = "integrity", .detail = sentence };

  if (!put (session, ALARM, sentence, FALSE, error))
    return FALSE;

  return cbk_outbox_log_access (cbk_session_get_outbox (session), &event, error);
}
