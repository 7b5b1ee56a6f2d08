/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CBK_MAX_BARS 8

/**
 * CbkBars:
 *
 * A few numbers as small bars: side by side and standing, or with the class "shares" as parts of one lying bar, each
 * stronger than the one before.
 */
#define CBK_TYPE_BARS (cbk_bars_get_type ())
G_DECLARE_FINAL_TYPE (CbkBars, cbk_bars, CBK, BARS, GtkWidget)

void cbk_bars_set (CbkBars *self, const gint64 *values, guint n_values, gint64 most, const char *words);

G_END_DECLS
