/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-erasure.h"
#include "store/cbk-gaps.h"
#include "store/cbk-outbox.h"

#include <string.h>

typedef struct
{
  const char *sql;
  const char *gaps;
} CbkChain;

static const CbkChain mutations = { "SELECT dseq, prev, hash, payload, erased FROM mutation ORDER BY dseq",
                                    CBK_GAPS_MUTATION };
static const CbkChain accesses = { "SELECT n, prev, hash, payload, NULL FROM access_event ORDER BY n",
                                   CBK_GAPS_ACCESS };

/* @last: the hash of the link before, %NULL after a recorded gap: what a link says of a lost one cannot be
 * compared. */
static gboolean
follows (CbkStatement *stmt, const guint8 *last)
{
  guint8 hash[CBK_HASH_BYTES];
  gsize prev_length, hash_length;
  const guint8 *prev = cbk_statement_get_blob (stmt, 1, &prev_length);
  const guint8 *stored = cbk_statement_get_blob (stmt, 2, &hash_length);

  return prev_length == CBK_HASH_BYTES && hash_length == CBK_HASH_BYTES &&
         (last == NULL || memcmp (prev, last, CBK_HASH_BYTES) == 0) &&
         cbk_erasure_link (prev, cbk_statement_get_text (stmt, 3), cbk_statement_get_text (stmt, 4), hash) &&
         memcmp (stored, hash, CBK_HASH_BYTES) == 0;
}

static gboolean
verify_chain (CbkConnection *connection,
              const CbkChain *chain,
              gint64 *ret_n,
              CbkChainReport *report,
              GError **error)
{
  g_autoptr(CbkGaps) gaps = cbk_gaps_read (connection, chain->gaps, error);
  guint8 last[CBK_HASH_BYTES] = { 0 };
  gint64 expected = 1;
  g_auto(CbkStatement) stmt = { 0 };

  if (gaps == NULL)
    return FALSE;

  cbk_statement_init (&stmt, connection, chain->sql);
  while (cbk_statement_step (&stmt))
    {
      gint64 next = cbk_gaps_skip (gaps, expected);
      gsize length;

      if (cbk_statement_get_int (&stmt, 0) != next || !follows (&stmt, next == expected ? last : NULL))
        {
          report->broken_at = next;
          return TRUE;
        }

      (*ret_n)++;
      report->n_erased += cbk_statement_is_null (&stmt, 3);
      expected = next + 1;
      memcpy (last, cbk_statement_get_blob (&stmt, 2, &length), CBK_HASH_BYTES);
    }

  report->n_lost += cbk_gaps_count (gaps);
  if (cbk_gaps_get_last (gaps) >= cbk_gaps_skip (gaps, expected))
    report->broken_at = expected;

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_outbox_verify:
 * @self: an outbox
 * @report: (out): what was found
 * @error: any store error; a broken chain is no error but in the report
 *
 * Walks both chains from their beginnings: numbers without a gap but those that a salvage recorded as lost,
 * each link following from the one before.
 *
 * Returns: whether they could be read to the end or to the first broken link
 */
gboolean
cbk_outbox_verify (CbkOutbox *self, CbkChainReport *report, GError **error)
{
  CbkConnection *connection = cbk_outbox_get_connection (self);

  *report = (CbkChainReport){ 0 };

  if (!verify_chain (connection, &mutations, &report->n_mutations, report, error))
    return FALSE;

  if (report->broken_at != 0)
    return TRUE;

  if (!verify_chain (connection, &accesses, &report->n_access_events, report, error))
    return FALSE;

  report->broken_access = report->broken_at != 0;

  return TRUE;
}
