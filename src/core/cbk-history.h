/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/* How far a change has come, in the order in which it goes. */
typedef enum
{
  CBK_HISTORY_SAVED,
  CBK_HISTORY_SENT,
  CBK_HISTORY_WITH_HQ,
  CBK_HISTORY_SETTLED,
} CbkHistoryState;

/* One field that a change was about, as people read it. */
typedef struct
{
  const char *label;
  char *before;      /* NULL for nothing */
  char *after;       /* NULL for nothing */
} CbkHistoryField;

/**
 * CbkRevision:
 *
 * A change of a record that was made on this laptop: who, when, by which command, and what each field held before and
 * after. Immutable.
 */
#define CBK_TYPE_REVISION (cbk_revision_get_type ())
G_DECLARE_FINAL_TYPE (CbkRevision, cbk_revision, CBK, REVISION, GObject)

gint64                 cbk_revision_get_number  (CbkRevision *self);
gint64                 cbk_revision_get_at      (CbkRevision *self);
const char            *cbk_revision_get_actor   (CbkRevision *self);
const char            *cbk_revision_get_command (CbkRevision *self);
const char            *cbk_revision_get_reason  (CbkRevision *self);
CbkHistoryState        cbk_revision_get_state   (CbkRevision *self);
gboolean               cbk_revision_is_first    (CbkRevision *self);
guint                  cbk_revision_get_n_fields (CbkRevision *self);
const CbkHistoryField *cbk_revision_nth_field   (CbkRevision *self, guint n);

const char *cbk_history_state_get_word (CbkHistoryState state);

GListModel *cbk_workspace_read_history        (CbkWorkspace *self, const char *type, const char *id, const char *reason,
                                               GError **error);
void        cbk_workspace_read_history_async  (CbkWorkspace *self, const char *type, const char *id, const char *reason,
                                               GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
GListModel *cbk_workspace_read_history_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
