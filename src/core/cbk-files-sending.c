/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-files-private.h"

#include "base/cbk-error.h"
#include "sync/cbk-sync-cycle.h"
#include "sync/cbk-sync-files.h"

/* So long do files have the line; then records have their turn. */
#define TURN (10 * CBK_SECOND)

/* The way to headquarters, for somebody who has signed in there before. */
typedef struct
{
  CbkSyncAccount account;
  CbkTransport *transport;
  CbkSyncFiles files;
} CbkLine;

static void
cbk_line_clear (CbkLine *self)
{
  g_clear_pointer (&self->transport, cbk_transport_close);
  cbk_sync_account_clear (&self->account);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkLine, cbk_line_clear)

static gboolean
open_line (CbkLine *self, CbkWorkspace *workspace, CbkProgressFunc progress, gpointer data, GError **error)
{
  CbkStore *store = cbk_workspace_get_store (workspace);

  if (!cbk_sync_account_load (&self->account, cbk_store_get_folder (store), error))
    return FALSE;

  if (self->account.url == NULL || self->account.token == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "Please sign in to headquarters first, with: casebookctl sync");
      return FALSE;
    }

  self->transport = cbk_transport_new_http (self->account.url, &self->account.trust, error);
  self->files = (CbkSyncFiles){ .store = store, .transport = self->transport, .token = self->account.token,
                                .env = cbk_workspace_get_env (workspace), .turn = TURN, .progress = progress,
                                .progress_data = data };

  return self->transport != NULL;
}

/* Fetches a file; whether the user may have it was decided by opening its record, and headquarters decides again. */
gboolean
cbk_workspace_fetch (CbkWorkspace *self,
                     const char *sha256,
                     gint64 size,
                     CbkProgressFunc progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto(CbkLine) line = { 0 };

  return open_line (&line, self, progress, data, error) &&
         cbk_sync_fetch_file (&line.files, sha256, size, cancellable, error);
}

static char *
describe (guint n_sent, const CbkSyncFilesReport *report, gboolean all)
{
  GString *text = g_string_new (NULL);

  if (n_sent > 0)
    g_string_append_printf (text, n_sent == 1 ? "Sent %u file." : "Sent %u files.", n_sent);

  if (report->left.n_waiting > report->left.n_alarms)
    {
      g_autofree char *size = g_format_size ((guint64) report->left.n_bytes);
      guint n = report->left.n_waiting - report->left.n_alarms;

      g_string_append_printf (text, "%s%u %s (%s)%s", text->len > 0 ? " " : "", n, n == 1 ? "file waits" : "files wait", size,
                              all ? "." : ": this connection is metered; to send them all the same: casebookctl sync files.");
    }

  if (report->left.n_alarms > 0)
    g_string_append_printf (text, "%s%u %s not go; see: casebookctl sync status.", text->len > 0 ? " " : "",
                            report->left.n_alarms, report->left.n_alarms == 1 ? "file does" : "files do");

  if (report->sentence != NULL)
    g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", report->sentence);

  return g_string_free (text, FALSE);
}

/* Files for a turn, records for a turn, until the files are there. */
static gboolean
take_turns (CbkLine *line, CbkSyncFilesReport *report, guint *n_sent, GCancellable *cancellable, GError **error)
{
  gboolean ok;

  do
    {
      CbkSyncReport records;

      cbk_sync_files_report_clear (report);
      ok = cbk_sync_send_files (&line->files, report, cancellable, error);
      *n_sent += report->n_sent;
      ok = ok && (!report->more || cbk_sync_cycle (line->files.store, line->transport, &line->account, NULL, line->files.env,
                                                   &records, cancellable, error));
    }
  while (ok && report->more);

  return ok;
}

/**
 * cbk_workspace_send_files:
 * @self: a workspace, with or without a user, that signed in at headquarters before
 * @all: whether a person wants large files sent over a metered line too
 * @progress: (nullable): told how far each file is
 * @data: for @progress
 * @ret_sentence: (out) (nullable): what was done, for people; "" when there was nothing
 * @cancellable: (nullable): stops it; the next one goes on
 * @error: what cbk_sync_send_files() and cbk_sync_cycle() say
 *
 * Waits: a window calls it on a thread of its own, after cbk_workspace_sync().
 *
 * Returns: whether all had their turn
 */
gboolean
cbk_workspace_send_files (CbkWorkspace *self,
                          gboolean all,
                          CbkProgressFunc progress,
                          gpointer data,
                          char **ret_sentence,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto(CbkLine) line = { 0 };
  g_auto(CbkSyncFilesReport) report = { 0 };
  guint n_sent = 0;

  *ret_sentence = NULL;
  if (!open_line (&line, self, progress, data, error))
    return FALSE;

  line.files.all = all;
  if (!take_turns (&line, &report, &n_sent, cancellable, error))
    return FALSE;

  /* Whether the line costs something is asked only when something large is left. */
  if (!all && report.left.n_waiting > report.left.n_alarms && report.sentence == NULL &&
      !g_network_monitor_get_network_metered (g_network_monitor_get_default ()))
    {
      line.files.all = TRUE;
      if (!take_turns (&line, &report, &n_sent, cancellable, error))
        return FALSE;
    }

  *ret_sentence = describe (n_sent, &report, line.files.all);

  return TRUE;
}
