/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-reading.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_EXPORT_JSON_LINES,
  CBK_EXPORT_CSV,
} CbkExportFormat;

gboolean cbk_workspace_export (CbkWorkspace *self, const CbkListing *listing, CbkExportFormat format, GOutputStream *stream,
                               guint64 *ret_n, GCancellable *cancellable, GError **error);

void cbk_export_append_line (CbkRecord *record, GString *line);

G_END_DECLS
