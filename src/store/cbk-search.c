/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-search.h"

#include "domain/cbk-geo.h"
#include "domain/cbk-identifiers.h"
#include "domain/cbk-name-match.h"
#include "domain/cbk-phonetic.h"
#include "domain/cbk-text.h"
#include "model/cbk-record-search.h"

#include <stdio.h>
#include <string.h>

/* How many rows are looked at before the best are chosen. Ranking is done here: FTS5's own ranking reads every row that
 * matches, which for "s" is a second or more in a million. */
#define MAX_CANDIDATES 200
#define MAX_WORDS 8
#define MAX_ALTERNATIVES 8
#define SHORTEST_MISSPELT 3

/* Short words that sound alike are many: with more than half of the letters another, nobody means them. */
#define MOST_LETTERS_BY_SOUND 4

#define SHORTEST_MARK 3

/* Above every byte that a key can hold after a common beginning. */
#define KEY_END "\xff"

typedef struct
{
  CbkConnection *cache;
  gint64 low, high;      /* row numbers wanted */
  guint limit;
  GPtrArray *words;      /* folded */
  GPtrArray *keys;       /* what was typed as one key, in the ways it can be meant */
  GHashTable *seen;
  GArray *hits;
} CbkSearch;

static void
add_hit (CbkSearch *self, gint64 rid, CbkMatch match)
{
  CbkHit hit = { rid, match };

  if (g_hash_table_add (self->seen, g_memdup2 (&rid, sizeof rid)))
    g_array_append_val (self->hits, hit);
}

static gboolean
collect (CbkSearch *self, CbkStatement *stmt, CbkMatch match, GError **error)
{
  cbk_statement_bind_int (stmt, ":low", self->low);
  cbk_statement_bind_int (stmt, ":high", self->high);
  cbk_statement_bind_int (stmt, ":limit", MAX_CANDIDATES);
  while (cbk_statement_step (stmt))
    add_hit (self, cbk_statement_get_int (stmt, 0), match);

  return cbk_statement_finish (stmt, error);
}

static gboolean
search_key (CbkSearch *self, const char *key, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache,
                      "SELECT rid FROM search_key WHERE k = :k AND rid BETWEEN :low AND :high "
                      "ORDER BY rid DESC LIMIT :limit");
  cbk_statement_bind_text (&stmt, ":k", key);

  return collect (self, &stmt, CBK_MATCH_KEY, error);
}

static gboolean
search_key_prefix (CbkSearch *self, const char *key, GError **error)
{
  g_autofree char *end = g_strconcat (key, KEY_END, NULL);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache,
                      "SELECT rid FROM search_key WHERE k > :k AND k < :end AND rid BETWEEN :low AND :high "
                      "LIMIT :limit");
  cbk_statement_bind_text (&stmt, ":k", key);
  cbk_statement_bind_text (&stmt, ":end", end);

  return collect (self, &stmt, CBK_MATCH_KEY_PREFIX, error);
}

static gboolean
search_text (CbkSearch *self, const char *expression, CbkMatch match, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache,
                      "SELECT rowid FROM search_text WHERE search_text MATCH :expression "
                      "AND rowid BETWEEN :low AND :high ORDER BY rowid DESC LIMIT :limit");
  cbk_statement_bind_text (&stmt, ":expression", expression);

  return collect (self, &stmt, match, error);
}

/* Folded words hold no quotes, so that what is typed stays a word and never becomes an operator. */
static char *
make_expression (CbkSearch *self, const char *column)
{
  GString *expression = g_string_new (NULL);

  g_string_append_printf (expression, "%s(", column);
  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (expression, "%s\"%s\"%s", i > 0 ? " AND " : "", (char *) g_ptr_array_index (self->words, i),
                            i + 1 == self->words->len ? "*" : "");
  g_string_append_c (expression, ')');

  return g_string_free (expression, FALSE);
}

typedef struct
{
  char *word;
  guint distance;
} CbkAlternative;

static void
alternative_clear (gpointer data)
{
  g_free (((CbkAlternative *) data)->word);
}

static int
compare_alternatives (gconstpointer a, gconstpointer b)
{
  return (int) ((const CbkAlternative *) a)->distance - (int) ((const CbkAlternative *) b)->distance;
}

static void
consider (GArray *alternatives, const char *word, guint distance)
{
  CbkAlternative alternative = { NULL, distance };

  for (guint i = 0; i < alternatives->len; i++)
    if (g_str_equal (g_array_index (alternatives, CbkAlternative, i).word, word))
      return;

  alternative.word = g_strdup (word);
  g_array_append_val (alternatives, alternative);
}

static gboolean
find_by_sound (CbkSearch *self, const char *word, GArray *alternatives, GError **error)
{
  guint32 codes[CBK_PHONETIC_MAX];
  guint n = cbk_phonetic_get_codes (word, codes);
  guint bound = MIN (MOST_LETTERS_BY_SOUND, 1 + (guint) strlen (word) / 2);

  for (guint i = 0; i < n; i++)
    {
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, self->cache, "SELECT word FROM name_sound WHERE sound = :sound LIMIT 200");
      cbk_statement_bind_int (&stmt, ":sound", codes[i]);
      while (cbk_statement_step (&stmt))
        {
          const char *candidate = cbk_statement_get_text (&stmt, 0);
          guint distance = cbk_name_distance (word, candidate, bound);

          if (distance <= bound)
            consider (alternatives, candidate, distance);
        }
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

/* People rarely get both first letters wrong: words that begin with either of them are compared letter by letter. */
static gboolean
find_by_spelling (CbkSearch *self, const char *word, char first, GArray *alternatives, GError **error)
{
  guint bound = strlen (word) < 6 ? 1 : 2;
  char begin[] = { first, '\0' };
  char end[] = { first, '\xff', '\0' };
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache, "SELECT word FROM name_word WHERE word >= :begin AND word < :end");
  cbk_statement_bind_text (&stmt, ":begin", begin);
  cbk_statement_bind_text (&stmt, ":end", end);
  while (cbk_statement_step (&stmt))
    {
      const char *candidate = cbk_statement_get_text (&stmt, 0);
      guint distance = cbk_name_distance (word, candidate, bound);

      if (distance <= bound)
        consider (alternatives, candidate, distance);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
append_alternatives (CbkSearch *self, GString *expression, const char *word, GError **error)
{
  g_autoptr(GArray) alternatives = g_array_new (FALSE, FALSE, sizeof (CbkAlternative));

  g_array_set_clear_func (alternatives, alternative_clear);
  consider (alternatives, word, 0);

  if (strlen (word) >= SHORTEST_MISSPELT &&
      (!find_by_sound (self, word, alternatives, error) ||
       !find_by_spelling (self, word, word[0], alternatives, error) ||
       (word[1] != word[0] && !find_by_spelling (self, word, word[1], alternatives, error))))
    return FALSE;

  g_array_sort (alternatives, compare_alternatives);

  g_string_append_c (expression, '(');
  for (guint i = 0; i < MIN (alternatives->len, MAX_ALTERNATIVES); i++)
    g_string_append_printf (expression, "%s\"%s\"", i > 0 ? " OR " : "",
                            g_array_index (alternatives, CbkAlternative, i).word);
  g_string_append_c (expression, ')');

  return TRUE;
}

static gboolean
search_misspelt (CbkSearch *self, GError **error)
{
  g_autoptr(GString) expression = g_string_new ("title : (");

  for (guint i = 0; i < self->words->len; i++)
    {
      if (i > 0)
        g_string_append (expression, " AND ");
      if (!append_alternatives (self, expression, g_ptr_array_index (self->words, i), error))
        return FALSE;
    }
  g_string_append_c (expression, ')');

  return search_text (self, expression->str, CBK_MATCH_SOUND, error);
}

static void
add_key (CbkSearch *self, const char *key)
{
  if (strlen (key) > 0 && strlen (key) <= CBK_SEARCH_KEY_MAX &&
      !g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
    g_ptr_array_add (self->keys, g_strdup (key));
}

/* "31/05/1984", "31.5.1984" and "1984-05-31" are one day. */
static void
add_date_key (CbkSearch *self, const char *text)
{
  guint a, b, c;
  char key[16];
  char rest;

  if (sscanf (text, "%4u%*[-/. ]%2u%*[-/. ]%4u%c", &a, &b, &c, &rest) != 3)
    return;

  if (a > 31)
    g_snprintf (key, sizeof key, "%04u%02u%02u", a, b, c);
  else
    g_snprintf (key, sizeof key, "%04u%02u%02u", c, b, a);

  if (strlen (key) == 8)
    add_key (self, key);
}

/* "+44 (0)7700 900123" and "0044 7700 900123" are the number that its keys have with the country's code. */
static void
add_phone_key (CbkSearch *self, const char *text)
{
  char e164[CBK_PHONE_SIZE];
  CbkPhoneKind kind;

  cbk_phone_parse (text, e164, &kind);
  if (e164[0] == '+')
    add_key (self, e164 + 1);
}

/* Marks are kept with what witnesses confuse made alike: 0 and O, 1 and I. What was typed is read the same way. */
static void
add_mark_key (CbkSearch *self, const char *text)
{
  g_autofree char *folded = cbk_vrm_fold (text);
  g_autofree char *key = g_ascii_strdown (folded, -1);

  add_key (self, key);
}

static void
split_query (CbkSearch *self, const char *text)
{
  g_autofree char *folded = cbk_text_fold (text);
  g_autoptr(GString) compact = g_string_new (NULL);
  const char *cursor = folded;
  const char *word;
  gsize length;

  while (self->words->len < MAX_WORDS && cbk_text_next_word (&cursor, &word, &length))
    g_ptr_array_add (self->words, g_strndup (word, MIN (length, CBK_SEARCH_KEY_MAX)));

  for (guint i = 0; i < self->words->len; i++)
    g_string_append (compact, g_ptr_array_index (self->words, i));

  add_key (self, compact->str);
  add_date_key (self, text);
  add_phone_key (self, text);
  if (compact->len >= SHORTEST_MARK)
    add_mark_key (self, text);
}

static gboolean
search_all (CbkSearch *self, GError **error)
{
  g_autofree char *title = make_expression (self, "title : ");
  g_autofree char *text = make_expression (self, "");

  for (guint i = 0; i < self->keys->len; i++)
    if (!search_key (self, g_ptr_array_index (self->keys, i), error))
      return FALSE;

  if (!search_text (self, title, CBK_MATCH_TITLE, error))
    return FALSE;

  /* What comes now ranks below what is there: with enough of the better, nobody would see it. */
  for (guint i = 0; i < self->keys->len && self->hits->len < self->limit; i++)
    if (!search_key_prefix (self, g_ptr_array_index (self->keys, i), error))
      return FALSE;

  if (self->hits->len < self->limit && !search_text (self, text, CBK_MATCH_TEXT, error))
    return FALSE;

  return self->hits->len > 0 || search_misspelt (self, error);
}

/* Better matches first; then the kinds that people look for most; then what is newest. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const CbkHit *left = a;
  const CbkHit *right = b;

  if (left->match != right->match)
    return left->match < right->match ? -1 : 1;

  return left->rid > right->rid ? -1 : left->rid < right->rid;
}

typedef gboolean (*CbkSearchFunc) (CbkSearch *self, GError **error);

static GArray *
search (CbkSession *session, const char *text, const char *type, guint limit, CbkSearchFunc func, GError **error)
{
  CbkRecordClass *klass = type != NULL ? cbk_registry_find (type) : NULL;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (CbkHit));
  CbkSearch self = {
    .cache = cbk_session_get_cache (session),
    .low = klass != NULL ? CBK_ENTITY_RID_BASE (klass->entity->code) : 0,
    .high = klass != NULL ? CBK_ENTITY_RID_BASE (klass->entity->code + 1) - 1 : G_MAXINT64,
    .limit = limit,
    .words = words,
    .keys = keys,
    .seen = seen,
    .hits = hits,
  };

  split_query (&self, text);
  if (words->len > 0 && !func (&self, error))
    return NULL;

  g_array_sort (hits, compare_hits);
  if (hits->len > limit)
    g_array_set_size (hits, limit);

  return g_steal_pointer (&hits);
}

/**
 * cbk_search_run:
 * @session: a session on the thread of the caller
 * @text: what a person typed: names also misspelt, references, parts of marks, phone numbers in any form, dates of
 *   birth, postcodes, words
 * @type: (nullable): the one kind of record that is wanted
 * @limit: how many at the most
 * @error: any store error
 *
 * The last word may be unfinished: this answers while people type.
 *
 * Returns: (transfer full) (element-type CbkHit) (nullable): rows, best first; empty when nothing fits
 */
GArray *
cbk_search_run (CbkSession *session, const char *text, const char *type, guint limit, GError **error)
{
  return search (session, text, type, limit, search_all, error);
}

/**
 * cbk_search_names:
 * @session: a session on the thread of the caller
 * @text: a name, whole
 * @type: the kind of record that is wanted
 * @limit: how many at the most
 * @error: any store error
 *
 * Unlike cbk_search_run() it does not stop at those who are called exactly so.
 *
 * Returns: (transfer full) (element-type CbkHit) (nullable): rows in whose name each word stands, or one that sounds or is spelt
 *   nearly so
 */
GArray *
cbk_search_names (CbkSession *session, const char *text, const char *type, guint limit, GError **error)
{
  return search (session, text, type, limit, search_misspelt, error);
}

/**
 * cbk_search_place:
 * @session: a session on the thread of the caller
 * @lat_e7: where, degrees north times 10 000 000
 * @lon_e7: where, degrees east times 10 000 000
 * @metres: how far around, as a box
 * @limit: how many at the most
 * @error: %CBK_ERROR_INVALID when that is no place, or any store error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the rows whose box touches that one
 */
GArray *
cbk_search_place (CbkSession *session, gint64 lat_e7, gint64 lon_e7, gint64 metres, guint limit, GError **error)
{
  g_autoptr(GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbkGeoPoint centre;
  gint64 north, east;
  g_auto(CbkStatement) stmt = { 0 };

  if (!cbk_geo_from_e7 (lat_e7, lon_e7, &centre, error))
    return NULL;

  north = cbk_geo_to_e7 (cbk_geo_destination (centre, 0, (double) metres).lat) - lat_e7;
  east = cbk_geo_to_e7 (cbk_geo_destination (centre, 90, (double) metres).lon) - lon_e7;

  cbk_statement_init (&stmt, cbk_session_get_cache (session),
                      "SELECT rid FROM place_box WHERE max_lat >= :south AND min_lat <= :north "
                      "AND max_lon >= :west AND min_lon <= :east LIMIT :limit");
  cbk_statement_bind_int (&stmt, ":south", lat_e7 - north);
  cbk_statement_bind_int (&stmt, ":north", lat_e7 + north);
  cbk_statement_bind_int (&stmt, ":west", lon_e7 - east);
  cbk_statement_bind_int (&stmt, ":east", lon_e7 + east);
  cbk_statement_bind_int (&stmt, ":limit", limit);
  while (cbk_statement_step (&stmt))
    {
      gint64 rid = cbk_statement_get_int (&stmt, 0);

      g_array_append_val (rids, rid);
    }

  return cbk_statement_finish (&stmt, error) ? g_steal_pointer (&rids) : NULL;
}
