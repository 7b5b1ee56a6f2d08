/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbkChip:
 *
 * A state, grade or marker as a shape and a word. What says it is never the colour alone.
 */
#define CBK_TYPE_CHIP (cbk_chip_get_type ())
G_DECLARE_FINAL_TYPE (CbkChip, cbk_chip, CBK, CHIP, GtkWidget)

void        cbk_chip_set       (CbkChip *self, const char *icon_name, const char *label, const char *tooltip);
const char *cbk_chip_get_label (CbkChip *self);

G_END_DECLS
