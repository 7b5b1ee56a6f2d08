/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-sheet.h"
#include "ui/cbk-kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands above a record's tabs and never scrolls away: its name, reference, grade, state and owner. */
#define CBK_TYPE_RECORD_HEADER (cbk_record_header_get_type ())
G_DECLARE_FINAL_TYPE (CbkRecordHeader, cbk_record_header, CBK, RECORD_HEADER, AdwBin)

void        cbk_record_header_show     (CbkRecordHeader *self, CbkDesk *desk, const CbkKind *kind, CbkSheet *sheet);
const char *cbk_record_header_get_name (CbkRecordHeader *self);

G_END_DECLS
