/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-text.h"

#include <string.h>

/* What becomes of an ASCII character: itself in lower case, a gap between words, or nothing at all. */
#define GAP 0
#define NOTHING 1

static inline guchar
fold_ascii (guchar c)
{
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
    return c;
  if (c >= 'A' && c <= 'Z')
    return c | 0x20;

  return c == '\'' || c == '`' ? NOTHING : GAP;
}

/* Letters that no normalization takes apart, as they are written where a keyboard lacks them. */
static const struct
{
  gunichar c;
  const char *text;
} expansions[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0138, "k" },  { 0x0142, "l" }, { 0x014b, "ng" }, { 0x0153, "oe" },
  { 0x0167, "t" },  { 0x0180, "b" },  { 0x0192, "f" },  { 0x0253, "b" }, { 0x0254, "o" },  { 0x0256, "d" },
  { 0x0257, "d" },  { 0x0259, "a" },  { 0x025b, "e" },  { 0x0268, "i" }, { 0x03c2, "\xcf\x83" },
};

static const char *
expand (gunichar c)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (expansions);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (expansions[middle].c == c)
        return expansions[middle].text;
      if (expansions[middle].c < c)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/* Apostrophes in all the shapes that word processors, telephones and transcriptions of Arabic give them. */
static gboolean
is_apostrophe (gunichar c)
{
  return c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2032 || (c >= 0x02b9 && c <= 0x02bf) ||
         c == 0x05f3;
}

/* Accents go. The marks of class 0 and 9 are vowels and joins of Indic scripts, those of 8 voice Japanese
 * syllables: without them a word is another word. */
static gboolean
is_accent (gunichar c)
{
  int combining = g_unichar_combining_class (c);

  return combining != 0 && combining != 8 && combining != 9;
}

static inline void
append_gap (GString *out, gsize start)
{
  if (out->len > start && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
append_character (GString *out, gsize start, gunichar c)
{
  const char *expansion;

  if (is_accent (c) || is_apostrophe (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    return;

  if (g_unichar_isdigit (c))
    {
      g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
      return;
    }

  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    {
      append_gap (out, start);
      return;
    }

  c = g_unichar_tolower (c);
  expansion = expand (c);
  if (expansion != NULL)
    g_string_append (out, expansion);
  else
    g_string_append_unichar (out, c);
}

static void
append_unicode (GString *out, gsize start, const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid != NULL ? valid : text, -1, G_NORMALIZE_ALL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      guchar folded = (guchar) *p < 0x80 ? fold_ascii ((guchar) *p) : NOTHING;

      /* A lone acute accent, typed for an apostrophe, has been taken apart into a space and an accent. */
      if (*p == ' ' && g_str_has_prefix (p + 1, "\xcc\x81"))
        continue;

      if ((guchar) *p >= 0x80)
        append_character (out, start, g_utf8_get_char (p));
      else if (folded == GAP)
        append_gap (out, start);
      else if (folded != NOTHING)
        g_string_append_c (out, (char) folded);
    }
}

/* Returns whether all of @text was ASCII; if not, @out is as it was. */
static gboolean
append_ascii (GString *out, gsize start, const char *text)
{
  gsize length = strlen (text);
  gboolean gap = FALSE;
  char *w;

  g_string_set_size (out, start + length);
  w = out->str + start;

  for (gsize i = 0; i < length; i++)
    {
      guchar folded;

      if ((guchar) text[i] >= 0x80)
        {
          g_string_truncate (out, start);
          return FALSE;
        }

      folded = fold_ascii ((guchar) text[i]);
      if (folded == GAP)
        {
          gap = w > out->str + start;
        }
      else if (folded != NOTHING)
        {
          /* A gap is written only before the word after it, so there is always room: it had a byte of its
           * own. */
          if (gap)
            *w++ = ' ';
          gap = FALSE;
          *w++ = (char) folded;
        }
    }

  g_string_truncate (out, (gsize) (w - out->str));

  return TRUE;
}

/**
 * cbk_text_fold_append:
 * @out: where to; a gap is put between what it holds and what comes
 * @text: (nullable): UTF-8 of any origin; bytes that are not are read as gaps
 *
 * Folds @text for searching and comparing: compatible forms are one (NFKD), accents are gone, case is gone,
 * ß, ø, ł and their like are spelt out, digits are 0 to 9. Apostrophes join, so that O'Brien is obrien;
 * hyphens and all other punctuation part, so that Smith-Jones is smith jones. Words are parted by one space.
 * Folding twice changes nothing.
 *
 * One pass and no allocation but @out's growth while @text is ASCII; one allocation per text otherwise. Any
 * thread.
 */
void
cbk_text_fold_append (GString *out, const char *text)
{
  gsize before = out->len;
  gsize start;

  if (text == NULL || *text == '\0')
    return;

  if (before > 0 && out->str[before - 1] != ' ')
    g_string_append_c (out, ' ');
  start = out->len;

  if (!append_ascii (out, start, text))
    append_unicode (out, start, text);

  if (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len == start)
    g_string_truncate (out, before);
}

/**
 * cbk_text_fold:
 * @text: (nullable): UTF-8 of any origin
 *
 * Returns: (transfer full): what cbk_text_fold_append() makes of it, never %NULL
 */
char *
cbk_text_fold (const char *text)
{
  GString *out = g_string_new (NULL);

  cbk_text_fold_append (out, text);

  return g_string_free (out, FALSE);
}

/**
 * cbk_text_next_word:
 * @cursor: (inout): where in a folded text to go on; moves behind the word
 * @ret_word: (out): the word, inside that text
 * @ret_length: (out): its bytes
 *
 * Walks the words of a folded text without copying any.
 *
 * Returns: whether there was another
 */
gboolean
cbk_text_next_word (const char **cursor, const char **ret_word, gsize *ret_length)
{
  const char *word = *cursor + strspn (*cursor, " ");

  *ret_word = word;
  *ret_length = strcspn (word, " ");
  *cursor = word + *ret_length;

  return *ret_length > 0;
}
