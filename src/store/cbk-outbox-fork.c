/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-json.h"
#include "store/cbk-gaps.h"
#include "store/cbk-outbox-private.h"

#include <string.h>

/* A disk that was restored or copied has a past that headquarters knows otherwise. The laptop goes on under a new id: what
 * it did under the old one is sealed, and what may not have arrived is sent again. The ids of the mutations stay, so that
 * headquarters does nothing twice. */

typedef struct
{
  CbkOutbox *self;
  const char *device;
  gint64 settled;           /* in the old numbers */
  gint64 after;             /* what has to be sent again begins behind this old number */
  gint64 new_settled;       /* in the new numbers */
  gint64 dseq;
  guint8 hash[CBK_HASH_BYTES];
  gint64 access;
  guint8 access_hash[CBK_HASH_BYTES];
} CbkForking;

static gboolean
seal (CbkConnection *connection, const char *device, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "INSERT INTO sealed_mutation (device, dseq, mid, prev, hash, type, id, payload, erased, state, result) "
                      "SELECT :device, dseq, mid, prev, hash, type, id, payload, erased, state, result FROM mutation");
  cbk_statement_bind_text (&stmt, ":device", device);

  return cbk_statement_finish (&stmt, error);
}

static char *
rewrite (CbkForking *forking, const char *payload, const char *number, gint64 n, GError **error)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (payload, -1, error);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (object == NULL)
    return NULL;

  json_object_set_string_member (object, "device", forking->device);
  json_object_set_int_member (object, number, n);
  node = json_node_init_object (json_node_alloc (), object);

  return cbk_json_append_node (text, node, error) ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
insert (CbkForking *forking, CbkConnection *connection, CbkStatement *old, GError **error)
{
  g_autofree char *payload = NULL;
  guint8 hash[CBK_HASH_BYTES];
  char id[CBK_ID_LENGTH + 1] = "", mid[CBK_ID_LENGTH + 1] = "";
  g_auto(CbkStatement) stmt = { 0 };

  forking->dseq++;
  if (cbk_statement_get_int (old, 4) <= forking->settled)
    forking->new_settled = forking->dseq;
  payload = rewrite (forking, cbk_statement_get_text (old, 3), "dseq", forking->dseq, error);
  if (payload == NULL)
    return FALSE;

  cbk_hash_bytes (forking->hash, payload, strlen (payload), hash);
  cbk_statement_get_id (old, 0, mid);
  cbk_statement_get_id (old, 2, id);
  cbk_statement_init (&stmt, connection,
                      "INSERT INTO mutation (dseq, mid, prev, hash, type, id, payload) "
                      "VALUES (:dseq, :mid, :prev, :hash, :type, :id, :payload)");
  cbk_statement_bind_int (&stmt, ":dseq", forking->dseq);
  cbk_statement_bind_id (&stmt, ":mid", mid);
  cbk_statement_bind_blob (&stmt, ":prev", forking->hash, CBK_HASH_BYTES);
  cbk_statement_bind_blob (&stmt, ":hash", hash, CBK_HASH_BYTES);
  cbk_statement_bind_text (&stmt, ":type", cbk_statement_get_text (old, 1));
  cbk_statement_bind_id (&stmt, ":id", id);
  cbk_statement_bind_text (&stmt, ":payload", payload);
  memcpy (forking->hash, hash, CBK_HASH_BYTES);

  return cbk_statement_finish (&stmt, error);
}

/* A change that waits may build on an earlier one that is settled: under the new id that one has to be known too. */
static gboolean
find_first (CbkForking *forking, CbkConnection *connection, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "SELECT min(m.dseq) FROM mutation u JOIN mutation m ON m.id = u.id AND m.dseq <= :settled "
                      "WHERE u.dseq > :settled AND (json_extract (m.result, '$.ver') > json_extract (u.payload, '$.base') "
                      "OR json_extract (m.result, '$.status') = 'conflict')");
  cbk_statement_bind_int (&stmt, ":settled", forking->settled);
  forking->after = forking->settled;
  if (cbk_statement_step (&stmt) && !cbk_statement_is_null (&stmt, 0))
    forking->after = cbk_statement_get_int (&stmt, 0) - 1;

  return cbk_statement_finish (&stmt, error);
}

/* Those whose effect is not known to be here, answered or not: what headquarters has, it answers as before. What was erased,
 * it has answered. */
static gboolean
issue_again (CbkForking *forking, CbkConnection *connection, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "SELECT mid, type, id, payload, dseq FROM sealed_mutation "
                      "WHERE device = :device AND dseq > :after AND payload IS NOT NULL ORDER BY dseq");
  cbk_statement_bind_text (&stmt, ":device", cbk_outbox_get_device (forking->self));
  cbk_statement_bind_int (&stmt, ":after", forking->after);
  while (cbk_statement_step (&stmt))
    if (!insert (forking, connection, &stmt, error))
      return FALSE;

  return cbk_statement_finish (&stmt, error);
}

static gboolean
insert_access (CbkForking *forking, CbkConnection *connection, const char *old, GError **error)
{
  g_autofree char *payload = rewrite (forking, old, "n", ++forking->access, error);
  guint8 hash[CBK_HASH_BYTES];
  g_auto(CbkStatement) stmt = { 0 };

  if (payload == NULL)
    return FALSE;

  cbk_hash_bytes (forking->access_hash, payload, strlen (payload), hash);
  cbk_statement_init (&stmt, connection,
                      "INSERT INTO access_event (n, prev, hash, payload) VALUES (:n, :prev, :hash, :payload)");
  cbk_statement_bind_int (&stmt, ":n", forking->access);
  cbk_statement_bind_blob (&stmt, ":prev", forking->access_hash, CBK_HASH_BYTES);
  cbk_statement_bind_blob (&stmt, ":hash", hash, CBK_HASH_BYTES);
  cbk_statement_bind_text (&stmt, ":payload", payload);
  memcpy (forking->access_hash, hash, CBK_HASH_BYTES);

  return cbk_statement_finish (&stmt, error);
}

/* What headquarters has of the chain of accesses stays under the old id; the rest goes on under the new one. */
static gboolean
fork_accesses (CbkForking *forking, CbkConnection *connection, const char *device, GError **error)
{
  g_auto(CbkStatement) seal_stmt = { 0 };
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&seal_stmt, connection,
                      "INSERT INTO sealed_access (device, n, prev, hash, payload, sent) "
                      "SELECT :device, n, prev, hash, payload, sent FROM access_event");
  cbk_statement_bind_text (&seal_stmt, ":device", device);
  if (!cbk_statement_finish (&seal_stmt, error) || !cbk_connection_exec (connection, "DELETE FROM access_event", error))
    return FALSE;

  cbk_statement_init (&stmt, connection,
                      "SELECT payload FROM sealed_access WHERE device = :device AND sent = 0 ORDER BY n");
  cbk_statement_bind_text (&stmt, ":device", device);
  while (cbk_statement_step (&stmt))
    if (!insert_access (forking, connection, cbk_statement_get_text (&stmt, 0), error))
      return FALSE;

  return cbk_statement_finish (&stmt, error);
}

/* What was lost under the old id stays said of the old id. */
static gboolean
seal_gaps (CbkConnection *connection, const char *device, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "UPDATE device SET k = k || ' ' || :device "
                      "WHERE k IN ('" CBK_GAPS_MUTATION "', '" CBK_GAPS_ACCESS "')");
  cbk_statement_bind_text (&stmt, ":device", device);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
fork_all (CbkConnection *connection, gpointer data, GError **error)
{
  CbkForking *forking = data;
  const char *old = cbk_outbox_get_device (forking->self);
  g_auto(CbkStatement) stmt = { 0 };

  if (!find_first (forking, connection, error) || !seal (connection, old, error) || !seal_gaps (connection, old, error) ||
      !cbk_connection_exec (connection, "DELETE FROM mutation", error) || !issue_again (forking, connection, error) ||
      !fork_accesses (forking, connection, old, error))
    return FALSE;

  cbk_statement_init (&stmt, connection,
                      "UPDATE device SET v = CASE k WHEN 'device' THEN :device ELSE CAST (CAST (v AS INTEGER) + 1 AS TEXT) END "
                      "WHERE k IN ('device', 'incarnation')");
  cbk_statement_bind_text (&stmt, ":device", forking->device);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_outbox_fork:
 * @self: an outbox
 * @device: the new id, which headquarters knows
 * @settled: (inout): the effects of our mutations up to this number are in the cache; in the new numbers afterwards
 * @error: any store error
 *
 * In one transaction: seals what was done under the old id, and writes what is not settled again under the new one.
 *
 * Returns: whether that is done; otherwise nothing is
 */
gboolean
cbk_outbox_fork (CbkOutbox *self, const char *device, gint64 *settled, GError **error)
{
  CbkForking forking = { .self = self, .device = device, .settled = *settled };

  if (!cbk_connection_transact (cbk_outbox_get_connection (self), fork_all, &forking, error))
    return FALSE;

  *settled = forking.new_settled;

  return cbk_outbox_read_again (self, error);
}
