/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkParamRow:
 *
 * One thing that a command asks for: its label, what it is typed or chosen in, and what is wrong with it. Emits
 * "changed" with the value as the command takes it.
 */
#define CBK_TYPE_PARAM_ROW (cbk_param_row_get_type ())
G_DECLARE_FINAL_TYPE (CbkParamRow, cbk_param_row, CBK, PARAM_ROW, GtkListBoxRow)

GtkWidget      *cbk_param_row_new         (CbkDesk *desk, const CbkParam *param, const char *near_type,
                                           const char *near_id);
const CbkParam *cbk_param_row_get_param   (CbkParamRow *self);
void            cbk_param_row_set_value   (CbkParamRow *self, const char *value);
gboolean        cbk_param_row_check       (CbkParamRow *self);
void            cbk_param_row_set_problem (CbkParamRow *self, const char *problem);
void            cbk_param_row_focus       (CbkParamRow *self);
GtkWidget      *cbk_param_row_get_editor  (CbkParamRow *self);

G_END_DECLS
