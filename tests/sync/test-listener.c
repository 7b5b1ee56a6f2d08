/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "laptop.h"
#include "sync/cbk-sync-listener.h"

/* Two laptops and a real headquarters: one saves, the other hears that there is something. */

static const char *program;
static const char *const often[] = { "--ping", "1", "--quiet", NULL };

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  CbkSyncListener *listener;
  guint n_wakes[4];
  guint n_to_stop_after;
} Fixture;

static void
on_wake (CbkSyncWake wake, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_wakes[wake]++;
  if (fixture->n_to_stop_after > 0 && --fixture->n_to_stop_after == 0)
    g_clear_pointer (&fixture->listener, cbk_sync_listener_stop);
}

static gboolean
on_late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_until (gboolean (*is_so) (Fixture *fixture), Fixture *fixture)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (60, on_late_cb, &late);

  while (!is_so (fixture) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timer);
}

static gboolean
hears (Fixture *fixture)
{
  return cbk_sync_listener_hears (fixture->listener);
}

static gboolean
is_deaf (Fixture *fixture)
{
  return !cbk_sync_listener_hears (fixture->listener);
}

static gboolean
heard_of_a_change (Fixture *fixture)
{
  return fixture->n_wakes[CBK_SYNC_WAKE_EVENT] > 0;
}

static gboolean
was_called_by_the_timer (Fixture *fixture)
{
  return fixture->n_wakes[CBK_SYNC_WAKE_TIMER] > 2;
}

static gboolean
has_stopped (Fixture *fixture)
{
  return fixture->listener == NULL;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, often);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->listener, cbk_sync_listener_stop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
}

static void
listen (Fixture *fixture, gint64 every)
{
  CbkSyncListenerSettings settings = { fixture->hq.url, &fixture->b.account.trust, fixture->b.account.token, cbk_env_system (), every, every };
  g_autoptr(GError) error = NULL;

  fixture->listener = cbk_sync_listener_start (&settings, on_wake, fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_wakes[CBK_SYNC_WAKE_START], ==, 0);
}

static void
save_and_send (Fixture *fixture)
{
  g_autofree char *id = laptop_make (&fixture->a, "Harbour burglary");

  laptop_sync (&fixture->a);
}

static void
test_it_hears_of_what_another_laptop_sent (Fixture *fixture, gconstpointer unused)
{
  listen (fixture, 0);
  wait_until (hears, fixture);
  g_assert_cmpuint (fixture->n_wakes[CBK_SYNC_WAKE_START], ==, 1);
  g_assert_cmpuint (fixture->n_wakes[CBK_SYNC_WAKE_EVENT], ==, 0);

  save_and_send (fixture);
  wait_until (heard_of_a_change, fixture);
  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.report.n_received, ==, 1);
}

static void
test_it_hears_later_of_what_happened_while_the_line_was_down (Fixture *fixture, gconstpointer unused)
{
  listen (fixture, 0);
  wait_until (hears, fixture);
  save_and_send (fixture);
  wait_until (heard_of_a_change, fixture);

  cbk_test_hq_stop (&fixture->hq, TRUE);
  wait_until (is_deaf, fixture);
  cbk_test_hq_start (&fixture->hq);
  fixture->n_wakes[CBK_SYNC_WAKE_EVENT] = 0;
  save_and_send (fixture);
  wait_until (heard_of_a_change, fixture);
}

static void
test_it_wakes_now_and_then_when_it_hears_nothing (Fixture *fixture, gconstpointer unused)
{
  listen (fixture, 20);
  wait_until (was_called_by_the_timer, fixture);
}

static void
test_it_can_be_stopped_from_within (Fixture *fixture, gconstpointer unused)
{
  fixture->n_to_stop_after = 2;
  listen (fixture, 0);
  wait_until (hears, fixture);
  save_and_send (fixture);
  wait_until (has_stopped, fixture);
}

static void
test_it_goes_only_to_a_headquarters (Fixture *fixture, gconstpointer unused)
{
  CbkSyncListenerSettings settings = { "http://hq.example", &fixture->b.account.trust, "token", cbk_env_system (), 0, 0 };
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_sync_listener_start (&settings, on_wake, fixture, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

#define ADD(name, func) g_test_add ("/listener/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("it-hears-of-what-another-laptop-sent", test_it_hears_of_what_another_laptop_sent);
  ADD ("it-hears-later-of-what-happened-while-the-line-was-down", test_it_hears_later_of_what_happened_while_the_line_was_down);
  ADD ("it-wakes-now-and-then-when-it-hears-nothing", test_it_wakes_now_and_then_when_it_hears_nothing);
  ADD ("it-can-be-stopped-from-within", test_it_can_be_stopped_from_within);
  ADD ("it-goes-only-to-a-headquarters", test_it_goes_only_to_a_headquarters);

  return g_test_run ();
}
