/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkPalette:
 *
 * One box for records, people, addresses, numbers and commands. It lies over the window, and goes when something was
 * chosen.
 */
#define CBK_TYPE_PALETTE (cbk_palette_get_type ())
G_DECLARE_FINAL_TYPE (CbkPalette, cbk_palette, CBK, PALETTE, AdwBin)

void        cbk_palette_set_up    (CbkPalette *self, CbkDesk *desk, GListModel *commands);
void        cbk_palette_open      (CbkPalette *self);
void        cbk_palette_close     (CbkPalette *self);
GListModel *cbk_palette_get_items (CbkPalette *self);
void        cbk_palette_set_offers (CbkPalette *self, GListModel *offers);

G_END_DECLS
