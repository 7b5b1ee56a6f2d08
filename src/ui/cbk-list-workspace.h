/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-kind.h"
#include "ui/cbk-record-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Any kind of record as a list beside a page. */
#define CBK_TYPE_LIST_WORKSPACE (cbk_list_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CbkListWorkspace, cbk_list_workspace, CBK, LIST_WORKSPACE, AdwBin)

GtkWidget     *cbk_list_workspace_new         (CbkDesk *desk, const CbkKind *kind);
const CbkKind *cbk_list_workspace_get_kind    (CbkListWorkspace *self);
GListModel    *cbk_list_workspace_get_records (CbkListWorkspace *self);
gboolean       cbk_list_workspace_go_back     (CbkListWorkspace *self);
void           cbk_list_workspace_filter      (CbkListWorkspace *self);
void           cbk_list_workspace_write_log   (CbkListWorkspace *self);
void           cbk_list_workspace_show_view   (CbkListWorkspace *self, guint view);
char          *cbk_list_workspace_dup_link    (CbkListWorkspace *self);
void           cbk_list_workspace_show_record (CbkListWorkspace *self, const char *id);
CbkRecordPage *cbk_list_workspace_get_page (CbkListWorkspace *self);

G_END_DECLS
