/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-sheet.h"
#include "ui/cbk-kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What there is to read about a record, by tabs. A tab reads what is on it when it is first looked at. */
#define CBK_TYPE_RECORD_TABS (cbk_record_tabs_get_type ())
G_DECLARE_FINAL_TYPE (CbkRecordTabs, cbk_record_tabs, CBK, RECORD_TABS, AdwBin)

void cbk_record_tabs_set_up (CbkRecordTabs *self, CbkDesk *desk, const CbkKind *kind);
void cbk_record_tabs_open   (CbkRecordTabs *self, CbkSheet *sheet, const char *reason);
void cbk_record_tabs_show   (CbkRecordTabs *self, const char *name);

G_END_DECLS
