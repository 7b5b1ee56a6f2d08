/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "lib/cbk-test.h"
#include "store/cbk-connection.h"

typedef struct
{
  char *folder;
  CbkConnection *connection;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = cbk_test_make_folder ();
  path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, &error);
  g_assert_no_error (error);
  cbk_connection_exec (fixture->connection, "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT UNIQUE) STRICT", &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  cbk_connection_close (fixture->connection);
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
add_note (CbkConnection *connection, gpointer body, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "INSERT INTO note (body) VALUES (:body)");
  cbk_statement_bind_text (&stmt, ":body", body);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
add_note_and_fail (CbkConnection *connection, gpointer body, GError **error)
{
  if (!add_note (connection, body, error))
    return FALSE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE, "no");

  return FALSE;
}

static gint64
count_notes (Fixture *fixture)
{
  gint64 n = -1;

  g_assert_true (cbk_connection_query_int (fixture->connection, "SELECT count (*) FROM note", &n, NULL));

  return n;
}

static void
test_a_failed_transaction_leaves_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_connection_transact (fixture->connection, add_note_and_fail, (gpointer) "a", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
  g_assert_cmpint (count_notes (fixture), ==, 0);

  g_clear_error (&error);
  g_assert_true (cbk_connection_transact (fixture->connection, add_note, (gpointer) "a", &error));
  g_assert_cmpint (count_notes (fixture), ==, 1);
}

/* As another connection sees it. */
static gint64
count_committed (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.db", NULL);
  g_autoptr(CbkConnection) reader = cbk_connection_open (path, CBK_CONNECTION_READ, NULL);
  gint64 n = -1;

  g_assert_true (cbk_connection_query_int (reader, "SELECT count (*) FROM note", &n, NULL));

  return n;
}

static void
test_what_is_gathered_is_committed_together (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_connection_gather (fixture->connection, add_note, (gpointer) "a", &error));
  g_assert_true (cbk_connection_gather (fixture->connection, add_note, (gpointer) "b", &error));
  g_assert_cmpint (count_notes (fixture), ==, 2);
  g_assert_cmpint (count_committed (fixture), ==, 0);

  g_assert_true (cbk_connection_settle (fixture->connection, &error));
  g_assert_true (cbk_connection_settle (fixture->connection, &error));
  g_assert_cmpint (count_committed (fixture), ==, 2);
}

static void
test_a_failure_undoes_all_that_was_gathered (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_connection_gather (fixture->connection, add_note, (gpointer) "a", &error));
  g_assert_false (cbk_connection_gather (fixture->connection, add_note_and_fail, (gpointer) "b", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
  g_assert_cmpint (count_notes (fixture), ==, 0);

  g_clear_error (&error);
  g_assert_true (cbk_connection_transact (fixture->connection, add_note, (gpointer) "c", &error));
  g_assert_cmpint (count_committed (fixture), ==, 1);
}

/* As SQLite does by itself when a disk is full. */
static void
test_what_sqlite_undid_is_not_taken_for_committed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_connection_gather (fixture->connection, add_note, (gpointer) "a", &error));
  g_assert_true (cbk_connection_exec (fixture->connection, "ROLLBACK", &error));
  g_assert_false (cbk_connection_settle (fixture->connection, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STORAGE);

  g_clear_error (&error);
  g_assert_true (cbk_connection_gather (fixture->connection, add_note, (gpointer) "b", &error));
  g_assert_true (cbk_connection_exec (fixture->connection, "ROLLBACK", &error));
  g_assert_false (cbk_connection_gather (fixture->connection, add_note, (gpointer) "c", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STORAGE);
  g_assert_cmpint (count_notes (fixture), ==, 0);
}

static void
test_a_broken_constraint_is_a_conflict (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_connection_transact (fixture->connection, add_note, (gpointer) "a", &error));
  g_assert_false (cbk_connection_transact (fixture->connection, add_note, (gpointer) "a", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CONFLICT);
}

static void
test_a_statement_reports_its_first_failure (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkStatement) stmt = { 0 };
  g_autoptr(GError) error = NULL;

  cbk_statement_init (&stmt, fixture->connection, "SELECT nothing FROM nowhere");
  g_assert_false (cbk_statement_step (&stmt));
  g_assert_false (cbk_statement_finish (&stmt, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STORAGE);
}

static void
test_a_long_query_can_be_stopped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gint64 n;

  g_cancellable_cancel (cancellable);
  cbk_connection_set_cancellable (fixture->connection, cancellable);
  g_assert_false (cbk_connection_query_int (fixture->connection,
                                            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) "
                                            "SELECT count (*) FROM n",
                                            &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cbk_connection_set_cancellable (fixture->connection, NULL);
}

static void
test_statements_are_not_kept_without_end (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %u", i);
      gint64 n;

      g_assert_true (cbk_connection_query_int (fixture->connection, sql, &n, NULL));
      g_assert_cmpint (n, ==, i);
    }
}

static void
test_a_file_that_is_no_database_is_corrupt (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *noise = g_strnfill (8192, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, noise, -1, NULL));
  g_assert_null (cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CORRUPT);
}

#define ADD(name, func) g_test_add ("/connection/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-failed-transaction-leaves-nothing", test_a_failed_transaction_leaves_nothing);
  ADD ("what-is-gathered-is-committed-together", test_what_is_gathered_is_committed_together);
  ADD ("a-failure-undoes-all-that-was-gathered", test_a_failure_undoes_all_that_was_gathered);
  ADD ("what-sqlite-undid-is-not-taken-for-committed", test_what_sqlite_undid_is_not_taken_for_committed);
  ADD ("a-broken-constraint-is-a-conflict", test_a_broken_constraint_is_a_conflict);
  ADD ("a-statement-reports-its-first-failure", test_a_statement_reports_its_first_failure);
  ADD ("a-long-query-can-be-stopped", test_a_long_query_can_be_stopped);
  ADD ("statements-are-not-kept-without-end", test_statements_are_not_kept_without_end);
  ADD ("a-file-that-is-no-database-is-corrupt", test_a_file_that_is_no_database_is_corrupt);

  return g_test_run ();
}
