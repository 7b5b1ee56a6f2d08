/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkSyncingPage:
 *
 * How this laptop stands with headquarters: in words, and each thing that is not there yet.
 */
#define CBK_TYPE_SYNCING_PAGE (cbk_syncing_page_get_type ())
G_DECLARE_FINAL_TYPE (CbkSyncingPage, cbk_syncing_page, CBK, SYNCING_PAGE, AdwBin)

GtkWidget *cbk_syncing_page_new (CbkDesk *desk);

G_END_DECLS
