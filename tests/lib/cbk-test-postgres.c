/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lib/cbk-test-postgres.h"

#include "lib/cbk-test.h"

#include <glib/gstdio.h>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

/* Debian keeps each version's programs in a folder of their own. */
static char *
find_programs (void)
{
  g_autoptr(GDir) dir = g_dir_open ("/usr/lib/postgresql", 0, NULL);
  g_autofree char *in_path = g_find_program_in_path ("initdb");
  const char *version;

  if (in_path != NULL)
    return g_path_get_dirname (in_path);

  while (dir != NULL && (version = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *bin = g_build_filename ("/usr/lib/postgresql", version, "bin", NULL);
      g_autofree char *initdb = g_build_filename (bin, "initdb", NULL);

      if (g_file_test (initdb, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&bin);
    }

  return NULL;
}

/* PostgreSQL does not run as root, and tests may: then it is somebody else, and ends with the test whatever happens. */
static void
add_user (GStrvBuilder *argv)
{
  struct passwd *user;

  g_strv_builder_add_many (argv, "setpriv", "--pdeathsig", "QUIT", NULL);
  if (geteuid () != 0)
    return;

  user = getpwnam ("postgres");
  if (user == NULL)
    user = getpwnam ("nobody");
  g_assert_nonnull (user);
  g_strv_builder_add_many (argv, "--clear-groups", "--reuid", user->pw_name, NULL);
}

static void
give_to_user (const char *folder)
{
  struct passwd *user = getpwnam ("postgres");

  if (user == NULL)
    user = getpwnam ("nobody");
  if (geteuid () == 0)
    g_assert_cmpint (chown (folder, user->pw_uid, (gid_t) -1), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
}

static GSubprocess *
run (CbkTestPostgres *self, GSubprocessFlags flags, const char *program, ...)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *path = g_build_filename (self->programs, program, NULL);
  g_auto(GStrv) more = g_strsplit (self->settings != NULL ? self->settings : "", " ", -1);
  g_auto(GStrv) argv = NULL;
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr(GError) error = NULL;
  GSubprocess *process;
  const char *word;
  va_list list;

  add_user (builder);
  g_strv_builder_add (builder, path);
  va_start (list, program);
  while ((word = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (builder, word);
  va_end (list);
  for (guint i = 0; g_str_equal (program, "postgres") && more[i] != NULL; i++)
    if (*more[i] != '\0')
      g_strv_builder_add_many (builder, "-c", more[i], NULL);
  argv = g_strv_builder_end (builder);

  g_subprocess_launcher_set_cwd (launcher, self->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);

  return process;
}

/**
 * cbk_test_postgres_make:
 * @self: to be filled
 * @settings: (nullable): more of them, "name=value" with spaces between
 *
 * Makes one and starts it.
 *
 * Returns: %FALSE, with nothing done, when this machine has no PostgreSQL
 */
gboolean
cbk_test_postgres_make (CbkTestPostgres *self, const char *settings)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  *self = (CbkTestPostgres){ .programs = find_programs (), .settings = g_strdup (settings) };
  if (self->programs == NULL)
    return FALSE;

  self->folder = cbk_test_make_folder ();
  self->url = g_strdup_printf ("host=%s user=casebook dbname=postgres", self->folder);
  give_to_user (self->folder);
  process = run (self, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "initdb", "-D", "data", "-U", "casebook", "-A", "trust", "-E", "UTF8",
                 "--locale=C", "--no-sync", NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  cbk_test_postgres_start (self);

  return TRUE;
}

static gboolean
try_start (CbkTestPostgres *self)
{
  char *line;

  self->process = run (self, G_SUBPROCESS_FLAGS_STDERR_PIPE, "postgres", "-D", "data", "-k", self->folder, "-c",
                       "listen_addresses=", "-c", "log_min_messages=log", "-c", "log_checkpoints=off", "-c",
                       "shared_buffers=64MB", NULL);
  self->log = g_data_input_stream_new (g_subprocess_get_stderr_pipe (self->process));
  while ((line = g_data_input_stream_read_line (self->log, NULL, NULL, NULL)) != NULL)
    {
      gboolean ready = strstr (line, "ready to accept connections") != NULL;

      g_test_message ("%s", line);
      g_free (line);
      if (ready)
        return TRUE;
    }

  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->log);
  g_clear_object (&self->process);

  return FALSE;
}

/* Starts one that does not run, and waits until it answers. After a kill it does not start before the last of its
 * processes is gone. */
void
cbk_test_postgres_start (CbkTestPostgres *self)
{
  for (guint i = 0; i < 500; i++)
    if (try_start (self))
      return;

  g_error ("PostgreSQL does not start");
}

/* As a power cut would: nothing is written any more. */
void
cbk_test_postgres_kill (CbkTestPostgres *self)
{
  g_subprocess_send_signal (self->process, SIGKILL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->log);
  g_clear_object (&self->process);
}

char *
cbk_test_postgres_new_schema (CbkTestPostgres *self)
{
  return g_strdup_printf ("t%u", ++self->n_schemas);
}

void
cbk_test_postgres_free (CbkTestPostgres *self)
{
  if (self->process != NULL)
    {
      g_subprocess_send_signal (self->process, SIGQUIT);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  if (self->folder != NULL)
    cbk_test_remove_folder (self->folder);
  g_clear_object (&self->log);
  g_clear_object (&self->process);
  g_free (self->programs);
  g_free (self->folder);
  g_free (self->settings);
  g_free (self->url);
}
