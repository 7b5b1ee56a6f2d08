/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-text-merge.h"
#include "lib/cbk-test.h"

#include <string.h>

static void
check_merge (const char *base, const char *ours, const char *theirs, const char *wanted)
{
  g_autofree char *there = cbk_text_merge (base, ours, theirs);

  g_assert_cmpstr (there, ==, wanted);
}

static void
check_changes (const char *from, const char *to, const char *wanted)
{
  g_autoptr(GArray) spans = cbk_text_find_changes (from, to);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const CbkTextSpan *span = &g_array_index (spans, CbkTextSpan, i);

      g_string_append_printf (text, "%s%.*s", i > 0 ? "|" : "", (int) (span->end - span->start), to + span->start);
    }

  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_both_changes_are_in_it (void)
{
  check_merge ("Spoke at the door, calm. Dog in hall.",
               "Spoke at the door, calm. Sister collects post on Fridays. Dog in hall.",
               "Spoke at the door, calm. Dog in hall, muzzled. Two officers to attend.",
               "Spoke at the door, calm. Sister collects post on Fridays. Dog in hall, muzzled. Two officers to attend.");
}

static void
test_who_alone_changed_something_has_their_way (void)
{
  check_merge ("one two three", "one three", "one two three", "one three");
  check_merge ("one two three", "one two three", "one two and three", "one two and three");
  check_merge ("paid 3.5 of (dog) co-op", "paid 3.7 of (dog) co-op", "paid 3.5 of (cat) co-op", "paid 3.7 of (cat) co-op");
}

static void
test_words_stay_apart (void)
{
  check_merge ("Robbery at knifepoint, Tipton", "Robbery at knifepoint, Tipton, phone taken", "Robbery at knifepoint by two men, Tipton",
               "Robbery at knifepoint by two men, Tipton, phone taken");
  check_merge ("Dog in hall.", "Calm. Dog in hall.", "Dog in hall, muzzled.", "Calm. Dog in hall, muzzled.");
  check_merge ("one\ntwo\n", "one\ntwo\nthree\n", "zero\none\ntwo\n", "zero\none\ntwo\nthree");
}

static void
test_the_same_change_is_there_once (void)
{
  check_merge ("a grey car", "a blue car", "a blue car", "a blue car");
}

static void
test_nothing_that_somebody_wrote_is_lost (void)
{
  check_merge ("He is tall.", "He is short.", "He is slim.", "He is short slim.");
  check_merge ("", "A's words", "B's words", "A's words B's words");
  check_merge ("Gone", "", "Gone north", "Gone north");
}

static void
test_any_letters_are_words (void)
{
  check_merge ("Mae’r ŵyr yma", "Mae’r ŵyr hŷn yma", "Mae’r ŵyr yma heddiw", "Mae’r ŵyr hŷn yma heddiw");
}

static void
test_what_differs_is_found (void)
{
  check_changes ("Flat 9, Harl Lane", "Flat 6, Harl Lane", "6");
  check_changes ("Violent, dog", "Violent, carries blade", "carries blade");
  check_changes ("same", "same", "");
  check_changes ("", "all new", "all new");
  check_changes ("all gone", "", "");
}

/* Long texts cost no more than their differences do. */
static void
test_long_texts_end (void)
{
  g_autoptr(GString) ours = g_string_new (NULL);
  g_autoptr(GString) theirs = g_string_new (NULL);
  g_autofree char *merged = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (ours, "a%u ", i);
      g_string_append_printf (theirs, "b%u ", i);
    }
  merged = cbk_text_merge ("begin end", ours->str, theirs->str);
  g_assert_cmpuint (strlen (merged), ==, ours->len + theirs->len - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-merge/both-changes-are-in-it", test_both_changes_are_in_it);
  g_test_add_func ("/text-merge/who-alone-changed-something-has-their-way", test_who_alone_changed_something_has_their_way);
  g_test_add_func ("/text-merge/words-stay-apart", test_words_stay_apart);
  g_test_add_func ("/text-merge/the-same-change-is-there-once", test_the_same_change_is_there_once);
  g_test_add_func ("/text-merge/nothing-that-somebody-wrote-is-lost", test_nothing_that_somebody_wrote_is_lost);
  g_test_add_func ("/text-merge/any-letters-are-words", test_any_letters_are_words);
  g_test_add_func ("/text-merge/what-differs-is-found", test_what_differs_is_found);
  g_test_add_func ("/text-merge/long-texts-end", test_long_texts_end);

  return g_test_run ();
}
