/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-uk-time.h"

#define MS_PER_DAY (24 * CBK_HOUR)

/* When summer time begins and ends: on the first Sunday on or after a day of March and of October, at an hour
 * of UTC. Both months have 31 days, so that the last Sunday is the first on or after the 25th. Summer Time
 * Act 1972; the yearly orders of 1980 to 1994 under it; Summer Time Order 1997 and its forerunner of 1994,
 * which follow the directives of the European Communities and remain law. A laptop's own zone files are not
 * asked: two of different age would count one custody clock in two ways. */
static const struct
{
  int first_year;
  int march;
  int october;
  int hour;
} periods[] = {
  { 1996, 25, 25, 1 },
  { 1990, 25, 22, 1 },
  { 1981, 25, 23, 1 },
  { 1972, 16, 23, 2 },
};

static const char *const weekday_names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const month_names[] = {
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};

static CbkDay
first_sunday (int year, int month, int day)
{
  CbkDay from = cbk_day_from_ymd (year, month, day);

  return from + 7 - cbk_day_weekday (from);
}

static CbkDay
day_of (gint64 ms)
{
  return (CbkDay) (ms / MS_PER_DAY - (ms % MS_PER_DAY < 0));
}

/* Clocks change by one hour and far from midnight, so that the year in UTC is the year on the wall. */
static gboolean
get_summer (int year, gint64 *ret_begin, gint64 *ret_end)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (year >= periods[i].first_year)
      {
        *ret_begin = first_sunday (year, 3, periods[i].march) * MS_PER_DAY + periods[i].hour * CBK_HOUR;
        *ret_end = first_sunday (year, 10, periods[i].october) * MS_PER_DAY + periods[i].hour * CBK_HOUR;
        return TRUE;
      }

  return FALSE;
}

/**
 * cbk_uk_offset:
 * @moment: milliseconds since 1970 in UTC, of the years 1972 to 2100
 *
 * How far clocks in the United Kingdom were ahead of UTC. Before 1972 the answer is GMT, whatever was then
 * law; after 2100 the rule of today is taken to last. Any thread.
 *
 * Returns: 0 in winter, one hour in milliseconds in summer
 */
gint64
cbk_uk_offset (gint64 moment)
{
  gint64 begin, end;
  int year;

  cbk_day_to_ymd (day_of (moment), &year, NULL, NULL);

  return get_summer (year, &begin, &end) && moment >= begin && moment < end ? CBK_HOUR : 0;
}

/**
 * cbk_uk_day:
 * @moment: milliseconds since 1970 in UTC
 *
 * Returns: the calendar day that it was in the United Kingdom
 */
CbkDay
cbk_uk_day (gint64 moment)
{
  return day_of (moment + cbk_uk_offset (moment));
}

/**
 * cbk_uk_time_of_day:
 * @moment: milliseconds since 1970 in UTC
 *
 * Returns: what the clock on the wall showed, as milliseconds from 00:00
 */
gint64
cbk_uk_time_of_day (gint64 moment)
{
  gint64 local = moment + cbk_uk_offset (moment);

  return local - day_of (local) * MS_PER_DAY;
}

/**
 * cbk_uk_start_of_day:
 * @day: a calendar day
 *
 * A day is over at the start of the next: what must be done by the end of a day is done before that moment.
 *
 * Returns: the moment of 00:00 in the United Kingdom, which exists once on every day
 */
gint64
cbk_uk_start_of_day (CbkDay day)
{
  return cbk_uk_moment (day, 0, 0, FALSE, NULL);
}

/**
 * cbk_uk_moment:
 * @day: a calendar day in the United Kingdom
 * @hour: 0 to 23 on the wall
 * @minute: 0 to 59
 * @second_pass: when the clock showed this time twice: whether the later one, in GMT, is meant
 * @ret_kind: (out) (optional): whether the time existed once, never or twice, so that a form can ask
 *
 * A time that the clock jumped over is taken as if it had not: 01:30 on such a night is one hour and a half
 * after midnight, when the wall showed 02:30.
 *
 * Returns: milliseconds since 1970 in UTC
 */
gint64
cbk_uk_moment (CbkDay day, int hour, int minute, gboolean second_pass, CbkUkTimeKind *ret_kind)
{
  gint64 as_gmt = day * MS_PER_DAY + hour * CBK_HOUR + minute * CBK_MINUTE;
  gint64 as_bst = as_gmt - CBK_HOUR;
  gboolean gmt_fits, bst_fits;
  CbkUkTimeKind kind;

  g_return_val_if_fail (day != CBK_DAY_UNSET, CBK_TIME_UNSET);
  g_return_val_if_fail (hour >= 0 && hour < 24 && minute >= 0 && minute < 60, CBK_TIME_UNSET);

  gmt_fits = cbk_uk_offset (as_gmt) == 0;
  bst_fits = cbk_uk_offset (as_bst) == CBK_HOUR;

  if (gmt_fits && bst_fits)
    kind = CBK_UK_TIME_FOLD;
  else if (gmt_fits || bst_fits)
    kind = CBK_UK_TIME_PLAIN;
  else
    kind = CBK_UK_TIME_GAP;

  if (ret_kind != NULL)
    *ret_kind = kind;

  return bst_fits && !(gmt_fits && second_pass) ? as_bst : as_gmt;
}

/**
 * cbk_uk_day_format:
 * @day: a calendar day
 *
 * Returns: (transfer full) (nullable): "Tue 12 May 2026"; %NULL when unset
 */
char *
cbk_uk_day_format (CbkDay day)
{
  int year, month, day_of_month;

  if (day == CBK_DAY_UNSET)
    return NULL;

  cbk_day_to_ymd (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%s %d %s %d", weekday_names[cbk_day_weekday (day) - 1], day_of_month,
                          month_names[month - 1], year);
}

static const char *
zone_name (gint64 moment)
{
  return cbk_uk_offset (moment) == 0 ? "GMT" : "BST";
}

static char *
format_clock (gint64 moment, gboolean with_zone)
{
  int minutes = (int) (cbk_uk_time_of_day (moment) / CBK_MINUTE);

  return g_strdup_printf ("%02d:%02d%s%s", minutes / 60, minutes % 60, with_zone ? " " : "",
                          with_zone ? zone_name (moment) : "");
}

static char *
format_time (gint64 moment, gboolean with_zone)
{
  g_autofree char *day = cbk_uk_day_format (cbk_uk_day (moment));
  g_autofree char *clock = format_clock (moment, with_zone);

  return g_strconcat (day, " ", clock, NULL);
}

static gboolean
is_shown_twice (gint64 moment)
{
  int minutes = (int) (cbk_uk_time_of_day (moment) / CBK_MINUTE);
  CbkUkTimeKind kind;

  cbk_uk_moment (cbk_uk_day (moment), minutes / 60, minutes % 60, FALSE, &kind);

  return kind == CBK_UK_TIME_FOLD;
}

/**
 * cbk_uk_time_format:
 * @moment: milliseconds since 1970 in UTC
 *
 * Returns: (transfer full) (nullable): "Tue 12 May 2026 14:20 BST"; %NULL when unset
 */
char *
cbk_uk_time_format (gint64 moment)
{
  return moment == CBK_TIME_UNSET ? NULL : format_time (moment, TRUE);
}

/**
 * cbk_uk_time_format_brief:
 * @moment: milliseconds since 1970 in UTC
 *
 * Returns: (transfer full) (nullable): "Tue 12 May 2026 14:20", with the zone when the clock showed that time
 *   twice; %NULL when unset
 */
char *
cbk_uk_time_format_brief (gint64 moment)
{
  return moment == CBK_TIME_UNSET ? NULL : format_time (moment, is_shown_twice (moment));
}

/**
 * cbk_uk_time_format_near:
 * @moment: milliseconds since 1970 in UTC
 * @near: the moment that the same sentence has named before
 *
 * Returns: (transfer full) (nullable): "14:20" when @near was on the same day, else "Tue 12 May 2026 14:20";
 *   with the zone when the clock showed that time twice; %NULL when unset
 */
char *
cbk_uk_time_format_near (gint64 moment, gint64 near)
{
  if (moment == CBK_TIME_UNSET)
    return NULL;

  return near != CBK_TIME_UNSET && cbk_uk_day (moment) == cbk_uk_day (near)
           ? format_clock (moment, is_shown_twice (moment))
           : cbk_uk_time_format_brief (moment);
}
