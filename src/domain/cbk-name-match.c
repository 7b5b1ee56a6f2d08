/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-name-match.h"

#include "domain/cbk-phonetic.h"
#include "domain/cbk-text.h"

#include <string.h>

/* Names of more words than these are compared so far. */
#define MAX_WORDS 8

/* How much of a thousand each likeness is worth. Our own weights: they order a list for a person to read. */
#define SAME 1000
#define SAME_BUT_SPACES 980
#define SAME_FAMILY 900
#define SAME_BUT_ENDING 900
#define ONE_APART 860
#define SOUNDS_ALIKE 840
#define PART_OF_THE_OTHER 820
#define TWO_APART 760
#define SHARED_GIVEN 760
#define BEGINS_THE_OTHER 740
#define INITIAL 700
#define LOOKS_ALIKE 650

static guint
read_characters (const char *text, guint32 characters[CBK_NAME_MAX])
{
  guint n = 0;

  for (; *text != '\0' && n < CBK_NAME_MAX; n++)
    if ((guchar) *text < 0x80)
      {
        characters[n] = (guchar) *text++;
      }
    else
      {
        characters[n] = g_utf8_get_char (text);
        text = g_utf8_next_char (text);
      }

  return n;
}

/* Three rows of the table, of which only the cells within @bound of the diagonal are worked out. */
static guint
banded_distance (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint bound)
{
  guint8 rows[3][CBK_NAME_MAX + 2];
  guint8 *before = rows[0], *last = rows[1], *now = rows[2];
  guint8 beyond = (guint8) (bound + 1);

  for (guint j = 0; j <= n_b; j++)
    last[j] = (guint8) MIN (j, beyond);

  for (guint i = 1; i <= n_a; i++)
    {
      guint from = i > bound ? i - bound : 1;
      guint to = MIN (i + bound, n_b);
      guint8 least = beyond;
      guint8 *spare;

      now[from - 1] = from == 1 ? (guint8) MIN (i, beyond) : beyond;
      if (from == 1)
        least = now[0];

      for (guint j = from; j <= to; j++)
        {
          guint8 up = j < i + bound ? last[j] : beyond;
          guint8 best = (guint8) (last[j - 1] + (a[i - 1] != b[j - 1]));

          best = (guint8) MIN (best, MIN (up, now[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = (guint8) MIN (best, before[j - 2] + 1);

          now[j] = MIN (best, beyond);
          least = MIN (least, now[j]);
        }

      /* A swap reaches back two rows, but from there the next letter has cost one already. */
      if (least >= beyond)
        return beyond;

      spare = before;
      before = last;
      last = now;
      now = spare;
    }

  return last[n_b];
}

/**
 * cbk_name_distance:
 * @a: a folded word
 * @b: a folded word
 * @bound: how far to count, at most 60
 *
 * How many letters must be put in, left out, exchanged or swapped with their neighbour to make one word of
 * the other (Damerau and Levenshtein, no letter edited twice). Only the band that @bound leaves open is
 * worked out, and the walk ends as soon as nothing in it can come true, so that a hundred thousand words take
 * some milliseconds. No allocation.
 *
 * Returns: the distance, or @bound + 1 when it is more than @bound
 */
guint
cbk_name_distance (const char *a, const char *b, guint bound)
{
  guint32 letters_a[CBK_NAME_MAX], letters_b[CBK_NAME_MAX];
  guint n_a = read_characters (a, letters_a);
  guint n_b = read_characters (b, letters_b);
  guint start = 0;

  bound = MIN (bound, 60);
  if (MAX (n_a, n_b) - MIN (n_a, n_b) > bound)
    return bound + 1;

  while (start < n_a && start < n_b && letters_a[start] == letters_b[start])
    start++;
  while (n_a > start && n_b > start && letters_a[n_a - 1] == letters_b[n_b - 1])
    {
      n_a--;
      n_b--;
    }

  return banded_distance (letters_a + start, n_a - start, letters_b + start, n_b - start, bound);
}

/* Letters of @a that @b has too, within half the longer word; those of each that matched are marked. */
static guint
match_letters (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint64 *ret_a, guint64 *ret_b)
{
  guint reach = MAX (n_a, n_b) / 2;
  guint64 marks_a = 0, marks_b = 0;
  guint n = 0;

  reach = reach > 0 ? reach - 1 : 0;
  for (guint i = 0; i < n_a; i++)
    {
      guint from = i > reach ? i - reach : 0;
      guint to = MIN (i + reach + 1, n_b);

      for (guint j = from; j < to; j++)
        if (a[i] == b[j] && (marks_b >> j & 1) == 0)
          {
            marks_a |= G_GUINT64_CONSTANT (1) << i;
            marks_b |= G_GUINT64_CONSTANT (1) << j;
            n++;
            break;
          }
    }

  *ret_a = marks_a;
  *ret_b = marks_b;

  return n;
}

/**
 * cbk_name_jaro_winkler:
 * @a: a folded word
 * @b: a folded word
 *
 * The measure of Jaro (1989) with Winkler's credit for up to four letters in common at the beginning.
 *
 * Returns: 0 for nothing in common to 1000 for the same
 */
guint
cbk_name_jaro_winkler (const char *a, const char *b)
{
  guint32 letters_a[CBK_NAME_MAX], letters_b[CBK_NAME_MAX];
  guint n_a = read_characters (a, letters_a);
  guint n_b = read_characters (b, letters_b);
  guint64 marks_a, marks_b;
  guint m = match_letters (letters_a, n_a, letters_b, n_b, &marks_a, &marks_b);
  guint half_swaps = 0, prefix = 0;
  double jaro;

  if (m == 0)
    return n_a == 0 && n_b == 0 ? 1000 : 0;

  for (guint i = 0, j = 0; i < n_a; i++)
    if (marks_a >> i & 1)
      {
        while ((marks_b >> j & 1) == 0)
          j++;
        half_swaps += letters_a[i] != letters_b[j++];
      }

  while (prefix < 4 && prefix < n_a && prefix < n_b && letters_a[prefix] == letters_b[prefix])
    prefix++;

  jaro = ((double) m / n_a + (double) m / n_b + (m - half_swaps / 2.0) / m) / 3.0;

  return (guint) ((jaro + prefix * 0.1 * (1.0 - jaro)) * 1000.0 + 0.5);
}

static guint
answer (guint score, const char *reason, const char **ret_reason)
{
  if (ret_reason != NULL)
    *ret_reason = reason;

  return score;
}

/**
 * cbk_name_compare_words:
 * @a: a folded word
 * @b: a folded word
 * @given: whether they are given names, which have short forms and initials
 * @ret_reason: (out) (optional) (nullable): how they are alike, to be read after "the name"; static
 *
 * Returns: 0 for different to 1000 for the same, the same for @a and @b exchanged
 */
guint
cbk_name_compare_words (const char *a, const char *b, gboolean given, const char **ret_reason)
{
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);
  gsize shorter = MIN (n_a, n_b);
  gboolean a_first;
  guint distance;

  if (n_a == 0 || n_b == 0)
    return answer (0, NULL, ret_reason);
  if (strcmp (a, b) == 0)
    return answer (SAME, "is the same", ret_reason);
  if (given && cbk_name_is_same_family (a, b))
    return answer (SAME_FAMILY, "is another form of the same", ret_reason);
  if (given && shorter == 1 && a[0] == b[0])
    return answer (INITIAL, "agrees as far as the initial", ret_reason);
  if (shorter == 1)
    return answer (0, NULL, ret_reason);

  /* In short words one letter makes another name: Ali and Alia, Khan and Khal. */
  distance = cbk_name_distance (a, b, 2);
  if (distance == 1 && shorter >= 4)
    return answer (ONE_APART, "differs by one letter", ret_reason);
  if (cbk_phonetic_sounds_like (a, b))
    return answer (SOUNDS_ALIKE, "sounds alike", ret_reason);
  if (distance == 2 && shorter >= 6)
    return answer (TWO_APART, "differs by two letters", ret_reason);
  if (shorter >= 3 && strncmp (a, b, shorter) == 0)
    return answer (BEGINS_THE_OTHER, "is the beginning of the other", ret_reason);

  /* Jaro's measure takes the letters of the first in turn, so the order is settled before. */
  a_first = n_a != n_b ? n_a < n_b : strcmp (a, b) < 0;
  if (shorter >= 4 && cbk_name_jaro_winkler (a_first ? a : b, a_first ? b : a) >= 920)
    return answer (LOOKS_ALIKE, "looks alike", ret_reason);

  return answer (0, NULL, ret_reason);
}

typedef struct
{
  char *folded;
  char *words[MAX_WORDS];
  guint n;
} Words;

static void
clear_words (Words *self)
{
  g_free (self->folded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

/* Cuts the folded name into its words, in place. */
static Words
read_words (const char *name)
{
  Words self = { .folded = cbk_text_fold (name) };

  for (char *p = self.folded; *p != '\0' && self.n < MAX_WORDS;)
    {
      self.words[self.n++] = p;
      p += strcspn (p, " ");
      if (*p == ' ')
        *p++ = '\0';
    }

  return self;
}

static char *
join_words (const Words *self)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    g_string_append (joined, self->words[i]);

  return g_string_free (joined, FALSE);
}

/* Kowalski and Kowalska are one surname, of a man and a woman. */
static gboolean
is_same_but_for_gender (const char *a, const char *b)
{
  gsize n = strlen (a);

  return n > 4 && n == strlen (b) && strncmp (a, b, n - 1) == 0 && a[n - 2] == 'k' &&
         ((a[n - 1] == 'i' && b[n - 1] == 'a') || (a[n - 1] == 'a' && b[n - 1] == 'i'));
}

/* The best of any word of one against any of the other. */
static guint
compare_best (const Words *a, const Words *b, gboolean given, guint shortest, const char **ret_reason)
{
  guint best = 0;

  *ret_reason = NULL;
  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      {
        const char *reason;
        guint score;

        if (strlen (a->words[i]) < shortest || strlen (b->words[j]) < shortest)
          continue;

        score = cbk_name_compare_words (a->words[i], b->words[j], given, &reason);
        if (score > best)
          {
            best = score;
            *ret_reason = reason;
          }
      }

  return best;
}

/**
 * cbk_name_compare_surnames:
 * @a: (nullable): a surname in any writing
 * @b: (nullable): another
 * @ret_reason: (out) (optional) (nullable): how they are alike, to be read after "the surname"; static
 *
 * Returns: 0 for different to 1000 for the same
 */
guint
cbk_name_compare_surnames (const char *a, const char *b, const char **ret_reason)
{
  g_auto(Words) words_a = read_words (a);
  g_auto(Words) words_b = read_words (b);
  g_autofree char *joined_a = join_words (&words_a);
  g_autofree char *joined_b = join_words (&words_b);
  const char *reason, *best_reason;
  guint score, best;

  if (*joined_a == '\0' || *joined_b == '\0')
    return answer (0, NULL, ret_reason);

  if (strcmp (joined_a, joined_b) == 0)
    return words_a.n == words_b.n ? answer (SAME, "is the same", ret_reason)
                                  : answer (SAME_BUT_SPACES, "is the same but for spaces", ret_reason);
  if (is_same_but_for_gender (joined_a, joined_b))
    return answer (SAME_BUT_ENDING, "is the same but for its -ski or -ska", ret_reason);

  score = cbk_name_compare_words (joined_a, joined_b, FALSE, &reason);
  if (words_a.n == 1 && words_b.n == 1)
    return answer (score, reason, ret_reason);

  /* Particles of one and two letters (de, al, O') are in too many surnames to make two of them alike. */
  best = compare_best (&words_a, &words_b, FALSE, 3, &best_reason);
  if (best == SAME && score < PART_OF_THE_OTHER)
    return answer (PART_OF_THE_OTHER, "is part of the other", ret_reason);
  if (best * 9 / 10 > score)
    return answer (best * 9 / 10, best_reason, ret_reason);

  return answer (score, reason, ret_reason);
}

/**
 * cbk_name_compare_given:
 * @a: (nullable): all given names in any writing
 * @b: (nullable): another's
 * @ret_reason: (out) (optional) (nullable): how they are alike, to be read after "the forename"; static
 *
 * The first names count. A name that stands first in one and later in the other counts for less: many are
 * called by their second, and Mohammed before another name is often left out.
 *
 * Returns: 0 for different to 1000 for the same
 */
guint
cbk_name_compare_given (const char *a, const char *b, const char **ret_reason)
{
  g_auto(Words) words_a = read_words (a);
  g_auto(Words) words_b = read_words (b);
  g_autofree char *joined_a = join_words (&words_a);
  g_autofree char *joined_b = join_words (&words_b);
  const char *reason, *shared_reason;
  guint score, shared;

  if (words_a.n == 0 || words_b.n == 0)
    return answer (0, NULL, ret_reason);
  if (strcmp (joined_a, joined_b) == 0)
    return answer (SAME, "is the same", ret_reason);

  score = cbk_name_compare_words (words_a.words[0], words_b.words[0], TRUE, &reason);
  if (words_a.n == 1 && words_b.n == 1)
    return answer (score, reason, ret_reason);

  /* The first names agree and later ones differ or are missing: nearly as good. */
  if (score == SAME)
    return answer (SAME - 30, "is the same first name", ret_reason);
  if (score >= SHARED_GIVEN)
    return answer (score, reason, ret_reason);

  shared = compare_best (&words_a, &words_b, TRUE, 2, &shared_reason);
  if (shared >= SAME_FAMILY)
    return answer (SHARED_GIVEN, "is shared, though not first in both", ret_reason);

  return answer (score, reason, ret_reason);
}
