/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-identifiers.h"

#include <string.h>

/* Letters and figures in upper case, of any script: plates are foreign too. @keep are kept beside them. */
static char *
normalize (const char *text, const char *keep)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *result = g_string_sized_new (16);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (result, g_unichar_toupper (c));
      else if (c < 0x80 && strchr (keep, (int) c) != NULL)
        g_string_append_c (result, (char) c);
    }

  return g_string_free (result, FALSE);
}

static gsize
count_letters (const char *text)
{
  return strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

static gsize
count_figures (const char *text)
{
  return strspn (text, "0123456789");
}

/**
 * cbk_vrm_get_shape:
 * @vrm: (nullable): a registration in any writing
 *
 * Returns: as which of the kinds known in the United Kingdom it is written
 */
CbkVrmShape
cbk_vrm_get_shape (const char *vrm)
{
  g_autofree char *normal = normalize (vrm, "");
  gsize runs[4] = { 0 };
  const char *p = normal;

  /* Letters, figures, letters, figures: any of the runs may be empty. */
  for (guint i = 0; i < 4; i++)
    {
      runs[i] = i % 2 == 0 ? count_letters (p) : count_figures (p);
      p += runs[i];
    }

  if (*p != '\0' || runs[1] == 0)
    return CBK_VRM_OTHER;

  if (runs[0] == 0 && runs[1] == 3 && runs[2] == 1 && runs[3] == 3)
    return strchr ("DX", normal[3]) != NULL ? CBK_VRM_DIPLOMATIC : CBK_VRM_OTHER;
  if (runs[3] != 0)
    return CBK_VRM_OTHER;
  if (runs[0] == 2 && runs[1] == 2 && runs[2] == 3)
    return CBK_VRM_CURRENT;
  if (runs[0] == 1 && runs[1] <= 3 && runs[2] == 3)
    return CBK_VRM_PREFIX;
  if (runs[0] == 3 && runs[1] <= 3 && runs[2] == 1)
    return CBK_VRM_SUFFIX;
  if ((runs[0] == 2 || runs[0] == 3) && runs[1] <= 4 && runs[2] == 0 && strcspn (normal, "IZ") < runs[0])
    return CBK_VRM_NORTHERN_IRELAND;
  if (runs[1] <= 4 && runs[0] + runs[2] >= 1 && runs[0] + runs[2] <= 3 && (runs[0] == 0 || runs[2] == 0))
    return CBK_VRM_DATELESS;

  return CBK_VRM_OTHER;
}

/**
 * cbk_vrm_check:
 * @text: (nullable): a registration in any writing
 * @ret_normal: (out) (optional): upper case without spaces or other marks
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_vrm_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = normalize (text, "");
  gboolean other = cbk_vrm_get_shape (normal) == CBK_VRM_OTHER;

  if (ret_normal != NULL)
    *ret_normal = g_steal_pointer (&normal);

  return (CbkIdentifierNote){ other,
                       other ? "This is not written as registrations of the United Kingdom are." : NULL };
}

static char
unconfuse (char c)
{
  static const char letters[] = "OISBZG";
  const char *letter = c != '\0' ? strchr (letters, c) : NULL;

  return letter != NULL ? "015826"[letter - letters] : c;
}

/**
 * cbk_vrm_fold:
 * @vrm: (nullable): a registration or a pattern of one
 *
 * Letters that witnesses and cameras take for figures become those: O 0, I 1, S 5, B 8, Z 2, G 6. Two
 * registrations that could be misread for one another fold to the same text; it serves as a key and is never
 * shown.
 *
 * Returns: (transfer full): the folded registration, * and ? kept
 */
char *
cbk_vrm_fold (const char *vrm)
{
  char *folded = normalize (vrm, "*?");

  for (char *p = folded; *p != '\0'; p++)
    *p = unconfuse (*p);

  return folded;
}

/* The usual walk with one way back: to the last star, which then takes one character more. */
static gboolean
matches_stars (const char *text, const char *pattern)
{
  const char *star = NULL;
  const char *star_text = NULL;

  while (*text != '\0')
    {
      if (*pattern == '*')
        {
          star = pattern++;
          star_text = text;
        }
      else if (*pattern == '?' || *pattern == *text)
        {
          pattern++;
          text++;
        }
      else if (star != NULL)
        {
          pattern = star + 1;
          text = ++star_text;
        }
      else
        {
          return FALSE;
        }
    }

  return pattern[strspn (pattern, "*")] == '\0';
}

/**
 * cbk_vrm_matches:
 * @vrm: (nullable): a registration in any writing
 * @pattern: (nullable): part of one: * is any run of characters, none included, ? is one
 * @confusable: whether letters may stand for the figures they look like, see cbk_vrm_fold()
 *
 * Returns: whether @vrm is one that @pattern describes, from its beginning to its end
 */
gboolean
cbk_vrm_matches (const char *vrm, const char *pattern, gboolean confusable)
{
  g_autofree char *text = confusable ? cbk_vrm_fold (vrm) : normalize (vrm, "");
  g_autofree char *wanted = confusable ? cbk_vrm_fold (pattern) : normalize (pattern, "*?");

  return matches_stars (text, wanted);
}
