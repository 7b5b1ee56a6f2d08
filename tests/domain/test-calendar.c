/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "domain/cbk-calendar.h"

typedef struct
{
  CbkCalendar *calendar;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->calendar = cbk_calendar_load_builtin (&error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->calendar, cbk_calendar_unref);
}

static void
assert_day (CbkDay day, const char *expected)
{
  g_autofree char *text = cbk_day_format (day);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_after (Fixture *fixture, const char *from, int n, const char *expected)
{
  g_autoptr(GError) error = NULL;
  CbkDay day = cbk_calendar_add_working_days (fixture->calendar, cbk_day_parse (from), n, &error);

  g_assert_no_error (error);
  assert_day (day, expected);
}

static void
test_holidays_are_the_proclaimed_ones (Fixture *fixture, gconstpointer unused)
{
  static const char *const holidays[] = {
    "2014-04-18", "2015-12-28", "2016-12-27", "2017-01-02", "2020-05-08", "2021-12-27",
    "2021-12-28", "2022-01-03", "2022-06-02", "2022-06-03", "2022-09-19", "2022-12-27",
    "2023-05-08", "2026-04-03", "2026-12-28", "2027-12-27", "2027-12-28", "2028-01-03",
  };
  static const char *const working[] = { "2020-05-04", "2022-05-30", "2026-12-29", "2016-12-28",
                                         "2028-01-04" };

  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    g_assert_cmpint (cbk_calendar_get_kind (fixture->calendar, cbk_day_parse (holidays[i])), ==,
                     CBK_DAY_HOLIDAY);

  for (guint i = 0; i < G_N_ELEMENTS (working); i++)
    g_assert_cmpint (cbk_calendar_get_kind (fixture->calendar, cbk_day_parse (working[i])), ==,
                     CBK_DAY_WORKING);

  g_assert_cmpstr (cbk_calendar_get_holiday_name (fixture->calendar, cbk_day_parse ("2026-04-03")), ==,
                   "Good Friday");
}

static void
test_every_year_has_its_eight_holidays (Fixture *fixture, gconstpointer unused)
{
  for (int year = 2014; year <= 2028; year++)
    {
      int count = 0;

      for (CbkDay day = cbk_day_from_ymd (year, 1, 1); day <= cbk_day_from_ymd (year, 12, 31); day++)
        count += cbk_calendar_get_kind (fixture->calendar, day) == CBK_DAY_HOLIDAY;

      g_assert_cmpint (count, ==, year == 2022 ? 10 : (year == 2023 ? 9 : 8));
    }
}

static void
test_weekends_and_holidays_are_not_counted (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *event;
    const char *after[4];
  } examples[] = {
    { "2026-11-23", { "2026-11-24", "2026-11-25", "2026-11-30", "2026-12-07" } },
    { "2026-04-02", { "2026-04-07", "2026-04-08", "2026-04-13", "2026-04-20" } },
    { "2026-12-24", { "2026-12-29", "2026-12-30", "2027-01-05", "2027-01-12" } },
    { "2026-05-22", { "2026-05-26", "2026-05-27", "2026-06-01", "2026-06-08" } },
    { "2016-12-23", { "2016-12-28", "2016-12-29", "2017-01-04", "2017-01-11" } },
  };
  static const int counts[] = { 1, 2, 5, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
      assert_after (fixture, examples[i].event, counts[j], examples[i].after[j]);
}

static void
test_there_and_back_is_where_it_began (Fixture *fixture, gconstpointer unused)
{
  for (CbkDay day = cbk_day_parse ("2014-06-02"); day < cbk_day_parse ("2028-06-01"); day++)
    {
      if (cbk_calendar_get_kind (fixture->calendar, day) != CBK_DAY_WORKING)
        continue;

      for (int n = 0; n <= 30; n += 3)
        {
          CbkDay later = cbk_calendar_add_working_days (fixture->calendar, day, n, NULL);
          int count;

          g_assert_cmpint (cbk_calendar_add_working_days (fixture->calendar, later, -n, NULL), ==, day);
          g_assert_true (cbk_calendar_count_working_days (fixture->calendar, day, later, &count, NULL));
          g_assert_cmpint (count, ==, n);
          g_assert_true (cbk_calendar_count_working_days (fixture->calendar, later, day, &count, NULL));
          g_assert_cmpint (count, ==, -n);
        }
    }
}

static void
test_nearest_working_days (Fixture *fixture, gconstpointer unused)
{
  CbkDay good_friday = cbk_day_parse ("2026-04-03");

  assert_day (cbk_calendar_on_or_after (fixture->calendar, good_friday, NULL), "2026-04-07");
  assert_day (cbk_calendar_on_or_before (fixture->calendar, good_friday, NULL), "2026-04-02");
  assert_day (cbk_calendar_on_or_before (fixture->calendar, good_friday - 1, NULL), "2026-04-02");
  assert_day (cbk_calendar_on_or_after (fixture->calendar, good_friday - 1, NULL), "2026-04-02");
}

static void
test_beyond_the_table_nothing_is_guessed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  CbkDay day = cbk_calendar_add_working_days (fixture->calendar, cbk_day_parse ("2028-12-29"), 1, &error);

  g_assert_cmpint (day, ==, CBK_DAY_UNSET);
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Mon 1 Jan 2029"));
  g_assert_cmpint (cbk_calendar_get_kind (fixture->calendar, cbk_day_parse ("2029-01-02")), ==,
                   CBK_DAY_UNKNOWN);
  g_assert_cmpint (cbk_calendar_get_kind (fixture->calendar, cbk_day_parse ("2013-12-31")), ==,
                   CBK_DAY_UNKNOWN);
  g_assert_cmpint (cbk_calendar_get_kind (fixture->calendar, cbk_day_parse ("2029-01-06")), ==,
                   CBK_DAY_WEEKEND);
  assert_day (cbk_calendar_get_last_day (fixture->calendar), "2028-12-31");
}

static void
test_months_are_clipped_to_their_end (Fixture *fixture, gconstpointer unused)
{
  assert_day (cbk_day_add_months (cbk_day_parse ("2025-08-31"), 6), "2026-02-28");
  assert_day (cbk_day_add_months (cbk_day_parse ("2023-08-31"), 6), "2024-02-29");
  assert_day (cbk_day_add_months (cbk_day_parse ("2026-01-31"), -1), "2025-12-31");
  assert_day (cbk_day_add_months (cbk_day_parse ("2026-01-31"), -11), "2025-02-28");
  assert_day (cbk_day_add_months (cbk_day_parse ("2026-01-31"), -13), "2024-12-31");
  assert_day (cbk_day_add_months (cbk_day_parse ("2024-02-29"), 12), "2025-02-28");
}

static void
test_a_period_ends_the_day_before_the_corresponding_one (Fixture *fixture, gconstpointer unused)
{
  assert_day (cbk_day_end_of_months (cbk_day_parse ("2026-03-11"), 3), "2026-06-10");
  assert_day (cbk_day_end_of_months (cbk_day_parse ("2025-11-30"), 3), "2026-02-28");
  assert_day (cbk_day_end_of_months (cbk_day_parse ("2025-12-01"), 3), "2026-02-28");
  assert_day (cbk_day_end_of_months (cbk_day_parse ("2023-11-29"), 3), "2024-02-28");
  assert_day (cbk_day_end_of_days (cbk_day_parse ("2019-06-04"), 28), "2019-07-01");
}

static void
test_a_broken_table_names_its_entry (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *days;
    const char *named;
  } broken[] = {
    { "[{\"day\": \"2026-02-30\", \"name\": \"x\"}]", "2026-02-30" },
    { "[{\"day\": \"2026-12-26\", \"name\": \"x\"}]", "2026-12-26" },
    { "[{\"day\": \"2027-01-01\", \"name\": \"x\"}]", "2027-01-01" },
    { "[{\"day\": \"2026-01-01\", \"name\": \"x\"}, {\"day\": \"2026-01-01\", \"name\": \"y\"}]",
      "2026-01-01" },
    { "[{\"name\": \"Nameless\"}]", "Nameless" },
    { "[7]", "1" },
    { "{}", "list" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"kind\": \"bank-holidays\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", \"days\": %s}",
        broken[i].days);
      g_autoptr(GError) error = NULL;

      g_assert_null (cbk_calendar_new_from_data (json, -1, &error));
      g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, broken[i].named));
    }
}

#define ADD(path, func) g_test_add ("/calendar/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("holidays-are-the-proclaimed-ones", test_holidays_are_the_proclaimed_ones);
  ADD ("every-year-has-its-eight-holidays", test_every_year_has_its_eight_holidays);
  ADD ("weekends-and-holidays-are-not-counted", test_weekends_and_holidays_are_not_counted);
  ADD ("there-and-back-is-where-it-began", test_there_and_back_is_where_it_began);
  ADD ("nearest-working-days", test_nearest_working_days);
  ADD ("beyond-the-table-nothing-is-guessed", test_beyond_the_table_nothing_is_guessed);
  ADD ("months-are-clipped-to-their-end", test_months_are_clipped_to_their_end);
  ADD ("a-period-ends-the-day-before-the-corresponding-one",
       test_a_period_ends_the_day_before_the_corresponding_one);
  ADD ("a-broken-table-names-its-entry", test_a_broken_table_names_its_entry);

  return g_test_run ();
}
