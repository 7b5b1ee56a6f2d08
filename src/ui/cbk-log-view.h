/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkLogView:
 *
 * The log of a record: one stream of everything that happened, the newest first, by days; looked through by topic and
 * by words.
 */
#define CBK_TYPE_LOG_VIEW (cbk_log_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkLogView, cbk_log_view, CBK, LOG_VIEW, AdwBin)

void cbk_log_view_set_up (CbkLogView *self, CbkDesk *desk);
void cbk_log_view_open   (CbkLogView *self, const char *id);

G_END_DECLS
