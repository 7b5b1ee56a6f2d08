/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkCommandDialog:
 *
 * A form for any command, made from its parameter table. What is typed is kept, and there again the next time.
 */
#define CBK_TYPE_COMMAND_DIALOG (cbk_command_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbkCommandDialog, cbk_command_dialog, CBK, COMMAND_DIALOG, AdwWindow)

CbkCommandDialog *cbk_command_dialog_present (GtkWidget *parent, CbkDesk *desk, const CbkCommand *command,
                                              const char *type, const char *id);
GtkWidget        *cbk_command_dialog_find    (CbkCommandDialog *self, const char *param);
void              cbk_command_start          (GtkWidget *parent, CbkDesk *desk, const CbkCommand *command,
                                              const char *type, const char *id);

G_END_DECLS
