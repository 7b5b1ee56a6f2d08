/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-floor.h"
#include "bench/bench.h"
#include "core/cbk-command.h"
#include "core/cbk-syncing.h"
#include "lib/cbk-test-hq.h"
#include "lib/cbk-test.h"
#include "model/cbk-record-json.h"

#include <glib/gstdio.h>

/* A first load, a pull, edits and a push through everything there is (access control, merge, history, audit, TLS)
 * against libsoup and SQLite alone with the same documents, turn by turn in one run. Medians. To measure some of it only:
 * bench-sync CASEBOOK-HQ [load] [pull] [edit] [nothing]. */

#define NUMBER "1001"
#define DOCS 20000
#define BATCH 500
#define PULLED 100
#define EDITED 1000
#define MAX_LOAD_MB 80
#define MAX_NOTHING_MS 5

typedef struct
{
  const char *program;
  CbkTestHq hq;
  CbkWorkspace *writer;      /* makes the documents and changes them */
  CbkWorkspace *reader;      /* gets the changes */
  char *empty;               /* a folder that has signed in and holds nothing */
  GPtrArray *docs;
  GPtrArray *ids;
  BenchFloor *floor;
  guint rounds;
  guint n_docs;
  gboolean missed;
} Bench;

static void
sync_now (CbkWorkspace *workspace, const char *url)
{
  const CbkSigningIn how = { .url = url, .number = url != NULL ? NUMBER : NULL,
                             .password = url != NULL ? CBK_TEST_PASSWORD : NULL };
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  cbk_workspace_sync (workspace, &how, &sentence, NULL, &error);
  g_assert_no_error (error);
}

static CbkRecord *
make_case (const CbkEnv *env, guint n)
{
  static const char *const places[] = { "Harbourne Lane", "Canal Walk", "Orchard Rise", "Station Approach", "Mill Hill" };
  static const char *const things[] = { "a bicycle", "power tools", "copper pipe", "a games console", "two handbags" };
  char id[CBK_ID_LENGTH + 1];
  CbkRecord *record;
  g_autofree char *summary = g_strdup_printf ("Burglary %u at %u %s, %s taken", n, n % 180 + 1, places[n % 5], things[n / 5 % 5]);
  g_autofree char *method = g_strdup_printf (
    "Entry by the rear window of number %u, forced with a flat tool between seven in the evening and six in the morning; an "
    "untidy search of the ground floor, drawers tipped out; the back door opened from inside for the way out. Neighbour at "
    "number %u heard a dog at about two and a van leaving towards %s. Footwear mark on the sill lifted, glass kept, "
    "doorbell camera at number %u asked for. No suspect named.", n % 180 + 1, n % 180 + 3, places[n / 3 % 5], n % 180 + 7);

  cbk_id_init (id, env);
  record = cbk_record_new (cbk_registry_find ("case"), id);
  cbk_record_set_text (record, "summary", summary);
  cbk_record_set_text (record, "method", method);
  cbk_record_set_text (record, "state", "intake");
  cbk_record_set_text (record, "grade", n % 3 == 0 ? "2" : "4");
  cbk_record_set_text (record, "location_text", places[n % 5]);
  cbk_record_set_int (record, "reported_at", cbk_env_now (env) - (gint64) n * 60000);

  return record;
}

static gboolean
commit (CbkSession *session, gpointer changes, GError **error)
{
  return cbk_session_commit (session, changes, error);
}

static void
make_docs (Bench *self)
{
  CbkStore *store = cbk_workspace_get_store (self->writer);
  const CbkEnv *env = cbk_env_system ();

  for (guint i = 0; i < self->n_docs; i += BATCH)
    {
      g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("import", cbk_workspace_get_user (self->writer)->id, NULL);
      g_autoptr(GError) error = NULL;

      for (guint k = i; k < MIN (i + BATCH, self->n_docs); k++)
        {
          g_autoptr(CbkRecord) record = make_case (env, k);
          GString *json = g_string_new (NULL);

          cbk_record_append_json (record, CBK_JSON_DOCUMENT, json);
          g_string_truncate (json, json->len - 1);
          g_string_append_printf (json, ",\"id\":\"%s\"}", record->id);
          g_ptr_array_add (self->docs, g_string_free (json, FALSE));
          g_ptr_array_add (self->ids, g_strdup (record->id));
          cbk_change_set_create (changes, record);
        }
      cbk_store_write (store, commit, changes, NULL, &error);
      g_assert_no_error (error);
    }
}

static CbkWorkspace *
open_laptop (const char *folder, const char *url)
{
  g_autoptr(GError) error = NULL;
  CbkWorkspace *workspace = cbk_workspace_open (folder, cbk_env_system (), &error);

  g_assert_no_error (error);
  sync_now (workspace, url);
  cbk_workspace_sign_in (workspace, NUMBER, &error);
  g_assert_no_error (error);

  return workspace;
}

static void
bench_set_up (Bench *self, const char *program, const char *hq)
{
  g_autofree char *floor = cbk_test_make_folder ();
  CbkWorkspace *empty;

  *self = (Bench){ .program = program, .empty = cbk_test_make_folder (),
                   .rounds = (guint) bench_env_int ("BENCH_ROUNDS", 5), .n_docs = (guint) bench_env_int ("BENCH_DOCS", DOCS) };
  self->docs = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  cbk_test_hq_make (&self->hq, hq);
  cbk_test_hq_add_user (&self->hq, NUMBER, "Bench", "supervisor");
  cbk_test_hq_start (&self->hq);

  empty = open_laptop (self->empty, self->hq.url);
  cbk_workspace_close (empty);
  g_object_unref (empty);
  self->writer = open_laptop (cbk_test_make_folder (), self->hq.url);
  make_docs (self);
  sync_now (self->writer, NULL);
  self->reader = open_laptop (cbk_test_make_folder (), self->hq.url);
  self->floor = bench_floor_new (program, floor, self->docs);
  bench_floor_load (self->floor);
  bench_floor_index (self->floor);
}

static void
close_laptop (CbkWorkspace *workspace)
{
  g_autofree char *folder = g_strdup (cbk_store_get_folder (cbk_workspace_get_store (workspace)));

  cbk_workspace_close (workspace);
  g_object_unref (workspace);
  cbk_test_remove_folder (folder);
}

static void
bench_tear_down (Bench *self)
{
  close_laptop (self->writer);
  close_laptop (self->reader);
  bench_floor_free (self->floor);
  cbk_test_hq_free (&self->hq);
  cbk_test_remove_folder (self->empty);
  g_free (self->empty);
  g_ptr_array_unref (self->docs);
  g_ptr_array_unref (self->ids);
}

static void
report (Bench *self, const char *step, GArray *ours, GArray *bare, double gate, const char *more)
{
  double ratio = bench_percentile (ours, 50) / bench_percentile (bare, 50);

  g_print ("{\"bench\":\"sync\",\"step\":\"%s\",\"ms\":%.1f,\"floor_ms\":%.1f,\"ratio\":%.2f,\"gate\":%.1f%s}\n", step,
           bench_percentile (ours, 50) / 1000, bench_percentile (bare, 50) / 1000, ratio, gate, more);
  self->missed |= ratio > gate;
}

static void
add (GArray *samples, gint64 microseconds)
{
  double value = (double) microseconds;

  g_array_append_val (samples, value);
}

/* In a process of its own, whose memory is its own: microseconds and megabytes. */
static int
load (const char *folder)
{
  static const char *const cache[] = { "cache.db", "cache.db-wal", "cache.db-shm" };
  g_autoptr(CbkWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start;

  for (guint i = 0; i < G_N_ELEMENTS (cache); i++)
    {
      g_autofree char *path = g_build_filename (folder, cache[i], NULL);

      g_remove (path);
    }

  start = bench_now ();
  workspace = cbk_workspace_open (folder, cbk_env_system (), &error);
  g_assert_no_error (error);
  sync_now (workspace, NULL);
  g_print ("%" G_GINT64_FORMAT " %.1f\n", bench_now () - start, bench_rss_mb ());
  cbk_workspace_close (workspace);

  return 0;
}

static void
run_load (Bench *self, gint64 *ret_took, double *ret_mb)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self->program, "--load", self->empty,
                                                     NULL);
  g_autofree char *out = NULL;
  char *space;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  *ret_took = g_ascii_strtoll (out, &space, 10);
  *ret_mb = g_ascii_strtod (space, NULL);
}

static void
bench_load (Bench *self)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *more = NULL;
  double mb = 0;

  for (guint i = 0; i < self->rounds; i++)
    {
      gint64 took;
      double this_mb;

      add (bare, bench_floor_load (self->floor) + bench_floor_index (self->floor));
      run_load (self, &took, &this_mb);
      add (ours, took);
      mb = MAX (mb, this_mb);
    }

  more = g_strdup_printf (",\"rss_mb\":%.1f,\"max_rss_mb\":%d", mb, MAX_LOAD_MB);
  report (self, "first load", ours, bare, 2, more);
  self->missed |= mb > MAX_LOAD_MB;
}

static void
edit (Bench *self, guint n, guint round)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Round %u: account %u of the occupier taken, doorbell film asked for", round, i);
      g_autoptr(GHashTable) args = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr(CbkResult) result = NULL;
      g_autoptr(GError) error = NULL;

      g_hash_table_insert (args, (gpointer) "type", (gpointer) "case");
      g_hash_table_insert (args, (gpointer) "method", text);
      result = cbk_workspace_run (self->writer, "edit", g_ptr_array_index (self->ids, i), args, &error);
      g_assert_no_error (error);
    }
}

static void
bench_pull (Bench *self)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->rounds; i++)
    {
      gint64 start;

      edit (self, PULLED, i);
      sync_now (self->writer, NULL);
      add (bare, bench_floor_pull (self->floor, PULLED));
      start = bench_now ();
      sync_now (self->reader, NULL);
      add (ours, bench_now () - start);
    }

  report (self, "pull of 100", ours, bare, 2, "");
}

static void
bench_edit_and_push (Bench *self)
{
  g_autoptr(GArray) saved = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) saved_bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) pushed = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) pushed_bare = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->rounds; i++)
    {
      gint64 start = bench_now ();

      edit (self, EDITED, 100 + i);
      add (saved, bench_now () - start);
      add (saved_bare, bench_floor_save (self->floor, EDITED));

      start = bench_now ();
      sync_now (self->writer, NULL);
      add (pushed, bench_now () - start);
      add (pushed_bare, bench_floor_push (self->floor, EDITED));
    }

  report (self, "1000 edits", saved, saved_bare, 1.5, "");
  report (self, "push of 1000", pushed, pushed_bare, 3, "");
}

static void
bench_nothing (Bench *self)
{
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 20 * self->rounds; i++)
    {
      gint64 start = bench_now ();

      sync_now (self->writer, NULL);
      add (ours, bench_now () - start);
    }

  g_print ("{\"bench\":\"sync\",\"step\":\"nothing to do\",\"ms\":%.2f,\"asked_ms\":%d}\n", bench_percentile (ours, 50) / 1000,
           MAX_NOTHING_MS);
  self->missed |= bench_percentile (ours, 50) > MAX_NOTHING_MS * 1000;
}

static gboolean
is_wanted (char **steps, const char *step)
{
  return steps[0] == NULL || g_strv_contains ((const char *const *) steps, step);
}

int
main (int argc, char *argv[])
{
  Bench self;

  if (argc == 3 && g_str_equal (argv[1], "--floor"))
    return bench_floor_serve (argv[2]);

  if (argc == 3 && g_str_equal (argv[1], "--load"))
    return load (argv[2]);

  bench_set_up (&self, argv[0], argv[1]);
  if (is_wanted (argv + 2, "load"))
    bench_load (&self);
  if (is_wanted (argv + 2, "pull"))
    bench_pull (&self);
  if (is_wanted (argv + 2, "edit"))
    bench_edit_and_push (&self);
  if (is_wanted (argv + 2, "nothing"))
    bench_nothing (&self);
  bench_tear_down (&self);

  return self.missed;
}
