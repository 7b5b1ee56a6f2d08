/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-related.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkRelatedView:
 *
 * One tab of a page: the lists that belong to it, in one column or two.
 */
#define CBK_TYPE_RELATED_VIEW (cbk_related_view_get_type ())
G_DECLARE_FINAL_TYPE (CbkRelatedView, cbk_related_view, CBK, RELATED_VIEW, AdwBin)

GtkWidget *cbk_related_view_new  (CbkDesk *desk, const char *home, const char *tab);
void       cbk_related_view_open (CbkRelatedView *self, const char *id);

G_END_DECLS
