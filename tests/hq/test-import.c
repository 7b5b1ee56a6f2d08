/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test-hq.h"
#include "lib/cbk-test.h"
#include "store/cbk-connection.h"

#include <string.h>

/* What other systems of the force know becomes records. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  char *folder;    /* for tables */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, program);
  fixture->folder = cbk_test_make_folder ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_free (&fixture->hq);
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
import (Fixture *fixture, const char *type, const char *table, int code, const char *said)
{
  g_autofree char *path = g_build_filename (fixture->folder, "table.csv", NULL);
  g_autofree char *out = NULL;

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  out = cbk_test_hq_run (&fixture->hq, code, NULL, "import", fixture->hq.folder, type, path, NULL);
  g_test_message ("%s", out);
  g_assert_nonnull (strstr (out, said));
}

static void
assert_counts (Fixture *fixture, const char *sql, gint64 wanted)
{
  g_autofree char *path = g_build_filename (fixture->hq.folder, "hq.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkConnection) connection = cbk_connection_open (path, CBK_CONNECTION_READ, &error);
  gint64 n = -1;

  g_assert_no_error (error);
  g_assert_true (cbk_connection_query_int (connection, sql, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, wanted);
}

static void
import_force (Fixture *fixture)
{
  import (fixture, "unit", "code,name\nBRUM,Birmingham\nCOV,Coventry\n", 0, "2 made, 0 changed");
  import (fixture, "team", "code,name,unit\nR1,Response 1,BRUM\nL1,Locate,COV\n", 0, "2 made, 0 changed");
  import (fixture, "officer",
          "number,surname,roles,team,unit\n1001,Hartley,\"investigator,supervisor\",R1,BRUM\n1002,Okafor,investigator,L1,COV\n", 0,
          "2 made, 0 changed");
}

static void
test_a_table_that_was_read_before_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  import_force (fixture);
  import (fixture, "team", "code,name,unit\nR1,Response 1,BRUM\nL1,Locate,COV\n", 0, "0 made, 0 changed, 2 as they were");
  assert_counts (fixture, "SELECT count(*) FROM mutation", 6);
}

static void
test_other_records_are_called_by_their_codes (Fixture *fixture, gconstpointer unused)
{
  import_force (fixture);
  assert_counts (fixture,
                 "SELECT count(*) FROM record t JOIN record u ON u.type = 'unit' AND u.doc LIKE '%\"COV\"%' "
                 "WHERE t.type = 'team' AND t.doc LIKE '%\"L1\"%' AND replace (json_extract (t.doc, '$.unit'), '-', '') = "
                 "lower (hex (u.id))", 1);
}

static void
test_an_officer_is_posted_and_can_have_a_password (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *said = NULL;

  import_force (fixture);
  assert_counts (fixture, "SELECT count(*) FROM posting p JOIN account a ON a.officer = p.officer "
                          "WHERE p.roles = 'investigator,supervisor' AND a.number = '1001' AND p.unit IS NOT NULL "
                          "AND p.team IS NOT NULL", 1);
  assert_counts (fixture, "SELECT count(*) FROM account WHERE password <> ''", 0);
  said = cbk_test_hq_run (&fixture->hq, 0, CBK_TEST_PASSWORD "\n", "user", "password", fixture->hq.folder, "1001",
                          "--password-stdin", NULL);
  g_assert_nonnull (strstr (said, "1001 can sign in"));
}

/* What they did where they were is judged by where they were. */
static void
test_who_moves_is_posted_anew_and_the_old_posting_ends (Fixture *fixture, gconstpointer unused)
{
  import_force (fixture);
  import (fixture, "officer", "number,team,unit\n1002,R1,BRUM\n", 0, "0 made, 1 changed");
  assert_counts (fixture, "SELECT count(*) FROM posting p JOIN account a ON a.officer = p.officer WHERE a.number = '1002'", 2);
  assert_counts (fixture, "SELECT count(*) FROM posting p JOIN account a ON a.officer = p.officer WHERE a.number = '1002' "
                          "AND until_at < 9000000000000000", 1);
}

static void
test_a_role_that_the_table_takes_away_is_gone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *said = NULL;

  said = cbk_test_hq_run (&fixture->hq, 0, CBK_TEST_PASSWORD "\n", "user", "add", fixture->hq.folder, "1003", "Shah",
                          "investigator", "supervisor", "--password-stdin", NULL);
  import (fixture, "officer", "number,roles\n1003,investigator\n", 0, "0 made, 1 changed");
  assert_counts (fixture, "SELECT count(*) FROM posting WHERE roles LIKE '%supervisor%' AND until_at > 9000000000000000", 0);
  assert_counts (fixture, "SELECT count(*) FROM posting WHERE roles = 'investigator' AND until_at > 9000000000000000", 1);
}

static void
test_a_row_that_cannot_be_taken_is_named_and_left_out (Fixture *fixture, gconstpointer unused)
{
  import_force (fixture);
  import (fixture, "team", "code,name,unit\nX1,Lost,NOWHERE\nX2,Found,COV\n", 0, "line 2: There is no unit “NOWHERE”");
  import (fixture, "officer", "number,surname,roles\n1009,Quick,emperor\n", 0, "line 2: Roles");
  import (fixture, "team", "code,name,unit\nX3,Short\n,No code,COV\n\"X4", 0, "0 made, 0 changed, 0 as they were, 3 left out");
  assert_counts (fixture, "SELECT count(*) FROM record WHERE type = 'team'", 3);
}

static void
test_a_table_of_something_else_is_refused_whole (Fixture *fixture, gconstpointer unused)
{
  import (fixture, "officer", "number,shoe_size\n1,44\n", 1, "“shoe_size” is no field of “officer”");
  import (fixture, "officer", "surname\nHartley\n", 1, "no column “number”");
  import (fixture, "case", "reference\n1\n", 1, "no kind of record");
  assert_counts (fixture, "SELECT count(*) FROM mutation", 0);
}

#define ADD(name, func) g_test_add ("/import/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("a-table-that-was-read-before-changes-nothing", test_a_table_that_was_read_before_changes_nothing);
  ADD ("other-records-are-called-by-their-codes", test_other_records_are_called_by_their_codes);
  ADD ("an-officer-is-posted-and-can-have-a-password", test_an_officer_is_posted_and_can_have_a_password);
  ADD ("who-moves-is-posted-anew-and-the-old-posting-ends", test_who_moves_is_posted_anew_and_the_old_posting_ends);
  ADD ("a-role-that-the-table-takes-away-is-gone", test_a_role_that_the_table_takes_away_is_gone);
  ADD ("a-row-that-cannot-be-taken-is-named-and-left-out", test_a_row_that_cannot_be_taken_is_named_and_left_out);
  ADD ("a-table-of-something-else-is-refused-whole", test_a_table_of_something_else_is_refused_whole);

  return g_test_run ();
}
