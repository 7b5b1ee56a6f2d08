/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The workspaces of the user's roles, as rows for the sidebar, with their counts. */
GListStore *cbk_sidebar_new_places (CbkDesk *desk);
void        cbk_sidebar_count      (CbkDesk *desk, GListModel *places);
GListModel *cbk_sidebar_new_commands (GListModel *places);
GtkWidget  *cbk_sidebar_make_row   (gpointer place, gpointer unused);

G_END_DECLS
