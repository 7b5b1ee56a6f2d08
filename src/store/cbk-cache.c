/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-cache.h"

#include "base/cbk-bug.h"
#include "base/cbk-error.h"
#include "model/cbk-record-json.h"
#include "store/cbk-index.h"

#include <string.h>

struct _CbkCache
{
  CbkConnection *connection;
  CbkIndex *index;
  GHashTable *last_rids;   /* CbkRecordClass → the highest row number (gint64, owned) */
  GHashTable *inserts;     /* CbkRecordClass → its INSERT (owned) */
  GString *sql;
  gboolean deferred;       /* words, keys and boxes are made when all is loaded */
};

static gboolean
finish (CbkConnection *connection, gpointer data, GError **error)
{
  CbkCache *self = data;

  return cbk_index_finish (self->index, error);
}

/* Row numbers and words taken by what was rolled back are free again. */
static void
forget (gpointer data)
{
  CbkCache *self = data;

  g_hash_table_remove_all (self->last_rids);
  cbk_index_forget (self->index);
}

CbkCache *
cbk_cache_new (CbkConnection *connection)
{
  CbkCache *self = g_new0 (CbkCache, 1);

  self->connection = connection;
  self->index = cbk_index_new (connection);
  self->last_rids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->inserts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->sql = g_string_new (NULL);
  cbk_connection_set_gatherer (connection, finish, forget, self);

  return self;
}

void
cbk_cache_free (CbkCache *self)
{
  cbk_connection_set_gatherer (self->connection, NULL, NULL, NULL);
  g_clear_pointer (&self->index, cbk_index_free);
  g_clear_pointer (&self->last_rids, g_hash_table_unref);
  g_clear_pointer (&self->inserts, g_hash_table_unref);
  g_string_free (self->sql, TRUE);
  g_free (self);
}

/**
 * cbk_cache_put_field:
 * @stmt: a statement
 * @index: which of its parameters, from 1
 * @record: a record
 * @field: one of its fields
 *
 * Binds the field's value as its column holds it.
 */
void
cbk_cache_put_field (CbkStatement *stmt, int index, CbkRecord *record, const CbkField *field)
{
  if (!cbk_record_is_set (record, field))
    {
      if (field->type == CBK_FIELD_BOOL)
        cbk_statement_put_int (stmt, index, 0);
      else
        cbk_statement_put_null (stmt, index);
    }
  else if (field->type == CBK_FIELD_REF)
    cbk_statement_put_id (stmt, index, cbk_record_peek_text (record, field));
  else if (cbk_field_is_text (field))
    cbk_statement_put_text (stmt, index, cbk_record_peek_text (record, field));
  else if (field->type == CBK_FIELD_LIST)
    {
      g_autoptr(GString) json = g_string_new (NULL);

      cbk_record_append_value (record, field, json);
      cbk_statement_put_text (stmt, index, json->str);
    }
  else
    cbk_statement_put_int (stmt, index, cbk_record_peek_int (record, field));
}

static gint64
take_rid (CbkCache *self, CbkRecordClass *klass, GError **error)
{
  gint64 *last = g_hash_table_lookup (self->last_rids, klass);

  if (last == NULL)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT max(rid) FROM %s", klass->entity->relation);
      gint64 highest;

      if (!cbk_connection_query_int (self->connection, sql, &highest, error))
        return 0;

      last = g_new (gint64, 1);
      *last = MAX (highest, CBK_ENTITY_RID_BASE (klass->entity->code));
      g_hash_table_insert (self->last_rids, klass, last);
    }

  return ++*last;
}

static const char *
get_insert (CbkCache *self, CbkRecordClass *klass)
{
  char *sql = g_hash_table_lookup (self->inserts, klass);
  GString *text;

  if (sql != NULL)
    return sql;

  text = g_string_new (NULL);
  g_string_append_printf (text, "INSERT INTO %s (rid, pending, %s) VALUES (?, ?, ?, ?, ?", klass->entity->relation,
                          cbk_cache_get_columns (klass));
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append (text, ", ?");
  g_string_append (text, ") ON CONFLICT (id) DO NOTHING");

  sql = g_string_free (text, FALSE);
  g_hash_table_insert (self->inserts, klass, sql);

  return sql;
}

static gboolean
insert_row (CbkCache *self, CbkRecord *record, gint64 rid, gboolean pending, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection, get_insert (self, klass));
  cbk_statement_put_int (&stmt, 1, rid);
  cbk_statement_put_int (&stmt, 2, pending);
  cbk_statement_put_id (&stmt, 3, record->id);
  cbk_statement_put_int (&stmt, 4, record->version);
  cbk_statement_put_text (&stmt, 5, record->extra);
  for (guint i = 0; i < klass->n_fields; i++)
    if (cbk_record_is_set (record, &klass->fields[i]) || klass->fields[i].type == CBK_FIELD_BOOL)
      cbk_cache_put_field (&stmt, (int) (6 + i), record, &klass->fields[i]);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_cache_insert_new:
 * @self: a cache, inside a transaction
 * @record: a record
 * @pending: whether it waits for headquarters
 * @ret_rid: (out): its row's number, 0 when it was there already; then nothing is written
 * @error: any store error
 *
 * As cbk_cache_insert(), for loading much: the insert itself finds out whether the record is there.
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_cache_insert_new (CbkCache *self, CbkRecord *record, gboolean pending, gint64 *ret_rid, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);
  gint64 rid = take_rid (self, klass, error);

  if (rid == 0 || !insert_row (self, record, rid, pending, error))
    return FALSE;

  if (cbk_connection_get_changes (self->connection) == 0)
    {
      --*(gint64 *) g_hash_table_lookup (self->last_rids, klass);
      *ret_rid = 0;
      return TRUE;
    }

  *ret_rid = rid;

  return self->deferred || cbk_index_update (self->index, rid, NULL, record, error);
}

/**
 * cbk_cache_insert:
 * @self: a cache, inside a transaction
 * @record: a record that is not there yet
 * @pending: whether it waits for headquarters
 * @ret_rid: (out): its row's number
 * @error: %CBK_ERROR_CONFLICT when it is there, or any store error
 *
 * Writes the row and all its indexes.
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_cache_insert (CbkCache *self, CbkRecord *record, gboolean pending, gint64 *ret_rid, GError **error)
{
  if (!cbk_cache_insert_new (self, record, pending, ret_rid, error))
    return FALSE;

  if (*ret_rid == 0)
    g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "This %s is there already", cbk_record_get_entity (record)->name);

  return *ret_rid != 0;
}

static gboolean
find_rid (CbkCache *self, CbkRecord *record, gint64 *ret_rid, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rid FROM %s WHERE id = :id", cbk_record_get_entity (record)->relation);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection, sql);
  cbk_statement_bind_id (&stmt, ":id", record->id);
  *ret_rid = cbk_statement_step (&stmt) ? cbk_statement_get_int (&stmt, 0) : 0;

  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  if (*ret_rid == 0)
    g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no such %s here", cbk_record_get_entity (record)->name);

  return *ret_rid != 0;
}

/**
 * cbk_cache_update:
 * @self: a cache, inside a transaction
 * @before: the record as the row has it
 * @after: the record as the row is to have it
 * @pending: whether it waits for headquarters
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Writes what differs, and the indexes that this touches. The first pending change keeps what headquarters has aside.
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_cache_update (CbkCache *self, CbkRecord *before, CbkRecord *after, gboolean pending, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (after);
  g_autoptr(GString) base = g_string_new (NULL);
  g_auto(CbkStatement) stmt = { 0 };
  gint64 rid;
  int index = 5;

  if (!find_rid (self, after, &rid, error))
    return FALSE;

  if (pending && before->version > 0)
    cbk_record_append_json (before, CBK_JSON_STAMPS, base);

  g_string_printf (self->sql,
                   "UPDATE %s SET base = CASE WHEN ?2 AND pending = 0 THEN ?1 WHEN ?2 THEN base END, pending = ?2, "
                   "ver = ?3, extra = ?4",
                   klass->entity->relation);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!cbk_record_same_field (before, after, &klass->fields[i]))
      g_string_append_printf (self->sql, ", %s = ?%d", klass->fields[i].name, index++);
  g_string_append_printf (self->sql, " WHERE rid = ?%d", index);

  cbk_statement_init (&stmt, self->connection, self->sql->str);
  cbk_statement_put_text (&stmt, 1, base->len > 0 ? base->str : NULL);
  cbk_statement_put_int (&stmt, 2, pending);
  cbk_statement_put_int (&stmt, 3, after->version);
  cbk_statement_put_text (&stmt, 4, cbk_bug (CBK_BUG_UNKNOWN_FIELD_DROPPED) ? NULL : after->extra);
  index = 5;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!cbk_record_same_field (before, after, &klass->fields[i]))
      cbk_cache_put_field (&stmt, index++, after, &klass->fields[i]);
  cbk_statement_put_int (&stmt, index, rid);

  return cbk_statement_finish (&stmt, error) &&
         (self->deferred || cbk_index_update (self->index, rid, before, after, error));
}

/**
 * cbk_cache_set_deferred:
 * @self: a cache, inside a transaction
 * @deferred: whether words, keys and boxes wait until cbk_cache_reindex()
 *
 * For loading very much at once: making them at the end takes a fraction of the time. Nothing is found meanwhile.
 */
void
cbk_cache_set_deferred (CbkCache *self, gboolean deferred)
{
  self->deferred = deferred;
}

/**
 * cbk_cache_find_rid:
 * @self: a cache
 * @record: a record
 * @ret_rid: (out): its row's number
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Returns: whether it has a row
 */
gboolean
cbk_cache_find_rid (CbkCache *self, CbkRecord *record, gint64 *ret_rid, GError **error)
{
  return find_rid (self, record, ret_rid, error);
}

/**
 * cbk_cache_delete:
 * @self: a cache, inside a transaction
 * @record: the record as the row has it
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Takes out the row and all by which it was found. Its words stay in the full-text index's older parts until those are
 * written anew (cbk_sync_sweep()).
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_cache_delete (CbkCache *self, CbkRecord *record, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE rid = :rid", cbk_record_get_entity (record)->relation);
  g_auto(CbkStatement) stmt = { 0 };
  gint64 rid;

  if (!find_rid (self, record, &rid, error) || (!self->deferred && !cbk_bug (CBK_BUG_PURGE_FORGETS_SEARCH) &&
                                                      !cbk_index_remove (self->index, rid, record, error)))
    return FALSE;

  cbk_statement_init (&stmt, self->connection, sql);
  cbk_statement_bind_int (&stmt, ":rid", rid);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
reindex_entity (CbkCache *self, CbkRecordClass *klass, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, rid FROM %s", cbk_cache_get_columns (klass), klass->entity->relation);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection, sql);
  while (cbk_statement_step (&stmt))
    {
      g_autoptr(CbkRecord) record = cbk_cache_read_row (&stmt, klass);

      if (!cbk_index_add (self->index, cbk_statement_get_int (&stmt, 3 + klass->n_fields), record, error))
        return FALSE;
    }

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_cache_reindex:
 * @self: a cache, inside a transaction
 * @error: any store error
 *
 * Makes words, keys and boxes anew from the rows.
 *
 * Returns: whether that went well
 */
gboolean
cbk_cache_reindex (CbkCache *self, GError **error)
{
  if (!cbk_index_clear (self->index, error))
    return FALSE;

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    if (!reindex_entity (self, cbk_registry_nth (i), error))
      return FALSE;

  return TRUE;
}
