/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"
#include "domain/cbk-geo.h"

G_BEGIN_DECLS

/* The local authorities whose outlines are in the store. Not to be used on the store's own threads. */
typedef struct _CbkImportDistricts CbkImportDistricts;

CbkImportDistricts *cbk_import_districts_load   (CbkWorkspace *workspace, GError **error);
void                cbk_import_districts_free   (CbkImportDistricts *self);
gboolean            cbk_import_districts_assign (CbkImportDistricts *self, CbkRecord *area, const char *code,
                                                 CbkGeoPoint middle, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkImportDistricts, cbk_import_districts_free)

G_END_DECLS
