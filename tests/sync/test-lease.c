/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "laptop.h"

#include <string.h>

/* What a laptop holds is lent for a fortnight: one that was stolen does not hear that it was blocked. */

#define FORTNIGHT (14 * 24 * CBK_HOUR)

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a;
  char *id;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, program);
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_start (&fixture->hq);
  laptop_init (&fixture->a, fixture->hq.url, 1);
  fixture->id = laptop_make (&fixture->a, "Harbour burglary");
  laptop_sync (&fixture->a);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_free (&fixture->a);
  cbk_test_hq_free (&fixture->hq);
  g_free (fixture->id);
}

static gboolean
look (CbkSession *session, gpointer id, GError **error)
{
  g_autoptr(CbkRecord) record = cbk_session_get (session, "case", id, error);

  return record != NULL;
}

static void
assert_shown (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  gboolean shown = cbk_store_read (fixture->a.store, look, fixture->id, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (shown);
}

static void
assert_locked (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_store_read (fixture->a.store, look, fixture->id, NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "is locked until it is"));
}

static void
open_again (Fixture *fixture)
{
  laptop_close (&fixture->a);
  laptop_open (&fixture->a);
}

static void
test_what_is_held_is_shown_for_a_fortnight (Fixture *fixture, gconstpointer unused)
{
  assert_shown (fixture);
  cbk_test_env_advance (&fixture->a.env, FORTNIGHT - CBK_HOUR);
  assert_shown (fixture);
  open_again (fixture);
  assert_shown (fixture);
  cbk_test_env_advance (&fixture->a.env, 2 * CBK_HOUR);
  assert_locked (fixture);
  open_again (fixture);
  assert_locked (fixture);
}

static void
test_being_in_touch_unlocks_it (Fixture *fixture, gconstpointer unused)
{
  cbk_test_env_advance (&fixture->a.env, 2 * FORTNIGHT);
  assert_locked (fixture);
  laptop_sync (&fixture->a);
  assert_shown (fixture);
  open_again (fixture);
  assert_shown (fixture);
}

/* What was saved before is evidence: it waits, locked or not. */
static void
test_what_was_saved_before_is_sent_after (Fixture *fixture, gconstpointer unused)
{
  laptop_change (&fixture->a, fixture->id, "summary", "Saved on the last day");
  cbk_test_env_advance (&fixture->a.env, 2 * FORTNIGHT);
  open_again (fixture);
  assert_locked (fixture);
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_sent, ==, 1);
  assert_shown (fixture);
}

static void
set_clock_back (Fixture *fixture, gint64 ms)
{
  fixture->a.env.now -= ms;
  fixture->a.env.up += ms;
}

static void
test_setting_the_clock_back_lends_nothing (Fixture *fixture, gconstpointer unused)
{
  cbk_test_env_advance (&fixture->a.env, FORTNIGHT + CBK_HOUR);
  set_clock_back (fixture, FORTNIGHT);
  assert_locked (fixture);
}

static void
test_setting_the_clock_back_while_it_is_closed_lends_nothing (Fixture *fixture, gconstpointer unused)
{
  cbk_test_env_advance (&fixture->a.env, FORTNIGHT + CBK_HOUR);
  open_again (fixture);
  assert_locked (fixture);
  laptop_close (&fixture->a);
  fixture->a.env.now -= FORTNIGHT;
  laptop_open (&fixture->a);
  assert_locked (fixture);
}

/* A battery that was flat: the machine thought that it was next year, until somebody told it. */
static void
test_a_clock_that_was_ahead_is_forgiven_when_headquarters_was_asked (Fixture *fixture, gconstpointer unused)
{
  cbk_test_env_advance (&fixture->a.env, 26 * FORTNIGHT);
  open_again (fixture);
  assert_locked (fixture);
  laptop_close (&fixture->a);
  fixture->a.env.now -= 26 * FORTNIGHT;
  laptop_open (&fixture->a);
  assert_locked (fixture);
  laptop_sync (&fixture->a);
  assert_shown (fixture);
  open_again (fixture);
  assert_shown (fixture);
}

static void
test_a_laptop_that_never_was_in_touch_has_no_lease (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  Laptop lone;

  laptop_init (&lone, fixture->hq.url, 9);
  id = laptop_make (&lone, "Written on the first day");
  cbk_test_env_advance (&lone.env, 3 * FORTNIGHT);
  g_assert_true (cbk_store_read (lone.store, look, id, NULL, NULL));
  laptop_free (&lone);
}

#define ADD(name, func) g_test_add ("/lease/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("what-is-held-is-shown-for-a-fortnight", test_what_is_held_is_shown_for_a_fortnight);
  ADD ("being-in-touch-unlocks-it", test_being_in_touch_unlocks_it);
  ADD ("what-was-saved-before-is-sent-after", test_what_was_saved_before_is_sent_after);
  ADD ("setting-the-clock-back-lends-nothing", test_setting_the_clock_back_lends_nothing);
  ADD ("setting-the-clock-back-while-it-is-closed-lends-nothing", test_setting_the_clock_back_while_it_is_closed_lends_nothing);
  ADD ("a-clock-that-was-ahead-is-forgiven-when-headquarters-was-asked",
       test_a_clock_that_was_ahead_is_forgiven_when_headquarters_was_asked);
  ADD ("a-laptop-that-never-was-in-touch-has-no-lease", test_a_laptop_that_never_was_in_touch_has_no_lease);

  return g_test_run ();
}
