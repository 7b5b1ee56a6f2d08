/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-item-row.h"

G_BEGIN_DECLS

/* A conflict in the list of those that are to be decided. */
#define CBK_TYPE_CONFLICT_ROW (cbk_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkConflictRow, cbk_conflict_row, CBK, CONFLICT_ROW, CbkItemRow)

void cbk_conflict_row_set_up (CbkDesk *desk, GtkListItem *item);

G_END_DECLS
