/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-apply-private.h"

#include "base/cbk-bug.h"
#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "model/cbk-record-json.h"
#include "store/cbk-session-private.h"
#include "store/cbk-sync-disposal.h"
#include "store/cbk-sync-scopes.h"

/* What headquarters sends, into the cache. */

/* A kind of record, or a value, that only a newer program can read waits at headquarters until there is one. */
static gboolean
pass_over (CbkApplying *self, GError **error)
{
  char version[12];

  g_snprintf (version, sizeof version, "%d", CBK_SCHEMA_VERSION);

  return cbk_cache_set_state (self->session->cache, "passed_over", version, error);
}

/* What is only in scopes that this laptop is getting rid of is not let in again. */
static gboolean
is_wanted (CbkApplying *self, CbkSyncRow *row)
{
  for (guint i = 0; row->scopes != NULL && row->scopes[i] != NULL; i++)
    if (g_hash_table_contains (self->members.by_name, row->scopes[i]))
      return TRUE;

  return row->scopes == NULL;
}

static gboolean
put_newer (CbkApplying *self, CbkRecord *server, CbkRowState *state, CbkSyncRow *row, GError **error)
{
  gint64 before = state->there ? state->version : 0, after = before;

  if (!state->there || state->version < row->version || self->page->forced)
    {
      after = row->version;
      if (!cbk_applying_put_server (self, server, state, row->fver, error))
        return FALSE;
    }

  return cbk_members_put (&self->members, state->rid, row->type, row->id, before, after, row->scopes, error);
}

static gboolean
apply_put (CbkApplying *self, CbkRecordClass *klass, CbkSyncRow *row, GError **error)
{
  g_autoptr(CbkRecord) server = cbk_record_new (klass, row->id);
  CbkRowState state;
  gboolean ok;

  if (row->doc == NULL || !cbk_record_read_json (server, row->doc, NULL))
    return pass_over (self, error);

  if (!is_wanted (self, row))
    return TRUE;

  if (!cbk_applying_read_row_state (self->session, klass, row->id, &state, error))
    return FALSE;

  server->version = row->version;
  ok = put_newer (self, server, &state, row, error) && cbk_sync_note_disposal (self->session, server, error);
  g_free (state.base);

  return ok;
}

/* It left one scope; only what is in no other that this laptop holds goes. What was saved here and not sent is evidence, and
 * stays in the outbox. */
static gboolean
apply_out (CbkApplying *self, CbkRecordClass *klass, CbkSyncRow *row, GError **error)
{
  g_autoptr(CbkRecord) before = NULL;
  CbkRowState state;
  gboolean left;

  if (!cbk_applying_read_row_state (self->session, klass, row->id, &state, error))
    return FALSE;

  g_free (state.base);
  if (!state.there)
    return TRUE;

  if (!cbk_members_out (&self->members, state.rid, row->type, row->id, state.version,
                        row->scopes != NULL ? row->scopes[0] : NULL, &left, error))
    return FALSE;

  if (!left)
    return TRUE;

  before = cbk_cache_get (self->session->cache, klass, row->id, error);

  return before != NULL && cbk_sync_purge_record (self->session, before, error);
}

static gboolean
apply_row (CbkApplying *self, CbkSyncRow *row, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (row->type);

  if (klass == NULL || !cbk_id_is_valid (row->id))
    return pass_over (self, error);

  return row->out ? apply_out (self, klass, row, error) : apply_put (self, klass, row, error);
}

static gboolean
note_unsettled (const CbkMutation *mutation, gpointer data, GError **error)
{
  CbkOverlay *overlay = data;

  overlay->n += mutation->dseq > overlay->settled;

  return TRUE;
}

/* Headquarters took all of it, and it is in no scope of this laptop's: it was for others. */
static gboolean
drop_if_left (CbkApplying *self, CbkRecordClass *klass, const char *id, gint64 rid, GError **error)
{
  CbkOverlay overlay = { NULL, self->settled, 0 };
  g_autoptr(CbkRecord) record = NULL;
  gboolean left;

  if (!cbk_outbox_foreach_record (self->session->outbox, id, note_unsettled, &overlay, error) ||
      !cbk_members_out (&self->members, rid, klass->entity->name, id, 0, NULL, &left, error))
    return FALSE;

  if (overlay.n > 0 || !left)
    return TRUE;

  record = cbk_cache_get (self->session->cache, klass, id, error);

  return record != NULL && cbk_sync_purge_record (self->session, record, error);
}

/* What headquarters holds back as a whole for a person to look at stays as it was saved here. A record that it has, but in no
 * scope of ours, does not: not even when a change of it is in conflict. */
static gboolean
settle_record (CbkApplying *self, const char *type, const char *id, gboolean held, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autoptr(CbkRecord) server = NULL;
  g_autoptr(JsonObject) doc = NULL;
  CbkRowState state;
  g_autofree char *base = NULL;

  if (klass == NULL)
    return TRUE;

  if (!cbk_applying_read_row_state (self->session, klass, id, &state, error))
    return FALSE;

  base = state.base;
  if (!state.there)
    return TRUE;

  if (!state.pending || base == NULL)
    return held || drop_if_left (self, klass, id, state.rid, error);

  server = cbk_record_new (klass, id);
  doc = cbk_json_parse_object (base, -1, error);
  if (doc == NULL || !cbk_record_read_json (server, doc, error))
    return FALSE;

  server->version = state.version;

  return cbk_applying_put_server (self, server, &state, NULL, error);
}

static GPtrArray *
list_settled (CbkApplying *self, GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_outbox_get_connection (self->session->outbox),
                      "SELECT type, id, min (coalesce (result IS NULL OR json_extract (result, '$.status') = 'quarantined' OR "
                      "(json_extract (result, '$.status') = 'conflict' AND json_extract (payload, '$.op') = 'create'), 0)) "
                      "FROM mutation WHERE dseq > :before AND dseq <= :settled GROUP BY type, id");
  cbk_statement_bind_int (&stmt, ":before", self->settled_before);
  cbk_statement_bind_int (&stmt, ":settled", self->settled);
  while (cbk_statement_step (&stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "";

      cbk_statement_get_id (&stmt, 1, id);
      g_ptr_array_add (found, g_strdup (cbk_statement_get_text (&stmt, 0)));
      g_ptr_array_add (found, g_strdup (id));
      g_ptr_array_add (found, g_strdup (cbk_statement_get_int (&stmt, 2) != 0 ? "held" : ""));
    }

  return cbk_statement_finish (&stmt, error) ? g_steal_pointer (&found) : NULL;
}

static gboolean
settle (CbkApplying *self, GError **error)
{
  g_autoptr(GPtrArray) found = NULL;
  char text[24];

  if (self->settled <= self->settled_before)
    return TRUE;

  found = list_settled (self, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i += 3)
    if (!settle_record (self, found->pdata[i], found->pdata[i + 1], *(char *) found->pdata[i + 2] != '\0', error))
      return FALSE;

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, self->settled);

  return cbk_cache_set_state (self->session->cache, "settled_dseq", text, error);
}

static gboolean
set_cursor (CbkConnection *connection, gpointer cursor, GError **error)
{
  return cbk_cache_set_state (connection, "cursor", cursor, error);
}

static gboolean
read_settled (CbkApplying *self, GError **error)
{
  g_autofree char *settled = NULL;
  gint64 unsettled = 0;
  g_auto(CbkStatement) stmt = { 0 };

  if (!cbk_cache_get_state (self->session->cache, "settled_dseq", &settled, error))
    return FALSE;

  self->settled_before = settled != NULL ? g_ascii_strtoll (settled, NULL, 10) : 0;
  self->settled = MAX (self->settled_before, self->page->settled);
  cbk_statement_init (&stmt, cbk_outbox_get_connection (self->session->outbox),
                      "SELECT count(*) FROM mutation WHERE dseq > :settled");
  cbk_statement_bind_int (&stmt, ":settled", self->settled);
  if (cbk_statement_step (&stmt))
    unsettled = cbk_statement_get_int (&stmt, 0);
  self->quiet = unsettled == 0;

  return cbk_statement_finish (&stmt, error);
}

static gboolean
apply_told (CbkApplying *self, GError **error)
{
  CbkConnection *cache = self->session->cache;
  CbkSyncPage *page = self->page;
  gboolean first;

  if (page->told != NULL && !cbk_sync_tell_scopes (cache, page->told, &first, error))
    return FALSE;

  if (page->leaving != NULL && !cbk_sync_give_back (cache, page->leaving, error))
    return FALSE;

  if (page->told == NULL)
    return TRUE;

  if (first)
    {
      cbk_cache_set_deferred (self->session->writer, TRUE);
      if (!cbk_cache_set_state (cache, "reindex", "1", error))
        return FALSE;
    }

  return cbk_cache_set_state (cache, "subs_etag", page->etag, error);
}

/* With all read, both sides count alike; an older program that had to pass over something cannot. */
static gboolean
compare (CbkApplying *self, GError **error)
{
  CbkConnection *cache = self->session->cache;
  g_autofree char *passed = NULL;

  if (self->page->more || self->page->digests == NULL)
    return TRUE;

  if (!cbk_cache_get_state (cache, "passed_over", &passed, error) ||
      (passed == NULL && !cbk_sync_compare_scopes (&self->members, self->page->digests, error)))
    return FALSE;

  return cbk_cache_set_state (cache, "compared", self->page->cursor, error);
}

static gboolean
apply_rows (CbkApplying *self, GError **error)
{
  if (!cbk_members_init (&self->members, self->session->cache, error))
    return FALSE;

  for (guint i = 0; i < self->page->rows->len; i++)
    if (!apply_row (self, g_ptr_array_index (self->page->rows, i), error))
      return FALSE;

  return settle (self, error) && cbk_members_finish (&self->members, error) && compare (self, error);
}

static gboolean
apply_all (CbkConnection *connection, gpointer data, GError **error)
{
  CbkApplying *self = data;
  gboolean ok = read_settled (self, error) && apply_told (self, error) && apply_rows (self, error);

  cbk_members_clear (&self->members);

  return ok && (self->page->cursor == NULL || set_cursor (connection, self->page->cursor, error));
}

/* The cache is what counts: it may fall back after a power cut, and then lays its changes over again. */
static gboolean
mark_settled (CbkSession *session, gint64 settled, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_outbox_get_connection (session->outbox),
                      "UPDATE mutation SET state = 3 WHERE state < 3 AND state = 2 AND dseq <= :settled");
  cbk_statement_bind_int (&stmt, ":settled", settled);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_apply_page:
 * @session: a session that writes
 * @page: what headquarters sent, up to a mark or the end
 * @error: any store error
 *
 * Applies the rows and the cursor in one transaction. A row is taken when its version is greater than ours, so that the
 * same page twice changes nothing; what was saved here and is not settled is laid over it.
 *
 * Returns: whether all of it is in the cache; otherwise nothing is
 */
gboolean
cbk_sync_apply_page (CbkSession *session, CbkSyncPage *page, GError **error)
{
  CbkApplying applying = { .session = session, .page = page };

  g_return_val_if_fail (session->writer != NULL && page->cursor != NULL, FALSE);

  if (cbk_bug (CBK_BUG_CURSOR_APART) && !cbk_connection_transact (session->cache, set_cursor, page->cursor, error))
    return FALSE;

  if (!cbk_connection_transact (session->cache, apply_all, &applying, error))
    return cbk_sync_resume_load (session, NULL) && FALSE;

  return (page->settled < 0 || mark_settled (session, applying.settled, error)) && cbk_sync_finish_disposal (session, error);
}

typedef struct
{
  CbkApplying applying;
  const CbkHeldScope *scope;
  const char *next;
} CbkLoading;

static gboolean
apply_load (CbkConnection *connection, gpointer data, GError **error)
{
  CbkLoading *self = data;

  return apply_all (connection, &self->applying, error) &&
         cbk_sync_set_loaded (connection, self->scope->scope, self->next != NULL ? self->scope->state : CBK_SCOPE_HELD,
                              self->next != NULL ? self->next : "", error);
}

/**
 * cbk_sync_apply_load:
 * @session: a session that writes
 * @scope: the scope of which the page is
 * @page: rows without a cursor
 * @next: (nullable): from behind which record the next page begins; %NULL when this was the last
 * @error: any store error
 *
 * A page of a scope's first load, with how far it is, in one transaction: wherever it is cut off, it goes on there.
 *
 * Returns: whether all of it is in the cache; otherwise nothing is
 */
gboolean
cbk_sync_apply_load (CbkSession *session, const CbkHeldScope *scope, CbkSyncPage *page, const char *next, GError **error)
{
  CbkLoading loading = { { .session = session, .page = page }, scope, next };

  return cbk_connection_transact (session->cache, apply_load, &loading, error);
}
