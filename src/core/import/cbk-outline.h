/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-geo.h"

G_BEGIN_DECLS

/* Both take the geometry of a shape that cbk_geo_shape_from_json() could read. */
char       *cbk_outline_print      (JsonObject *geometry);
CbkGeoPoint cbk_outline_get_middle (JsonObject *geometry, const CbkGeoShape *shape);

G_END_DECLS
