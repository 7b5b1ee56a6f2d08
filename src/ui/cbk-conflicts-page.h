/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkConflictsPage:
 *
 * What waits for a decision between two versions, whose it is to decide, and the decision.
 */
#define CBK_TYPE_CONFLICTS_PAGE (cbk_conflicts_page_get_type ())
G_DECLARE_FINAL_TYPE (CbkConflictsPage, cbk_conflicts_page, CBK, CONFLICTS_PAGE, AdwBin)

GtkWidget *cbk_conflicts_page_new     (CbkDesk *desk);
void       cbk_conflicts_page_show    (CbkConflictsPage *self, const char *id);
gboolean   cbk_conflicts_page_go_back (CbkConflictsPage *self);

G_END_DECLS
