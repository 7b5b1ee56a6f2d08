/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-words.h"

#include "model/cbk-record-search.h"

/* More than this is not kept in memory. */
#define MAX_GATHERED_BYTES (1024 * 1024)

/* The words of a row: as the full-text index has them, and as it is to have them. */
typedef struct
{
  gint64 rid;
  char *old_title, *old_body;   /* NULL when the row is not in the index */
  char *title, *body;           /* NULL when it is not to be */
} CbkGathered;

struct _CbkWords
{
  CbkConnection *connection;
  GHashTable *gathered;         /* rid → CbkGathered (owned) */
  gsize gathered_bytes;
  GString *title;
  GString *body;
};

static void
gathered_free (gpointer data)
{
  CbkGathered *self = data;

  g_free (self->old_title);
  g_free (self->old_body);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

/**
 * cbk_words_new:
 * @connection: the cache
 *
 * Returns: (transfer full): its words
 */
CbkWords *
cbk_words_new (CbkConnection *connection)
{
  CbkWords *self = g_new0 (CbkWords, 1);

  self->connection = connection;
  self->gathered = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, gathered_free);
  self->title = g_string_new (NULL);
  self->body = g_string_new (NULL);

  return self;
}

void
cbk_words_free (CbkWords *self)
{
  g_clear_pointer (&self->gathered, g_hash_table_unref);
  g_string_free (self->title, TRUE);
  g_string_free (self->body, TRUE);
  g_free (self);
}

/**
 * cbk_words_forget:
 * @self: words whose transaction was rolled back
 */
void
cbk_words_forget (CbkWords *self)
{
  g_hash_table_remove_all (self->gathered);
  self->gathered_bytes = 0;
}

#define INSERT_WORDS "INSERT INTO search_text (rowid, title, body) VALUES (:rid, :title, :body)"
#define DELETE_WORDS "INSERT INTO search_text (search_text, rowid, title, body) VALUES ('delete', :rid, :title, :body)"

/* FTS5 flushes all it has gathered when a statement opens a savepoint: so VALUES here, never SELECT, never a trigger. */
static gboolean
write_words (CbkWords *self, const char *sql, gint64 rid, const char *title, const char *body, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  if (title == NULL || (*title == '\0' && *body == '\0'))
    return TRUE;

  cbk_statement_init (&stmt, self->connection, sql);
  cbk_statement_bind_int (&stmt, ":rid", rid);
  cbk_statement_bind_text (&stmt, ":title", title);
  cbk_statement_bind_text (&stmt, ":body", body);

  return cbk_statement_finish (&stmt, error);
}

static void
make_words (CbkWords *self, CbkRecord *record)
{
  g_string_truncate (self->title, 0);
  g_string_truncate (self->body, 0);
  cbk_record_append_words (record, self->title, self->body);
}

static gboolean
write_gathered (CbkWords *self, const CbkGathered *words, GError **error)
{
  if (g_strcmp0 (words->old_title, words->title) == 0 && g_strcmp0 (words->old_body, words->body) == 0)
    return TRUE;

  return write_words (self, DELETE_WORDS, words->rid, words->old_title, words->old_body, error) &&
         write_words (self, INSERT_WORDS, words->rid, words->title, words->body, error);
}

static int
compare_rids (gconstpointer a, gconstpointer b)
{
  const CbkGathered *left = *(const CbkGathered *const *) a;
  const CbkGathered *right = *(const CbkGathered *const *) b;

  return left->rid < right->rid ? -1 : left->rid > right->rid;
}

/**
 * cbk_words_finish:
 * @self: words, inside a transaction that is about to be committed
 * @error: any store error
 *
 * Writes the words that were gathered, by rising row numbers: at the first that is lower than the last FTS5 writes out a
 * segment, and merges the many that come of that again and again.
 *
 * Returns: whether all words are written; otherwise the transaction must not be committed
 */
gboolean
cbk_words_finish (CbkWords *self, GError **error)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer words;

  g_hash_table_iter_init (&iter, self->gathered);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    g_ptr_array_add (sorted, words);
  g_ptr_array_sort (sorted, compare_rids);

  for (guint i = 0; i < sorted->len; i++)
    if (!write_gathered (self, sorted->pdata[i], error))
      return FALSE;

  cbk_words_forget (self);

  return TRUE;
}

/* What a row had before the first of its changes is what is to be taken out of the index. */
static CbkGathered *
gather (CbkWords *self, gint64 rid, CbkRecord *before)
{
  CbkGathered *words = g_hash_table_lookup (self->gathered, &rid);

  if (words != NULL)
    return words;

  words = g_new0 (CbkGathered, 1);
  words->rid = rid;
  g_hash_table_insert (self->gathered, &words->rid, words);
  if (before != NULL)
    {
      make_words (self, before);
      words->old_title = g_strdup (self->title->str);
      words->old_body = g_strdup (self->body->str);
      self->gathered_bytes += self->title->len + self->body->len;
    }

  return words;
}

/**
 * cbk_words_update:
 * @self: words, inside a transaction
 * @rid: the row's number
 * @before: (nullable): the record as indexed; %NULL when it is not
 * @after: (nullable): the record as it is to be found; %NULL when it is not to be
 * @error: any store error
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_words_update (CbkWords *self, gint64 rid, CbkRecord *before, CbkRecord *after, GError **error)
{
  CbkGathered *words = gather (self, rid, before);

  g_clear_pointer (&words->title, g_free);
  g_clear_pointer (&words->body, g_free);
  if (after != NULL)
    {
      make_words (self, after);
      words->title = g_strdup (self->title->str);
      words->body = g_strdup (self->body->str);
      self->gathered_bytes += self->title->len + self->body->len;
    }

  return self->gathered_bytes < MAX_GATHERED_BYTES || cbk_words_finish (self, error);
}

/**
 * cbk_words_add:
 * @self: words, inside a transaction
 * @rid: the row's number, higher than that of the row before
 * @record: a record that is not indexed
 * @error: any store error
 *
 * As cbk_words_update(), for rows in their order: nothing needs to be gathered.
 *
 * Returns: whether that went well; otherwise the transaction must not be committed
 */
gboolean
cbk_words_add (CbkWords *self, gint64 rid, CbkRecord *record, GError **error)
{
  make_words (self, record);

  return write_words (self, INSERT_WORDS, rid, self->title->str, self->body->str, error);
}
