/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A record's log as one stream, the newest first, and the line that adds to it. */
#define CBK_TYPE_LOG_VIEW (cbk_log_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkLogView, cbk_log_view, CBK, LOG_VIEW, AdwBin)

void cbk_log_view_set_up (CbkLogView *self, CbkDesk *desk);
void cbk_log_view_open   (CbkLogView *self, const char *type, const char *id);
void cbk_log_view_write  (CbkLogView *self);

G_END_DECLS
