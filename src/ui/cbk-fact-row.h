/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A field of a record: its label, what is in it, and a pencil where it can be typed. */
#define CBK_TYPE_FACT_ROW (cbk_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkFactRow, cbk_fact_row, CBK, FACT_ROW, GtkListBoxRow)

GtkWidget *cbk_fact_row_new        (CbkFact *fact);
CbkFact   *cbk_fact_row_get_fact   (CbkFactRow *self);
void       cbk_fact_row_set_narrow (CbkFactRow *self, gboolean narrow);

G_END_DECLS
