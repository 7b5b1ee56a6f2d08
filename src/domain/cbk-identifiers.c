/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-identifiers.h"

#include <string.h>

/* Layouts and check rules as in the domain reference, section 20; nothing here blocks a save. */

static const CbkIdentifierNote fine = { FALSE, NULL };

static CbkIdentifierNote
unusual (const char *text)
{
  return (CbkIdentifierNote){ TRUE, text };
}

/* Upper case without white space and the characters of @others. */
static char *
squeeze (const char *text, const char *others)
{
  char *result = g_ascii_strup (text != NULL ? text : "", -1);
  char *w = result;

  for (const char *p = result; *p != '\0'; p++)
    if (!g_ascii_isspace (*p) && strchr (others, *p) == NULL)
      *w++ = *p;
  *w = '\0';

  return result;
}

/* Whether @text is what @shape says: 9 a digit, A a capital, X either, anything else itself. */
static gboolean
has_shape (const char *text, const char *shape)
{
  for (; *shape != '\0'; text++, shape++)
    {
      gboolean fits = *shape == '9'   ? g_ascii_isdigit (*text)
                      : *shape == 'A' ? g_ascii_isupper (*text)
                      : *shape == 'X' ? g_ascii_isdigit (*text) || g_ascii_isupper (*text)
                                      : *text == *shape;

      if (!fits)
        return FALSE;
    }

  return *text == '\0';
}

static void
give (char **ret_normal, char **normal)
{
  if (ret_normal != NULL)
    *ret_normal = g_steal_pointer (normal);
}

/**
 * cbk_pnc_id_get_letter:
 * @year: of the record, two or four digits
 * @serial: 0 to 9 999 999
 *
 * Returns: the letter that checks them: the nine digits modulo 23 in an alphabet without I, O and S
 */
char
cbk_pnc_id_get_letter (guint year, guint serial)
{
  return "ZABCDEFGHJKLMNPQRTUVWXY"[(year % 100 * G_GUINT64_CONSTANT (10000000) + serial) % 23];
}

/**
 * cbk_pnc_id_format:
 * @year: four digits
 * @serial: 0 to 9 999 999
 * @whole_year: "2003/0062845E" rather than "03/0062845E"
 *
 * Returns: (transfer full): the id with its letter
 */
char *
cbk_pnc_id_format (guint year, guint serial, gboolean whole_year)
{
  char letter = cbk_pnc_id_get_letter (year, serial);

  return whole_year ? g_strdup_printf ("%04u/%07u%c", year, serial, letter)
                    : g_strdup_printf ("%02u/%07u%c", year % 100, serial, letter);
}

/* Year and serial of "2003/62845E", "03/0062845E" or the same without the stroke. */
static gboolean
read_pnc_id (const char *text, gsize *ret_year_digits, guint *ret_year, guint *ret_serial, char *ret_letter)
{
  gsize n = strspn (text, "0123456789");
  const char *serial;
  gsize n_serial;

  if (text[n] == '/')
    {
      *ret_year_digits = n;
      serial = text + n + 1;
    }
  else
    {
      *ret_year_digits = n > 7 ? n - 7 : 0;
      serial = text + *ret_year_digits;
    }

  n_serial = strspn (serial, "0123456789");
  if ((*ret_year_digits != 2 && *ret_year_digits != 4) || n_serial < 1 || n_serial > 7)
    return FALSE;

  *ret_year = 0;
  for (gsize i = 0; i < *ret_year_digits; i++)
    *ret_year = *ret_year * 10 + (guint) (text[i] - '0');
  *ret_serial = (guint) g_ascii_strtoull (serial, NULL, 10);
  *ret_letter = serial[n_serial];

  return *ret_letter == '\0' || (g_ascii_isupper (*ret_letter) && serial[n_serial + 1] == '\0');
}

/**
 * cbk_pnc_id_check:
 * @text: (nullable): "2003/0062845E", "03/62845e"
 * @ret_normal: (out) (optional): with the serial's seven digits; a letter that is missing is not made up
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_pnc_id_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = squeeze (text, "");
  gsize year_digits;
  guint year, serial;
  char letter;

  if (!read_pnc_id (normal, &year_digits, &year, &serial, &letter))
    {
      give (ret_normal, &normal);
      return unusual ("A PNC id is a year, a stroke, seven figures and a letter, such as 2003/0062845E.");
    }

  g_free (normal);
  normal = g_strdup_printf ("%0*u/%07u%.1s", (int) year_digits, year, serial, letter != '\0' ? &letter : "");
  give (ret_normal, &normal);

  if (letter == '\0')
    return unusual ("The letter at the end of the PNC id is missing.");
  if (letter != cbk_pnc_id_get_letter (year, serial))
    return unusual ("The letter of this PNC id does not agree with its figures; one may be mistyped.");

  return fine;
}

/**
 * cbk_arrest_summons_check:
 * @text: (nullable): "1101ZD0100000410837W" or "11/01ZD/01/410837W"
 * @ret_normal: (out) (optional): the twenty characters without strokes
 *
 * Year 2, force 2, unit 2, system 2, sequence 11, a check letter. The letter is not checked: how the letters
 * of force and system count in it is not established.
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_arrest_summons_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = squeeze (text, "");
  g_auto(GStrv) parts = g_strsplit (normal, "/", -1);
  gsize tail = g_strv_length (parts) == 4 ? strlen (parts[3]) : 0;

  if (tail >= 2 && tail <= 12)
    {
      g_free (normal);
      normal = g_strdup_printf ("%s%s%s%.*s%s", parts[0], parts[1], parts[2], (int) (12 - tail),
                                "00000000000", parts[3]);
    }
  else
    {
      g_autofree char *joined = g_strjoinv ("", parts);

      g_free (normal);
      normal = g_steal_pointer (&joined);
    }

  if (!has_shape (normal, "99XXXXXX99999999999A"))
    {
      give (ret_normal, &normal);
      return unusual ("An arrest summons number has year, force, unit, system, eleven figures and a letter.");
    }

  give (ret_normal, &normal);

  return fine;
}

/**
 * cbk_prison_number_check:
 * @text: (nullable): "a1234bc"
 * @ret_normal: (out) (optional): "A1234BC"
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_prison_number_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = squeeze (text, "-");
  gboolean ok = has_shape (normal, "A9999AA");

  give (ret_normal, &normal);

  return ok ? fine : unusual ("A prison number is a letter, four figures and two letters, such as A1234BC.");
}

/* Luhn's sum over all digits but the last is right when it ends where the last says. */
static gboolean
is_luhn (const char *digits)
{
  gsize n = strlen (digits);
  guint sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint digit = (guint) (digits[n - 1 - i] - '0');

      if (i % 2 == 1)
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }

  return sum % 10 == 0;
}

/**
 * cbk_imei_check:
 * @text: (nullable): fifteen digits with or without strokes, hyphens and spaces; sixteen with a software
 *   version
 * @ret_normal: (out) (optional): the digits
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_imei_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = squeeze (text, "-/.");
  gsize n = strlen (normal);
  gboolean digits = strspn (normal, "0123456789") == n;
  gboolean ok = digits && n == 15 && is_luhn (normal);

  give (ret_normal, &normal);

  if (!digits || n < 14 || n > 16)
    return unusual ("An IMEI has fifteen figures.");
  if (n == 14)
    return unusual ("The last of an IMEI's fifteen figures, which checks the others, is missing.");
  if (n == 15 && !ok)
    return unusual ("The figures of this IMEI do not agree with the last one; one may be mistyped.");

  return fine;
}

/* Outward halves: A9 A99 A9A AA9 AA99 AA9A; Q, V, X never begin, I, J, Z are never second. */
static gboolean
is_outward (const char *text)
{
  static const char *const shapes[] = { "A9", "A99", "A9A", "AA9", "AA99", "AA9A" };

  if (strchr ("QVX", text[0]) != NULL || (g_ascii_isupper (text[1]) && strchr ("IJZ", text[1]) != NULL))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (has_shape (text, shapes[i]))
      return TRUE;

  return FALSE;
}

/**
 * cbk_postcode_check:
 * @text: (nullable): in any case and with any spaces: "b11aa", "B1  1AY"
 * @ret_normal: (out) (optional): with its one space, "B1 1AA"
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_postcode_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = squeeze (text, "");
  gsize n = strlen (normal);
  g_autofree char *outward = g_strndup (normal, n > 3 ? n - 3 : 0);
  gboolean inward = n >= 5 && has_shape (normal + n - 3, "9AA");
  gboolean ok = inward && strpbrk (normal + n - 2, "CIKMOV") == NULL &&
                (is_outward (outward) || g_str_equal (normal, "GIR0AA"));
  gboolean half = n > 0 && is_outward (normal);

  if (inward)
    {
      char *spaced = g_strdup_printf ("%s %s", outward, normal + n - 3);

      g_free (normal);
      normal = spaced;
    }
  give (ret_normal, &normal);

  if (ok)
    return fine;

  return half ? unusual ("This is only the first half of a postcode.")
              : unusual ("This is not written as postcodes are, such as B1 1AA.");
}

/**
 * cbk_postcode_to_fixed:
 * @text: a postcode in any case and with any spaces
 *
 * Returns: (transfer full) (nullable): seven characters as Code-Point has them, "B1  1AY", "CV1 1DD"; %NULL
 *   when @text is not a whole postcode
 */
char *
cbk_postcode_to_fixed (const char *text)
{
  g_autofree char *normal = NULL;
  char *space;

  if (cbk_postcode_check (text, &normal).unusual)
    return NULL;

  space = strchr (normal, ' ');
  *space = '\0';

  return g_strdup_printf ("%-4s%s", normal, space + 1);
}

/**
 * cbk_uprn_check:
 * @text: (nullable): a unique property reference number
 * @ret_normal: (out) (optional): its digits without leading zeros
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_uprn_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = squeeze (text, "");
  gsize n = strlen (normal);
  gboolean digits = strspn (normal, "0123456789") == n;
  gsize zeros = digits ? strspn (normal, "0") : 0;
  gboolean ok = digits && n > zeros && n - zeros <= 12;

  memmove (normal, normal + zeros, n - zeros + 1);
  give (ret_normal, &normal);

  return ok ? fine : unusual ("A UPRN has one to twelve figures.");
}

/**
 * cbk_email_check:
 * @text: (nullable): an address
 * @ret_normal: (out) (optional): without spaces around it, the part after the @ in lower case
 *
 * Returns: what is unusual about it
 */
CbkIdentifierNote
cbk_email_check (const char *text, char **ret_normal)
{
  g_autofree char *normal = g_strstrip (g_strdup (text != NULL ? text : ""));
  char *at = strrchr (normal, '@');
  gsize n = strlen (normal);
  gboolean ok;

  for (char *p = at; p != NULL && *p != '\0'; p++)
    *p = g_ascii_tolower (*p);

  ok = at != NULL && at != normal && strchr (normal, '@') == at &&
       strpbrk (normal, " \t\r\n,;<>\"") == NULL && at[1] != '.' && at[1] != '-' &&
       strchr (at, '.') != NULL && strstr (at, "..") == NULL && normal[n - 1] != '.';
  give (ret_normal, &normal);

  return ok ? fine : unusual ("This is not written as e-mail addresses are, such as name@example.org.");
}
