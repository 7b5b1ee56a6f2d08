/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkClock:
 *
 * A clock as an arc: the share of the time that is used, clockwise from twelve; a full ring with "!" when it has run out.
 * Its colour is CSS's (classes late, last, soon); the words beside it say the same.
 */
#define CBK_TYPE_CLOCK (cbk_clock_get_type ())
G_DECLARE_FINAL_TYPE (CbkClock, cbk_clock, CBK, CLOCK, GtkWidget)

void cbk_clock_set (CbkClock *self, gint64 since, gint64 due, gint64 now, const char *words);

G_END_DECLS
