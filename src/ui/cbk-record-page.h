/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One record: a header that stays, tabs, and where its log is written. */
#define CBK_TYPE_RECORD_PAGE (cbk_record_page_get_type ())
G_DECLARE_FINAL_TYPE (CbkRecordPage, cbk_record_page, CBK, RECORD_PAGE, AdwBin)

void cbk_record_page_set_up    (CbkRecordPage *self, CbkDesk *desk, const CbkKind *kind);
void cbk_record_page_open      (CbkRecordPage *self, const char *id);
const char *cbk_record_page_get_id (CbkRecordPage *self);
const CbkKind *cbk_record_page_get_kind (CbkRecordPage *self);
const char *cbk_record_page_get_name  (CbkRecordPage *self);
void        cbk_record_page_set_under (CbkRecordPage *self, const char *name);
void cbk_record_page_write_log (CbkRecordPage *self);
GListModel *cbk_record_page_list_offers (CbkRecordPage *self);
void        cbk_record_page_show_offers (CbkRecordPage *self);
void        cbk_record_page_run         (CbkRecordPage *self, const char *name);
void        cbk_record_page_show_tab    (CbkRecordPage *self, const char *name);

G_END_DECLS
