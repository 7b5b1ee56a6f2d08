/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"

G_BEGIN_DECLS

/**
 * CbkDayKind:
 * @CBK_DAY_WORKING: Monday to Friday and no bank holiday
 * @CBK_DAY_WEEKEND: Saturday or Sunday
 * @CBK_DAY_HOLIDAY: a bank holiday in England and Wales
 * @CBK_DAY_UNKNOWN: Monday to Friday, outside the years whose bank holidays are known
 */
typedef enum
{
  CBK_DAY_WORKING,
  CBK_DAY_WEEKEND,
  CBK_DAY_HOLIDAY,
  CBK_DAY_UNKNOWN,
} CbkDayKind;

/**
 * CbkCalendar:
 *
 * Which days are working days in England and Wales. A table of days that were proclaimed, never a formula:
 * holidays are moved and added by proclamation. Outside the table it answers that it does not know.
 * Immutable; any thread.
 */
typedef struct _CbkCalendar CbkCalendar;

CbkCalendar *cbk_calendar_new_from_data      (const char        *json,
                                              gssize             length,
                                              GError           **error);
CbkCalendar *cbk_calendar_load_builtin       (GError           **error);
CbkCalendar *cbk_calendar_ref                (CbkCalendar       *self);
void         cbk_calendar_unref              (CbkCalendar       *self);
CbkDay       cbk_calendar_get_last_day       (const CbkCalendar *self);
CbkDayKind   cbk_calendar_get_kind           (const CbkCalendar *self,
                                              CbkDay             day);
const char  *cbk_calendar_get_holiday_name   (const CbkCalendar *self,
                                              CbkDay             day);
gboolean     cbk_calendar_is_working_day     (const CbkCalendar *self,
                                              CbkDay             day,
                                              gboolean          *ret_working,
                                              GError           **error);
CbkDay       cbk_calendar_add_working_days   (const CbkCalendar *self,
                                              CbkDay             day,
                                              int                n,
                                              GError           **error);
gboolean     cbk_calendar_count_working_days (const CbkCalendar *self,
                                              CbkDay             from,
                                              CbkDay             to,
                                              int               *ret_count,
                                              GError           **error);
CbkDay       cbk_calendar_on_or_after        (const CbkCalendar *self,
                                              CbkDay             day,
                                              GError           **error);
CbkDay       cbk_calendar_on_or_before       (const CbkCalendar *self,
                                              CbkDay             day,
                                              GError           **error);

CbkDay       cbk_day_add_months              (CbkDay             day,
                                              int                months);
CbkDay       cbk_day_end_of_months           (CbkDay             first,
                                              int                months);
CbkDay       cbk_day_end_of_days             (CbkDay             first,
                                              int                days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkCalendar, cbk_calendar_unref)

G_END_DECLS
