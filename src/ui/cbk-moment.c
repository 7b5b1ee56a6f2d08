/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-moment.h"

#include "domain/cbk-uk-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static CbkDay
read_numbers (const char *typed, CbkDay today)
{
  int day, month, year, this_year, end = 0;

  cbk_day_to_ymd (today, &this_year, &month, &day);
  if (sscanf (typed, "%2d/%2d/%4d%n", &day, &month, &year, &end) == 3 && typed[end] == '\0')
    year += year < 100 ? 2000 : 0;
  else if (sscanf (typed, "%2d/%2d%n", &day, &month, &end) == 2 && typed[end] == '\0')
    year = this_year;
  else
    return cbk_day_parse (typed);

  if (month < 1 || month > 12 || day < 1 || day > cbk_days_in_month (year, month))
    return CBK_DAY_UNSET;

  return cbk_day_from_ymd (year, month, day);
}

static CbkDay
read_day (const char *typed, gint64 now)
{
  CbkDay today = cbk_uk_day (now);

  if (g_ascii_strcasecmp (typed, _ ("today")) == 0)
    return today;
  if (g_ascii_strcasecmp (typed, _ ("yesterday")) == 0)
    return today - 1;
  if (g_ascii_strcasecmp (typed, _ ("tomorrow")) == 0)
    return today + 1;

  return read_numbers (typed, today);
}

/**
 * cbk_moment_dup_date:
 * @typed: "22/11/2026", "22/11", "today", or as it is kept: "2026-11-22", "2026-11", "2026"
 * @now: the time
 *
 * Returns: (transfer full) (nullable): the date as it is kept; %NULL when it is none
 */
char *
cbk_moment_dup_date (const char *typed, gint64 now)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  CbkDay day;

  if (cbk_date_is_valid (text))
    return g_steal_pointer (&text);

  day = read_day (text, now);

  return day != CBK_DAY_UNSET ? cbk_day_format (day) : NULL;
}

/**
 * cbk_moment_dup_time:
 * @typed: "14:20" for today, "yesterday 14:20", "22/11/2026 14:20", "now", or as it is kept
 * @now: the time
 *
 * Returns: (transfer full) (nullable): the moment as it is kept, in UTC; %NULL when it is none. Where the clock
 * showed a time twice, the first is meant.
 */
char *
cbk_moment_dup_time (const char *typed, gint64 now)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char *clock = strrchr (text, ' ');
  CbkDay day = cbk_uk_day (now);
  int hour, minute, end = 0;
  gint64 moment;

  if (g_ascii_strcasecmp (text, _ ("now")) == 0)
    return cbk_time_format (now);
  if (cbk_time_parse (text, &moment))
    return g_steal_pointer (&text);

  if (clock != NULL)
    {
      *clock++ = '\0';
      day = read_day (g_strstrip (text), now);
    }
  else
    clock = text;

  if (day == CBK_DAY_UNSET || sscanf (clock, "%2d:%2d%n", &hour, &minute, &end) != 2 || clock[end] != '\0'
      || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return NULL;

  return cbk_time_format (cbk_uk_moment (day, hour, minute, FALSE, NULL));
}

/**
 * cbk_moment_show_date:
 * @kept: a date as it is kept
 *
 * Returns: (transfer full): as it is typed: "22/11/2026"; what is not a whole date stays
 */
char *
cbk_moment_show_date (const char *kept)
{
  CbkDay day = cbk_day_parse (kept);
  int year, month, number;

  if (day == CBK_DAY_UNSET)
    return g_strdup (kept);

  cbk_day_to_ymd (day, &year, &month, &number);

  return g_strdup_printf ("%02d/%02d/%04d", number, month, year);
}

/**
 * cbk_moment_show_time:
 * @kept: a moment as it is kept
 *
 * Returns: (transfer full): as it is typed: "22/11/2026 14:20"
 */
char *
cbk_moment_show_time (const char *kept)
{
  gint64 moment;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  gint64 minutes;

  if (!cbk_time_parse (kept, &moment))
    return g_strdup (kept);

  iso = cbk_day_format (cbk_uk_day (moment));
  day = cbk_moment_show_date (iso);
  minutes = cbk_uk_time_of_day (moment) / CBK_MINUTE;

  return g_strdup_printf ("%s %02d:%02d", day, (int)(minutes / 60), (int)(minutes % 60));
}
