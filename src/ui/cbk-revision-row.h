/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-history.h"
#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a history: one change. */
#define CBK_TYPE_REVISION_ROW (cbk_revision_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkRevisionRow, cbk_revision_row, CBK, REVISION_ROW, AdwBin)

GtkWidget *cbk_revision_row_new  (CbkDesk *desk);
void       cbk_revision_row_show (CbkRevisionRow *self, CbkRevision *revision);

G_END_DECLS
