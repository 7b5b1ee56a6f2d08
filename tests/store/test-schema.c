/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-schema.h"
#include "store/fixture.h"

static char *
dump (Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr(CbkConnection) connection = cbk_connection_open (path, CBK_CONNECTION_READ, NULL);
  g_autoptr(GError) error = NULL;
  char *text = cbk_schema_dup_dump (connection, &error);

  g_assert_no_error (error);

  return text;
}

static void
assert_golden (Fixture *fixture, const char *database, const char *golden)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", golden, NULL);
  g_autofree char *actual = dump (fixture, database);
  g_autofree char *expected = NULL;

  if (g_getenv ("CBK_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, actual, -1, NULL));

  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (actual, ==, expected);
}

static void
test_the_schema_is_the_golden_one (Fixture *fixture, gconstpointer unused)
{
  assert_golden (fixture, "outbox.db", "outbox-1.sql");
  assert_golden (fixture, "cache.db", "cache-1.sql");
}

static void
test_an_older_cache_gets_what_it_lacks (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autofree char *path = fixture_path (fixture, "cache.db");
  g_autofree char *whole = dump (fixture, "cache.db");
  g_autofree char *again = NULL;
  g_autoptr(CbkConnection) connection = NULL;
  g_autoptr(CbkRecord) found = NULL;
  g_autoptr(GError) error = NULL;

  fixture_save (fixture, NULL, record);
  cbk_store_close (fixture->store);

  /* As a program before the field "urn" would have left it. */
  connection = cbk_connection_open (path, CBK_CONNECTION_CACHE, NULL);
  cbk_connection_exec (connection,
                       "ALTER TABLE cases DROP COLUMN urn; DROP INDEX cases_state; PRAGMA user_version = 10000", &error);
  g_assert_no_error (error);
  g_clear_pointer (&connection, cbk_connection_close);

  fixture_reopen (fixture);
  found = fixture_get (fixture, "case", record->id);
  g_assert_cmpstr (cbk_record_get_text (found, "summary"), ==, "Harbour burglary");

  again = dump (fixture, "cache.db");
  g_assert_nonnull (strstr (again, "CREATE INDEX cases_state"));
  g_assert_nonnull (strstr (again, "urn TEXT"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/schema/the-schema-is-the-golden-one", test_the_schema_is_the_golden_one);
  ADD_STORE_TEST ("/schema/an-older-cache-gets-what-it-lacks", test_an_older_cache_gets_what_it_lacks);

  return g_test_run ();
}
