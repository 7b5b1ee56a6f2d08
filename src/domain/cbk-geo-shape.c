/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-geo.h"

#include "base/cbk-error.h"

#include <geodesic.h>
#include <math.h>

/* Containment is counted here rather than asked of GEOS: it is the crossing of edges and nothing more, needs
 * no context per thread and no copy of the rings, and gives a point on a shared border to exactly one of the
 * neighbours. */

typedef struct
{
  guint first;
  guint n_points;
  gboolean hole;
  CbkGeoBox box;
} Ring;

/* Rings are kept closed: the last point of each is its first. */
struct _CbkGeoShape
{
  GArray *points;
  GArray *rings;
  guint n_polygons;
  CbkGeoBox box;
};

/**
 * cbk_geo_shape_free:
 * @self: (nullable) (transfer full): a shape
 */
void
cbk_geo_shape_free (CbkGeoShape *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->points);
  g_array_unref (self->rings);
  g_free (self);
}

static void
box_add (CbkGeoBox *self, CbkGeoPoint point)
{
  self->south = MIN (self->south, point.lat);
  self->north = MAX (self->north, point.lat);
  self->west = MIN (self->west, point.lon);
  self->east = MAX (self->east, point.lon);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, sentence);

  return FALSE;
}

static JsonArray *
get_array (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static double
get_number (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NAN;
  if (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return NAN;

  return json_node_get_double (node);
}

static gboolean
read_position (JsonArray *ring, guint i, CbkGeoPoint *ret_point, GError **error)
{
  JsonArray *position = get_array (ring, i);

  if (position == NULL || json_array_get_length (position) < 2)
    return refuse (error, "Each point of a polygon is a longitude and a latitude in [ ].");

  *ret_point = (CbkGeoPoint){ .lat = get_number (position, 1), .lon = get_number (position, 0) };

  return cbk_geo_check (*ret_point, error);
}

static gboolean
read_ring (CbkGeoShape *self, JsonArray *array, gboolean hole, GError **error)
{
  guint n = array != NULL ? json_array_get_length (array) : 0;
  Ring ring = { .first = self->points->len, .n_points = n, .hole = hole };
  CbkGeoPoint point, last = { 0 };

  if (n < 4)
    return refuse (error,
                   "A ring of a polygon needs at least four points, of which the last repeats the first.");

  ring.box = (CbkGeoBox){ 90.0, 180.0, -90.0, -180.0 };
  for (guint i = 0; i < n; i++)
    {
      if (!read_position (array, i, &point, error))
        return FALSE;

      if (i > 0 && fabs (point.lon - last.lon) > 180.0)
        return refuse (error,
                       "A polygon that crosses the 180th meridian cannot be used; cut it in two there.");

      g_array_append_val (self->points, point);
      box_add (&ring.box, point);
      last = point;
    }

  point = g_array_index (self->points, CbkGeoPoint, ring.first);
  if (point.lat != last.lat || point.lon != last.lon)
    return refuse (error, "A ring of a polygon is not closed: its last point is not its first.");

  box_add (&self->box, (CbkGeoPoint){ ring.box.south, ring.box.west });
  box_add (&self->box, (CbkGeoPoint){ ring.box.north, ring.box.east });
  g_array_append_val (self->rings, ring);

  return TRUE;
}

static gboolean
read_polygon (CbkGeoShape *self, JsonArray *rings, GError **error)
{
  guint n = rings != NULL ? json_array_get_length (rings) : 0;

  if (n == 0)
    return refuse (error, "A polygon has no outline.");

  for (guint i = 0; i < n; i++)
    if (!read_ring (self, get_array (rings, i), i > 0, error))
      return FALSE;

  self->n_polygons++;

  return TRUE;
}

static gboolean
read_multi_polygon (CbkGeoShape *self, JsonArray *polygons, GError **error)
{
  guint n = json_array_get_length (polygons);

  if (n == 0)
    return refuse (error, "There is no polygon in this geometry.");

  for (guint i = 0; i < n; i++)
    if (!read_polygon (self, get_array (polygons, i), error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_geo_check_crs:
 * @object: a GeoJSON object: collection, feature or geometry
 * @error: %CBK_ERROR_INVALID
 *
 * Older files say in `crs` how to read their numbers; RFC 7946 knows WGS84 alone. One that says anything else
 * is refused by name rather than drawn in the wrong place.
 *
 * Returns: whether the numbers are longitude and latitude on WGS84
 */
gboolean
cbk_geo_check_crs (JsonObject *object, GError **error)
{
  static const char *const same[] = {
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84",
    "urn:ogc:def:crs:EPSG::4326",    "EPSG:4326",                  NULL,
  };
  JsonNode *node = json_object_get_member (object, "crs");
  JsonNode *properties = NULL;
  const char *name = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    properties = json_object_get_member (json_node_get_object (node), "properties");
  if (properties != NULL && JSON_NODE_HOLDS_OBJECT (properties))
    name = cbk_json_get_text (json_node_get_object (properties), "name");

  if (name != NULL && g_strv_contains (same, name))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
               "These coordinates are in %s; only longitude and latitude on WGS84 can be read.",
               name != NULL ? name : "a system that the file does not name");

  return FALSE;
}

/**
 * cbk_geo_shape_from_json:
 * @geometry: a GeoJSON geometry, Polygon or MultiPolygon, of any origin
 * @error: %CBK_ERROR_INVALID with a sentence: another type, a ring not closed, a place that is none
 *
 * Heights and other further numbers of a point are passed over; the direction of a ring does not matter.
 *
 * Returns: (transfer full) (nullable): the shape
 */
CbkGeoShape *
cbk_geo_shape_from_json (JsonObject *geometry, GError **error)
{
  g_autoptr(CbkGeoShape) self = g_new0 (CbkGeoShape, 1);
  const char *type = cbk_json_get_text (geometry, "type");
  JsonNode *coordinates = json_object_get_member (geometry, "coordinates");
  gboolean ok;

  self->points = g_array_new (FALSE, FALSE, sizeof (CbkGeoPoint));
  self->rings = g_array_new (FALSE, FALSE, sizeof (Ring));
  self->box = (CbkGeoBox){ 90.0, 180.0, -90.0, -180.0 };

  if (!cbk_geo_check_crs (geometry, error))
    return NULL;

  if (g_strcmp0 (type, "Polygon") != 0 && g_strcmp0 (type, "MultiPolygon") != 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "An area is a Polygon or a MultiPolygon, not %s.",
                   type != NULL ? type : "something without a type");
      return NULL;
    }

  if (coordinates == NULL || !JSON_NODE_HOLDS_ARRAY (coordinates))
    {
      refuse (error, "The geometry has no coordinates.");
      return NULL;
    }

  if (g_str_equal (type, "Polygon"))
    ok = read_polygon (self, json_node_get_array (coordinates), error);
  else
    ok = read_multi_polygon (self, json_node_get_array (coordinates), error);

  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * cbk_geo_shape_parse:
 * @geojson: the text of a GeoJSON geometry
 * @length: its bytes, or -1 when NUL-terminated
 * @error: %CBK_ERROR_INVALID, see cbk_geo_shape_from_json()
 *
 * Returns: (transfer full) (nullable): the shape
 */
CbkGeoShape *
cbk_geo_shape_parse (const char *geojson, gssize length, GError **error)
{
  g_autoptr(JsonObject) geometry = cbk_json_parse_object (geojson, length, error);

  return geometry != NULL ? cbk_geo_shape_from_json (geometry, error) : NULL;
}

/**
 * cbk_geo_shape_get_n_polygons:
 * @self: a shape
 *
 * Returns: of how many separate polygons it is made
 */
guint
cbk_geo_shape_get_n_polygons (const CbkGeoShape *self)
{
  return self->n_polygons;
}

/**
 * cbk_geo_shape_get_box:
 * @self: a shape
 *
 * Returns: the least box around it
 */
CbkGeoBox
cbk_geo_shape_get_box (const CbkGeoShape *self)
{
  return self->box;
}

/* How often a ray due east of @point crosses the ring, odd or even. An edge owns its lower end and not its
 * upper. */
static gboolean
ring_surrounds (const CbkGeoPoint *points, guint n_points, CbkGeoPoint point)
{
  gboolean inside = FALSE;

  for (guint i = 1; i < n_points; i++)
    {
      const CbkGeoPoint *a = &points[i - 1];
      const CbkGeoPoint *b = &points[i];

      if ((a->lat > point.lat) != (b->lat > point.lat) &&
          point.lon < a->lon + (point.lat - a->lat) * (b->lon - a->lon) / (b->lat - a->lat))
        inside = !inside;
    }

  return inside;
}

/**
 * cbk_geo_shape_contains:
 * @self: a shape
 * @point: a valid point
 *
 * Edges are straight lines between degrees, as RFC 7946 says. A point on the border of two neighbours that
 * share their vertices is in one of them. Constant in memory; any thread.
 *
 * Returns: whether @point is inside an outline and in none of its holes
 */
gboolean
cbk_geo_shape_contains (const CbkGeoShape *self, CbkGeoPoint point)
{
  gboolean inside = FALSE;

  if (!cbk_geo_box_contains (&self->box, point))
    return FALSE;

  for (guint i = 0; i < self->rings->len; i++)
    {
      const Ring *ring = &g_array_index (self->rings, Ring, i);

      /* Holes follow their outline; another outline after one that holds the point changes nothing. */
      if (!ring->hole && inside)
        return TRUE;
      if (ring->hole && !inside)
        continue;
      if (cbk_geo_box_contains (&ring->box, point) &&
          ring_surrounds (&g_array_index (self->points, CbkGeoPoint, ring->first), ring->n_points, point))
        inside = !ring->hole;
    }

  return inside;
}

/**
 * cbk_geo_shape_get_area:
 * @self: a shape
 *
 * Returns: its area on WGS84 in square metres, holes taken off
 */
double
cbk_geo_shape_get_area (const CbkGeoShape *self)
{
  struct geod_geodesic geodesic;
  double total = 0.0;

  geod_init (&geodesic, 6378137.0, 1.0 / 298.257223563);

  for (guint i = 0; i < self->rings->len; i++)
    {
      const Ring *ring = &g_array_index (self->rings, Ring, i);
      struct geod_polygon polygon;
      double area;

      geod_polygon_init (&polygon, FALSE);
      for (guint j = 0; j + 1 < ring->n_points; j++)
        {
          const CbkGeoPoint *point = &g_array_index (self->points, CbkGeoPoint, ring->first + j);

          geod_polygon_addpoint (&geodesic, &polygon, point->lat, point->lon);
        }
      geod_polygon_compute (&geodesic, &polygon, FALSE, TRUE, &area, NULL);
      total += ring->hole ? -fabs (area) : fabs (area);
    }

  return total;
}
