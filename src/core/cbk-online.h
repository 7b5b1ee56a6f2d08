/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/* What headquarters found, whether this laptop has it or not; lasts for the call. */
typedef void (*CbkOnlineFunc) (const char *type, const char *id, const char *title, const char *match, gpointer data);

gboolean   cbk_workspace_search_online (CbkWorkspace *self, const char *text, const char *type, guint limit,
                                        const char *reason, CbkOnlineFunc func, gpointer data, GCancellable *cancellable,
                                        GError **error);
CbkRecord *cbk_workspace_open_online   (CbkWorkspace *self, const char *type, const char *id, const char *reason,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
