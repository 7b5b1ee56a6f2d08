/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "hq/cbk-hq-secret.h"
#include "hq/cbk-hq-storage.h"
#include "hq/load.h"
#include "lib/cbk-test-hq.h"
#include "lib/cbk-test-postgres.h"
#include "lib/cbk-test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

/* Programs that are killed while laptops send: what a laptop was told is there, whatever happened. */

#define N_SERVERS 2
#define N_SEQUENCERS 2
#define N_LAPTOPS 6
#define N_KILLS 12
#define PUSHES_BETWEEN 20
#define PATIENCE "1000"

static const char *program;
static CbkTestPostgres postgres;

typedef struct
{
  CbkTestHq hq;                        /* the folder, and what is done with it */
  CbkTestHq servers[N_SERVERS];
  GSubprocess *sequencers[N_SEQUENCERS];
  Load laptops[N_LAPTOPS];
  GThread *threads[N_LAPTOPS];
  GMutex mutex;
  GCond cond;
  guint n_pushes;                      /* that were acknowledged */
  gint stop;
  guint64 seed;
} Fixture;

typedef struct
{
  Fixture *fixture;
  Load *load;
  guint n;
} Laptop;

static guint
draw (Fixture *fixture, guint n)
{
  fixture->seed = fixture->seed * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);

  return (guint) (fixture->seed >> 33) % n;
}

static void
die_with_the_test (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
start_sequencer (Fixture *fixture, guint i)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GDataInputStream) stream = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&fixture->sequencers[i]);
  g_subprocess_launcher_set_child_setup (launcher, die_with_the_test, NULL, NULL);
  fixture->sequencers[i] = g_subprocess_launcher_spawn (launcher, &error, program, "sequence", fixture->hq.folder, "--stall",
                                                        PATIENCE, NULL);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->sequencers[i]));
  line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "standing by");
}

static gpointer
run_laptop (gpointer data)
{
  Laptop *self = data;
  Fixture *fixture = self->fixture;
  guint turn = self->n;

  while (!g_atomic_int_get (&fixture->stop))
    {
      guint port = fixture->servers[turn % N_SERVERS].port;

      if (!load_push (self->load, port, 3))
        {
          turn++;
          continue;
        }

      g_mutex_lock (&fixture->mutex);
      fixture->n_pushes++;
      g_cond_broadcast (&fixture->cond);
      g_mutex_unlock (&fixture->mutex);
    }
  g_free (self);

  return NULL;
}

/* Until so many more pushes were acknowledged. */
static void
await_pushes (Fixture *fixture, guint n)
{
  guint until;

  g_mutex_lock (&fixture->mutex);
  until = fixture->n_pushes + n;
  while (fixture->n_pushes < until)
    if (!g_cond_wait_until (&fixture->cond, &fixture->mutex, g_get_monotonic_time () + 90 * G_TIME_SPAN_SECOND))
      g_error ("Nothing was acknowledged for a minute and a half");
  g_mutex_unlock (&fixture->mutex);
}

static CbkHqStorage *
open_storage (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  CbkHqStorage *storage = cbk_hq_storage_open (fixture->hq.folder, cbk_env_system (), CBK_HQ_DB_WRITE, &error);

  g_assert_no_error (error);

  return storage;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  CbkHqStorage *storage;

  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
  fixture->seed = 1;
  cbk_test_hq_make_on (&fixture->hq, program, &postgres);
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  for (guint i = 0; i < N_SERVERS; i++)
    {
      fixture->servers[i] = (CbkTestHq){ .program = program, .folder = fixture->hq.folder, .plain = TRUE };
      cbk_test_hq_start (&fixture->servers[i]);
    }
  for (guint i = 0; i < N_SEQUENCERS; i++)
    start_sequencer (fixture, i);

  storage = open_storage (fixture);
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      Laptop *laptop = g_new0 (Laptop, 1);

      *laptop = (Laptop){ fixture, &fixture->laptops[i], i };
      load_init (laptop->load, cbk_env_system ());
      load_let_in (laptop->load, storage, "1001");
      fixture->threads[i] = g_thread_new ("laptop", run_laptop, laptop);
    }
  cbk_hq_storage_close (storage);
  await_pushes (fixture, PUSHES_BETWEEN);
}

static void
stop_laptops (Fixture *fixture)
{
  g_atomic_int_set (&fixture->stop, TRUE);
  for (guint i = 0; i < N_LAPTOPS; i++)
    g_thread_join (fixture->threads[i]);
}

static void
assert_all_is_there (Fixture *fixture, CbkHqStorage *storage)
{
  guint n = 0;

  for (guint i = 0; i < N_LAPTOPS; i++)
    for (guint k = 0; k < fixture->laptops[i].acknowledged->len; k++)
      {
        g_autoptr(CbkHqMutation) mutation = NULL;

        g_assert_true (cbk_hq_storage_get_mutation (storage, g_ptr_array_index (fixture->laptops[i].acknowledged, k), &mutation,
                                                    NULL));
        g_assert_nonnull (mutation);
        g_assert_cmpstr (mutation->device, ==, fixture->laptops[i].id);
        n++;
      }
  g_test_message ("%u changes were acknowledged, none is missing", n);
}

static void
await_numbers (CbkHqStorage *storage)
{
  gint64 lag = 0, started = g_get_monotonic_time ();

  while (lag >= 0)
    {
      g_assert_true (cbk_hq_storage_get_lag (storage, &lag, NULL));
      g_assert_cmpint (g_get_monotonic_time () - started, <, 60 * G_TIME_SPAN_SECOND);
    }
}

/* The last look is cbk_test_hq_free()'s: every chain holds, and the numbers have no gap. */
static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  CbkHqStorage *storage;

  stop_laptops (fixture);
  storage = open_storage (fixture);
  await_numbers (storage);
  assert_all_is_there (fixture, storage);
  cbk_hq_storage_close (storage);

  for (guint i = 0; i < N_SERVERS; i++)
    {
      cbk_test_hq_stop (&fixture->servers[i], FALSE);
      g_free (fixture->servers[i].url);
    }
  for (guint i = 0; i < N_SEQUENCERS; i++)
    {
      g_subprocess_send_signal (fixture->sequencers[i], SIGTERM);
      g_assert_true (g_subprocess_wait_check (fixture->sequencers[i], NULL, NULL));
      g_clear_object (&fixture->sequencers[i]);
    }
  for (guint i = 0; i < N_LAPTOPS; i++)
    load_clear (&fixture->laptops[i]);
  cbk_test_hq_free (&fixture->hq);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->cond);
}

static void
kill_something (Fixture *fixture)
{
  guint what = draw (fixture, N_SERVERS + N_SEQUENCERS + 1);

  if (what < N_SERVERS)
    {
      g_test_message ("kill server %u", what);
      cbk_test_hq_stop (&fixture->servers[what], TRUE);
      cbk_test_hq_start (&fixture->servers[what]);
    }
  else if (what < N_SERVERS + N_SEQUENCERS)
    {
      what -= N_SERVERS;
      g_test_message ("kill sequencer %u", what);
      g_subprocess_force_exit (fixture->sequencers[what]);
      g_subprocess_wait (fixture->sequencers[what], NULL, NULL);
      start_sequencer (fixture, what);
    }
  else
    {
      g_test_message ("kill the database");
      cbk_test_postgres_kill (&postgres);
      cbk_test_postgres_start (&postgres);
    }
}

static void
test_nothing_acknowledged_is_lost_when_programs_are_killed (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < N_KILLS; i++)
    {
      kill_something (fixture);
      await_pushes (fixture, PUSHES_BETWEEN);
    }
}

static void
read_leader (CbkHqStorage *storage, gint64 *ret_term, int *ret_pid)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "SELECT term, leader FROM sequencer");
  g_assert_true (cbk_hq_statement_step (&stmt));
  *ret_term = cbk_hq_statement_get_int (&stmt, 0);
  *ret_pid = atoi (strrchr (cbk_hq_statement_get_text (&stmt, 1), ' '));
}

/* Whoever leads is put to sleep; another is elected; then it wakes up and finds that its term is over. */
static void
test_a_leader_who_slept_is_not_heard (Fixture *fixture, gconstpointer unused)
{
  CbkHqStorage *storage = open_storage (fixture);
  gint64 term, next, started = g_get_monotonic_time ();
  int pid, other;

  read_leader (storage, &term, &pid);
  g_assert_cmpint (kill (pid, SIGSTOP), ==, 0);
  do
    {
      read_leader (storage, &next, &other);
      g_assert_cmpint (g_get_monotonic_time () - started, <, 60 * G_TIME_SPAN_SECOND);
    }
  while (next == term);
  g_assert_cmpint (other, !=, pid);

  await_pushes (fixture, PUSHES_BETWEEN);
  g_assert_cmpint (kill (pid, SIGCONT), ==, 0);
  await_pushes (fixture, PUSHES_BETWEEN);
  read_leader (storage, &next, &other);
  g_assert_cmpint (other, !=, pid);
  cbk_hq_storage_close (storage);
}

#define ADD(name, func) g_test_add ("/hq-process/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  if (!cbk_test_postgres_make (&postgres, NULL))
    {
      g_print ("1..0 # SKIP this machine has no PostgreSQL\n");
      return 0;
    }

  ADD ("nothing-acknowledged-is-lost-when-programs-are-killed", test_nothing_acknowledged_is_lost_when_programs_are_killed);
  ADD ("a-leader-who-slept-is-not-heard", test_a_leader_who_slept_is_not_heard);
  status = g_test_run ();
  cbk_test_postgres_free (&postgres);

  return status;
}
