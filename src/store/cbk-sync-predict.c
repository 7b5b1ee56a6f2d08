/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-merge.h"
#include "model/cbk-record-json.h"
#include "store/cbk-session-private.h"
#include "store/cbk-sync-rows.h"

/* What headquarters will say of the changes of a record that wait, from what it last said of the record: the same pure
 * function decides there. People see that a decision will be needed before they are told. */

typedef struct
{
  CbkSession *session;
  CbkRecordClass *klass;
  CbkMergeState state;
  gint64 server_version;
  gint64 settled;
  GArray *all_own;          /* every version that this laptop made, as headquarters answered */
  GHashTable *fields;       /* that will need a decision */
} CbkPredicting;

/* What headquarters answered: whether it applied something, and in which version. */
static gboolean
read_result (const char *result, CbkCustody *ret_custody, gint64 *ret_version)
{
  g_autoptr(JsonObject) object = result != NULL ? cbk_json_parse_object (result, -1, NULL) : NULL;
  JsonNode *kept = object != NULL ? json_object_get_member (object, "kept") : NULL;
  gboolean some = kept != NULL && JSON_NODE_HOLDS_ARRAY (kept) && json_array_get_length (json_node_get_array (kept)) > 0;

  if (object == NULL || !cbk_custody_parse (cbk_json_get_text (object, "status"), ret_custody))
    return FALSE;

  *ret_version = *ret_custody <= CBK_CUSTODY_MERGED || (*ret_custody == CBK_CUSTODY_CONFLICT && some)
                   ? cbk_json_get_int (object, "ver", 0)
                   : 0;

  return TRUE;
}

static void
mark_fields (CbkPredicting *self, JsonObject *values)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &name, &value))
    g_hash_table_add (self->fields, g_strdup (name));
}

static void
add_held (CbkPredicting *self, JsonObject *payload)
{
  if (self->state.held == NULL)
    self->state.held = json_object_new ();
  cbk_merge_add_held (self->state.held, payload);
  self->state.held_whole = self->state.held_whole || json_object_has_member (payload, "doc");
}

static void
take_over (CbkPredicting *self, CbkMergeResult *merge)
{
  if (merge->doc == NULL)
    return;

  g_clear_pointer (&self->state.doc, json_object_unref);
  g_clear_pointer (&self->state.fver, json_object_unref);
  self->state.doc = json_object_ref (merge->doc);
  self->state.fver = json_object_ref (merge->fver);
  self->state.version = merge->version;
  g_array_append_val (self->all_own, merge->version);
}

static GArray *
dup_own_since (CbkPredicting *self, gint64 base)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->all_own->len; i++)
    if (g_array_index (self->all_own, gint64, i) > base)
      g_array_append_val (own, g_array_index (self->all_own, gint64, i));

  return own;
}

static void
predict_one (CbkPredicting *self, JsonObject *payload)
{
  g_autoptr(GArray) own = dup_own_since (self, cbk_json_get_int (payload, "base", 0));
  g_autoptr(CbkMergeResult) merge = NULL;

  self->state.own = own;
  merge = cbk_merge (self->klass, &self->state, payload);
  self->state.own = NULL;
  if (merge->custody == CBK_CUSTODY_CONFLICT)
    {
      mark_fields (self, merge->held);
      add_held (self, payload);
    }
  take_over (self, merge);
}

static gboolean
look_at (CbkPredicting *self, gint64 dseq, const char *text, const char *result, GError **error)
{
  g_autoptr(JsonObject) payload = NULL;
  CbkCustody custody = CBK_CUSTODY_APPLIED;
  gint64 version = 0;
  gboolean answered = read_result (result, &custody, &version);

  /* What this laptop knows because it made it. */
  if (answered && version > 0 && version <= self->server_version)
    g_array_append_val (self->all_own, version);

  if (dseq <= self->settled || text == NULL)
    return TRUE;

  payload = cbk_json_parse_object (text, -1, error);
  if (payload == NULL)
    return FALSE;

  if (answered && custody == CBK_CUSTODY_CONFLICT)
    add_held (self, payload);
  else if (!answered || (custody <= CBK_CUSTODY_MERGED && version > self->server_version))
    predict_one (self, payload);

  return TRUE;
}

static gboolean
look_at_all (CbkPredicting *self, const char *id, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_outbox_get_connection (self->session->outbox),
                      "SELECT dseq, payload, result FROM mutation WHERE id = :id ORDER BY dseq");
  cbk_statement_bind_id (&stmt, ":id", id);
  while (cbk_statement_step (&stmt))
    if (!look_at (self, cbk_statement_get_int (&stmt, 0), cbk_statement_get_text (&stmt, 1),
                  cbk_statement_get_text (&stmt, 2), error))
      return FALSE;

  return cbk_statement_finish (&stmt, error);
}

static char *
print_fields (GHashTable *fields)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (fields), (GCompareFunc) g_strcmp0);
  GString *json;

  if (names == NULL)
    return NULL;

  json = g_string_new ("[");
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (l != names)
        g_string_append_c (json, ',');
      cbk_json_append_string (json, l->data);
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

static gboolean
keep (CbkSession *session, const char *id, JsonObject *fver, GHashTable *fields, GError **error)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), fver);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *list = print_fields (fields);
  g_auto(CbkStatement) stmt = { 0 };

  if (!cbk_json_append_node (text, node, error))
    return FALSE;

  cbk_statement_init (&stmt, session->cache,
                      "INSERT INTO overlay (id, fver, fields) VALUES (:id, :fver, :fields) "
                      "ON CONFLICT (id) DO UPDATE SET fver = :fver, fields = :fields");
  cbk_statement_bind_id (&stmt, ":id", id);
  cbk_statement_bind_text (&stmt, ":fver", text->str);
  cbk_statement_bind_text (&stmt, ":fields", list);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
forget (CbkSession *session, const char *id, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, session->cache, "DELETE FROM overlay WHERE id = :id");
  cbk_statement_bind_id (&stmt, ":id", id);

  return cbk_statement_finish (&stmt, error);
}

static JsonObject *
make_doc (CbkRecord *record, GError **error)
{
  g_autoptr(GString) json = g_string_new (NULL);

  cbk_record_append_json (record, CBK_JSON_STAMPS, json);

  return cbk_json_parse_object (json->str, (gssize) json->len, error);
}

/**
 * cbk_sync_predict:
 * @session: a session that writes, in a transaction of the cache
 * @server: a record as headquarters has it
 * @fver: (nullable): for each field the version that last changed it; %NULL when nothing waits any more
 * @settled: our mutations up to this number are in @server
 * @error: any store error
 *
 * Notes which fields will need a decision.
 *
 * Returns: whether it is noted
 */
gboolean
cbk_sync_predict (CbkSession *session, CbkRecord *server, JsonObject *fver, gint64 settled, GError **error)
{
  g_autoptr(GArray) own = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CbkPredicting self = { .session = session, .klass = CBK_RECORD_GET_CLASS (server), .server_version = server->version,
                         .settled = settled, .all_own = own, .fields = fields };
  gboolean ok;

  if (fver == NULL)
    return forget (session, server->id, error);

  self.state.doc = make_doc (server, error);
  if (self.state.doc == NULL)
    return FALSE;

  self.state.fver = json_object_ref (fver);
  self.state.version = server->version;
  ok = look_at_all (&self, server->id, error) && keep (session, server->id, fver, fields, error);
  g_clear_pointer (&self.state.doc, json_object_unref);
  g_clear_pointer (&self.state.fver, json_object_unref);
  g_clear_pointer (&self.state.held, json_object_unref);

  return ok;
}

static gboolean
read_overlay (CbkSession *session, const char *id, JsonObject **ret_fver, char ***ret_fields, GError **error)
{
  g_autoptr(JsonNode) list = NULL;
  g_auto(CbkStatement) stmt = { 0 };

  *ret_fver = NULL;
  *ret_fields = NULL;
  cbk_statement_init (&stmt, session->cache, "SELECT fver, fields FROM overlay WHERE id = :id");
  cbk_statement_bind_id (&stmt, ":id", id);
  if (cbk_statement_step (&stmt))
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

      *ret_fver = cbk_json_parse_object (cbk_statement_get_text (&stmt, 0), -1, NULL);
      list = cbk_statement_is_null (&stmt, 1) ? NULL : cbk_json_parse (cbk_statement_get_text (&stmt, 1), -1, NULL);
      for (guint i = 0; list != NULL && i < json_array_get_length (json_node_get_array (list)); i++)
        g_strv_builder_add (builder, json_array_get_string_element (json_node_get_array (list), i));
      *ret_fields = g_strv_builder_end (builder);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_base (CbkSession *session, CbkRecordClass *klass, const char *id, CbkRecord **ret_server, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT ver, base FROM %s WHERE id = :id AND base IS NOT NULL", klass->entity->relation);
  g_auto(CbkStatement) stmt = { 0 };

  *ret_server = NULL;
  cbk_statement_init (&stmt, session->cache, sql);
  cbk_statement_bind_id (&stmt, ":id", id);
  if (cbk_statement_step (&stmt))
    {
      g_autoptr(JsonObject) doc = cbk_json_parse_object (cbk_statement_get_text (&stmt, 1), -1, error);
      g_autoptr(CbkRecord) server = cbk_record_new (klass, id);

      if (doc == NULL || !cbk_record_read_json (server, doc, error))
        return FALSE;
      server->version = cbk_statement_get_int (&stmt, 0);
      *ret_server = g_steal_pointer (&server);
    }

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_predict_again:
 * @session: a session that writes, in a transaction of the cache
 * @klass: a kind of record
 * @id: which
 * @error: any store error
 *
 * After another change of a record was saved. Where headquarters has said nothing since the first of them, there is
 * nothing to predict: whoever saved had seen all there was.
 *
 * Returns: whether it is noted
 */
gboolean
cbk_sync_predict_again (CbkSession *session, CbkRecordClass *klass, const char *id, GError **error)
{
  g_autoptr(JsonObject) fver = NULL;
  g_autoptr(CbkRecord) server = NULL;
  g_auto(GStrv) fields = NULL;
  g_autofree char *settled = NULL;

  if (!read_overlay (session, id, &fver, &fields, error))
    return FALSE;

  if (fver == NULL)
    return TRUE;

  if (!read_base (session, klass, id, &server, error) ||
      !cbk_cache_get_state (session->cache, "settled_dseq", &settled, error))
    return FALSE;

  return server == NULL ||
         cbk_sync_predict (session, server, fver, settled != NULL ? g_ascii_strtoll (settled, NULL, 10) : 0, error);
}

/**
 * cbk_sync_get_predicted:
 * @session: a session
 * @id: a record's id
 * @ret_fields: (out) (transfer full): the names of the fields that will need a decision; empty when none will
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_get_predicted (CbkSession *session, const char *id, char ***ret_fields, GError **error)
{
  g_autoptr(JsonObject) fver = NULL;

  if (!read_overlay (session, id, &fver, ret_fields, error))
    return FALSE;

  if (*ret_fields == NULL)
    *ret_fields = g_new0 (char *, 1);

  return TRUE;
}
