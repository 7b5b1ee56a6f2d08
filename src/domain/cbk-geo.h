/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-json.h"

G_BEGIN_DECLS

/**
 * CbkGeoPoint:
 * @lat: degrees north on WGS84, -90 to 90
 * @lon: degrees east on WGS84, -180 to 180
 *
 * A place to reckon with. Records keep the whole numbers of cbk_geo_to_e7() instead.
 */
typedef struct
{
  double lat;
  double lon;
} CbkGeoPoint;

/**
 * CbkGeoBox:
 *
 * The least box of degrees that holds something: @south <= @north, @west <= @east.
 */
typedef struct
{
  double south;
  double west;
  double north;
  double east;
} CbkGeoBox;

/* A record's degrees: ten millionths, about 11 mm of latitude. */
#define CBK_GEO_E7 10000000

gboolean    cbk_geo_is_valid    (CbkGeoPoint  point);
gboolean    cbk_geo_check       (CbkGeoPoint  point, GError **error);
gboolean    cbk_geo_from_e7     (gint64       lat_e7, gint64 lon_e7, CbkGeoPoint *ret_point, GError **error);
gint64      cbk_geo_to_e7       (double       degrees);

double      cbk_geo_distance    (CbkGeoPoint  from, CbkGeoPoint to);
double      cbk_geo_bearing     (CbkGeoPoint  from, CbkGeoPoint to);
CbkGeoPoint cbk_geo_destination (CbkGeoPoint  from, double bearing, double distance);

/* One or more polygons with their holes, on WGS84. */
typedef struct _CbkGeoShape CbkGeoShape;

CbkGeoShape *cbk_geo_shape_parse      (const char        *geojson, gssize length, GError **error);
CbkGeoShape *cbk_geo_shape_from_json  (JsonObject        *geometry, GError **error);
gboolean     cbk_geo_check_crs        (JsonObject        *object, GError **error);
void         cbk_geo_shape_free       (CbkGeoShape       *self);
guint        cbk_geo_shape_get_n_polygons (const CbkGeoShape *self);
CbkGeoBox    cbk_geo_shape_get_box    (const CbkGeoShape *self);
gboolean     cbk_geo_shape_contains   (const CbkGeoShape *self, CbkGeoPoint point);
double       cbk_geo_shape_get_area   (const CbkGeoShape *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkGeoShape, cbk_geo_shape_free)

static inline gboolean
cbk_geo_box_contains (const CbkGeoBox *self, CbkGeoPoint point)
{
  return point.lat >= self->south && point.lat <= self->north && point.lon >= self->west &&
         point.lon <= self->east;
}

G_END_DECLS
