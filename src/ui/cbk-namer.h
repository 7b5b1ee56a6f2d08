/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/**
 * CbkNamer:
 *
 * What records are called that rows of others name. A name that is not known yet is read meanwhile; "named" says
 * that some are there.
 */
#define CBK_TYPE_NAMER (cbk_namer_get_type ())
G_DECLARE_FINAL_TYPE (CbkNamer, cbk_namer, CBK, NAMER, GObject)

CbkNamer   *cbk_namer_new    (CbkWorkspace *workspace);
const char *cbk_namer_get    (CbkNamer *self, const char *type, const char *id);
void        cbk_namer_forget (CbkNamer *self, GPtrArray *ids);

G_END_DECLS
