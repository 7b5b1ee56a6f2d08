/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench.h"
#include "hq/load.h"
#include "lib/cbk-test-hq.h"
#include "lib/cbk-test-postgres.h"
#include "lib/cbk-test.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

/* Headquarters on PostgreSQL as it is run: two servers beside each other, fsync on, laptops over HTTP. First as much as
 * there is to be had from each side of it, then the design's load: 2,000 changes a second from 200 laptops for a while,
 * and 170 pulls a second beside. The floor is bare libpq: the same payloads, in
 * batches of the same size, into one table. */

#define N_SERVERS 2
#define N_LAPTOPS 200
#define N_THREADS 16
#define BATCH 10

typedef struct
{
  CbkTestPostgres postgres;
  CbkTestHq hq;
  CbkTestHq servers[N_SERVERS];
  Load laptops[N_LAPTOPS];
  guint rate;                 /* of changes in a second; 0 for as many as there can be */
  guint pulls;                /* in a second */
  gint64 start, end;
  gint n_changes;
  gint n_failed;
  GMutex mutex;
  GArray *push_ms, *pull_ms;
} Bench;

typedef struct
{
  Bench *bench;
  guint n;
} Worker;

static void
add_sample (Bench *self, GArray *samples, gint64 start)
{
  double ms = (double) (bench_now () - start) / 1000;

  g_mutex_lock (&self->mutex);
  g_array_append_val (samples, ms);
  g_mutex_unlock (&self->mutex);
}

static void
wait_until (gint64 moment)
{
  gint64 left = moment - bench_now ();

  if (left > 0)
    g_usleep ((gulong) left);
}

/* Its laptops in turn; each turn has its moment, and what is late is late for everybody behind it. */
static gpointer
run_pushes (gpointer data)
{
  Worker *self = data;
  Bench *bench = self->bench;
  gint64 step = bench->rate > 0 ? (gint64) G_USEC_PER_SEC * BATCH * N_THREADS / bench->rate : 0;
  gint64 due = bench->start + step * self->n / N_THREADS;

  for (guint turn = self->n; bench_now () < bench->end; turn += N_THREADS)
    {
      guint i = turn % N_LAPTOPS;
      gint64 start;

      wait_until (due);
      start = step > 0 ? due : bench_now ();
      due += step;
      if (load_push (&bench->laptops[i], bench->servers[i % N_SERVERS].port, BATCH))
        g_atomic_int_add (&bench->n_changes, BATCH);
      else
        g_atomic_int_inc (&bench->n_failed);
      add_sample (bench, bench->push_ms, start);
    }

  return NULL;
}

#define N_PULLERS 4

/* With a connection of its own; now and then it begins at the beginning. */
static gpointer
run_pulls (gpointer data)
{
  Worker *self = data;
  Bench *bench = self->bench;
  gint64 step = (gint64) G_USEC_PER_SEC * N_PULLERS / bench->pulls;
  gint64 due = bench->start + step * self->n / N_PULLERS;
  Load load;

  load_init (&load, cbk_env_system ());
  load.token = g_strdup (bench->laptops[self->n].token);
  load.fingerprint = g_strdup (bench->laptops[self->n].fingerprint);
  for (guint i = 0; bench_now () < bench->end; i++)
    {
      wait_until (due);
      if (i % 32 == 0)
        *load.cursor = '\0';
      if (!load_pull (&load, bench->servers[i % N_SERVERS].port))
        g_atomic_int_inc (&bench->n_failed);
      add_sample (bench, bench->pull_ms, due);
      due += step;
    }
  load_clear (&load);

  return NULL;
}

static void
run_load (Bench *self, guint rate, guint pulls, guint seconds)
{
  GThread *threads[N_THREADS + N_PULLERS];
  Worker workers[N_THREADS + N_PULLERS];
  guint n = N_THREADS + (pulls > 0 ? N_PULLERS : 0);

  self->rate = rate;
  self->pulls = pulls;
  self->n_changes = self->n_failed = 0;
  g_array_set_size (self->push_ms, 0);
  g_array_set_size (self->pull_ms, 0);
  self->start = bench_now ();
  self->end = self->start + (gint64) seconds * G_USEC_PER_SEC;
  for (guint i = 0; i < n; i++)
    {
      workers[i] = (Worker){ self, i < N_THREADS ? i : i - N_THREADS };
      threads[i] = g_thread_new ("load", i < N_THREADS ? run_pushes : run_pulls, &workers[i]);
    }
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  self->end = bench_now ();
}

static double
per_second (Bench *self, double n)
{
  return n * G_USEC_PER_SEC / (double) (self->end - self->start);
}

/* What one library call and one table need for the same bytes in the same batches. */
typedef struct
{
  Bench *bench;
  GString *payload;
} Floor;

static gpointer
run_floor (gpointer data)
{
  Floor *self = data;
  PGconn *conn = PQconnectdb (self->bench->postgres.url);
  const char *values[] = { self->payload->str };

  g_assert_cmpint (PQstatus (conn), ==, CONNECTION_OK);
  PQclear (PQprepare (conn, "p", "INSERT INTO bare (payload) VALUES ($1)", 1, NULL));
  PQenterPipelineMode (conn);
  while (bench_now () < self->bench->end)
    {
      PGresult *result;

      PQsendQueryParams (conn, "BEGIN", 0, NULL, NULL, NULL, NULL, 0);
      for (guint i = 0; i < BATCH; i++)
        PQsendQueryPrepared (conn, "p", 1, values, NULL, NULL, 0);
      PQsendQueryParams (conn, "COMMIT", 0, NULL, NULL, NULL, NULL, 0);
      PQpipelineSync (conn);
      for (gboolean synced = FALSE; !synced;)
        {
          result = PQgetResult (conn);
          synced = PQresultStatus (result) == PGRES_PIPELINE_SYNC;
          g_assert_true (result == NULL || PQresultStatus (result) != PGRES_FATAL_ERROR);
          PQclear (result);
        }
      g_atomic_int_add (&self->bench->n_changes, BATCH);
    }
  PQfinish (conn);

  return NULL;
}

static double
measure_floor (Bench *self, guint seconds)
{
  g_autoptr(GString) payload = g_string_new (NULL);
  Floor floor = { self, payload };
  GThread *threads[8];
  PGconn *conn = PQconnectdb (self->postgres.url);

  for (guint i = 0; i < 420; i++)
    g_string_append_c (payload, (char) ('a' + i % 26));
  PQclear (PQexec (conn, "CREATE TABLE bare (n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload TEXT NOT NULL)"));
  self->n_changes = 0;
  self->start = bench_now ();
  self->end = self->start + (gint64) seconds * G_USEC_PER_SEC;
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("floor", run_floor, &floor);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  self->end = bench_now ();
  PQclear (PQexec (conn, "DROP TABLE bare"));
  PQfinish (conn);

  return per_second (self, self->n_changes);
}

/* How long the rest takes that has no number when nobody sends any more. */
static double
await_numbers (Bench *self, gint64 *ret_lag)
{
  gint64 start = bench_now ();
  Load load;

  *ret_lag = 0;
  load_init (&load, cbk_env_system ());
  do
    {
      const char *lag;

      g_assert_true (load_ask (&load, self->servers[0].port, "GET", "/v1/health/ready", "", 0));
      lag = strstr (load.answer->str, "unnumbered_ms\":");
      if (lag == NULL)
        break;
      *ret_lag = MAX (*ret_lag, atoll (lag + strlen ("unnumbered_ms\":")));
    }
  while (TRUE);
  load_clear (&load);

  return (double) (bench_now () - start) / 1000;
}

/* The sequencer alone: laptops have sent while nobody gave numbers. */
static double
measure_sequencer (Bench *self)
{
  g_autofree char *sql = g_strdup_printf ("SET search_path TO t1; UPDATE change SET seq = NULL, chain = NULL;"
                                          "DELETE FROM feed; UPDATE scope SET n = 0, last_seq = 0, digest = NULL;"
                                          "SELECT count(*) FROM change");
  PGconn *conn = PQconnectdb (self->postgres.url);
  PGresult *result = PQexec (conn, sql);
  double n = strtod (PQgetvalue (result, 0, 0), NULL);
  gint64 lag, start;
  double ms;

  PQclear (result);
  PQclear (PQexec (conn, "VACUUM ANALYZE"));
  PQfinish (conn);
  start = bench_now ();
  cbk_test_hq_start (&self->servers[0]);
  await_numbers (self, &lag);
  ms = (double) (bench_now () - start) / 1000;
  g_print ("{\"bench\":\"hq-postgres\",\"step\":\"number\",\"changes\":%.0f,\"per_second\":%.0f,\"gate\":9000}\n", n, n * 1000 / ms);

  return n * 1000 / ms;
}

static void
let_in (Bench *self)
{
  g_autoptr(GError) error = NULL;
  CbkHqStorage *storage = cbk_hq_storage_open (self->hq.folder, cbk_env_system (), CBK_HQ_DB_WRITE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      load_init (&self->laptops[i], cbk_env_system ());
      load_let_in (&self->laptops[i], storage, "1001");
    }
  cbk_hq_storage_close (storage);
}

static void
set_up (Bench *self, const char *program)
{
  *self = (Bench){ .push_ms = g_array_new (FALSE, FALSE, sizeof (double)), .pull_ms = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_mutex_init (&self->mutex);
  if (!cbk_test_postgres_make (&self->postgres, "max_wal_size=4GB shared_buffers=1GB"))
    g_error ("This machine has no PostgreSQL");

  cbk_test_hq_make_on (&self->hq, program, &self->postgres);
  cbk_test_hq_add_user (&self->hq, "1001", "Mistry", "investigator");
  for (guint i = 0; i < N_SERVERS; i++)
    {
      self->servers[i] = (CbkTestHq){ .program = program, .folder = self->hq.folder, .plain = TRUE };
      cbk_test_hq_start (&self->servers[i]);
    }
  let_in (self);
}

static void
tear_down (Bench *self)
{
  for (guint i = 0; i < N_LAPTOPS; i++)
    load_clear (&self->laptops[i]);
  cbk_test_hq_free (&self->hq);
  cbk_test_postgres_free (&self->postgres);
  g_array_unref (self->push_ms);
  g_array_unref (self->pull_ms);
  g_mutex_clear (&self->mutex);
}

int
main (int argc, char *argv[])
{
  Bench bench;
  guint seconds = (guint) bench_env_int ("BENCH_SECONDS", 20);
  guint rate = (guint) bench_env_int ("BENCH_RATE", 2000), pulls = (guint) bench_env_int ("BENCH_PULLS", 170);
  double bare, most, sustained, p99, numbers;
  gint64 lag;
  double late;

  set_up (&bench, argv[1]);
  bare = measure_floor (&bench, 5);
  run_load (&bench, 0, 0, seconds);
  most = per_second (&bench, bench.n_changes);
  late = await_numbers (&bench, &lag);
  g_print ("{\"bench\":\"hq-postgres\",\"step\":\"push\",\"per_second\":%.0f,\"floor\":%.0f,\"ratio\":%.2f,\"p99_ms\":%.1f,"
           "\"failed\":%d,\"numbers_behind_ms\":%.0f}\n", most, bare, bare / most, bench_percentile (bench.push_ms, 99),
           bench.n_failed, late);

  run_load (&bench, rate, pulls, seconds);
  sustained = per_second (&bench, bench.n_changes);
  late = await_numbers (&bench, &lag);
  p99 = bench_percentile (bench.pull_ms, 99);
  g_print ("{\"bench\":\"hq-postgres\",\"step\":\"storm\",\"per_second\":%.0f,\"wanted\":%u,\"push_p50_ms\":%.1f,"
           "\"push_p99_ms\":%.1f,\"pulls_per_second\":%.0f,\"pull_p50_ms\":%.1f,\"pull_p99_ms\":%.1f,\"failed\":%d,"
           "\"numbers_behind_ms\":%.0f}\n",
           sustained, rate, bench_percentile (bench.push_ms, 50), bench_percentile (bench.push_ms, 99),
           per_second (&bench, bench.pull_ms->len), bench_percentile (bench.pull_ms, 50), p99, bench.n_failed, late);

  for (guint i = 0; i < N_SERVERS; i++)
    cbk_test_hq_stop (&bench.servers[i], FALSE);
  numbers = measure_sequencer (&bench);
  cbk_test_hq_stop (&bench.servers[0], FALSE);
  tear_down (&bench);

  return sustained < 0.98 * rate || p99 > 50 || numbers < 9000;
}
