/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-check.h"

#include "model/cbk-record-search.h"

#include <string.h>

/* So many records have the words of their title looked for as a phrase, spread over the whole; all have their
 * keys, places and the presence of their words checked. */
#define MAX_PHRASES 5000

#define PROGRESS_EVERY 1000

typedef struct
{
  CbkConnection *cache;
  GCancellable *cancellable;
  CbkProgressFunc progress;
  gpointer data;
  CbkCheckReport *report;
  gint64 total;
  gint64 phrase_every;
  gint64 n_texts;
  GString *title;
  GString *body;
  GHashTable *keys;        /* of the record at hand */
} CbkCheck;

static void G_GNUC_PRINTF (2, 3)
add_problem (CbkCheck *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->report->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
keep_key (const char *key, gboolean is_name, gpointer keys)
{
  g_hash_table_add (keys, g_strdup (key));
}

static gboolean
has_key (CbkCheck *self, const char *key, gint64 rid, gboolean *ret_has, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache, "SELECT 1 FROM search_key WHERE k = :k AND rid = :rid");
  cbk_statement_bind_text (&stmt, ":k", key);
  cbk_statement_bind_int (&stmt, ":rid", rid);
  *ret_has = cbk_statement_step (&stmt);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
check_keys (CbkCheck *self, gint64 rid, CbkRecord *record, GError **error)
{
  GHashTableIter iter;
  gpointer key;
  guint n_missing = 0;

  g_hash_table_remove_all (self->keys);
  cbk_record_foreach_key (record, keep_key, self->keys);
  self->report->n_keys += g_hash_table_size (self->keys);

  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gboolean has;

      if (!has_key (self, key, rid, &has, error))
        return FALSE;
      n_missing += !has;
    }

  if (n_missing > 0)
    add_problem (self, "The record %s is not found by %u of its names and numbers", record->id, n_missing);

  return TRUE;
}

static gboolean
check_place (CbkCheck *self, gint64 rid, CbkRecord *record, GError **error)
{
  CbkBox box;
  gboolean right;
  g_auto(CbkStatement) stmt = { 0 };

  if (!cbk_record_get_box (record, &box))
    return TRUE;

  self->report->n_places++;
  cbk_statement_init (&stmt, self->cache,
                      "SELECT min_lon, max_lon, min_lat, max_lat FROM place_box WHERE rid = :rid");
  cbk_statement_bind_int (&stmt, ":rid", rid);
  right = cbk_statement_step (&stmt) && cbk_statement_get_int (&stmt, 0) == box.min_lon &&
          cbk_statement_get_int (&stmt, 1) == box.max_lon &&
          cbk_statement_get_int (&stmt, 2) == box.min_lat && cbk_statement_get_int (&stmt, 3) == box.max_lat;
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  if (!right)
    add_problem (self, "The record %s is not on the map where it should be", record->id);

  return TRUE;
}

static gboolean
ask_text (CbkCheck *self, const char *sql, const char *phrase, gint64 rid, gboolean *ret_yes, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache, sql);
  cbk_statement_bind_int (&stmt, ":rid", rid);
  if (phrase != NULL)
    cbk_statement_bind_text (&stmt, ":phrase", phrase);
  *ret_yes = cbk_statement_step (&stmt);

  return cbk_statement_finish (&stmt, error);
}

/* The index does not keep the texts: that a record has words there, and the right ones in its title, is what
 * can be asked without making it anew. */
static gboolean
check_text (CbkCheck *self, gint64 rid, CbkRecord *record, GError **error)
{
  g_autofree char *phrase = NULL;
  gboolean there;

  g_string_truncate (self->title, 0);
  g_string_truncate (self->body, 0);
  cbk_record_append_words (record, self->title, self->body);
  if (self->title->len == 0 && self->body->len == 0)
    return TRUE;

  self->n_texts++;
  if (!ask_text (self, "SELECT 1 FROM search_text_docsize WHERE id = :rid", NULL, rid, &there, error))
    return FALSE;

  if (there && self->title->len > 0 && self->report->n_records % self->phrase_every == 0)
    {
      phrase = g_strdup_printf ("title : \"%s\"", self->title->str);
      if (!ask_text (self, "SELECT 1 FROM search_text WHERE search_text MATCH :phrase AND rowid = :rid",
                     phrase, rid, &there, error))
        return FALSE;
    }

  if (!there)
    add_problem (self, "The record %s is not found by its words", record->id);

  return TRUE;
}

static gboolean
check_record (CbkCheck *self, gint64 rid, CbkRecord *record, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !check_keys (self, rid, record, error) || !check_place (self, rid, record, error) ||
      !check_text (self, rid, record, error))
    return FALSE;

  self->report->n_records++;
  if (self->progress != NULL && self->report->n_records % PROGRESS_EVERY == 0)
    self->progress (_("Checking records"), (guint64) self->report->n_records, (guint64) self->total, self->data);

  return TRUE;
}

static gboolean
check_entity (CbkCheck *self, CbkRecordClass *klass, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, rid FROM %s", cbk_cache_get_columns (klass),
                                          klass->entity->relation);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache, sql);
  while (cbk_statement_step (&stmt))
    {
      g_autoptr(CbkRecord) record = cbk_cache_read_row (&stmt, klass);

      if (!check_record (self, cbk_statement_get_int (&stmt, 3 + klass->n_fields), record, error))
        return FALSE;
    }

  return cbk_statement_finish (&stmt, error);
}

/* Every record's own are there: what goes beyond their number points to nothing. */
static gboolean
check_total (CbkCheck *self, const char *sql, gint64 expected, const char *what, GError **error)
{
  gint64 n;

  if (!cbk_connection_query_int (self->cache, sql, &n, error))
    return FALSE;

  if (n > expected)
    add_problem (self, "%" G_GINT64_FORMAT " %s belong to no record", n - expected, what);

  return TRUE;
}

static gboolean
count_records (CbkCheck *self, GError **error)
{
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s",
                                              cbk_registry_nth (i)->entity->relation);
      gint64 n;

      if (!cbk_connection_query_int (self->cache, sql, &n, error))
        return FALSE;
      self->total += n;
    }

  self->phrase_every = 1 + self->total / MAX_PHRASES;

  return TRUE;
}

static gboolean
check_all (CbkCheck *self, GError **error)
{
  if (!count_records (self, error))
    return FALSE;

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    if (!check_entity (self, cbk_registry_nth (i), error))
      return FALSE;

  return check_total (self, "SELECT count(*) FROM search_key", self->report->n_keys, "names and numbers",
                      error) &&
         check_total (self, "SELECT count(*) FROM place_box", self->report->n_places, "places", error) &&
         check_total (self, "SELECT count(*) FROM search_text_docsize", self->n_texts, "texts", error);
}

/**
 * cbk_check_indexes:
 * @session: any session
 * @progress: (nullable): told now and then how many records were looked at
 * @data: for @progress
 * @report: what cbk_check_store() fills; its problems are added to
 * @error: any store error, or cancelled
 *
 * Compares words, keys and places with the records that they are made from, both ways.
 *
 * Returns: whether all could be looked at
 */
gboolean
cbk_check_indexes (CbkSession *session,
                   CbkProgressFunc progress,
                   gpointer data,
                   CbkCheckReport *report,
                   GError **error)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) title = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  CbkCheck self = {
    .cache = cbk_session_get_cache (session),
    .cancellable = cbk_session_get_cancellable (session),
    .progress = progress,
    .data = data,
    .report = report,
    .title = title,
    .body = body,
    .keys = keys,
  };

  return check_all (&self, error);
}
