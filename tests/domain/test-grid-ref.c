/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "domain/cbk-grid-ref.h"
#include "lib/cbk-test.h"

static void
check_parse (const char *text, guint easting, guint northing, guint side)
{
  g_autoptr(GError) error = NULL;
  CbkGridRef ref;

  cbk_grid_ref_parse (text, &ref, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ref.easting, ==, easting);
  g_assert_cmpuint (ref.northing, ==, northing);
  g_assert_cmpuint (ref.side, ==, side);
}

static void
test_references_are_read_as_people_write_them (void)
{
  check_parse ("SU387148", 438700, 114800, 100);
  check_parse ("su 387 148", 438700, 114800, 100);
  check_parse ("  Su 387148 ", 438700, 114800, 100);
  check_parse ("SU", 400000, 100000, 100000);
  check_parse ("SU31", 430000, 110000, 10000);
  check_parse ("SU 38 14", 438000, 114000, 1000);
  check_parse ("TG 5140 1317", 651400, 313170, 10);
  check_parse ("SP 06523 86448", 406523, 286448, 1);
  check_parse ("SP0652386448", 406523, 286448, 1);
  check_parse ("438700,114800", 438700, 114800, 1);
  check_parse ("438700, 114800", 438700, 114800, 1);
  check_parse ("406523.9 286448.7", 406523, 286448, 1);
  check_parse ("HP 6 1", 460000, 1210000, 10000);
}

static void
check_refused (const char *text, const char *because)
{
  g_autoptr(GError) error = NULL;
  CbkGridRef ref;

  g_assert_false (cbk_grid_ref_parse (text, &ref, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, because));
}

static void
test_other_texts_are_refused_in_words (void)
{
  check_refused (NULL, "no grid reference");
  check_refused ("  ", "no grid reference");
  check_refused ("AA 1 2", "no square AA");
  check_refused ("SV 1 20", "two groups differ");
  check_refused ("SU 123", "odd number");
  check_refused ("SU 123456 123456", "ten digits");
  check_refused ("SI 1 2", "letter I");
  check_refused ("S", "two letters");
  check_refused ("SUN 12", "two letters");
  check_refused ("words", "two letters");
  check_refused ("?", "two letters");
  check_refused ("SU 12 3x", "only digits");
  check_refused ("SU 12 34 56", "one group or in two");
  check_refused ("438700", "two numbers");
  check_refused ("438700,", "two numbers");
  check_refused ("438700,114800,7", "two numbers");
  check_refused ("700000,1", "outside");
  check_refused ("1,1300000", "outside");
  check_refused ("99999999999999999999,1", "two numbers");
}

static void
test_figures_are_cut_off_and_never_rounded (void)
{
  g_autofree char *text = NULL;
  CbkGridRef ref;

  g_assert_true (cbk_grid_ref_init (&ref, (CbkOsgbPoint){ 651409.99, 313179.99 }, 10, NULL));
  text = cbk_grid_ref_format (&ref);
  g_assert_cmpstr (text, ==, "TG 5140 1317");
}

static void
test_printing_shows_the_precision (void)
{
  static const struct
  {
    guint side;
    const char *text;
  } cases[] = {
    { 1, "SP 06523 86448" }, { 10, "SP 0652 8644" }, { 100, "SP 065 864" },
    { 1000, "SP 06 86" },    { 10000, "SP 0 8" },    { 100000, "SP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      CbkGridRef ref;

      g_assert_true (cbk_grid_ref_init (&ref, (CbkOsgbPoint){ 406523, 286448 }, cases[i].side, NULL));
      text = cbk_grid_ref_format (&ref);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_a_square_is_plotted_at_its_centre (void)
{
  CbkOsgbPoint centre;
  CbkGridRef ref;

  g_assert_true (cbk_grid_ref_parse ("SU387148", &ref, NULL));
  centre = cbk_grid_ref_get_centre (&ref);
  g_assert_cmpfloat (centre.easting, ==, 438750.0);
  g_assert_cmpfloat (centre.northing, ==, 114850.0);
}

static void
test_odd_squares_and_places_are_refused (void)
{
  g_autoptr(GError) side = NULL;
  g_autoptr(GError) place = NULL;
  CbkGridRef ref;

  g_assert_false (cbk_grid_ref_init (&ref, (CbkOsgbPoint){ 1, 1 }, 50, &side));
  g_assert_error (side, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_false (cbk_grid_ref_init (&ref, (CbkOsgbPoint){ -0.5, 1 }, 1, &place));
  g_assert_error (place, CBK_ERROR, CBK_ERROR_INVALID);
}

static void
test_every_square_of_the_grid_has_its_own_letters (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint east = 0; east < 7; east++)
    for (guint north = 0; north < 13; north++)
      {
        CbkGridRef ref = { east * 100000, north * 100000, 100000 };
        char *text = cbk_grid_ref_format (&ref);
        CbkGridRef back;

        g_assert_true (cbk_grid_ref_parse (text, &back, NULL));
        g_assert_cmpuint (back.easting, ==, ref.easting);
        g_assert_cmpuint (back.northing, ==, ref.northing);
        g_assert_true (g_hash_table_add (seen, text));
      }

  g_assert_true (g_hash_table_contains (seen, "SV"));
  g_assert_true (g_hash_table_contains (seen, "NY"));
  g_assert_true (g_hash_table_contains (seen, "HP"));
}

static void
test_what_is_printed_is_read_as_the_same (void)
{
  static const guint sides[] = { 1, 10, 100, 1000, 10000, 100000 };
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *figures = NULL;
      guint32 dice[2];
      CbkGridRef ref, again;

      cbk_env_random (&env.env, (guint8 *) dice, sizeof dice);
      g_assert_true (cbk_grid_ref_init (&ref, (CbkOsgbPoint){ dice[0] % 700000, dice[1] % 1300000 },
                                        sides[i % 6], NULL));
      g_assert_cmpuint (dice[0] % 700000 - ref.easting, <, ref.side);

      text = cbk_grid_ref_format (&ref);
      g_assert_true (cbk_grid_ref_parse (text, &again, NULL));
      g_assert_cmpmem (&ref, sizeof ref, &again, sizeof again);

      figures = cbk_grid_ref_format_numeric (&ref);
      g_assert_true (cbk_grid_ref_parse (figures, &again, NULL));
      g_assert_cmpuint (again.easting, ==, ref.easting);
      g_assert_cmpuint (again.northing, ==, ref.northing);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid-ref/references-are-read-as-people-write-them",
                   test_references_are_read_as_people_write_them);
  g_test_add_func ("/grid-ref/other-texts-are-refused-in-words", test_other_texts_are_refused_in_words);
  g_test_add_func ("/grid-ref/figures-are-cut-off-and-never-rounded",
                   test_figures_are_cut_off_and_never_rounded);
  g_test_add_func ("/grid-ref/printing-shows-the-precision", test_printing_shows_the_precision);
  g_test_add_func ("/grid-ref/a-square-is-plotted-at-its-centre", test_a_square_is_plotted_at_its_centre);
  g_test_add_func ("/grid-ref/odd-squares-and-places-are-refused", test_odd_squares_and_places_are_refused);
  g_test_add_func ("/grid-ref/every-square-has-its-own-letters",
                   test_every_square_of_the_grid_has_its_own_letters);
  g_test_add_func ("/grid-ref/what-is-printed-is-read-as-the-same", test_what_is_printed_is_read_as_the_same);

  return g_test_run ();
}
