/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-terms.h"

#include "domain/cbk-text.h"
#include "model/cbk-record-search.h"

#include <string.h>

/* How many rows are looked at before the best are chosen. Ordered by the database, a short beginning would cost it all
 * rows that have it. */
#define MAX_ROWS 1000
#define MAX_WORDS 8

/* Above every byte that a word can go on with. */
#define WORD_END '\xff'

typedef struct
{
  CbkHqStorage *storage;
  const char *type;
  GPtrArray *words;
  GHashTable *seen;          /* "type id" to its place in @hits */
  GArray *hits;
} CbkHqFinding;

static void
add_hit (CbkHqFinding *self, const char *type, const char *id, CbkHqMatch match)
{
  g_autofree char *name = g_strconcat (type, " ", id, NULL);
  CbkHqHit hit = { .match = match };
  gpointer place;

  if (g_hash_table_lookup_extended (self->seen, name, NULL, &place))
    {
      CbkHqHit *known = &g_array_index (self->hits, CbkHqHit, GPOINTER_TO_UINT (place));

      known->match = MIN (known->match, match);
      return;
    }

  g_strlcpy (hit.type, type, sizeof hit.type);
  g_strlcpy (hit.id, id, sizeof hit.id);
  g_hash_table_insert (self->seen, g_steal_pointer (&name), GUINT_TO_POINTER (self->hits->len));
  g_array_append_val (self->hits, hit);
}

static void
bind_range (CbkHqStatement *stmt, const char *low_name, const char *high_name, const char *word, gboolean begins)
{
  gsize length = strlen (word);
  g_autofree char *high = g_strdup_printf ("%s%c", word, WORD_END);

  cbk_hq_statement_bind_blob (stmt, low_name, word, length);
  cbk_hq_statement_bind_blob (stmt, high_name, high, begins ? length + 1 : length);
}

/* The text is made of numbers alone; what was typed is bound. */
static char *
make_sql (guint n_words, gboolean one_type)
{
  GString *sql = g_string_new ("SELECT t0.type, t0.id, t0.weight FROM term t0");

  for (guint i = 1; i < n_words; i++)
    g_string_append_printf (sql, " JOIN term t%u ON t%u.type = t0.type AND t%u.id = t0.id AND t%u.word BETWEEN :l%u AND :h%u", i,
                            i, i, i, i, i);
  g_string_append (sql, " WHERE t0.word BETWEEN :l0 AND :h0");
  if (one_type)
    g_string_append (sql, " AND t0.type = :type");
  g_string_append (sql, " LIMIT :limit");

  return g_string_free (sql, FALSE);
}

static void
bind_words (CbkHqFinding *self, CbkHqStatement *stmt)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      char low[8], high[8];

      g_snprintf (low, sizeof low, ":l%u", i);
      g_snprintf (high, sizeof high, ":h%u", i);
      bind_range (stmt, low, high, g_ptr_array_index (self->words, i), i + 1 == self->words->len);
    }
}

/* All words stand in it; the last may be unfinished. */
static gboolean
find_words (CbkHqFinding *self, GError **error)
{
  g_autofree char *sql = make_sql (self->words->len, self->type != NULL);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->storage->db, sql);
  bind_words (self, &stmt);
  if (self->type != NULL)
    cbk_hq_statement_bind_text (&stmt, ":type", self->type);
  cbk_hq_statement_bind_int (&stmt, ":limit", MAX_ROWS);
  while (cbk_hq_statement_step (&stmt))
    {
      g_autofree char *type = g_strdup (cbk_hq_statement_get_text (&stmt, 0));
      char id[CBK_ID_LENGTH + 1];

      if (cbk_hq_statement_get_id (&stmt, 1, id))
        add_hit (self, type, id, cbk_hq_statement_get_int (&stmt, 2) <= 1 ? CBK_HQ_MATCH_TITLE : CBK_HQ_MATCH_TEXT);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/* What was typed, taken as one: "20CU/12345/16", "07700 900123". */
static gboolean
find_key (CbkHqFinding *self, const char *key, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->storage->db,
                         "SELECT type, id, word FROM term WHERE word BETWEEN :low AND :high AND weight = 0 LIMIT :limit");
  bind_range (&stmt, ":low", ":high", key, TRUE);
  cbk_hq_statement_bind_int (&stmt, ":limit", MAX_ROWS);
  while (cbk_hq_statement_step (&stmt))
    {
      g_autofree char *type = g_strdup (cbk_hq_statement_get_text (&stmt, 0));
      char id[CBK_ID_LENGTH + 1];
      gsize length;

      if (!cbk_hq_statement_get_id (&stmt, 1, id) || (self->type != NULL && !g_str_equal (type, self->type)))
        continue;

      cbk_hq_statement_get_blob (&stmt, 2, &length);
      add_hit (self, type, id, length == strlen (key) ? CBK_HQ_MATCH_EXACT : CBK_HQ_MATCH_BEGINS);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/* Better matches first, then what is newest: ids begin with the time. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const CbkHqHit *one = a, *other = b;

  return one->match != other->match ? (int) one->match - (int) other->match : -strcmp (one->id, other->id);
}

static GPtrArray *
split (const char *text, GString *compact)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = cbk_text_fold (text);
  const char *cursor = folded;
  const char *word;
  gsize length;

  while (words->len < MAX_WORDS && cbk_text_next_word (&cursor, &word, &length))
    {
      g_ptr_array_add (words, g_strndup (word, MIN (length, CBK_SEARCH_KEY_MAX)));
      g_string_append_len (compact, word, (gssize) MIN (length, CBK_SEARCH_KEY_MAX));
    }
  g_string_truncate (compact, MIN (compact->len, CBK_SEARCH_KEY_MAX));

  return words;
}

/**
 * cbk_hq_terms_find:
 * @storage: a storage
 * @text: what a person typed: names, references, marks, telephones, words
 * @type: (nullable): the one kind that is wanted
 * @error: any store error
 *
 * Says nothing of whether somebody may know of what was found.
 *
 * Returns: (transfer full) (element-type CbkHqHit) (nullable): the best first; empty for a single letter
 */
GArray *
cbk_hq_terms_find (CbkHqStorage *storage, const char *text, const char *type, GError **error)
{
  g_autoptr(GString) compact = g_string_new (NULL);
  g_autoptr(GPtrArray) words = split (text, compact);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (CbkHqHit));
  CbkHqFinding self = { storage, type, words, seen, hits };

  if (compact->len < 2)
    return g_steal_pointer (&hits);

  if (!find_key (&self, compact->str, error) || !find_words (&self, error))
    return NULL;

  g_array_sort (hits, compare_hits);

  return g_steal_pointer (&hits);
}
