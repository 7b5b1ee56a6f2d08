/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "core/import/cbk-features.h"
#include "core/import/cbk-outline.h"
#include "lib/cbk-test.h"

#include <string.h>

/* What a collection holds, one feature a line: "1:{...}" or "2!why"; "refused" when it is none. */
static char *
read_split (const char *data, gsize length, gsize first)
{
  g_autoptr(CbkSource) source = cbk_source_new_memory (data, length, first);
  g_autoptr(CbkFeatures) features = NULL;
  g_autoptr(GError) error = NULL;
  GString *found = g_string_new (NULL);
  CbkFeaturesResult result;
  CbkFeature feature;

  if (!cbk_features_check (source, &error))
    {
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_string_append (found, "refused");
      return g_string_free (found, FALSE);
    }

  features = cbk_features_new (source);
  while ((result = cbk_features_next (features, &feature, &error)) == CBK_FEATURES_ONE
         || result == CBK_FEATURES_BROKEN)
    {
      g_autoptr(JsonObject) object = NULL;

      if (result == CBK_FEATURES_ONE)
        object = cbk_json_parse_object (feature.text, (gssize) feature.length, NULL);
      g_string_append_printf (found, "%" G_GUINT64_FORMAT "%s%s\n", feature.line,
                              result == CBK_FEATURES_BROKEN ? "!"
                              : object == NULL              ? "?"
                                                            : ":",
                              result == CBK_FEATURES_BROKEN ? feature.problem : feature.text);
    }

  g_assert_no_error (error);
  g_assert_cmpint (result, ==, CBK_FEATURES_END);

  return g_string_free (found, FALSE);
}

static void
assert_reads (const char *data, const char *expected)
{
  gsize length = strlen (data);

  for (gsize first = 1; first <= length; first++)
    {
      g_autofree char *found = read_split (data, length, first);

      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_features_come_one_by_one (void)
{
  assert_reads ("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"a\":\"]}\\\"\"},\n{\"b\":[1,2]}\n]}",
                "3:{\"a\":\"]}\\\"\"}\n4:{\"b\":[1,2]}\n");
  assert_reads ("\xef\xbb\xbf{\"features\":[]}", "");
  assert_reads ("{\"x\":null,\"y\":1.5e3,\"features\":[{}],\"z\":\"\"}", "1:{}\n");
}

static void
test_the_coordinate_system_counts_wherever_it_stands (void)
{
  assert_reads ("{\"features\":[{}],\"crs\":null}", "1:{}\n");
  assert_reads ("{\"features\":[{}],\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}}",
                "1:{}\n");
  assert_reads ("{\"features\":[{}],\"crs\":{\"properties\":{\"name\":\"EPSG:27700\"}}}", "refused");
  assert_reads ("{\"crs\":{\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":[{}]}", "refused");
}

static void
test_what_is_no_collection_is_refused (void)
{
  assert_reads ("{}", "refused");
  assert_reads ("{\"type\":\"Feature\",\"geometry\":null}", "refused");
  assert_reads ("{\"features\":{}}", "refused");
  assert_reads ("{\"features\"", "refused");
  assert_reads ("[1]", "refused");
}

static void
test_a_file_that_was_cut_short_gives_what_it_has (void)
{
  assert_reads ("{\"features\":[{\"a\":1},{\"b\":",
                "1:{\"a\":1}\n1!the file ends within this feature: it was cut short\n");
  assert_reads ("{\"features\":[{\"a\":1}",
                "1:{\"a\":1}\n1!the file ends before its list of features does: it was cut short\n");
  assert_reads ("{\"features\":[{\"a\":1}\n:{}]}",
                "1:{\"a\":1}\n2!this is not JSON, and nothing after it can be read\n");
}

static void
test_a_feature_longer_than_4_mib_is_passed_over (void)
{
  g_autofree char *filler = g_strnfill (CBK_FEATURES_MAX_BYTES, 'x');
  g_autofree char *text = g_strdup_printf ("{\"features\":[{\"a\":\"%s\"},\n{}]}", filler);
  g_autofree char *found = read_split (text, strlen (text), 1000);

  g_assert_cmpstr (found, ==, "1!this feature is longer than 4 MiB\n2:{}\n");
}

static void
test_brackets_without_end_are_no_stack_without_end (void)
{
  g_autofree char *open = g_strnfill (2000000, '[');
  g_autofree char *text = g_strdup_printf ("{\"features\":[{\"a\":%s", open);
  g_autofree char *found = read_split (text, strlen (text), 1000);

  g_assert_cmpstr (found, ==, "1!the file ends within this feature: it was cut short\n");
}

static void
test_mutated_bytes_do_no_harm (void)
{
  static const char nasty[] = "\"\"{}[]{}[],,:\\\0\xff\n9";
  g_autofree char *path = cbk_test_shared_data ("boundaries/wards_E08000031.geojson");
  g_autoptr(GRand) rand = g_rand_new_with_seed (20131201);
  g_autofree char *data = NULL;
  gsize length;

  if (path == NULL)
    return;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  length = MIN (length, 6000);
  for (guint round = 0; round < 1000; round++)
    {
      g_autofree char *bytes = g_memdup2 (data, length);
      gsize n = (gsize) g_rand_int_range (rand, 1, (gint32) length + 1);
      g_autofree char *at_once = NULL;
      g_autofree char *split = NULL;

      for (gint i = g_rand_int_range (rand, 1, 10); i > 0; i--)
        bytes[g_rand_int_range (rand, 0, (gint32) n)] = nasty[g_rand_int_range (rand, 0, sizeof nasty)];

      at_once = read_split (bytes, n, n);
      split = read_split (bytes, n, 1 + (gsize) g_rand_int_range (rand, 0, (gint32) n));
      g_assert_cmpstr (at_once, ==, split);
    }
}

static CbkGeoPoint
get_middle (const char *geometry)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = cbk_json_parse_object (geometry, -1, &error);
  g_autoptr(CbkGeoShape) shape = cbk_geo_shape_from_json (object, &error);
  CbkGeoPoint middle;

  g_assert_no_error (error);
  middle = cbk_outline_get_middle (object, shape);
  g_assert_true (cbk_geo_shape_contains (shape, middle));

  return middle;
}

static void
test_the_middle_of_an_outline_is_in_it (void)
{
  CbkGeoPoint square
      = get_middle ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,2],[4,2],[4,0],[0,0]]]}");

  g_assert_cmpfloat_with_epsilon (square.lat, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (square.lon, 2.0, 1e-9);

  /* A ring road, a crescent, two islands one above the other. */
  get_middle ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[8,1],[8,8],[1,"
              "8],[1,1]]]}");
  get_middle (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,9],[0,8],[8,8],[8,1],[0,1],[0,0]]]}");
  get_middle ("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],[[[0,8],[1,8],[1,9],["
              "0,8]]]]}");
}

static void
test_an_outline_is_printed_with_seven_decimals (void)
{
  g_autoptr(JsonObject) object
      = cbk_json_parse_object ("{\"type\":\"Polygon\",\"coordinates\":[[[-0.05,52.123456789,9],[-1.5,52],[0,"
                               "53.1],[-0.05,52.123456789]]]}",
                               -1, NULL);
  g_autofree char *outline = cbk_outline_print (object);

  g_assert_cmpstr (
      outline, ==,
      "{\"coordinates\":[[[-0.05,52.1234568],[-1.5,52],[0,53.1],[-0.05,52.1234568]]],\"type\":\"Polygon\"}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/features/come-one-by-one", test_features_come_one_by_one);
  g_test_add_func ("/features/the-coordinate-system-counts-wherever-it-stands",
                   test_the_coordinate_system_counts_wherever_it_stands);
  g_test_add_func ("/features/what-is-no-collection-is-refused", test_what_is_no_collection_is_refused);
  g_test_add_func ("/features/a-file-that-was-cut-short-gives-what-it-has",
                   test_a_file_that_was_cut_short_gives_what_it_has);
  g_test_add_func ("/features/a-feature-longer-than-4-mib-is-passed-over",
                   test_a_feature_longer_than_4_mib_is_passed_over);
  g_test_add_func ("/features/brackets-without-end-are-no-stack-without-end",
                   test_brackets_without_end_are_no_stack_without_end);
  g_test_add_func ("/features/mutated-bytes-do-no-harm", test_mutated_bytes_do_no_harm);
  g_test_add_func ("/outline/its-middle-is-in-it", test_the_middle_of_an_outline_is_in_it);
  g_test_add_func ("/outline/is-printed-with-seven-decimals", test_an_outline_is_printed_with_seven_decimals);

  return g_test_run ();
}
