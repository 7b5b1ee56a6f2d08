/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-rows.h"

#include "base/cbk-date.h"
#include "store/cbk-session-private.h"
#include "store/cbk-sync-events.h"
#include "store/cbk-witness.h"

/* How far this laptop is, for people. */

void
cbk_sync_state_clear (CbkSyncState *self)
{
  g_clear_pointer (&self->last_error, g_free);
  g_clear_pointer (&self->alarm, g_free);
}

static CbkConnection *
outbox_of (CbkSession *session)
{
  return cbk_outbox_get_connection (cbk_session_get_outbox (session));
}

/* In the words of the partial indexes: SQLite takes one only where its own condition is asked for. */
static gboolean
count_mutations (CbkSession *session, CbkSyncState *state, GError **error)
{
  CbkConnection *outbox = outbox_of (session);
  gint64 n_all;

  if (!cbk_connection_query_int (outbox, "SELECT count(*) FROM mutation WHERE state < 3 AND state = 0", &state->n_waiting,
                                 error) ||
      !cbk_connection_query_int (outbox, "SELECT count(*) FROM mutation WHERE state < 3 AND state = 1", &state->n_sent,
                                 error) ||
      !cbk_connection_query_int (outbox, "SELECT count(*) FROM mutation WHERE state < 3 AND state = 2", &state->n_acked,
                                 error) ||
      !cbk_connection_query_int (outbox, "SELECT count(*) FROM mutation", &n_all, error))
    return FALSE;

  state->n_settled = n_all - state->n_waiting - state->n_sent - state->n_acked;

  return TRUE;
}

static gboolean
is_decided (CbkSession *session, const char *cid, gboolean *ret_decided, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, session->cache, "SELECT 1 FROM sync_conflicts WHERE id = :id AND state <> 'open'");
  cbk_statement_bind_id (&stmt, ":id", cid);
  *ret_decided = cbk_statement_step (&stmt);

  return cbk_statement_finish (&stmt, error);
}

/* Held is what a conflict holds that nobody is known to have decided. */
static gboolean
count_held (CbkSession *session, const char *status, gint64 *ret_n, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_n = 0;
  cbk_statement_init (&stmt, outbox_of (session),
                      "SELECT DISTINCT json_extract (result, '$.conflict') FROM mutation "
                      "WHERE (instr (result, '\"conflict\"') > 0 OR instr (result, '\"quarantined\"') > 0) "
                      "AND json_extract (result, '$.status') = :status");
  cbk_statement_bind_text (&stmt, ":status", status);
  while (cbk_statement_step (&stmt))
    {
      const char *cid = cbk_statement_get_text (&stmt, 0);
      gboolean decided = FALSE;

      if (cid != NULL && !is_decided (session, cid, &decided, error))
        return FALSE;

      *ret_n += !decided;
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_oldest (CbkSession *session, gint64 *ret_oldest, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_oldest = CBK_TIME_UNSET;
  cbk_statement_init (&stmt, outbox_of (session),
                      "SELECT json_extract (payload, '$.at') FROM mutation "
                      "WHERE state < 3 AND state < 2 ORDER BY +dseq LIMIT 1");
  if (cbk_statement_step (&stmt) && cbk_statement_get_text (&stmt, 0) != NULL)
    cbk_time_parse (cbk_statement_get_text (&stmt, 0), ret_oldest);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_read_state:
 * @session: a session that writes
 * @state: (out): to be cleared
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_read_state (CbkSession *session, CbkSyncState *state, GError **error)
{
  g_autofree char *success = NULL;
  g_auto(CbkWitness) witness = { 0 };

  *state = (CbkSyncState){ .last_success = CBK_TIME_UNSET, .oldest_at = CBK_TIME_UNSET };
  state->clock_offset = cbk_outbox_get_clock_offset (cbk_session_get_outbox (session));
  if (!count_mutations (session, state, error) || !read_oldest (session, &state->oldest_at, error) ||
      !cbk_sync_count_events (session, &state->n_events, error) || !cbk_witness_read (session, &witness, error) ||
      !count_held (session, "conflict", &state->n_conflicts, error) ||
      !count_held (session, "quarantined", &state->n_quarantined, error) ||
      !cbk_connection_query_int (session->cache, "SELECT count(*) FROM overlay WHERE fields IS NOT NULL",
                                 &state->n_predicted, error) ||
      !cbk_cache_get_state (session->cache, "last_success", &success, error) ||
      !cbk_cache_get_state (session->cache, "last_error", &state->last_error, error))
    return FALSE;

  state->alarm = g_steal_pointer (&witness.alarm);
  if (success != NULL)
    state->last_success = g_ascii_strtoll (success, NULL, 10);

  return TRUE;
}

static gboolean
set_pace (CbkConnection *connection, gpointer pace, GError **error)
{
  return cbk_cache_set_state (connection, "pace", pace, error);
}

/* How long it is to be waited, in the words of whoever waits. */
gboolean
cbk_sync_note_pace (CbkSession *session, const char *pace, GError **error)
{
  return cbk_connection_transact (session->cache, set_pace, (gpointer) pace, error);
}

/**
 * cbk_sync_read_pace:
 * @session: a session that writes
 * @ret_pace: (out) (nullable): what cbk_sync_note_pace() was given last
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_read_pace (CbkSession *session, char **ret_pace, GError **error)
{
  return cbk_cache_get_state (session->cache, "pace", ret_pace, error);
}

/**
 * cbk_sync_count_unsent:
 * @session: a session that writes
 * @ret_n: (out): how many mutations headquarters has not said to have
 * @error: any store error
 *
 * Cheap, as the many that are settled are not looked at.
 *
 * Returns: whether they could be counted
 */
gboolean
cbk_sync_count_unsent (CbkSession *session, gint64 *ret_n, GError **error)
{
  return cbk_connection_query_int (outbox_of (session), "SELECT count(*) FROM mutation WHERE state < 3 AND state < 2", ret_n,
                                   error);
}

void
cbk_sync_change_free (CbkSyncChange *self)
{
  g_free (self->type);
  g_free (self->command);
  g_free (self->conflict);
  g_free (self);
}

static CbkSyncChange *
read_change (CbkStatement *stmt)
{
  CbkSyncChange *change = g_new0 (CbkSyncChange, 1);
  const char *at = cbk_statement_get_text (stmt, 3);

  change->type = g_strdup (cbk_statement_get_text (stmt, 0));
  cbk_statement_get_id (stmt, 1, change->id);
  change->command = g_strdup (cbk_statement_get_text (stmt, 2));
  if (at == NULL || !cbk_time_parse (at, &change->at))
    change->at = CBK_TIME_UNSET;
  change->sent = cbk_statement_get_int (stmt, 4) == CBK_MUTATION_SENT;
  change->conflict = g_strdup (cbk_statement_get_text (stmt, 5));

  return change;
}

#define CHANGE "SELECT type, id, json_extract (payload, '$.command'), json_extract (payload, '$.at'), state, "

static gboolean
list_held (CbkSession *session, GPtrArray *changes, guint limit, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (session),
                      CHANGE "json_extract (result, '$.conflict') FROM mutation "
                      "WHERE (instr (result, '\"conflict\"') > 0 OR instr (result, '\"quarantined\"') > 0) "
                      "AND json_extract (result, '$.status') IN ('conflict', 'quarantined') ORDER BY dseq");
  while (changes->len < limit && cbk_statement_step (&stmt))
    {
      CbkSyncChange *change = read_change (&stmt);
      gboolean decided = FALSE;

      g_ptr_array_add (changes, change);
      change->held = TRUE;
      if (change->conflict != NULL && !is_decided (session, change->conflict, &decided, error))
        return FALSE;
      if (decided)
        g_ptr_array_remove_index (changes, changes->len - 1);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
list_unsent (CbkSession *session, GPtrArray *changes, guint limit, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (session),
                      CHANGE "NULL FROM mutation WHERE state < 3 AND state < 2 ORDER BY +dseq");
  while (changes->len < limit && cbk_statement_step (&stmt))
    g_ptr_array_add (changes, read_change (&stmt));

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_list_changes:
 * @session: a session that writes
 * @limit: how many at the most
 * @error: any store error
 *
 * Returns: (transfer full) (element-type CbkSyncChange) (nullable): first what headquarters holds, then what it does not
 *   have, the oldest first
 */
GPtrArray *
cbk_sync_list_changes (CbkSession *session, guint limit, GError **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_sync_change_free);

  if (!list_held (session, changes, limit, error) || !list_unsent (session, changes, limit, error))
    return NULL;

  return g_steal_pointer (&changes);
}
