/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At @before in the old list @removed rows make way for @added rows, at @after in the new list. */
typedef struct
{
  guint before;
  guint removed;
  guint after;
  guint added;
} CbkListChange;

GArray *cbk_list_diff (GArray *before, GArray *after, guint max_changes);

G_END_DECLS
