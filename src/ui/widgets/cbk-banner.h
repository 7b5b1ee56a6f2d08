/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkBanner:
 *
 * A notice that stays as long as what it says is true. Its properties are those of AdwBanner
 * (libadwaita 1.3).
 */
#define CBK_TYPE_BANNER (cbk_banner_get_type ())
G_DECLARE_FINAL_TYPE (CbkBanner, cbk_banner, CBK, BANNER, AdwBin)

void cbk_banner_set_title (CbkBanner *self, const char *title);

G_END_DECLS
