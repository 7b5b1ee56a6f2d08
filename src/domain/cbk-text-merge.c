/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-text-merge.h"

#include <string.h>

/* Two people's changes of one text, word by word: what differs, and both put together (the merge of three texts that
 * "diff3" is known for: Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007). */

/* Texts that differ in more than so many pairs of words are not compared inside what differs. */
#define MAX_PAIRS 1000000

/* A word or a sign, with the space before it. The space that ends a text is a token without a word. */
typedef struct
{
  const char *space;
  const char *word;
  gsize length;     /* bytes of the word */
} Token;

static GArray *
split (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  while (*text != '\0')
    {
      Token token = { .space = text };

      while (g_unichar_isspace (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      token.word = text;

      if (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      else
        while (g_unichar_isalnum (g_utf8_get_char (text)))
          text = g_utf8_next_char (text);
      token.length = (gsize) (text - token.word);
      g_array_append_val (tokens, token);
    }

  return tokens;
}

static const Token *
nth (GArray *tokens, guint i)
{
  return &g_array_index (tokens, Token, i);
}

static gboolean
is_same (GArray *a, guint i, GArray *b, guint j)
{
  const Token *left = nth (a, i), *right = nth (b, j);

  return left->length == right->length && memcmp (left->word, right->word, left->length) == 0;
}

/* The longest common run of words of what is between equal beginnings and ends. */
static void
match_middle (GArray *a, guint a_start, guint a_end, GArray *b, guint b_start, guint b_end, int *matches)
{
  guint n = a_end - a_start, m = b_end - b_start, width = m + 1;
  g_autofree guint32 *longest = NULL;

  if (n == 0 || m == 0 || (guint64) n * m > MAX_PAIRS)
    return;

  longest = g_new0 (guint32, (gsize) (n + 1) * width);
  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      longest[i * width + j] = is_same (a, a_start + i, b, b_start + j)
                                 ? longest[(i + 1) * width + j + 1] + 1
                                 : MAX (longest[(i + 1) * width + j], longest[i * width + j + 1]);

  for (guint i = 0, j = 0; i < n && j < m;)
    if (is_same (a, a_start + i, b, b_start + j))
      matches[a_start + i++] = (int) (b_start + j++);
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
      i++;
    else
      j++;
}

/* For each word of @a which one of @b it is; -1 for none. */
static int *
match (GArray *a, GArray *b)
{
  int *matches = g_new (int, a->len + 1);
  guint head = 0, tail = 0;

  for (guint i = 0; i <= a->len; i++)
    matches[i] = -1;
  for (; head < MIN (a->len, b->len) && is_same (a, head, b, head); head++)
    matches[head] = (int) head;
  for (; tail < MIN (a->len, b->len) - head && is_same (a, a->len - 1 - tail, b, b->len - 1 - tail); tail++)
    matches[a->len - 1 - tail] = (int) (b->len - 1 - tail);
  match_middle (a, head, a->len - tail, b, head, b->len - tail, matches);

  return matches;
}

/**
 * cbk_text_find_changes:
 * @from: a text
 * @to: another
 *
 * Returns: (transfer full) (element-type CbkTextSpan): the words of @to that are not in @from, in order
 */
GArray *
cbk_text_find_changes (const char *from, const char *to)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CbkTextSpan));
  g_autoptr(GArray) before = split (from);
  g_autoptr(GArray) after = split (to);
  g_autofree int *matches = match (after, before);

  for (guint i = 0; i < after->len; i++)
    {
      const Token *token = nth (after, i);
      CbkTextSpan span = { (gsize) (token->word - to), (gsize) (token->word - to) + token->length };

      if (matches[i] >= 0 || token->length == 0)
        continue;

      if (i > 0 && matches[i - 1] < 0 && spans->len > 0)
        g_array_index (spans, CbkTextSpan, spans->len - 1).end = span.end;
      else
        g_array_append_val (spans, span);
    }

  return spans;
}

/* The first word of a text has no space before it: what it comes behind needs one. */
static void
append (GString *text, GArray *tokens, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      const Token *token = nth (tokens, i);

      if (i == 0 && token->space == token->word && text->len > 0 && !g_ascii_isspace (text->str[text->len - 1])
          && !g_ascii_ispunct (*token->word))
        g_string_append_c (text, ' ');
      g_string_append_len (text, token->space, token->word - token->space + (gssize) token->length);
    }
}

typedef struct
{
  GArray *tokens;
  guint start;
  guint end;
} Chunk;

static gboolean
is_same_chunk (const Chunk *a, const Chunk *b)
{
  if (a->end - a->start != b->end - b->start)
    return FALSE;

  for (guint i = 0; i < a->end - a->start; i++)
    if (!is_same (a->tokens, a->start + i, b->tokens, b->start + i))
      return FALSE;

  return TRUE;
}

/* What both changed differently both stays. */
static void
append_chunk (GString *text, const Chunk *base, const Chunk *ours, const Chunk *theirs)
{
  gboolean we = !is_same_chunk (ours, base), they = !is_same_chunk (theirs, base);

  if (we || !they)
    append (text, ours->tokens, ours->start, ours->end);
  if (they && !is_same_chunk (theirs, ours))
    append (text, theirs->tokens, theirs->start, theirs->end);
}

/* A word that all have, with the space before it: whoever put something before the first word has some. */
static void
append_kept (GString *text, const Chunk *base, const Chunk *ours, const Chunk *theirs)
{
  const Chunk *from = base->end > 0 ? base : ours->end > 0 ? ours : theirs;

  append (text, from->tokens, from->end, from->end + 1);
}

/**
 * cbk_text_merge:
 * @base: what both began with
 * @ours: what one made of it
 * @theirs: what the other made of it
 *
 * Nothing that either of them wrote is left out; where both wrote at the same place, theirs comes after ours. It is a
 * proposal, for somebody who reads it.
 *
 * Returns: (transfer full): both changes in one text
 */
char *
cbk_text_merge (const char *base, const char *ours, const char *theirs)
{
  g_autoptr(GArray) words = split (base);
  Chunk left = { split (ours), 0, 0 }, right = { split (theirs), 0, 0 }, middle = { words, 0, 0 };
  g_autofree int *to_left = match (words, left.tokens);
  g_autofree int *to_right = match (words, right.tokens);
  GString *text = g_string_new (NULL);

  for (; middle.end < words->len; middle.end++)
    {
      if (to_left[middle.end] < 0 || to_right[middle.end] < 0)
        continue;

      left.end = (guint) to_left[middle.end];
      right.end = (guint) to_right[middle.end];
      append_chunk (text, &middle, &left, &right);
      append_kept (text, &middle, &left, &right);
      left.start = left.end + 1;
      right.start = right.end + 1;
      middle.start = middle.end + 1;
    }

  left.end = left.tokens->len;
  right.end = right.tokens->len;
  append_chunk (text, &middle, &left, &right);
  g_array_unref (left.tokens);
  g_array_unref (right.tokens);

  return g_strchomp (g_string_free (text, FALSE));
}
