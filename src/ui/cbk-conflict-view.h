/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkConflictView:
 *
 * Two versions side by side, and the decision between them. What is chosen and typed is kept as it is, until it is saved.
 */
#define CBK_TYPE_CONFLICT_VIEW (cbk_conflict_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkConflictView, cbk_conflict_view, CBK, CONFLICT_VIEW, AdwBin)

void        cbk_conflict_view_set_up (CbkConflictView *self, CbkDesk *desk);
void        cbk_conflict_view_open   (CbkConflictView *self, const char *id);
const char *cbk_conflict_view_get_id (CbkConflictView *self);

G_END_DECLS
