/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-osgb.h"

G_BEGIN_DECLS

/**
 * CbkGridRef:
 * @easting: metres east of the square's south-west corner
 * @northing: metres north of it
 * @side: the square's side in metres: 1, 10, 100, 1000, 10 000 or 100 000
 *
 * A National Grid reference. It names a square and not a point: plot its centre, show the square, and store
 * the side as what is known of the precision.
 */
typedef struct
{
  guint32 easting;
  guint32 northing;
  guint32 side;
} CbkGridRef;

gboolean     cbk_grid_ref_parse          (const char       *text, CbkGridRef *ret_ref, GError **error);
gboolean     cbk_grid_ref_init           (CbkGridRef       *self, CbkOsgbPoint point, guint side,
                                          GError          **error);
char        *cbk_grid_ref_format         (const CbkGridRef *self);
char        *cbk_grid_ref_format_numeric (const CbkGridRef *self);
CbkOsgbPoint cbk_grid_ref_get_centre     (const CbkGridRef *self);

G_END_DECLS
