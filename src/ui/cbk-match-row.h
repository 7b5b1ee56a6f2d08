/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-matching.h"
#include "ui/cbk-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbkMatchRow:
 *
 * Somebody who may be the same person, and why. Emits "taken" when that record is wanted, and "decided" with "same", "different"
 * or "undecided".
 */
#define CBK_TYPE_MATCH_ROW (cbk_match_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkMatchRow, cbk_match_row, CBK, MATCH_ROW, GtkListBoxRow)

GtkWidget  *cbk_match_row_new    (CbkDesk *desk, const CbkSuggestion *suggestion, gboolean decides);
const char *cbk_match_row_get_id (CbkMatchRow *self);

G_END_DECLS
