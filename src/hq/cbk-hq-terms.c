/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-terms.h"

#include "base/cbk-json.h"
#include "domain/cbk-text.h"
#include "model/cbk-record-json.h"
#include "model/cbk-record-search.h"
#include "model/cbk-registry.h"

#include <string.h>

/* Stored: what a word is in its record. */
typedef enum
{
  WEIGHT_KEY,
  WEIGHT_TITLE,
  WEIGHT_BODY,
} CbkHqWeight;

/* One record's words, and what each of them is at its best. */
typedef struct
{
  GHashTable *words;         /* text to CbkHqWeight */
} CbkHqWords;

static void
add_word (CbkHqWords *self, const char *word, gsize length, CbkHqWeight weight)
{
  char text[CBK_SEARCH_KEY_MAX + 1];
  gpointer known;

  length = MIN (length, CBK_SEARCH_KEY_MAX);
  memcpy (text, word, length);
  text[length] = '\0';
  if (length == 0 || (g_hash_table_lookup_extended (self->words, text, NULL, &known) && GPOINTER_TO_INT (known) <= (int) weight))
    return;

  g_hash_table_insert (self->words, g_strdup (text), GINT_TO_POINTER (weight));
}

static void
add_words (CbkHqWords *self, const char *folded, CbkHqWeight weight)
{
  const char *cursor = folded;
  const char *word;
  gsize length;

  while (cbk_text_next_word (&cursor, &word, &length))
    add_word (self, word, length, weight);
}

static void
add_key (const char *key, gboolean is_name, gpointer words)
{
  add_word (words, key, strlen (key), is_name ? WEIGHT_TITLE : WEIGHT_KEY);
}

static gboolean
put_word (CbkHqStorage *storage, const CbkHqRecord *record, const char *word, int weight, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO term (word, type, id, weight) VALUES (:word, :type, :id, :weight)");
  cbk_hq_statement_bind_blob (&stmt, ":word", word, strlen (word));
  cbk_hq_statement_bind_text (&stmt, ":type", record->type);
  cbk_hq_statement_bind_id (&stmt, ":id", record->id);
  cbk_hq_statement_bind_int (&stmt, ":weight", weight);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_terms_forget:
 * @storage: in a transaction
 * @type: of what kind
 * @id: which
 * @error: any store error
 *
 * For a record that is erased: no word of it stays in the index.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_terms_forget (CbkHqStorage *storage, const char *type, const char *id, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "DELETE FROM term WHERE type = :type AND id = :id");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);

  return cbk_hq_statement_finish (&stmt, error);
}

/* A kind that only a newer schema knows, or a document that this one cannot read, has no words here. */
static CbkRecord *
read_record (const CbkHqRecord *row)
{
  CbkRecordClass *klass = cbk_registry_find (row->type);
  g_autoptr(JsonObject) doc = klass != NULL ? cbk_json_parse_object (row->doc, -1, NULL) : NULL;
  g_autoptr(CbkRecord) record = doc != NULL ? cbk_record_new (klass, row->id) : NULL;

  return record != NULL && cbk_record_read_json (record, doc, NULL) ? g_steal_pointer (&record) : NULL;
}

static gboolean
put_words (CbkHqStorage *storage, const CbkHqRecord *row, GError **error)
{
  g_autoptr(CbkRecord) record = read_record (row);
  g_autoptr(GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) title = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  CbkHqWords words = { table };
  GHashTableIter iter;
  gpointer word, weight;

  if (record == NULL)
    return TRUE;

  cbk_record_append_words (record, title, body);
  add_words (&words, body->str, WEIGHT_BODY);
  add_words (&words, title->str, WEIGHT_TITLE);
  cbk_record_foreach_key (record, add_key, &words);

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &word, &weight))
    if (!put_word (storage, row, word, GPOINTER_TO_INT (weight), error))
      return FALSE;

  return TRUE;
}

static gboolean
index_record (CbkHqStorage *storage, const char *type, const char *id, GError **error)
{
  g_autoptr(CbkHqRecord) record = NULL;

  return cbk_hq_terms_forget (storage, type, id, error) &&
         cbk_hq_storage_get_record (storage, type, id, FALSE, &record, error) &&
         (record == NULL || put_words (storage, record, error));
}

/* Where the index stands; from the beginning where words come out differently than when it was made. */
static gboolean
read_progress (CbkHqStorage *storage, gint64 *ret_seq, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT seq, version FROM term_state WHERE one = 1", storage->db->klass->lock, NULL);
  gint64 version = 0;
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_seq = 0;
  cbk_hq_statement_init (&stmt, storage->db, sql);
  if (cbk_hq_statement_step (&stmt))
    {
      *ret_seq = cbk_hq_statement_get_int (&stmt, 0);
      version = cbk_hq_statement_get_int (&stmt, 1);
    }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  if (version == CBK_SEARCH_VERSION)
    return TRUE;

  *ret_seq = 0;

  return cbk_hq_db_exec (storage->db, "DELETE FROM term", error);
}

static gboolean
put_progress (CbkHqStorage *storage, gint64 seq, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "UPDATE term_state SET seq = :seq, version = :version WHERE one = 1");
  cbk_hq_statement_bind_int (&stmt, ":seq", seq);
  cbk_hq_statement_bind_int (&stmt, ":version", CBK_SEARCH_VERSION);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
read_changed (CbkHqStorage *storage, gint64 after, guint max, GArray *hits, gint64 *ret_seq, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_seq = after;
  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT seq, type, id FROM change WHERE seq IS NOT NULL AND seq > :after ORDER BY seq LIMIT :max");
  cbk_hq_statement_bind_int (&stmt, ":after", after);
  cbk_hq_statement_bind_int (&stmt, ":max", max);
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqHit hit = { "" };

      *ret_seq = cbk_hq_statement_get_int (&stmt, 0);
      g_strlcpy (hit.type, cbk_hq_statement_get_text (&stmt, 1), sizeof hit.type);
      cbk_hq_statement_get_id (&stmt, 2, hit.id);
      g_array_append_val (hits, hit);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

typedef struct
{
  guint max;
  gboolean more;
} CbkHqTermsStep;

static gboolean
step (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqTermsStep *self = data;
  g_autoptr(GArray) changed = g_array_new (FALSE, FALSE, sizeof (CbkHqHit));
  gint64 before, seq;

  if (!read_progress (storage, &before, error) || !read_changed (storage, before, self->max, changed, &seq, error))
    return FALSE;

  self->more = changed->len == self->max;
  for (guint i = 0; i < changed->len; i++)
    {
      const CbkHqHit *hit = &g_array_index (changed, CbkHqHit, i);

      if (!index_record (storage, hit->type, hit->id, error))
        return FALSE;
    }

  return changed->len == 0 || put_progress (storage, seq, error);
}

/**
 * cbk_hq_terms_step:
 * @storage: a storage that writes
 * @max: how many changes at the most
 * @ret_more: (out): whether there may be more
 * @error: any store error
 *
 * Brings the search index a step further behind the changes that have a number. A push does not wait for it.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_terms_step (CbkHqStorage *storage, guint max, gboolean *ret_more, GError **error)
{
  CbkHqTermsStep self = { max, FALSE };
  gboolean ok = cbk_hq_storage_transact (storage, step, &self, error);

  *ret_more = ok && self.more;

  return ok;
}
