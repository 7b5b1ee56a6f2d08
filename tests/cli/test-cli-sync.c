/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test-hq.h"
#include "lib/cbk-test.h"

#include <signal.h>

/* The words of two people on two laptops, as they would type them. */

static const char *casebookctl, *casebook_hq;

typedef struct
{
  CbkTestHq hq;
  char *mine, *theirs;   /* folders */
  char *out;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, casebook_hq);
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_add_user (&fixture->hq, "1002", "Hartley", "investigator");
  cbk_test_hq_start (&fixture->hq);
  fixture->mine = cbk_test_make_folder ();
  fixture->theirs = cbk_test_make_folder ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_free (&fixture->hq);
  cbk_test_remove_folder (fixture->mine);
  cbk_test_remove_folder (fixture->theirs);
  g_free (fixture->mine);
  g_free (fixture->theirs);
  g_free (fixture->out);
}

static void G_GNUC_NULL_TERMINATED
run (Fixture *fixture, const char *folder, const char *input, int code, ...)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) argv = NULL;
  const char *word;
  va_list list;

  g_strv_builder_add_many (builder, casebookctl, "--store", folder, NULL);
  va_start (list, code);
  while ((word = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (builder, word);
  va_end (list);
  argv = g_strv_builder_end (builder);

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "CASEBOOK_USER");
  g_subprocess_launcher_unsetenv (launcher, "CASEBOOK_PASSWORD");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->out, g_free);
  g_subprocess_communicate_utf8 (process, input, NULL, &fixture->out, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", fixture->out);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, code);
}

static void
test_a_case_travels_from_one_laptop_to_the_other (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  run (fixture, fixture->mine, CBK_TEST_PASSWORD "\n", 0, "sync", "--hq", fixture->hq.url, "--user", "1001", NULL);
  run (fixture, fixture->mine, NULL, 0, "--as", "1001", "run", "open_case", "summary=Harbour burglary", NULL);
  id = g_strstrip (g_strdup (fixture->out));
  run (fixture, fixture->mine, NULL, 0, "sync", NULL);
  g_assert_nonnull (strstr (fixture->out, "Sent"));

  run (fixture, fixture->theirs, CBK_TEST_PASSWORD "\n", 0, "sync", "--hq", fixture->hq.url, "--user", "1002", NULL);
  run (fixture, fixture->theirs, NULL, 0, "--as", "1002", "search", "harbour", NULL);
  g_assert_nonnull (strstr (fixture->out, id));
}

/* Before the second laptop ever heard of it. */
static void
test_what_is_not_here_is_asked_of_headquarters (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  run (fixture, fixture->mine, CBK_TEST_PASSWORD "\n", 0, "sync", "--hq", fixture->hq.url, "--user", "1001", NULL);
  run (fixture, fixture->theirs, CBK_TEST_PASSWORD "\n", 0, "sync", "--hq", fixture->hq.url, "--user", "1002", NULL);
  run (fixture, fixture->mine, NULL, 0, "--as", "1001", "run", "open_case", "summary=Harbour burglary", NULL);
  id = g_strstrip (g_strdup (fixture->out));
  run (fixture, fixture->mine, NULL, 0, "sync", NULL);

  run (fixture, fixture->theirs, NULL, 3, "--as", "1002", "show", "case", id, NULL);
  run (fixture, fixture->theirs, NULL, 0, "--as", "1002", "show", "--online", "case", id, NULL);
  g_assert_nonnull (strstr (fixture->out, "Harbour burglary"));

  /* Words are there some moments later; a try takes longer than nothing. */
  for (guint i = 0; i < 100 && strstr (fixture->out, "(title)") == NULL; i++)
    run (fixture, fixture->theirs, NULL, 0, "--as", "1002", "search", "--online", "harb", NULL);
  g_assert_nonnull (strstr (fixture->out, id));
  run (fixture, fixture->theirs, NULL, 0, "--as", "1002", "--json", "search", "--online", "harb", "--type", "case", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "{\"id\":\""));
  run (fixture, fixture->theirs, NULL, 0, "--as", "1002", "search", "--online", "nothingofthekind", NULL);
  g_assert_nonnull (strstr (fixture->out, "found nothing"));
  run (fixture, fixture->theirs, NULL, 3, "--as", "1002", "show", "--online", "case", fixture->theirs, NULL);
  run (fixture, fixture->theirs, NULL, 2, "--as", "1002", "search", "--online", NULL);
}

/* Until it says that state, or is at its end. */
static void
read_until (GDataInputStream *lines, const char *state)
{
  g_autofree char *wanted = g_strdup_printf ("\"state\":\"%s\"", state);
  gboolean found = FALSE;

  while (!found)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (line);
      g_test_message ("%s", line);
      found = strstr (line, wanted) != NULL;
    }
}

static void
test_it_watches_until_it_is_interrupted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  gint64 began_at;

  run (fixture, fixture->mine, NULL, 4, "sync", "watch", NULL);
  g_assert_nonnull (strstr (fixture->out, "sign in"));
  run (fixture, fixture->mine, CBK_TEST_PASSWORD "\n", 0, "sync", "--hq", fixture->hq.url, "--user", "1001", NULL);
  run (fixture, fixture->mine, NULL, 0, "--as", "1001", "run", "open_case", "summary=Harbour burglary", NULL);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, casebookctl, "--store", fixture->mine, "--json", "sync",
                              "watch", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  read_until (lines, "sending");
  read_until (lines, "idle");

  /* It waits for news now, and ends within a second all the same. */
  began_at = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - began_at, <, 5 * G_USEC_PER_SEC);

  run (fixture, fixture->mine, NULL, 0, "--json", "sync", "status", NULL);
  g_assert_nonnull (strstr (fixture->out, "\"saved_here\":0"));
}

static void
test_it_says_what_is_needed (Fixture *fixture, gconstpointer unused)
{
  run (fixture, fixture->mine, NULL, 2, "sync", NULL);
  g_assert_nonnull (strstr (fixture->out, "--user"));
  run (fixture, fixture->mine, CBK_TEST_PASSWORD "\n", 1, "sync", "--user", "1001", NULL);
  run (fixture, fixture->mine, "not the password\n", 4, "sync", "--hq", fixture->hq.url, "--user", "1001", NULL);
  run (fixture, fixture->mine, CBK_TEST_PASSWORD "\n", 1, "sync", "--hq", "http://hq.example", "--user", "1001", NULL);
  g_assert_nonnull (strstr (fixture->out, "https"));
  run (fixture, fixture->mine, NULL, 2, "sync", "--colour", "red", NULL);

  cbk_test_hq_stop (&fixture->hq, FALSE);
  run (fixture, fixture->mine, CBK_TEST_PASSWORD "\n", 1, "sync", "--hq", fixture->hq.url, "--user", "1001", NULL);
  g_assert_nonnull (strstr (fixture->out, "safe on this laptop"));
}

#define ADD(name, func) g_test_add ("/cli-sync/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  casebookctl = argv[1];
  casebook_hq = argv[2];

  ADD ("a-case-travels-from-one-laptop-to-the-other", test_a_case_travels_from_one_laptop_to_the_other);
  ADD ("what-is-not-here-is-asked-of-headquarters", test_what_is_not_here_is_asked_of_headquarters);
  ADD ("it-watches-until-it-is-interrupted", test_it_watches_until_it_is_interrupted);
  ADD ("it-says-what-is-needed", test_it_says_what_is_needed);

  return g_test_run ();
}
