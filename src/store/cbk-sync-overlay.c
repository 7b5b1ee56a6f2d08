/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-apply-private.h"

#include "base/cbk-bug.h"
#include "base/cbk-date.h"
#include "model/cbk-record-json.h"
#include "store/cbk-session-private.h"

/* What headquarters sends, put below what was saved here and is not settled: a person always sees their own saves. */

gboolean
cbk_applying_read_row_state (CbkSession *session, CbkRecordClass *klass, const char *id, CbkRowState *state, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT ver, pending, base, rid FROM %s WHERE id = :id", klass->entity->relation);
  g_auto(CbkStatement) stmt = { 0 };

  *state = (CbkRowState){ 0 };
  cbk_statement_init (&stmt, session->cache, sql);
  cbk_statement_bind_id (&stmt, ":id", id);
  if (cbk_statement_step (&stmt))
    {
      state->there = TRUE;
      state->version = cbk_statement_get_int (&stmt, 0);
      state->pending = cbk_statement_get_int (&stmt, 1) != 0;
      state->base = g_strdup (cbk_statement_get_text (&stmt, 2));
      state->rid = cbk_statement_get_int (&stmt, 3);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
write_base (CbkSession *session, CbkRecord *server, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET base = :base WHERE id = :id",
                                          cbk_record_get_entity (server)->relation);
  g_autoptr(GString) json = g_string_new (NULL);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_record_append_json (server, CBK_JSON_STAMPS, json);
  cbk_statement_init (&stmt, session->cache, sql);
  cbk_statement_bind_text (&stmt, ":base", json->str);
  cbk_statement_bind_id (&stmt, ":id", server->id);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
lay_over (const CbkMutation *mutation, gpointer data, GError **error)
{
  CbkOverlay *overlay = data;
  g_autoptr(JsonObject) payload = NULL;
  JsonNode *set;
  gint64 at = CBK_TIME_UNSET;

  if (mutation->dseq <= overlay->settled ||
      (cbk_bug (CBK_BUG_OVERLAY_DROPPED) && mutation->state >= CBK_MUTATION_ACKED))
    return TRUE;

  overlay->n++;
  payload = cbk_json_parse_object (mutation->payload, -1, error);
  if (payload == NULL)
    return FALSE;

  /* What made the record is in what headquarters has of it. */
  set = json_object_get_member (payload, "set");
  if (set == NULL || !JSON_NODE_HOLDS_OBJECT (set))
    return TRUE;

  if (cbk_time_parse (cbk_json_get_text (payload, "at"), &at))
    cbk_record_set_int (overlay->record, "changed_at", at);
  cbk_record_set_text (overlay->record, "changed_by", cbk_json_get_text (payload, "actor"));

  return cbk_record_read_set (overlay->record, json_node_get_object (set), CBK_SET_AFTER, error);
}

/* What headquarters knows of the fields was not said with every line: what it said last counts. */
static gboolean
predict (CbkApplying *self, CbkRecord *server, JsonObject *fver, guint n_unsettled, GError **error)
{
  if (n_unsettled > 0 && fver == NULL)
    return cbk_sync_predict_again (self->session, CBK_RECORD_GET_CLASS (server), server->id, error);

  return cbk_sync_predict (self->session, server, n_unsettled > 0 ? fver : NULL, self->settled, error);
}

static gboolean
put (CbkSession *session, CbkRecord *after, gboolean pending, CbkRowState *state, GError **error)
{
  g_autoptr(CbkRecord) before = NULL;

  if (!state->there)
    return cbk_cache_insert (session->writer, after, pending, &state->rid, error);

  before = cbk_cache_get (session->cache, CBK_RECORD_GET_CLASS (after), after->id, error);

  return before != NULL && cbk_cache_update (session->writer, before, after, pending, error);
}

/* Puts into the cache what headquarters has of a record, with our unsettled changes over it. Its row's number is in @state
 * then. */
gboolean
cbk_applying_put_server (CbkApplying *self, CbkRecord *server, CbkRowState *state, JsonObject *fver, GError **error)
{
  CbkSession *session = self->session;
  g_autoptr(CbkRecord) after = self->quiet ? g_object_ref (server) : cbk_record_dup (server);
  CbkOverlay overlay = { after, self->settled, 0 };

  if (!self->quiet && !cbk_outbox_foreach_record (session->outbox, server->id, lay_over, &overlay, error))
    return FALSE;

  if (!put (session, after, overlay.n > 0, state, error))
    return FALSE;

  g_ptr_array_add (session->committed, g_strdup (server->id));

  /* Of what nothing waited and nothing waits, nothing was predicted. */
  if (overlay.n == 0 && !state->pending)
    return TRUE;

  return (overlay.n == 0 || write_base (session, server, error)) && predict (self, server, fver, overlay.n, error);
}
