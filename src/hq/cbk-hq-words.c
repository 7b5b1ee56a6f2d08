/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-people.h"
#include "hq/cbk-hq-secret.h"
#include "hq/cbk-hq-server.h"
#include "hq/cbk-hq-storage.h"

#include <glib-unix.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* One run of casebook-hq. */
typedef struct
{
  const CbkEnv *env;
  int port;
  char *address;
  gboolean enrol;
  gboolean password_stdin;
} CbkHqRun;

typedef struct
{
  const char *words;      /* "user add" */
  const char *usage;
  guint min_args;
  gboolean (*run) (CbkHqRun *self, char **args, GError **error);
} CbkHqWord;

static gboolean
run_init (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_make (args[0], self->env, error);

  if (storage != NULL)
    g_print ("Headquarters is in %s. Now: casebook-hq user add %s NUMBER NAME ROLE…\n", args[0], args[0]);

  return storage != NULL;
}

static char *
read_password (GError **error)
{
  char line[1024];

  if (fgets (line, sizeof line, stdin) == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "There is no password on the standard input");
      return NULL;
    }

  line[strcspn (line, "\r\n")] = '\0';

  return g_strdup (line);
}

static gboolean
run_user_add (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  g_autofree char *password = NULL;

  if (storage == NULL)
    return FALSE;

  password = self->password_stdin ? read_password (error) : cbk_hq_password_new ();
  if (password == NULL ||
      !cbk_hq_add_user (storage, args[1], args[2], (const char *const *) args + 3, password, error))
    return FALSE;

  if (self->password_stdin)
    g_print ("%s can sign in.\n", args[1]);
  else
    g_print ("%s can sign in with this password, which is shown once:\n%s\n", args[1], password);

  return TRUE;
}

static gboolean
run_device_add (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);

  if (storage == NULL || !cbk_hq_add_device (storage, args[1], args[2], error))
    return FALSE;

  g_print ("Users can sign in on %s.\n", args[2]);

  return TRUE;
}

static gboolean
run_verify (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  CbkHqReport report;
  gboolean whole;

  if (storage == NULL || !cbk_hq_storage_verify (storage, &report, error))
    return FALSE;

  whole = report.problem == NULL;
  if (whole)
    g_print ("%" G_GINT64_FORMAT " changes taken, %" G_GINT64_FORMAT " records, %" G_GINT64_FORMAT " numbered changes, "
             "%" G_GINT64_FORMAT " open conflicts, %" G_GINT64_FORMAT " in quarantine; every chain holds.\n",
             report.n_mutations, report.n_records, report.n_changes, report.n_conflicts, report.n_quarantined);
  else
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, report.problem);
  g_free (report.problem);

  return whole;
}

static gboolean
on_signal_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_CONTINUE;
}

static gboolean
run_serve (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  const char *address = self->address != NULL ? self->address : "127.0.0.1";
  CbkHqSettings settings = { args[0], address, (guint) self->port, self->enrol };
  CbkHqServer *server;
  guint sources[2];

  if (self->port < 0 || self->port > G_MAXUINT16)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%d is no port", self->port);
      return FALSE;
    }

  server = cbk_hq_server_start (&settings, self->env, error);
  if (server == NULL)
    return FALSE;

  sources[0] = g_unix_signal_add (SIGTERM, on_signal_cb, loop);
  sources[1] = g_unix_signal_add (SIGINT, on_signal_cb, loop);
  g_print (strchr (address, ':') != NULL ? "listening on http://[%s]:%u\n" : "listening on http://%s:%u\n", address,
           cbk_hq_server_get_port (server));
  fflush (stdout);
  g_main_loop_run (loop);

  g_source_remove (sources[0]);
  g_source_remove (sources[1]);
  cbk_hq_server_stop (server);

  return TRUE;
}

static const CbkHqWord words[] = {
  { "device add", "device add FOLDER ID NAME", 3, run_device_add },
  { "init", "init FOLDER", 1, run_init },
  { "serve", "serve FOLDER [--port N] [--address ADDRESS] [--enrol]", 1, run_serve },
  { "user add", "user add FOLDER NUMBER NAME ROLE… [--password-stdin]", 4, run_user_add },
  { "verify", "verify FOLDER", 1, run_verify },
};

static gboolean
run_words (CbkHqRun *self, char **args, GError **error)
{
  guint n_args = g_strv_length (args);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto(GStrv) parts = g_strsplit (words[i].words, " ", -1);
      guint n_parts = g_strv_length (parts);

      if (n_args < n_parts || g_strcmp0 (args[0], parts[0]) != 0 || (n_parts == 2 && g_strcmp0 (args[1], parts[1]) != 0))
        continue;

      if (n_args - n_parts >= words[i].min_args)
        return words[i].run (self, args + n_parts, error);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "Usage: casebook-hq %s", words[i].usage);
      return FALSE;
    }

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "What is to be done? See casebook-hq --help");

  return FALSE;
}

static char *
make_summary (void)
{
  GString *text = g_string_new ("Casebook's headquarters.\n\n");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (text, "  %s\n", words[i].usage);

  return g_string_free (text, FALSE);
}

/**
 * cbk_hq_main:
 * @argc: as main() has it
 * @argv: as main() has it
 * @env: time and chance
 *
 * Returns: what the program ends with: 0, 1 on failure, 2 when the call's words are off
 */
int
cbk_hq_main (int argc, char **argv, const CbkEnv *env)
{
  CbkHqRun self = { .env = env };
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &self.port, "The port to listen on; any free one without it", "N" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &self.address, "The address to listen on, 127.0.0.1 without it", "ADDRESS" },
    { "enrol", 0, 0, G_OPTION_ARG_NONE, &self.enrol, "Take in the laptops of known users", NULL },
    { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &self.password_stdin, "Read the password, one line", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("WORD…");
  g_autofree char *summary = make_summary ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) args = g_strdupv (argv);

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, summary);

  if (g_option_context_parse_strv (context, &args, &error) && cbk_hq_secret_init (&error))
    {
      if (version)
        g_print ("casebook-hq %s\n", CBK_VERSION);
      else
        run_words (&self, args + 1, &error);
    }

  g_free (self.address);
  if (error == NULL)
    return 0;

  g_printerr ("casebook-hq: %s\n", error->message);

  return error->domain == G_OPTION_ERROR ? 2 : 1;
}
