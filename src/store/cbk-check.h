/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-blobs.h"

G_BEGIN_DECLS

/* What a look at a whole store found. Cleared by cbk_check_report_clear(). */
typedef struct
{
  gint64 n_records;
  gint64 n_keys;           /* keys by which records are found */
  gint64 n_places;         /* records with a place on the map */
  CbkChainReport chain;
  CbkBlobReport blobs;
  GPtrArray *problems;     /* (element-type utf8): one sentence each; empty when all is well */
} CbkCheckReport;

void     cbk_check_report_clear (CbkCheckReport *report);
gboolean cbk_check_store        (CbkSession *session, CbkProgressFunc progress, gpointer data,
                                 CbkCheckReport *report,
                                 GError **error);
gboolean cbk_check_indexes      (CbkSession *session, CbkProgressFunc progress, gpointer data,
                                 CbkCheckReport *report,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkCheckReport, cbk_check_report_clear)

G_END_DECLS
