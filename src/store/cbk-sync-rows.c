/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-rows.h"

#include "base/cbk-date.h"
#include "store/cbk-session-private.h"
#include "store/cbk-sync-events.h"
#include "store/cbk-uploads.h"
#include "store/cbk-witness.h"

/* What the sync engine asks of the two files: how far they are, what to send, what was answered. What comes in is in
 * cbk-sync-apply.c. */

static void
row_free (gpointer data)
{
  CbkSyncRow *row = data;

  g_free (row->type);
  g_free (row->id);
  g_strfreev (row->scopes);
  g_clear_pointer (&row->doc, json_object_unref);
  g_free (row);
}

/**
 * cbk_sync_page_new:
 *
 * Returns: (transfer full): a page without rows, without a cursor, that says nothing of what is settled
 */
CbkSyncPage *
cbk_sync_page_new (void)
{
  CbkSyncPage *self = g_new0 (CbkSyncPage, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->settled = -1;

  return self;
}

void
cbk_sync_page_free (CbkSyncPage *self)
{
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  g_clear_pointer (&self->digests, g_hash_table_unref);
  g_free (self->etag);
  g_free (self->cursor);
  g_free (self);
}

/**
 * cbk_sync_page_add:
 * @self: a page
 * @out: whether the record leaves this laptop
 * @type: an entity's name, perhaps one that only a newer schema knows
 * @id: a record's id
 * @version: headquarters' version
 * @doc: (nullable): the document
 *
 * Returns: (transfer none): the row, to which its scopes can be put
 */
CbkSyncRow *
cbk_sync_page_add (CbkSyncPage *self, gboolean out, const char *type, const char *id, gint64 version, JsonObject *doc)
{
  CbkSyncRow *row = g_new0 (CbkSyncRow, 1);

  row->out = out;
  row->type = g_strdup (type);
  row->id = g_strdup (id);
  row->version = version;
  row->doc = doc != NULL ? json_object_ref (doc) : NULL;
  g_ptr_array_add (self->rows, row);

  return row;
}

void
cbk_sync_result_free (CbkSyncResult *self)
{
  g_free (self->result);
  g_free (self);
}

void
cbk_sync_head_clear (CbkSyncHead *self)
{
  g_clear_pointer (&self->cursor, g_free);
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->etag, g_free);
}

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

static gboolean
read_hash (CbkSession *session, gint64 dseq, char text[2 * CBK_HASH_BYTES + 1], GError **error)
{
  static const guint8 nothing[CBK_HASH_BYTES] = { 0 };
  g_autofree char *hash = cbk_hash_print (nothing);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (session), "SELECT hash FROM mutation WHERE dseq = :dseq");
  cbk_statement_bind_int (&stmt, ":dseq", dseq);
  if (cbk_statement_step (&stmt))
    {
      gsize length;
      const guint8 *bytes = cbk_statement_get_blob (&stmt, 0, &length);

      g_free (hash);
      hash = length == CBK_HASH_BYTES ? cbk_hash_print (bytes) : g_strdup ("");
    }
  g_strlcpy (text, hash, 2 * CBK_HASH_BYTES + 1);

  return cbk_statement_finish (&stmt, error);
}

/* A newer program knows kinds of records that an older one had to pass over: it reads everything again. */
static gboolean
check_passed_over (CbkSession *session, CbkSyncHead *head, GError **error)
{
  g_autofree char *passed = NULL;

  if (!cbk_cache_get_state (session->cache, "passed_over", &passed, error))
    return FALSE;

  if (passed != NULL && g_ascii_strtoll (passed, NULL, 10) < CBK_SCHEMA_VERSION)
    *head->cursor = '\0';

  return TRUE;
}

/**
 * cbk_sync_read_head:
 * @session: a session that writes
 * @head: (out): to be cleared
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_read_head (CbkSession *session, CbkSyncHead *head, GError **error)
{
  CbkOutbox *outbox = cbk_session_get_outbox (session);

  *head = (CbkSyncHead){ .last_dseq = cbk_outbox_get_last_dseq (outbox) };
  g_strlcpy (head->device, cbk_outbox_get_device (outbox), sizeof head->device);

  if (!cbk_connection_query_int (outbox_of (session), "SELECT CAST (v AS INTEGER) FROM device WHERE k = 'incarnation'",
                                 &head->incarnation, error) ||
      !cbk_connection_query_int (outbox_of (session), "SELECT min(dseq) FROM mutation WHERE state < 2", &head->first_open,
                                 error) ||
      !read_hash (session, head->last_dseq, head->last_hash, error) ||
      !cbk_cache_get_state (session->cache, "cursor", &head->cursor, error) ||
      !cbk_cache_get_state (session->cache, "compared", &head->since, error) ||
      !cbk_cache_get_state (session->cache, "subs_etag", &head->etag, error))
    return FALSE;

  if (head->cursor == NULL)
    head->cursor = g_strdup ("");

  return check_passed_over (session, head, error);
}

/**
 * cbk_sync_same_history:
 * @session: a session that writes
 * @dseq: the last number that headquarters has of us
 * @hash: its hash there, in hexadecimal
 * @ret_same: (out): whether ours is the same; never for a number that we have not reached
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_same_history (CbkSession *session, gint64 dseq, const char *hash, gboolean *ret_same, GError **error)
{
  char ours[2 * CBK_HASH_BYTES + 1];

  if (!read_hash (session, dseq, ours, error))
    return FALSE;

  *ret_same = dseq <= cbk_outbox_get_last_dseq (cbk_session_get_outbox (session)) && g_strcmp0 (ours, hash) == 0;

  return TRUE;
}

static char *
dup_txn (const char *payload)
{
  g_autoptr(JsonObject) object = cbk_json_parse_object (payload, -1, NULL);
  JsonNode *txn = object != NULL ? json_object_get_member (object, "txn") : NULL;

  if (txn == NULL || !JSON_NODE_HOLDS_ARRAY (txn) || json_array_get_length (json_node_get_array (txn)) == 0)
    return NULL;

  return g_strdup (json_array_get_string_element (json_node_get_array (txn), 0));
}

static void
append_line (GString *lines, CbkStatement *stmt)
{
  gsize length;
  g_autofree char *prev = cbk_hash_print (cbk_statement_get_blob (stmt, 1, &length));
  g_autofree char *hash = cbk_hash_print (cbk_statement_get_blob (stmt, 2, &length));

  g_string_append_printf (lines, "{\"hash\":\"%s\",\"prev\":\"%s\",%s\n", hash, prev, cbk_statement_get_text (stmt, 3) + 1);
}

/**
 * cbk_sync_read_batch:
 * @session: a session that writes
 * @after: the number after which to begin
 * @max_rows: how many at most
 * @max_bytes: how large at most; one mutation is given whatever its size
 * @lines: (out caller-allocates): NDJSON, as it is pushed
 * @ret_last: (out): the last number in it, @after when there is none
 * @error: any store error
 *
 * What one action did is parted only when it alone is more than a batch.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_read_batch (CbkSession *session,
                     gint64 after,
                     guint max_rows,
                     gsize max_bytes,
                     GString *lines,
                     gint64 *ret_last,
                     GError **error)
{
  g_autofree char *txn = NULL;
  gsize whole_length = 0;
  gint64 whole_last = after;
  guint n_rows = 0;
  gboolean full = FALSE;
  g_auto(CbkStatement) stmt = { 0 };

  g_string_truncate (lines, 0);
  *ret_last = after;
  cbk_statement_init (&stmt, outbox_of (session),
                      "SELECT dseq, prev, hash, payload FROM mutation WHERE dseq > :after ORDER BY dseq");
  cbk_statement_bind_int (&stmt, ":after", after);
  while (!full && cbk_statement_step (&stmt))
    {
      gsize length = lines->len;
      g_autofree char *next = dup_txn (cbk_statement_get_text (&stmt, 3));

      if (next == NULL || g_strcmp0 (next, txn) != 0)
        {
          whole_length = length;
          whole_last = *ret_last;
        }
      g_free (txn);
      txn = g_steal_pointer (&next);

      append_line (lines, &stmt);
      full = n_rows == max_rows || (n_rows > 0 && lines->len > max_bytes);
      if (full)
        {
          g_string_truncate (lines, whole_length > 0 ? whole_length : length);
          *ret_last = whole_length > 0 ? whole_last : *ret_last;
        }
      else
        *ret_last = cbk_statement_get_int (&stmt, 0);
      n_rows++;
    }

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_mark_sent:
 * @session: a session that writes
 * @first: the first number of a batch
 * @last: the last
 * @error: any store error
 *
 * To be called before the batch leaves: what is on its way is said to be.
 *
 * Returns: whether it is noted
 */
gboolean
cbk_sync_mark_sent (CbkSession *session, gint64 first, gint64 last, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (session),
                      "UPDATE mutation SET state = 1 WHERE dseq BETWEEN :first AND :last AND state = 0");
  cbk_statement_bind_int (&stmt, ":first", first);
  cbk_statement_bind_int (&stmt, ":last", last);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
write_results (CbkConnection *connection, gpointer data, GError **error)
{
  GPtrArray *results = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "UPDATE mutation SET state = max(state, 2), result = :result WHERE dseq = :dseq");
  for (guint i = 0; i < results->len; i++)
    {
      CbkSyncResult *result = g_ptr_array_index (results, i);

      cbk_statement_bind_text (&stmt, ":result", result->result);
      cbk_statement_bind_int (&stmt, ":dseq", result->dseq);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
      cbk_statement_reset (&stmt);
    }

  return TRUE;
}

/**
 * cbk_sync_mark_acked:
 * @session: a session that writes
 * @results: (element-type CbkSyncResult): what headquarters answered, after it was durable there
 * @error: any store error
 *
 * Returns: whether all are noted
 */
gboolean
cbk_sync_mark_acked (CbkSession *session, GPtrArray *results, GError **error)
{
  return cbk_connection_transact (outbox_of (session), write_results, results, error);
}

/* What is half loaded is loaded on; what is held is compared. */
static gboolean
forget_cursor (CbkConnection *connection, gpointer unused, GError **error)
{
  return cbk_cache_set_state (connection, "cursor", "", error) && cbk_cache_set_state (connection, "compared", "", error) &&
         cbk_cache_set_state (connection, "subs_etag", "", error) &&
         cbk_connection_exec (connection, "UPDATE scope SET state = 2 WHERE state = 1", error);
}

/**
 * cbk_sync_restart:
 * @session: a session that writes
 * @error: any store error
 *
 * Headquarters does not know our cursor any more: what this laptop holds is compared with what it has, scope by scope.
 * Files are offered to it again as well.
 *
 * Returns: whether the next pull begins at the beginning
 */
gboolean
cbk_sync_restart (CbkSession *session, GError **error)
{
  return cbk_uploads_offer_again (session, error) &&
         cbk_connection_transact (session->cache, forget_cursor, NULL, error);
}

static gboolean
set_success (CbkConnection *connection, gpointer now, GError **error)
{
  return cbk_cache_set_state (connection, "last_success", now, error) &&
         cbk_cache_set_state (connection, "last_error", NULL, error);
}

gboolean
cbk_sync_note_success (CbkSession *session, GError **error)
{
  char now[24];

  g_snprintf (now, sizeof now, "%" G_GINT64_FORMAT, cbk_env_now (session->env));

  return cbk_connection_transact (session->cache, set_success, now, error);
}

static gboolean
set_failure (CbkConnection *connection, gpointer sentence, GError **error)
{
  return cbk_cache_set_state (connection, "last_error", sentence, error);
}

gboolean
cbk_sync_note_error (CbkSession *session, const char *sentence, GError **error)
{
  return cbk_connection_transact (session->cache, set_failure, (gpointer) sentence, error);
}

static gboolean
count_mutations (CbkSession *session, CbkSyncState *state, GError **error)
{
  CbkConnection *outbox = outbox_of (session);

  return cbk_connection_query_int (outbox, "SELECT count(*) FROM mutation WHERE state = 0", &state->n_waiting, error) &&
         cbk_connection_query_int (outbox, "SELECT count(*) FROM mutation WHERE state = 1", &state->n_sent, error) &&
         cbk_connection_query_int (outbox, "SELECT count(*) FROM mutation WHERE state = 2", &state->n_acked, error) &&
         cbk_connection_query_int (outbox,
                                   "SELECT count(*) FROM mutation WHERE json_extract (result, '$.status') = 'conflict'",
                                   &state->n_conflicts, error) &&
         cbk_connection_query_int (outbox,
                                   "SELECT count(*) FROM mutation WHERE json_extract (result, '$.status') = 'quarantined'",
                                   &state->n_quarantined, error);
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

  *state = (CbkSyncState){ .last_success = CBK_TIME_UNSET };
  if (!count_mutations (session, state, error) || !cbk_sync_count_events (session, &state->n_events, error) ||
      !cbk_witness_read (session, &witness, error) ||
      !cbk_cache_get_state (session->cache, "last_success", &success, error) ||
      !cbk_cache_get_state (session->cache, "last_error", &state->last_error, error))
    return FALSE;

  state->alarm = g_steal_pointer (&witness.alarm);
  if (success != NULL)
    state->last_success = g_ascii_strtoll (success, NULL, 10);

  return TRUE;
}
