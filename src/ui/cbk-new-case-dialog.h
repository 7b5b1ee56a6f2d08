/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What there is to say when a case is opened. Only what happened is asked for. */
#define CBK_TYPE_NEW_CASE_DIALOG (cbk_new_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbkNewCaseDialog, cbk_new_case_dialog, CBK, NEW_CASE_DIALOG, AdwWindow)

CbkNewCaseDialog *cbk_new_case_dialog_new (GtkWindow *parent, CbkDesk *desk);

G_END_DECLS
