/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "domain/cbk-osgb.h"
#include "lib/cbk-test.h"

#include <math.h>

static double
dms (double degrees, double minutes, double seconds)
{
  return degrees + minutes / 60.0 + seconds / 3600.0;
}

static void
test_the_projection_finds_the_water_tower (void)
{
  CbkGeoPoint tower = { dms (52, 39, 27.2531), dms (1, 43, 4.5177) };
  CbkOsgbPoint grid = cbk_osgb_project (CBK_OSGB_AIRY, tower);
  CbkGeoPoint back = cbk_osgb_unproject (CBK_OSGB_AIRY, grid);

  g_assert_cmpfloat_with_epsilon (grid.easting, 651409.903, 0.001);
  g_assert_cmpfloat_with_epsilon (grid.northing, 313177.270, 0.001);
  g_assert_cmpfloat_with_epsilon (back.lat, tower.lat, 1e-8);
  g_assert_cmpfloat_with_epsilon (back.lon, tower.lon, 1e-8);
}

static void
test_known_postcodes_come_out_in_degrees (void)
{
  static const struct
  {
    CbkOsgbPoint grid;
    CbkGeoPoint geo;
  } cases[] = {
    { { 406523, 286448 }, { 52.4759387, -1.9053871 } }, { { 433297, 278969 }, { 52.4077357, -1.5119489 } },
    { { 394044, 290420 }, { 52.5116510, -2.0891843 } }, { { 401356, 298698 }, { 52.5861020, -1.9814133 } },
    { { 392321, 298952 }, { 52.5883306, -2.1147713 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      CbkOsgbAccuracy accuracy = CBK_OSGB_APPROXIMATE;
      CbkGeoPoint point;

      g_assert_true (cbk_osgb_to_geo (cases[i].grid, &point, &accuracy, &error));
      g_assert_no_error (error);
      g_assert_cmpint (accuracy, ==, CBK_OSGB_EXACT);
      g_assert_cmpfloat_with_epsilon (point.lat, cases[i].geo.lat, 0.6e-7);
      g_assert_cmpfloat_with_epsilon (point.lon, cases[i].geo.lon, 0.6e-7);
    }
}

static void
test_known_degrees_come_out_on_the_grid (void)
{
  static const struct
  {
    CbkGeoPoint geo;
    CbkOsgbPoint grid;
  } cases[] = {
    { { 52.48, -1.9025 }, { 406718.492, 286900.022 } },
    { { 52.4068, -1.5197 }, { 432770.403, 278861.405 } },
    { { 52.5862, -2.1288 }, { 391370.158, 298716.611 } },
    { { 52.5630, -1.8240 }, { 412027.285, 296142.583 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CbkOsgbAccuracy accuracy = CBK_OSGB_APPROXIMATE;
      CbkOsgbPoint point;

      g_assert_true (cbk_osgb_from_geo (cases[i].geo, &point, &accuracy, NULL));
      g_assert_cmpint (accuracy, ==, CBK_OSGB_EXACT);
      g_assert_cmpfloat_with_epsilon (point.easting, cases[i].grid.easting, 0.001);
      g_assert_cmpfloat_with_epsilon (point.northing, cases[i].grid.northing, 0.001);
    }
}

static char **
read_lines (const char *name)
{
  g_autofree char *path = cbk_test_shared_data (name);
  g_autofree char *text = NULL;

  if (path == NULL)
    return NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return g_strsplit (text, "\n", -1);
}

static void
check_official_point (const char *in, const char *out, guint *n_exact, double *worst)
{
  g_auto(GStrv) from = g_strsplit (in, ",", -1);
  g_auto(GStrv) to = g_strsplit (out, ",", -1);
  CbkGeoPoint geo = { g_ascii_strtod (from[1], NULL), g_ascii_strtod (from[2], NULL) };
  CbkOsgbPoint official = { g_ascii_strtod (to[1], NULL), g_ascii_strtod (to[2], NULL) };
  CbkOsgbAccuracy there = CBK_OSGB_EXACT, back = CBK_OSGB_EXACT;
  CbkOsgbPoint grid;
  CbkGeoPoint again;
  double error;

  g_assert_cmpstr (from[0], ==, to[0]);
  g_assert_true (cbk_osgb_from_geo (geo, &grid, &there, NULL));
  g_assert_true (cbk_osgb_to_geo (official, &again, &back, NULL));
  g_assert_cmpint (there, ==, back);

  error = hypot (grid.easting - official.easting, grid.northing - official.northing);
  *worst = MAX (*worst, error);
  *n_exact += there == CBK_OSGB_EXACT;
  g_assert_cmpfloat (error, <, there == CBK_OSGB_EXACT ? 0.002 : 5.0);
  g_assert_cmpfloat (cbk_geo_distance (geo, again), <, there == CBK_OSGB_EXACT ? 0.005 : 5.0);
}

static void
test_the_forty_official_points_agree (void)
{
  g_auto(GStrv) in = read_lines ("osgb/OSTN15_TestInput_ETRStoOSGB.csv");
  g_auto(GStrv) out = read_lines ("osgb/OSTN15_TestOutput_ETRStoOSGB.csv");
  guint n = 0, n_exact = 0;
  double worst = 0.0;

  if (in == NULL || out == NULL)
    return;

  for (guint i = 1; in[i] != NULL && *in[i] != '\0'; i++, n++)
    check_official_point (in[i], out[i], &n_exact, &worst);

  g_assert_cmpuint (n, ==, 40);
  g_assert_cmpuint (n_exact, ==, 1);
  g_assert_cmpfloat_with_epsilon (worst, 4.94, 0.01);
}

static void
test_there_and_back_is_the_same_place (void)
{
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 20000; i++)
    {
      guint32 dice[2];
      CbkOsgbPoint grid, again;
      CbkGeoPoint geo;
      CbkOsgbAccuracy out, in;

      cbk_env_random (&env.env, (guint8 *) dice, sizeof dice);
      grid = (CbkOsgbPoint){ 1000.0 + dice[0] % 698000, 1000.0 + dice[1] % 1298000 };

      g_assert_true (cbk_osgb_to_geo (grid, &geo, &out, NULL));
      g_assert_true (cbk_osgb_from_geo (geo, &again, &in, NULL));
      g_assert_cmpint (out, ==, in);
      g_assert_cmpfloat (hypot (grid.easting - again.easting, grid.northing - again.northing), <,
                       out == CBK_OSGB_EXACT ? 0.001 : 0.05);
    }
}

/* What is exact one way is exact the other. A place just outside the window may come back from degrees that
 * are metres out, and then lie inside; it moves by no more than that. */
static void
test_the_edge_of_the_window_moves_nothing_far (void)
{
  static const CbkOsgbPoint edges[] = {
    { 350095, 290000 }, { 455097, 290000 }, { 400000, 239923 }, { 400000, 339924 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      guint n_exact = 0;

      for (int step = -20; step <= 20; step++)
        {
          CbkOsgbPoint grid = edges[i], again;
          CbkOsgbAccuracy out, in;
          CbkGeoPoint geo;

          *(i < 2 ? &grid.easting : &grid.northing) += step * 0.37;
          g_assert_true (cbk_osgb_to_geo (grid, &geo, &out, NULL));
          g_assert_true (cbk_osgb_from_geo (geo, &again, &in, NULL));
          n_exact += in == CBK_OSGB_EXACT;
          g_assert_true (out == CBK_OSGB_APPROXIMATE || in == CBK_OSGB_EXACT);
          g_assert_cmpfloat (hypot (grid.easting - again.easting, grid.northing - again.northing), <,
                             out == CBK_OSGB_EXACT ? 0.001 : 3.0);
        }

      g_assert_cmpuint (n_exact, >, 5);
      g_assert_cmpuint (n_exact, <, 36);
    }
}

static void
test_places_off_the_grid_are_refused_in_words (void)
{
  static const CbkGeoPoint nowhere[] = {
    { 48.85, 2.35 }, { 40.7, -74.0 }, { 91.0, 0.0 }, { NAN, -2.0 }, { 52.5, INFINITY }
  };
  static const CbkOsgbPoint off[] = { { -1, 300000 }, { 400000, 1300000 }, { 700000, 1 }, { NAN, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (nowhere); i++)
    {
      g_autoptr(GError) error = NULL;
      CbkOsgbPoint point;

      g_assert_false (cbk_osgb_from_geo (nowhere[i], &point, NULL, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_cmpint (strlen (error->message), >, 20);
    }

  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      g_autoptr(GError) error = NULL;
      CbkGeoPoint point;

      g_assert_false (cbk_osgb_to_geo (off[i], &point, NULL, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
    }
}

static void
test_the_accuracy_is_said (void)
{
  CbkOsgbAccuracy accuracy;
  CbkOsgbPoint point;

  g_assert_true (cbk_osgb_from_geo ((CbkGeoPoint){ 51.5, -0.12 }, &point, &accuracy, NULL));
  g_assert_cmpstr (cbk_osgb_accuracy_get_text (accuracy), ==, "to about 5 m");
  g_assert_true (cbk_osgb_from_geo ((CbkGeoPoint){ 52.48, -1.9 }, &point, &accuracy, NULL));
  g_assert_cmpstr (cbk_osgb_accuracy_get_text (accuracy), ==, "exact to 0.1 m");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/osgb/the-projection-finds-the-water-tower", test_the_projection_finds_the_water_tower);
  g_test_add_func ("/osgb/known-postcodes-come-out-in-degrees", test_known_postcodes_come_out_in_degrees);
  g_test_add_func ("/osgb/known-degrees-come-out-on-the-grid", test_known_degrees_come_out_on_the_grid);
  g_test_add_func ("/osgb/the-forty-official-points-agree", test_the_forty_official_points_agree);
  g_test_add_func ("/osgb/there-and-back-is-the-same-place", test_there_and_back_is_the_same_place);
  g_test_add_func ("/osgb/the-edge-of-the-window-moves-nothing-far",
                   test_the_edge_of_the_window_moves_nothing_far);
  g_test_add_func ("/osgb/places-off-the-grid-are-refused-in-words",
                   test_places_off_the_grid_are_refused_in_words);
  g_test_add_func ("/osgb/the-accuracy-is-said", test_the_accuracy_is_said);

  return g_test_run ();
}
