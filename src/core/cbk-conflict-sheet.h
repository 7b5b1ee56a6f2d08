/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-dispute.h"
#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/**
 * CbkConflictSheet:
 *
 * A conflict that was opened, as people decide it (docs/sync.md, "Conflicts are records"): its #CbkDispute s, and what is
 * chosen in them. What was saved together is chosen together. Lives in one thread.
 */
#define CBK_TYPE_CONFLICT_SHEET (cbk_conflict_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CbkConflictSheet, cbk_conflict_sheet, CBK, CONFLICT_SHEET, GObject)

CbkRecord  *cbk_conflict_sheet_get_record    (CbkConflictSheet *self);
const char *cbk_conflict_sheet_get_title     (CbkConflictSheet *self);
const char *cbk_conflict_sheet_get_other     (CbkConflictSheet *self);
GListModel *cbk_conflict_sheet_get_disputes  (CbkConflictSheet *self);
gboolean    cbk_conflict_sheet_can_be_decided (CbkConflictSheet *self);
gboolean    cbk_conflict_sheet_wants_reason  (CbkConflictSheet *self);
guint       cbk_conflict_sheet_count_open    (CbkConflictSheet *self);
void        cbk_conflict_sheet_choose_all    (CbkConflictSheet *self, CbkChoice choice);
char       *cbk_conflict_sheet_print_choices (CbkConflictSheet *self);
void        cbk_conflict_sheet_take_choices  (CbkConflictSheet *self, const char *choices);
char       *cbk_conflict_sheet_dup_reason    (CbkConflictSheet *self);

void cbk_workspace_open_conflict_async (CbkWorkspace *self, const char *id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
CbkConflictSheet *cbk_workspace_open_conflict_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
