/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-item-row.h"
#include "ui/cbk-kind.h"

G_BEGIN_DECLS

/* Two lines of a list: what it is, and the chips that matter. */
#define CBK_TYPE_RECORD_ROW (cbk_record_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkRecordRow, cbk_record_row, CBK, RECORD_ROW, CbkItemRow)

void cbk_record_row_set_up (CbkDesk *desk, const CbkKind *kind, GtkListItem *item);

G_END_DECLS
