/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-check.h"
#include "store/fixture.h"

#include <string.h>

static void
on_progress (const char *what, guint64 done, guint64 total, gpointer data)
{
  *(guint *) data += 1;
}

static gboolean
check (CbkSession *session, gpointer report, GError **error)
{
  guint n = 0;

  return cbk_check_store (session, on_progress, &n, report, error);
}

static void
fixture_check (Fixture *fixture, CbkCheckReport *report)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_store_write (fixture->store, check, report, NULL, &error));
  g_assert_no_error (error);
}

static void
save_some (Fixture *fixture)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *reference = g_strdup_printf ("20CU/%05u/26", i);
      g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary, “two” boats");

      cbk_record_set_text (record, "reference", reference);
      fixture_save (fixture, NULL, record);
    }
}

static gboolean
run_on_cache (CbkSession *session, gpointer sql, GError **error)
{
  return cbk_connection_exec (cbk_session_get_cache (session), sql, error);
}

static gboolean
run_on_outbox (CbkSession *session, gpointer sql, GError **error)
{
  return cbk_connection_exec (cbk_outbox_get_connection (cbk_session_get_outbox (session)), sql, error);
}

static void
test_a_sound_store_has_no_problems (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkCheckReport) report = { 0 };

  save_some (fixture);
  fixture_check (fixture, &report);
  for (guint i = 0; i < report.problems->len; i++)
    g_test_message ("%s", (char *) report.problems->pdata[i]);
  g_assert_cmpuint (report.problems->len, ==, 0);
  g_assert_cmpint (report.n_records, ==, 10);
  g_assert_cmpint (report.n_keys, >=, 20);
  g_assert_cmpint (report.chain.n_mutations, ==, 10);
}

/* Spoils one thing and expects one sentence that says so. */
static void
assert_found (Fixture *fixture, CbkSessionFunc func, const char *sql, const char *words)
{
  g_auto(CbkCheckReport) report = { 0 };
  g_autoptr(GError) error = NULL;

  save_some (fixture);
  g_assert_true (cbk_store_write (fixture->store, func, (gpointer) sql, NULL, &error));
  g_assert_no_error (error);
  fixture_check (fixture, &report);
  g_assert_cmpuint (report.problems->len, ==, 1);
  g_assert_nonnull (strstr (report.problems->pdata[0], words));
}

static void
test_a_lost_key_is_found (Fixture *fixture, gconstpointer unused)
{
  assert_found (fixture, run_on_cache, "DELETE FROM search_key WHERE k = '20cu0000326'", "names and numbers");
}

static void
test_a_key_of_no_record_is_found (Fixture *fixture, gconstpointer unused)
{
  assert_found (fixture, run_on_cache, "INSERT INTO search_key (k, rid) VALUES ('ghost', 99)",
                "1 names and numbers belong");
}

static void
test_a_place_of_no_record_is_found (Fixture *fixture, gconstpointer unused)
{
  assert_found (fixture, run_on_cache, "INSERT INTO place_box VALUES (7, 1, 2, 3, 4)", "1 places belong");
}

static void
test_words_of_another_text_are_found (Fixture *fixture, gconstpointer unused)
{
  assert_found (fixture, run_on_cache,
                "UPDATE cases SET summary = 'Something else' WHERE rid = (SELECT min(rid) FROM cases)",
                "its words");
}

static void
test_a_changed_mutation_is_found (Fixture *fixture, gconstpointer unused)
{
  assert_found (fixture, run_on_outbox, "UPDATE mutation SET payload = payload || ' ' WHERE dseq = 4",
                "changes is broken at number 4");
}

static void
test_a_cache_that_lags_is_found (Fixture *fixture, gconstpointer unused)
{
  assert_found (fixture, run_on_cache, "UPDATE sync_state SET v = '8' WHERE k = 'applied_dseq'",
                "after number 8");
}

static void
test_a_missing_attachment_is_found (Fixture *fixture, gconstpointer unused)
{
  assert_found (fixture, run_on_outbox, "INSERT INTO upload (sha256, size) VALUES (zeroblob (32), 5)",
                "is not there");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/check/a-sound-store-has-no-problems", test_a_sound_store_has_no_problems);
  ADD_STORE_TEST ("/check/a-lost-key-is-found", test_a_lost_key_is_found);
  ADD_STORE_TEST ("/check/a-key-of-no-record-is-found", test_a_key_of_no_record_is_found);
  ADD_STORE_TEST ("/check/a-place-of-no-record-is-found", test_a_place_of_no_record_is_found);
  ADD_STORE_TEST ("/check/words-of-another-text-are-found", test_words_of_another_text_are_found);
  ADD_STORE_TEST ("/check/a-changed-mutation-is-found", test_a_changed_mutation_is_found);
  ADD_STORE_TEST ("/check/a-cache-that-lags-is-found", test_a_cache_that_lags_is_found);
  ADD_STORE_TEST ("/check/a-missing-attachment-is-found", test_a_missing_attachment_is_found);

  return g_test_run ();
}
