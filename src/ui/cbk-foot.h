/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The foot of the sidebar: how this laptop stands with headquarters, in words, and who works on it. */
#define CBK_TYPE_FOOT (cbk_foot_get_type ())
G_DECLARE_FINAL_TYPE (CbkFoot, cbk_foot, CBK, FOOT, AdwBin)

void cbk_foot_set_desk (CbkFoot *self, CbkDesk *desk);

G_END_DECLS
