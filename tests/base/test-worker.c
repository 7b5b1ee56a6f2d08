/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-worker.h"

static void
count (gpointer data, gpointer unused)
{
  int *n = data;

  (*n)++;
}

static void
test_run_waits_for_the_work (void)
{
  g_autoptr(CbkWorker) worker = cbk_worker_new ("test");
  int n = 0;

  for (guint i = 0; i < 1000; i++)
    cbk_worker_run (worker, count, &n);

  g_assert_cmpint (n, ==, 1000);
  cbk_worker_stop (worker);
}

static void
append_priority (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_string_append_printf (data, "%d ", g_task_get_priority (task));
  g_task_return_boolean (task, TRUE);
}

static void
wait_for_key (GTask *task, gpointer source, gpointer key, GCancellable *cancellable)
{
  g_mutex_lock (key);
  g_mutex_unlock (key);
  g_task_return_boolean (task, TRUE);
}

static void
push (CbkWorker *worker, int priority, GTaskThreadFunc func, gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, data, NULL);
  g_task_set_priority (task, priority);
  cbk_worker_push (worker, task, func);
}

static void
test_urgent_work_goes_first (void)
{
  g_autoptr(CbkWorker) worker = cbk_worker_new ("test");
  g_autoptr(GString) order = g_string_new (NULL);
  GMutex key;

  g_mutex_init (&key);
  g_mutex_lock (&key);

  push (worker, 0, wait_for_key, &key);
  push (worker, 300, append_priority, order);
  push (worker, 200, append_priority, order);
  push (worker, 100, append_priority, order);

  g_mutex_unlock (&key);
  cbk_worker_stop (worker);
  g_mutex_clear (&key);

  g_assert_cmpstr (order->str, ==, "100 200 300 ");
}

static void
test_a_cancelled_task_does_not_run (void)
{
  g_autoptr(CbkWorker) worker = cbk_worker_new ("test");
  g_autoptr(GString) order = g_string_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, NULL, NULL);

  g_cancellable_cancel (cancellable);
  g_task_set_task_data (task, order, NULL);
  cbk_worker_push (worker, task, append_priority);
  cbk_worker_stop (worker);

  g_assert_cmpuint (order->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/run-waits-for-the-work", test_run_waits_for_the_work);
  g_test_add_func ("/worker/urgent-work-goes-first", test_urgent_work_goes_first);
  g_test_add_func ("/worker/a-cancelled-task-does-not-run", test_a_cancelled_task_does_not_run);

  return g_test_run ();
}
