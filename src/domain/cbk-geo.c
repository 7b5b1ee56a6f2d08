/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-geo.h"

#include "base/cbk-error.h"

#include <geodesic.h>
#include <math.h>

/* Karney's geodesics, from PROJ: right to nanometres and never without an answer, where Vincenty's series
 * fails between opposite points. The haversine would be 0.3 % short east to west in Britain, 84 m in the 28
 * km from B1 to CV1. */
static void
init_wgs84 (struct geod_geodesic *geodesic)
{
  geod_init (geodesic, 6378137.0, 1.0 / 298.257223563);
}

/**
 * cbk_geo_is_valid:
 * @point: what may be a place
 *
 * Returns: whether it is one: both numbers are, and within bounds
 */
gboolean
cbk_geo_is_valid (CbkGeoPoint point)
{
  /* Comparisons with a NaN are false. */
  return point.lat >= -90.0 && point.lat <= 90.0 && point.lon >= -180.0 && point.lon <= 180.0;
}

/**
 * cbk_geo_check:
 * @point: what may be a place
 * @error: %CBK_ERROR_INVALID with what is wrong with it
 *
 * Returns: whether it is one
 */
gboolean
cbk_geo_check (CbkGeoPoint point, GError **error)
{
  if (cbk_geo_is_valid (point))
    return TRUE;

  if (!isfinite (point.lat) || !isfinite (point.lon))
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "A latitude and a longitude must be numbers.");
  else if (point.lat < -90.0 || point.lat > 90.0)
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                 "A latitude is between -90 and 90 degrees; %g is not. Are latitude and longitude exchanged?",
                 point.lat);
  else
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                 "A longitude is between -180 and 180 degrees; %g is not.", point.lon);

  return FALSE;
}

/**
 * cbk_geo_from_e7:
 * @lat_e7: degrees times 10 000 000
 * @lon_e7: degrees times 10 000 000
 * @ret_point: (out): the place
 * @error: %CBK_ERROR_INVALID
 *
 * Returns: whether there is such a place
 */
gboolean
cbk_geo_from_e7 (gint64 lat_e7, gint64 lon_e7, CbkGeoPoint *ret_point, GError **error)
{
  CbkGeoPoint point = { (double) lat_e7 / CBK_GEO_E7, (double) lon_e7 / CBK_GEO_E7 };

  if (!cbk_geo_check (point, error))
    return FALSE;

  *ret_point = point;

  return TRUE;
}

/**
 * cbk_geo_to_e7:
 * @degrees: of a valid point
 *
 * Returns: as a record keeps them: times 10 000 000, to the nearest whole
 */
gint64
cbk_geo_to_e7 (double degrees)
{
  g_return_val_if_fail (degrees >= -180.0 && degrees <= 180.0, 0);

  return llround (degrees * CBK_GEO_E7);
}

/**
 * cbk_geo_distance:
 * @from: a valid point
 * @to: a valid point
 *
 * Returns: metres along the shortest line on WGS84
 */
double
cbk_geo_distance (CbkGeoPoint from, CbkGeoPoint to)
{
  struct geod_geodesic geodesic;
  double distance;

  init_wgs84 (&geodesic);
  geod_inverse (&geodesic, from.lat, from.lon, to.lat, to.lon, &distance, NULL, NULL);

  return distance;
}

/**
 * cbk_geo_bearing:
 * @from: a valid point
 * @to: a valid point
 *
 * Returns: the bearing from true north on which the shortest line sets out, 0 to less than 360 degrees; 0
 *   between a point and itself
 */
double
cbk_geo_bearing (CbkGeoPoint from, CbkGeoPoint to)
{
  struct geod_geodesic geodesic;
  double distance, bearing;

  init_wgs84 (&geodesic);
  geod_inverse (&geodesic, from.lat, from.lon, to.lat, to.lon, &distance, &bearing, NULL);

  if (distance == 0.0)
    return 0.0;
  if (bearing < 0.0)
    bearing += 360.0;

  return bearing < 360.0 ? bearing : 0.0;
}

/**
 * cbk_geo_destination:
 * @from: a valid point
 * @bearing: degrees from true north
 * @distance: metres
 *
 * Returns: where one arrives
 */
CbkGeoPoint
cbk_geo_destination (CbkGeoPoint from, double bearing, double distance)
{
  struct geod_geodesic geodesic;
  CbkGeoPoint to;

  init_wgs84 (&geodesic);
  geod_direct (&geodesic, from.lat, from.lon, bearing, distance, &to.lat, &to.lon, NULL);

  return to;
}
