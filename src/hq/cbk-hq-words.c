/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-words.h"

#include "base/cbk-error.h"
#include "hq/cbk-hq-blobs.h"
#include "hq/cbk-hq-disposal.h"
#include "hq/cbk-hq-leader.h"
#include "hq/cbk-hq-provider.h"
#include "hq/cbk-hq-quarantine.h"
#include "hq/cbk-hq-secret.h"
#include "hq/cbk-hq-server.h"
#include "hq/cbk-hq-tree.h"
#include "hq/cbk-hq-words-private.h"

#include <glib-unix.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define DEFAULT_CLAIM "preferred_username"

typedef struct
{
  const char *words;      /* "user add" */
  const char *usage;
  guint min_args;
  gboolean (*run) (CbkHqRun *self, char **args, GError **error);
} CbkHqWord;

/* By what laptops reach a headquarters that runs here; the names that were asked for come first. */
static char **
list_hosts (CbkHqRun *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (self->hosts != NULL)
    g_strv_builder_addv (builder, (const char **) self->hosts);
  g_strv_builder_add_many (builder, "localhost", "127.0.0.1", "::1", NULL);

  return g_strv_builder_end (builder);
}

static gboolean
say_fingerprint (const char *folder, GError **error)
{
  g_autofree char *fingerprint = cbk_hq_tls_dup_fingerprint (folder, error);

  if (fingerprint != NULL)
    g_print ("Laptops know it by the fingerprint %s\n", fingerprint);

  return fingerprint != NULL;
}

static gboolean
run_init (CbkHqRun *self, char **args, GError **error)
{
  CbkHqSite site = { self->postgres, self->schema };
  g_autoptr(CbkHqStorage) storage =
    cbk_hq_storage_make (args[0], self->postgres != NULL ? &site : NULL, self->env, error);
  g_auto(GStrv) hosts = list_hosts (self);
  g_auto(CbkHqHeadKey) key = { 0 };

  if (storage == NULL || !cbk_hq_head_key_load (&key, args[0], TRUE, error) ||
      !cbk_hq_tls_make (args[0], (const char *const *) hosts, self->tls_certificate, self->tls_key, self->env, error))
    return FALSE;

  g_print ("Headquarters is in %s. Now: casebook-hq user add %s NUMBER NAME ROLE…\n", args[0], args[0]);

  return say_fingerprint (args[0], error);
}

static gboolean
run_fingerprint (CbkHqRun *self, char **args, GError **error)
{
  return say_fingerprint (args[0], error);
}

static gboolean
run_oidc_set (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  const char *claim = self->claim != NULL ? self->claim : DEFAULT_CLAIM;

  if (storage == NULL || !cbk_hq_oidc_set (storage, args[1], args[2], claim, error))
    return FALSE;

  g_print ("Users can sign in with %s; its claim “%s” says their number.\n", args[1], claim);

  return TRUE;
}

/* Damage is no failure of the look itself, but the program ends with one. */
static gboolean
verify_blobs (CbkHqStorage *storage, const char *folder, GError **error)
{
  g_auto(CbkHqBlobReport) report = { 0 };

  if (!cbk_hq_blobs_verify (storage, folder, &report, error))
    return FALSE;

  g_print ("%" G_GINT64_FORMAT " files of %" G_GINT64_FORMAT " bytes were read and compared with their names.\n", report.n_files,
           report.n_bytes);
  if (report.problems->len == 0)
    return TRUE;

  g_printerr ("%s", report.problems->str);
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "Some files are not what their names say");

  return FALSE;
}

/* What is no longer needed: what left a scope long ago, and files that nobody wants. */
static gboolean
run_collect (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  g_auto(CbkHqBlobReport) report = { 0 };
  guint n_uploads;

  if (storage == NULL || !cbk_hq_blobs_sweep (storage, args[0], &n_uploads, error) ||
      !cbk_hq_disposal_sweep (storage, args[0], error) ||
      !cbk_hq_blobs_collect (storage, args[0], &report, error))
    return FALSE;

  g_print ("%u abandoned uploads and %" G_GINT64_FORMAT " files of %" G_GINT64_FORMAT " bytes that no record names were removed.\n",
           n_uploads, report.n_files, report.n_bytes);

  return cbk_hq_word_collect (self, args, error);
}

static gboolean
run_conflict_list (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_READ, error);

  return storage != NULL && cbk_hq_print_conflicts (storage, FALSE, error);
}

static gboolean
run_quarantine_list (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_READ, error);

  return storage != NULL && cbk_hq_print_conflicts (storage, TRUE, error);
}

static gboolean
end_quarantine (CbkHqRun *self, char **args, gboolean release, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);

  if (storage == NULL || !cbk_hq_quarantine_end (storage, args[1], args[2], args[3], release, error))
    return FALSE;

  g_print (release ? "It is in the record now.\n" : "It stays in the history and in no record.\n");

  return TRUE;
}

static gboolean
run_quarantine_release (CbkHqRun *self, char **args, GError **error)
{
  return end_quarantine (self, args, TRUE, error);
}

static gboolean
run_quarantine_reject (CbkHqRun *self, char **args, GError **error)
{
  return end_quarantine (self, args, FALSE, error);
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
             "%" G_GINT64_FORMAT " open conflicts, %" G_GINT64_FORMAT " in quarantine, %" G_GINT64_FORMAT " erased by law, %" G_GINT64_FORMAT " accesses, %" G_GINT64_FORMAT
             " signed heads; every chain holds.\n",
             report.n_mutations, report.n_records, report.n_changes, report.n_conflicts, report.n_quarantined,
             report.n_erased, report.n_accesses, report.n_heads);
  else
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, report.problem);
  g_free (report.problem);

  return whole && (!self->blobs || verify_blobs (storage, args[0], error));
}

static gboolean
run_audit_search (CbkHqRun *self, char **args, GError **error)
{
  self->audit.from = self->from;
  self->audit.until = self->until;

  return cbk_hq_audit_words (args[0], self->env, &self->audit, FALSE, error);
}

static gboolean
run_audit_export (CbkHqRun *self, char **args, GError **error)
{
  self->audit.from = self->from;
  self->audit.until = self->until;

  return cbk_hq_audit_words (args[0], self->env, &self->audit, TRUE, error);
}

static gboolean
on_signal_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_CONTINUE;
}

static CbkHqSettings
make_settings (CbkHqRun *self, const char *folder, gboolean only_events)
{
  return (CbkHqSettings){
    .folder = folder,
    .address = self->address != NULL ? self->address : "127.0.0.1",
    .port = (guint) self->port,
    .seal_seconds = (guint) MAX (self->seal, 0),
    .stall = self->stall,
    .enrol = self->enrol,
    .plain = self->plain,
    .only_events = only_events,
    .gate = { .patience = self->patience > 0 ? self->patience * 1000 : CBK_HQ_PATIENCE,
              .rate = self->rate >= 0 ? (guint) self->rate : CBK_HQ_RATE,
              .burst = self->rate > 0 ? (guint) self->rate * (CBK_HQ_BURST / CBK_HQ_RATE) : CBK_HQ_BURST,
              .max_open = CBK_HQ_MAX_OPEN,
              .quiet = self->quiet },
    .events = { .max_streams = self->listeners > 0 ? (guint) self->listeners : CBK_HQ_MAX_STREAMS,
                .ping = self->ping > 0 ? self->ping * 1000 : CBK_HQ_PING,
                .poll = CBK_HQ_POLL },
  };
}

/* Each who listens is an open file. */
static void
allow_many_files (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return;

  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
}

/* Whoever reads what is printed may tell it to end at once. */
static void
run_until_told (const char *ready)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint sources[] = { g_unix_signal_add (SIGTERM, on_signal_cb, loop), g_unix_signal_add (SIGINT, on_signal_cb, loop) };

  g_print ("%s\n", ready);
  fflush (stdout);
  g_main_loop_run (loop);
  g_source_remove (sources[0]);
  g_source_remove (sources[1]);
}

static gboolean
run_sequence (CbkHqRun *self, char **args, GError **error)
{
  g_autoptr(CbkHqStorage) storage = cbk_hq_storage_open (args[0], self->env, CBK_HQ_DB_WRITE, error);
  CbkHqLeader *leader;

  if (storage == NULL)
    return FALSE;

  if (storage->db->klass->inline_sequencer)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE,
                           "This headquarters numbers its changes as it keeps them: nothing else is to be run for that");
      return FALSE;
    }

  leader = cbk_hq_leader_start (args[0], self->env, self->stall, NULL, NULL);
  run_until_told ("standing by");
  cbk_hq_leader_stop (leader);

  return TRUE;
}

static gboolean
serve (CbkHqRun *self, const char *folder, gboolean only_events, GError **error)
{
  CbkHqSettings settings = make_settings (self, folder, only_events);
  g_autofree char *ready = NULL;
  CbkHqServer *server;

  if (self->port < 0 || self->port > G_MAXUINT16)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%d is no port", self->port);
      return FALSE;
    }

  allow_many_files ();
  server = cbk_hq_server_start (&settings, self->env, error);
  if (server == NULL)
    return FALSE;

  ready = g_strdup_printf (strchr (settings.address, ':') != NULL ? "listening on %s://[%s]:%u" : "listening on %s://%s:%u",
                           self->plain ? "http" : "https", settings.address, cbk_hq_server_get_port (server));
  run_until_told (ready);
  cbk_hq_server_stop (server);

  return TRUE;
}

static gboolean
run_serve (CbkHqRun *self, char **args, GError **error)
{
  return serve (self, args[0], FALSE, error);
}

static gboolean
run_notify (CbkHqRun *self, char **args, GError **error)
{
  return serve (self, args[0], TRUE, error);
}

static const CbkHqWord words[] = {
  { "audit export", "audit export FOLDER --recipient WHO [--officer NUMBER] [--record ID] [--type TYPE] [--kind KIND] "
    "[--day DAY] [--from DAY] [--until DAY] [--limit N] [--csv]", 1, run_audit_export },
  { "audit search", "audit search FOLDER [the same]", 1, run_audit_search },
  { "audit verify", "audit verify FOLDER", 1, run_verify },
  { "backup", "backup FOLDER TARGET", 2, cbk_hq_word_backup },
  { "collect", "collect FOLDER [--until DAY]", 1, run_collect },
  { "conflict list", "conflict list FOLDER", 1, run_conflict_list },
  { "demo", "demo FOLDER [small|unit|force] [--password-stdin]", 1, cbk_hq_word_demo },
  { "device add", "device add FOLDER ID NAME", 3, cbk_hq_word_device_add },
  { "device block", "device block FOLDER ID", 2, cbk_hq_word_device_block },
  { "device code", "device code FOLDER ID", 2, cbk_hq_word_device_code },
  { "device list", "device list FOLDER", 1, cbk_hq_word_device_list },
  { "device unblock", "device unblock FOLDER ID", 2, cbk_hq_word_device_unblock },
  { "device wipe", "device wipe FOLDER ID", 2, cbk_hq_word_device_wipe },
  { "epoch begin", "epoch begin FOLDER [--reason TEXT]", 1, cbk_hq_word_epoch_begin },
  { "fingerprint", "fingerprint FOLDER", 1, run_fingerprint },
  { "grant", "grant FOLDER NUMBER SCOPE [--from DAY] [--until DAY] [--reason TEXT]", 3, cbk_hq_word_grant },
  { "import", "import FOLDER TYPE FILE [--from DAY]", 3, cbk_hq_word_import },
  { "init", "init FOLDER [--host NAME]… [--tls-cert FILE --tls-key FILE] [--postgres URL [--schema NAME]]", 1, run_init },
  { "notify", "notify FOLDER [--port N] [--address ADDRESS] [--plain]", 1, run_notify },
  { "oidc set", "oidc set FOLDER ISSUER CLIENT_ID [--claim NAME]", 3, run_oidc_set },
  { "posting add", "posting add FOLDER NUMBER unit:CODE|team:CODE [ROLE…] [--from DAY] [--until DAY] [--reason TEXT]", 3,
    cbk_hq_word_posting_add },
  { "posting end", "posting end FOLDER NUMBER unit:CODE|team:CODE [--from DAY]", 3, cbk_hq_word_posting_end },
  { "quarantine list", "quarantine list FOLDER", 1, run_quarantine_list },
  { "quarantine reject", "quarantine reject FOLDER ID NUMBER REASON", 4, run_quarantine_reject },
  { "quarantine release", "quarantine release FOLDER ID NUMBER REASON", 4, run_quarantine_release },
  { "receipts", "receipts FOLDER", 1, cbk_hq_word_receipts },
  { "restore", "restore BACKUP FOLDER [--reason TEXT]", 2, cbk_hq_word_restore },
  { "revoke", "revoke FOLDER NUMBER SCOPE [--from DAY]", 3, cbk_hq_word_revoke },
  { "role end", "role end FOLDER NUMBER ROLE [--from DAY]", 3, cbk_hq_word_role_end },
  { "sequence", "sequence FOLDER [--stall MS]", 1, run_sequence },
  { "serve", "serve FOLDER [--port N] [--address ADDRESS] [--seal SECONDS] [--enrol] [--plain] [--stall MS]", 1, run_serve },
  { "user add", "user add FOLDER NUMBER NAME ROLE… [--password-stdin]", 4, cbk_hq_word_user_add },
  { "user block", "user block FOLDER NUMBER", 2, cbk_hq_word_user_block },
  { "user list", "user list FOLDER", 1, cbk_hq_word_user_list },
  { "user password", "user password FOLDER NUMBER [--password-stdin]", 2, cbk_hq_word_user_password },
  { "user unblock", "user unblock FOLDER NUMBER", 2, cbk_hq_word_user_unblock },
  { "verify", "verify FOLDER [--blobs]", 1, run_verify },
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
  CbkHqRun self = { .env = env, .rate = -1, .seal = CBK_HQ_SEAL_SECONDS, .stall = CBK_HQ_STALL };
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &self.port, "The port to listen on; any free one without it", "N" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &self.address, "The address to listen on, 127.0.0.1 without it", "ADDRESS" },
    { "claim", 0, 0, G_OPTION_ARG_STRING, &self.claim, "Which claim is a user's number, " DEFAULT_CLAIM " without it", "NAME" },
    { "seal", 0, 0, G_OPTION_ARG_INT, &self.seal, "How often new entries of the logs are signed, 60 without it", "SECONDS" },
    { "enrol", 0, 0, G_OPTION_ARG_NONE, &self.enrol, "Take in the laptops of known users", NULL },
    { "blobs", 0, 0, G_OPTION_ARG_NONE, &self.blobs, "Read every attachment too", NULL },
    { "host", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.hosts, "A name or address by which laptops reach it", "NAME" },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &self.plain, "Leave TLS to a proxy on this machine", NULL },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &self.tls_certificate, "The force's own certificate, with its chain", "FILE" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &self.tls_key, "Its key", "FILE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.from, "From when: a day or a moment; now without it", "DAY" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &self.until, "Until when", "DAY" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, "Why", "TEXT" },
    { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &self.password_stdin, "Read the password, one line", NULL },
    { "patience", 0, 0, G_OPTION_ARG_INT, &self.patience, "Let go who is slower to say what they want; 60", "SECONDS" },
    { "rate", 0, 0, G_OPTION_ARG_INT, &self.rate, "Requests a second of one sign-in; 100; 0 for any number", "N" },
    { "ping", 0, 0, G_OPTION_ARG_INT, &self.ping, "Let listeners hear something every so often; 60", "SECONDS" },
    { "listeners", 0, 0, G_OPTION_ARG_INT, &self.listeners, "How many may listen; 1500", "N" },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &self.quiet, "Write no line for each request", NULL },
    { "postgres", 0, 0, G_OPTION_ARG_STRING, &self.postgres, "Keep everything in this PostgreSQL database", "URL" },
    { "schema", 0, 0, G_OPTION_ARG_STRING, &self.schema, "Where in that database, casebook without it", "NAME" },
    { "stall", 0, 0, G_OPTION_ARG_INT, &self.stall,
      "After how many milliseconds without a number whoever gives them is put out", "MS" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, "Print the version", NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("WORD…");
  g_autofree char *summary = make_summary ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) args = g_strdupv (argv);

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  cbk_hq_audit_add_options (context, &self.audit);
  g_option_context_set_summary (context, summary);

  if (g_option_context_parse_strv (context, &args, &error) && cbk_hq_secret_init (&error))
    {
      if (version)
        g_print ("casebook-hq %s\n", CBK_VERSION);
      else
        run_words (&self, args + 1, &error);
    }

  g_free (self.address);
  g_free (self.from);
  g_free (self.until);
  g_free (self.reason);
  g_free (self.claim);
  g_free (self.postgres);
  g_free (self.schema);
  g_free (self.tls_certificate);
  g_free (self.tls_key);
  g_strfreev (self.hosts);
  cbk_hq_audit_options_clear (&self.audit);
  if (error == NULL)
    return 0;

  g_printerr ("casebook-hq: %s\n", error->message);

  return error->domain == G_OPTION_ERROR ? 2 : 1;
}
