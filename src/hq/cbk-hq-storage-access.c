/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-hex.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-access.h"
#include "hq/cbk-hq-tree.h"

#include <string.h>

void
cbk_hq_event_clear (CbkHqEvent *self)
{
  g_clear_pointer (&self->payload, g_free);
  g_clear_pointer (&self->object, json_object_unref);
}

/**
 * cbk_hq_storage_get_chain:
 * @self: a storage
 * @device: a laptop
 * @lock: whether whoever asks is about to extend it
 * @ret_last: (out): the last number of its chain of accesses that is here, 0 before the first
 * @hash: (out caller-allocates): its link
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_hq_storage_get_chain (CbkHqStorage *self,
                          const char *device,
                          gboolean lock,
                          gint64 *ret_last,
                          guint8 hash[CBK_HASH_BYTES],
                          GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT last_access, last_access_hash FROM device WHERE device = :device",
                                      lock ? self->db->klass->lock : "", NULL);
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_last = 0;
  memset (hash, 0, CBK_HASH_BYTES);
  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  if (cbk_hq_statement_step (&stmt))
    {
      *ret_last = cbk_hq_statement_get_int (&stmt, 0);
      cbk_hq_statement_copy_hash (&stmt, 1, hash, CBK_HASH_BYTES);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_put_chain (CbkHqStorage *self,
                          const char *device,
                          gint64 last,
                          const guint8 hash[CBK_HASH_BYTES],
                          GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "UPDATE device SET last_access = :last, last_access_hash = :hash WHERE device = :device");
  cbk_hq_statement_bind_int (&stmt, ":last", last);
  cbk_hq_statement_bind_blob (&stmt, ":hash", hash, CBK_HASH_BYTES);
  cbk_hq_statement_bind_id (&stmt, ":device", device);

  return cbk_hq_statement_finish (&stmt, error);
}

static void
bind_member (CbkHqStatement *stmt, const char *parameter, const CbkHqEvent *event, const char *member, const char *fallback)
{
  const char *text = cbk_json_get_text (event->object, member);

  cbk_hq_statement_bind_text (stmt, parameter, text != NULL ? text : fallback);
}

static gboolean
bind_time (CbkHqStatement *stmt, const CbkHqEvent *event)
{
  const char *text = cbk_json_get_text (event->object, "at");
  gint64 at;

  if (text == NULL || !cbk_time_parse (text, &at))
    return FALSE;

  cbk_hq_statement_bind_int (stmt, ":claimed", at);

  return TRUE;
}

/**
 * cbk_hq_storage_put_event:
 * @self: in a transaction
 * @event: the next of its device's chain
 * @error: any store error
 *
 * Returns: whether it is kept; it gets its number in the log when the log is sealed
 */
gboolean
cbk_hq_storage_put_event (CbkHqStorage *self, const CbkHqEvent *event, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO access_log (device, dn, hash, payload, kind, op, actor, type, id, at_claimed, at_hq, "
                         "sent_by) VALUES (:device, :dn, :hash, :payload, :kind, :op, :actor, :type, :id, :claimed, :now, "
                         ":sent_by)");
  cbk_hq_statement_bind_id (&stmt, ":device", event->device);
  cbk_hq_statement_bind_int (&stmt, ":dn", event->dn);
  cbk_hq_statement_bind_blob (&stmt, ":hash", event->hash, CBK_HASH_BYTES);
  cbk_hq_statement_bind_text (&stmt, ":payload", event->payload);
  bind_member (&stmt, ":kind", event, "kind", "consultation");
  bind_member (&stmt, ":op", event, "op", "open");
  bind_member (&stmt, ":actor", event, "actor", NULL);
  bind_member (&stmt, ":type", event, "type", NULL);
  bind_member (&stmt, ":id", event, "id", NULL);
  bind_time (&stmt, event);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  cbk_hq_statement_bind_text (&stmt, ":sent_by", event->sent_by);

  return cbk_hq_statement_finish (&stmt, error);
}

/* Whether what comes again is what came before. */
gboolean
cbk_hq_storage_has_event (CbkHqStorage *self, const CbkHqEvent *event, gboolean *ret_same, GError **error)
{
  guint8 hash[CBK_HASH_BYTES];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT hash FROM access_log WHERE device = :device AND dn = :dn");
  cbk_hq_statement_bind_id (&stmt, ":device", event->device);
  cbk_hq_statement_bind_int (&stmt, ":dn", event->dn);
  *ret_same = cbk_hq_statement_step (&stmt) && cbk_hq_statement_copy_hash (&stmt, 0, hash, sizeof hash) &&
              memcmp (hash, event->hash, sizeof hash) == 0;

  return cbk_hq_statement_finish (&stmt, error);
}

void
cbk_hq_link_access (const guint8 *prev,
                    gint64 n,
                    const char *device,
                    gint64 dn,
                    gint64 at_hq,
                    const guint8 *event,
                    guint8 hash[CBK_HASH_BYTES])
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ", n, device, dn, at_hq);
  cbk_hex_append (text, event, CBK_HASH_BYTES);
  cbk_hash_bytes (prev, text->str, text->len, hash);
}

typedef struct
{
  gint64 aid;
  guint8 chain[CBK_HASH_BYTES];
} CbkHqNumbered;

static gboolean
read_last (CbkHqStorage *self, gint64 *n, guint8 chain[CBK_HASH_BYTES], GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *n = 0;
  memset (chain, 0, CBK_HASH_BYTES);
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT n, chain FROM access_log WHERE n IS NOT NULL ORDER BY n DESC LIMIT 1");
  if (cbk_hq_statement_step (&stmt))
    {
      *n = cbk_hq_statement_get_int (&stmt, 0);
      cbk_hq_statement_copy_hash (&stmt, 1, chain, CBK_HASH_BYTES);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static GArray *
link_pending (CbkHqStorage *self, gint64 n, guint8 chain[CBK_HASH_BYTES], GError **error)
{
  g_autoptr(GArray) numbered = g_array_new (FALSE, FALSE, sizeof (CbkHqNumbered));
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT aid, device, dn, at_hq, hash FROM access_log WHERE n IS NULL ORDER BY aid LIMIT :max");
  cbk_hq_statement_bind_int (&stmt, ":max", CBK_HQ_SEAL_ENTRIES);
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqNumbered one = { .aid = cbk_hq_statement_get_int (&stmt, 0) };
      char device[CBK_ID_LENGTH + 1];
      guint8 hash[CBK_HASH_BYTES];

      cbk_hq_statement_get_id (&stmt, 1, device);
      cbk_hq_statement_copy_hash (&stmt, 4, hash, sizeof hash);
      cbk_hq_link_access (chain, ++n, device, cbk_hq_statement_get_int (&stmt, 2), cbk_hq_statement_get_int (&stmt, 3), hash,
                          chain);
      memcpy (one.chain, chain, CBK_HASH_BYTES);
      g_array_append_val (numbered, one);
    }

  return cbk_hq_statement_finish (&stmt, error) ? g_steal_pointer (&numbered) : NULL;
}

static gboolean
put_number (CbkHqStorage *self, const CbkHqNumbered *one, gint64 n, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "UPDATE access_log SET n = :n, chain = :chain WHERE aid = :aid");
  cbk_hq_statement_bind_int (&stmt, ":n", n);
  cbk_hq_statement_bind_blob (&stmt, ":chain", one->chain, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":aid", one->aid);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_number_accesses:
 * @self: in a transaction
 * @error: any store error
 *
 * Gives those that have none their number in the log, and links them. Whoever writes an event takes no lock for it: here
 * alone one waits for the other.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_number_accesses (CbkHqStorage *self, GError **error)
{
  guint8 chain[CBK_HASH_BYTES];
  gint64 n, size;
  guint done;

  if (!cbk_hq_tree_get_size (self, CBK_HQ_TREE_ACCESS, TRUE, &size, error) || !read_last (self, &n, chain, error))
    return FALSE;

  do
    {
      g_autoptr(GArray) numbered = link_pending (self, n, chain, error);

      if (numbered == NULL)
        return FALSE;

      for (guint i = 0; i < numbered->len; i++)
        if (!put_number (self, &g_array_index (numbered, CbkHqNumbered, i), ++n, error))
          return FALSE;
      done = numbered->len;
    }
  while (done == CBK_HQ_SEAL_ENTRIES);

  return TRUE;
}
