/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-events.h"

#include "base/cbk-hex.h"
#include "store/cbk-gaps.h"

#include <string.h>

/* The chain of accesses on its way to headquarters: numbered without a gap and acknowledged, as changes are. */

static CbkConnection *
outbox_of (CbkSession *session)
{
  return cbk_outbox_get_connection (cbk_session_get_outbox (session));
}

static void
append_line (GString *lines, CbkStatement *stmt)
{
  gsize length;

  g_string_append (lines, "{\"hash\":\"");
  cbk_hex_append (lines, cbk_statement_get_blob (stmt, 2, &length), CBK_HASH_BYTES);
  g_string_append (lines, "\",\"prev\":\"");
  cbk_hex_append (lines, cbk_statement_get_blob (stmt, 1, &length), CBK_HASH_BYTES);
  g_string_append_printf (lines, "\",%s\n", cbk_statement_get_text (stmt, 3) + 1);
}

/* What a salvage could not save is said to be lost: a gap that is told of is no gap that somebody made. */
static void
append_gap (GString *lines, gint64 first, gint64 last)
{
  g_string_append_printf (lines, "{\"gap\":%" G_GINT64_FORMAT ",\"n\":%" G_GINT64_FORMAT "}\n", last - first + 1, first);
}

/**
 * cbk_sync_read_events:
 * @session: a session that writes
 * @after: the number after which to begin
 * @max_rows: how many at most
 * @max_bytes: how large at most; one is given whatever its size
 * @lines: (out caller-allocates): NDJSON, as it is sent
 * @ret_last: (out): the last number in it, @after when there is none
 * @error: any store error
 *
 * Returns: whether they could be read
 */
gboolean
cbk_sync_read_events (CbkSession *session,
                      gint64 after,
                      guint max_rows,
                      gsize max_bytes,
                      GString *lines,
                      gint64 *ret_last,
                      GError **error)
{
  g_autoptr(CbkGaps) gaps = cbk_gaps_read (outbox_of (session), CBK_GAPS_ACCESS, error);
  g_auto(CbkStatement) stmt = { 0 };

  g_string_truncate (lines, 0);
  *ret_last = after;
  if (gaps == NULL)
    return FALSE;

  cbk_statement_init (&stmt, outbox_of (session),
                      "SELECT n, prev, hash, payload FROM access_event WHERE n > :after ORDER BY n LIMIT :rows");
  cbk_statement_bind_int (&stmt, ":after", after);
  cbk_statement_bind_int (&stmt, ":rows", max_rows);
  while ((lines->len == 0 || lines->len < max_bytes) && cbk_statement_step (&stmt))
    {
      gint64 next = cbk_gaps_skip (gaps, *ret_last + 1);
      gsize length = lines->len;

      if (next > *ret_last + 1)
        append_gap (lines, *ret_last + 1, next - 1);
      append_line (lines, &stmt);
      if (length > 0 && lines->len > max_bytes)
        g_string_truncate (lines, length);
      else
        *ret_last = cbk_statement_get_int (&stmt, 0);
    }

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_mark_events:
 * @session: a session that writes
 * @last: the last number that headquarters has for good
 * @error: any store error
 *
 * Returns: whether it is noted
 */
gboolean
cbk_sync_mark_events (CbkSession *session, gint64 last, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (session), "UPDATE access_event SET sent = 1 WHERE n <= :last AND sent = 0");
  cbk_statement_bind_int (&stmt, ":last", last);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_same_events:
 * @session: a session that writes
 * @last: the last number that headquarters has of us
 * @hash: (nullable): its hash there, in hexadecimal
 * @ret_same: (out): whether ours is the same, or was lost here; never for a number that we have not reached
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_same_events (CbkSession *session, gint64 last, const char *hash, gboolean *ret_same, GError **error)
{
  g_autoptr(CbkGaps) gaps = cbk_gaps_read (outbox_of (session), CBK_GAPS_ACCESS, error);
  guint8 theirs[CBK_HASH_BYTES];
  g_auto(CbkStatement) stmt = { 0 };

  if (gaps == NULL)
    return FALSE;

  *ret_same = last == 0 || cbk_gaps_skip (gaps, last) > last;
  if (*ret_same || !cbk_hex_parse (hash, theirs, sizeof theirs))
    return TRUE;

  cbk_statement_init (&stmt, outbox_of (session), "SELECT hash = :hash FROM access_event WHERE n = :n");
  cbk_statement_bind_blob (&stmt, ":hash", theirs, sizeof theirs);
  cbk_statement_bind_int (&stmt, ":n", last);
  if (cbk_statement_step (&stmt))
    *ret_same = cbk_statement_get_int (&stmt, 0) != 0;

  return cbk_statement_finish (&stmt, error);
}

gboolean
cbk_sync_count_events (CbkSession *session, gint64 *ret_waiting, GError **error)
{
  return cbk_connection_query_int (outbox_of (session), "SELECT count(*) FROM access_event WHERE sent = 0", ret_waiting,
                                   error);
}
