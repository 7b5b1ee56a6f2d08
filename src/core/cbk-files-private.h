/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-files.h"

G_BEGIN_DECLS

gboolean cbk_workspace_fetch (CbkWorkspace *self, const char *sha256, gint64 size, CbkProgressFunc progress, gpointer data,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
