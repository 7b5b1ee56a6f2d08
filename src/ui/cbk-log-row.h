/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-item-row.h"

G_BEGIN_DECLS

/* A row of a log: what happened, when, by whom; the first of a day has the day above it. */
#define CBK_TYPE_LOG_ROW (cbk_log_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkLogRow, cbk_log_row, CBK, LOG_ROW, CbkItemRow)

void cbk_log_row_set_up (CbkDesk *desk, GListModel *entries, GtkListItem *item);

G_END_DECLS
