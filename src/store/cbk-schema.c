/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-schema.h"

#include "base/cbk-error.h"
#include "store/cbk-migrations-resource.h"

#define MIGRATIONS_PATH "/uk/wmp2020/Casebook/migrations/"

/* The cache has two numbers: of its SQL files, and of the field tables. Both stand in user_version. */
#define CACHE_USER_VERSION (CBK_CACHE_VERSION * 10000 + CBK_SCHEMA_VERSION)

static const char *
column_type (const CbkField *field)
{
  if (field->type == CBK_FIELD_REF)
    return "BLOB";

  return cbk_field_is_text (field) || field->type == CBK_FIELD_LIST ? "TEXT" : "INTEGER";
}

static gboolean
exec_string (CbkConnection *connection, GString *sql, GError **error)
{
  return cbk_connection_exec (connection, sql->str, error);
}

static gboolean
create_table (CbkConnection *connection, CbkRecordClass *klass, GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE %s (\n  rid INTEGER PRIMARY KEY,\n  id BLOB NOT NULL UNIQUE,\n"
                               "  ver INTEGER NOT NULL DEFAULT 0,\n  pending INTEGER NOT NULL DEFAULT 0,\n"
                               "  base TEXT,\n  extra TEXT",
                          klass->entity->relation);
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ",\n  %s %s", klass->fields[i].name, column_type (&klass->fields[i]));
  g_string_append (sql, "\n) STRICT");

  return exec_string (connection, sql, error);
}

static gboolean
add_column (CbkConnection *connection, CbkRecordClass *klass, const CbkField *field, GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "ALTER TABLE %s ADD COLUMN %s %s", klass->entity->relation, field->name, column_type (field));

  return exec_string (connection, sql, error);
}

static GHashTable *
list_columns (CbkConnection *connection, CbkRecordClass *klass, GError **error)
{
  g_autoptr(GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "SELECT name FROM pragma_table_info(:relation)");
  cbk_statement_bind_text (&stmt, ":relation", klass->entity->relation);
  while (cbk_statement_step (&stmt))
    g_hash_table_add (columns, g_strdup (cbk_statement_get_text (&stmt, 0)));

  return cbk_statement_finish (&stmt, error) ? g_steal_pointer (&columns) : NULL;
}

/* Additive only: what is missing is added, what is there is never taken away or changed. */
static gboolean
derive_entity (CbkConnection *connection, CbkRecordClass *klass, GError **error)
{
  g_autoptr(GHashTable) columns = list_columns (connection, klass, error);

  if (columns == NULL)
    return FALSE;

  if (g_hash_table_size (columns) == 0 && !create_table (connection, klass, error))
    return FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];
      g_autoptr(GString) sql = NULL;

      if (g_hash_table_size (columns) > 0 && !g_hash_table_contains (columns, field->name) &&
          !add_column (connection, klass, field, error))
        return FALSE;

      if (!(field->flags & CBK_FIELD_INDEXED))
        continue;

      sql = g_string_new (NULL);
      g_string_append_printf (sql, "CREATE INDEX IF NOT EXISTS %s_%s ON %s (%s)", klass->entity->relation, field->name,
                              klass->entity->relation, field->name);
      if (!exec_string (connection, sql, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_file (CbkConnection *connection, const char *name, int number, GError **error)
{
  g_autofree char *path = g_strdup_printf (MIGRATIONS_PATH "%s-%03d.sql", name, number);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (cbk_migrations_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL && cbk_connection_exec (connection, g_bytes_get_data (bytes, NULL), error);
}

static gboolean
set_user_version (CbkConnection *connection, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return cbk_connection_exec (connection, sql, error);
}

static gboolean
refuse_newer (GError **error)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NEWER,
                       "This store was written by a newer Casebook. Nothing was changed; please update the program");

  return FALSE;
}

static gboolean
migrate_outbox (CbkConnection *connection, gpointer version, GError **error)
{
  for (int i = *(gint64 *) version + 1; i <= CBK_OUTBOX_VERSION; i++)
    if (!run_file (connection, "outbox", i, error))
      return FALSE;

  return set_user_version (connection, CBK_OUTBOX_VERSION, error);
}

/**
 * cbk_schema_migrate_outbox:
 * @connection: the outbox
 * @error: %CBK_ERROR_NEWER or any store error
 *
 * Brings the outbox to this program's version, in one transaction with the version's number.
 *
 * Returns: whether it has that version now
 */
gboolean
cbk_schema_migrate_outbox (CbkConnection *connection, GError **error)
{
  gint64 version;

  if (!cbk_connection_query_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version > CBK_OUTBOX_VERSION)
    return refuse_newer (error);

  return version == CBK_OUTBOX_VERSION || cbk_connection_transact (connection, migrate_outbox, &version, error);
}

static gboolean
migrate_cache (CbkConnection *connection, gpointer version, GError **error)
{
  for (int i = (int) (*(gint64 *) version / 10000) + 1; i <= CBK_CACHE_VERSION; i++)
    if (!run_file (connection, "cache", i, error))
      return FALSE;

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    if (!derive_entity (connection, cbk_registry_nth (i), error))
      return FALSE;

  return set_user_version (connection, CACHE_USER_VERSION, error);
}

/**
 * cbk_schema_migrate_cache:
 * @connection: the cache
 * @error: %CBK_ERROR_NEWER or any store error
 *
 * Brings the cache to this program's field tables and SQL files, in one transaction with the numbers of both.
 *
 * Returns: whether it has those versions now
 */
gboolean
cbk_schema_migrate_cache (CbkConnection *connection, GError **error)
{
  gint64 version;

  if (!cbk_connection_query_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version > CACHE_USER_VERSION)
    return refuse_newer (error);

  return version == CACHE_USER_VERSION || cbk_connection_transact (connection, migrate_cache, &version, error);
}

/**
 * cbk_schema_dup_dump:
 * @connection: a database
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): its whole schema as text, in a fixed order, to be compared with the golden one
 */
char *
cbk_schema_dup_dump (CbkConnection *connection, GError **error)
{
  g_autoptr(GString) dump = g_string_new (NULL);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  while (cbk_statement_step (&stmt))
    g_string_append_printf (dump, "%s;\n", cbk_statement_get_text (&stmt, 0));

  return cbk_statement_finish (&stmt, error) ? g_string_free (g_steal_pointer (&dump), FALSE) : NULL;
}
