/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbkPaletteItem:
 * @title: what it is called
 * @line: (nullable): what it is, or why it was found
 * @hint: (nullable): the keys that do the same
 * @action: (nullable): an action with its target; %NULL for a record
 *
 * A line of the palette: a record, a workspace or something to do. Immutable.
 */
#define CBK_TYPE_PALETTE_ITEM (cbk_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (CbkPaletteItem, cbk_palette_item, CBK, PALETTE_ITEM, GObject)

struct _CbkPaletteItem
{
  GObject parent_instance;

  char *icon;
  char *title;
  char *line;
  char *hint;
  char *type;
  char *id;
  char *action;
};

CbkPaletteItem *cbk_palette_item_new_record (const char *type, const char *id, const char *title, const char *line);
CbkPaletteItem *cbk_palette_item_new_action (const char *action, const char *icon, const char *title, const char *keys);
gboolean        cbk_palette_item_matches    (CbkPaletteItem *self, const char *text);

G_END_DECLS
