/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-cache.h"

#include "base/cbk-error.h"
#include "model/cbk-record-json.h"

/* Rows of the cache as records. */

static char *
make_columns (CbkRecordClass *klass)
{
  GString *sql = g_string_new ("id, ver, extra");

  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", %s", klass->fields[i].name);

  return g_string_free (sql, FALSE);
}

/**
 * cbk_cache_get_columns:
 * @klass: a kind of record
 *
 * Returns: (transfer none): the columns that cbk_cache_read_row() reads, for a SELECT; kept for the program's life
 */
const char *
cbk_cache_get_columns (CbkRecordClass *klass)
{
  static GMutex mutex;
  static GHashTable *columns;
  char *sql;

  g_mutex_lock (&mutex);
  if (columns == NULL)
    columns = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (columns, klass);
  if (sql == NULL)
    g_hash_table_insert (columns, klass, sql = make_columns (klass));
  g_mutex_unlock (&mutex);

  return sql;
}

static void
read_field (CbkStatement *stmt, guint column, CbkRecord *record, const CbkField *field)
{
  char id[CBK_ID_LENGTH + 1];

  if (cbk_statement_is_null (stmt, column))
    return;

  if (field->type == CBK_FIELD_REF)
    {
      if (cbk_statement_get_id (stmt, column, id))
        cbk_record_poke_text (record, field, id);
    }
  else if (cbk_field_is_text (field))
    cbk_record_poke_text (record, field, cbk_statement_get_text (stmt, column));
  else if (field->type == CBK_FIELD_LIST)
    {
      g_autoptr(JsonNode) node = cbk_json_parse (cbk_statement_get_text (stmt, column), -1, NULL);

      if (node != NULL)
        cbk_record_read_value (record, field, node, NULL);
    }
  else
    cbk_record_poke_int (record, field, cbk_statement_get_int (stmt, column));
}

/**
 * cbk_cache_read_row:
 * @stmt: a statement on a row whose columns are cbk_cache_get_columns()
 * @klass: the kind of record
 *
 * Returns: (transfer full): the record
 */
CbkRecord *
cbk_cache_read_row (CbkStatement *stmt, CbkRecordClass *klass)
{
  char id[CBK_ID_LENGTH + 1] = "";
  CbkRecord *record;

  cbk_statement_get_id (stmt, 0, id);
  record = cbk_record_new (klass, id);
  record->version = cbk_statement_get_int (stmt, 1);
  record->extra = g_strdup (cbk_statement_get_text (stmt, 2));

  for (guint i = 0; i < klass->n_fields; i++)
    read_field (stmt, 3 + i, record, &klass->fields[i]);

  return record;
}

static CbkRecord *
get_one (CbkStatement *stmt, CbkRecordClass *klass, GError **error)
{
  g_autoptr(CbkRecord) record = NULL;

  if (cbk_statement_step (stmt))
    record = cbk_cache_read_row (stmt, klass);

  if (!cbk_statement_finish (stmt, error))
    return NULL;

  if (record == NULL)
    g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no such %s here", klass->entity->name);

  return g_steal_pointer (&record);
}

/**
 * cbk_cache_get:
 * @connection: the cache, on the thread of the caller
 * @klass: the kind of record
 * @id: which
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Returns: (transfer full) (nullable): the record
 */
CbkRecord *
cbk_cache_get (CbkConnection *connection, CbkRecordClass *klass, const char *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = :id", cbk_cache_get_columns (klass),
                                          klass->entity->relation);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, sql);
  cbk_statement_bind_id (&stmt, ":id", id);

  return get_one (&stmt, klass, error);
}

/**
 * cbk_cache_get_by_rid:
 * @connection: the cache, on the thread of the caller
 * @rid: a row's number, of any kind
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Returns: (transfer full) (nullable): the record
 */
CbkRecord *
cbk_cache_get_by_rid (CbkConnection *connection, gint64 rid, GError **error)
{
  CbkRecordClass *klass = cbk_registry_by_rid (rid);
  g_autofree char *sql = NULL;
  g_auto(CbkStatement) stmt = { 0 };

  if (klass == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no such record here");
      return NULL;
    }

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE rid = :rid", cbk_cache_get_columns (klass), klass->entity->relation);
  cbk_statement_init (&stmt, connection, sql);
  cbk_statement_bind_int (&stmt, ":rid", rid);

  return get_one (&stmt, klass, error);
}
