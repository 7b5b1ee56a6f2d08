/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-disposal.h"

#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-conflict.h"
#include "hq/cbk-hq-known.h"
#include "hq/cbk-hq-scoping.h"
#include "hq/cbk-hq-terms.h"
#include "hq/cbk-hq-unique.h"
#include "model/cbk-registry.h"

#include <string.h>

/* The review of retained records (management of police information): what is no longer necessary is erased. Its content
 * goes from every table, in the transaction in which its disposal is approved; its digests stay, and with them every chain,
 * and who did what with it and when. Files go afterwards, and what the database's log still has of it. */

typedef struct
{
  CbkHqStorage *storage;
  CbkHqItem *item;         /* the approval */
  JsonArray *erased;       /* "type id" */
} CbkHqDisposing;

static const char *const erasures[] = {
  "UPDATE record_version SET delta = '{}' WHERE type = :type AND id = :id",
  "INSERT INTO disposed_blob (sha256) SELECT DISTINCT sha256 FROM blob_reference WHERE type = :type AND id = :id "
  "ON CONFLICT (sha256) DO NOTHING",
  "DELETE FROM blob_reference WHERE type = :type AND id = :id",
  "DELETE FROM held WHERE cid IN (SELECT cid FROM conflict WHERE type = :type AND id = :id)",
  "DELETE FROM held WHERE type = :type AND id = :id",
  "DELETE FROM conflict WHERE type = :type AND id = :id",
  "DELETE FROM root WHERE type = :type AND id = :id",
  "UPDATE record SET disposed = 1 WHERE type = :type AND id = :id",
};

static gboolean
run_for (CbkHqStorage *storage, const char *sql, const char *type, const char *id, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);

  return cbk_hq_statement_finish (&stmt, error);
}

/* There the id is as it was sent. */
static gboolean
erase_payloads (CbkHqStorage *storage, const char *type, const char *id, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "UPDATE mutation SET payload = NULL WHERE type = :type AND id = :id");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_text (&stmt, ":id", id);

  return cbk_hq_statement_finish (&stmt, error);
}

/* What it shared with others it shares no more: they are told. */
static gboolean
leave_unique (CbkHqDisposing *self, const char *type, const char *id, JsonObject *doc, GError **error)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonObject) nothing = json_object_new ();
  CbkHqItem item = { .object = object };

  json_object_set_string_member (object, "actor", cbk_json_get_text (self->item->object, "actor"));
  json_object_set_string_member (object, "type", type);
  json_object_set_string_member (object, "id", id);

  return cbk_hq_unique_check (self->storage, &item, doc, nothing, error);
}

/* The record's last version is that there is nothing, in no scope: all who had it are told that it left. */
static gboolean
put_nothing (CbkHqDisposing *self, CbkRecordClass *klass, const CbkHqRecord *before, JsonObject *doc, const char *id, GError **error)
{
  CbkHqStorage *storage = self->storage;
  const char *type = klass->entity->name;
  g_autoptr(JsonObject) nothing = json_object_new ();
  g_autoptr(GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr(GArray) nowhere = g_array_new (FALSE, FALSE, sizeof (CbkHqPlace));
  g_auto(CbkHqPlacing) placing = { .klass = klass, .moved = TRUE };
  CbkHqRecord record = { .schema = before != NULL ? before->schema : CBK_SCHEMA_VERSION, .doc = (char *) "{}",
                         .fver = (char *) "{}", .version = before != NULL ? before->version + 1 : 1 };
  CbkHqChange change = { self->item->row.mid, self->item->row.device, self->item->row.dseq, self->item->row.txn, "{}" };

  g_strlcpy (record.type, type, sizeof record.type);
  g_strlcpy (record.id, id, sizeof record.id);
  g_strlcpy (placing.id, id, sizeof placing.id);
  cbk_scoping_init (&placing.before, klass, doc);
  cbk_scoping_init (&placing.after, klass, nothing);

  if (!cbk_hq_storage_put_mentions (storage, type, id, placing.before.ties, placing.after.ties, error) ||
      !cbk_hq_storage_put_holders (storage, type, id, nobody, G_MAXINT64, error) ||
      !cbk_hq_storage_put_homes (storage, type, id, nowhere, error) ||
      !cbk_hq_storage_put_record (storage, before, &record, &change, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (erasures); i++)
    if (!run_for (storage, erasures[i], type, id, error))
      return FALSE;

  return cbk_hq_place_others (storage, &placing, &change, error);
}

static gboolean erase (CbkHqDisposing *self, const char *type, const char *id, GError **error);

/* What conflicts about it say is of its content too. */
static gboolean
erase_conflicts (CbkHqDisposing *self, const char *type, const char *id, GError **error)
{
  g_autoptr(GPtrArray) conflicts = NULL;

  if (!cbk_hq_storage_list_conflicts (self->storage, type, id, &conflicts, error))
    return FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    if (!erase (self, "sync_conflict", ((CbkHqConflict *) conflicts->pdata[i])->cid, error))
      return FALSE;

  return TRUE;
}

static gboolean
erase (CbkHqDisposing *self, const char *type, const char *id, GError **error)
{
  CbkHqStorage *storage = self->storage;
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autoptr(CbkHqRecord) before = NULL;
  g_autoptr(JsonObject) doc = NULL;
  g_autofree char *name = g_strdup_printf ("%s %s", type, id);

  /* What everybody has is nobody's content, the disposal itself not either. */
  if (klass == NULL || klass->entity->scoping == CBK_SCOPING_REFERENCE)
    return TRUE;

  if (!cbk_hq_storage_get_record (storage, type, id, TRUE, &before, error))
    return FALSE;

  if (before != NULL && before->disposed)
    return TRUE;

  doc = before != NULL ? cbk_json_parse_object (before->doc, -1, error) : json_object_new ();
  json_array_add_string_element (self->erased, name);

  return doc != NULL && erase_conflicts (self, type, id, error) && leave_unique (self, type, id, doc, error) &&
         put_nothing (self, klass, before, doc, id, error) && erase_payloads (storage, type, id, error) &&
         cbk_hq_terms_forget (storage, type, id, error);
}

/**
 * cbk_hq_disposal_list:
 * @disposal: a document
 *
 * Returns: (transfer full) (element-type utf8): what it is about: pairs of kind and id
 */
GPtrArray *
cbk_hq_disposal_list (JsonObject *disposal)
{
  JsonNode *node = json_object_get_member (disposal, "records");
  JsonArray *names = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      g_auto(GStrv) parts = g_strsplit (json_array_get_string_element (names, i), " ", 2);

      if (g_strv_length (parts) != 2 || !cbk_id_is_valid (parts[1]))
        continue;

      g_ptr_array_add (pairs, g_strdup (parts[0]));
      g_ptr_array_add (pairs, g_strdup (parts[1]));
    }

  return pairs;
}

/**
 * cbk_hq_dispose:
 * @storage: in the transaction in which @merge is taken
 * @item: a mutation
 * @before: (nullable): the record before it
 * @merge: what comes of it; the disposal says in it what was erased
 * @error: any store error
 *
 * Erases what a disposal names that is approved with this. The disposal itself and the access log stay: they say that
 * there was a record, and who looked at it.
 *
 * Returns: whether that is done, or there was nothing to do
 */
gboolean
cbk_hq_dispose (CbkHqStorage *storage, CbkHqItem *item, JsonObject *before, CbkMergeResult *merge, GError **error)
{
  g_autoptr(JsonArray) erased = NULL;
  g_autoptr(GPtrArray) names = NULL;
  CbkHqDisposing self = { .storage = storage, .item = item };

  if (g_strcmp0 (cbk_json_get_text (item->object, "type"), CBK_HQ_DISPOSAL) != 0 || before == NULL ||
      g_strcmp0 (cbk_json_get_text (merge->doc, "state"), "approved") != 0 || json_object_has_member (before, "erased"))
    return TRUE;

  self.erased = erased = json_array_new ();
  names = cbk_hq_disposal_list (merge->doc);
  for (guint i = 0; i < names->len; i += 2)
    if (!erase (&self, names->pdata[i], names->pdata[i + 1], error))
      return FALSE;

  cbk_hq_known_forget (storage);
  json_object_set_array_member (merge->doc, "erased", json_array_ref (erased));
  json_object_set_int_member (merge->fver, "erased", merge->version);

  return TRUE;
}

/**
 * cbk_hq_disposal_end_held:
 * @storage: in a transaction
 * @conflict: is decided
 * @error: any store error
 *
 * What came late of a record that is erased, or of what belonged to it, was kept until somebody had looked at it.
 *
 * Returns: whether nothing of that is left
 */
gboolean
cbk_hq_disposal_end_held (CbkHqStorage *storage, CbkRecord *conflict, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  if (g_strcmp0 (cbk_record_get_text (conflict, "why"), CBK_HQ_DISPOSED) != 0)
    return TRUE;

  cbk_hq_statement_init (&stmt, storage->db,
                         "UPDATE mutation SET payload = NULL WHERE mid IN (SELECT h.mid FROM held h "
                         "LEFT JOIN record r ON r.type = h.type AND r.id = h.id "
                         "WHERE h.cid = :cid AND (r.id IS NULL OR r.disposed = 1))");
  cbk_hq_statement_bind_id (&stmt, ":cid", conflict->id);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
list_files (CbkHqStorage *storage, GArray *files, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "SELECT sha256 FROM disposed_blob");
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqBlob blob = { 0 };

      cbk_hq_statement_copy_hash (&stmt, 0, blob.digest, CBK_SHA256_BYTES);
      g_array_append_val (files, blob);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
note_dropped (CbkHqStorage *storage, gpointer digest, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "DELETE FROM disposed_blob WHERE sha256 = :sha256");
  cbk_hq_statement_bind_blob (&stmt, ":sha256", digest, CBK_SHA256_BYTES);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_disposal_sweep:
 * @storage: headquarters, without a transaction
 * @folder: where it keeps its things
 * @error: any store error
 *
 * Removes the files of what was erased that nobody else names, and empties SQLite's log. Cut off, the next one goes on.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_disposal_sweep (CbkHqStorage *storage, const char *folder, GError **error)
{
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (CbkHqBlob));

  if (!list_files (storage, files, error))
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      CbkHqBlob *blob = &g_array_index (files, CbkHqBlob, i);
      gboolean dropped;

      if (!cbk_hq_blobs_drop (storage, folder, blob->digest, &dropped, error) ||
          (dropped && !cbk_hq_storage_transact (storage, note_dropped, blob->digest, error)))
        return FALSE;
    }

  return !storage->db->klass->inline_sequencer || cbk_hq_db_exec (storage->db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}
