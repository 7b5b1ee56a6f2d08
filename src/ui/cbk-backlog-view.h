/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-backlog.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What waits, by severity, and under each how long it has waited. */
#define CBK_TYPE_BACKLOG_VIEW (cbk_backlog_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkBacklogView, cbk_backlog_view, CBK, BACKLOG_VIEW, AdwBin)

void cbk_backlog_view_set (CbkBacklogView *self, const CbkBacklog backlog[CBK_N_BACKLOGS]);

G_END_DECLS
