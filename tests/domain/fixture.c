/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/fixture.h"

#include "domain/cbk-uk-time.h"

void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->rules = cbk_rules_load_builtin (&error);
  g_assert_no_error (error);
  fixture->calendar = cbk_calendar_load_builtin (&error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->rules, cbk_rules_unref);
  g_clear_pointer (&fixture->calendar, cbk_calendar_unref);
}

gint64
wall (const char *day, int hour, int minute)
{
  return cbk_uk_moment (cbk_day_parse (day), hour, minute, FALSE, NULL);
}

void
assert_day (CbkFinding *finding, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (finding);
  text = cbk_day_format (cbk_finding_get_day (finding));
  g_assert_cmpstr (text, ==, expected);
}

void
assert_moment (CbkFinding *finding, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (finding);
  text = cbk_uk_time_format (cbk_finding_get_moment (finding));
  g_assert_cmpstr (text, ==, expected);
}
