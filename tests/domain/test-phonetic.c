/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-phonetic.h"
#include "lib/cbk-test.h"

/* The published examples; @codes are sorted and parted by strokes. */
static const struct
{
  const char *word;
  const char *codes;
} published[] = {
  { "auerbach", "097400|097500" }, { "ohrbach", "097400|097500" }, { "lipshitz", "874400" },
  { "lippszyc", "874400|874500" }, { "lewinsky", "876450" },       { "levinski", "876450" },
  { "szlamawicz", "486740" },      { "shlamovitz", "486740" },     { "ceniow", "467000|567000" },
  { "tsenyuv", "467000" },         { "holubica", "587400|587500" }, { "golubitsa", "587400" },
  { "przemysl", "746480|794648" }, { "pshemeshil", "746480" },     { "rosokhovatsets", "945744" },
  { "peters", "734000|739400" },   { "peterson", "734600|739460" }, { "moskowitz", "645740" },
  { "moskovitz", "645740" },       { "golden", "583600" },         { "alpert", "087930" },
  { "breuer", "791900" },          { "haber", "579000" },          { "mannheim", "665600" },
  { "mintz", "664000" },           { "topf", "370000" },           { "kleinmann", "586660" },
  { "benaron", "769600" },         { "augsburg", "054795" },       { "halberstadt", "587433|587943" },
  { "cherkassy", "495400|595400" }, { "washington", "746536" },    { "schwarzenegger", "474659|479465" },
  { "rowinski", "976450" },        { "jackson", "145460|154600|445460|454600" },
  { "rosochowaciec", "944744|944745|944754|944755|945744|945745|945754|945755" },
  { "jacksonjackson", "145464|145465|154644|154645|154654|445464|445465|454644|454645|454654" },
};

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

static void
test_the_published_examples_come_out (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      guint32 codes[CBK_PHONETIC_MAX];
      guint n = cbk_phonetic_daitch_mokotoff (published[i].word, codes);

      qsort (codes, n, sizeof *codes, compare_codes);
      for (guint j = 0; j < n; j++)
        g_string_append_printf (text, "%s%06u", j > 0 ? "|" : "", codes[j]);
      g_assert_cmpstr (text->str, ==, published[i].codes);
    }
}

static void
test_spellings_of_one_name_sound_alike (void)
{
  static const char *const pairs[][2] = {
    { "mohammed", "muhammad" },  { "hussain", "hussein" },    { "choudhury", "chowdhury" },
    { "choudhury", "chaudhry" }, { "sheikh", "shaikh" },      { "akhtar", "akhter" },
    { "iqbal", "ikbal" },        { "singh", "sing" },         { "bhatti", "batti" },
    { "yusuf", "yousef" },       { "aisha", "ayesha" },       { "begum", "begam" },
    { "kowalski", "kovalsky" },  { "wojcik", "vojcik" },      { "szymanski", "shimanski" },
    { "nowak", "novak" },        { "siobhan", "shevaun" },    { "niamh", "neve" },
    { "gallagher", "gallaher" }, { "callaghan", "callahan" }, { "knight", "night" },
    { "wright", "right" },       { "thompson", "tomson" },    { "catherine", "kathryn" },
    { "philip", "filip" },       { "stephen", "steven" },     { "geoffrey", "jeffrey" },
    { "dixon", "dickson" },      { "clark", "clarke" },       { "smith", "smyth" },
    { "shaw", "shah" },          { "sean", "shawn" },         { "leigh", "lee" },
    { "macdonald", "mcdonald" }, { "hughes", "hues" },        { "vaughan", "vaughn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s and %s", pairs[i][0], pairs[i][1]);
      g_assert_true (cbk_phonetic_sounds_like (pairs[i][0], pairs[i][1]));
      g_assert_true (cbk_phonetic_sounds_like (pairs[i][1], pairs[i][0]));
    }
}

static void
test_other_names_do_not (void)
{
  static const char *const pairs[][2] = {
    { "smith", "jones" },    { "khan", "shah" },       { "patel", "begum" },
    { "kowalski", "nowak" }, { "murphy", "kelly" },    { "singh", "shah" },
    { "taylor", "walker" },  { "williams", "wilson" }, { "ali", "khan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_false (cbk_phonetic_sounds_like (pairs[i][0], pairs[i][1]));

  /* Vowels do not count: this is the price of Hussein being Hussain. */
  g_assert_true (cbk_phonetic_sounds_like ("hussain", "hassan"));
}

static void
test_what_cannot_be_said_has_no_code (void)
{
  guint32 codes[CBK_PHONETIC_MAX];

  g_assert_cmpuint (cbk_phonetic_get_codes ("", codes), ==, 0);
  g_assert_cmpuint (cbk_phonetic_get_codes ("123", codes), ==, 0);
  g_assert_cmpuint (cbk_phonetic_get_codes ("\u0938\u093f", codes), ==, 0);
  g_assert_false (cbk_phonetic_sounds_like ("", ""));
}

static void
test_keys_list_the_codes_of_every_word (void)
{
  g_autoptr(GString) keys = g_string_new (NULL);

  cbk_phonetic_append_keys (keys, "breuer holubica");
  g_assert_cmpstr (keys->str, ==, "791900 587500 587400");
}

static void
test_any_word_has_a_bounded_number_of_codes (void)
{
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 5000; i++)
    {
      guint8 dice[100];
      char word[101];
      guint32 codes[CBK_PHONETIC_MAX];
      guint n;

      cbk_env_random (&env.env, dice, sizeof dice);
      for (guint j = 0; j < 100; j++)
        word[j] = i % 2 == 0 ? (char) ('a' + dice[j] % 26) : "cjrzsckh"[dice[j] % 8];
      word[dice[0] % 100 + 1] = '\0';

      n = cbk_phonetic_get_codes (word, codes);
      g_assert_cmpuint (n, <=, CBK_PHONETIC_MAX);
      g_assert_cmpuint (n, >, 0);
      for (guint j = 0; j < n; j++)
        g_assert_cmpuint (codes[j], <, 1000000);
      g_assert_true (cbk_phonetic_sounds_like (word, word));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phonetic/the-published-examples-come-out", test_the_published_examples_come_out);
  g_test_add_func ("/phonetic/spellings-of-one-name-sound-alike", test_spellings_of_one_name_sound_alike);
  g_test_add_func ("/phonetic/other-names-do-not", test_other_names_do_not);
  g_test_add_func ("/phonetic/what-cannot-be-said-has-no-code", test_what_cannot_be_said_has_no_code);
  g_test_add_func ("/phonetic/keys-list-the-codes-of-every-word", test_keys_list_the_codes_of_every_word);
  g_test_add_func ("/phonetic/any-word-has-a-bounded-number-of-codes",
                   test_any_word_has_a_bounded_number_of_codes);

  return g_test_run ();
}
