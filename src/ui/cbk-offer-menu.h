/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkOfferMenu:
 *
 * What can be done with a record, found by typing; what cannot be done now says why.
 */
#define CBK_TYPE_OFFER_MENU (cbk_offer_menu_get_type ())
G_DECLARE_FINAL_TYPE (CbkOfferMenu, cbk_offer_menu, CBK, OFFER_MENU, GtkPopover)

void        cbk_offer_menu_set_record (CbkOfferMenu *self, CbkDesk *desk, CbkRecord *record);
GListModel *cbk_offer_menu_get_items  (CbkOfferMenu *self);

G_END_DECLS
