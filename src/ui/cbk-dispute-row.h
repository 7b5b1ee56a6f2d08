/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-dispute.h"
#include "ui/cbk-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbkDisputeRow:
 *
 * One field of a conflict: both versions with who and when, and the choice between them.
 */
#define CBK_TYPE_DISPUTE_ROW (cbk_dispute_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkDisputeRow, cbk_dispute_row, CBK, DISPUTE_ROW, GtkListBoxRow)

GtkWidget *cbk_dispute_row_new        (CbkDesk *desk, CbkDispute *dispute, const char *side, GtkSizeGroup *labels);
gboolean   cbk_dispute_row_focus_open (CbkDisputeRow *self);
void       cbk_dispute_row_put_together (CbkDisputeRow *self);

G_END_DECLS
