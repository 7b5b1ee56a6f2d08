/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "core/cbk-command.h"

G_BEGIN_DECLS

CbkResult *cbk_workspace_attach_file (CbkWorkspace *self, const char *path, GHashTable *args, CbkProgressFunc progress,
                                      gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
