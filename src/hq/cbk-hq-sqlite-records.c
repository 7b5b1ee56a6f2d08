/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "hq/cbk-hq-sqlite-private.h"
#include "model/cbk-merge.h"

#include <string.h>

gboolean
cbk_hq_sqlite_get_record (CbkHqStorage *self, const char *type, const char *id, CbkHqRecord **ret_record, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_record = NULL;
  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "SELECT ver, schema, doc, fver, scope FROM record WHERE type = :type AND id = :id");
  cbk_statement_bind_text (&stmt, ":type", type);
  cbk_statement_bind_id (&stmt, ":id", id);
  if (cbk_statement_step (&stmt))
    {
      CbkHqRecord *record = *ret_record = g_new0 (CbkHqRecord, 1);

      g_strlcpy (record->type, type, sizeof record->type);
      g_strlcpy (record->id, id, sizeof record->id);
      record->version = cbk_statement_get_int (&stmt, 0);
      record->schema = cbk_statement_get_int (&stmt, 1);
      record->doc = g_strdup (cbk_statement_get_text (&stmt, 2));
      record->fver = g_strdup (cbk_statement_get_text (&stmt, 3));
      record->scope = cbk_statement_get_int (&stmt, 4);
    }

  return cbk_statement_finish (&stmt, error);
}

static void
link_change (const guint8 *prev, gint64 seq, const char *type, const char *id, gint64 version, const char *mid,
             guint8 hash[CBK_HASH_BYTES])
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s %" G_GINT64_FORMAT " %s", seq, type, id, version, mid);

  cbk_hash_bytes (prev, text, strlen (text), hash);
}

static gboolean
read_last_change (CbkHqStorage *self, gint64 *ret_seq, guint8 chain[CBK_HASH_BYTES], GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };
  gsize length;

  *ret_seq = 0;
  memset (chain, 0, CBK_HASH_BYTES);
  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self), "SELECT seq, chain FROM change ORDER BY seq DESC LIMIT 1");
  if (cbk_statement_step (&stmt))
    {
      const void *bytes = cbk_statement_get_blob (&stmt, 1, &length);

      *ret_seq = cbk_statement_get_int (&stmt, 0);
      if (length == CBK_HASH_BYTES)
        memcpy (chain, bytes, CBK_HASH_BYTES);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
put_change (CbkHqStorage *self, const CbkHqRecord *record, const CbkHqChange *change, gint64 *ret_seq, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };
  guint8 prev[CBK_HASH_BYTES], chain[CBK_HASH_BYTES];

  if (!read_last_change (self, ret_seq, prev, error))
    return FALSE;

  ++*ret_seq;
  link_change (prev, *ret_seq, record->type, record->id, record->version, change->mid, chain);
  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "INSERT INTO change (seq, txn, type, id, ver, mid, chain) "
                      "VALUES (:seq, :txn, :type, :id, :ver, :mid, :chain)");
  cbk_statement_bind_int (&stmt, ":seq", *ret_seq);
  cbk_statement_bind_id (&stmt, ":txn", *change->txn != '\0' ? change->txn : change->mid);
  cbk_statement_bind_text (&stmt, ":type", record->type);
  cbk_statement_bind_id (&stmt, ":id", record->id);
  cbk_statement_bind_int (&stmt, ":ver", record->version);
  cbk_statement_bind_id (&stmt, ":mid", change->mid);
  cbk_statement_bind_blob (&stmt, ":chain", chain, CBK_HASH_BYTES);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
put_version (CbkHqStorage *self, const CbkHqRecord *record, const CbkHqChange *change, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "INSERT INTO record_version (type, id, ver, mid, device, delta, at_hq) "
                      "VALUES (:type, :id, :ver, :mid, :device, :delta, :now)");
  cbk_statement_bind_text (&stmt, ":type", record->type);
  cbk_statement_bind_id (&stmt, ":id", record->id);
  cbk_statement_bind_int (&stmt, ":ver", record->version);
  cbk_statement_bind_id (&stmt, ":mid", change->mid);
  cbk_statement_bind_id (&stmt, ":device", change->device);
  cbk_statement_bind_text (&stmt, ":delta", change->delta);
  cbk_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_statement_finish (&stmt, error);
}

static gboolean
put_row (CbkHqStorage *self, const CbkHqRecord *record, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "INSERT INTO record (type, id, ver, schema, doc, fver, scope) "
                      "VALUES (:type, :id, :ver, :schema, :doc, :fver, :scope) "
                      "ON CONFLICT (type, id) DO UPDATE SET ver = :ver, schema = max(schema, :schema), doc = :doc, "
                      "fver = :fver, scope = :scope");
  cbk_statement_bind_text (&stmt, ":type", record->type);
  cbk_statement_bind_id (&stmt, ":id", record->id);
  cbk_statement_bind_int (&stmt, ":ver", record->version);
  cbk_statement_bind_int (&stmt, ":schema", record->schema);
  cbk_statement_bind_text (&stmt, ":doc", record->doc);
  cbk_statement_bind_text (&stmt, ":fver", record->fver);
  cbk_statement_bind_int (&stmt, ":scope", record->scope);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
put_feed (CbkHqStorage *self, gint64 scope, const CbkHqRecord *record, gint64 seq, gboolean out, GError **error)
{
  CbkConnection *connection = cbk_hq_sqlite_connection (self);
  g_auto(CbkStatement) feed = { 0 };
  g_auto(CbkStatement) head = { 0 };

  cbk_statement_init (&feed, connection,
                      "INSERT INTO feed (scope, type, id, seq, op) VALUES (:scope, :type, :id, :seq, :op) "
                      "ON CONFLICT (scope, type, id) DO UPDATE SET seq = :seq, op = :op");
  cbk_statement_bind_int (&feed, ":scope", scope);
  cbk_statement_bind_text (&feed, ":type", record->type);
  cbk_statement_bind_id (&feed, ":id", record->id);
  cbk_statement_bind_int (&feed, ":seq", seq);
  cbk_statement_bind_int (&feed, ":op", out);
  if (!cbk_statement_finish (&feed, error))
    return FALSE;

  cbk_statement_init (&head, connection, "UPDATE scope SET last_seq = :seq WHERE scope = :scope");
  cbk_statement_bind_int (&head, ":seq", seq);
  cbk_statement_bind_int (&head, ":scope", scope);

  return cbk_statement_finish (&head, error);
}

gboolean
cbk_hq_sqlite_put_record (CbkHqStorage *self, const CbkHqRecord *record, const CbkHqChange *change, GError **error)
{
  g_autoptr(CbkHqRecord) before = NULL;
  gint64 seq;

  if (!cbk_hq_sqlite_get_record (self, record->type, record->id, &before, error) ||
      !put_version (self, record, change, error) || !put_row (self, record, error) ||
      !put_change (self, record, change, &seq, error))
    return FALSE;

  if (before != NULL && before->scope != record->scope && !put_feed (self, before->scope, record, seq, TRUE, error))
    return FALSE;

  return put_feed (self, record->scope, record, seq, FALSE, error);
}

gboolean
cbk_hq_sqlite_list_own (CbkHqStorage *self,
                        const char *type,
                        const char *id,
                        const char *device,
                        gint64 base,
                        GArray **ret_versions,
                        GError **error)
{
  g_autoptr(GArray) versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(CbkStatement) stmt = { 0 };

  *ret_versions = NULL;
  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "SELECT ver FROM record_version "
                      "WHERE type = :type AND id = :id AND ver > :base AND device = :device");
  cbk_statement_bind_text (&stmt, ":type", type);
  cbk_statement_bind_id (&stmt, ":id", id);
  cbk_statement_bind_int (&stmt, ":base", base);
  cbk_statement_bind_id (&stmt, ":device", device);
  while (cbk_statement_step (&stmt))
    {
      gint64 version = cbk_statement_get_int (&stmt, 0);

      g_array_append_val (versions, version);
    }
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  *ret_versions = g_steal_pointer (&versions);

  return TRUE;
}

static gboolean
look_up_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self), "SELECT scope FROM scope WHERE name = :name");
  cbk_statement_bind_text (&stmt, ":name", name);
  *ret_scope = cbk_statement_step (&stmt) ? cbk_statement_get_int (&stmt, 0) : 0;

  return cbk_statement_finish (&stmt, error);
}

gboolean
cbk_hq_sqlite_find_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  if (!look_up_scope (self, name, ret_scope, error))
    return FALSE;

  if (*ret_scope != 0)
    return TRUE;

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self), "INSERT INTO scope (name) VALUES (:name)");
  cbk_statement_bind_text (&stmt, ":name", name);

  return cbk_statement_finish (&stmt, error) && look_up_scope (self, name, ret_scope, error);
}

gboolean
cbk_hq_sqlite_get_head (CbkHqStorage *self, gint64 *ret_seq, GError **error)
{
  return cbk_connection_query_int (cbk_hq_sqlite_connection (self), "SELECT max(seq) FROM change", ret_seq, error);
}

static void
read_feed_row (CbkStatement *stmt, CbkHqFeedRow *row, CbkHqRecord *record, char txn[CBK_ID_LENGTH + 1])
{
  row->seq = cbk_statement_get_int (stmt, 0);
  row->out = cbk_statement_get_int (stmt, 1) != 0;
  row->record = record;
  row->txn = txn;
  g_strlcpy (record->type, cbk_statement_get_text (stmt, 2), sizeof record->type);
  cbk_statement_get_id (stmt, 3, record->id);
  record->version = cbk_statement_get_int (stmt, 4);
  record->schema = cbk_statement_get_int (stmt, 5);
  record->doc = row->out ? NULL : (char *) cbk_statement_get_text (stmt, 6);
  cbk_statement_get_id (stmt, 7, txn);
}

gboolean
cbk_hq_sqlite_read_feed (CbkHqStorage *self, gint64 scope, gint64 after, CbkHqFeedFunc func, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };
  gboolean more = TRUE;

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "SELECT f.seq, f.op, f.type, f.id, r.ver, r.schema, r.doc, c.txn FROM feed f "
                      "JOIN record r ON r.type = f.type AND r.id = f.id JOIN change c ON c.seq = f.seq "
                      "WHERE f.scope = :scope AND f.seq > :after ORDER BY f.seq");
  cbk_statement_bind_int (&stmt, ":scope", scope);
  cbk_statement_bind_int (&stmt, ":after", after);
  while (more && cbk_statement_step (&stmt))
    {
      char txn[CBK_ID_LENGTH + 1] = "";
      CbkHqRecord record = { .type = "" };
      CbkHqFeedRow row;

      read_feed_row (&stmt, &row, &record, txn);
      if (!func (&row, data, &more, error))
        return FALSE;
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
verify_devices (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  guint8 last[CBK_HASH_BYTES] = { 0 };
  char device[CBK_ID_LENGTH + 1] = "";
  gint64 dseq = 0;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self),
                      "SELECT device, dseq, hash, payload FROM mutation ORDER BY device, dseq");
  while (report->problem == NULL && cbk_statement_step (&stmt))
    {
      char next[CBK_ID_LENGTH + 1] = "";
      guint8 hash[CBK_HASH_BYTES];
      gsize length;
      const char *payload = cbk_statement_get_text (&stmt, 3);
      const void *stored = cbk_statement_get_blob (&stmt, 2, &length);

      cbk_statement_get_id (&stmt, 0, next);
      if (!g_str_equal (next, device))
        {
          g_strlcpy (device, next, sizeof device);
          memset (last, 0, sizeof last);
          dseq = 0;
        }

      cbk_hash_bytes (last, payload, strlen (payload), hash);
      if (cbk_statement_get_int (&stmt, 1) != ++dseq || length != CBK_HASH_BYTES || memcmp (stored, hash, length) != 0)
        report->problem = g_strdup_printf ("The chain of laptop %s breaks at its change %" G_GINT64_FORMAT, device, dseq);
      memcpy (last, hash, sizeof last);
      report->n_mutations++;
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
verify_changes (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  guint8 last[CBK_HASH_BYTES] = { 0 };
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_hq_sqlite_connection (self), "SELECT seq, type, id, ver, mid, chain FROM change ORDER BY seq");
  while (report->problem == NULL && cbk_statement_step (&stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "", mid[CBK_ID_LENGTH + 1] = "";
      gint64 seq = cbk_statement_get_int (&stmt, 0);
      guint8 hash[CBK_HASH_BYTES];
      gsize length;
      const void *stored = cbk_statement_get_blob (&stmt, 5, &length);

      cbk_statement_get_id (&stmt, 2, id);
      cbk_statement_get_id (&stmt, 4, mid);
      link_change (last, seq, cbk_statement_get_text (&stmt, 1), id, cbk_statement_get_int (&stmt, 3), mid, hash);
      if (seq != ++report->n_changes || length != CBK_HASH_BYTES || memcmp (stored, hash, length) != 0)
        report->problem = g_strdup_printf ("The chain of changes breaks at %" G_GINT64_FORMAT, report->n_changes);
      memcpy (last, hash, sizeof last);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
count_held (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  CbkConnection *connection = cbk_hq_sqlite_connection (self);
  g_autofree char *held = g_strdup_printf ("SELECT count(*) FROM mutation WHERE status = %d", CBK_CUSTODY_QUARANTINED);
  gint64 lost;

  if (!cbk_connection_query_int (connection, "SELECT count(*) FROM record", &report->n_records, error) ||
      !cbk_connection_query_int (connection, "SELECT count(*) FROM conflict WHERE state = 0", &report->n_conflicts, error) ||
      !cbk_connection_query_int (connection, held, &report->n_quarantined, error) ||
      !cbk_connection_query_int (connection,
                                 "SELECT count(*) FROM device d WHERE last_dseq <> "
                                 "(SELECT count(*) FROM mutation m WHERE m.device = d.device)", &lost, error))
    return FALSE;

  if (report->problem == NULL && lost > 0)
    report->problem = g_strdup ("A laptop was told that headquarters has more of it than there is");

  return TRUE;
}

gboolean
cbk_hq_sqlite_verify (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  *report = (CbkHqReport){ 0 };

  return verify_devices (self, report, error) && verify_changes (self, report, error) && count_held (self, report, error);
}
