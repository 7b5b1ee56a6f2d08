/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The text of one field, to be changed by the command "edit". */
#define CBK_TYPE_TEXT_DIALOG (cbk_text_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbkTextDialog, cbk_text_dialog, CBK, TEXT_DIALOG, AdwWindow)

CbkTextDialog *cbk_text_dialog_present (GtkWidget *parent, CbkDesk *desk, CbkRecord *record,
                                        const CbkField *field);

G_END_DECLS
