/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window shows until somebody works in it: that it opens, who they are, or why it does not open. */
#define CBK_TYPE_START_PAGE (cbk_start_page_get_type ())
G_DECLARE_FINAL_TYPE (CbkStartPage, cbk_start_page, CBK, START_PAGE, AdwBin)

void cbk_start_page_ask_who      (CbkStartPage *self, const char *problem);
void cbk_start_page_show_opening (CbkStartPage *self);
void cbk_start_page_show_problem (CbkStartPage *self, const char *problem);

G_END_DECLS
