/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-sequencer.h"
#include "model/cbk-merge.h"

#include <string.h>

static gboolean
verify_devices (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  guint8 last[CBK_HASH_BYTES] = { 0 };
  char device[CBK_ID_LENGTH + 1] = "";
  gint64 dseq = 0;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT device, dseq, hash, payload, digest FROM mutation ORDER BY device, dseq");
  while (report->problem == NULL && cbk_hq_statement_step (&stmt))
    {
      char next[CBK_ID_LENGTH + 1] = "";
      guint8 hash[CBK_HASH_BYTES];
      gsize length;
      const char *payload = cbk_hq_statement_get_text (&stmt, 3);
      guint8 digest[CBK_HASH_BYTES], stored_digest[CBK_HASH_BYTES];
      const void *stored = cbk_hq_statement_get_blob (&stmt, 2, &length);

      cbk_hq_statement_get_id (&stmt, 0, next);
      if (!g_str_equal (next, device))
        {
          g_strlcpy (device, next, sizeof device);
          memset (last, 0, sizeof last);
          dseq = 0;
        }

      /* What the law had erased is known by its digest alone. */
      cbk_hq_statement_copy_hash (&stmt, 4, stored_digest, CBK_HASH_BYTES);
      memcpy (digest, stored_digest, sizeof digest);
      if (payload != NULL)
        cbk_hash_digest (payload, strlen (payload), digest);
      else
        report->n_erased++;
      cbk_hash_link (last, digest, hash);
      if (cbk_hq_statement_get_int (&stmt, 1) != ++dseq || memcmp (digest, stored_digest, sizeof digest) != 0 || length != CBK_HASH_BYTES || memcmp (stored, hash, length) != 0)
        report->problem = g_strdup_printf ("The chain of laptop %s breaks at its change %" G_GINT64_FORMAT, device, dseq);
      memcpy (last, hash, sizeof last);
      report->n_mutations++;
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
verify_changes (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  guint8 last[CBK_HASH_BYTES] = { 0 };
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT c.seq, c.type, c.id, c.ver, c.mid, c.chain, m.hash FROM change c "
                         "LEFT JOIN mutation m ON m.mid = c.mid AND m.again = 0 WHERE c.seq IS NOT NULL ORDER BY c.seq");
  while (report->problem == NULL && cbk_hq_statement_step (&stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "", mid[CBK_ID_LENGTH + 1] = "";
      gint64 seq = cbk_hq_statement_get_int (&stmt, 0);
      guint8 hash[CBK_HASH_BYTES], mutation[CBK_HASH_BYTES];
      gsize length;
      const void *stored = cbk_hq_statement_get_blob (&stmt, 5, &length);

      cbk_hq_statement_get_id (&stmt, 2, id);
      cbk_hq_statement_get_id (&stmt, 4, mid);
      cbk_hq_statement_copy_hash (&stmt, 6, mutation, sizeof mutation);
      cbk_hq_link_change (last, seq, cbk_hq_statement_get_text (&stmt, 1), id, cbk_hq_statement_get_int (&stmt, 3), mid,
                          mutation, hash);
      if (seq != ++report->n_changes || length != CBK_HASH_BYTES || memcmp (stored, hash, length) != 0)
        report->problem = g_strdup_printf ("The chain of changes breaks at %" G_GINT64_FORMAT, report->n_changes);
      memcpy (last, hash, sizeof last);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
query_int (CbkHqStorage *self, const char *sql, gint64 *ret_value, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, sql);
  *ret_value = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
count_held (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  gint64 lost;

  if (!query_int (self, "SELECT count(*) FROM record", &report->n_records, error) ||
      !query_int (self, "SELECT count(*) FROM conflict WHERE state = 0 AND kind <> 'quarantine'", &report->n_conflicts,
                  error) ||
      !query_int (self, "SELECT count(*) FROM conflict WHERE state = 0 AND kind = 'quarantine'", &report->n_quarantined,
                  error) ||
      !query_int (self, "SELECT coalesce (min(opened_at), 0) FROM conflict WHERE state = 0", &report->oldest_at, error) ||
      !query_int (self,
                 "SELECT count(*) FROM device d WHERE last_dseq <> "
                 "(SELECT count(*) FROM mutation m WHERE m.device = d.device)", &lost, error))
    return FALSE;

  if (report->problem == NULL && lost > 0)
    report->problem = g_strdup ("A laptop was told that headquarters has more of it than there is");

  return TRUE;
}

gboolean
cbk_hq_storage_verify (CbkHqStorage *self, CbkHqReport *report, GError **error)
{
  *report = (CbkHqReport){ 0 };

  return verify_devices (self, report, error) && verify_changes (self, report, error) && cbk_hq_verify_log (self, report, error) &&
         count_held (self, report, error);
}
