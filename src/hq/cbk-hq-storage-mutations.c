/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-known.h"

#include "base/cbk-bug.h"
#include "base/cbk-json.h"
#include "model/cbk-merge.h"

#include <string.h>

#define DEVICE_COLUMNS                                                                                           \
  "device, name, incarnation, last_dseq, last_hash, blocked, coalesce (forked_at, 0), forked_from, coalesce (seen_at, 0)"

static CbkHqDevice *
read_device (CbkHqStatement *stmt)
{
  CbkHqDevice *device = g_new0 (CbkHqDevice, 1);

  cbk_hq_statement_get_id (stmt, 0, device->device);
  device->name = g_strdup (cbk_hq_statement_get_text (stmt, 1));
  device->incarnation = cbk_hq_statement_get_int (stmt, 2);
  device->last_dseq = cbk_hq_statement_get_int (stmt, 3);
  cbk_hq_statement_copy_hash (stmt, 4, device->last_hash, CBK_HASH_BYTES);
  device->blocked = (CbkHqBlock) cbk_hq_statement_get_int (stmt, 5);
  device->forked_at = cbk_hq_statement_get_int (stmt, 6);
  cbk_hq_statement_get_id (stmt, 7, device->forked_from);
  device->seen_at = cbk_hq_statement_get_int (stmt, 8);

  return device;
}

gboolean
cbk_hq_storage_get_device (CbkHqStorage *self, const char *id, gboolean lock, CbkHqDevice **ret_device, GError **error)
{
  g_autofree char *sql = NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_device = NULL;
  sql = g_strconcat ("SELECT " DEVICE_COLUMNS " FROM device WHERE device = :device", lock ? self->db->klass->lock : "", NULL);
  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_id (&stmt, ":device", id);
  if (cbk_hq_statement_step (&stmt))
    *ret_device = read_device (&stmt);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_put_device (CbkHqStorage *self, const CbkHqDevice *device, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO device (device, name, incarnation, last_dseq, last_hash, blocked, forked_from, seen_at) "
                         "VALUES (:device, :name, :incarnation, :dseq, :hash, :blocked, :forked_from, :now) "
                         "ON CONFLICT (device) DO UPDATE SET name = :name, incarnation = :incarnation, last_dseq = :dseq, "
                         "last_hash = :hash, blocked = :blocked, seen_at = :now");
  cbk_hq_statement_bind_id (&stmt, ":device", device->device);
  cbk_hq_statement_bind_text (&stmt, ":name", device->name);
  cbk_hq_statement_bind_int (&stmt, ":incarnation", device->incarnation);
  cbk_hq_statement_bind_int (&stmt, ":dseq", device->last_dseq);
  cbk_hq_statement_bind_blob (&stmt, ":hash", device->last_hash, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":blocked", device->blocked);
  cbk_hq_statement_bind_id (&stmt, ":forked_from", device->forked_from);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_get_settled:
 * @self: in a transaction, so that it is of the moment of the feed that is read with it
 * @device: which laptop
 * @ret_dseq: (out): up to where all that its changes did has its number, and so is in the feed
 * @error: any store error
 *
 * Returns: whether that is known
 */
gboolean
cbk_hq_storage_get_settled (CbkHqStorage *self, const char *device, gint64 *ret_dseq, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_dseq = 0;
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT coalesce ((SELECT min(dseq) - 1 FROM change WHERE seq IS NULL AND device = :device), "
                         "last_dseq) FROM device WHERE device = :device");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  if (cbk_hq_statement_step (&stmt))
    *ret_dseq = cbk_hq_statement_get_int (&stmt, 0);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_mark_fork (CbkHqStorage *self, const char *device, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "UPDATE device SET forked_at = :now WHERE device = :device");
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  cbk_hq_statement_bind_id (&stmt, ":device", device);

  return cbk_hq_statement_finish (&stmt, error);
}

#define COLUMNS "mid, device, dseq, hash, payload, txn, sent_by, status, result, again"

static gboolean
read_mutation (CbkHqStatement *stmt, CbkHqMutation **ret_mutation, GError **error)
{
  *ret_mutation = NULL;
  if (cbk_hq_statement_step (stmt))
    {
      CbkHqMutation *mutation = *ret_mutation = g_new0 (CbkHqMutation, 1);

      cbk_hq_statement_get_id (stmt, 0, mutation->mid);
      cbk_hq_statement_get_id (stmt, 1, mutation->device);
      mutation->dseq = cbk_hq_statement_get_int (stmt, 2);
      cbk_hq_statement_copy_hash (stmt, 3, mutation->hash, CBK_HASH_BYTES);
      mutation->payload = g_strdup (cbk_hq_statement_get_text (stmt, 4));
      cbk_hq_statement_get_id (stmt, 5, mutation->txn);
      mutation->sent_by = g_strdup (cbk_hq_statement_get_text (stmt, 6));
      mutation->status = (int) cbk_hq_statement_get_int (stmt, 7);
      mutation->result = g_strdup (cbk_hq_statement_get_text (stmt, 8));
      mutation->again = cbk_hq_statement_get_int (stmt, 9) != 0;
    }

  return cbk_hq_statement_finish (stmt, error);
}

/* As it was first sent. */
gboolean
cbk_hq_storage_get_mutation (CbkHqStorage *self, const char *mid, CbkHqMutation **ret_mutation, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_mutation = NULL;
  if (cbk_hq_known_is_new (self, mid))
    return TRUE;

  cbk_hq_statement_init (&stmt, self->db, "SELECT " COLUMNS " FROM mutation WHERE mid = :mid AND again = 0");
  cbk_hq_statement_bind_id (&stmt, ":mid", mid);

  return read_mutation (&stmt, ret_mutation, error);
}

gboolean
cbk_hq_storage_get_number (CbkHqStorage *self, const char *device, gint64 dseq, CbkHqMutation **ret_mutation, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT " COLUMNS " FROM mutation WHERE device = :device AND dseq = :dseq");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  cbk_hq_statement_bind_int (&stmt, ":dseq", dseq);

  return read_mutation (&stmt, ret_mutation, error);
}

#ifdef CBK_PLANTED_BUGS
static gboolean
forget_mutation (CbkHqStorage *self, const char *mid, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "DELETE FROM mutation WHERE mid = :mid");
  cbk_hq_statement_bind_id (&stmt, ":mid", mid);

  return cbk_hq_statement_finish (&stmt, error);
}
#else
#define forget_mutation(self_, mid_, error_) TRUE
#endif

gboolean
cbk_hq_storage_put_mutation (CbkHqStorage *self, const CbkHqMutation *mutation, GError **error)
{
  /* What stays when the payload is erased: who did what with which record. */
  static const char *const kept[] = { "type", "id", "actor", "command", "op" };
  g_auto(CbkHqStatement) stmt = { 0 };

  if (cbk_bug (CBK_BUG_DEDUPE_LOST) && !forget_mutation (self, mutation->mid, error))
    return FALSE;

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO mutation (mid, device, dseq, hash, digest, payload, type, id, actor, command, op, txn, sent_by, "
                         "at_hq, status, result, again) VALUES (:mid, :device, :dseq, :hash, :digest, :payload, :type, :id, :actor, "
                         ":command, :op, :txn, :sent_by, :now, :status, :result, :again)");
  cbk_hq_statement_bind_id (&stmt, ":mid", mutation->mid);
  cbk_hq_statement_bind_id (&stmt, ":device", mutation->device);
  cbk_hq_statement_bind_int (&stmt, ":dseq", mutation->dseq);
  cbk_hq_statement_bind_blob (&stmt, ":hash", mutation->hash, CBK_HASH_BYTES);
  cbk_hq_statement_bind_blob (&stmt, ":digest", mutation->digest, CBK_HASH_BYTES);
  cbk_hq_statement_bind_text (&stmt, ":payload", mutation->payload);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      char parameter[16];

      g_snprintf (parameter, sizeof parameter, ":%s", kept[i]);
      cbk_hq_statement_bind_text (&stmt, parameter, cbk_json_get_text (mutation->object, kept[i]));
    }
  cbk_hq_statement_bind_id (&stmt, ":txn", mutation->txn);
  cbk_hq_statement_bind_text (&stmt, ":sent_by", mutation->sent_by);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  cbk_hq_statement_bind_int (&stmt, ":status", mutation->status);
  cbk_hq_statement_bind_text (&stmt, ":result", mutation->result);
  cbk_hq_statement_bind_int (&stmt, ":again", mutation->again);
  cbk_hq_known_add_mutation (self, mutation);

  return cbk_hq_statement_finish (&stmt, error);
}
