/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-reference.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkCheckList:
 *
 * Several of a reference list's values, to be ticked. Emits "changed" with their codes, commas between.
 */
#define CBK_TYPE_CHECK_LIST (cbk_check_list_get_type ())
G_DECLARE_FINAL_TYPE (CbkCheckList, cbk_check_list, CBK, CHECK_LIST, AdwBin)

GtkWidget *cbk_check_list_new       (const CbkReferenceList *list, CbkDay today);
GtkWidget *cbk_check_list_get_first (CbkCheckList *self);
void       cbk_check_list_set       (CbkCheckList *self, const char *value);

G_END_DECLS
