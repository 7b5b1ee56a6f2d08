/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-identifiers.h"

#include <string.h>

/* More than E.164 has, so that a number too long is seen to be. */
#define MAX_DIGITS 24

typedef struct
{
  char digits[MAX_DIGITS + 1];
  guint n;
  gboolean plus;
  gboolean bad;
} Dialled;

static const char not_a_number[] = "This is not a telephone number.";

/* What may stand between figures: also the dashes, spaces and invisible marks that telephones copy along. */
static gboolean
is_mark (const char *text)
{
  gunichar c = g_utf8_get_char_validated (text, -1);

  if (c < 0x80)
    return strchr (" \t\r\n-.()/", (int) c) != NULL;

  return c < 0x110000 && (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
                          g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION);
}

/* The digits that would be dialled: without the marks between them, a bracketed (0), or an extension. */
static Dialled
read_dialled (const char *text)
{
  Dialled self = { .n = 0 };

  text += strspn (text, " \t\r\n");
  if (g_ascii_strncasecmp (text, "tel:", 4) == 0)
    text += 4 + strspn (text + 4, " ");

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        {
          if (self.n == MAX_DIGITS)
            self.bad = TRUE;
          else
            self.digits[self.n++] = *text;
        }
      else if (*text == '+' && self.n == 0 && !self.plus)
        {
          self.plus = TRUE;
        }
      else if (self.n > 0 &&
               (g_ascii_tolower (*text) == 'x' || *text == '#' || g_ascii_strncasecmp (text, "ext", 3) == 0))
        {
          break;
        }
      else if ((self.plus || g_str_has_prefix (self.digits, "00")) && g_str_has_prefix (text, "(0)"))
        {
          text += 2;
        }
      else if (!is_mark (text))
        {
          self.bad = TRUE;
        }
      else
        {
          text = g_utf8_next_char (text) - 1;
        }
    }

  return self;
}

/* What follows +44 or the first 0, by Ofcom's numbering plan: leading figure and count. */
static CbkPhoneKind
get_uk_kind (const char *national)
{
  gsize n = strlen (national);

  switch (national[0])
    {
    case '7':
      if (n != 10)
        return CBK_PHONE_UNKNOWN;
      /* Personal numbers and pagers, but 7624 is mobile on the Isle of Man. */
      return strchr ("06", national[1]) != NULL && !g_str_has_prefix (national, "7624") ? CBK_PHONE_OTHER
                                                                                       : CBK_PHONE_MOBILE;

    case '1':
      return n == 10 || n == 9 ? CBK_PHONE_LANDLINE : CBK_PHONE_UNKNOWN;

    case '2':
      return n == 10 ? CBK_PHONE_LANDLINE : CBK_PHONE_UNKNOWN;

    case '3':
    case '5':
    case '9':
      return n == 10 ? CBK_PHONE_OTHER : CBK_PHONE_UNKNOWN;

    case '8':
      return n == 10 || n == 9 || n == 7 ? CBK_PHONE_OTHER : CBK_PHONE_UNKNOWN;

    default:
      return CBK_PHONE_UNKNOWN;
    }
}

static CbkIdentifierNote
write_uk (const char *national, char e164[CBK_PHONE_SIZE], CbkPhoneKind *kind, const char *but)
{
  national += *national == '0';
  *kind = get_uk_kind (national);
  if (strlen (national) > 12 || *national == '\0')
    return (CbkIdentifierNote){ TRUE, not_a_number };

  g_strlcpy (e164, "+44", CBK_PHONE_SIZE);
  g_strlcat (e164, national, CBK_PHONE_SIZE);

  if (*kind == CBK_PHONE_UNKNOWN)
    return (CbkIdentifierNote){ TRUE, "This has too few or too many figures for a number in the United Kingdom." };

  return (CbkIdentifierNote){ but != NULL, but };
}

static CbkIdentifierNote
write_international (const char *digits, char e164[CBK_PHONE_SIZE], CbkPhoneKind *kind)
{
  gsize n = strlen (digits);

  if (g_str_has_prefix (digits, "44"))
    return write_uk (digits + 2, e164, kind, NULL);

  if (n == 0 || n > 15 || *digits == '0')
    return (CbkIdentifierNote){ TRUE,
                         "An international number has fifteen figures at most and does not begin with 0." };

  *kind = CBK_PHONE_INTERNATIONAL;
  e164[0] = '+';
  memcpy (e164 + 1, digits, n + 1);

  return n < 7 ? (CbkIdentifierNote){ TRUE, "This is very short for an international number." }
               : (CbkIdentifierNote){ FALSE, NULL };
}

/**
 * cbk_phone_parse:
 * @text: (nullable): a number as it was given: "07700 900123", "+44 (0)121 496 0000 ext 2"
 * @e164: (out caller-allocates): the number for comparing and dialling, "+447700900123"; empty when there is
 *   none
 * @ret_kind: (out) (optional): what sort of number it is
 *
 * Numbers without a country are taken to be of the United Kingdom. The record keeps @text as it was given
 * beside @e164: an extension, or what was misheard, is in that alone.
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_phone_parse (const char *text, char e164[CBK_PHONE_SIZE], CbkPhoneKind *ret_kind)
{
  Dialled dialled = { .n = 0 };
  const char *digits = dialled.digits;
  CbkPhoneKind kind = CBK_PHONE_UNKNOWN;
  CbkIdentifierNote finding;

  e164[0] = '\0';
  if (text != NULL)
    dialled = read_dialled (text);

  if (dialled.bad || dialled.n == 0)
    finding = (CbkIdentifierNote){ TRUE, not_a_number };
  else if (dialled.plus)
    finding = write_international (digits, e164, &kind);
  else if (g_str_has_prefix (digits, "00"))
    finding = write_international (digits + 2, e164, &kind);
  else if (*digits == '0')
    finding = write_uk (digits, e164, &kind, NULL);
  else if (g_str_has_prefix (digits, "44") && (dialled.n == 12 || dialled.n == 11))
    finding = write_uk (digits + 2, e164, &kind, NULL);
  else if (*digits == '7' && dialled.n == 10)
    finding = write_uk (digits, e164, &kind,
                        "The 0 at the beginning is missing; this was read as a mobile number.");
  else
    finding = (CbkIdentifierNote){ TRUE, "This number has no area code, or its first figures are missing." };

  if (ret_kind != NULL)
    *ret_kind = kind;

  return finding;
}

/**
 * cbk_phone_check:
 * @text: (nullable): a number as it was given
 * @ret_normal: (out) (optional): its E.164 form; where there is none, @text without spaces around it
 *
 * Returns: what is unusual about it, see cbk_phone_parse()
 */
CbkIdentifierNote
cbk_phone_check (const char *text, char **ret_normal)
{
  char e164[CBK_PHONE_SIZE];
  CbkIdentifierNote finding = cbk_phone_parse (text, e164, NULL);

  if (ret_normal != NULL)
    *ret_normal = g_strstrip (g_strdup (e164[0] != '\0' ? e164 : text != NULL ? text : ""));

  return finding;
}
