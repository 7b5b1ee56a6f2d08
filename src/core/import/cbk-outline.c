/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/import/cbk-outline.h"

#include <math.h>

static gboolean
is_position (JsonArray *array)
{
  return json_array_get_length (array) > 0 && JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0));
}

static CbkGeoPoint
get_point (JsonArray *ring, guint i)
{
  JsonArray *position = json_array_get_array_element (ring, i);

  return (CbkGeoPoint){ .lat = json_array_get_double_element (position, 1),
                        .lon = json_array_get_double_element (position, 0) };
}

/* Whole numbers are printed alike everywhere, fractions are not. */
static void
append_degrees (GString *json, double degrees)
{
  gint64 e7 = cbk_geo_to_e7 (degrees);
  gint64 whole = ABS (e7) / CBK_GEO_E7;
  char fraction[8];
  guint n = 7;

  g_snprintf (fraction, sizeof fraction, "%07" G_GINT64_FORMAT, ABS (e7) % CBK_GEO_E7);
  while (n > 0 && fraction[n - 1] == '0')
    n--;

  if (e7 < 0)
    g_string_append_c (json, '-');
  cbk_json_append_int (json, whole);
  if (n > 0)
    g_string_append_c (json, '.');
  g_string_append_len (json, fraction, n);
}

static void
append_array (GString *json, JsonArray *array)
{
  g_string_append_c (json, '[');

  if (is_position (array))
    {
      append_degrees (json, json_array_get_double_element (array, 0));
      g_string_append_c (json, ',');
      append_degrees (json, json_array_get_double_element (array, 1));
    }
  else
    for (guint i = 0; i < json_array_get_length (array); i++)
      {
        if (i > 0)
          g_string_append_c (json, ',');
        append_array (json, json_array_get_array_element (array, i));
      }

  g_string_append_c (json, ']');
}

/**
 * cbk_outline_print:
 * @geometry: a GeoJSON Polygon or MultiPolygon
 *
 * Seven decimals are kept, which are 11 mm, as everywhere in records; heights are not.
 *
 * Returns: (transfer full): the same as text, always the same for the same
 */
char *
cbk_outline_print (JsonObject *geometry)
{
  GString *json = g_string_new ("{\"coordinates\":");

  append_array (json, json_object_get_array_member (geometry, "coordinates"));
  g_string_append_printf (json, ",\"type\":\"%s\"}", cbk_json_get_text (geometry, "type"));

  return g_string_free (json, FALSE);
}

typedef void (*RingFunc) (JsonArray *ring, gboolean hole, gpointer data);

static void
each_ring (JsonArray *array, RingFunc func, gpointer data)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonArray *child = json_array_get_array_element (array, i);

      if (is_position (json_array_get_array_element (child, 0)))
        func (child, i > 0, data);
      else
        each_ring (child, func, data);
    }
}

/* Twice the signed area and its moments, reckoned from a point of the shape so that no digits are lost. */
typedef struct
{
  CbkGeoPoint origin;
  double area;
  double lat;
  double lon;
} Sums;

static void
add_ring (JsonArray *ring, gboolean hole, gpointer data)
{
  Sums *sums = data;
  double area = 0.0, lat = 0.0, lon = 0.0, sign;

  for (guint i = 1; i < json_array_get_length (ring); i++)
    {
      CbkGeoPoint a = get_point (ring, i - 1);
      CbkGeoPoint b = get_point (ring, i);
      double ax = a.lon - sums->origin.lon, ay = a.lat - sums->origin.lat;
      double bx = b.lon - sums->origin.lon, by = b.lat - sums->origin.lat;
      double cross = ax * by - bx * ay;

      area += cross;
      lon += (ax + bx) * cross;
      lat += (ay + by) * cross;
    }

  /* Whichever way round a ring is written, holes take away. */
  sign = (area < 0.0) == hole ? 1.0 : -1.0;
  sums->area += sign * area;
  sums->lat += sign * lat;
  sums->lon += sign * lon;
}

typedef struct
{
  double lat;
  GArray *lons;
} Crossings;

static void
cross_ring (JsonArray *ring, gboolean hole, gpointer data)
{
  Crossings *crossings = data;

  for (guint i = 1; i < json_array_get_length (ring); i++)
    {
      CbkGeoPoint a = get_point (ring, i - 1);
      CbkGeoPoint b = get_point (ring, i);

      if ((a.lat > crossings->lat) != (b.lat > crossings->lat))
        {
          double lon = a.lon + (crossings->lat - a.lat) * (b.lon - a.lon) / (b.lat - a.lat);

          g_array_append_val (crossings->lons, lon);
        }
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The middle of the widest stretch of the shape at a latitude. */
static gboolean
find_widest (JsonArray *coordinates, double lat, CbkGeoPoint *ret_point)
{
  g_autoptr(GArray) lons = g_array_new (FALSE, FALSE, sizeof (double));
  Crossings crossings = { lat, lons };
  double widest = 0.0;

  each_ring (coordinates, cross_ring, &crossings);
  g_array_sort (lons, compare_doubles);

  for (guint i = 1; i < lons->len; i += 2)
    {
      double west = g_array_index (lons, double, i - 1);
      double east = g_array_index (lons, double, i);

      if (east - west > widest)
        {
          widest = east - west;
          *ret_point = (CbkGeoPoint){ .lat = lat, .lon = (west + east) / 2.0 };
        }
    }

  return widest > 0.0;
}

/**
 * cbk_outline_get_middle:
 * @geometry: a GeoJSON Polygon or MultiPolygon
 * @shape: the same
 *
 * Returns: the centre of gravity of the drawn outline; where that lies outside it, as in a crescent, a point
 * inside
 */
CbkGeoPoint
cbk_outline_get_middle (JsonObject *geometry, const CbkGeoShape *shape)
{
  JsonArray *coordinates = json_object_get_array_member (geometry, "coordinates");
  CbkGeoBox box = cbk_geo_shape_get_box (shape);
  CbkGeoPoint middle = { (box.south + box.north) / 2.0, (box.west + box.east) / 2.0 };
  CbkGeoPoint inside;
  Sums sums = { .origin = middle };

  each_ring (coordinates, add_ring, &sums);
  if (sums.area > 0.0)
    {
      CbkGeoPoint centre
          = { middle.lat + sums.lat / (3.0 * sums.area), middle.lon + sums.lon / (3.0 * sums.area) };

      if (cbk_geo_shape_contains (shape, centre))
        return centre;
      middle = cbk_geo_is_valid (centre) ? centre : middle;
    }

  if (find_widest (coordinates, middle.lat, &inside))
    return inside;

  /* Islands north and south of their middle: some latitude a little below the top crosses one. */
  if (find_widest (coordinates, box.north - (box.north - box.south) / 64.0, &inside))
    return inside;

  return middle;
}
