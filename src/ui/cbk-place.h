/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CbkPlace:
 *
 * A row of the sidebar: a workspace, and how many in it wait.
 */
#define CBK_TYPE_PLACE (cbk_place_get_type ())
G_DECLARE_FINAL_TYPE (CbkPlace, cbk_place, CBK, PLACE, GObject)

CbkPlace   *cbk_place_new       (const char *name, const char *title, const char *icon, gboolean urgent);
const char *cbk_place_get_name  (CbkPlace *self);
const char *cbk_place_get_title (CbkPlace *self);
const char *cbk_place_get_icon  (CbkPlace *self);
gboolean    cbk_place_is_urgent (CbkPlace *self);
void        cbk_place_set_count (CbkPlace *self, gint64 count);

G_END_DECLS
