/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-conflict-sheet.h"
#include "ui/cbk-desk.h"

G_BEGIN_DECLS

/* What people are told about a conflict. */
const char *cbk_conflict_words_get_side     (CbkDesk *desk, CbkConflictSheet *sheet);
char       *cbk_conflict_words_dup_found    (CbkDesk *desk, CbkConflictSheet *sheet);
char       *cbk_conflict_words_dup_saved    (CbkDesk *desk, CbkConflictSheet *sheet);
char       *cbk_conflict_words_dup_sentence (CbkConflictSheet *sheet);
char       *cbk_conflict_words_dup_outcome  (CbkDesk *desk, CbkConflictSheet *sheet);

G_END_DECLS
