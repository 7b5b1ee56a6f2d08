/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-sheet.h"
#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All that is known of a record, from its field table. */
#define CBK_TYPE_FACTS_VIEW (cbk_facts_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkFactsView, cbk_facts_view, CBK, FACTS_VIEW, AdwBin)

void cbk_facts_view_set_up    (CbkFactsView *self, CbkDesk *desk);
void cbk_facts_view_set_sheet (CbkFactsView *self, CbkSheet *sheet);

G_END_DECLS
