/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-check.h"

#include "store/cbk-uploads.h"

#include <string.h>

void
cbk_check_report_clear (CbkCheckReport *report)
{
  cbk_blob_report_clear (&report->blobs);
  g_clear_pointer (&report->problems, g_ptr_array_unref);
}

static void G_GNUC_PRINTF (2, 3)
add_problem (CbkCheckReport *report, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (report->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
check_file (CbkConnection *connection, const char *what, CbkCheckReport *report, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "PRAGMA integrity_check (20)");
  while (cbk_statement_step (&stmt))
    {
      const char *line = cbk_statement_get_text (&stmt, 0);

      if (g_strcmp0 (line, "ok") != 0)
        add_problem (report, "%s is damaged: %s", what, line);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
check_chain (CbkOutbox *outbox, CbkCheckReport *report, GError **error)
{
  CbkChainReport *chain = &report->chain;

  if (!cbk_outbox_verify (outbox, chain, error))
    return FALSE;

  if (chain->broken_at != 0)
    add_problem (report, "The chain of %s is broken at number %" G_GINT64_FORMAT,
                 chain->broken_access ? "consultations" : "changes", chain->broken_at);

  return TRUE;
}

/* Numbers that a salvage recorded as lost at the end are behind the last change, and the cache may know of
 * them or not. */
static gboolean
check_applied (CbkSession *session, CbkCheckReport *report, GError **error)
{
  CbkOutbox *outbox = cbk_session_get_outbox (session);
  g_autofree char *text = NULL;
  gint64 applied, last;

  if (!cbk_cache_get_state (cbk_session_get_cache (session), "applied_dseq", &text, error) ||
      !cbk_connection_query_int (cbk_outbox_get_connection (outbox), "SELECT max(dseq) FROM mutation", &last,
                                 error))
    return FALSE;

  applied = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  if (applied < last)
    add_problem (report, "The local copy lacks the changes after number %" G_GINT64_FORMAT, applied);
  if (applied > cbk_outbox_get_last_dseq (outbox))
    add_problem (report,
                 "The local copy has changes that the evidence has not, after number %" G_GINT64_FORMAT,
                 last);

  return TRUE;
}

static gboolean
check_blobs (CbkSession *session,
             CbkProgressFunc progress,
             gpointer data,
             CbkCheckReport *report,
             GError **error)
{
  g_autoptr(GPtrArray) waiting = cbk_uploads_list_hashes (session, error);
  CbkBlobReport *blobs = &report->blobs;

  if (waiting == NULL ||
      !cbk_blobs_verify_all (cbk_session_get_blobs (session), waiting, cbk_session_get_cancellable (session),
                             progress, data, blobs, error))
    return FALSE;

  for (guint i = 0; i < blobs->damaged->len; i++)
    add_problem (report, "The attachment %s was changed after it was stored",
                 (char *) blobs->damaged->pdata[i]);
  for (guint i = 0; i < blobs->missing->len; i++)
    add_problem (report, "The attachment %s waits to be sent and is not there",
                 (char *) blobs->missing->pdata[i]);

  return TRUE;
}

/* A part that cannot even be read is a finding too; only being stopped ends the look. */
static gboolean
go_on (gboolean ok, CbkCheckReport *report, const char *what, GError **part_error, GError **error)
{
  if (ok)
    return TRUE;

  if (g_error_matches (*part_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (part_error));
      return FALSE;
    }

  add_problem (report, "%s cannot be looked at: %s", what, (*part_error)->message);
  g_clear_error (part_error);

  return TRUE;
}

/**
 * cbk_check_store:
 * @session: a session that writes; it is held until the end
 * @progress: (nullable): told of records, then of attachments
 * @data: for @progress
 * @report: (out): what was found
 * @error: only cancelled: everything else is in the report
 *
 * Looks at both files, at the hash chains, at whether the cache has all that was saved, at whether everything
 * is found by its words, keys and places, and at every attachment. Changes nothing.
 *
 * Returns: whether it came to the end
 */
gboolean
cbk_check_store (CbkSession *session,
                 CbkProgressFunc progress,
                 gpointer data,
                 CbkCheckReport *report,
                 GError **error)
{
  CbkConnection *cache = cbk_session_get_cache (session);
  CbkOutbox *outbox = cbk_session_get_outbox (session);
  GError *part = NULL;

  *report = (CbkCheckReport){ .problems = g_ptr_array_new_with_free_func (g_free) };

  return go_on (check_file (cbk_outbox_get_connection (outbox), "The evidence", report, &part), report,
                "The evidence", &part, error) &&
         go_on (check_file (cache, "The local copy", report, &part), report, "The local copy", &part,
                error) &&
         go_on (cbk_connection_exec (cache,
                                     "INSERT INTO search_text (search_text) VALUES ('integrity-check')",
                                     &part),
                report, "The index of words", &part, error) &&
         go_on (check_chain (outbox, report, &part), report, "The chain", &part, error) &&
         go_on (check_applied (session, report, &part), report, "The state of the local copy", &part,
                error) &&
         go_on (cbk_check_indexes (session, progress, data, report, &part), report, "The indexes", &part,
                error) &&
         go_on (check_blobs (session, progress, data, report, &part), report, "The attachments", &part,
                error);
}
