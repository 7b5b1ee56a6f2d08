/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"

static void
test_days_count_from_1970 (void)
{
  g_assert_cmpint (cbk_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (cbk_day_from_ymd (2000, 3, 1), ==, 11017);
  g_assert_cmpint (cbk_day_weekday (cbk_day_from_ymd (2026, 11, 22)), ==, 7);
  g_assert_cmpint (cbk_day_weekday (cbk_day_from_ymd (1969, 12, 29)), ==, 1);
}

static void
test_every_day_of_four_centuries_comes_back (void)
{
  for (CbkDay day = cbk_day_from_ymd (1800, 1, 1); day < cbk_day_from_ymd (2200, 1, 1); day++)
    {
      int y, m, d;

      cbk_day_to_ymd (day, &y, &m, &d);
      g_assert_cmpint (cbk_day_from_ymd (y, m, d), ==, day);
    }
}

static void
test_days_that_do_not_exist_are_refused (void)
{
  g_assert_cmpint (cbk_day_parse ("2026-02-29"), ==, CBK_DAY_UNSET);
  g_assert_cmpint (cbk_day_parse ("1900-02-29"), ==, CBK_DAY_UNSET);
  g_assert_cmpint (cbk_day_parse ("2026-13-01"), ==, CBK_DAY_UNSET);
  g_assert_cmpint (cbk_day_parse ("2026-1-1"), ==, CBK_DAY_UNSET);
  g_assert_cmpint (cbk_day_parse (NULL), ==, CBK_DAY_UNSET);
  g_assert_cmpint (cbk_day_parse ("2024-02-29"), !=, CBK_DAY_UNSET);
}

static void
test_a_date_may_be_known_in_part (void)
{
  g_assert_true (cbk_date_is_valid ("1984"));
  g_assert_true (cbk_date_is_valid ("1984-05"));
  g_assert_true (cbk_date_is_valid ("1984-05-31"));
  g_assert_false (cbk_date_is_valid ("1984-13"));
  g_assert_false (cbk_date_is_valid ("1984-05-"));
  g_assert_false (cbk_date_is_valid ("31/05/1984"));
  g_assert_false (cbk_date_is_valid (""));
}

static void
test_a_time_prints_as_it_was_read (void)
{
  const char *texts[] = { "2026-11-22T14:02:00.000Z", "1969-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;
      gint64 time;

      g_assert_true (cbk_time_parse (texts[i], &time));
      text = cbk_time_format (time);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_zones_are_taken_off (void)
{
  gint64 a, b;

  g_assert_true (cbk_time_parse ("2026-06-01T13:00:00+01:00", &a));
  g_assert_true (cbk_time_parse ("2026-06-01T12:00Z", &b));
  g_assert_cmpint (a, ==, b);
}

static void
test_a_time_without_a_zone_is_refused (void)
{
  gint64 time = 7;

  g_assert_false (cbk_time_parse ("2026-06-01T13:00:00", &time));
  g_assert_false (cbk_time_parse ("2026-06-01T24:00:00Z", &time));
  g_assert_false (cbk_time_parse ("2026-06-01 13:00:00Z", &time));
  g_assert_false (cbk_time_parse ("2026-06-01T13:00:00Zz", &time));
  g_assert_cmpint (time, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/days-count-from-1970", test_days_count_from_1970);
  g_test_add_func ("/date/every-day-of-four-centuries-comes-back", test_every_day_of_four_centuries_comes_back);
  g_test_add_func ("/date/days-that-do-not-exist-are-refused", test_days_that_do_not_exist_are_refused);
  g_test_add_func ("/date/a-date-may-be-known-in-part", test_a_date_may_be_known_in_part);
  g_test_add_func ("/date/a-time-prints-as-it-was-read", test_a_time_prints_as_it_was_read);
  g_test_add_func ("/date/zones-are-taken-off", test_zones_are_taken_off);
  g_test_add_func ("/date/a-time-without-a-zone-is-refused", test_a_time_without_a_zone_is_refused);

  return g_test_run ();
}
