/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-item-row.h"

G_BEGIN_DECLS

/* An entry of a log: what, when, who. */
#define CBK_TYPE_LOG_ROW (cbk_log_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkLogRow, cbk_log_row, CBK, LOG_ROW, CbkItemRow)

void cbk_log_row_set_up (CbkDesk *desk, GtkListItem *item);

G_END_DECLS
