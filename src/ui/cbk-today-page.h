/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkTodayPage:
 *
 * What must not be missed: who waits for an answer, which clocks run, what waits with its risk, and what others wrote
 * since the last time.
 */
#define CBK_TYPE_TODAY_PAGE (cbk_today_page_get_type ())
G_DECLARE_FINAL_TYPE (CbkTodayPage, cbk_today_page, CBK, TODAY_PAGE, AdwBin)

GtkWidget  *cbk_today_page_new       (CbkDesk *desk, gint64 since);
GListModel *cbk_today_page_get_items (CbkTodayPage *self);

G_END_DECLS
