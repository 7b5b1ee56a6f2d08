/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"
#include "domain/cbk-person-match.h"

G_BEGIN_DECLS

/**
 * CbkSuggestion:
 * @person: who may be the same
 * @match: how alike they are, and why
 * @other_name: (nullable): the name that is alike, where it is not the one that they are listed under
 * @decision: (nullable): "same", "different" or "undecided", as somebody decided
 * @link: (nullable): the id of the link that keeps that decision
 *
 * Somebody who may be the person in question.
 */
typedef struct
{
  CbkRecord *person;
  CbkPersonMatch match;
  char *other_name;
  char *decision;
  char *link;
} CbkSuggestion;

GPtrArray *cbk_workspace_match        (CbkWorkspace *self, const CbkPersonClue *clue, const char *id, guint limit,
                                       GError **error);
void       cbk_workspace_match_async  (CbkWorkspace *self, const CbkPersonClue *clue, const char *id, guint limit,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cbk_workspace_match_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

char      *cbk_suggestion_dup_reasons (const CbkSuggestion *self);

G_END_DECLS
