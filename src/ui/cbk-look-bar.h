/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-today.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkLookBar:
 *
 * Mine, team, unit, force: whose work is looked at, as far as it is offered to the user. It remembers the choice.
 */
#define CBK_TYPE_LOOK_BAR (cbk_look_bar_get_type ())
G_DECLARE_FINAL_TYPE (CbkLookBar, cbk_look_bar, CBK, LOOK_BAR, AdwBin)

void    cbk_look_bar_set_up (CbkLookBar *self, const CbkUser *user);
CbkLook cbk_look_bar_get    (CbkLookBar *self);
void    cbk_look_bar_go_on  (CbkLookBar *self);

G_END_DECLS
