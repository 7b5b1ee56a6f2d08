/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-rows.h"

#include "base/cbk-date.h"
#include "store/cbk-session-private.h"
#include "store/cbk-sync-events.h"
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
  g_clear_pointer (&row->fver, json_object_unref);
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
  g_clear_pointer (&self->leaving, g_ptr_array_unref);
  g_clear_pointer (&self->digests, g_hash_table_unref);
  g_free (self->etag);
  g_free (self->asked);
  g_free (self->asked_by);
  g_free (self->asked_etag);
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

/* For each field of the row added last the version that last changed it. */
void
cbk_sync_page_set_fver (CbkSyncPage *self, JsonObject *fver)
{
  CbkSyncRow *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  if (fver != NULL)
    row->fver = json_object_ref (fver);
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
      !cbk_connection_query_int (outbox_of (session), "SELECT min(+dseq) FROM mutation WHERE state < 3 AND state < 2",
                                 &head->first_open, error) ||
      !read_hash (session, head->last_dseq, head->last_hash, error) ||
      !cbk_cache_get_state (session->cache, "cursor", &head->cursor, error) ||
      !cbk_cache_get_state (session->cache, "compared", &head->since, error) ||
      !cbk_cache_get_state (session->cache, "subs_etag", &head->etag, error))
    return FALSE;

  if (head->cursor == NULL)
    head->cursor = g_strdup ("");

  return TRUE;
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

/* A batch on its way: where what belongs together ended the last time. */
typedef struct
{
  GString *lines;
  guint max_rows;
  gsize max_bytes;
  guint n_rows;
  gint64 last;
  gsize whole_length;
  gint64 whole_last;
} CbkBatch;

/* Whether there is room for more. One action that alone is more than a batch is the batch. */
static gboolean
end_action (CbkBatch *self)
{
  gboolean fits = self->n_rows <= self->max_rows && self->lines->len <= self->max_bytes;

  if (fits || self->whole_length == 0)
    {
      self->whole_length = self->lines->len;
      self->whole_last = self->last;
    }

  return fits && self->n_rows < self->max_rows;
}

/**
 * cbk_sync_read_batch:
 * @session: a session that writes
 * @after: the number after which to begin
 * @max_rows: how many at most
 * @max_bytes: how large at most
 * @lines: (out caller-allocates): NDJSON, as it is pushed
 * @ret_last: (out): the last number in it, @after when there is none
 * @error: any store error
 *
 * What one action did is never parted: the outbox saw to it that headquarters takes it at once.
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
  CbkBatch batch = { lines, max_rows, max_bytes, 0, after, 0, after };
  g_autofree char *txn = NULL;
  gboolean room = TRUE;
  g_auto(CbkStatement) stmt = { 0 };

  g_string_truncate (lines, 0);
  cbk_statement_init (&stmt, outbox_of (session),
                      "SELECT dseq, prev, hash, coalesce (payload, erased) FROM mutation WHERE dseq > :after ORDER BY dseq");
  cbk_statement_bind_int (&stmt, ":after", after);
  while (room && cbk_statement_step (&stmt))
    {
      g_autofree char *next = dup_txn (cbk_statement_get_text (&stmt, 3));

      if (batch.n_rows > 0 && (next == NULL || g_strcmp0 (next, txn) != 0))
        room = end_action (&batch);
      g_free (txn);
      txn = g_steal_pointer (&next);
      if (!room)
        break;

      append_line (lines, &stmt);
      batch.last = cbk_statement_get_int (&stmt, 0);
      batch.n_rows++;
    }

  if (room && batch.n_rows > 0)
    end_action (&batch);
  g_string_truncate (lines, batch.whole_length);
  *ret_last = batch.whole_last;

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
