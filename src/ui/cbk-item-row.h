/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cbk-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbkItemRow:
 *
 * A row of a list of records. It is bound once to the list item in which it stands, and shows whichever record that
 * comes to hold: none, while it is being read.
 */
#define CBK_TYPE_ITEM_ROW (cbk_item_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbkItemRow, cbk_item_row, CBK, ITEM_ROW, AdwBin)

/**
 * CbkItemRowClass:
 * @show: shows a record, or nothing where it is %NULL
 */
struct _CbkItemRowClass
{
  AdwBinClass parent_class;

  void (*show) (CbkItemRow *self, CbkRecord *record);
};

void       cbk_item_row_set_up     (CbkItemRow *self, CbkDesk *desk, GtkListItem *item);
CbkDesk   *cbk_item_row_get_desk   (CbkItemRow *self);
CbkRecord *cbk_item_row_get_record (CbkItemRow *self);

G_END_DECLS
