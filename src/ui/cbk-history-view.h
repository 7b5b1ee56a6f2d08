/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The versions of a record: who changed what, when, and how far each change has come. */
#define CBK_TYPE_HISTORY_VIEW (cbk_history_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkHistoryView, cbk_history_view, CBK, HISTORY_VIEW, AdwBin)

void cbk_history_view_set_up (CbkHistoryView *self, CbkDesk *desk);
void cbk_history_view_open   (CbkHistoryView *self, CbkRecord *record, const char *reason);

G_END_DECLS
