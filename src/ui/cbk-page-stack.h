/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-record-page.h"

G_BEGIN_DECLS

/**
 * CbkPageStack:
 *
 * The page of a record, and over it the pages of records that belong to it, with a way back. "page.open" opens one of
 * those, from anywhere on a page.
 */
#define CBK_TYPE_PAGE_STACK (cbk_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (CbkPageStack, cbk_page_stack, CBK, PAGE_STACK, AdwBin)

void           cbk_page_stack_set_up   (CbkPageStack *self, CbkDesk *desk, const CbkKind *kind);
void           cbk_page_stack_open     (CbkPageStack *self, const char *id);
gboolean       cbk_page_stack_go_back  (CbkPageStack *self);
CbkRecordPage *cbk_page_stack_get_page (CbkPageStack *self);

G_END_DECLS
