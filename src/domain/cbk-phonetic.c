/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-phonetic.h"

#include "domain/cbk-text.h"

#include <string.h>

/* The Daitch-Mokotoff soundex (Daitch and Mokotoff, 1985; their published table). Chosen among the well-known
 * algorithms for the names met here. It encodes sounds and not letters, the first one too (Kathryn,
 * Catherine); knows the clusters of Polish (sz, cz, rz, w as v), which Soundex, NYSIIS and Metaphone take for
 * English; keeps six sounds, so that long South Asian and Irish surnames do not fall together; passes over
 * vowels, in which transliterations of Arabic, Urdu and Punjabi differ most (Mohammed, Muhammad; Hussain,
 * Hussein); and gives both codes where a spelling has two sayings. What it lacks, letters silent in English
 * and Irish, is respelt below. */

#define CODE_LENGTH 6
#define MAX_BRANCHES 32
#define MAX_WORD 64

typedef struct
{
  const char *letters;
  /* At the beginning, before a vowel, elsewhere; two sayings are parted by a stroke. */
  const char *codes[3];
} Sound;

/* Longest first for each first letter. */
static const Sound sounds[] = {
  { "ai", { "0", "1", "" } },      { "aj", { "0", "1", "" } },      { "ay", { "0", "1", "" } },
  { "au", { "0", "7", "" } },      { "a", { "0", "", "" } },        { "b", { "7", "7", "7" } },
  { "chs", { "5", "54", "54" } },  { "csz", { "4", "4", "4" } },    { "czs", { "4", "4", "4" } },
  { "ch", { "5|4", "5|4", "5|4" } },                                { "ck", { "5|45", "5|45", "5|45" } },
  { "cs", { "4", "4", "4" } },     { "cz", { "4", "4", "4" } },     { "c", { "5|4", "5|4", "5|4" } },
  { "drs", { "4", "4", "4" } },    { "drz", { "4", "4", "4" } },    { "dsh", { "4", "4", "4" } },
  { "dsz", { "4", "4", "4" } },    { "dzh", { "4", "4", "4" } },    { "dzs", { "4", "4", "4" } },
  { "ds", { "4", "4", "4" } },     { "dt", { "3", "3", "3" } },     { "dz", { "4", "4", "4" } },
  { "d", { "3", "3", "3" } },      { "ei", { "0", "1", "" } },      { "ej", { "0", "1", "" } },
  { "eu", { "1", "1", "" } },      { "ey", { "0", "1", "" } },      { "e", { "0", "", "" } },
  { "fb", { "7", "7", "7" } },     { "f", { "7", "7", "7" } },      { "g", { "5", "5", "5" } },
  { "h", { "5", "5", "" } },       { "ia", { "1", "", "" } },       { "ie", { "1", "", "" } },
  { "io", { "1", "", "" } },       { "iu", { "1", "", "" } },       { "i", { "0", "", "" } },
  { "j", { "1|4", "|4", "|4" } },  { "kh", { "5", "5", "5" } },     { "ks", { "5", "54", "54" } },
  { "k", { "5", "5", "5" } },      { "l", { "8", "8", "8" } },      { "mn", { "66", "66", "66" } },
  { "m", { "6", "6", "6" } },      { "nm", { "66", "66", "66" } },  { "n", { "6", "6", "6" } },
  { "oi", { "0", "1", "" } },      { "oj", { "0", "1", "" } },      { "oy", { "0", "1", "" } },
  { "o", { "0", "", "" } },        { "pf", { "7", "7", "7" } },     { "ph", { "7", "7", "7" } },
  { "p", { "7", "7", "7" } },      { "q", { "5", "5", "5" } },      { "rs", { "94|4", "94|4", "94|4" } },
  { "rz", { "94|4", "94|4", "94|4" } },                             { "r", { "9", "9", "9" } },
  { "schtsch", { "2", "4", "4" } },                                 { "schtch", { "2", "4", "4" } },
  { "schtsh", { "2", "4", "4" } }, { "shtch", { "2", "4", "4" } },  { "shtsh", { "2", "4", "4" } },
  { "stsch", { "2", "4", "4" } },  { "schd", { "2", "43", "43" } }, { "scht", { "2", "43", "43" } },
  { "shch", { "2", "4", "4" } },   { "stch", { "2", "4", "4" } },   { "strs", { "2", "4", "4" } },
  { "strz", { "2", "4", "4" } },   { "stsh", { "2", "4", "4" } },   { "szcs", { "2", "4", "4" } },
  { "szcz", { "2", "4", "4" } },   { "sch", { "4", "4", "4" } },    { "shd", { "2", "43", "43" } },
  { "sht", { "2", "43", "43" } },  { "szd", { "2", "43", "43" } },  { "szt", { "2", "43", "43" } },
  { "sc", { "2", "4", "4" } },     { "sd", { "2", "43", "43" } },   { "sh", { "4", "4", "4" } },
  { "st", { "2", "43", "43" } },   { "sz", { "4", "4", "4" } },     { "s", { "4", "4", "4" } },
  { "ttsch", { "4", "4", "4" } },  { "tsch", { "4", "4", "4" } },   { "ttch", { "4", "4", "4" } },
  { "ttsz", { "4", "4", "4" } },   { "tch", { "4", "4", "4" } },    { "trs", { "4", "4", "4" } },
  { "trz", { "4", "4", "4" } },    { "tsh", { "4", "4", "4" } },    { "tsz", { "4", "4", "4" } },
  { "tts", { "4", "4", "4" } },    { "ttz", { "4", "4", "4" } },    { "tzs", { "4", "4", "4" } },
  { "tc", { "4", "4", "4" } },     { "th", { "3", "3", "3" } },     { "ts", { "4", "4", "4" } },
  { "tz", { "4", "4", "4" } },     { "t", { "3", "3", "3" } },      { "ue", { "0", "", "" } },
  { "ui", { "0", "1", "" } },      { "uj", { "0", "1", "" } },      { "uy", { "0", "1", "" } },
  { "u", { "0", "", "" } },        { "v", { "7", "7", "7" } },      { "w", { "7", "7", "7" } },
  { "x", { "5", "54", "54" } },    { "y", { "1", "", "" } },        { "zhdzh", { "2", "4", "4" } },
  { "zdzh", { "2", "4", "4" } },   { "zsch", { "4", "4", "4" } },   { "zdz", { "2", "4", "4" } },
  { "zhd", { "2", "43", "43" } },  { "zsh", { "4", "4", "4" } },    { "zd", { "2", "43", "43" } },
  { "zh", { "4", "4", "4" } },     { "zs", { "4", "4", "4" } },     { "z", { "4", "4", "4" } },
};

/* One way of saying what has been read so far. */
typedef struct
{
  char digits[CODE_LENGTH];
  guint8 n;
  char last[2];
} Branch;

typedef struct
{
  Branch branches[MAX_BRANCHES];
  guint n;
} Branches;

static const Sound *
find_sound (const char *text)
{
  /* Where each first letter's sounds begin; the table is in the alphabet's order. */
  static guint8 first[26];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = G_N_ELEMENTS (sounds); i > 0; i--)
        first[sounds[i - 1].letters[0] - 'a'] = (guint8) (i - 1);
      g_once_init_leave (&ready, 1);
    }

  if (*text < 'a' || *text > 'z')
    return NULL;

  for (guint i = first[*text - 'a']; i < G_N_ELEMENTS (sounds) && sounds[i].letters[0] == *text; i++)
    if (g_str_has_prefix (text, sounds[i].letters))
      return &sounds[i];

  return NULL;
}

static void
add_branch (Branches *self, const Branch *branch)
{
  for (guint i = 0; i < self->n; i++)
    if (memcmp (&self->branches[i], branch, sizeof *branch) == 0)
      return;

  if (self->n < MAX_BRANCHES)
    self->branches[self->n++] = *branch;
}

/* Adds one saying of a sound; a code that ends the one before it is not said twice, unless it is m and n. */
static void
extend (const Branch *branch, const char *code, gsize length, gboolean always, Branches *into)
{
  Branch longer = *branch;
  gboolean again =
      length == 1 ? longer.last[1] == code[0] : length == 2 && memcmp (longer.last, code, 2) == 0;

  if (always || !again)
    for (gsize i = 0; i < length && longer.n < CODE_LENGTH; i++)
      longer.digits[longer.n++] = code[i];

  longer.last[0] = length > 1 ? code[length - 2] : '\0';
  longer.last[1] = length > 0 ? code[length - 1] : '\0';
  add_branch (into, &longer);
}

static void
extend_all (const Branches *from, const char *codes, gboolean always, Branches *into)
{
  into->n = 0;

  for (guint i = 0; i < from->n; i++)
    {
      gsize length = strcspn (codes, "|");

      extend (&from->branches[i], codes, length, always, into);
      if (codes[length] == '|')
        extend (&from->branches[i], codes + length + 1, strlen (codes + length + 1), always, into);
    }
}

/* Whether nothing that follows can change a code. */
static gboolean
is_full (const Branches *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->branches[i].n < CODE_LENGTH)
      return FALSE;

  return TRUE;
}

static guint
add_code (guint32 codes[CBK_PHONETIC_MAX], guint n, guint32 code)
{
  for (guint i = 0; i < n; i++)
    if (codes[i] == code)
      return n;

  if (n < CBK_PHONETIC_MAX)
    codes[n++] = code;

  return n;
}

static guint
append_codes (const char *word, guint32 codes[CBK_PHONETIC_MAX], guint n_codes)
{
  Branches ways[2] = { { .n = 1 } };
  guint now = 0;
  char last = '\0';
  gboolean begun = FALSE;

  memset (&ways[0].branches[0], 0, sizeof (Branch));

  for (const char *p = word; *p != '\0' && !is_full (&ways[now]);)
    {
      const Sound *sound = find_sound (p);
      gsize length = sound != NULL ? strlen (sound->letters) : 1;
      guint place;

      if (sound != NULL)
        {
          place = !begun ? 0 : p[length] != '\0' && strchr ("aeiou", p[length]) != NULL ? 1 : 2;
          extend_all (&ways[now], sound->codes[place],
                      (last == 'm' && *p == 'n') || (last == 'n' && *p == 'm'), &ways[!now]);
          now = !now;
          begun = TRUE;
          last = p[length - 1];
        }
      p += length;
    }

  for (guint i = 0; begun && i < ways[now].n; i++)
    {
      guint32 code = 0;

      for (guint j = 0; j < CODE_LENGTH; j++)
        code =
            code * 10 + (j < ways[now].branches[i].n ? (guint32) (ways[now].branches[i].digits[j] - '0') : 0);
      n_codes = add_code (codes, n_codes, code);
    }

  return n_codes;
}

/**
 * cbk_phonetic_daitch_mokotoff:
 * @word: a folded word; characters that are not a to z are passed over
 * @codes: (out caller-allocates): its codes, six digits each
 *
 * The soundex of Daitch and Mokotoff by their table alone. The nasal vowels of Polish have lost their tails
 * in folding and count as plain ones.
 *
 * Returns: how many codes there are; 0 when there is nothing to say
 */
guint
cbk_phonetic_daitch_mokotoff (const char *word, guint32 codes[CBK_PHONETIC_MAX])
{
  return append_codes (word, codes, 0);
}

/* Spellings that English, Irish and the romanizing of South Asian names have made silent or soft. */
static const struct
{
  const char *from;
  const char *to;
  enum
  {
    ANYWHERE,
    AT_START,
    INSIDE,
    NOT_BEFORE_VOWEL,
  } where;
} respellings[] = {
  { "kn", "n", AT_START },         { "gn", "n", AT_START },         { "pn", "n", AT_START },
  { "ps", "s", AT_START },         { "wr", "r", AT_START },         { "wh", "w", AT_START },
  { "ge", "je", AT_START },        { "gi", "ji", AT_START },        { "bh", "b", AT_START },
  { "gh", "g", AT_START },         { "jh", "j", AT_START },         { "dh", "d", ANYWHERE },
  { "bh", "v", INSIDE },           { "mh", "v", INSIDE },           { "igh", "i", INSIDE },
  { "agh", "ah", INSIDE },         { "ugh", "u", INSIDE },          { "ogh", "oh", INSIDE },
  { "mps", "ms", INSIDE },         { "mpt", "mt", INSIDE },         { "aw", "a", NOT_BEFORE_VOWEL },
  { "ew", "e", NOT_BEFORE_VOWEL }, { "ow", "o", NOT_BEFORE_VOWEL },
};

/* Returns how many letters of @text a rule replaces by @ret_to. */
static gsize
find_respelling (const char *text, gboolean at_start, const char **ret_to)
{
  for (guint i = 0; i < G_N_ELEMENTS (respellings); i++)
    {
      gsize length = strlen (respellings[i].from);
      char next;

      if (!g_str_has_prefix (text, respellings[i].from))
        continue;

      next = text[length];
      if ((respellings[i].where == AT_START && !at_start) || (respellings[i].where == INSIDE && at_start) ||
          (respellings[i].where == NOT_BEFORE_VOWEL && next != '\0' && strchr ("aeiouy", next) != NULL))
        continue;

      *ret_to = respellings[i].to;
      return length;
    }

  return 0;
}

static gboolean
respell (const char *word, char respelt[MAX_WORD])
{
  gsize n = 0;
  gboolean changed = FALSE;

  for (const char *p = word; *p != '\0' && n + 3 < MAX_WORD;)
    {
      const char *to;
      gsize length = find_respelling (p, p == word, &to);

      if (length > 0)
        {
          changed = TRUE;
          p += length;
          while (*to != '\0')
            respelt[n++] = *to++;
        }
      else
        {
          respelt[n++] = *p++;
        }
    }
  respelt[n] = '\0';

  return changed;
}

/**
 * cbk_phonetic_get_codes:
 * @word: a folded word
 * @codes: (out caller-allocates): how it may sound
 *
 * The codes of the word as it is written and, where English or Irish say it otherwise (Knight, Siobhan,
 * Thompson), as it is said. Words whose codes meet sound alike.
 *
 * Returns: how many codes there are
 */
guint
cbk_phonetic_get_codes (const char *word, guint32 codes[CBK_PHONETIC_MAX])
{
  char respelt[MAX_WORD];
  guint n = append_codes (word, codes, 0);

  return respell (word, respelt) ? append_codes (respelt, codes, n) : n;
}

/**
 * cbk_phonetic_sounds_like:
 * @a: a folded word
 * @b: a folded word
 *
 * Returns: whether they may be said alike
 */
gboolean
cbk_phonetic_sounds_like (const char *a, const char *b)
{
  guint32 codes_a[CBK_PHONETIC_MAX], codes_b[CBK_PHONETIC_MAX];
  guint n_a = cbk_phonetic_get_codes (a, codes_a);
  guint n_b = cbk_phonetic_get_codes (b, codes_b);

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      if (codes_a[i] == codes_b[j])
        return TRUE;

  return FALSE;
}

/**
 * cbk_phonetic_append_keys:
 * @out: where to
 * @folded: the words of a name, folded by cbk_text_fold()
 *
 * Appends every code of every word as six digits, parted by spaces: what an index of sounds keeps and is
 * asked for.
 */
void
cbk_phonetic_append_keys (GString *out, const char *folded)
{
  const char *word;
  gsize length;

  while (cbk_text_next_word (&folded, &word, &length))
    {
      char copy[MAX_WORD];
      guint32 codes[CBK_PHONETIC_MAX];
      guint n;

      g_strlcpy (copy, word, MIN (length + 1, sizeof copy));
      n = cbk_phonetic_get_codes (copy, codes);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (out, "%s%06u", out->len > 0 ? " " : "", codes[i]);
    }
}
