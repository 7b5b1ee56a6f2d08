/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-import.h"

#include "base/cbk-csv.h"
#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"
#include "hq/cbk-hq-own.h"
#include "hq/cbk-hq-people.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"
#include "model/cbk-validate.h"

/* Tables of the force's other systems become records that every laptop gets: officers, teams, units, places. A row is
 * known again by its key (an officer's number, a team's code), so a table can be read again whenever it changes. */

typedef struct
{
  CbkHqStorage *storage;
  CbkHqImport *import;
  CbkRecordClass *klass;
  CbkReference *reference;
  CbkCsv *csv;
  const CbkField **columns;    /* of the table, by position */
  guint n_columns;
  guint key;                   /* the column that tells one row from another */
  GHashTable *known;           /* kind of record to (its key to its id) */
  const CbkCsvRow *row;
} Reading;

/* The field by which people call a record of this kind. */
static const CbkField *
get_key (CbkRecordClass *klass)
{
  for (guint i = 0; i < klass->entity->n_fields; i++)
    if (klass->entity->fields[i].key == CBK_KEY_REFERENCE)
      return &klass->entity->fields[i];

  return NULL;
}

static gboolean
note_known (GHashTable *known, const CbkField *key, const char *doc, const char *id, GError **error)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (doc, -1, error);
  const char *value = object != NULL ? cbk_json_get_text (object, key->name) : NULL;

  if (value != NULL && !json_object_has_member (object, "withdrawn"))
    g_hash_table_insert (known, g_strdup (value), g_strdup (id));

  return object != NULL;
}

static GHashTable *
read_known (CbkHqStorage *storage, CbkRecordClass *klass, const CbkField *key, GError **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(CbkHqStatement) stmt = { 0 };
  char id[CBK_ID_LENGTH + 1];

  cbk_hq_statement_init (&stmt, storage->db, "SELECT id, doc FROM record WHERE type = :type ORDER BY id");
  cbk_hq_statement_bind_text (&stmt, ":type", klass->entity->name);
  while (cbk_hq_statement_step (&stmt))
    if (!cbk_hq_statement_get_id (&stmt, 0, id) || !note_known (known, key, cbk_hq_statement_get_text (&stmt, 1), id, error))
      return NULL;

  return cbk_hq_statement_finish (&stmt, error) ? g_steal_pointer (&known) : NULL;
}

/* The ids of all records of a kind, by their keys; read once. */
static GHashTable *
list_known (Reading *self, const char *type, GError **error)
{
  GHashTable *known = g_hash_table_lookup (self->known, type);
  CbkRecordClass *klass = cbk_registry_find (type);
  const CbkField *key = klass != NULL ? get_key (klass) : NULL;

  if (known != NULL)
    return known;

  if (key == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "Records of the kind “%s” have no number or code to know them by", type);
      return NULL;
    }

  known = read_known (self->storage, klass, key, error);
  if (known != NULL)
    g_hash_table_insert (self->known, g_strdup (type), known);

  return known;
}

static gboolean
read_columns (Reading *self, const CbkCsvRow *head, GError **error)
{
  const CbkField *key = get_key (self->klass);

  self->columns = g_new0 (const CbkField *, head->n_fields);
  self->n_columns = self->key = head->n_fields;
  for (guint i = 0; i < head->n_fields; i++)
    {
      self->columns[i] = cbk_record_class_find_field (self->klass, head->fields[i]);
      if (self->columns[i] == NULL)
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The column “%s” is no field of “%s”; see: casebookctl types %s",
                       head->fields[i], self->klass->entity->name, self->klass->entity->name);
          return FALSE;
        }
      if (g_str_equal (self->columns[i]->name, key->name))
        self->key = i;
    }

  if (self->key < self->n_columns)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The table has no column “%s”, by which a row is known again", key->name);

  return FALSE;
}

/* What another record is called in the table is its key; we keep its id. */
static gboolean
read_cell (Reading *self, CbkRecord *record, const CbkField *field, const char *text, GError **error)
{
  GHashTable *known;
  const char *id;

  if (field->type != CBK_FIELD_REF || cbk_id_is_valid (text))
    return cbk_record_parse_field (record, field, text, error);

  known = list_known (self, field->target, error);
  id = known != NULL ? g_hash_table_lookup (known, text) : NULL;
  if (id != NULL)
    return cbk_record_parse_field (record, field, id, error);

  if (known != NULL)
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "There is no %s “%s”", field->target, text);

  return FALSE;
}

/* An empty cell leaves what is known. */
static gboolean
read_cells (Reading *self, CbkRecord *record, CbkRecord *before, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (*self->row->fields[i] != '\0' && !read_cell (self, record, self->columns[i], self->row->fields[i], error))
      return FALSE;

  return cbk_validate_record (record, before, self->reference, cbk_uk_day (cbk_env_now (self->storage->env)), error);
}

static gboolean
is_same (CbkRecord *a, CbkRecord *b)
{
  const CbkEntity *entity = cbk_record_get_entity (a);

  for (guint i = 0; i < entity->n_fields; i++)
    if (!cbk_record_same_field (a, b, &entity->fields[i]))
      return FALSE;

  return TRUE;
}

static gboolean
keep (Reading *self, CbkRecord *record, CbkRecord *before, GError **error)
{
  const char *actor = self->storage->epoch;

  if (before != NULL && is_same (before, record))
    {
      self->import->n_same++;
      return TRUE;
    }

  if (before != NULL ? !cbk_hq_change_own (self->storage, before, record, actor, "import", error)
                     : !cbk_hq_take_own (self->storage, record, actor, "import", error))
    return FALSE;

  if (before != NULL)
    self->import->n_changed++;
  else
    self->import->n_made++;

  return !g_str_equal (self->klass->entity->name, "officer") ||
         cbk_hq_post_officer (self->storage, record, before, self->import->from, error);
}

static gboolean
take_row (CbkHqStorage *storage, gpointer data, GError **error)
{
  Reading *self = data;
  GHashTable *known = list_known (self, self->klass->entity->name, error);
  const char *name, *id;
  g_autoptr(CbkRecord) before = NULL;
  g_autoptr(CbkRecord) record = NULL;
  char fresh[CBK_ID_LENGTH + 1];

  if (known == NULL)
    return FALSE;

  name = self->row->fields[self->key];
  id = g_hash_table_lookup (known, name);
  if (id != NULL && (before = cbk_hq_read_own (storage, self->klass->entity->name, id, error)) == NULL)
    return FALSE;

  if (id == NULL)
    cbk_id_init (fresh, storage->env);
  record = before != NULL ? cbk_record_dup (before) : cbk_record_new (self->klass, fresh);
  if (!read_cells (self, record, before, error) || !keep (self, record, before, error))
    return FALSE;

  if (id == NULL)
    g_hash_table_insert (known, g_strdup (name), g_strdup (fresh));

  return TRUE;
}

static void
refuse (Reading *self, guint64 line, const char *problem)
{
  self->import->n_refused++;
  if (self->import->func != NULL)
    self->import->func (line, problem, self->import->data);
}

/* A row that cannot be taken is said and left out; a store that fails ends it. */
static gboolean
try_row (Reading *self, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (self->row->problem == NULL && self->row->n_fields != self->n_columns)
    refuse (self, self->row->line, "It has not as many cells as the first line");
  else if (self->row->problem != NULL)
    refuse (self, self->row->line, self->row->problem);
  else if (*self->row->fields[self->key] == '\0')
    refuse (self, self->row->line, "It has no number or code to know it by");
  else if (cbk_hq_storage_transact (self->storage, take_row, self, &local_error))
    return TRUE;
  else if (!g_error_matches (local_error, CBK_ERROR, CBK_ERROR_INVALID) && !g_error_matches (local_error, CBK_ERROR, CBK_ERROR_STATE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  else
    refuse (self, self->row->line, local_error->message);

  return TRUE;
}

static gboolean
read_table (CbkHqStorage *storage, gpointer data, GError **error)
{
  Reading *self = data;
  CbkCsvResult result;
  CbkCsvRow row;

  while ((result = cbk_csv_next (self->csv, &row, error)) == CBK_CSV_ROW || result == CBK_CSV_BROKEN)
    {
      self->row = &row;
      if (self->columns == NULL ? !read_columns (self, &row, error) : !try_row (self, error))
        return FALSE;
    }

  return result == CBK_CSV_END;
}

/**
 * cbk_hq_import:
 * @storage: headquarters
 * @type: a kind of record that every laptop gets: "officer", "team", "unit"...
 * @path: a table of comma-separated values (RFC 4180); its first line names fields
 * @import: whom to tell, and what came of it
 * @error: %CBK_ERROR_INVALID for a table that cannot be this kind's, or any store error
 *
 * Makes what is new, changes what is different, and leaves what is the same; a table that was read before does nothing. An
 * officer who has no account gets one that nobody can sign in to until it has a password or the force's sign-in service
 * vouches for them, and is posted where the table says, from then on.
 *
 * Returns: whether the table was read to its end; otherwise nothing of it is taken
 */
gboolean
cbk_hq_import (CbkHqStorage *storage, const char *type, const char *path, CbkHqImport *import, GError **error)
{
  Reading self = { storage, import, cbk_registry_find (type) };
  g_autoptr(CbkReference) reference = self.reference = cbk_reference_new ();
  g_autoptr(GHashTable) known = self.known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr(CbkSource) source = NULL;
  g_autoptr(CbkCsv) csv = NULL;
  gboolean ok;

  if (self.klass == NULL || self.klass->entity->scoping != CBK_SCOPING_REFERENCE || get_key (self.klass) == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no kind of record that a table is read into", type);
      return FALSE;
    }

  source = cbk_source_open (path, error);
  if (source == NULL || !cbk_reference_load_builtin (reference, error))
    return FALSE;

  csv = self.csv = cbk_csv_new (source);
  ok = cbk_hq_storage_transact (storage, read_table, &self, error);
  g_free (self.columns);

  return ok;
}
