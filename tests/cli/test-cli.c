/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-json.h"
#include "lib/cbk-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/* The program itself, as a person runs it. */

static const char *program;

typedef struct
{
  char *folder;
  char *out;
  char *err;
  int code;
} Fixture;

static void
run_list (Fixture *fixture, const char *user, va_list list)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) argv = NULL;
  const char *word;

  g_strv_builder_add_many (builder, program, "--store", fixture->folder, NULL);
  if (user != NULL)
    g_strv_builder_add_many (builder, "--as", user, NULL);
  while ((word = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (builder, word);
  argv = g_strv_builder_end (builder);

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "CASEBOOK_USER");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &fixture->out, &fixture->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  fixture->code = g_subprocess_get_exit_status (process);
}

static void G_GNUC_NULL_TERMINATED
run (Fixture *fixture, int code, ...)
{
  va_list list;

  va_start (list, code);
  run_list (fixture, "9001", list);
  va_end (list);

  g_test_message ("%s%s", fixture->out, fixture->err);
  g_assert_cmpint (fixture->code, ==, code);
}

static void G_GNUC_NULL_TERMINATED
run_as_nobody (Fixture *fixture, int code, ...)
{
  va_list list;

  va_start (list, code);
  run_list (fixture, NULL, list);
  va_end (list);

  g_test_message ("%s%s", fixture->out, fixture->err);
  g_assert_cmpint (fixture->code, ==, code);
}

static void G_GNUC_NULL_TERMINATED
run_as_auditor (Fixture *fixture, int code, ...)
{
  va_list list;

  va_start (list, code);
  run_list (fixture, "9100", list);
  va_end (list);

  g_test_message ("%s%s", fixture->out, fixture->err);
  g_assert_cmpint (fixture->code, ==, code);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = cbk_test_make_folder ();
  run_as_nobody (fixture, 0, "init", "9001", "Admin", "administrator", "supervisor", "investigator", NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->out);
  g_free (fixture->err);
}

static char *
open_case (Fixture *fixture, const char *summary)
{
  g_autofree char *arg = g_strconcat ("summary=", summary, NULL);

  run (fixture, 0, "run", "open_case", arg, NULL);

  return g_strstrip (g_strdup (fixture->out));
}

static void
test_a_case_is_made_shown_changed_found_and_exported (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "Harbour burglary");

  run (fixture, 0, "show", "case", id, NULL);
  g_assert_nonnull (strstr (fixture->out, "Harbour burglary"));
  g_assert_nonnull (strstr (fixture->out, "intake (Intake)"));

  run (fixture, 0, "edit", "case", id, "method=Rear window forced", NULL);
  run (fixture, 0, "search", "windo", NULL);
  g_assert_nonnull (strstr (fixture->out, id));

  run (fixture, 0, "list", "case", "state=intake", "--sort", "changed_at", NULL);
  g_assert_nonnull (strstr (fixture->out, id));

  run (fixture, 0, "export", "case", "--recipient", "The duty inspector", NULL);
  g_assert_nonnull (strstr (fixture->out, "\"method\":\"Rear window forced\""));

  run (fixture, 0, "export", "case", "--recipient", "The duty inspector", "--csv", NULL);
  g_assert_nonnull (strstr (fixture->out, ",Rear window forced,"));

  run (fixture, 0, "history", "case", id, NULL);
  g_assert_nonnull (strstr (fixture->out, ": – → Rear window forced"));
}

static void
test_what_leaves_casebook_says_to_whom (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "Harbour burglary");

  run (fixture, 1, "export", "case", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_nonnull (strstr (fixture->err, "to whom"));

  run (fixture, 0, "export", "case", "--recipient", "Crown Prosecution Service", NULL);
  run (fixture, 0, "create", "officer", "number=9100", "surname=Wren", "roles=auditor", NULL);
  run_as_auditor (fixture, 0, "audit", "search", "--kind", "disclosure", NULL);
  g_assert_nonnull (strstr (fixture->out, "to “Crown Prosecution Service”"));
  g_assert_null (strstr (fixture->out, "consultation"));
}

static void
test_an_auditor_reads_the_log_and_that_is_in_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "Harbour burglary");

  run (fixture, 0, "show", "case", id, NULL);
  run (fixture, 0, "edit", "case", id, "method=Rear window forced", NULL);
  run (fixture, 0, "search", "harbour", NULL);
  run (fixture, 4, "audit", "search", NULL);
  run (fixture, 0, "create", "officer", "number=9100", "surname=Wren", "roles=auditor", NULL);

  /* Made, opened, changed, and shown by a search. */
  run_as_auditor (fixture, 0, "audit", "search", "--record", id, NULL);
  g_assert_nonnull (strstr (fixture->out, "collection    open_case"));
  g_assert_nonnull (strstr (fixture->out, "consultation  open  case"));
  g_assert_nonnull (strstr (fixture->out, "alteration    edit"));
  g_assert_nonnull (strstr (fixture->out, "consultation  search"));

  run_as_auditor (fixture, 0, "audit", "search", "--officer", "9100", NULL);
  g_assert_nonnull (strstr (fixture->out, "read_log"));
  g_assert_null (strstr (fixture->out, "open_case"));
  run_as_auditor (fixture, 0, "audit", "search", "--day", "1999-12-31", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  run_as_auditor (fixture, 2, "audit", "search", "--kind", "curiosity", NULL);
  run_as_auditor (fixture, 2, "audit", "search", "--day", "yesterday", NULL);
  run_as_auditor (fixture, 2, "audit", "burn", NULL);
  run_as_auditor (fixture, 3, "audit", "search", "--officer", "7777", NULL);
}

static void
test_the_log_is_given_to_somebody_by_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "Harbour burglary");
  g_auto(GStrv) lines = NULL;

  run (fixture, 0, "show", "case", id, NULL);
  run (fixture, 0, "create", "officer", "number=9100", "surname=Wren", "roles=auditor", NULL);
  run_as_auditor (fixture, 1, "audit", "export", NULL);
  run_as_auditor (fixture, 0, "audit", "export", "--recipient", "Professional standards", NULL);
  lines = g_strsplit (g_strchomp (fixture->out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonObject) object = cbk_json_parse_object (lines[i], -1, &error);

      g_assert_no_error (error);
      g_assert_nonnull (cbk_json_get_text (object, "kind"));
    }

  run_as_auditor (fixture, 0, "audit", "export", "--recipient", "Professional standards", "--csv", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "chain,number,at,actor,"));
  g_assert_nonnull (strstr (fixture->out, "\"export_log\""));
  run_as_auditor (fixture, 0, "audit", "verify", NULL);
  g_assert_nonnull (strstr (fixture->out, "The log holds."));
}

static void
test_json_lines_are_json (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "Quote \" and \\ and ünïcode");
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(GError) error = NULL;

  run (fixture, 0, "export", "case", "--recipient", "The duty inspector", NULL);
  object = cbk_json_parse_object (fixture->out, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cbk_json_get_text (object, "id"), ==, id);
  g_assert_cmpstr (cbk_json_get_text (json_object_get_object_member (object, "doc"), "summary"), ==,
                   "Quote \" and \\ and ünïcode");
}

static void
test_csv_disarms_formulas (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "=HYPERLINK(\"http://example.org\")");

  run (fixture, 0, "export", "case", "--recipient", "The duty inspector", "--csv", NULL);
  g_assert_nonnull (strstr (fixture->out, "\"'=HYPERLINK(\"\"http://example.org\"\")\""));
}

static void
test_a_record_is_named_by_its_reference (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "Harbour burglary");

  run (fixture, 0, "edit", "case", id, "urn=20CV0012326", NULL);
  run (fixture, 0, "show", "case", "20cv0012326", NULL);
  g_assert_nonnull (strstr (fixture->out, id));
}

static void
test_failures_have_their_codes_and_say_what_to_do (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = open_case (fixture, "Harbour burglary");

  run (fixture, 2, "dance", NULL);
  run (fixture, 2, "show", NULL);
  run (fixture, 2, "list", "case", "--colour", NULL);
  run (fixture, 2, "create", "case", "summary", NULL);
  run (fixture, 3, "show", "case", "nothing", NULL);
  run (fixture, 3, "show", "dragon", "x", NULL);
  run (fixture, 3, "run", "sing", NULL);
  run (fixture, 1, "list", "case", "state", NULL);
  run (fixture, 1, "edit", "case", id, "grade=P10", NULL);
  run (fixture, 5, "edit", "case", id, "state=closed", NULL);
  run (fixture, 4, "create", "person", "marking=SECRET", NULL);
  run_as_nobody (fixture, 2, "list", "case", NULL);
  g_assert_nonnull (strstr (fixture->err, "--as"));
}

static void
test_a_store_that_is_in_use_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *lock = g_build_filename (fixture->folder, "lock", NULL);
  g_autofree char *script = g_strdup_printf ("exec flock -n '%s' '%s' --store '%s' --as 9001 list case", lock, program,
                                             fixture->folder);
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *err = NULL;
  g_autoptr(GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "sh", "-c", script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error);
  g_assert_no_error (error);

  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 6);
  g_assert_nonnull (strstr (err, "Another program"));
}

static void
test_text_comes_from_a_file (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "account.txt", NULL);
  g_autofree char *arg = g_strconcat ("method=@", path, NULL);
  g_autofree char *id = open_case (fixture, "Harbour burglary");

  g_assert_true (g_file_set_contents (path, "Line one\nLine two", -1, NULL));
  run (fixture, 0, "edit", "case", id, arg, NULL);
  run (fixture, 0, "show", "case", id, NULL);
  g_assert_nonnull (strstr (fixture->out, "Line two"));
}

static void
test_help_knows_every_word_and_command (Fixture *fixture, gconstpointer unused)
{
  g_auto(GStrv) lines = NULL;

  run (fixture, 0, "help", NULL);
  run (fixture, 0, "types", "case", NULL);
  run (fixture, 0, "values", "response_grade", NULL);
  g_assert_nonnull (strstr (fixture->out, "P3"));
  g_assert_nonnull (strstr (fixture->out, "(provisional)"));

  run (fixture, 0, "help", "commands", NULL);
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (lines[i]), " ", 2);

      run (fixture, 0, "help", words[0], NULL);
    }
}

#define ADD(name, func) g_test_add ("/cli/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("a-case-is-made-shown-changed-found-and-exported", test_a_case_is_made_shown_changed_found_and_exported);
  ADD ("what-leaves-casebook-says-to-whom", test_what_leaves_casebook_says_to_whom);
  ADD ("an-auditor-reads-the-log-and-that-is-in-it", test_an_auditor_reads_the_log_and_that_is_in_it);
  ADD ("the-log-is-given-to-somebody-by-name", test_the_log_is_given_to_somebody_by_name);
  ADD ("json-lines-are-json", test_json_lines_are_json);
  ADD ("csv-disarms-formulas", test_csv_disarms_formulas);
  ADD ("a-record-is-named-by-its-reference", test_a_record_is_named_by_its_reference);
  ADD ("failures-have-their-codes", test_failures_have_their_codes_and_say_what_to_do);
  ADD ("a-store-that-is-in-use-is-said", test_a_store_that_is_in_use_is_said);
  ADD ("text-comes-from-a-file", test_text_comes_from_a_file);
  ADD ("help-knows-every-word-and-command", test_help_knows_every_word_and_command);

  return g_test_run ();
}
