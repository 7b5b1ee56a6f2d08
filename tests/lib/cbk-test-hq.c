/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test-hq.h"

#include "lib/cbk-test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* As cbk_test_hq_run(), with the words in an array. */
char *
cbk_test_hq_run_argv (CbkTestHq *self, int code, const char *input, const char *const *words)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) argv = NULL;
  char *out = NULL;

  g_strv_builder_add (builder, self->program);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);

  process = g_subprocess_newv ((const char *const *) argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", out);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, code);

  return out;
}

/**
 * cbk_test_hq_run:
 * @self: a headquarters
 * @code: what the program has to end with
 * @input: (nullable): its standard input
 * @...: its words
 *
 * Returns: (transfer full): what it printed, both outputs
 */
char *
cbk_test_hq_run (CbkTestHq *self, int code, const char *input, ...)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  const char *word;
  va_list list;

  va_start (list, input);
  while ((word = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (builder, word);
  va_end (list);
  words = g_strv_builder_end (builder);

  return cbk_test_hq_run_argv (self, code, input, (const char *const *) words);
}

/* One for all tests of a program. */
static CbkTestPostgres postgres;

static void
free_postgres (void)
{
  cbk_test_postgres_free (&postgres);
}

static CbkTestPostgres *
get_postgres (void)
{
  if (g_strcmp0 (g_getenv ("CBK_TEST_DATABASE"), "postgresql") != 0)
    return NULL;

  if (postgres.process == NULL)
    {
      g_assert_true (cbk_test_postgres_make (&postgres, "fsync=off"));
      atexit (free_postgres);
    }

  return &postgres;
}

/* The same in a database, each in a schema of its own. */
void
cbk_test_hq_make_on (CbkTestHq *self, const char *program, CbkTestPostgres *database)
{
  g_autofree char *schema = cbk_test_postgres_new_schema (database);
  g_autofree char *out = NULL;

  *self = (CbkTestHq){ .program = program, .folder = cbk_test_make_folder (), .postgres = database };
  out = cbk_test_hq_run (self, 0, NULL, "init", self->folder, "--postgres", database->url, "--schema", schema, NULL);
}

/**
 * cbk_test_hq_make:
 * @self: to be filled
 * @program: casebook-hq
 *
 * Makes a headquarters that does not run yet: in a file, or in PostgreSQL where the environment's CBK_TEST_DATABASE says so.
 */
void
cbk_test_hq_make (CbkTestHq *self, const char *program)
{
  CbkTestPostgres *database = get_postgres ();
  g_autofree char *out = NULL;

  if (database != NULL)
    {
      cbk_test_hq_make_on (self, program, database);
      return;
    }

  *self = (CbkTestHq){ .program = program, .folder = cbk_test_make_folder () };
  out = cbk_test_hq_run (self, 0, NULL, "init", self->folder, NULL);
}

void
cbk_test_hq_add_user (CbkTestHq *self, const char *number, const char *name, const char *role)
{
  g_autofree char *out = cbk_test_hq_run (self, 0, CBK_TEST_PASSWORD "\n", "user", "add", self->folder, number, name, role,
                                          "--password-stdin", NULL);
}

/* A test that fails must not leave a headquarters behind, for whose output the harness would wait. */
static void
prepare_child (gpointer data)
{
  const CbkTestHq *self = data;
  struct rlimit limit = { self->max_file, self->max_file };

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (self->max_file == 0)
    return;

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

static char **
make_words (CbkTestHq *self, const char *port)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add_many (builder, self->program, self->word != NULL ? self->word : "serve", self->folder, "--port", port, NULL);
  if (self->word == NULL && !self->closed)
    g_strv_builder_add (builder, "--enrol");
  if (self->plain)
    g_strv_builder_add (builder, "--plain");
  if (self->seal != NULL)
    g_strv_builder_add_many (builder, "--seal", self->seal, NULL);
  if (self->more != NULL)
    g_strv_builder_addv (builder, (const char **) self->more);

  return g_strv_builder_end (builder);
}

/**
 * cbk_test_hq_start:
 * @self: a headquarters that does not run
 *
 * Starts it, and waits until it says that it listens. It keeps its port when it is started again.
 */
void
cbk_test_hq_start (CbkTestHq *self)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *port = g_strdup_printf ("%u", self->port);
  g_autoptr(GDataInputStream) stream = NULL;
  g_auto(GStrv) words = make_words (self, port);
  g_autofree char *line = NULL;
  g_autoptr(GError) error = NULL;
  const char *url;

  if (self->log != NULL)
    g_subprocess_launcher_set_stderr_file_path (launcher, self->log);
  g_subprocess_launcher_set_child_setup (launcher, prepare_child, self, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, self->plain ? "listening on http://127.0.0.1:" : "listening on https://127.0.0.1:"));

  url = line + strlen ("listening on ");
  g_free (self->url);
  self->url = g_strdup (url);
  self->port = (guint) atoi (strrchr (url, ':') + 1);
}

#define LONGEST_END_SECONDS 90

static void
on_ended_cb (GObject *process, GAsyncResult *result, gpointer ended)
{
  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  *(gboolean *) ended = TRUE;
}

/* With sanitizers an abort prints where it stood. */
static gboolean
on_does_not_end_cb (gpointer process)
{
  g_subprocess_send_signal (process, SIGABRT);

  return G_SOURCE_REMOVE;
}

/* In a context of its own: what the test waits for goes on waiting. */
static void
wait_for_end (GSubprocess *process)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GSource) late = g_timeout_source_new_seconds (LONGEST_END_SECONDS);
  gboolean ended = FALSE;

  g_main_context_push_thread_default (context);
  g_source_set_callback (late, on_does_not_end_cb, process, NULL);
  g_source_attach (late, context);
  g_subprocess_wait_async (process, NULL, on_ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (late);
  g_main_context_pop_thread_default (context);
}

/**
 * cbk_test_hq_stop:
 * @self: a headquarters that runs
 * @kill: whether it is killed; otherwise it is asked to end, and has to end well
 */
void
cbk_test_hq_stop (CbkTestHq *self, gboolean kill)
{
  g_subprocess_send_signal (self->process, kill ? SIGKILL : SIGTERM);
  wait_for_end (self->process);
  if (!kill)
    {
      g_assert_true (g_subprocess_get_if_exited (self->process));
      g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
    }
  g_clear_object (&self->process);
}

/**
 * cbk_test_hq_free:
 * @self: a headquarters
 *
 * Ends it, looks whether every chain of it holds, and removes it.
 */
void
cbk_test_hq_free (CbkTestHq *self)
{
  g_autofree char *out = NULL;

  if (self->process != NULL)
    cbk_test_hq_stop (self, FALSE);

  out = cbk_test_hq_run (self, 0, NULL, "verify", self->folder, NULL);
  cbk_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->url, g_free);
}
