/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-schema.h"
#include "store/fixture.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <unistd.h>

static void
test_what_is_saved_is_there_after_reopening (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) found = NULL;

  fixture_save (fixture, NULL, record);
  fixture_reopen (fixture);
  found = fixture_get (fixture, "case", record->id);

  g_assert_nonnull (found);
  g_assert_cmpstr (cbk_record_get_text (found, "summary"), ==, "Harbour burglary");
}

static void
test_who_made_and_changed_it_is_read_off_the_save (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) draft = NULL;
  g_autoptr(CbkRecord) found = NULL;
  gint64 made = fixture->env.now;

  fixture_save (fixture, NULL, record);
  cbk_test_env_advance (&fixture->env, 1000);
  draft = cbk_record_dup (record);
  cbk_record_set_text (draft, "summary", "Harbour arson");
  fixture_save (fixture, record, draft);

  found = fixture_get (fixture, "case", record->id);
  g_assert_cmpint (found->created_at, ==, made);
  g_assert_cmpint (found->changed_at, ==, made + 1000);
  g_assert_cmpstr (found->created_by, ==, OFFICER);
}

static void
remove_cache (Fixture *fixture)
{
  const char *names[] = { "cache.db", "cache.db-wal", "cache.db-shm" };

  cbk_store_close (fixture->store);
  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_path (fixture, names[i]);

      g_unlink (path);
    }
}

static void
test_a_lost_cache_comes_back_from_the_evidence (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) draft = NULL;
  g_autoptr(CbkRecord) before = NULL;
  g_autoptr(CbkRecord) found = NULL;

  fixture_save (fixture, NULL, record);
  cbk_test_env_advance (&fixture->env, 5000);
  draft = cbk_record_dup (record);
  cbk_record_set_text (draft, "summary", "Harbour arson");
  fixture_save (fixture, record, draft);
  before = fixture_get (fixture, "case", record->id);

  remove_cache (fixture);
  fixture_reopen (fixture);
  found = fixture_get (fixture, "case", record->id);

  for (guint i = 0; i < CBK_RECORD_GET_CLASS (found)->n_fields; i++)
    g_assert_true (cbk_record_same_field (before, found, &CBK_RECORD_GET_CLASS (found)->fields[i]));
}

/* The files as they stand while the program runs are what a kill leaves. */
static void
test_a_kill_loses_no_save_that_the_cache_had_not_committed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) draft = cbk_record_dup (record);
  g_autoptr(CbkRecord) other = fixture_new_case (fixture, "Theft of a boat");
  g_autoptr(CbkRecord) found = NULL;
  g_autoptr(CbkRecord) found_other = NULL;
  g_autofree char *killed = cbk_test_make_folder ();
  g_autofree char *folder = NULL;

  cbk_record_set_text (draft, "summary", "Harbour arson");
  fixture_save (fixture, NULL, record);
  fixture_save (fixture, record, draft);
  fixture_save (fixture, NULL, other);
  cbk_test_copy_files (fixture->folder, killed);

  cbk_store_close (fixture->store);
  g_clear_object (&fixture->store);
  folder = g_steal_pointer (&fixture->folder);
  fixture->folder = g_steal_pointer (&killed);
  fixture_reopen (fixture);
  found = fixture_get (fixture, "case", record->id);
  found_other = fixture_get (fixture, "case", other->id);

  g_assert_cmpstr (cbk_record_get_text (found, "summary"), ==, "Harbour arson");
  g_assert_cmpstr (cbk_record_get_text (found_other, "summary"), ==, "Theft of a boat");
  cbk_test_remove_folder (folder);
}

static void
test_a_damaged_cache_is_put_aside_and_made_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) found = NULL;
  g_autofree char *path = fixture_path (fixture, "cache.db");
  g_autofree char *noise = g_strnfill (65536, 'x');

  fixture_save (fixture, NULL, record);
  remove_cache (fixture);
  g_assert_true (g_file_set_contents (path, noise, -1, NULL));

  fixture_reopen (fixture);
  found = fixture_get (fixture, "case", record->id);
  g_assert_nonnull (found);
  g_assert_nonnull (cbk_store_get_notice (fixture->store));
}

static void
assert_opening_fails (Fixture *fixture, CbkError code)
{
  g_autoptr(GError) error = NULL;

  cbk_store_close (fixture->store);
  g_clear_object (&fixture->store);

  g_assert_null (cbk_store_open (fixture->folder, &fixture->env.env, &error));
  g_assert_error (error, CBK_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_damaged_evidence_is_never_thrown_away (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = fixture_path (fixture, "outbox.db");
  g_autofree char *noise = g_strnfill (65536, 'x');
  g_autofree char *after = NULL;

  cbk_store_close (fixture->store);
  g_assert_true (g_file_set_contents (path, noise, -1, NULL));

  assert_opening_fails (fixture, CBK_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, noise);
}

static void
set_user_version (Fixture *fixture, const char *name, const char *sql)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr(CbkConnection) connection = NULL;

  cbk_store_close (fixture->store);
  connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, NULL);
  g_assert_true (cbk_connection_exec (connection, sql, NULL));
}

static void
test_a_newer_store_is_left_alone (Fixture *fixture, gconstpointer unused)
{
  set_user_version (fixture, "outbox.db", "PRAGMA user_version = 999");
  assert_opening_fails (fixture, CBK_ERROR_NEWER);
}

static void
test_a_newer_cache_is_left_alone (Fixture *fixture, gconstpointer unused)
{
  set_user_version (fixture, "cache.db", "PRAGMA user_version = 99999999");
  assert_opening_fails (fixture, CBK_ERROR_NEWER);
}

static void
test_a_second_program_is_told_so (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_store_open (fixture->folder, &fixture->env.env, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_BUSY);
}

static void
test_a_folder_that_cannot_be_made_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *file = fixture_path (fixture, "file");
  g_autofree char *folder = g_build_filename (file, "below", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_null (cbk_store_open (folder, &fixture->env.env, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_READ_ONLY);
}

static void
test_a_read_only_folder_is_said (Fixture *fixture, gconstpointer unused)
{
  if (getuid () == 0)
    {
      g_test_skip ("the administrator may write everywhere");
      return;
    }

  cbk_store_close (fixture->store);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_opening_fails (fixture, CBK_ERROR_READ_ONLY);
}

static gboolean
commit (CbkSession *session, gpointer changes, GError **error)
{
  return cbk_session_commit (session, changes, error);
}

/* The kernel refuses to let files grow past a limit, as a full disk would. */
static gboolean
save_below_limit (Fixture *fixture, CbkRecord *record, rlim_t limit, GError **error)
{
  g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", OFFICER, NULL);
  struct rlimit old, small;
  gboolean ok;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = (struct rlimit){ .rlim_cur = limit, .rlim_max = old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);

  cbk_change_set_create (changes, record);
  ok = cbk_store_write (fixture->store, commit, changes, NULL, error);

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  return ok;
}

static void
test_a_save_that_does_not_fit_is_refused_whole (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) small = fixture_new_case (fixture, "Small");
  g_autofree char *text = g_strnfill (3 << 20, 'x');
  g_autoptr(CbkRecord) found = NULL;
  g_autoptr(GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  cbk_record_set_text (record, "method", text);

  g_assert_false (save_below_limit (fixture, record, 2 << 20, &error));
  g_assert_true (g_error_matches (error, CBK_ERROR, CBK_ERROR_FULL) ||
                 g_error_matches (error, CBK_ERROR, CBK_ERROR_STORAGE));
  g_assert_null (fixture_get (fixture, "case", record->id));

  /* And the store goes on working. */
  fixture_save (fixture, NULL, small);
  found = fixture_get (fixture, "case", small->id);
  g_assert_nonnull (found);
}

/* What could never be sent is said when it is saved, not found out later. */
static void
test_a_save_that_headquarters_would_not_take_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) one = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) two = fixture_new_case (fixture, "Harbour arson");
  g_autofree char *text = g_strnfill (5 << 19, 'x');
  g_autoptr(CbkChangeSet) changes = cbk_change_set_new ("test", OFFICER, NULL);
  g_autoptr(GError) error = NULL;

  cbk_record_set_text (one, "method", text);
  cbk_record_set_text (two, "method", text);
  cbk_change_set_create (changes, one);
  cbk_change_set_create (changes, two);
  g_assert_false (cbk_store_write (fixture->store, commit, changes, NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_null (fixture_get (fixture, "case", one->id));

  /* One after the other they fit. */
  fixture_save (fixture, NULL, one);
  fixture_save (fixture, NULL, two);
}

static gboolean
load (CbkSession *session, gpointer records, GError **error)
{
  return cbk_session_load (session, records, error);
}

static void
fixture_load (Fixture *fixture, CbkRecord *record)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (records, record);
  g_assert_true (cbk_store_write (fixture->store, load, records, NULL, &error));
  g_assert_no_error (error);
}

static void
test_loading_twice_changes_nothing_and_older_is_passed_over (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) older = cbk_record_dup (record);
  g_autoptr(CbkRecord) found = NULL;

  record->version = 5;
  older->version = 4;
  cbk_record_set_text (older, "summary", "Old news");

  fixture_load (fixture, record);
  fixture_load (fixture, record);
  fixture_load (fixture, older);

  found = fixture_get (fixture, "case", record->id);
  g_assert_cmpstr (cbk_record_get_text (found, "summary"), ==, "Harbour burglary");
  g_assert_cmpint (found->version, ==, 5);
}

static gboolean
read_base (CbkSession *session, gpointer data, GError **error)
{
  char **base = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session), "SELECT base FROM cases WHERE pending = 1");
  if (cbk_statement_step (&stmt))
    *base = g_strdup (cbk_statement_get_text (&stmt, 0));

  return cbk_statement_finish (&stmt, error);
}

static void
test_the_first_pending_change_keeps_what_hq_has (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autoptr(CbkRecord) first = NULL;
  g_autoptr(CbkRecord) second = NULL;
  g_autofree char *base = NULL;

  record->version = 5;
  fixture_load (fixture, record);

  first = cbk_record_dup (record);
  cbk_record_set_text (first, "summary", "Harbour arson");
  fixture_save (fixture, record, first);
  second = cbk_record_dup (first);
  cbk_record_set_text (second, "summary", "Harbour fraud");
  fixture_save (fixture, first, second);

  g_assert_true (cbk_store_read (fixture->store, read_base, &base, NULL, NULL));
  g_assert_nonnull (strstr (base, "Harbour burglary"));
}

static void
on_committed (CbkStore *store, GPtrArray *ids, gpointer user_data)
{
  *(char **) user_data = g_strdup (ids->pdata[0]);
}

static void
test_a_save_is_news (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkRecord) record = fixture_new_case (fixture, "Harbour burglary");
  g_autofree char *id = NULL;

  g_signal_connect (fixture->store, "committed", G_CALLBACK (on_committed), &id);
  fixture_save (fixture, NULL, record);
  while (id == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (id, ==, record->id);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/store/what-is-saved-is-there-after-reopening", test_what_is_saved_is_there_after_reopening);
  ADD_STORE_TEST ("/store/who-made-and-changed-it-is-read-off-the-save", test_who_made_and_changed_it_is_read_off_the_save);
  ADD_STORE_TEST ("/store/a-lost-cache-comes-back-from-the-evidence", test_a_lost_cache_comes_back_from_the_evidence);
  ADD_STORE_TEST ("/store/a-kill-loses-no-save-that-the-cache-had-not-committed",
                  test_a_kill_loses_no_save_that_the_cache_had_not_committed);
  ADD_STORE_TEST ("/store/a-damaged-cache-is-put-aside-and-made-again", test_a_damaged_cache_is_put_aside_and_made_again);
  ADD_STORE_TEST ("/store/damaged-evidence-is-never-thrown-away", test_damaged_evidence_is_never_thrown_away);
  ADD_STORE_TEST ("/store/a-newer-store-is-left-alone", test_a_newer_store_is_left_alone);
  ADD_STORE_TEST ("/store/a-newer-cache-is-left-alone", test_a_newer_cache_is_left_alone);
  ADD_STORE_TEST ("/store/a-second-program-is-told-so", test_a_second_program_is_told_so);
  ADD_STORE_TEST ("/store/a-folder-that-cannot-be-made-is-said", test_a_folder_that_cannot_be_made_is_said);
  ADD_STORE_TEST ("/store/a-read-only-folder-is-said", test_a_read_only_folder_is_said);
  ADD_STORE_TEST ("/store/a-save-that-does-not-fit-is-refused-whole", test_a_save_that_does_not_fit_is_refused_whole);
  ADD_STORE_TEST ("/store/a-save-that-headquarters-would-not-take-is-refused",
                  test_a_save_that_headquarters_would_not_take_is_refused);
  ADD_STORE_TEST ("/store/loading-twice-changes-nothing", test_loading_twice_changes_nothing_and_older_is_passed_over);
  ADD_STORE_TEST ("/store/the-first-pending-change-keeps-what-hq-has", test_the_first_pending_change_keeps_what_hq_has);
  ADD_STORE_TEST ("/store/a-save-is-news", test_a_save_is_news);

  return g_test_run ();
}
