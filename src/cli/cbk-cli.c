/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"

#include <pthread.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static G_DEFINE_QUARK (cbk-cli-usage, cbk_cli_usage)
#define CBK_CLI_USAGE (cbk_cli_usage_quark ())

const CbkCliVerb cbk_cli_verbs[] = {
  { "attach", "attach FILE TYPE ID [NAME=VALUE…] | attach list [TYPE ID] | attach get ID FILE | attach verify",
    N_("keep files with records, under the hash of their content"), TRUE, TRUE, cbk_cli_attach },
  { "audit", "audit search|verify|export [--officer NUMBER] [--record ID] [--type TYPE] [--kind KIND] [--day DAY] "
    "[--from DAY] [--until DAY] [--limit N] [--recipient WHO] [--csv] [--output FILE]",
    N_("look through the log of who did what with which records"), TRUE, TRUE, cbk_cli_audit },
  { "completion", "completion bash", N_("print the completion script for a shell"), FALSE, FALSE, cbk_cli_completion },
  { "create", "create TYPE FIELD=VALUE…", N_("make a record of any kind"), TRUE, TRUE, cbk_cli_create },
  { "demo", "demo [--print] small|unit|force [SEED]", N_("fill the store with a made-up force"), TRUE, TRUE, cbk_cli_demo },
  { "doctor", "doctor", N_("print what support asks for, without a word of any record"), TRUE, FALSE, cbk_cli_doctor },
  { "edit", "edit TYPE ID FIELD=VALUE…", N_("change fields of a record"), TRUE, TRUE, cbk_cli_edit },
  { "export", "export TYPE [CONDITION…] [--recipient WHO] [--csv] [--output FILE]", N_("write records as JSON Lines or CSV"), TRUE, TRUE,
    cbk_cli_export },
  { "help", "help [WORD]", N_("say how a word or a command is used"), FALSE, FALSE, cbk_cli_help },
  { "history", "history TYPE ID", N_("show who changed a record, when, and what"), TRUE, TRUE, cbk_cli_history },
  { "import", "import [--kind street-crime|postcodes|areas] FILE…", N_("read published files into records"), TRUE, TRUE,
    cbk_cli_import },
  { "init", "init NUMBER NAME ROLE…", N_("make the first officer of a new store"), TRUE, FALSE, cbk_cli_init },
  { "list", "list TYPE [CONDITION…] [--sort FIELD] [--descending] [--limit N] [--offset N] [--withdrawn]",
    N_("list records of one kind"), TRUE, TRUE, cbk_cli_list },
  { "match", "match ID | match NAME=VALUE…", N_("find who may be the same person, and say why"), TRUE, TRUE, cbk_cli_match },
  { "run", "run COMMAND [ID] NAME=VALUE…", N_("run any command of the application"), TRUE, TRUE, cbk_cli_run },
  { "salvage", "salvage", N_("save what can be saved of a damaged outbox"), FALSE, FALSE, cbk_cli_salvage },
  { "search", "search TEXT [--type TYPE] [--limit N] [--online] | search --near LAT,LON [--metres N]",
    N_("find records by what a person would type"), TRUE, TRUE, cbk_cli_search },
  { "show", "show TYPE ID | show --online TYPE ID", N_("show one record"), TRUE, TRUE, cbk_cli_show },
  { "sync",
    "sync [now] [--hq URL] [--fingerprint HEX] [--user NUMBER | --browser] [--code CODE] | sync status | sync files | "
    "sync watch | sync conflicts | sync resolve ID CHOICE… rationale=TEXT",
    N_("send what was saved to headquarters and read what others did, and decide what is in conflict"), TRUE, FALSE,
    cbk_cli_sync },
  { "today", "today [--limit N] [everybody]", N_("list what is due, and by which rule"), TRUE, TRUE, cbk_cli_today },
  { "types", "types [TYPE]", N_("list the kinds of record, or the fields of one"), FALSE, FALSE, cbk_cli_types },
  { "values", "values [LIST]", N_("list the reference lists, or the values of one"), FALSE, FALSE, cbk_cli_values },
  { "verify", "verify", N_("look the store over: chains, indexes, attachments"), TRUE, FALSE, cbk_cli_verify },
};

const guint cbk_cli_n_verbs = G_N_ELEMENTS (cbk_cli_verbs);

/**
 * cbk_cli_usage:
 * @error: set to a failure of whoever typed
 * @format: what is wrong
 *
 * Returns: %FALSE, for `return cbk_cli_usage (...)`
 */
gboolean
cbk_cli_usage (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, CBK_CLI_USAGE, 0, message);

  return FALSE;
}

/**
 * cbk_cli_read_args:
 * @args: (array zero-terminated=1): "name=value"; "name=@file" takes the file's text, "name=-" the standard input's
 * @error: a usage failure, or that of a file
 *
 * Returns: (transfer full) (nullable): the pairs
 */
GHashTable *
cbk_cli_read_args (char **args, GError **error)
{
  g_autoptr(GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; args[i] != NULL; i++)
    {
      const char *equals = strchr (args[i], '=');
      g_autofree char *value = NULL;

      if (equals == NULL || equals == args[i])
        {
          cbk_cli_usage (error, "“%s” should be NAME=VALUE", args[i]);
          return NULL;
        }

      if (equals[1] == '@' || g_str_equal (equals + 1, "-"))
        {
          if (!g_file_get_contents (equals[1] == '@' ? equals + 2 : "/dev/stdin", &value, NULL, error))
            return NULL;
        }
      else
        value = g_strdup (equals + 1);

      g_hash_table_insert (table, g_strndup (args[i], (gsize) (equals - args[i])), g_steal_pointer (&value));
    }

  return g_steal_pointer (&table);
}

/**
 * cbk_cli_flush:
 * @error: %CBK_ERROR_FULL when what was printed did not reach its file
 *
 * Returns: whether all that was printed is written
 */
gboolean
cbk_cli_flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_FULL, "The output could not be written");

  return FALSE;
}

/**
 * cbk_cli_show_progress:
 * @what: what is being done
 * @done: how far
 * @total: of how much; 0 when not known
 * @cli: a #CbkCli
 *
 * One line on the terminal that is written over; nothing where the output is no terminal.
 */
void
cbk_cli_show_progress (const char *what, guint64 done, guint64 total, gpointer data)
{
  CbkCli *cli = data;

  if (cli->quiet || !isatty (STDERR_FILENO))
    return;

  if (total > 0)
    g_printerr ("\r\033[K%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " (%d %%)", what, done, total,
                (int) (done * 100 / total));
  else
    g_printerr ("\r\033[K%s: %" G_GUINT64_FORMAT, what, done);
}

/* A member with a comma after it; nothing where there is no moment. */
void
cbk_cli_append_time (GString *json, const char *name, gint64 moment)
{
  char text[CBK_TIME_TEXT_SIZE];

  if (moment == CBK_TIME_UNSET)
    return;

  cbk_time_print (moment, text);
  g_string_append_printf (json, "\"%s\":\"%s\",", name, text);
}

void
cbk_cli_end_progress (CbkCli *cli)
{
  if (!cli->quiet && isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
}

static CbkExit
exit_code (const GError *error)
{
  static const CbkExit codes[] = {
    [CBK_ERROR_INVALID] = CBK_EXIT_FAILED,   [CBK_ERROR_NOT_FOUND] = CBK_EXIT_NOT_FOUND,
    [CBK_ERROR_DENIED] = CBK_EXIT_DENIED,    [CBK_ERROR_STATE] = CBK_EXIT_REFUSED,
    [CBK_ERROR_CONFLICT] = CBK_EXIT_REFUSED, [CBK_ERROR_CORRUPT] = CBK_EXIT_DAMAGED,
    [CBK_ERROR_STORAGE] = CBK_EXIT_DISK,     [CBK_ERROR_FULL] = CBK_EXIT_DISK,
    [CBK_ERROR_READ_ONLY] = CBK_EXIT_DISK,   [CBK_ERROR_BUSY] = CBK_EXIT_BUSY,
    [CBK_ERROR_NEWER] = CBK_EXIT_BUSY,
  };

  if (error == NULL)
    return CBK_EXIT_OK;
  if (error->domain == CBK_CLI_USAGE || error->domain == G_OPTION_ERROR)
    return CBK_EXIT_USAGE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return CBK_EXIT_STOPPED;

  return error->domain == CBK_ERROR ? codes[error->code] : CBK_EXIT_FAILED;
}

static const CbkCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < cbk_cli_n_verbs; i++)
    if (g_str_equal (cbk_cli_verbs[i].name, name))
      return &cbk_cli_verbs[i];

  return NULL;
}

static gboolean
open_workspace (CbkCli *cli, const CbkCliVerb *verb, GError **error)
{
  if (!verb->needs_store)
    return TRUE;

  cli->workspace = cbk_workspace_open (cli->folder, cli->env, error);
  if (cli->workspace == NULL)
    return FALSE;

  if (cbk_store_get_notice (cbk_workspace_get_store (cli->workspace)) != NULL)
    g_printerr ("%s\n", cbk_store_get_notice (cbk_workspace_get_store (cli->workspace)));

  if (!verb->needs_user)
    return TRUE;

  if (cli->user == NULL)
    return cbk_cli_usage (error, "Say who you are with --as NUMBER, or set CASEBOOK_USER; "
                                 "a new store begins with: casebookctl init NUMBER NAME ROLE…");

  return cbk_workspace_sign_in (cli->workspace, cli->user, error);
}

static gboolean
run_verb (CbkCli *cli, char **args, const CbkCliVerb **ret_verb, GError **error)
{
  const CbkCliVerb *verb = args[0] != NULL ? find_verb (args[0]) : NULL;
  gboolean ok;

  if (args[0] == NULL)
    return cbk_cli_help (cli, args, error);

  if (verb == NULL)
    return cbk_cli_usage (error, "There is no word “%s”; see casebookctl help", args[0]);

  *ret_verb = verb;
  ok = open_workspace (cli, verb, error) && verb->run (cli, args + 1, error) && cbk_cli_flush (error);

  if (cli->workspace != NULL)
    cbk_workspace_close (cli->workspace);
  g_clear_object (&cli->workspace);

  return ok;
}

/* The first interrupt stops between two steps and leaves everything whole; a second one ends the program. */
static gpointer
watch_interrupts (gpointer data)
{
  g_autoptr(GCancellable) cancellable = data;
  sigset_t set;
  int signal;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  for (;;)
    {
      sigwait (&set, &signal);
      if (g_cancellable_is_cancelled (cancellable))
        _exit (CBK_EXIT_STOPPED);
      g_cancellable_cancel (cancellable);
    }

  return NULL;
}

static void
block_interrupts (void)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
}

static char *
default_folder (void)
{
  const char *set = g_getenv ("CASEBOOK_STORE");

  return set != NULL ? g_strdup (set) : g_build_filename (g_get_user_data_dir (), "casebook", NULL);
}

/**
 * cbk_cli_main:
 * @argc: as main() has it
 * @argv: as main() has it
 * @env: time and chance
 *
 * Returns: what the program ends with, a #CbkExit
 */
int
cbk_cli_main (int argc, char **argv, const CbkEnv *env)
{
  CbkCli cli = { .env = env };
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "store", 's', 0, G_OPTION_ARG_FILENAME, &cli.folder, N_("The folder of the store"), N_("FOLDER") },
    { "as", 'a', 0, G_OPTION_ARG_STRING, &cli.user, N_("Who you are"), N_("NUMBER") },
    { "reason", 'r', 0, G_OPTION_ARG_STRING, &cli.reason, N_("Why you open a restricted record"), N_("TEXT") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &cli.json, N_("Print JSON Lines"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &cli.quiet, N_("Show no progress"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (N_("WORD…"));
  g_autoptr(GError) error = NULL;
  const CbkCliVerb *verb = NULL;
  g_auto(GStrv) args = NULL;
  CbkExit code;

  setlocale (LC_ALL, "");
  block_interrupts ();
  cli.cancellable = g_cancellable_new ();
  g_thread_unref (g_thread_new ("interrupts", watch_interrupts, g_object_ref (cli.cancellable)));

  /* Options of the word itself stand after it: "list case --limit 5". */
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, "Casebook from the command line. See casebookctl help.");
  args = g_strdupv (argv);

  if (g_option_context_parse_strv (context, &args, &error))
    {
      if (cli.folder == NULL)
        cli.folder = default_folder ();
      if (cli.user == NULL)
        cli.user = g_strdup (g_getenv ("CASEBOOK_USER"));

      if (version)
        g_print ("casebookctl %s\n", CBK_VERSION);
      else
        run_verb (&cli, args + 1, &verb, &error);
    }

  if (error != NULL)
    g_printerr ("casebookctl: %s\n", error->message);
  if (error != NULL && error->domain == CBK_CLI_USAGE && verb != NULL)
    g_printerr ("Usage: casebookctl %s\n", verb->usage);

  code = exit_code (error);
  g_clear_object (&cli.cancellable);
  g_free (cli.folder);
  g_free (cli.user);
  g_free (cli.reason);

  return (int) code;
}
