/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-grid-ref.h"

#include "base/cbk-error.h"

#include <string.h>

#define HUNDRED_KM 100000
#define MAX_DIGITS 5

/* Five by five squares of 100 km, and of 500 km before them, lettered from the north-west; I is left out. */
static const char letters[] = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, sentence);

  return FALSE;
}

static void
get_letters (guint east, guint north, char ret_letters[2])
{
  guint down = 19 - north;

  ret_letters[0] = letters[down - down % 5 + (east + 10) / 5];
  ret_letters[1] = letters[5 * down % 25 + east % 5];
}

static gboolean
read_letters (const char *text, guint *ret_east, guint *ret_north, GError **error)
{
  const char *first = strchr (letters, g_ascii_toupper (text[0]));
  const char *second = strchr (letters, g_ascii_toupper (text[1]));
  int east, north;

  if (first == NULL || second == NULL)
    return refuse (error, "A grid reference never has the letter I in it.");

  east = (int) ((first - letters) % 5 * 5 + (second - letters) % 5) - 10;
  north = 19 - (int) ((first - letters) / 5 * 5 + (second - letters) / 5);

  if (east < 0 || north < 0 || east >= CBK_OSGB_MAX_EASTING / HUNDRED_KM ||
      north >= CBK_OSGB_MAX_NORTHING / HUNDRED_KM)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "There is no square %c%c on the National Grid of Great Britain.",
                   g_ascii_toupper (text[0]), g_ascii_toupper (text[1]));
      return FALSE;
    }

  *ret_east = (guint) east;
  *ret_north = (guint) north;

  return TRUE;
}

/* "3871" and "1480" of what follows the letters: one even run, or two of the same length. */
static gboolean
split_digits (const char *text, const char *halves[2], guint *ret_n, GError **error)
{
  const char *runs[2] = { text, text };
  gsize lengths[2] = { 0, 0 };
  guint n_runs = 0;

  while (*(text += strspn (text, " \t")) != '\0')
    {
      gsize length = strspn (text, "0123456789");

      if (length == 0)
        return refuse (error, "After its letters a grid reference has only digits, such as SP 0652 8644.");
      if (n_runs == 2)
        return refuse (error,
                       "The digits of a grid reference stand in one group or in two, such as SP 0652 8644.");

      runs[n_runs] = text;
      lengths[n_runs++] = length;
      text += length;
    }

  if (n_runs < 2)
    {
      if (lengths[0] % 2 != 0)
        return refuse (error,
                       "A grid reference has as many digits east as north; this one has an odd number.");
      lengths[0] /= 2;
      runs[1] = runs[0] + lengths[0];
      lengths[1] = lengths[0];
    }

  if (lengths[0] != lengths[1])
    return refuse (error, "A grid reference has as many digits east as north; these two groups differ.");
  if (lengths[0] > MAX_DIGITS)
    return refuse (error, "A grid reference has ten digits at most, which is a square of one metre.");

  halves[0] = runs[0];
  halves[1] = runs[1];
  *ret_n = (guint) lengths[0];

  return TRUE;
}

static gboolean
parse_lettered (const char *text, CbkGridRef *ret_ref, GError **error)
{
  const char *halves[2];
  guint east, north, n;
  guint32 values[2] = { 0, 0 };
  guint32 side = HUNDRED_KM;

  if (!g_ascii_isalpha (text[1]) || g_ascii_isalpha (text[2]))
    return refuse (error, "A grid reference begins with two letters, such as SP 0652 8644.");

  if (!read_letters (text, &east, &north, error) || !split_digits (text + 2, halves, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++, side /= 10)
    {
      values[0] = values[0] * 10 + (guint32) (halves[0][i] - '0');
      values[1] = values[1] * 10 + (guint32) (halves[1][i] - '0');
    }

  *ret_ref =
      (CbkGridRef){ east * HUNDRED_KM + values[0] * side, north * HUNDRED_KM + values[1] * side, side };

  return TRUE;
}

/* Whole metres, "438700"; parts of a metre are read over. */
static const char *
read_metres (const char *text, guint64 *ret_metres)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0 || n > 7)
    return NULL;

  *ret_metres = g_ascii_strtoull (text, NULL, 10);
  text += n;
  if (*text == '.')
    text += 1 + strspn (text + 1, "0123456789");

  return text;
}

static gboolean
parse_numeric (const char *text, CbkGridRef *ret_ref, GError **error)
{
  guint64 easting, northing;
  const char *p = read_metres (text, &easting);
  gsize gap = p != NULL ? strspn (p, " \t,") : 0;

  p = gap > 0 ? read_metres (p + gap, &northing) : NULL;
  if (p == NULL || p[strspn (p, " \t")] != '\0')
    return refuse (error, "A grid reference in figures is two numbers of metres, such as 406523,286448.");

  return cbk_grid_ref_init (ret_ref, (CbkOsgbPoint){ (double) easting, (double) northing }, 1, error);
}

/**
 * cbk_grid_ref_parse:
 * @text: (nullable): as people write it: "SU387148", "su 387 148", "SP 0652386448", "TG", "438700,114800"
 * @ret_ref: (out): the square
 * @error: %CBK_ERROR_INVALID with a sentence saying what is wrong
 *
 * Each half has up to five digits, and n of them name a square of 10^(5-n) metres. Figures alone are metres
 * from the grid's origin.
 *
 * Returns: whether @text is a grid reference
 */
gboolean
cbk_grid_ref_parse (const char *text, CbkGridRef *ret_ref, GError **error)
{
  if (text != NULL)
    text += strspn (text, " \t");

  if (text == NULL || *text == '\0')
    return refuse (error, "There is no grid reference here.");

  if (g_ascii_isdigit (*text))
    return parse_numeric (text, ret_ref, error);

  if (!g_ascii_isalpha (*text))
    return refuse (error, "A grid reference begins with two letters, such as SP 0652 8644.");

  return parse_lettered (text, ret_ref, error);
}

/**
 * cbk_grid_ref_init:
 * @self: (out caller-allocates): the square
 * @point: a place on the grid
 * @side: 1, 10, 100, 1000, 10 000 or 100 000 metres
 * @error: %CBK_ERROR_INVALID when the grid has no such place or square
 *
 * The square that holds @point: figures are cut off, never rounded, for rounding would name the neighbour.
 *
 * Returns: whether there is one
 */
gboolean
cbk_grid_ref_init (CbkGridRef *self, CbkOsgbPoint point, guint side, GError **error)
{
  if (side != 1 && side != 10 && side != 100 && side != 1000 && side != 10000 && side != HUNDRED_KM)
    return refuse (error, "The squares of the National Grid are 1, 10, 100 m, 1, 10 or 100 km wide.");

  if (!(point.easting >= 0.0 && point.easting < CBK_OSGB_MAX_EASTING && point.northing >= 0.0 &&
        point.northing < CBK_OSGB_MAX_NORTHING))
    return refuse (error,
                   "The National Grid runs to 700,000 m east and 1,300,000 m north; this is outside it.");

  self->easting = (guint32) point.easting / side * side;
  self->northing = (guint32) point.northing / side * side;
  self->side = side;

  return TRUE;
}

/**
 * cbk_grid_ref_format:
 * @self: a square
 *
 * Returns: (transfer full): "SP 0652 8644", with as many figures as the square's side warrants
 */
char *
cbk_grid_ref_format (const CbkGridRef *self)
{
  char pair[2];
  int n = 0;

  get_letters (self->easting / HUNDRED_KM, self->northing / HUNDRED_KM, pair);

  for (guint32 side = self->side; side < HUNDRED_KM; side *= 10)
    n++;

  if (n == 0)
    return g_strndup (pair, 2);

  return g_strdup_printf ("%c%c %0*u %0*u", pair[0], pair[1], n, self->easting % HUNDRED_KM / self->side, n,
                          self->northing % HUNDRED_KM / self->side);
}

/**
 * cbk_grid_ref_format_numeric:
 * @self: a square
 *
 * Returns: (transfer full): its south-west corner in metres, "406520,286440"
 */
char *
cbk_grid_ref_format_numeric (const CbkGridRef *self)
{
  return g_strdup_printf ("%06u,%06u", self->easting, self->northing);
}

/**
 * cbk_grid_ref_get_centre:
 * @self: a square
 *
 * Returns: where to plot it
 */
CbkOsgbPoint
cbk_grid_ref_get_centre (const CbkGridRef *self)
{
  return (CbkOsgbPoint){ self->easting + self->side / 2.0, self->northing + self->side / 2.0 };
}
