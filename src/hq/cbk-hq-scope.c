/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-json.h"
#include "hq/cbk-hq-subscription.h"

#include <string.h>

#define MAX_VERSIONS 20000
#define MAX_ASKED 500

/* A scope as a whole: its pages, its versions, what of it is asked for by name, and that a laptop is rid of it. */
typedef struct
{
  const CbkHqRequest *request;
  CbkHqAnswer *answer;
  JsonObject *object;            /* (nullable): the body */
  char *name;                    /* of the scope */
  gboolean versions;             /* only those are wanted */
  gint64 shared;                 /* up to this number the laptop's history is ours; what is newer is in doubt */
  GPtrArray *scopes;             /* CbkHqScope: what whoever asks may hold */
  CbkHqScope *scope;             /* %NULL when they may not hold it: then it is as if there were none */
  char after_type[64];           /* from behind this record */
  char after_id[CBK_ID_LENGTH + 1];
  char type[64];                 /* the last one that was told */
  char id[CBK_ID_LENGTH + 1];
  gint64 limit;
} CbkHqAsking;

static void
clear_asking (CbkHqAsking *self)
{
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  g_clear_pointer (&self->object, json_object_unref);
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqAsking, clear_asking)

static gboolean
find_scope (CbkHqAsking *self, CbkHqStorage *storage, GError **error)
{
  /* It may be done once more from the beginning. */
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  g_string_truncate (self->answer->body, 0);
  self->answer->status = 200;
  self->scopes = cbk_hq_list_entitled (storage, self->request->number, error);
  if (self->scopes == NULL)
    return FALSE;

  self->scope = cbk_hq_scopes_find (self->scopes, self->name);
  if (self->scope == NULL)
    cbk_hq_answer_refuse (self->answer, 404, "unknown", "There is no such scope for you at headquarters");

  return TRUE;
}

static gboolean
append_head (CbkHqAsking *self, CbkHqStorage *storage, GError **error)
{
  GString *out = self->answer->body;
  gint64 upto;

  if (!cbk_hq_storage_get_head (storage, &upto, error))
    return FALSE;

  self->answer->content_type = CBK_HQ_NDJSON;
  g_string_append_c (out, '{');
  cbk_hq_append_number (out, "as_of", upto);
  cbk_hq_append_cursor (out, storage, upto);
  cbk_hq_append_member (out, "epoch", storage->epoch);
  cbk_hq_append_number (out, "n", self->scope->n);
  cbk_hq_append_member (out, "scope", self->scope->name);
  cbk_hq_append_member (out, "t", "head");
  g_string_append (out, "}\n");

  return TRUE;
}

static void
append_end (CbkHqAsking *self, gboolean more)
{
  GString *out = self->answer->body;
  g_autofree char *digest = cbk_hq_print_digest (self->scope);

  g_string_append_c (out, '{');
  cbk_hq_append_member (out, "digest", digest);
  g_string_append_printf (out, ",\"more\":%s", more ? "true" : "false");
  if (more)
    {
      g_autofree char *next = g_strconcat (self->type, ",", self->id, NULL);

      cbk_hq_append_member (out, "next", next);
    }
  g_string_append (out, ",\"t\":\"end\"}\n");
}

static void
append_version (CbkHqAsking *self, CbkHqStatement *stmt)
{
  GString *out = self->answer->body;

  g_string_append_c (out, '{');
  if (cbk_hq_statement_get_int (stmt, 3) > self->shared)
    g_string_append (out, "\"doubt\":true");
  cbk_hq_append_member (out, "id", self->id);
  cbk_hq_append_member (out, "t", "ver");
  cbk_hq_append_member (out, "type", self->type);
  cbk_hq_append_number (out, "ver", cbk_hq_statement_get_int (stmt, 2));
  g_string_append (out, "}\n");
}

static void
append_document (CbkHqAsking *self, CbkHqStatement *stmt)
{
  CbkHqRecord record = { .version = cbk_hq_statement_get_int (stmt, 2), .schema = cbk_hq_statement_get_int (stmt, 3),
                         .doc = (char *) cbk_hq_statement_get_text (stmt, 4),
                         .fver = (char *) cbk_hq_statement_get_text (stmt, 6) };
  g_autoptr(GArray) scopes = record.scopes = cbk_hq_scopes_parse (cbk_hq_statement_get_text (stmt, 5));

  g_strlcpy (record.type, self->type, sizeof record.type);
  g_strlcpy (record.id, self->id, sizeof record.id);
  cbk_hq_append_record (self->answer->body, &record, self->scopes, 0);
}

/* In the order of kind and id, from behind the last: wherever a laptop was cut off, it goes on there. */
static gboolean
append_page (CbkHqAsking *self, CbkHqStorage *storage, GError **error)
{
  gint64 n = 0;
  gboolean more = FALSE;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         self->versions
                           ? "SELECT type, id, ver, seq FROM feed WHERE scope = :scope AND op = 0 AND (type, id) > (:type, :id) "
                             "ORDER BY type, id LIMIT :limit"
                           : "SELECT f.type, f.id, r.ver, r.schema, r.doc, r.scopes, r.fver FROM feed f "
                             "JOIN record r ON r.type = f.type AND r.id = f.id "
                             "WHERE f.scope = :scope AND f.op = 0 AND (f.type, f.id) > (:type, :id) "
                             "ORDER BY f.type, f.id LIMIT :limit");
  cbk_hq_statement_bind_int (&stmt, ":scope", self->scope->scope);
  cbk_hq_statement_bind_text (&stmt, ":type", self->type);
  if (*self->id != '\0')
    cbk_hq_statement_bind_id (&stmt, ":id", self->id);
  else
    cbk_hq_statement_bind_blob (&stmt, ":id", "", 0);
  cbk_hq_statement_bind_int (&stmt, ":limit", self->limit);
  while (!more && cbk_hq_statement_step (&stmt))
    {
      g_strlcpy (self->type, cbk_hq_statement_get_text (&stmt, 0), sizeof self->type);
      cbk_hq_statement_get_id (&stmt, 1, self->id);
      if (self->versions)
        append_version (self, &stmt);
      else
        append_document (self, &stmt);
      more = ++n == self->limit || self->answer->body->len >= CBK_HQ_PULL_BYTES;
    }
  append_end (self, more);

  return cbk_hq_statement_finish (&stmt, error);
}

static const char *
get_query (const CbkHqRequest *request, const char *name)
{
  return request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
}

static gboolean
read_scope (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAsking *self = data;

  g_strlcpy (self->type, self->after_type, sizeof self->type);
  g_strlcpy (self->id, self->after_id, sizeof self->id);

  return find_scope (self, storage, error) &&
         cbk_hq_find_shared (storage, get_query (self->request, "since"), &self->shared, error) &&
         (self->scope == NULL || (append_head (self, storage, error) && append_page (self, storage, error)));
}

static gboolean
read_asking (CbkHqAsking *self)
{
  const char *after = get_query (self->request, "after"), *limit = get_query (self->request, "limit");
  gint64 most = self->versions ? MAX_VERSIONS : CBK_HQ_PULL_ROWS, number;
  const char *comma = after != NULL ? strchr (after, ',') : NULL;

  self->limit = limit != NULL && g_ascii_string_to_signed (limit, 10, 1, G_MAXINT32, &number, NULL) ? MIN (number, most) : most;
  if (after == NULL || *after == '\0')
    return TRUE;

  if (comma == NULL || (gsize) (comma - after) >= sizeof self->type || !cbk_id_is_valid (comma + 1))
    return FALSE;

  memcpy (self->after_type, after, (gsize) (comma - after));
  g_strlcpy (self->after_id, comma + 1, sizeof self->after_id);

  return TRUE;
}

static void
run (CbkHqAsking *self, CbkHqFunc func, gboolean write)
{
  g_autoptr(GError) error = NULL;
  CbkHqStorage *storage = self->request->storage;

  if (!(write ? cbk_hq_storage_transact (storage, func, self, &error) : cbk_hq_storage_read (storage, func, self, &error)))
    cbk_hq_answer_fail (self->answer, error);
}

/**
 * cbk_hq_scope_load:
 * @request: the scope's name, with "/versions" behind it when only those are wanted; "after" and "limit" in the query, and
 *   "since" for a laptop that comes from an earlier history: its last cursor
 * @answer: (out): NDJSON: a page of the scope
 *
 * GET /v1/sync/scope/SCOPE and GET /v1/sync/scope/SCOPE/versions. A scope that is not granted is not there.
 */
void
cbk_hq_scope_load (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_auto(CbkHqAsking) self = { .request = request, .answer = answer, .name = g_strdup (request->rest) };

  self.versions = g_str_has_suffix (self.name, "/versions");
  if (self.versions)
    self.name[strlen (self.name) - strlen ("/versions")] = '\0';

  if (!read_asking (&self))
    cbk_hq_answer_refuse (answer, 400, "invalid", "A page begins behind a record: its kind, a comma and its id");
  else
    run (&self, read_scope, FALSE);
}

static gboolean
append_asked (CbkHqAsking *self, CbkHqStorage *storage, JsonNode *node, GError **error)
{
  JsonArray *pair = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const char *type, *id;
  g_auto(CbkHqStatement) stmt = { 0 };

  if (pair == NULL || json_array_get_length (pair) != 2 || !JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 0)) ||
      !JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 1)))
    return TRUE;

  type = json_node_get_string (json_array_get_element (pair, 0));
  id = json_node_get_string (json_array_get_element (pair, 1));
  if (type == NULL || !cbk_id_is_valid (id))
    return TRUE;

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT f.type, f.id, r.ver, r.schema, r.doc, r.scopes, r.fver FROM feed f "
                         "JOIN record r ON r.type = f.type AND r.id = f.id "
                         "WHERE f.scope = :scope AND f.op = 0 AND f.type = :type AND f.id = :id");
  cbk_hq_statement_bind_int (&stmt, ":scope", self->scope->scope);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  while (cbk_hq_statement_step (&stmt))
    {
      g_strlcpy (self->type, cbk_hq_statement_get_text (&stmt, 0), sizeof self->type);
      cbk_hq_statement_get_id (&stmt, 1, self->id);
      append_document (self, &stmt);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static JsonArray *
get_asked (CbkHqAsking *self)
{
  JsonNode *node = self->object != NULL ? json_object_get_member (self->object, "records") : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array != NULL && json_array_get_length (array) <= MAX_ASKED ? array : NULL;
}

static gboolean
read_asked (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAsking *self = data;
  JsonArray *array = get_asked (self);

  if (!find_scope (self, storage, error))
    return FALSE;

  if (self->scope == NULL)
    return TRUE;

  if (!append_head (self, storage, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!append_asked (self, storage, json_array_get_element (array, i), error))
      return FALSE;
  append_end (self, FALSE);

  return TRUE;
}

/**
 * cbk_hq_scope_records:
 * @request: the scope's name, and {"records":[[kind, id], …]}
 * @answer: (out): NDJSON: those of them that are in the scope
 *
 * POST /v1/sync/scope/SCOPE: what a laptop found to differ.
 */
void
cbk_hq_scope_records (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_auto(CbkHqAsking) self = { .request = request, .answer = answer, .name = g_strdup (request->rest) };

  self.object = cbk_json_parse_object (request->body, (gssize) request->length, NULL);
  if (get_asked (&self) == NULL)
    cbk_hq_answer_refuse (answer, 400, "invalid", "Records are asked for by kind and id, at most 500 of them at once");
  else
    run (&self, read_asked, FALSE);
}

static gboolean
put_receipt (CbkHqAsking *self, CbkHqStorage *storage, gint64 scope, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO receipt (device, scope, records, digest, at_hq) "
                         "VALUES (:device, :scope, :records, :digest, :now)");
  cbk_hq_statement_bind_id (&stmt, ":device", self->request->device);
  cbk_hq_statement_bind_int (&stmt, ":scope", scope);
  cbk_hq_statement_bind_int (&stmt, ":records", cbk_json_get_int (self->object, "count", 0));
  cbk_hq_statement_bind_text (&stmt, ":digest", cbk_json_get_text (self->object, "digest"));
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (storage->env));

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
drop_subscription (CbkHqAsking *self, CbkHqStorage *storage, gint64 *ret_scope, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_scope = 0;
  cbk_hq_statement_init (&stmt, storage->db,
                         "DELETE FROM subscription WHERE device = :device "
                         "AND scope = (SELECT scope FROM scope WHERE name = :name) RETURNING scope");
  cbk_hq_statement_bind_id (&stmt, ":device", self->request->device);
  cbk_hq_statement_bind_text (&stmt, ":name", self->name);
  while (cbk_hq_statement_step (&stmt))
    *ret_scope = cbk_hq_statement_get_int (&stmt, 0);

  return cbk_hq_statement_finish (&stmt, error);
}

/* The same receipt twice, or one for what the laptop never had, is answered alike: it tells nobody what there is. */
static gboolean
take_receipt (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAsking *self = data;
  gint64 scope;

  g_string_truncate (self->answer->body, 0);
  if (!drop_subscription (self, storage, &scope, error) || (scope != 0 && !put_receipt (self, storage, scope, error)))
    return FALSE;

  g_string_append (self->answer->body, "{\"status\":\"ok\"}\n");

  return TRUE;
}

/**
 * cbk_hq_purge_receipt:
 * @request: {"scope": …, "count": …, "digest": …}
 * @answer: (out): that it was taken
 *
 * POST /v1/purge-receipt: a laptop is rid of a scope, down to its files.
 */
void
cbk_hq_purge_receipt (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_auto(CbkHqAsking) self = { .request = request, .answer = answer };

  self.object = cbk_json_parse_object (request->body, (gssize) request->length, NULL);
  if (self.object != NULL)
    self.name = g_strdup (cbk_json_get_text (self.object, "scope"));

  if (self.name == NULL || cbk_json_get_text (self.object, "digest") == NULL || strlen (cbk_json_get_text (self.object, "digest")) > 200)
    cbk_hq_answer_refuse (answer, 400, "invalid", "A receipt says which scope, how many records, and their digest");
  else
    run (&self, take_receipt, TRUE);
}
