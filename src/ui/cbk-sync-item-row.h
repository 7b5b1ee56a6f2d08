/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-sync-details.h"
#include "ui/cbk-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something between this laptop and headquarters: what, how it stands, why, and what can be done. */
#define CBK_TYPE_SYNC_ITEM_ROW (cbk_sync_item_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkSyncItemRow, cbk_sync_item_row, CBK, SYNC_ITEM_ROW, GtkListBoxRow)

GtkWidget   *cbk_sync_item_row_new      (CbkDesk *desk, CbkSyncItem *item);
CbkSyncItem *cbk_sync_item_row_get_item (CbkSyncItemRow *self);

G_END_DECLS
