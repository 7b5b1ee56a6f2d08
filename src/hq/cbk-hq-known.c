/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-known.h"

#include <string.h>

/* What a push is asked of the database is asked once for all its changes, in a few statements, and kept while they are
 * taken. Whatever the storage writes meanwhile is written here too, so that a later change meets what an earlier one did;
 * when a part of the push is undone, all of it is forgotten and asked again where it is needed. */

#define KEY_SIZE 128

struct _CbkHqKnown
{
  char device[CBK_ID_LENGTH + 1];
  GHashTable *mids;          /* of mutations that headquarters does not have */
  GHashTable *records;       /* "type id" to CbkHqKnownRecord */
  GHashTable *scopes;        /* name to number (gint64) */
  GHashTable *tenures;       /* officer to what cbk_hq_officer_load() keeps there */
  GHashTable *judged;        /* who is said to have acted to who answers for it, both officers */
};

typedef struct
{
  CbkHqRecord *record;       /* with version 0 while it is not there */
  gint64 base;               /* the lowest that a change of the push has */
  GArray *own;               /* (element-type gint64): versions after @base that the laptop made; NULL when not known */
  gboolean undisputed;       /* no conflict ever was about it, and nothing of it is held */
} CbkHqKnownRecord;

static void
known_record_free (gpointer data)
{
  CbkHqKnownRecord *self = data;

  cbk_hq_record_free (self->record);
  g_clear_pointer (&self->own, g_array_unref);
  g_free (self);
}

static const char *
make_key (char key[KEY_SIZE], const char *type, const char *id)
{
  g_strlcpy (key, type, KEY_SIZE);
  g_strlcat (key, " ", KEY_SIZE);
  g_strlcat (key, id, KEY_SIZE);

  return key;
}

static CbkHqKnownRecord *
find (CbkHqStorage *storage, const char *type, const char *id)
{
  char key[KEY_SIZE];

  if (storage->known == NULL || type == NULL || id == NULL)
    return NULL;

  return g_hash_table_lookup (storage->known->records, make_key (key, type, id));
}

static void
want_record (CbkHqKnown *self, const CbkHqWanted *wanted)
{
  char key[KEY_SIZE];
  CbkHqKnownRecord *known = g_hash_table_lookup (self->records, make_key (key, wanted->type, wanted->id));

  if (known == NULL)
    {
      known = g_new0 (CbkHqKnownRecord, 1);
      known->record = g_new0 (CbkHqRecord, 1);
      known->base = wanted->base;
      g_strlcpy (known->record->type, wanted->type, sizeof known->record->type);
      g_strlcpy (known->record->id, wanted->id, sizeof known->record->id);
      g_hash_table_insert (self->records, g_strdup (key), known);
    }
  known->base = MIN (known->base, wanted->base);
}

static gboolean
has_record (const CbkHqWanted *wanted)
{
  return wanted->type != NULL && strlen (wanted->type) < sizeof ((CbkHqRecord *) NULL)->type && cbk_id_is_valid (wanted->id);
}

static gboolean
read_mids (CbkHqStorage *storage, GArray *wanted, guint first, guint n, GError **error)
{
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, storage->db,
                              "SELECT v.column1 FROM (VALUES @(:n, :mid)@) AS v JOIN mutation m ON m.mid = v.column2", n);
  for (guint i = 0; i < n; i++)
    {
      const char *mid = g_array_index (wanted, CbkHqWanted, first + i).mid;

      g_hash_table_add (storage->known->mids, g_strdup (mid));
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":n", i), first + i);
      cbk_hq_statement_bind_id (&stmt, cbk_hq_row_name (name, ":mid", i), mid);
    }
  while (cbk_hq_statement_step (&stmt))
    g_hash_table_remove (storage->known->mids,
                         g_array_index (wanted, CbkHqWanted, cbk_hq_statement_get_int (&stmt, 0)).mid);

  return cbk_hq_statement_finish (&stmt, error);
}

static const CbkHqKnownRecord *
nth (GPtrArray *records, guint i)
{
  return g_ptr_array_index (records, i);
}

static gboolean
read_records (CbkHqStorage *storage, GPtrArray *records, guint first, guint n, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, nth (records, first + i)->record);

  return cbk_hq_storage_fill_records (storage, rows, TRUE, error);
}

static gboolean
read_disputes (CbkHqStorage *storage, GPtrArray *records, guint first, guint n, GError **error)
{
  char name[CBK_HQ_NAME_SIZE];
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init_rows (&stmt, storage->db,
                              "SELECT v.column1 FROM (VALUES @(:n, :type, :id)@) AS v WHERE "
                              "EXISTS (SELECT 1 FROM conflict c WHERE c.type = v.column2 AND c.id = v.column3) OR "
                              "EXISTS (SELECT 1 FROM held h WHERE h.type = v.column2 AND h.id = v.column3)", n);
  for (guint i = 0; i < n; i++)
    {
      CbkHqKnownRecord *known = g_ptr_array_index (records, first + i);

      known->undisputed = TRUE;
      cbk_hq_statement_bind_int (&stmt, cbk_hq_row_name (name, ":n", i), first + i);
      cbk_hq_statement_bind_text (&stmt, cbk_hq_row_name (name, ":type", i), known->record->type);
      cbk_hq_statement_bind_id (&stmt, cbk_hq_row_name (name, ":id", i), known->record->id);
    }
  while (cbk_hq_statement_step (&stmt))
    ((CbkHqKnownRecord *) g_ptr_array_index (records, cbk_hq_statement_get_int (&stmt, 0)))->undisputed = FALSE;

  return cbk_hq_statement_finish (&stmt, error);
}

/* Of those that have versions that a change of the push was not made upon. */
static gboolean
read_own (CbkHqStorage *storage, GPtrArray *records, guint first, guint n, GError **error)
{
  for (guint i = first; i < first + n; i++)
    {
      CbkHqKnownRecord *known = g_ptr_array_index (records, i);

      if (known->record->version <= known->base)
        known->own = g_array_new (FALSE, FALSE, sizeof (gint64));
      else if (!cbk_hq_storage_list_own (storage, known->record->type, known->record->id, storage->known->device, known->base,
                                         &known->own, error))
        return FALSE;
    }

  return TRUE;
}

typedef gboolean (*CbkHqReadFunc) (CbkHqStorage *storage, GPtrArray *records, guint first, guint n, GError **error);

static gboolean
in_rows (CbkHqStorage *storage, GPtrArray *records, CbkHqReadFunc func, GError **error)
{
  for (guint first = 0, n; first < records->len; first += n)
    {
      n = cbk_hq_rows_at_once (records->len - first);
      if (!func (storage, records, first, n, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const CbkHqRecord *one = (*(CbkHqKnownRecord *const *) a)->record, *other = (*(CbkHqKnownRecord *const *) b)->record;
  int order = strcmp (one->type, other->type);

  return order != 0 ? order : strcmp (one->id, other->id);
}

/* In one order, so that two pushes that need the same records wait for each other and not in a ring. */
static GPtrArray *
list_records (CbkHqKnown *self)
{
  GPtrArray *records = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer known;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &known))
    g_ptr_array_add (records, known);
  g_ptr_array_sort (records, compare_records);

  return records;
}

static gboolean
load (CbkHqStorage *storage, GArray *wanted, GError **error)
{
  g_autoptr(GPtrArray) records = NULL;

  for (guint first = 0, n; first < wanted->len; first += n)
    {
      n = cbk_hq_rows_at_once (wanted->len - first);
      if (!read_mids (storage, wanted, first, n, error))
        return FALSE;
    }

  for (guint i = 0; i < wanted->len; i++)
    if (has_record (&g_array_index (wanted, CbkHqWanted, i)))
      want_record (storage->known, &g_array_index (wanted, CbkHqWanted, i));
  records = list_records (storage->known);

  return in_rows (storage, records, read_records, error) && in_rows (storage, records, read_disputes, error) &&
         in_rows (storage, records, read_own, error);
}

/**
 * cbk_hq_known_begin:
 * @storage: in a transaction
 * @device: the laptop whose changes are about to be taken
 * @wanted: (element-type CbkHqWanted): they
 * @error: any store error
 *
 * Looks up what they meet. Their records stay as they are until the transaction's end, unless it changes them. Until
 * cbk_hq_known_end() the storage answers from here what it can.
 *
 * Returns: whether that went well; cbk_hq_known_end() is due in any case
 */
gboolean
cbk_hq_known_begin (CbkHqStorage *storage, const char *device, GArray *wanted, GError **error)
{
  CbkHqKnown *self = storage->known = g_new0 (CbkHqKnown, 1);

  g_strlcpy (self->device, device, sizeof self->device);
  self->mids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_record_free);
  self->scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tenures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->judged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return load (storage, wanted, error);
}

void
cbk_hq_known_end (CbkHqStorage *storage)
{
  CbkHqKnown *self = g_steal_pointer (&storage->known);

  g_hash_table_unref (self->mids);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->scopes);
  g_hash_table_unref (self->tenures);
  g_hash_table_unref (self->judged);
  g_free (self);
}

/* After something was undone, or changed beside the records' own functions: what the transaction itself may have written is not
 * known any more. */
void
cbk_hq_known_forget (CbkHqStorage *storage)
{
  if (storage->known == NULL)
    return;

  g_hash_table_remove_all (storage->known->mids);
  g_hash_table_remove_all (storage->known->records);
  g_hash_table_remove_all (storage->known->scopes);
}

gboolean
cbk_hq_known_is_new (CbkHqStorage *storage, const char *mid)
{
  return storage->known != NULL && g_hash_table_contains (storage->known->mids, mid);
}

/* What is sent again under another id makes earlier versions the laptop's own. */
void
cbk_hq_known_add_mutation (CbkHqStorage *storage, const CbkHqMutation *mutation)
{
  if (storage->known == NULL)
    return;

  g_hash_table_remove (storage->known->mids, mutation->mid);
  if (mutation->again)
    g_hash_table_remove_all (storage->known->records);
}

static CbkHqRecord *
dup_record (const CbkHqRecord *record)
{
  CbkHqRecord *copy = g_memdup2 (record, sizeof *record);

  copy->doc = g_strdup (record->doc);
  copy->fver = g_strdup (record->fver);
  copy->scopes = record->scopes != NULL ? g_array_copy (record->scopes) : NULL;

  return copy;
}

/**
 * cbk_hq_known_find_record:
 * @storage: a storage
 * @type: a kind of record
 * @id: which
 * @ret_record: (out) (transfer full) (nullable): the record; %NULL when it is not there
 *
 * Returns: whether that is known
 */
gboolean
cbk_hq_known_find_record (CbkHqStorage *storage, const char *type, const char *id, CbkHqRecord **ret_record)
{
  CbkHqKnownRecord *known = find (storage, type, id);

  if (known == NULL)
    return FALSE;

  *ret_record = known->record->version > 0 ? dup_record (known->record) : NULL;

  return TRUE;
}

/* Whether it is known not to be there. */
gboolean
cbk_hq_known_misses_record (CbkHqStorage *storage, const char *type, const char *id)
{
  CbkHqKnownRecord *known = find (storage, type, id);

  return known != NULL && known->record->version == 0;
}

/* Whether it is there, and nobody else changes it before the transaction's end. */
gboolean
cbk_hq_known_holds_record (CbkHqStorage *storage, const char *type, const char *id)
{
  CbkHqKnownRecord *known = find (storage, type, id);

  return known != NULL && known->record->version > 0;
}

/* A new version of it. */
void
cbk_hq_known_put_record (CbkHqStorage *storage, const CbkHqRecord *record, const CbkHqChange *change)
{
  CbkHqKnownRecord *known = find (storage, record->type, record->id);

  if (known == NULL)
    return;

  cbk_hq_record_free (known->record);
  known->record = dup_record (record);
  if (!g_str_equal (change->device, storage->known->device))
    g_clear_pointer (&known->own, g_array_unref);
  else if (known->own != NULL)
    g_array_append_val (known->own, record->version);
}

/* The same version elsewhere. */
void
cbk_hq_known_move_record (CbkHqStorage *storage, const CbkHqRecord *record, GArray *scopes)
{
  CbkHqKnownRecord *known = find (storage, record->type, record->id);

  if (known == NULL)
    return;

  g_clear_pointer (&known->record->scopes, g_array_unref);
  known->record->scopes = g_array_copy (scopes);
}

/* (nullable): the versions after @base that the laptop made, when they are known. */
GArray *
cbk_hq_known_dup_own (CbkHqStorage *storage, const char *type, const char *id, const char *device, gint64 base)
{
  CbkHqKnownRecord *known = find (storage, type, id);
  GArray *own;

  if (known == NULL || known->own == NULL || base < known->base || !g_str_equal (device, storage->known->device))
    return NULL;

  own = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < known->own->len; i++)
    if (g_array_index (known->own, gint64, i) > base)
      g_array_append_val (own, g_array_index (known->own, gint64, i));

  return own;
}

/* Whether it is known that no conflict ever was about a record, and that nothing of it waits for a decision. */
gboolean
cbk_hq_known_is_undisputed (CbkHqStorage *storage, const char *type, const char *id)
{
  CbkHqKnownRecord *known = find (storage, type, id);

  return known != NULL && known->undisputed;
}

void
cbk_hq_known_dispute (CbkHqStorage *storage, const char *type, const char *id)
{
  CbkHqKnownRecord *known = find (storage, type, id);

  if (known != NULL)
    known->undisputed = FALSE;
}

/* 0 when it is not known. */
gint64
cbk_hq_known_get_scope (CbkHqStorage *storage, const char *name)
{
  gint64 *scope = storage->known != NULL ? g_hash_table_lookup (storage->known->scopes, name) : NULL;

  return scope != NULL ? *scope : 0;
}

void
cbk_hq_known_put_scope (CbkHqStorage *storage, const char *name, gint64 scope)
{
  if (storage->known != NULL && scope != 0)
    g_hash_table_replace (storage->known->scopes, g_strdup (name), g_memdup2 (&scope, sizeof scope));
}

/* (transfer none) (nullable): where the officer worked and what was granted, when that was looked up. */
GPtrArray *
cbk_hq_known_get_tenures (CbkHqStorage *storage, const char *officer)
{
  return storage->known != NULL ? g_hash_table_lookup (storage->known->tenures, officer) : NULL;
}

void
cbk_hq_known_put_tenures (CbkHqStorage *storage, const char *officer, GPtrArray *tenures)
{
  if (storage->known != NULL)
    g_hash_table_replace (storage->known->tenures, g_strdup (officer), g_ptr_array_ref (tenures));
}

/* (nullable): who answers for what an officer is said to have done on the push's laptop, when that was looked up. */
const char *
cbk_hq_known_get_judged (CbkHqStorage *storage, const char *actor)
{
  return storage->known != NULL ? g_hash_table_lookup (storage->known->judged, actor) : NULL;
}

void
cbk_hq_known_put_judged (CbkHqStorage *storage, const char *actor, const char *officer)
{
  if (storage->known != NULL)
    g_hash_table_replace (storage->known->judged, g_strdup (actor), g_strdup (officer));
}
