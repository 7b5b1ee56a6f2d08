/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-name-match.h"
#include "lib/cbk-test.h"

#include <string.h>

static void
test_distance_counts_edits_and_swaps (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },           { "", "abc", 3 },          { "smith", "smith", 0 },  { "smith", "smyth", 1 },
    { "smith", "smiht", 1 }, { "smith", "msith", 1 },   { "smith", "smit", 1 },   { "smith", "smithe", 1 },
    { "kitten", "sitting", 3 }, { "ca", "abc", 3 },     { "abcd", "badc", 2 },    { "brown", "green", 3 },
    { "z\u00f6e", "zoe", 1 }, { "\u0938\u093f\u0902\u0939", "\u0938\u093f\u0939", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint bound = 0; bound < 6; bound++)
      {
        guint expected = MIN (cases[i].distance, bound + 1);

        g_assert_cmpuint (cbk_name_distance (cases[i].a, cases[i].b, bound), ==, expected);
        g_assert_cmpuint (cbk_name_distance (cases[i].b, cases[i].a, bound), ==, expected);
      }
}

/* The whole table, worked out as the definition says. */
static guint
plain_distance (const char *a, const char *b)
{
  guint n_a = (guint) strlen (a);
  guint n_b = (guint) strlen (b);
  guint d[16][16];

  for (guint i = 0; i <= n_a; i++)
    for (guint j = 0; j <= n_b; j++)
      {
        if (i == 0 || j == 0)
          {
            d[i][j] = i + j;
            continue;
          }
        d[i][j] = MIN (MIN (d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }

  return d[n_a][n_b];
}

static void
test_the_band_answers_as_the_whole_table (void)
{
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 100000; i++)
    {
      guint8 dice[32];
      char a[16], b[16];
      guint bound = i % 5;

      cbk_env_random (&env.env, dice, sizeof dice);
      for (guint j = 0; j < 15; j++)
        {
          a[j] = (char) ('a' + dice[j] % 3);
          b[j] = (char) ('a' + dice[j + 15] % 3);
        }
      a[dice[30] % 12] = '\0';
      b[dice[31] % 12] = '\0';

      g_assert_cmpuint (cbk_name_distance (a, b, bound), ==, MIN (plain_distance (a, b), bound + 1));
    }
}

static void
test_long_words_are_compared_so_far (void)
{
  g_autofree char *a = g_strnfill (500, 'a');
  g_autofree char *b = g_strnfill (700, 'a');

  g_assert_cmpuint (cbk_name_distance (a, b, 2), ==, 0);
  g_assert_cmpuint (cbk_name_jaro_winkler (a, b), ==, 1000);
  g_assert_cmpuint (cbk_name_distance (a, "b", 200), ==, 61);
}

static void
test_jaro_winkler_gives_the_published_figures (void)
{
  g_assert_cmpuint (cbk_name_jaro_winkler ("martha", "marhta"), ==, 961);
  g_assert_cmpuint (cbk_name_jaro_winkler ("dixon", "dicksonx"), ==, 813);
  g_assert_cmpuint (cbk_name_jaro_winkler ("dwayne", "duane"), ==, 840);
  g_assert_cmpuint (cbk_name_jaro_winkler ("abc", "xyz"), ==, 0);
  g_assert_cmpuint (cbk_name_jaro_winkler ("", ""), ==, 1000);
  g_assert_cmpuint (cbk_name_jaro_winkler ("a", ""), ==, 0);
}

static void
test_short_forms_belong_to_their_names (void)
{
  g_assert_true (cbk_name_is_same_family ("bill", "william"));
  g_assert_true (cbk_name_is_same_family ("liz", "elizabeth"));
  g_assert_true (cbk_name_is_same_family ("mo", "mohammed"));
  g_assert_true (cbk_name_is_same_family ("muhammad", "mohd"));
  g_assert_true (cbk_name_is_same_family ("mo", "maureen"));
  g_assert_true (cbk_name_is_same_family ("kasia", "katarzyna"));
  g_assert_false (cbk_name_is_same_family ("mohammed", "maureen"));
  g_assert_false (cbk_name_is_same_family ("alec", "alexa"));
  g_assert_false (cbk_name_is_same_family ("bill", "bob"));
  g_assert_false (cbk_name_is_same_family ("nobody", "nobody"));
  g_assert_false (cbk_name_is_same_family ("", "william"));
}

static void
check_surnames (const char *a, const char *b, guint least, guint most, const char *reason)
{
  const char *there, *back;
  guint score = cbk_name_compare_surnames (a, b, &there);

  g_assert_cmpuint (score, >=, least);
  g_assert_cmpuint (score, <=, most);
  g_assert_cmpstr (there, ==, reason);
  g_assert_cmpuint (cbk_name_compare_surnames (b, a, &back), ==, score);
  g_assert_cmpstr (there, ==, back);
}

static void
test_surnames_are_alike_for_a_reason (void)
{
  check_surnames ("O'Brien", "OBRIEN", 1000, 1000, "is the same");
  check_surnames ("O Brien", "O'Brien", 950, 999, "is the same but for spaces");
  check_surnames ("Al-Hassan", "Alhassan", 950, 999, "is the same but for spaces");
  check_surnames ("Kowalski", "Kowalska", 880, 950, "is the same but for its -ski or -ska");
  check_surnames ("Smith-Jones", "Jones", 800, 850, "is part of the other");
  check_surnames ("Johnson", "Jonhson", 850, 900, "differs by one letter");
  check_surnames ("Hussain", "Hussein", 850, 900, "differs by one letter");
  check_surnames ("Gallagher", "Gallaher", 850, 900, "differs by one letter");
  check_surnames ("Szymanski", "Shimansky", 800, 850, "sounds alike");
  check_surnames ("Williamson", "Williams", 700, 800, "differs by two letters");
  check_surnames ("Fitzgerald", "Fitz", 700, 760, "is the beginning of the other");
  check_surnames ("Khan", "Shah", 0, 0, NULL);
  check_surnames ("Al Rashid", "Al Mahmoud", 0, 0, NULL);
  check_surnames ("Smith", NULL, 0, 0, NULL);
  check_surnames (" ", "Smith", 0, 0, NULL);
}

static void
check_given (const char *a, const char *b, guint least, guint most, const char *reason)
{
  const char *there, *back;
  guint score = cbk_name_compare_given (a, b, &there);

  g_assert_cmpuint (score, >=, least);
  g_assert_cmpuint (score, <=, most);
  g_assert_cmpstr (there, ==, reason);
  g_assert_cmpuint (cbk_name_compare_given (b, a, &back), ==, score);
  g_assert_cmpstr (there, ==, back);
}

static void
test_given_names_are_alike_for_a_reason (void)
{
  check_given ("Jos\u00e9", "jose", 1000, 1000, "is the same");
  check_given ("John William", "John", 950, 999, "is the same first name");
  check_given ("Bill", "William", 880, 950, "is another form of the same");
  check_given ("Mohammed Ali", "Muhammad", 880, 950, "is another form of the same");
  check_given ("J", "John", 700, 700, "agrees as far as the initial");
  check_given ("J.", "John Paul", 700, 700, "agrees as far as the initial");
  check_given ("Mohammed Tariq", "Tariq", 750, 800, "is shared, though not first in both");
  check_given ("Aneurin", "Aneirin", 850, 900, "differs by one letter");
  check_given ("John", "Jane", 800, 850, "sounds alike");
  check_given ("Ali", "Omar", 0, 0, NULL);
  check_given ("", "Omar", 0, 0, NULL);
}

/* Letters as they come, some of them names: the answer never depends on the order, and a name is itself. */
static void
test_comparing_is_the_same_both_ways (void)
{
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 20000; i++)
    {
      guint8 dice[24];
      char a[13], b[13];

      cbk_env_random (&env.env, dice, sizeof dice);
      for (guint j = 0; j < 12; j++)
        {
          a[j] = "aeihmnrsk' -"[dice[j] % 12];
          b[j] = "aeihmnrsk' -"[dice[j + 12] % 12];
        }
      a[dice[0] % 12 + 1] = b[dice[1] % 12 + 1] = '\0';

      g_assert_cmpuint (cbk_name_compare_surnames (a, b, NULL), ==, cbk_name_compare_surnames (b, a, NULL));
      g_assert_cmpuint (cbk_name_compare_given (a, b, NULL), ==, cbk_name_compare_given (b, a, NULL));
      g_assert_cmpuint (cbk_name_compare_given (a, b, NULL), <=, 1000);
      g_assert_cmpuint (cbk_name_jaro_winkler (a, a), ==, 1000);
    }
}

static void
test_a_hundred_thousand_words_are_soon_read (void)
{
  g_autofree char *words = g_malloc (100000 * 12);
  CbkTestEnv env;
  guint n_near = 0;
  double elapsed;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 100000; i++)
    {
      guint8 dice[12];

      cbk_env_random (&env.env, dice, sizeof dice);
      for (guint j = 0; j < 11; j++)
        words[i * 12 + j] = (char) ('a' + dice[j] % 26);
      words[i * 12 + 4 + dice[11] % 7] = '\0';
    }

  g_strlcpy (words + 12 * 500, "gallaghr", 12);
  g_strlcpy (words + 12 * 99999, "gallahger", 12);

  g_test_timer_start ();
  for (guint i = 0; i < 100000; i++)
    n_near += cbk_name_distance ("gallagher", words + i * 12, 2) <= 2;
  elapsed = g_test_timer_elapsed () * 1000.0;
  g_test_minimized_result (elapsed, "100,000 words in %.1f ms", elapsed);

  g_assert_cmpuint (n_near, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name-match/distance-counts-edits-and-swaps", test_distance_counts_edits_and_swaps);
  g_test_add_func ("/name-match/the-band-answers-as-the-whole-table",
                   test_the_band_answers_as_the_whole_table);
  g_test_add_func ("/name-match/long-words-are-compared-so-far", test_long_words_are_compared_so_far);
  g_test_add_func ("/name-match/jaro-winkler-gives-the-published-figures",
                   test_jaro_winkler_gives_the_published_figures);
  g_test_add_func ("/name-match/short-forms-belong-to-their-names", test_short_forms_belong_to_their_names);
  g_test_add_func ("/name-match/surnames-are-alike-for-a-reason", test_surnames_are_alike_for_a_reason);
  g_test_add_func ("/name-match/given-names-are-alike-for-a-reason", test_given_names_are_alike_for_a_reason);
  g_test_add_func ("/name-match/comparing-is-the-same-both-ways", test_comparing_is_the_same_both_ways);
  g_test_add_func ("/name-match/a-hundred-thousand-words-are-soon-read",
                   test_a_hundred_thousand_words_are_soon_read);

  return g_test_run ();
}
