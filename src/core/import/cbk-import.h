/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/**
 * CbkImportKind:
 * @CBK_IMPORT_AUTO: whatever the file's content says that it is
 * @CBK_IMPORT_STREET_CRIME: street-level crime as data.police.uk publishes it, into incidents
 * @CBK_IMPORT_POSTCODES: Ordnance Survey's Code-Point Open, into postcodes
 * @CBK_IMPORT_AREAS: outlines of wards, statistical areas and districts as GeoJSON, into areas
 */
typedef enum
{
  CBK_IMPORT_AUTO,
  CBK_IMPORT_STREET_CRIME,
  CBK_IMPORT_POSTCODES,
  CBK_IMPORT_AREAS,
} CbkImportKind;

#define CBK_IMPORT_MAX_PROBLEMS 1000

/**
 * CbkImportReport:
 * @lines: records that the file was found to hold, good and bad; a row of headings is none
 * @added: those that were not here
 * @unchanged: those that were here and say the same; also those that were withdrawn or restricted here, which
 *   are left alone
 * @changed: those that were here and say something else now
 * @rejected: those that could not be used
 * @problems: (element-type utf8): why, "line 7: ...", the first %CBK_IMPORT_MAX_PROBLEMS of them
 * @stopped: whether it was stopped before the end
 * @resumed_at: the line of the first record that was not here as it is, when others before it were; 0
 *   otherwise
 *
 * What came of an import. Cleared by cbk_import_report_clear().
 */
typedef struct
{
  guint64 lines;
  guint64 added;
  guint64 unchanged;
  guint64 changed;
  guint64 rejected;
  GPtrArray *problems;
  gboolean stopped;
  guint64 resumed_at;
} CbkImportReport;

const char *cbk_import_kind_get_label (CbkImportKind kind);
gboolean    cbk_import_detect         (const char *path, CbkImportKind *ret_kind, GError **error);
gboolean    cbk_import_run            (CbkWorkspace *workspace, CbkImportKind kind, const char *path,
                                       CbkProgressFunc progress, gpointer data, GCancellable *cancellable,
                                       CbkImportReport *report, GError **error);
void        cbk_import_report_clear   (CbkImportReport *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkImportReport, cbk_import_report_clear)

G_END_DECLS
