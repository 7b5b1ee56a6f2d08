/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "hq/cbk-hq-known.h"
#include "model/cbk-merge.h"

#include <string.h>

static void
read_record (CbkHqStatement *stmt, guint column, CbkHqRecord *record)
{
  record->version = cbk_hq_statement_get_int (stmt, column);
  record->schema = cbk_hq_statement_get_int (stmt, column + 1);
  record->doc = g_strdup (cbk_hq_statement_get_text (stmt, column + 2));
  record->fver = g_strdup (cbk_hq_statement_get_text (stmt, column + 3));
  record->scopes = cbk_hq_scopes_parse (cbk_hq_statement_get_text (stmt, column + 4));
  record->disposed = cbk_hq_statement_get_int (stmt, column + 5) != 0;
}

gboolean
cbk_hq_storage_get_record (CbkHqStorage *self,
                           const char *type,
                           const char *id,
                           gboolean lock,
                           CbkHqRecord **ret_record,
                           GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT ver, schema, doc, fver, scopes, disposed FROM record WHERE type = :type AND id = :id",
                                      lock ? self->db->klass->lock : "", NULL);
  g_auto(CbkHqStatement) stmt = { 0 };

  if (cbk_hq_known_find_record (self, type, id, ret_record))
    return TRUE;

  *ret_record = NULL;
  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  if (cbk_hq_statement_step (&stmt))
    {
      CbkHqRecord *record = *ret_record = g_new0 (CbkHqRecord, 1);

      g_strlcpy (record->type, type, sizeof record->type);
      g_strlcpy (record->id, id, sizeof record->id);
      read_record (&stmt, 0, record);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_fill_records:
 * @self: in a transaction
 * @records: (element-type CbkHqRecord): as many as cbk_hq_rows_at_once() says, with nothing but their kinds and ids
 * @lock: whether they are about to be changed
 * @error: any store error
 *
 * Reads many in one statement. Those that are not there keep version 0.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_storage_fill_records (CbkHqStorage *self, GPtrArray *records, gboolean lock, GError **error)
{
  gboolean locks = lock && *self->db->klass->lock != '\0';
  g_autofree char *sql =
    g_strconcat ("SELECT v.column1, r.ver, r.schema, r.doc, r.fver, r.scopes, r.disposed "
                 "FROM (VALUES @(:n, :type, :id)@) AS v JOIN record r ON r.type = v.column2 AND r.id = v.column3",
                 locks ? self->db->klass->lock : "", locks ? " OF r" : "", NULL);
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, self->db, sql, records->len);
  for (guint i = 0; i < records->len; i++)
    {
      const CbkHqRecord *record = records->pdata[i];

      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":n", i), i);
      cbk_hq_statement_bind_text (&stmt, cbk_hq_row_name (name, ":type", i), record->type);
      cbk_hq_statement_bind_id (&stmt, cbk_hq_row_name (name, ":id", i), record->id);
    }
  while (cbk_hq_statement_step (&stmt))
    read_record (&stmt, 1, records->pdata[cbk_hq_statement_get_int (&stmt, 0)]);

  return cbk_hq_statement_finish (&stmt, error);
}

/* Nothing where no other transaction writes beside this one. */
gboolean
cbk_hq_storage_await_makers (CbkHqStorage *self, gboolean alone, GError **error)
{
  return self->db->klass->await_makers == NULL || self->db->klass->await_makers (self->db, alone, error);
}

/**
 * cbk_hq_storage_hold_record:
 * @self: in a transaction
 * @type: a record's kind
 * @id: which
 * @error: any store error
 *
 * From now on to the transaction's end what the record is part of stays as it is, and if it is not there, nobody makes it:
 * whoever changes that comes before this transaction, and is seen by it, or after, and sees what it did.
 *
 * Returns: whether it holds
 */
gboolean
cbk_hq_storage_hold_record (CbkHqStorage *self, const char *type, const char *id, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT 1 FROM record WHERE type = :type AND id = :id", self->db->klass->share, NULL);
  gboolean there;
  g_auto(CbkHqStatement) stmt = { 0 };

  if (self->db->klass->await_makers == NULL || cbk_hq_known_holds_record (self, type, id))
    return TRUE;

  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  there = cbk_hq_statement_step (&stmt);

  return cbk_hq_statement_finish (&stmt, error) && (there || cbk_hq_storage_await_makers (self, TRUE, error));
}

static char *
difference (GArray *these, GArray *those)
{
  g_autoptr(GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; these != NULL && i < these->len; i++)
    {
      gint64 scope = g_array_index (these, gint64, i);
      gboolean in_both = FALSE;

      for (guint k = 0; those != NULL && k < those->len; k++)
        in_both |= g_array_index (those, gint64, k) == scope;
      if (!in_both)
        g_array_append_val (left, scope);
    }

  return cbk_hq_scopes_print (left);
}

static gboolean
put_change (CbkHqStorage *self, const CbkHqRecord *record, const char *add, const char *del, const CbkHqChange *change,
            GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO change (txn, type, id, ver, mid, device, dseq, scopes_add, scopes_del) "
                         "VALUES (:txn, :type, :id, :ver, :mid, :device, :dseq, :add, :del)");
  cbk_hq_statement_bind_id (&stmt, ":txn", *change->txn != '\0' ? change->txn : change->mid);
  cbk_hq_statement_bind_text (&stmt, ":type", record->type);
  cbk_hq_statement_bind_id (&stmt, ":id", record->id);
  cbk_hq_statement_bind_int (&stmt, ":ver", record->version);
  cbk_hq_statement_bind_id (&stmt, ":mid", change->mid);
  cbk_hq_statement_bind_id (&stmt, ":device", change->device);
  cbk_hq_statement_bind_int (&stmt, ":dseq", change->dseq);
  cbk_hq_statement_bind_text (&stmt, ":add", add);
  cbk_hq_statement_bind_text (&stmt, ":del", del);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
put_version (CbkHqStorage *self, const CbkHqRecord *record, const CbkHqChange *change, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO record_version (type, id, ver, mid, device, delta, at_hq) "
                         "VALUES (:type, :id, :ver, :mid, :device, :delta, :now)");
  cbk_hq_statement_bind_text (&stmt, ":type", record->type);
  cbk_hq_statement_bind_id (&stmt, ":id", record->id);
  cbk_hq_statement_bind_int (&stmt, ":ver", record->version);
  cbk_hq_statement_bind_id (&stmt, ":mid", change->mid);
  cbk_hq_statement_bind_id (&stmt, ":device", change->device);
  cbk_hq_statement_bind_text (&stmt, ":delta", change->delta);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
put_row (CbkHqStorage *self, const CbkHqRecord *record, GError **error)
{
  g_autofree char *scopes = cbk_hq_scopes_print (record->scopes);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO record (type, id, ver, schema, doc, fver, scopes) "
                         "VALUES (:type, :id, :ver, :schema, :doc, :fver, :scopes) "
                         "ON CONFLICT (type, id) DO UPDATE SET ver = :ver, schema = :schema, doc = :doc, "
                         "fver = :fver, scopes = :scopes");
  cbk_hq_statement_bind_text (&stmt, ":type", record->type);
  cbk_hq_statement_bind_id (&stmt, ":id", record->id);
  cbk_hq_statement_bind_int (&stmt, ":ver", record->version);
  cbk_hq_statement_bind_int (&stmt, ":schema", record->schema);
  cbk_hq_statement_bind_text (&stmt, ":doc", record->doc);
  cbk_hq_statement_bind_text (&stmt, ":fver", record->fver);
  cbk_hq_statement_bind_text (&stmt, ":scopes", scopes);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_put_record:
 * @self: in a transaction
 * @before: (nullable): what is there now, asked for with its lock
 * @record: the record as it is from now on
 * @change: what goes with it
 * @error: any store error
 *
 * The new version, its history, and a change that the sequencer will number. The record is locked before its change is
 * written, so that for each record the order of changes is the order of versions.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_storage_put_record (CbkHqStorage *self,
                           const CbkHqRecord *before,
                           const CbkHqRecord *record,
                           const CbkHqChange *change,
                           GError **error)
{
  g_autofree char *add = cbk_hq_scopes_print (record->scopes);
  g_autofree char *del = difference (before != NULL ? before->scopes : NULL, record->scopes);

  cbk_hq_known_put_record (self, record, change);

  return put_version (self, record, change, error) && put_row (self, record, error) &&
         put_change (self, record, add, del, change, error);
}

/**
 * cbk_hq_storage_move_record:
 * @self: in a transaction
 * @record: the record as it is, asked for with its lock
 * @scopes: (element-type gint64): where it is from now on, from the lowest
 * @change: on whose account
 * @error: any store error
 *
 * The record stays as it is, and so does its version; only those who get it or lose it are told.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_storage_move_record (CbkHqStorage *self, const CbkHqRecord *record, GArray *scopes, const CbkHqChange *change,
                            GError **error)
{
  g_autofree char *text = cbk_hq_scopes_print (scopes);
  g_autofree char *add = difference (scopes, record->scopes);
  g_autofree char *del = difference (record->scopes, scopes);
  g_auto(CbkHqStatement) stmt = { 0 };

  if (g_str_equal (add, "[]") && g_str_equal (del, "[]"))
    return TRUE;

  cbk_hq_known_move_record (self, record, scopes);
  cbk_hq_statement_init (&stmt, self->db, "UPDATE record SET scopes = :scopes WHERE type = :type AND id = :id");
  cbk_hq_statement_bind_text (&stmt, ":scopes", text);
  cbk_hq_statement_bind_text (&stmt, ":type", record->type);
  cbk_hq_statement_bind_id (&stmt, ":id", record->id);

  return cbk_hq_statement_finish (&stmt, error) && put_change (self, record, add, del, change, error);
}

/* Versions after @base that the laptop knows because it made them; a copied laptop, those that it sent again. */
gboolean
cbk_hq_storage_list_own (CbkHqStorage *self,
                        const char *type,
                        const char *id,
                        const char *device,
                        gint64 base,
                        GArray **ret_versions,
                        GError **error)
{
  g_autoptr(GArray) versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_versions = cbk_hq_known_dup_own (self, type, id, device, base);
  if (*ret_versions != NULL)
    return TRUE;

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT v.ver FROM record_version v JOIN mutation m ON m.mid = v.mid AND m.device = :device "
                         "WHERE v.type = :type AND v.id = :id AND v.ver > :base");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_int (&stmt, ":base", base);
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  while (cbk_hq_statement_step (&stmt))
    {
      gint64 version = cbk_hq_statement_get_int (&stmt, 0);

      g_array_append_val (versions, version);
    }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  *ret_versions = g_steal_pointer (&versions);

  return TRUE;
}

/**
 * cbk_hq_storage_get_author:
 * @self: a storage in a transaction
 * @type: an entity's name
 * @id: a record
 * @version: one of its versions
 * @ret_actor: (out) (transfer full) (nullable): who made it; %NULL when that is not known
 * @ret_at: (out): when it came to be, by headquarters' clock; %CBK_TIME_UNSET when it is not there
 * @error: any storage error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_hq_storage_get_author (CbkHqStorage *self,
                           const char *type,
                           const char *id,
                           gint64 version,
                           char **ret_actor,
                           gint64 *ret_at,
                           GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_actor = NULL;
  *ret_at = CBK_TIME_UNSET;
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT m.actor, v.at_hq FROM record_version v JOIN mutation m ON m.mid = v.mid AND m.device = v.device "
                         "WHERE v.type = :type AND v.id = :id AND v.ver = :ver");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_int (&stmt, ":ver", version);
  if (cbk_hq_statement_step (&stmt))
    {
      *ret_actor = g_strdup (cbk_hq_statement_get_text (&stmt, 0));
      *ret_at = cbk_hq_statement_get_int (&stmt, 1);
    }

  return cbk_hq_statement_finish (&stmt, error);
}
