/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-salvage.h"
#include "store/fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE 4096
#define N_SAVES 300

static gboolean
commit (CbkSession *session, gpointer changes, GError **error)
{
  return cbk_session_commit (session, changes, error);
}

/* Many mutations of one record, some accesses among them. */
static void
save_many (Fixture *fixture, guint n)
{
  g_autoptr(CbkRecord) before = fixture_new_case (fixture, "Harbour burglary");

  fixture_save (fixture, NULL, before);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", OFFICER, NULL);
      g_autoptr(CbkRecord) after = cbk_record_dup (before);
      g_autofree char *summary = g_strdup_printf ("Harbour burglary, note %u", i);

      cbk_record_set_text (after, "summary", summary);
      cbk_change_set_update (changes, before, after);
      g_assert_true (cbk_store_write (fixture->store, commit, changes, NULL, NULL));
      g_set_object (&before, after);
    }
}

static gboolean
log_accesses (CbkSession *session, gpointer n, GError **error)
{
  const CbkAccessEvent event = { .actor = OFFICER, .operation = "open", .type = "case", .id = OFFICER };

  for (guint i = 0; i < GPOINTER_TO_UINT (n); i++)
    if (!cbk_outbox_log_access (cbk_session_get_outbox (session), &event, error))
      return FALSE;

  return TRUE;
}

static void
close_store (Fixture *fixture)
{
  cbk_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

static gboolean
holds (const char *page, const char *words)
{
  gsize length = strlen (words);

  for (gsize i = 0; i + length <= PAGE; i++)
    if (memcmp (page + i, words, length) == 0)
      return TRUE;

  return FALSE;
}

/* Makes noise of every page in which @words stand; returns how many. */
static guint
spoil_pages (Fixture *fixture, const char *words)
{
  g_autofree char *path = fixture_path (fixture, "outbox.db");
  g_autofree char *data = NULL;
  gsize length;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (gsize page = 0; page + PAGE <= length; page += PAGE)
    if (holds (data + page, words))
      {
        memset (data + page, 0xa5, PAGE);
        n++;
      }
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));

  return n;
}

static void
fixture_salvage (Fixture *fixture, CbkSalvageReport *report)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_salvage_outbox (fixture->folder, &fixture->env.env, report, &error));
  g_assert_no_error (error);
}

static gboolean
verify (CbkSession *session, gpointer report, GError **error)
{
  return cbk_outbox_verify (cbk_session_get_outbox (session), report, error);
}

static CbkChainReport
fixture_verify (Fixture *fixture)
{
  CbkChainReport report;

  g_assert_true (cbk_store_write (fixture->store, verify, &report, NULL, NULL));

  return report;
}

static void
test_what_a_damaged_file_still_holds_is_saved (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  g_autofree char *aside = NULL;
  CbkChainReport chain;

  save_many (fixture, N_SAVES);
  g_assert_true (cbk_store_write (fixture->store, log_accesses, GUINT_TO_POINTER (40), NULL, NULL));
  close_store (fixture);
  g_assert_cmpuint (spoil_pages (fixture, "\"dseq\":150,"), >=, 1);

  fixture_salvage (fixture, &report);
  g_assert_cmpint (report.n_mutations, <, N_SAVES);
  g_assert_cmpint (report.n_mutations, >, N_SAVES - 40);
  g_assert_cmpint (report.n_mutations + cbk_gaps_count (report.lost_mutations), ==, N_SAVES);
  g_assert_cmpint (cbk_gaps_skip (report.lost_mutations, 150), !=, 150);
  g_assert_cmpint (report.n_access_events, ==, 40);

  /* The damaged file is kept as it was. */
  aside = fixture_path (fixture, report.aside);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));

  fixture_reopen (fixture);
  chain = fixture_verify (fixture);
  g_assert_cmpint (chain.broken_at, ==, 0);
  g_assert_cmpint (chain.n_mutations, ==, report.n_mutations);
  g_assert_cmpint (chain.n_lost, ==, cbk_gaps_count (report.lost_mutations));
}

static gboolean
dispose_of_all (CbkSession *session, gpointer unused, GError **error)
{
  return cbk_connection_exec (cbk_outbox_get_connection (cbk_session_get_outbox (session)),
                              "UPDATE mutation SET state = 3; INSERT INTO disposed SELECT DISTINCT id FROM mutation", error);
}

static void
test_what_the_law_had_erased_is_saved_by_its_digests (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  CbkChainReport chain;

  save_many (fixture, 20);
  g_assert_true (cbk_store_write (fixture->store, dispose_of_all, NULL, NULL, NULL));
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_verify (fixture).n_erased, ==, 20);
  close_store (fixture);
  g_assert_cmpuint (spoil_pages (fixture, "Harbour burglary"), ==, 0);

  fixture_salvage (fixture, &report);
  g_assert_cmpint (report.n_mutations, ==, 20);
  g_assert_cmpint (cbk_gaps_count (report.lost_mutations), ==, 0);
  fixture_reopen (fixture);
  chain = fixture_verify (fixture);
  g_assert_cmpint (chain.broken_at, ==, 0);
  g_assert_cmpint (chain.n_erased, ==, 20);
}

static gboolean
last_dseq (CbkSession *session, gpointer data, GError **error)
{
  *(gint64 *) data = cbk_outbox_get_last_dseq (cbk_session_get_outbox (session));

  return TRUE;
}

static void
test_lost_numbers_at_the_end_are_never_given_again (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "After");
  gint64 last;

  save_many (fixture, N_SAVES);
  close_store (fixture);
  spoil_pages (fixture, "\"dseq\":300,");

  fixture_salvage (fixture, &report);
  g_assert_cmpint (cbk_gaps_get_last (report.lost_mutations), ==, N_SAVES);

  fixture_reopen (fixture);
  fixture_save (fixture, NULL, record);
  g_assert_true (cbk_store_write (fixture->store, last_dseq, &last, NULL, NULL));
  g_assert_cmpint (last, ==, N_SAVES + 1);
  g_assert_cmpint (fixture_verify (fixture).broken_at, ==, 0);
}

static void
exec_on_outbox (Fixture *fixture, const char *sql)
{
  g_autofree char *path = fixture_path (fixture, "outbox.db");
  g_autoptr(CbkConnection) connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, NULL);

  g_assert_true (cbk_connection_exec (connection, sql, NULL));
}

static void
test_a_row_that_does_not_fit_its_hash_is_not_taken_over (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };

  save_many (fixture, 20);
  close_store (fixture);
  exec_on_outbox (fixture, "UPDATE mutation SET payload = replace (payload, 'note', 'word') WHERE dseq = 7");

  fixture_salvage (fixture, &report);
  g_assert_cmpint (report.n_invalid, ==, 1);
  g_assert_cmpint (cbk_gaps_count (report.lost_mutations), ==, 1);
  g_assert_cmpint (cbk_gaps_nth (report.lost_mutations, 0)->first, ==, 7);
}

static void
test_a_new_hole_beside_a_known_gap_is_a_break (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };

  save_many (fixture, 20);
  close_store (fixture);
  exec_on_outbox (fixture, "DELETE FROM mutation WHERE dseq BETWEEN 7 AND 9");
  fixture_salvage (fixture, &report);

  exec_on_outbox (fixture, "DELETE FROM mutation WHERE dseq = 10");
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_verify (fixture).broken_at, ==, 10);
}

static void
test_the_laptop_stays_itself_and_drafts_stay (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  g_autofree char *path = fixture_path (fixture, "outbox.db");
  g_autoptr(CbkConnection) connection = NULL;
  gint64 same;

  save_many (fixture, 20);
  close_store (fixture);
  exec_on_outbox (fixture,
                  "INSERT INTO draft VALUES ('me', 'case', x'00112233445566778899aabbccddeeff', 3, 4, '{}');"
                  "INSERT INTO upload (sha256, size) VALUES (x'aa', 12);"
                  "DELETE FROM device");
  fixture_salvage (fixture, &report);
  g_assert_cmpint (report.n_drafts, ==, 1);
  g_assert_cmpint (report.n_uploads, ==, 1);

  connection = cbk_connection_open (path, CBK_CONNECTION_READ, NULL);
  g_assert_true (cbk_connection_query_int (connection,
                                           "SELECT count(*) FROM device d JOIN mutation m ON m.dseq = 1 "
                                           "WHERE d.k = 'device' AND instr (m.payload, d.v) > 0",
                                           &same, NULL));
  g_assert_cmpint (same, ==, 1);
}

static void
test_an_interrupted_salvage_is_finished_on_opening (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  g_autofree char *outbox = fixture_path (fixture, "outbox.db");
  g_autofree char *salvaged = fixture_path (fixture, "outbox-salvaged.db");
  CbkChainReport chain;

  save_many (fixture, 20);
  close_store (fixture);
  fixture_salvage (fixture, &report);

  /* As it stands when the program ends between putting the old one aside and moving the new one in. */
  g_assert_cmpint (g_rename (outbox, salvaged), ==, 0);
  fixture_reopen (fixture);
  chain = fixture_verify (fixture);
  g_assert_cmpint (chain.n_mutations, ==, 20);
  g_assert_false (g_file_test (salvaged, G_FILE_TEST_EXISTS));
}

static void
test_an_open_store_is_not_salvaged (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_salvage_outbox (fixture->folder, &fixture->env.env, &report, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_BUSY);
}

static void
spoil_head (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "outbox.db");
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  memset (data, 0xa5, PAGE);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
}

static void
test_a_file_without_its_head_gives_all_its_rows (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  g_autofree char *copy = fixture_path (fixture, "outbox-salvaging-copy.db");

  save_many (fixture, N_SAVES);
  g_assert_true (cbk_store_write (fixture->store, log_accesses, GUINT_TO_POINTER (10), NULL, NULL));
  close_store (fixture);
  spoil_head (fixture);

  fixture_salvage (fixture, &report);
  g_assert_cmpint (report.n_mutations, ==, N_SAVES);
  g_assert_cmpint (report.n_access_events, ==, 10);
  g_assert_cmpint (cbk_gaps_count (report.lost_mutations), ==, 0);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  fixture_reopen (fixture);
  g_assert_cmpint (fixture_verify (fixture).broken_at, ==, 0);
}

static void
test_a_file_of_noise_leaves_a_record_of_what_was_there (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSalvageReport) report = { 0 };
  g_autofree char *path = fixture_path (fixture, "outbox.db");
  g_autofree char *noise = g_strnfill (10 * PAGE, 'x');

  save_many (fixture, 20);
  close_store (fixture);
  g_assert_true (g_file_set_contents (path, noise, -1, NULL));

  fixture_salvage (fixture, &report);
  g_assert_cmpint (report.n_mutations, ==, 0);
  g_assert_cmpint (cbk_gaps_count (report.lost_mutations), ==, 20);
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_verify (fixture).n_lost, ==, 20);
}

static void
test_gaps_join_and_read_back (void)
{
  g_autoptr(CbkGaps) gaps = cbk_gaps_new ();
  g_autoptr(CbkGaps) again = cbk_gaps_new ();
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  cbk_gaps_add (gaps, 10, 12);
  cbk_gaps_add (gaps, 4, 4);
  cbk_gaps_add (gaps, 5, 6);
  cbk_gaps_add (gaps, 13, 20);
  text = cbk_gaps_print (gaps);
  g_assert_cmpstr (text, ==, "4-6,10-20");
  g_assert_cmpint (cbk_gaps_count (gaps), ==, 14);
  g_assert_cmpint (cbk_gaps_skip (gaps, 5), ==, 7);
  g_assert_cmpint (cbk_gaps_skip (gaps, 7), ==, 7);

  g_assert_true (cbk_gaps_parse (again, text, NULL));
  g_assert_cmpint (cbk_gaps_get_last (again), ==, 20);
  g_assert_false (cbk_gaps_parse (again, "9-3", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CORRUPT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salvage/gaps-join-and-read-back", test_gaps_join_and_read_back);
  ADD_STORE_TEST ("/salvage/what-a-damaged-file-still-holds-is-saved",
                  test_what_a_damaged_file_still_holds_is_saved);
  ADD_STORE_TEST ("/salvage/what-the-law-had-erased-is-saved-by-its-digests",
                  test_what_the_law_had_erased_is_saved_by_its_digests);
  ADD_STORE_TEST ("/salvage/lost-numbers-at-the-end-are-never-given-again",
                  test_lost_numbers_at_the_end_are_never_given_again);
  ADD_STORE_TEST ("/salvage/a-row-that-does-not-fit-its-hash-is-not-taken-over",
                  test_a_row_that_does_not_fit_its_hash_is_not_taken_over);
  ADD_STORE_TEST ("/salvage/a-new-hole-beside-a-known-gap-is-a-break",
                  test_a_new_hole_beside_a_known_gap_is_a_break);
  ADD_STORE_TEST ("/salvage/the-laptop-stays-itself-and-drafts-stay",
                  test_the_laptop_stays_itself_and_drafts_stay);
  ADD_STORE_TEST ("/salvage/an-interrupted-salvage-is-finished-on-opening",
                  test_an_interrupted_salvage_is_finished_on_opening);
  ADD_STORE_TEST ("/salvage/a-file-without-its-head-gives-all-its-rows",
                  test_a_file_without_its_head_gives_all_its_rows);
  ADD_STORE_TEST ("/salvage/a-file-of-noise-leaves-a-record-of-what-was-there",
                  test_a_file_of_noise_leaves_a_record_of_what_was_there);
  ADD_STORE_TEST ("/salvage/an-open-store-is-not-salvaged", test_an_open_store_is_not_salvaged);

  return g_test_run ();
}
