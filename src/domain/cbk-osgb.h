/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-geo.h"

G_BEGIN_DECLS

/**
 * CbkOsgbPoint:
 * @easting: metres east of the National Grid's false origin, 0 to 700 000
 * @northing: metres north of it, 0 to 1 300 000
 *
 * A place on the National Grid of Great Britain (OSGB36, EPSG:27700).
 */
typedef struct
{
  double easting;
  double northing;
} CbkOsgbPoint;

#define CBK_OSGB_MAX_EASTING 700000
#define CBK_OSGB_MAX_NORTHING 1300000

/**
 * CbkOsgbAccuracy:
 * @CBK_OSGB_EXACT: by OSTN15, which defines the grid: to 0.1 m
 * @CBK_OSGB_APPROXIMATE: by the seven-parameter transformation: 2 m as a rule, 5 m at worst
 *
 * How far a conversion is to be trusted.
 */
typedef enum
{
  CBK_OSGB_EXACT,
  CBK_OSGB_APPROXIMATE,
} CbkOsgbAccuracy;

/**
 * CbkOsgbEllipsoid:
 * @CBK_OSGB_AIRY: Airy 1830, the ellipsoid of OSGB36
 * @CBK_OSGB_GRS80: that of ETRS89, on which OSTN15 is laid out
 */
typedef enum
{
  CBK_OSGB_AIRY,
  CBK_OSGB_GRS80,
} CbkOsgbEllipsoid;

gboolean     cbk_osgb_from_geo          (CbkGeoPoint       point, CbkOsgbPoint *ret_point,
                                         CbkOsgbAccuracy  *ret_accuracy, GError **error);
gboolean     cbk_osgb_to_geo            (CbkOsgbPoint      point, CbkGeoPoint *ret_point,
                                         CbkOsgbAccuracy  *ret_accuracy, GError **error);
const char  *cbk_osgb_accuracy_get_text (CbkOsgbAccuracy   self);

CbkOsgbPoint cbk_osgb_project           (CbkOsgbEllipsoid  ellipsoid, CbkGeoPoint point);
CbkGeoPoint  cbk_osgb_unproject         (CbkOsgbEllipsoid  ellipsoid, CbkOsgbPoint point);

G_END_DECLS
