/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"

#include <string.h>

#define MS_PER_DAY (24 * CBK_HOUR)

/**
 * cbk_days_in_month:
 * @year: a year of the Gregorian calendar
 * @month: 1 to 12
 *
 * Returns: 28 to 31
 */
int
cbk_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return month == 2 && leap ? 29 : days[month - 1];
}

/**
 * cbk_day_from_ymd:
 * @year: a year of the Gregorian calendar
 * @month: 1 to 12
 * @day: 1 to the last of that month
 *
 * Returns: the day, or %CBK_DAY_UNSET when there is no such day
 */
CbkDay
cbk_day_from_ymd (int year, int month, int day)
{
  int y, era, day_of_year, day_of_era;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > cbk_days_in_month (year, month))
    return CBK_DAY_UNSET;

  /* Years that begin in March put the leap day at the end, where it disturbs nothing. */
  y = year - (month <= 2);
  era = y / 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  day_of_era = (y % 400) * 365 + (y % 400) / 4 - (y % 400) / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * cbk_day_to_ymd:
 * @self: a day that is set
 * @year: (out) (optional): its year
 * @month: (out) (optional): 1 to 12
 * @day: (out) (optional): 1 to 31
 */
void
cbk_day_to_ymd (CbkDay self, int *year, int *month, int *day)
{
  int z = self + 719468;
  int era = z / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;
  int m = mp + (mp < 10 ? 3 : -9);

  g_return_if_fail (self != CBK_DAY_UNSET && z >= 0);

  if (year != NULL)
    *year = yoe + era * 400 + (m <= 2);
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = doy - (153 * mp + 2) / 5 + 1;
}

/**
 * cbk_day_weekday:
 * @self: a day that is set
 *
 * Returns: 1 for Monday to 7 for Sunday, as ISO 8601 counts
 */
int
cbk_day_weekday (CbkDay self)
{
  return (int) (((gint64) self + 3) % 7 + 7) % 7 + 1;
}

static gboolean
read_digits (const char *text, guint n, int *ret_value)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }

  *ret_value = value;

  return TRUE;
}

static CbkDay
read_day (const char *text)
{
  int year, month, day;

  if (!read_digits (text, 4, &year) || text[4] != '-' || !read_digits (text + 5, 2, &month) || text[7] != '-' ||
      !read_digits (text + 8, 2, &day))
    return CBK_DAY_UNSET;

  return cbk_day_from_ymd (year, month, day);
}

/**
 * cbk_day_parse:
 * @text: (nullable): "2026-11-22"
 *
 * Returns: the day, or %CBK_DAY_UNSET when @text is not a whole date that exists
 */
CbkDay
cbk_day_parse (const char *text)
{
  return text != NULL && strlen (text) == 10 ? read_day (text) : CBK_DAY_UNSET;
}

/**
 * cbk_day_format:
 * @self: a day
 *
 * Returns: (transfer full) (nullable): "2026-11-22"; %NULL when unset
 */
char *
cbk_day_format (CbkDay self)
{
  int year, month, day;

  if (self == CBK_DAY_UNSET)
    return NULL;

  cbk_day_to_ymd (self, &year, &month, &day);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * cbk_date_is_valid:
 * @text: (nullable): a date as people know it: "2026-11-22", "2026-11" or "2026"
 *
 * Records keep dates as text, because what is known of a birth or a theft is often only a month or a year.
 *
 * Returns: whether it is such a date
 */
gboolean
cbk_date_is_valid (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  char whole[11];

  if (length != 4 && length != 7 && length != 10)
    return FALSE;

  memcpy (whole, "0000-01-01", sizeof whole);
  memcpy (whole, text, length);

  return read_day (whole) != CBK_DAY_UNSET;
}

static gboolean
read_zone (const char *text, gint64 *ret_offset)
{
  int hours, minutes;

  if (g_str_equal (text, "Z"))
    {
      *ret_offset = 0;
      return TRUE;
    }

  if (strlen (text) != 6 || (text[0] != '+' && text[0] != '-') || !read_digits (text + 1, 2, &hours) ||
      text[3] != ':' || !read_digits (text + 4, 2, &minutes) || hours > 18 || minutes > 59)
    return FALSE;

  *ret_offset = (hours * CBK_HOUR + minutes * CBK_MINUTE) * (text[0] == '-' ? -1 : 1);

  return TRUE;
}

/**
 * cbk_time_parse:
 * @text: (nullable): RFC 3339: "2026-11-22T14:02:00.000Z", seconds and fraction optional, a zone required
 * @ret_time: (out): milliseconds since 1970 in UTC; untouched on failure
 *
 * Returns: whether @text is such a time
 */
gboolean
cbk_time_parse (const char *text, gint64 *ret_time)
{
  CbkDay day;
  int hour, minute, second = 0, fraction = 0;
  gint64 offset;
  const char *rest;

  if (text == NULL || strlen (text) < 17)
    return FALSE;

  day = read_day (text);
  if (day == CBK_DAY_UNSET || text[10] != 'T' || !read_digits (text + 11, 2, &hour) || text[13] != ':' ||
      !read_digits (text + 14, 2, &minute))
    return FALSE;

  rest = text + 16;
  if (*rest == ':')
    {
      if (!read_digits (rest + 1, 2, &second))
        return FALSE;
      rest += 3;
    }

  if (*rest == '.')
    {
      int scale = 100;

      for (rest++; g_ascii_isdigit (*rest); rest++, scale /= 10)
        fraction += (*rest - '0') * scale;
    }

  if (hour > 23 || minute > 59 || second > 59 || !read_zone (rest, &offset))
    return FALSE;

  *ret_time = day * MS_PER_DAY + hour * CBK_HOUR + minute * CBK_MINUTE + second * CBK_SECOND + fraction - offset;

  return TRUE;
}

/**
 * cbk_time_print:
 * @self: a moment of the years 1 to 9999
 * @text: (out caller-allocates): "2026-11-22T14:02:00.000Z"
 */
void
cbk_time_print (gint64 self, char text[CBK_TIME_TEXT_SIZE])
{
  gint64 days = self / MS_PER_DAY - (self % MS_PER_DAY < 0);
  int rest = (int) (self - days * MS_PER_DAY);
  int year, month, day;
  char *p = text;

  cbk_day_to_ymd ((CbkDay) days, &year, &month, &day);

#define TWO(n, after)                                                                                            \
  *p++ = (char) ('0' + (n) / 10 % 10);                                                                           \
  *p++ = (char) ('0' + (n) % 10);                                                                                \
  *p++ = (after)

  *p++ = (char) ('0' + year / 1000 % 10);
  *p++ = (char) ('0' + year / 100 % 10);
  TWO (year, '-');
  TWO (month, '-');
  TWO (day, 'T');
  TWO (rest / (int) CBK_HOUR, ':');
  TWO (rest / (int) CBK_MINUTE % 60, ':');
  TWO (rest / 1000 % 60, '.');
  *p++ = (char) ('0' + rest / 100 % 10);
  TWO (rest, 'Z');
  *p = '\0';

#undef TWO
}

/**
 * cbk_time_format:
 * @self: a moment
 *
 * Returns: (transfer full) (nullable): "2026-11-22T14:02:00.000Z"; %NULL when unset
 */
char *
cbk_time_format (gint64 self)
{
  char text[CBK_TIME_TEXT_SIZE];

  if (self == CBK_TIME_UNSET)
    return NULL;

  cbk_time_print (self, text);

  return g_strdup (text);
}
