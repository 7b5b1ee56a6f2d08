/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"
#include "ui/cbk-start-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CBK_TYPE_WINDOW (cbk_window_get_type ())
G_DECLARE_FINAL_TYPE (CbkWindow, cbk_window, CBK, WINDOW, AdwApplicationWindow)

CbkWindow    *cbk_window_new        (GtkApplication *application);
CbkStartPage *cbk_window_get_start  (CbkWindow *self);
void          cbk_window_set_desk   (CbkWindow *self, CbkDesk *desk);
void          cbk_window_open_link (CbkWindow *self, const char *link);

G_END_DECLS
