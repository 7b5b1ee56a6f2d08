/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cbk-cli.h"

#include "base/cbk-error.h"
#include "core/cbk-checking.h"
#include "core/demo/cbk-demo.h"
#include "core/import/cbk-import.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

/* Words that take long: they show how far they are, can be stopped, and go on where they stopped. */

#define PROBLEMS_SHOWN 20

static gboolean
read_kind (const char *text, CbkImportKind *ret_kind, GError **error)
{
  static const struct
  {
    const char *word;
    CbkImportKind kind;
  } kinds[] = {
    { "street-crime", CBK_IMPORT_STREET_CRIME },
    { "postcodes", CBK_IMPORT_POSTCODES },
    { "areas", CBK_IMPORT_AREAS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].word, text))
      {
        *ret_kind = kinds[i].kind;
        return TRUE;
      }

  return cbk_cli_usage (error, "“%s” is none of street-crime, postcodes and areas", text);
}

static void
print_report (CbkCli *cli, const char *path, const CbkImportReport *report)
{
  if (cli->json)
    g_print ("{\"lines\":%" G_GUINT64_FORMAT ",\"added\":%" G_GUINT64_FORMAT ",\"changed\":%" G_GUINT64_FORMAT
             ",\"unchanged\":%" G_GUINT64_FORMAT ",\"rejected\":%" G_GUINT64_FORMAT ",\"stopped\":%s}\n",
             report->lines, report->added, report->changed, report->unchanged, report->rejected,
             report->stopped ? "true" : "false");
  else
    g_print ("%s: %" G_GUINT64_FORMAT " added, %" G_GUINT64_FORMAT " changed, %" G_GUINT64_FORMAT
             " unchanged, %" G_GUINT64_FORMAT " rejected%s\n",
             path, report->added, report->changed, report->unchanged, report->rejected,
             report->stopped ? "; stopped, the same command goes on" : "");

  for (guint i = 0; i < MIN (report->problems->len, PROBLEMS_SHOWN); i++)
    g_printerr ("%s\n", (char *) report->problems->pdata[i]);
  if (report->rejected > PROBLEMS_SHOWN)
    g_printerr ("and %" G_GUINT64_FORMAT " more\n", report->rejected - PROBLEMS_SHOWN);
}

static gboolean
import_file (CbkCli *cli, CbkImportKind kind, const char *path, GError **error)
{
  g_auto(CbkImportReport) report = { 0 };
  gboolean ok =
    cbk_import_run (cli->workspace, kind, path, cbk_cli_show_progress, cli, cli->cancellable, &report, error);

  cbk_cli_end_progress (cli);
  if (ok)
    print_report (cli, path, &report);

  return ok && !g_cancellable_set_error_if_cancelled (cli->cancellable, error);
}

gboolean
cbk_cli_import (CbkCli *cli, char **args, GError **error)
{
  CbkImportKind kind = CBK_IMPORT_AUTO;

  if (g_strcmp0 (args[0], "--kind") == 0)
    {
      if (args[1] == NULL || !read_kind (args[1], &kind, error))
        return args[1] != NULL ? FALSE : cbk_cli_usage (error, "Of what kind?");
      args += 2;
    }

  if (args[0] == NULL)
    return cbk_cli_usage (error, "Which file?");

  for (guint i = 0; args[i] != NULL; i++)
    if (!import_file (cli, kind, args[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_size (const char *text, CbkDemoSize *ret_size, GError **error)
{
  static const char *const sizes[] = { "small", "unit", "force" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_strcmp0 (text, sizes[i]) == 0)
      {
        *ret_size = (CbkDemoSize) i;
        return TRUE;
      }

  return cbk_cli_usage (error, "How large: small, unit or force?");
}

/* For whoever fills something else with it. */
static gboolean
print_demo (CbkCli *cli, CbkDemoSize size, guint64 seed, GError **error)
{
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  return cbk_demo_print (size, seed, cbk_env_now (cli->env), stream, NULL, NULL, cli->cancellable, error);
}

gboolean
cbk_cli_demo (CbkCli *cli, char **args, GError **error)
{
  CbkDemoSize size = CBK_DEMO_SMALL;
  gboolean print = g_strcmp0 (args[0], "--print") == 0;
  guint64 seed = 1;
  gint64 as_of;
  gboolean ok;

  if (print)
    args++;

  if (!read_size (args[0], &size, error))
    return FALSE;

  if (args[1] != NULL && !g_ascii_string_to_unsigned (args[1], 10, 0, G_MAXUINT64, &seed, NULL))
    return cbk_cli_usage (error, "The seed is a whole number");

  if (print)
    return print_demo (cli, size, seed, error);

  if (!cbk_demo_find_moment (cli->workspace, &as_of, error))
    return FALSE;
  if (as_of == CBK_TIME_UNSET)
    as_of = cbk_env_now (cli->env);

  ok = cbk_demo_make (cli->workspace, size, seed, as_of, cbk_cli_show_progress, cli, cli->cancellable,
                      error);
  cbk_cli_end_progress (cli);
  if (ok && !cli->quiet)
    g_print ("The made-up force is there; nobody in it is a real person.\n");

  return ok;
}

gboolean
cbk_cli_verify (CbkCli *cli, char **args, GError **error)
{
  g_auto(CbkCheckReport) report = { 0 };
  gboolean ok = cbk_workspace_verify (cli->workspace, cbk_cli_show_progress, cli, cli->cancellable, &report, error);

  cbk_cli_end_progress (cli);
  if (!ok)
    return FALSE;

  g_print ("%" G_GINT64_FORMAT " changes and %" G_GINT64_FORMAT " consultations in their chains, %" G_GINT64_FORMAT
           " records, %" G_GINT64_FORMAT " search keys, %" G_GINT64_FORMAT " places, %" G_GINT64_FORMAT " attachments\n",
           report.chain.n_mutations, report.chain.n_access_events, report.n_records, report.n_keys, report.n_places,
           report.blobs.n_checked);

  for (guint i = 0; i < report.problems->len; i++)
    g_printerr ("%s\n", (char *) report.problems->pdata[i]);

  if (report.problems->len == 0)
    {
      g_print ("All is well.\n");
      return TRUE;
    }

  g_set_error (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The store is not as it was written (%u findings)",
               report.problems->len);

  return FALSE;
}

gboolean
cbk_cli_doctor (CbkCli *cli, char **args, GError **error)
{
  g_autofree char *text = cbk_workspace_doctor (cli->workspace, error);

  if (text != NULL)
    g_print ("%s", text);

  return text != NULL;
}

gboolean
cbk_cli_salvage (CbkCli *cli, char **args, GError **error)
{
  g_auto(CbkSalvageReport) report = { 0 };

  if (!cbk_salvage_outbox (cli->folder, cli->env, &report, error))
    return FALSE;

  g_print ("Saved: %" G_GINT64_FORMAT " changes, %" G_GINT64_FORMAT " consultations, %" G_GINT64_FORMAT
           " attachments waiting, %" G_GINT64_FORMAT " drafts.\n",
           report.n_mutations, report.n_access_events, report.n_uploads, report.n_drafts);
  if (report.n_invalid > 0)
    g_print ("%" G_GINT64_FORMAT " did not fit their own hash and are counted as lost.\n", report.n_invalid);
  if (report.aside != NULL)
    g_print ("The damaged file is kept as %s. What is missing is recorded as missing; headquarters will ask for it.\n",
             report.aside);

  return TRUE;
}
