/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-uk-time.h"

static gint64
utc (const char *text)
{
  gint64 time;

  g_assert_true (cbk_time_parse (text, &time));

  return time;
}

static CbkDay
last_sunday (int year, int month)
{
  CbkDay day = cbk_day_from_ymd (year, month, 31);

  return day - cbk_day_weekday (day) % 7;
}

static void
test_clocks_change_on_the_last_sundays_since_1996 (void)
{
  for (int year = 1996; year <= 2030; year++)
    {
      gint64 spring = last_sunday (year, 3) * 24 * CBK_HOUR + CBK_HOUR;
      gint64 autumn = last_sunday (year, 10) * 24 * CBK_HOUR + CBK_HOUR;

      g_assert_cmpint (cbk_uk_offset (spring - 1), ==, 0);
      g_assert_cmpint (cbk_uk_offset (spring), ==, CBK_HOUR);
      g_assert_cmpint (cbk_uk_offset (autumn - 1), ==, CBK_HOUR);
      g_assert_cmpint (cbk_uk_offset (autumn), ==, 0);
    }
}

/* The dates of the orders made under the Summer Time Act 1972. */
static void
test_earlier_years_follow_their_orders (void)
{
  static const struct
  {
    const char *begin;
    const char *end;
  } years[] = {
    { "1972-03-19T02:00Z", "1972-10-29T02:00Z" }, { "1975-03-16T02:00Z", "1975-10-26T02:00Z" },
    { "1980-03-16T02:00Z", "1980-10-26T02:00Z" }, { "1981-03-29T01:00Z", "1981-10-25T01:00Z" },
    { "1984-03-25T01:00Z", "1984-10-28T01:00Z" }, { "1989-03-26T01:00Z", "1989-10-29T01:00Z" },
    { "1990-03-25T01:00Z", "1990-10-28T01:00Z" }, { "1992-03-29T01:00Z", "1992-10-25T01:00Z" },
    { "1995-03-26T01:00Z", "1995-10-22T01:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_assert_cmpint (cbk_uk_offset (utc (years[i].begin) - 1), ==, 0);
      g_assert_cmpint (cbk_uk_offset (utc (years[i].begin)), ==, CBK_HOUR);
      g_assert_cmpint (cbk_uk_offset (utc (years[i].end) - 1), ==, CBK_HOUR);
      g_assert_cmpint (cbk_uk_offset (utc (years[i].end)), ==, 0);
    }
}

static void
test_every_hour_of_forty_years_comes_back (void)
{
  for (gint64 moment = utc ("1990-01-01T00:00Z"); moment < utc ("2031-01-01T00:00Z"); moment += CBK_HOUR)
    {
      int minutes = (int) (cbk_uk_time_of_day (moment) / CBK_MINUTE);
      CbkUkTimeKind kind;
      gint64 back = cbk_uk_moment (cbk_uk_day (moment), minutes / 60, 0, FALSE, &kind);

      if (kind == CBK_UK_TIME_FOLD && back != moment)
        back = cbk_uk_moment (cbk_uk_day (moment), minutes / 60, 0, TRUE, NULL);

      g_assert_cmpint (kind, !=, CBK_UK_TIME_GAP);
      g_assert_cmpint (back, ==, moment);
    }
}

static void
test_a_time_that_never_was_is_told (void)
{
  CbkUkTimeKind kind;
  gint64 moment = cbk_uk_moment (cbk_day_from_ymd (2026, 3, 29), 1, 30, FALSE, &kind);

  g_assert_cmpint (kind, ==, CBK_UK_TIME_GAP);
  g_assert_cmpint (moment, ==, utc ("2026-03-29T01:30Z"));
}

static void
test_a_time_that_was_twice_is_told (void)
{
  CbkUkTimeKind kind;
  CbkDay day = cbk_day_from_ymd (2026, 10, 25);

  g_assert_cmpint (cbk_uk_moment (day, 1, 30, FALSE, &kind), ==, utc ("2026-10-25T00:30Z"));
  g_assert_cmpint (kind, ==, CBK_UK_TIME_FOLD);
  g_assert_cmpint (cbk_uk_moment (day, 1, 30, TRUE, &kind), ==, utc ("2026-10-25T01:30Z"));
  g_assert_cmpint (kind, ==, CBK_UK_TIME_FOLD);
  g_assert_cmpint (cbk_uk_moment (day, 2, 0, TRUE, &kind), ==, utc ("2026-10-25T02:00Z"));
  g_assert_cmpint (kind, ==, CBK_UK_TIME_PLAIN);
}

static void
test_a_day_of_summer_begins_before_midnight_utc (void)
{
  CbkDay day = cbk_day_from_ymd (2026, 5, 12);

  g_assert_cmpint (cbk_uk_start_of_day (day), ==, utc ("2026-05-11T23:00Z"));
  g_assert_cmpint (cbk_uk_day (utc ("2026-05-11T23:00Z")), ==, day);
  g_assert_cmpint (cbk_uk_day (utc ("2026-05-11T22:59Z")), ==, day - 1);
  g_assert_cmpint (cbk_uk_day (utc ("1969-12-31T23:59Z")), ==, -1);
}

static void
test_times_read_as_people_say_them (void)
{
  g_autofree char *summer = cbk_uk_time_format (utc ("2026-05-12T13:20Z"));
  g_autofree char *winter = cbk_uk_time_format (utc ("2026-01-02T09:05Z"));
  g_autofree char *brief = cbk_uk_time_format_brief (utc ("2026-05-12T13:20Z"));
  g_autofree char *first = cbk_uk_time_format_brief (utc ("2026-10-25T00:30Z"));
  g_autofree char *second = cbk_uk_time_format_brief (utc ("2026-10-25T01:30Z"));
  g_autofree char *near = cbk_uk_time_format_near (utc ("2026-05-12T13:20Z"), utc ("2026-05-11T23:00Z"));
  g_autofree char *far = cbk_uk_time_format_near (utc ("2026-05-12T13:20Z"), utc ("2026-05-11T22:59Z"));

  g_assert_cmpstr (summer, ==, "Tue 12 May 2026 14:20 BST");
  g_assert_cmpstr (winter, ==, "Fri 2 Jan 2026 09:05 GMT");
  g_assert_cmpstr (brief, ==, "Tue 12 May 2026 14:20");
  g_assert_cmpstr (first, ==, "Sun 25 Oct 2026 01:30 BST");
  g_assert_cmpstr (second, ==, "Sun 25 Oct 2026 01:30 GMT");
  g_assert_cmpstr (near, ==, "14:20");
  g_assert_cmpstr (far, ==, "Tue 12 May 2026 14:20");
  g_assert_null (cbk_uk_time_format (CBK_TIME_UNSET));
  g_assert_null (cbk_uk_day_format (CBK_DAY_UNSET));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uk-time/clocks-change-on-the-last-sundays-since-1996",
                   test_clocks_change_on_the_last_sundays_since_1996);
  g_test_add_func ("/uk-time/earlier-years-follow-their-orders", test_earlier_years_follow_their_orders);
  g_test_add_func ("/uk-time/every-hour-of-forty-years-comes-back",
                   test_every_hour_of_forty_years_comes_back);
  g_test_add_func ("/uk-time/a-time-that-never-was-is-told", test_a_time_that_never_was_is_told);
  g_test_add_func ("/uk-time/a-time-that-was-twice-is-told", test_a_time_that_was_twice_is_told);
  g_test_add_func ("/uk-time/a-day-of-summer-begins-before-midnight-utc",
                   test_a_day_of_summer_begins_before_midnight_utc);
  g_test_add_func ("/uk-time/times-read-as-people-say-them", test_times_read_as_people_say_them);

  return g_test_run ();
}
