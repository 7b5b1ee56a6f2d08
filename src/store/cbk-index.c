/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-index.h"

#include "domain/cbk-phonetic.h"
#include "model/cbk-record-search.h"
#include "store/cbk-words.h"

/* As many words are remembered as having been written; beyond that they are asked for again. */
#define MAX_KNOWN_WORDS 200000

struct _CbkIndex
{
  CbkConnection *connection;
  GHashTable *known_words;
  CbkWords *words;
};

CbkIndex *
cbk_index_new (CbkConnection *connection)
{
  CbkIndex *self = g_new0 (CbkIndex, 1);

  self->connection = connection;
  self->known_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = cbk_words_new (connection);

  return self;
}

void
cbk_index_free (CbkIndex *self)
{
  g_clear_pointer (&self->known_words, g_hash_table_unref);
  g_clear_pointer (&self->words, cbk_words_free);
  g_free (self);
}

/**
 * cbk_index_forget:
 * @self: an index whose transaction was rolled back
 */
void
cbk_index_forget (CbkIndex *self)
{
  g_hash_table_remove_all (self->known_words);
  cbk_words_forget (self->words);
}

/**
 * cbk_index_clear:
 * @self: an index, inside a transaction
 * @error: any store error
 *
 * Returns: whether nothing is found any more
 */
gboolean
cbk_index_clear (CbkIndex *self, GError **error)
{
  cbk_index_forget (self);

  return cbk_connection_exec (self->connection,
                              "INSERT INTO search_text (search_text) VALUES ('delete-all');"
                              "DELETE FROM search_key;"
                              "DELETE FROM name_word;"
                              "DELETE FROM name_sound;"
                              "DELETE FROM place_box;",
                              error);
}

typedef struct
{
  CbkIndex *self;
  gint64 rid;
  GError **error;
  gboolean ok;
} CbkKeyWriter;

static gboolean
insert_word (CbkIndex *self, const char *word, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection, "INSERT OR IGNORE INTO name_word (word) VALUES (:word)");
  cbk_statement_bind_text (&stmt, ":word", word);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
insert_sounds (CbkIndex *self, const char *word, GError **error)
{
  guint32 codes[CBK_PHONETIC_MAX];
  guint n = cbk_phonetic_get_codes (word, codes);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection, "INSERT OR IGNORE INTO name_sound (sound, word) VALUES (:sound, :word)");
  cbk_statement_bind_text (&stmt, ":word", word);
  for (guint i = 0; i < n; i++)
    {
      cbk_statement_bind_int (&stmt, ":sound", codes[i]);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
      cbk_statement_reset (&stmt);
    }

  return TRUE;
}

/* A word is learnt once; after that the name costs no more than a look into a table in memory. */
static gboolean
learn_word (CbkIndex *self, const char *word, GError **error)
{
  if (g_hash_table_contains (self->known_words, word))
    return TRUE;

  if (g_hash_table_size (self->known_words) >= MAX_KNOWN_WORDS)
    g_hash_table_remove_all (self->known_words);
  g_hash_table_add (self->known_words, g_strdup (word));

  return insert_word (self, word, error) &&
         (cbk_connection_get_changes (self->connection) == 0 || insert_sounds (self, word, error));
}

static void
insert_key (const char *key, gboolean is_name, gpointer data)
{
  CbkKeyWriter *writer = data;

  if (!writer->ok)
    return;

  {
    g_auto(CbkStatement) stmt = { 0 };

    cbk_statement_init (&stmt, writer->self->connection, "INSERT OR IGNORE INTO search_key (k, rid) VALUES (:k, :rid)");
    cbk_statement_bind_text (&stmt, ":k", key);
    cbk_statement_bind_int (&stmt, ":rid", writer->rid);
    writer->ok = cbk_statement_finish (&stmt, writer->error);
  }

  if (writer->ok && is_name)
    writer->ok = learn_word (writer->self, key, writer->error);
}

static void
delete_key (const char *key, gboolean is_name, gpointer data)
{
  CbkKeyWriter *writer = data;
  g_auto(CbkStatement) stmt = { 0 };

  if (!writer->ok)
    return;

  cbk_statement_init (&stmt, writer->self->connection, "DELETE FROM search_key WHERE k = :k AND rid = :rid");
  cbk_statement_bind_text (&stmt, ":k", key);
  cbk_statement_bind_int (&stmt, ":rid", writer->rid);
  writer->ok = cbk_statement_finish (&stmt, writer->error);
}

static gboolean
update_keys (CbkIndex *self, gint64 rid, CbkRecord *before, CbkRecord *after, GError **error)
{
  CbkKeyWriter writer = { self, rid, error, TRUE };

  if (before != NULL)
    cbk_record_foreach_key (before, delete_key, &writer);
  cbk_record_foreach_key (after, insert_key, &writer);

  return writer.ok;
}

static gboolean
update_box (CbkIndex *self, gint64 rid, CbkRecord *before, CbkRecord *after, GError **error)
{
  CbkBox box;

  if (before != NULL)
    {
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, self->connection, "DELETE FROM place_box WHERE rid = :rid");
      cbk_statement_bind_int (&stmt, ":rid", rid);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  if (cbk_record_get_box (after, &box))
    {
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, self->connection,
                          "INSERT INTO place_box (rid, min_lon, max_lon, min_lat, max_lat) "
                          "VALUES (:rid, :min_lon, :max_lon, :min_lat, :max_lat)");
      cbk_statement_bind_int (&stmt, ":rid", rid);
      cbk_statement_bind_int (&stmt, ":min_lon", box.min_lon);
      cbk_statement_bind_int (&stmt, ":max_lon", box.max_lon);
      cbk_statement_bind_int (&stmt, ":min_lat", box.min_lat);
      cbk_statement_bind_int (&stmt, ":max_lat", box.max_lat);
      return cbk_statement_finish (&stmt, error);
    }

  return TRUE;
}

/* A name that nobody here bears any more is not remembered. */
static gboolean
forget_word (CbkIndex *self, const char *word, GError **error)
{
  g_auto(CbkStatement) words = { 0 };
  g_auto(CbkStatement) sounds = { 0 };

  g_hash_table_remove (self->known_words, word);
  cbk_statement_init (&words, self->connection,
                      "DELETE FROM name_word WHERE word = :word AND NOT EXISTS (SELECT 1 FROM search_key WHERE k = :word)");
  cbk_statement_bind_text (&words, ":word", word);
  if (!cbk_statement_finish (&words, error))
    return FALSE;

  if (cbk_connection_get_changes (self->connection) == 0)
    return TRUE;

  cbk_statement_init (&sounds, self->connection, "DELETE FROM name_sound WHERE word = :word");
  cbk_statement_bind_text (&sounds, ":word", word);

  return cbk_statement_finish (&sounds, error);
}

static void
remove_key (const char *key, gboolean is_name, gpointer data)
{
  CbkKeyWriter *writer = data;

  delete_key (key, is_name, writer);
  if (writer->ok && is_name)
    writer->ok = forget_word (writer->self, key, writer->error);
}

/**
 * cbk_index_remove:
 * @self: an index, inside a transaction
 * @rid: the row's number
 * @before: the record as indexed
 * @error: any store error
 *
 * Returns: whether nothing leads to the row any more; otherwise the transaction must not be committed
 */
gboolean
cbk_index_remove (CbkIndex *self, gint64 rid, CbkRecord *before, GError **error)
{
  CbkKeyWriter writer = { self, rid, error, TRUE };
  g_auto(CbkStatement) stmt = { 0 };

  if (!cbk_words_update (self->words, rid, before, NULL, error))
    return FALSE;

  cbk_record_foreach_key (before, remove_key, &writer);
  if (!writer.ok)
    return FALSE;

  cbk_statement_init (&stmt, self->connection, "DELETE FROM place_box WHERE rid = :rid");
  cbk_statement_bind_int (&stmt, ":rid", rid);

  return cbk_statement_finish (&stmt, error);
}

/* A change that touches no word, key or place leaves the indexes alone: most changes do. */
static void
find_touched (CbkRecord *before, CbkRecord *after, gboolean *text, gboolean *keys, gboolean *place)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (after);

  *text = *keys = *place = before == NULL;

  for (guint i = 0; before != NULL && i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[i];

      if (cbk_record_same_field (before, after, field))
        continue;

      *text |= cbk_field_is_indexed_text (field);
      *keys |= field->key != CBK_KEY_NONE;
      *place |= field->type == CBK_FIELD_GEOMETRY || field->unit == CBK_UNIT_E7;
    }
}

/**
 * cbk_index_update:
 * @self: an index, inside a transaction
 * @rid: the row's number
 * @before: (nullable): the record as indexed; %NULL when it is not
 * @after: the record as it is to be found
 * @error: any store error
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_index_update (CbkIndex *self, gint64 rid, CbkRecord *before, CbkRecord *after, GError **error)
{
  gboolean text, keys, place;

  find_touched (before, after, &text, &keys, &place);

  return (!text || cbk_words_update (self->words, rid, before, after, error)) &&
         (!keys || update_keys (self, rid, before, after, error)) &&
         (!place || update_box (self, rid, before, after, error));
}

/**
 * cbk_index_add:
 * @self: an index, inside a transaction
 * @rid: the row's number, higher than that of the row before
 * @record: a record that is not indexed
 * @error: any store error
 *
 * As cbk_index_update(), for rows in their order: nothing needs to be gathered.
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_index_add (CbkIndex *self, gint64 rid, CbkRecord *record, GError **error)
{
  return cbk_words_add (self->words, rid, record, error) &&
         update_keys (self, rid, NULL, record, error) && update_box (self, rid, NULL, record, error);
}

/**
 * cbk_index_finish:
 * @self: an index, inside a transaction that is about to be committed
 * @error: any store error
 *
 * Returns: whether all can be found; otherwise the transaction must not be committed
 */
gboolean
cbk_index_finish (CbkIndex *self, GError **error)
{
  return cbk_words_finish (self->words, error);
}
