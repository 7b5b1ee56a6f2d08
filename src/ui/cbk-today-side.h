/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-today.h"
#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The column beside the clocks: what waits with its risk, who has how much in hand, what others wrote. */
#define CBK_TYPE_TODAY_SIDE (cbk_today_side_get_type ())
G_DECLARE_FINAL_TYPE (CbkTodaySide, cbk_today_side, CBK, TODAY_SIDE, AdwBin)

void cbk_today_side_set_up (CbkTodaySide *self, CbkDesk *desk);
void cbk_today_side_show   (CbkTodaySide *self, const CbkToday *today, gint64 since);

G_END_DECLS
