/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-reading.h"

G_BEGIN_DECLS

/**
 * CbkFact:
 *
 * One field of a record as people read it: label and text, codes by their labels, other records by their
 * titles. Immutable.
 */
#define CBK_TYPE_FACT (cbk_fact_get_type ())
G_DECLARE_FINAL_TYPE (CbkFact, cbk_fact, CBK, FACT, GObject)

const CbkField *cbk_fact_get_field       (CbkFact *self);
const char     *cbk_fact_get_label       (CbkFact *self);
const char     *cbk_fact_get_text        (CbkFact *self);
gboolean        cbk_fact_get_provisional (CbkFact *self);
gboolean        cbk_fact_get_editable    (CbkFact *self);
gboolean        cbk_fact_get_target      (CbkFact *self, const char **ret_type, const char **ret_id);

/**
 * CbkSheet:
 *
 * A record that was opened, with its facts in the order of its field table. Immutable.
 */
#define CBK_TYPE_SHEET (cbk_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CbkSheet, cbk_sheet, CBK, SHEET, GObject)

CbkRecord      *cbk_sheet_get_record     (CbkSheet *self);
GListModel     *cbk_sheet_get_facts      (CbkSheet *self);
const char     *cbk_sheet_get_text       (CbkSheet *self, const char *field);

void cbk_workspace_open_sheet_async (CbkWorkspace *self, const char *type, const char *id, const char *reason,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
CbkSheet       *cbk_workspace_open_sheet_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
