/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "core/cbk-workspace.h"
#include "store/cbk-check.h"
#include "store/cbk-salvage.h"

G_BEGIN_DECLS

gboolean cbk_workspace_verify (CbkWorkspace *self, CbkProgressFunc progress, gpointer data, GCancellable *cancellable,
                               CbkCheckReport *report, GError **error);
char    *cbk_workspace_doctor (CbkWorkspace *self, GError **error);

G_END_DECLS
