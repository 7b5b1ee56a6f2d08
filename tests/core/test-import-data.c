/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/fixture.h"
#include "core/import/cbk-import.h"
#include "store/cbk-query.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Whole files: the real ones beside this checkout, and ones that are far too long. */

static void
import (Fixture *fixture, const char *path, CbkImportReport *report)
{
  g_autoptr(GError) error = NULL;

  cbk_import_run (fixture->workspace, CBK_IMPORT_AUTO, path, NULL, NULL, NULL, report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (report->problems->len, 10); i++)
    g_test_message ("%s", (char *) report->problems->pdata[i]);
}

static double seconds_adding;

/* Gives FALSE when the file is not beside this checkout. */
static gboolean
import_twice (Fixture *fixture, const char *name, guint64 expected)
{
  g_autofree char *path = cbk_test_shared_data (name);
  g_auto(CbkImportReport) first = { 0 };
  g_auto(CbkImportReport) second = { 0 };
  g_autoptr(GTimer) timer = NULL;

  if (path == NULL)
    return FALSE;

  timer = g_timer_new ();
  import (fixture, path, &first);
  seconds_adding += g_timer_elapsed (timer, NULL);
  g_assert_cmpuint (first.lines, ==, expected);
  g_assert_cmpuint (first.added, ==, expected);
  g_assert_cmpuint (first.resumed_at, ==, 0);

  import (fixture, path, &second);
  g_assert_cmpuint (second.unchanged, ==, expected);
  g_assert_cmpuint (second.lines, ==, expected);

  return TRUE;
}

static gboolean
read_last_dseq (CbkSession *session, gpointer data, GError **error)
{
  *(gint64 *) data = cbk_outbox_get_last_dseq (cbk_session_get_outbox (session));

  return TRUE;
}

static gint64
get_last_dseq (Fixture *fixture)
{
  gint64 dseq = 0;

  g_assert_true (
      cbk_store_write (cbk_workspace_get_store (fixture->workspace), read_last_dseq, &dseq, NULL, NULL));

  return dseq;
}

static void
test_a_month_of_street_crime_comes_whole (Fixture *fixture, gconstpointer unused)
{
  gint64 before = get_last_dseq (fixture);
  g_autoptr(GPtrArray) quiet = NULL;
  g_autoptr(GPtrArray) all = NULL;
  guint placed = 0;

  if (!import_twice (fixture, "crime/2024-05-city-of-london-street.csv", 944))
    return;

  /* One mutation for each, and none for the second time. */
  g_assert_cmpint (get_last_dseq (fixture) - before, ==, 944);

  quiet = fixture_find (fixture, "incident", "street_crime_type=anti-social-behaviour");
  g_assert_cmpuint (quiet->len, ==, 53);

  all = fixture_find (fixture, "incident", NULL);
  g_assert_cmpuint (all->len, ==, 944);
  for (guint i = 0; i < all->len; i++)
    placed += cbk_record_get_int (all->pdata[i], "lat_e7") != CBK_INT_UNSET;
  g_assert_cmpuint (placed, ==, 944 - 93);
}

#ifdef __SANITIZE_ADDRESS__
#define N_FILES 1 /* the largest: all take a minute so */
#define N_POSTCODES 41276
#else
#define N_FILES 5
#define N_POSTCODES 91563
#endif

static void
test_postcodes_come_whole (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    guint64 n;
  } files[] = {
    { "postcodes/codepoint_b.csv", 41276 },  { "postcodes/codepoint_cv.csv", 19508 },
    { "postcodes/codepoint_dy.csv", 10952 }, { "postcodes/codepoint_ws.csv", 9895 },
    { "postcodes/codepoint_wv.csv", 9932 },
  };
  guint64 total = 0;

  seconds_adding = 0.0;
  fixture_be (fixture, "9001");
  for (guint i = 0; i < N_FILES; i++)
    {
      if (!import_twice (fixture, files[i].name, files[i].n))
        return;
      total += files[i].n;
    }

  g_assert_cmpuint (total, ==, N_POSTCODES);
  g_test_minimized_result (seconds_adding, "%d postcodes added in %.1f s", N_POSTCODES, seconds_adding);
}

static void
test_wards_come_whole_and_know_their_district (Fixture *fixture, gconstpointer unused)
{
  static const guint n_wards[] = { 40, 18, 24, 24, 17, 20, 20 };
  g_autoptr(GPtrArray) wards = NULL;
  g_autoptr(GPtrArray) found = NULL;
  CbkRecord *ward;

  fixture_be (fixture, "9001");
  if (!import_twice (fixture, "postcodes/codepoint_wv.csv", 9932))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (n_wards); i++)
    {
      g_autofree char *name = g_strdup_printf ("boundaries/wards_E080000%u.geojson", 25 + i);

      g_assert_true (import_twice (fixture, name, n_wards[i]));
    }

  wards = fixture_find (fixture, "area", "kind=ward");
  g_assert_cmpuint (wards->len, ==, 163);

  /* Wolverhampton's postcodes are there and say so. */
  found = fixture_find (fixture, "area", "code=E05001321");
  ward = found->pdata[0];
  g_assert_cmpstr (cbk_record_get_text (ward, "name"), ==, "Bilston East");
  g_assert_cmpstr (cbk_record_get_text (ward, "authority"), ==, "E08000031");
  g_assert_nonnull (cbk_record_get_text (ward, "parent"));
  g_assert_true (g_str_has_suffix (ward->origin, ", 2013"));
}

static void
test_statistical_areas_and_street_crime_find_each_other (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "street.csv", NULL);
  g_auto(CbkImportReport) report = { 0 };
  g_autoptr(GPtrArray) incidents = NULL;
  g_autofree char *name = NULL;

  fixture_be (fixture, "9001");
  g_assert_true (g_file_set_contents (
      path,
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
      "Crime type,Last outcome category,Context\n"
      "aa,2024-05,F,F,-1.81,52.47,On or near A1,E01008881,Birmingham 067A,Robbery,,\n",
      -1, NULL));
  import (fixture, path, &report);
  incidents = fixture_find (fixture, "incident", NULL);

  if (!import_twice (fixture, "boundaries/lsoa_birmingham_E08000025.geojson", 639))
    return;

  name = fixture_text (fixture, "area", cbk_record_get_text (incidents->pdata[0], "lsoa"), "name");
  g_assert_cmpstr (name, ==, "Birmingham 067A");
}

static void
stop_half_way (const char *what, guint64 done, guint64 total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  if (done > 300000)
    g_cancellable_cancel (data);
}

static void
write_postcodes (const char *path, guint n)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        text, "\"%c%c%u %u%c%c\",10,%u,%u,\"E92000001\",\"E19000001\",\"E18000005\",\"\",\"\",\"\"\n",
        "BCDELM"[i / 3000 % 6], "ABDEFGH"[i / 18000 % 7], 1 + i % 3, i / 3 % 10, "ABDEFGHJLN"[i / 30 % 10],
        "ABDEFGHJLN"[i / 300 % 10], 400000 + i, 290000 + i);

  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

static void
test_what_was_stopped_goes_on_where_it_was (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "postcodes.csv", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(CbkImportReport) first = { 0 };
  g_auto(CbkImportReport) second = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_be (fixture, "9001");
  write_postcodes (path, 9000);
  g_assert_false (cbk_import_run (fixture->workspace, CBK_IMPORT_POSTCODES, path, stop_half_way, cancellable,
                                  cancellable, &first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (first.stopped);
  g_assert_cmpuint (first.added, >=, 1000);
  g_assert_cmpuint (first.added, <, 9000);
  g_assert_cmpuint (first.added % 1000, ==, 0);

  import (fixture, path, &second);
  g_assert_cmpuint (second.unchanged, ==, first.added);
  g_assert_cmpuint (second.added, ==, 9000 - first.added);
  g_assert_cmpuint (second.resumed_at, ==, first.added + 1);
}

static void
die_half_way (const char *what, guint64 done, guint64 total, gpointer data)
{
  if (done > 300000)
    kill (getpid (), SIGKILL);
}

/* In a process of its own. */
static void
import_and_die (const char *folder)
{
  static const char *const administrator[] = { "administrator", NULL };
  g_autofree char *path = g_build_filename (folder, "postcodes.csv", NULL);
  g_autoptr(CbkWorkspace) workspace = NULL;
  CbkImportReport report;
  CbkTestEnv env;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");
  workspace = cbk_workspace_open (folder, &env.env, NULL);
  g_assert_true (cbk_workspace_set_up (workspace, "9001", "Admin", administrator, NULL));
  cbk_import_run (workspace, CBK_IMPORT_AUTO, path, die_half_way, NULL, NULL, &report, NULL);
}

static void
test_what_was_killed_goes_on_where_it_was (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_auto(CbkImportReport) report = { 0 };
  Fixture fixture = { 0 };

  if (g_test_subprocess ())
    {
      import_and_die (g_getenv ("CBK_TEST_FOLDER"));
      return;
    }

  folder = cbk_test_make_folder ();
  path = g_build_filename (folder, "postcodes.csv", NULL);
  write_postcodes (path, 9000);
  g_setenv ("CBK_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_assert_false (g_test_trap_has_passed ());

  cbk_test_env_init (&fixture.env, "2026-11-22T15:00:00Z");
  fixture.workspace = cbk_workspace_open (folder, &fixture.env.env, NULL);
  fixture_be (&fixture, "9001");
  import (&fixture, path, &report);
  g_assert_cmpuint (report.unchanged, >=, 1000);
  g_assert_cmpuint (report.unchanged % 1000, ==, 0);
  g_assert_cmpuint (report.added, ==, 9000 - report.unchanged);
  g_assert_cmpuint (report.added, >, 0);
  g_assert_cmpuint (report.resumed_at, ==, report.unchanged + 1);

  cbk_workspace_close (fixture.workspace);
  g_clear_object (&fixture.workspace);
  cbk_test_remove_folder (folder);
}

static void
write_sparse (const char *path, const char *head, gint64 size)
{
  g_assert_true (g_file_set_contents (path, head, -1, NULL));
  g_assert_cmpint (truncate (path, size), ==, 0);
}

static glong
get_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

static void
test_a_file_far_too_long_takes_no_more_memory (Fixture *fixture, gconstpointer unused)
{
  const gint64 gib = G_GINT64_CONSTANT (1) << 30;
  g_autofree char *path = g_build_filename (fixture->folder, "long", NULL);
  g_auto(CbkImportReport) table = { 0 };
  g_auto(CbkImportReport) features = { 0 };
  g_auto(CbkImportReport) zeros = { 0 };
  g_autoptr(GError) error = NULL;
  glong before = get_peak_kib ();

  fixture_be (fixture, "9001");

  write_sparse (path, "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n\"B1", gib);
  import (fixture, path, &table);
  g_assert_cmpuint (table.rejected, ==, 1);

  write_sparse (path, "{\"features\":[{\"a\":\"", gib / 16);
  import (fixture, path, &features);
  g_assert_cmpuint (features.rejected, ==, 1);

  write_sparse (path, "\n", gib);
  g_assert_false (
      cbk_import_run (fixture->workspace, CBK_IMPORT_AUTO, path, NULL, NULL, NULL, &zeros, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);

  g_assert_cmpint (get_peak_kib () - before, <, 64 * 1024);
}

static void
test_no_more_problems_are_kept_than_can_be_read (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "many", NULL);
  g_autoptr(GString) text = g_string_new ("PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n");
  g_auto(CbkImportReport) report = { 0 };

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "x\n");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));

  fixture_be (fixture, "9001");
  import (fixture, path, &report);
  g_assert_cmpuint (report.rejected, ==, 5000);
  g_assert_cmpuint (report.lines, ==, 5000);
  g_assert_cmpuint (report.problems->len, ==, CBK_IMPORT_MAX_PROBLEMS);
}

static char *
read_start (const char *name, gsize *ret_length)
{
  g_autofree char *path = cbk_test_shared_data (name);
  char *data = NULL;

  if (path != NULL)
    g_assert_true (g_file_get_contents (path, &data, ret_length, NULL));
  *ret_length = MIN (*ret_length, 6000);

  return data;
}

static void
mutate (char *bytes, gsize length, GRand *rand)
{
  static const char nasty[] = "\"\n,,-.0919eE\0\xff{}[]:nt";

  for (gint n = g_rand_int_range (rand, 1, 12); n > 0; n--)
    {
      gsize at = (gsize) g_rand_int_range (rand, 1, (gint32) length);

      /* Now and then a piece from elsewhere, so that what is well written stands where it should not. */
      if (g_rand_int_range (rand, 0, 4) == 0)
        memmove (bytes + at, bytes + g_rand_int_range (rand, 0, (gint32) at), MIN (length - at, 40));
      else
        bytes[at] = nasty[g_rand_int_range (rand, 0, sizeof nasty)];
    }
}

static gboolean
verify_chain (CbkSession *session, gpointer report, GError **error)
{
  return cbk_outbox_verify (cbk_session_get_outbox (session), report, error);
}

static void
test_mutated_files_do_no_harm (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {
    "crime/2024-05-city-of-london-street.csv",
    "postcodes/codepoint_dy.csv",
    "boundaries/wards_E08000031.geojson",
    "boundaries/lsoa_birmingham_E08000025.geojson",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "mutated", NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1729);
  CbkChainReport chain;

  fixture_be (fixture, "9001");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = 0;
      g_autofree char *data = read_start (names[i], &length);

      for (guint round = 0; data != NULL && round < 60; round++)
        {
          g_autofree char *bytes = g_memdup2 (data, length);
          g_auto(CbkImportReport) report = { 0 };
          g_autoptr(GError) error = NULL;

          mutate (bytes, length, rand);
          g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
          if (cbk_import_run (fixture->workspace, CBK_IMPORT_AUTO, path, NULL, NULL, NULL, &report, &error))
            g_assert_cmpuint (report.lines, ==,
                              report.added + report.unchanged + report.changed + report.rejected);
          else
            g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
        }
    }

  g_assert_true (
      cbk_store_write (cbk_workspace_get_store (fixture->workspace), verify_chain, &chain, NULL, NULL));
  g_assert_cmpint (chain.broken_at, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/import-data/a-month-of-street-crime-comes-whole",
                 test_a_month_of_street_crime_comes_whole);
  ADD_CORE_TEST ("/import-data/wards-come-whole-and-know-their-district",
                 test_wards_come_whole_and_know_their_district);
  ADD_CORE_TEST ("/import-data/statistical-areas-and-street-crime-find-each-other",
                 test_statistical_areas_and_street_crime_find_each_other);
  ADD_CORE_TEST ("/import-data/what-was-stopped-goes-on-where-it-was",
                 test_what_was_stopped_goes_on_where_it_was);
  g_test_add_func ("/import-data/what-was-killed-goes-on-where-it-was",
                   test_what_was_killed_goes_on_where_it_was);
  ADD_CORE_TEST ("/import-data/a-file-far-too-long-takes-no-more-memory",
                 test_a_file_far_too_long_takes_no_more_memory);
  ADD_CORE_TEST ("/import-data/no-more-problems-are-kept-than-can-be-read",
                 test_no_more_problems_are_kept_than_can_be_read);
  ADD_CORE_TEST ("/import-data/mutated-files-do-no-harm", test_mutated_files_do_no_harm);
  ADD_CORE_TEST ("/import-data/postcodes-come-whole", test_postcodes_come_whole);

  return g_test_run ();
}
