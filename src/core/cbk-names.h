/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

void  cbk_workspace_load_name_async  (CbkWorkspace *self, const char *type, const char *id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *cbk_workspace_load_name_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
