/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-osgb.h"

#include "base/cbk-error.h"
#include "domain/cbk-osgb-table.h"

#include <math.h>
#include <string.h>

/* The projection is written out here rather than asked of PROJ. The series below (Redfearn's, in Ordnance
 * Survey's "A guide to coordinate systems in Great Britain") is what OSTN15 was fitted to, so it agrees with
 * the official points to a millimetre; it is a pure function, with no context to hold per thread, and
 * converts a region's 91 563 postcodes in some tens of milliseconds. PROJ would be as exact only with the
 * national grid file beside its database at run time, which a force's laptop need not have, and without it
 * would quietly answer with the seven parameters.
 *
 * WGS84 is taken for ETRS89 throughout. The two drift apart by 2.5 cm a year and are less than a metre apart,
 * below what a phone or a hand-held receiver knows. */

#define RADIANS (G_PI / 180.0)
#define ARC_SECONDS (RADIANS / 3600.0)

typedef struct
{
  double a;
  double b;
} Ellipsoid;

static const Ellipsoid ellipsoids[] = {
  [CBK_OSGB_AIRY] = { 6377563.396, 6356256.909 },
  [CBK_OSGB_GRS80] = { 6378137.0, 6356752.314140 },
};

/* The National Grid's own constants: true origin 49 N 2 W, scale on it, and its false origin. */
static const double scale_0 = 0.9996012717;
static const double lat_0 = 49.0 * RADIANS;
static const double lon_0 = -2.0 * RADIANS;
static const double east_0 = 400000.0;
static const double north_0 = -100000.0;

/* Metres along the meridian from the true origin, scaled. */
static double
meridian_arc (const Ellipsoid *self, double lat)
{
  double n = (self->a - self->b) / (self->a + self->b);
  double n2 = n * n;
  double n3 = n2 * n;
  double minus = lat - lat_0;
  double plus = lat + lat_0;

  return self->b * scale_0 *
         ((1.0 + n + 1.25 * n2 + 1.25 * n3) * minus -
          (3.0 * n + 3.0 * n2 + 2.625 * n3) * sin (minus) * cos (plus) +
          (1.875 * n2 + 1.875 * n3) * sin (2.0 * minus) * cos (2.0 * plus) -
          35.0 / 24.0 * n3 * sin (3.0 * minus) * cos (3.0 * plus));
}

/* Radii of curvature across and along the meridian, scaled, and eta squared. */
static void
curvature (const Ellipsoid *self, double lat, double *nu, double *rho, double *eta2)
{
  double e2 = 1.0 - self->b * self->b / (self->a * self->a);
  double w2 = 1.0 - e2 * sin (lat) * sin (lat);

  *nu = self->a * scale_0 / sqrt (w2);
  *rho = *nu * (1.0 - e2) / w2;
  *eta2 = *nu / *rho - 1.0;
}

/**
 * cbk_osgb_project:
 * @ellipsoid: on which @point is measured
 * @point: degrees on that ellipsoid, within some degrees of Great Britain
 *
 * The National Grid's Transverse Mercator, without a change of datum.
 *
 * Returns: metres east and north
 */
CbkOsgbPoint
cbk_osgb_project (CbkOsgbEllipsoid ellipsoid, CbkGeoPoint point)
{
  const Ellipsoid *self = &ellipsoids[ellipsoid];
  double lat = point.lat * RADIANS;
  double s = sin (lat);
  double c = cos (lat);
  double t2 = s * s / (c * c);
  double p = (point.lon * RADIANS - lon_0) * c;
  double p2 = p * p;
  double nu, rho, eta2, north, east;

  curvature (self, lat, &nu, &rho, &eta2);

  /* Powers of the longitude's difference times cos(lat), highest innermost. */
  north = 1.0 / 720.0 * (61.0 + t2 * (t2 - 58.0));
  north = 1.0 / 24.0 * (5.0 - t2 + 9.0 * eta2) + p2 * north;
  north = nu * s / c * p2 * (0.5 + p2 * north);

  east = 1.0 / 120.0 * (5.0 + t2 * (t2 - 18.0) + eta2 * (14.0 - 58.0 * t2));
  east = 1.0 / 6.0 * (nu / rho - t2) + p2 * east;
  east = nu * p * (1.0 + p2 * east);

  return (CbkOsgbPoint){ east_0 + east, north_0 + meridian_arc (self, lat) + north };
}

/**
 * cbk_osgb_unproject:
 * @ellipsoid: on which the answer is measured
 * @point: metres on the National Grid's projection
 *
 * Returns: degrees on @ellipsoid
 */
CbkGeoPoint
cbk_osgb_unproject (CbkOsgbEllipsoid ellipsoid, CbkOsgbPoint point)
{
  const Ellipsoid *self = &ellipsoids[ellipsoid];
  double north = point.northing - north_0;
  double lat = lat_0 + north / (self->a * scale_0);
  double nu, rho, eta2, t, t2, q, q2, dlat, dlon;

  for (guint i = 0; i < 10; i++)
    {
      double rest = north - meridian_arc (self, lat);

      lat += rest / (self->a * scale_0);
      if (fabs (rest) < 1e-6)
        break;
    }

  curvature (self, lat, &nu, &rho, &eta2);
  t = tan (lat);
  t2 = t * t;
  q = (point.easting - east_0) / nu;
  q2 = q * q;

  dlat = 1.0 / 720.0 * (61.0 + t2 * (90.0 + 45.0 * t2));
  dlat = 1.0 / 24.0 * (5.0 + 3.0 * t2 + eta2 * (1.0 - 9.0 * t2)) - q2 * dlat;
  dlat = t * nu / rho * q2 * (0.5 - q2 * dlat);

  dlon = 1.0 / 5040.0 * (61.0 + t2 * (662.0 + t2 * (1320.0 + 720.0 * t2)));
  dlon = 1.0 / 120.0 * (5.0 + t2 * (28.0 + 24.0 * t2)) - q2 * dlon;
  dlon = 1.0 / 6.0 * (nu / rho + 2.0 * t2) - q2 * dlon;
  dlon = q / cos (lat) * (1.0 - q2 * dlon);

  return (CbkGeoPoint){ (lat - dlat) / RADIANS, (lon_0 + dlon) / RADIANS };
}

/* The OSTN15 shift at an ETRS89 position on the projection; outside the window that of its nearest edge.
 * Returns whether the window holds the position. */
static gboolean
get_shift (CbkOsgbPoint etrs, CbkOsgbPoint *ret_shift)
{
  double x = (etrs.easting - OSTN15_EAST) / OSTN15_STEP;
  double y = (etrs.northing - OSTN15_NORTH) / OSTN15_STEP;
  gboolean inside = x >= 0.0 && y >= 0.0 && x <= OSTN15_COLUMNS - 1 && y <= OSTN15_ROWS - 1;
  guint column, row;
  double shift[2];

  x = CLAMP (x, 0.0, OSTN15_COLUMNS - 1);
  y = CLAMP (y, 0.0, OSTN15_ROWS - 1);
  column = MIN ((guint) x, OSTN15_COLUMNS - 2);
  row = MIN ((guint) y, OSTN15_ROWS - 2);
  x -= column;
  y -= row;

  for (guint i = 0; i < 2; i++)
    shift[i] =
        (1.0 - y) * ((1.0 - x) * ostn15_shifts[row][column][i] + x * ostn15_shifts[row][column + 1][i]) +
        y * ((1.0 - x) * ostn15_shifts[row + 1][column][i] + x * ostn15_shifts[row + 1][column + 1][i]);

  ret_shift->easting = (OSTN15_MIDDLE_EAST + shift[0]) / 1000.0;
  ret_shift->northing = (OSTN15_MIDDLE_NORTH + shift[1]) / 1000.0;

  return inside;
}

static void
to_cartesian (const Ellipsoid *self, CbkGeoPoint point, double xyz[3])
{
  double e2 = 1.0 - self->b * self->b / (self->a * self->a);
  double s = sin (point.lat * RADIANS);
  double nu = self->a / sqrt (1.0 - e2 * s * s);

  xyz[0] = nu * cos (point.lat * RADIANS) * cos (point.lon * RADIANS);
  xyz[1] = nu * cos (point.lat * RADIANS) * sin (point.lon * RADIANS);
  xyz[2] = nu * (1.0 - e2) * s;
}

static CbkGeoPoint
from_cartesian (const Ellipsoid *self, const double xyz[3])
{
  double e2 = 1.0 - self->b * self->b / (self->a * self->a);
  double p = hypot (xyz[0], xyz[1]);
  double lat = atan2 (xyz[2], p * (1.0 - e2));

  for (guint i = 0; i < 5; i++)
    {
      double s = sin (lat);

      lat = atan2 (xyz[2] + e2 * self->a / sqrt (1.0 - e2 * s * s) * s, p);
    }

  return (CbkGeoPoint){ lat / RADIANS, atan2 (xyz[1], xyz[0]) / RADIANS };
}

/* By how much the seven parameters that Ordnance Survey publishes move a WGS84 position towards OSGB36. */
static void
helmert_delta (const double in[3], double delta[3])
{
  static const double shift[] = { -446.448, 125.157, -542.060 };
  const double turn[] = { -0.1502 * ARC_SECONDS, -0.2470 * ARC_SECONDS, -0.8421 * ARC_SECONDS };
  const double scale = 20.4894e-6;

  delta[0] = shift[0] + scale * in[0] - turn[2] * in[1] + turn[1] * in[2];
  delta[1] = shift[1] + turn[2] * in[0] + scale * in[1] - turn[0] * in[2];
  delta[2] = shift[2] - turn[1] * in[0] + turn[0] * in[1] + scale * in[2];
}

static CbkGeoPoint
helmert_to_airy (CbkGeoPoint point)
{
  double xyz[3], delta[3];

  to_cartesian (&ellipsoids[CBK_OSGB_GRS80], point, xyz);
  helmert_delta (xyz, delta);
  for (guint i = 0; i < 3; i++)
    xyz[i] += delta[i];

  return from_cartesian (&ellipsoids[CBK_OSGB_AIRY], xyz);
}

/* Turning the signs round would be a centimetre out, so the way back is sought until it leads here. */
static CbkGeoPoint
helmert_from_airy (CbkGeoPoint point)
{
  double here[3], xyz[3], delta[3];

  to_cartesian (&ellipsoids[CBK_OSGB_AIRY], point, here);
  memcpy (xyz, here, sizeof xyz);

  for (guint round = 0; round < 3; round++)
    {
      helmert_delta (xyz, delta);
      for (guint i = 0; i < 3; i++)
        xyz[i] = here[i] - delta[i];
    }

  return from_cartesian (&ellipsoids[CBK_OSGB_GRS80], xyz);
}

static gboolean
is_on_grid (CbkOsgbPoint point)
{
  return point.easting >= 0.0 && point.easting < CBK_OSGB_MAX_EASTING && point.northing >= 0.0 &&
         point.northing < CBK_OSGB_MAX_NORTHING;
}

/**
 * cbk_osgb_from_geo:
 * @point: a place on WGS84
 * @ret_point: (out): the same on the National Grid, metres
 * @ret_accuracy: (out) (optional): how far it is to be trusted
 * @error: %CBK_ERROR_INVALID when @point is no place, or none that the grid covers
 *
 * Exact inside the window of OSTN15 that the program carries (the West Midlands, 350 to 455 km east and 240
 * to 340 km north), about five metres outside it. Any thread.
 *
 * Returns: whether there is an answer
 */
gboolean
cbk_osgb_from_geo (CbkGeoPoint point, CbkOsgbPoint *ret_point, CbkOsgbAccuracy *ret_accuracy, GError **error)
{
  CbkOsgbPoint grid, shift;
  gboolean exact = FALSE;

  if (!cbk_geo_check (point, error))
    return FALSE;

  /* Far from its meridian the series means nothing. */
  if (point.lat < 49.0 || point.lat > 62.0 || point.lon < -10.0 || point.lon > 4.0)
    goto off_grid;

  grid = cbk_osgb_project (CBK_OSGB_GRS80, point);
  exact = get_shift (grid, &shift);
  if (exact)
    {
      grid.easting += shift.easting;
      grid.northing += shift.northing;
    }
  else
    {
      grid = cbk_osgb_project (CBK_OSGB_AIRY, helmert_to_airy (point));
    }

  if (!is_on_grid (grid))
    goto off_grid;

  *ret_point = grid;
  if (ret_accuracy != NULL)
    *ret_accuracy = exact ? CBK_OSGB_EXACT : CBK_OSGB_APPROXIMATE;

  return TRUE;

off_grid:
  g_set_error (
      error, CBK_ERROR, CBK_ERROR_INVALID,
      "The National Grid covers Great Britain only, and latitude %.5f, longitude %.5f is outside it.",
      point.lat, point.lon);
  return FALSE;
}

/**
 * cbk_osgb_to_geo:
 * @point: a place on the National Grid, metres
 * @ret_point: (out): the same on WGS84
 * @ret_accuracy: (out) (optional): how far it is to be trusted
 * @error: %CBK_ERROR_INVALID when the grid has no such place
 *
 * The way back from cbk_osgb_from_geo(), and exact where that is. Any thread.
 *
 * Returns: whether there is an answer
 */
gboolean
cbk_osgb_to_geo (CbkOsgbPoint point, CbkGeoPoint *ret_point, CbkOsgbAccuracy *ret_accuracy, GError **error)
{
  CbkOsgbPoint shift = { 0.0, 0.0 };
  CbkOsgbPoint etrs = point;
  gboolean exact = FALSE;

  if (!is_on_grid (point))
    {
      g_set_error (
          error, CBK_ERROR, CBK_ERROR_INVALID,
          "The National Grid runs to 700,000 m east and 1,300,000 m north; %.0f, %.0f is outside it.",
          point.easting, point.northing);
      return FALSE;
    }

  /* OSTN15 is read at the ETRS89 position, which is what is sought: shifts change by centimetres over a
   * kilometre, so this settles within a handful of rounds. */
  for (guint i = 0; i < 8; i++)
    {
      CbkOsgbPoint last = shift;

      exact = get_shift (etrs, &shift);
      etrs.easting = point.easting - shift.easting;
      etrs.northing = point.northing - shift.northing;
      if (fabs (shift.easting - last.easting) < 1e-5 && fabs (shift.northing - last.northing) < 1e-5)
        break;
    }

  if (exact)
    *ret_point = cbk_osgb_unproject (CBK_OSGB_GRS80, etrs);
  else
    *ret_point = helmert_from_airy (cbk_osgb_unproject (CBK_OSGB_AIRY, point));

  if (ret_accuracy != NULL)
    *ret_accuracy = exact ? CBK_OSGB_EXACT : CBK_OSGB_APPROXIMATE;

  return TRUE;
}

/**
 * cbk_osgb_accuracy_get_text:
 * @self: how far a conversion is to be trusted
 *
 * Returns: the same in words; static
 */
const char *
cbk_osgb_accuracy_get_text (CbkOsgbAccuracy self)
{
  return self == CBK_OSGB_EXACT ? "exact to 0.1 m" : "to about 5 m";
}
