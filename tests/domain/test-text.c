/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-text.h"
#include "lib/cbk-test.h"

#include <string.h>

static void
check_fold (const char *text, const char *folded)
{
  g_autofree char *result = cbk_text_fold (text);

  g_assert_cmpstr (result, ==, folded);
}

static void
test_apostrophes_join_and_hyphens_part (void)
{
  check_fold ("O'Brien", "obrien");
  check_fold ("O\u2019Brien", "obrien");
  check_fold ("O`Brien", "obrien");
  check_fold ("O\u00b4Brien", "obrien");
  check_fold ("Sa\u02bfid", "said");
  check_fold ("Smith-Jones", "smith jones");
  check_fold ("Smith\u2010Jones", "smith jones");
  check_fold ("Smith \u2013 Jones", "smith jones");
  check_fold ("St. John's, B1", "st johns b1");
}

static void
test_accents_and_case_go (void)
{
  check_fold ("Siobh\u00e1n \u00c9ABHA", "siobhan eabha");
  check_fold ("Zo\u0308e", "zoe");
  check_fold ("\u00c5ngstr\u00f6m", "angstrom");
  check_fold ("Nguy\u1ec5n", "nguyen");
  check_fold ("\u0130stanbul", "istanbul");
  check_fold ("\u0391\u039d\u03a4\u03a9\u039d\u0397\u03a3", "\u03b1\u03bd\u03c4\u03c9\u03bd\u03b7\u03c3");
  check_fold ("\u03b1\u03bd\u03c4\u03ce\u03bd\u03b7\u03c2", "\u03b1\u03bd\u03c4\u03c9\u03bd\u03b7\u03c3");
}

static void
test_letters_without_parts_are_spelt_out (void)
{
  check_fold ("Stra\u00dfe STRA\u1e9eE", "strasse strasse");
  check_fold ("S\u00f8ren \u0141ukasz \u00c6gir \u0152uvre", "soren lukasz aegir oeuvre");
  check_fold ("\u0110or\u0111e \u00deor \u00f0 \u0131", "dorde thor d i");
}

static void
test_compatible_forms_are_one (void)
{
  check_fold ("\ufb01ve \uff21\uff22\uff11", "five ab1");
  check_fold ("\u0663\u0664", "34");
  check_fold ("co\u00adop zero\u200bwidth", "coop zerowidth");
}

static void
test_vowels_of_indic_scripts_stay (void)
{
  check_fold ("\u0938\u093f\u0902\u0939", "\u0938\u093f\u0902\u0939");
  check_fold ("\u0a38\u0a3f\u0a70\u0a18", "\u0a38\u0a3f\u0a70\u0a18");
}

static void
test_nothing_folds_to_nothing (void)
{
  check_fold (NULL, "");
  check_fold ("", "");
  check_fold (" .,-'! ", "");
  check_fold ("\u2014\u2026", "");
  check_fold ("  two   words  ", "two words");
}

static void
test_broken_bytes_are_gaps (void)
{
  check_fold ("bro\xff" "ken \xc3", "bro ken");
}

static void
test_fields_append_as_words (void)
{
  g_autoptr(GString) out = g_string_new (NULL);

  cbk_text_fold_append (out, "Smith");
  cbk_text_fold_append (out, "...");
  cbk_text_fold_append (out, "\u2026");
  cbk_text_fold_append (out, " J\u00f6hn ");
  cbk_text_fold_append (out, NULL);
  cbk_text_fold_append (out, "B1");
  g_assert_cmpstr (out->str, ==, "smith john b1");
}

static void
test_words_are_walked_without_copies (void)
{
  const char *text = "one two  three";
  const char *cursor = text;
  const char *word;
  gsize length;

  g_assert_true (cbk_text_next_word (&cursor, &word, &length));
  g_assert_true (word == text && length == 3);
  g_assert_true (cbk_text_next_word (&cursor, &word, &length));
  g_assert_true (word == text + 4 && length == 3);
  g_assert_true (cbk_text_next_word (&cursor, &word, &length));
  g_assert_true (word == text + 9 && length == 5);
  g_assert_false (cbk_text_next_word (&cursor, &word, &length));
}

static void
test_folding_twice_changes_nothing (void)
{
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      guint32 dice[12];

      cbk_env_random (&env.env, (guint8 *) dice, sizeof dice);
      for (guint j = 0; j < G_N_ELEMENTS (dice); j++)
        {
          gunichar c = dice[j] % (j % 3 == 0 ? 0x80 : j % 3 == 1 ? 0x600 : 0x1ffff);

          if (c != 0 && g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }

      once = cbk_text_fold (text->str);
      twice = cbk_text_fold (once);
      g_assert_cmpstr (once, ==, twice);
      g_assert_null (strstr (once, "  "));
      g_assert_true (g_utf8_validate (once, -1, NULL));
    }
}

static void
test_any_bytes_fold_to_text (void)
{
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *folded = NULL;
      guint8 bytes[24];

      cbk_env_random (&env.env, bytes, sizeof bytes);
      bytes[bytes[0] % sizeof bytes] = '\0';
      bytes[sizeof bytes - 1] = '\0';
      folded = cbk_text_fold ((const char *) bytes);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_false (g_str_has_prefix (folded, " ") || g_str_has_suffix (folded, " "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/apostrophes-join-and-hyphens-part", test_apostrophes_join_and_hyphens_part);
  g_test_add_func ("/text/accents-and-case-go", test_accents_and_case_go);
  g_test_add_func ("/text/letters-without-parts-are-spelt-out", test_letters_without_parts_are_spelt_out);
  g_test_add_func ("/text/compatible-forms-are-one", test_compatible_forms_are_one);
  g_test_add_func ("/text/vowels-of-indic-scripts-stay", test_vowels_of_indic_scripts_stay);
  g_test_add_func ("/text/nothing-folds-to-nothing", test_nothing_folds_to_nothing);
  g_test_add_func ("/text/broken-bytes-are-gaps", test_broken_bytes_are_gaps);
  g_test_add_func ("/text/fields-append-as-words", test_fields_append_as_words);
  g_test_add_func ("/text/words-are-walked-without-copies", test_words_are_walked_without_copies);
  g_test_add_func ("/text/folding-twice-changes-nothing", test_folding_twice_changes_nothing);

  g_test_add_func ("/text/any-bytes-fold-to-text", test_any_bytes_fold_to_text);

  return g_test_run ();
}
