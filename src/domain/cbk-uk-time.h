/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"

G_BEGIN_DECLS

/**
 * CbkUkTimeKind:
 * @CBK_UK_TIME_PLAIN: the clock showed this time once
 * @CBK_UK_TIME_GAP: the clock never showed this time: it went forward over it
 * @CBK_UK_TIME_FOLD: the clock showed this time twice: it went back over it
 *
 * What a time on the wall in the United Kingdom may be on the nights on which the clocks change.
 */
typedef enum
{
  CBK_UK_TIME_PLAIN,
  CBK_UK_TIME_GAP,
  CBK_UK_TIME_FOLD,
} CbkUkTimeKind;

gint64        cbk_uk_offset           (gint64         moment);
CbkDay        cbk_uk_day              (gint64         moment);
gint64        cbk_uk_time_of_day      (gint64         moment);
gint64        cbk_uk_start_of_day     (CbkDay         day);
gint64        cbk_uk_moment           (CbkDay         day,
                                       int            hour,
                                       int            minute,
                                       gboolean       second_pass,
                                       CbkUkTimeKind *ret_kind);
char         *cbk_uk_time_format      (gint64         moment);
char         *cbk_uk_time_format_brief(gint64         moment);
char         *cbk_uk_time_format_near (gint64         moment,
                                       gint64         near);
char         *cbk_uk_day_format       (CbkDay         day);

G_END_DECLS
