/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CBK_TYPE_SPLIT_VIEW (cbk_split_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkSplitView, cbk_split_view, CBK, SPLIT_VIEW, GtkWidget)

gboolean cbk_split_view_get_collapsed    (CbkSplitView *self);
gboolean cbk_split_view_get_show_content (CbkSplitView *self);
void     cbk_split_view_set_show_content (CbkSplitView *self, gboolean show_content);

G_END_DECLS
