/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbkDay:
 *
 * A calendar day as days since 1 January 1970 in the proleptic Gregorian calendar. A day has no zone and no hours:
 * periods that the law counts in days, months or years are counted in these (docs/architecture.md, Time).
 */
typedef gint32 CbkDay;

#define CBK_DAY_UNSET G_MININT32

/* A moment: milliseconds since 1970 in UTC. Unset is never 0, which is a real moment. */
#define CBK_TIME_UNSET G_MININT64

#define CBK_SECOND G_GINT64_CONSTANT (1000)
#define CBK_MINUTE (60 * CBK_SECOND)
#define CBK_HOUR (60 * CBK_MINUTE)

/* "2026-11-22T14:02:00.000Z" and its NUL */
#define CBK_TIME_TEXT_SIZE 25

CbkDay   cbk_day_from_ymd  (int year, int month, int day);
void     cbk_day_to_ymd    (CbkDay self, int *year, int *month, int *day);
int      cbk_day_weekday   (CbkDay self);
int      cbk_days_in_month (int year, int month);
CbkDay   cbk_day_parse     (const char *text);
char    *cbk_day_format    (CbkDay self);
gboolean cbk_date_is_valid (const char *text);

gboolean cbk_time_parse    (const char *text, gint64 *ret_time);
void     cbk_time_print    (gint64 self, char text[CBK_TIME_TEXT_SIZE]);
char    *cbk_time_format   (gint64 self);

G_END_DECLS
