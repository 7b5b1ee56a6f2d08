/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-related.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One list of what belongs to a record, with what can be added to it. */
#define CBK_TYPE_RELATED_LIST (cbk_related_list_get_type ())
G_DECLARE_FINAL_TYPE (CbkRelatedList, cbk_related_list, CBK, RELATED_LIST, AdwBin)

GtkWidget  *cbk_related_list_new         (CbkDesk *desk, const CbkRelated *related);
void        cbk_related_list_open        (CbkRelatedList *self, const char *id);
GListModel *cbk_related_list_get_records (CbkRelatedList *self);

G_END_DECLS
