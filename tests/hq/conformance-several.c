/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/conformance.h"

#include "base/cbk-error.h"

/* Several that work on one database at the same time. */

#define N_COUNTERS 4
#define N_COUNTS 25

static gboolean
count_up (CbkHqStorage *storage, gpointer unused, GError **error)
{
  g_autoptr(CbkHqDevice) device = NULL;

  if (!cbk_hq_storage_get_device (storage, DEVICE_A, TRUE, &device, error))
    return FALSE;

  device->last_dseq++;

  return cbk_hq_storage_put_device (storage, device, error);
}

static gpointer
run_counter (gpointer data)
{
  g_autoptr(CbkHqStorage) storage = conformance_open_another (data, CBK_HQ_DB_WRITE);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_COUNTS; i++)
    {
      cbk_hq_storage_transact (storage, count_up, NULL, &error);
      g_assert_no_error (error);
    }

  return NULL;
}

static void
test_a_locked_row_is_changed_by_one_at_a_time (Conformance *fixture, gconstpointer unused)
{
  GThread *threads[N_COUNTERS];
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (conformance_put_device (fixture->storage, (gpointer) DEVICE_A, &error));
  for (guint i = 0; i < N_COUNTERS; i++)
    threads[i] = g_thread_new ("counter", run_counter, fixture);
  for (guint i = 0; i < N_COUNTERS; i++)
    g_thread_join (threads[i]);

  g_assert_true (cbk_hq_storage_get_device (fixture->storage, DEVICE_A, FALSE, &device, &error));
  g_assert_cmpint (device->last_dseq, ==, N_COUNTERS * N_COUNTS);
}

typedef struct
{
  Conformance *fixture;
  const char *first, *second;
  GMutex *mutex;
  GCond *cond;
  guint *n_there;
  guint n_runs;
} Crossing;

/* Both have their first row before either asks for its second, where the database lets two write at a time. */
static gboolean
cross (CbkHqStorage *storage, gpointer data, GError **error)
{
  Crossing *crossing = data;
  g_autoptr(CbkHqDevice) first = NULL;
  g_autoptr(CbkHqDevice) second = NULL;

  if (!cbk_hq_storage_get_device (storage, crossing->first, TRUE, &first, error))
    return FALSE;

  g_mutex_lock (crossing->mutex);
  (*crossing->n_there)++;
  g_cond_broadcast (crossing->cond);
  while (*crossing->n_there < 2 && !storage->db->klass->inline_sequencer)
    g_cond_wait (crossing->cond, crossing->mutex);
  g_mutex_unlock (crossing->mutex);

  crossing->n_runs++;
  if (!cbk_hq_storage_get_device (storage, crossing->second, TRUE, &second, error))
    return FALSE;

  second->last_dseq++;

  return cbk_hq_storage_put_device (storage, second, error);
}

static gpointer
run_crossing (gpointer data)
{
  Crossing *crossing = data;
  g_autoptr(CbkHqStorage) storage = conformance_open_another (crossing->fixture, CBK_HQ_DB_WRITE);
  g_autoptr(GError) error = NULL;

  cbk_hq_storage_transact (storage, cross, crossing, &error);
  g_assert_no_error (error);

  return NULL;
}

static void
test_two_that_wait_for_each_other_both_get_through (Conformance *fixture, gconstpointer on_postgres)
{
  GMutex mutex;
  GCond cond;
  guint n_there = 0;
  Crossing one = { fixture, DEVICE_A, DEVICE_B, &mutex, &cond, &n_there, 0 };
  Crossing other = { fixture, DEVICE_B, DEVICE_A, &mutex, &cond, &n_there, 0 };
  GThread *thread;
  g_autofree char *sum = NULL;

  g_mutex_init (&mutex);
  g_cond_init (&cond);
  g_assert_true (conformance_put_device (fixture->storage, (gpointer) DEVICE_A, NULL));
  g_assert_true (conformance_put_device (fixture->storage, (gpointer) DEVICE_B, NULL));
  thread = g_thread_new ("crossing", run_crossing, &other);
  run_crossing (&one);
  g_thread_join (thread);
  sum = conformance_query (fixture->storage, "SELECT min(last_dseq), max(last_dseq) FROM device", 2);
  g_assert_cmpstr (sum, ==, "1 1");
  g_assert_cmpuint (one.n_runs + other.n_runs, >=, on_postgres != NULL ? 3 : 2);
  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
}

/* What only the database has that several programs write to. */

static void
end_other_connections (CbkHqStorage *storage)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT count (pg_terminate_backend (pid, 5000)) FROM pg_stat_activity "
                         "WHERE application_name = 'casebook-hq' AND pid <> pg_backend_pid ()");
  g_assert_true (cbk_hq_statement_step (&stmt));
  g_assert_cmpint (cbk_hq_statement_get_int (&stmt, 0), >, 0);
}

typedef struct
{
  Conformance *fixture;
  guint n_runs;
} Interruption;

static gboolean
be_interrupted (CbkHqStorage *storage, gpointer data, GError **error)
{
  Interruption *self = data;
  g_autoptr(CbkHqStorage) other = NULL;

  if (!conformance_put_device (storage, (gpointer) DEVICE_A, error))
    return FALSE;

  if (self->n_runs++ == 0)
    {
      gint64 head;

      g_assert_true (cbk_hq_storage_get_head (storage, &head, error));
      other = conformance_open_another (self->fixture, CBK_HQ_DB_READ);
      end_other_connections (other);
    }

  return conformance_put_device (storage, (gpointer) DEVICE_B, error);
}

static void
test_a_lost_database_is_called_again (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(CbkHqStorage) other = conformance_open_another (fixture, CBK_HQ_DB_READ);
  Interruption interruption = { fixture, 0 };
  g_autoptr(GError) error = NULL;

  end_other_connections (other);
  g_assert_false (conformance_has_device (fixture->storage, DEVICE_A));

  cbk_hq_storage_transact (fixture->storage, be_interrupted, &interruption, &error);
  if (interruption.n_runs == 1)
    {
      /* It was told only when it asked whether all is kept: nobody can say, so nobody does it again. */
      g_assert_error (error, CBK_ERROR, CBK_ERROR_BUSY);
      g_assert_false (conformance_has_device (fixture->storage, DEVICE_A));
      return;
    }

  g_assert_no_error (error);
  g_assert_true (conformance_has_device (fixture->storage, DEVICE_A));
  g_assert_true (conformance_has_device (fixture->storage, DEVICE_B));
}

void
conformance_add_several (void)
{
  CONFORMANCE_BOTH ("a-locked-row-is-changed-by-one-at-a-time", test_a_locked_row_is_changed_by_one_at_a_time);
  CONFORMANCE_BOTH ("two-that-wait-for-each-other-both-get-through", test_two_that_wait_for_each_other_both_get_through);
  CONFORMANCE_POSTGRES ("a-lost-database-is-called-again", test_a_lost_database_is_called_again);
}
