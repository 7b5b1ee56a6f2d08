/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"
#include "ui/cbk-today-item.h"
#include "ui/widgets/cbk-split-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A heading of Today, an assignment, a notice or a clock; on cards, as GtkListView has no groups. */
#define CBK_TYPE_TODAY_ROW (cbk_today_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkTodayRow, cbk_today_row, CBK, TODAY_ROW, AdwBin)

void          cbk_today_row_set_up   (CbkDesk *desk, GtkListItem *item, CbkSplitView *split);
CbkTodayItem *cbk_today_row_get_item (CbkTodayRow *self);
void          cbk_today_row_explain  (CbkTodayRow *self);

G_END_DECLS
