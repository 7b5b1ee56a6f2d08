/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "domain/cbk-geo.h"
#include "domain/cbk-osgb.h"
#include "lib/cbk-test.h"

#include <math.h>

static const CbkGeoPoint birmingham = { 52.4759387, -1.9053871 };
static const CbkGeoPoint coventry = { 52.4077357, -1.5119489 };

static void
test_distance_is_along_the_ellipsoid (void)
{
  g_assert_cmpfloat_with_epsilon (cbk_geo_distance (birmingham, coventry), 27809.3, 0.1);
  g_assert_cmpfloat (cbk_geo_distance (birmingham, birmingham), ==, 0.0);
  /* A quarter of a meridian; and two points so opposite that series fail. */
  g_assert_cmpfloat_with_epsilon (cbk_geo_distance ((CbkGeoPoint){ 0, 0 }, (CbkGeoPoint){ 90, 0 }),
                                  10001965.729, 0.001);
  g_assert_cmpfloat_with_epsilon (cbk_geo_distance ((CbkGeoPoint){ 0, 0 }, (CbkGeoPoint){ 0.5, 179.7 }),
                                  19944127.4, 1);
}

static void
test_bearings_are_from_true_north (void)
{
  CbkGeoPoint middle = { 52.5, -2.0 };

  g_assert_cmpfloat_with_epsilon (cbk_geo_bearing (middle, (CbkGeoPoint){ 53, -2 }), 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (cbk_geo_bearing (middle, (CbkGeoPoint){ 52, -2 }), 180.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (cbk_geo_bearing (middle, (CbkGeoPoint){ 52.5, -1.99 }), 90.0, 0.01);
  g_assert_cmpfloat_with_epsilon (cbk_geo_bearing (middle, (CbkGeoPoint){ 52.5, -2.01 }), 270.0, 0.01);
  g_assert_cmpfloat (cbk_geo_bearing (middle, middle), ==, 0.0);
}

static void
test_a_destination_lies_at_its_distance_and_bearing (void)
{
  for (guint i = 0; i < 36; i++)
    {
      CbkGeoPoint to = cbk_geo_destination (birmingham, i * 10.0 + 1.0, 1000.0 * (i + 1));

      g_assert_cmpfloat_with_epsilon (cbk_geo_distance (birmingham, to), 1000.0 * (i + 1), 1e-6);
      g_assert_cmpfloat_with_epsilon (cbk_geo_bearing (birmingham, to), i * 10.0 + 1.0, 1e-6);
    }
}

static void
test_stored_degrees_are_whole_numbers (void)
{
  g_autoptr(GError) error = NULL;
  CbkGeoPoint point;

  g_assert_cmpint (cbk_geo_to_e7 (-1.9053871), ==, -19053871);
  g_assert_cmpint (cbk_geo_to_e7 (180.0), ==, 1800000000);
  g_assert_true (cbk_geo_from_e7 (524759387, -19053871, &point, NULL));
  g_assert_cmpfloat_with_epsilon (point.lat, 52.4759387, 1e-12);
  g_assert_false (cbk_geo_from_e7 (-19053871, 5247593870, &point, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_absurd_coordinates_are_refused_in_words (void)
{
  static const struct
  {
    CbkGeoPoint point;
    const char *because;
  } cases[] = {
    { { NAN, 0 }, "must be numbers" }, { { 0, INFINITY }, "must be numbers" },
    { { 91, 0 }, "exchanged" },        { { 0, -180.1 }, "longitude is between" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (cbk_geo_is_valid (cases[i].point));
      g_assert_false (cbk_geo_check (cases[i].point, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].because));
    }
}

static void
test_a_hole_is_outside (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkGeoShape) shape = cbk_geo_shape_parse (
      "{\"type\":\"MultiPolygon\",\"coordinates\":["
      "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,3],[3,3],[3,1],[1,1]]],"
      "[[[10,10,99],[11,10,99],[11,11,99],[10,10,99]]]]}",
      -1, &error);
  CbkGeoBox box;

  g_assert_no_error (error);
  g_assert_cmpuint (cbk_geo_shape_get_n_polygons (shape), ==, 2);
  g_assert_true (cbk_geo_shape_contains (shape, (CbkGeoPoint){ 0.5, 0.5 }));
  g_assert_true (cbk_geo_shape_contains (shape, (CbkGeoPoint){ 3.5, 2.0 }));
  g_assert_false (cbk_geo_shape_contains (shape, (CbkGeoPoint){ 2.0, 2.0 }));
  g_assert_true (cbk_geo_shape_contains (shape, (CbkGeoPoint){ 10.2, 10.8 }));
  g_assert_false (cbk_geo_shape_contains (shape, (CbkGeoPoint){ 10.8, 10.2 }));
  g_assert_false (cbk_geo_shape_contains (shape, (CbkGeoPoint){ 7, 7 }));

  box = cbk_geo_shape_get_box (shape);
  g_assert_cmpfloat (box.west, ==, 0.0);
  g_assert_cmpfloat (box.north, ==, 11.0);
}

static void
test_a_border_point_is_in_one_neighbour (void)
{
  g_autoptr(CbkGeoShape) west = cbk_geo_shape_parse (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}", -1, NULL);
  g_autoptr(CbkGeoShape) east = cbk_geo_shape_parse (
      "{\"type\":\"Polygon\",\"coordinates\":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}", -1, NULL);

  for (guint i = 0; i < 10; i++)
    {
      CbkGeoPoint point = { i / 10.0, 1.0 };

      g_assert_cmpint (cbk_geo_shape_contains (west, point) + cbk_geo_shape_contains (east, point), ==, 1);
    }
}

static void
test_bad_geometries_are_refused_in_words (void)
{
  static const char *const cases[][2] = {
    { "{", "Not JSON" },
    { "[]", "object" },
    { "{}", "without a type" },
    { "{\"type\":\"Point\",\"coordinates\":[1,2]}", "not Point" },
    { "{\"type\":\"Polygon\"}", "no coordinates" },
    { "{\"type\":\"Polygon\",\"coordinates\":[]}", "no outline" },
    { "{\"type\":\"Polygon\",\"coordinates\":[7]}", "four points" },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}", "four points" },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}", "not closed" },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,91],[0,0]]]}", "latitude is between" },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[\"1\",1],[0,0]]]}", "must be numbers" },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1e999,0],[1,1],[0,0]]]}", "" },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1],[1,1],[0,0]]]}", "in [ ]" },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[-179,0],[179,0],[179,1],[-179,0]]]}", "180th" },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[]}", "no polygon" },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[null]}", "no outline" },
    { "{\"type\":\"Polygon\",\"crs\":{\"properties\":{\"name\":\"EPSG:27700\"}},\"coordinates\":[]}",
      "EPSG:27700" },
    { "{\"type\":\"Polygon\",\"crs\":7,\"coordinates\":[]}", "does not name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (cbk_geo_shape_parse (cases[i][0], -1, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
    }
}

typedef struct
{
  char code[10];
  CbkGeoShape *shape;
} Ward;

static void
clear_ward (gpointer data)
{
  cbk_geo_shape_free (((Ward *) data)->shape);
}

/* Adds the wards of one district; returns their area in square kilometres. */
static double
load_wards (const char *path, GArray *wards)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) collection = NULL;
  g_autofree char *text = NULL;
  JsonArray *features;
  gsize length;
  double area = 0.0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  collection = cbk_json_parse_object (text, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_geo_check_crs (collection, NULL));
  features = json_object_get_array_member (collection, "features");

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonObject *feature = json_array_get_object_element (features, i);
      Ward ward = { .shape = cbk_geo_shape_from_json (json_object_get_object_member (feature, "geometry"),
                                                      &error) };

      g_assert_no_error (error);
      g_strlcpy (ward.code,
                 cbk_json_get_text (json_object_get_object_member (feature, "properties"), "WD13CD"),
                 sizeof ward.code);
      g_array_append_val (wards, ward);
      area += cbk_geo_shape_get_area (ward.shape);
    }

  return area / 1e6;
}

static const struct
{
  const char *code;
  double km2;
  guint n_wards;
} districts[] = {
  { "E08000025", 267.95, 40 }, { "E08000026", 98.69, 18 },  { "E08000027", 98.01, 24 },
  { "E08000028", 85.66, 24 },  { "E08000029", 178.41, 17 }, { "E08000030", 104.07, 20 },
  { "E08000031", 69.49, 20 },
};

static GArray *
load_districts (void)
{
  g_autofree char *folder = cbk_test_shared_data ("boundaries");
  g_autoptr(GArray) wards = g_array_new (FALSE, TRUE, sizeof (Ward));

  if (folder == NULL)
    return NULL;

  g_array_set_clear_func (wards, clear_ward);

  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/wards_%s.geojson", folder, districts[i].code);
      guint before = wards->len;
      double area = load_wards (name, wards);

      g_assert_cmpfloat_with_epsilon (area, districts[i].km2, districts[i].km2 * 0.005);
      g_assert_cmpuint (wards->len - before, ==, districts[i].n_wards);
    }

  return g_steal_pointer (&wards);
}

static void
test_the_seven_districts_have_their_areas (void)
{
  g_autoptr(GArray) wards = load_districts ();

  if (wards != NULL)
    g_assert_cmpuint (wards->len, ==, 163);
}

static const char *
find_ward (GArray *wards, CbkGeoPoint point)
{
  for (guint i = 0; i < wards->len; i++)
    {
      const Ward *ward = &g_array_index (wards, Ward, i);

      if (cbk_geo_shape_contains (ward->shape, point))
        return ward->code;
    }

  return NULL;
}

static gboolean
is_our_district (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    if (g_str_equal (districts[i].code, code))
      return TRUE;

  return FALSE;
}

/* A line is "B1  1AY",10,406523,286448,"E92000001",...,"E08000025","E05001193"; its cells hold no commas. */
static void
place_postcode (char *line, GArray *wards, guint *n_rows, guint *n_agreed)
{
  g_auto(GStrv) cells = NULL;
  CbkOsgbAccuracy accuracy;
  CbkGeoPoint point;
  CbkOsgbPoint grid;

  g_strdelimit (line, "\"\r", ' ');
  cells = g_strsplit (line, ",", -1);
  if (g_strv_length (cells) != 10 || atoi (cells[1]) != 10 || !is_our_district (g_strstrip (cells[8])))
    return;

  grid = (CbkOsgbPoint){ atoi (cells[2]), atoi (cells[3]) };
  g_assert_true (cbk_osgb_to_geo (grid, &point, &accuracy, NULL));
  g_assert_cmpint (accuracy, ==, CBK_OSGB_EXACT);
  *n_rows += 1;
  *n_agreed += g_strcmp0 (find_ward (wards, point), g_strstrip (cells[9])) == 0;
}

static void
test_postcodes_fall_into_their_wards (void)
{
  static const char *const areas[] = { "b", "cv", "dy", "ws", "wv" };
  g_autoptr(GArray) wards = load_districts ();
  guint n_rows = 0, n_agreed = 0;

  if (wards == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *name = g_strdup_printf ("postcodes/codepoint_%s.csv", areas[i]);
      g_autofree char *path = cbk_test_shared_data (name);
      g_autofree char *text = NULL;

      g_assert_nonnull (path);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (char *line = text, *end; line != NULL && *line != '\0'; line = end)
        {
          end = strchr (line, '\n');
          if (end != NULL)
            *end++ = '\0';
          place_postcode (line, wards, &n_rows, &n_agreed);
        }
    }

  g_assert_cmpuint (n_rows, ==, 57553);
  g_assert_cmpuint (n_agreed, ==, 57538);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geo/distance-is-along-the-ellipsoid", test_distance_is_along_the_ellipsoid);
  g_test_add_func ("/geo/bearings-are-from-true-north", test_bearings_are_from_true_north);
  g_test_add_func ("/geo/a-destination-lies-at-its-distance-and-bearing",
                   test_a_destination_lies_at_its_distance_and_bearing);
  g_test_add_func ("/geo/stored-degrees-are-whole-numbers", test_stored_degrees_are_whole_numbers);
  g_test_add_func ("/geo/absurd-coordinates-are-refused-in-words",
                   test_absurd_coordinates_are_refused_in_words);
  g_test_add_func ("/geo/a-hole-is-outside", test_a_hole_is_outside);
  g_test_add_func ("/geo/a-border-point-is-in-one-neighbour", test_a_border_point_is_in_one_neighbour);
  g_test_add_func ("/geo/bad-geometries-are-refused-in-words", test_bad_geometries_are_refused_in_words);
  g_test_add_func ("/geo/the-seven-districts-have-their-areas", test_the_seven_districts_have_their_areas);
  g_test_add_func ("/geo/postcodes-fall-into-their-wards", test_postcodes_fall_into_their_wards);

  return g_test_run ();
}
