/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-words.h"

#include "domain/cbk-uk-time.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * CBK_HOUR)

static char *
describe_span (gint64 span)
{
  int minutes = (int)(span / CBK_MINUTE % 60);
  int hours = (int)(span / CBK_HOUR % 24);
  int days = (int)(span / DAY);

  if (days >= 10 || (days > 0 && hours == 0))
    return g_strdup_printf (_ ("%d d"), days);
  if (days > 0)
    return g_strdup_printf (_ ("%d d %d h"), days, hours);
  if (hours > 0 && minutes == 0)
    return g_strdup_printf (_ ("%d h"), hours);
  if (hours > 0)
    return g_strdup_printf (_ ("%d h %02d"), hours, minutes);

  return g_strdup_printf (_ ("%d min"), minutes);
}

/**
 * cbk_words_left:
 * @due: when something is due
 * @now: the time
 *
 * Returns: (transfer full): the time left, as short as a row needs it: "34 min", "2 h 54", "36 min late"
 */
char *
cbk_words_left (gint64 due, gint64 now)
{
  g_autofree char *span = describe_span (ABS (due - now));

  return due < now ? g_strdup_printf (_ ("%s late"), span) : g_steal_pointer (&span);
}

/**
 * cbk_words_when:
 * @moment: a moment, or %CBK_TIME_UNSET
 * @now: the time
 *
 * Returns: (transfer full) (nullable): "14:40" today, "Thu 17:00" within a week, else "12 May 2026"
 */
char *
cbk_words_when (gint64 moment, gint64 now)
{
  g_autofree char *full = cbk_uk_time_format_brief (moment);
  g_auto (GStrv) parts = full != NULL ? g_strsplit (full, " ", -1) : NULL;

  /* "Tue 12 May 2026 14:20", and a zone where the clock showed that time twice */
  if (parts == NULL || g_strv_length (parts) < 5)
    return g_steal_pointer (&full);

  if (cbk_uk_day (moment) == cbk_uk_day (now))
    return g_strdup (parts[4]);
  if (ABS (moment - now) < 7 * DAY)
    return g_strdup_printf ("%s %s", parts[0], parts[4]);

  return g_strdup_printf ("%s %s %s", parts[1], parts[2], parts[3]);
}

/**
 * cbk_words_count:
 * @n: how many
 * @one: the sentence for one, with "%lu"
 * @many: the sentence for more, untranslated like @one
 *
 * Returns: (transfer full): that many, in words
 */
char *
cbk_words_count (guint64 n, const char *one, const char *many)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  GString *text = g_string_new (g_dngettext (GETTEXT_PACKAGE, one, many, (gulong)n));

  g_string_replace (text, "%lu", number, 1);

  return g_string_free (text, FALSE);
}
