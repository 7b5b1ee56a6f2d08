/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-online.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#include <string.h>

static void
hit_free (gpointer data)
{
  CbkOnlineHit *self = data;

  g_free (self->type);
  g_free (self->id);
  g_free (self->title);
  g_free (self->match);
  g_free (self);
}

static JsonObject *
parse_body (GBytes *body, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  return cbk_json_parse_object (data != NULL ? data : "", (gssize) length, error);
}

/* What headquarters says is for people; what its number means is for whoever called. */
static void
set_refusal (GBytes *body, guint status, GError **error)
{
  g_autoptr(JsonObject) object = parse_body (body, NULL);
  const char *message = object != NULL ? cbk_json_get_text (object, "message") : NULL;
  CbkError code = CBK_ERROR_INVALID;

  if (status == 401)
    code = CBK_ERROR_DENIED;
  else if (status == 404)
    code = CBK_ERROR_NOT_FOUND;
  else if (status == 429 || status == 503)
    code = CBK_ERROR_BUSY;

  g_set_error_literal (error, CBK_ERROR, code, message != NULL ? message : "Headquarters answered with something odd");
}

static void
append_argument (GString *path, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (path, "%c%s=", strchr (path->str, '?') != NULL ? '&' : '?', name);
  g_string_append_uri_escaped (path, value, NULL, FALSE);
}

static GBytes *
ask (CbkTransport *transport, const CbkSyncAccount *account, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr(GBytes) body = NULL;
  guint status;

  body = transport->exchange (transport, path, account->token, NULL, NULL, &status, cancellable, error);
  if (body == NULL || status == 200)
    return g_steal_pointer (&body);

  set_refusal (body, status, error);

  return NULL;
}

static CbkOnlineHit *
read_hit (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *type = object != NULL ? cbk_json_get_text (object, "type") : NULL;
  const char *id = object != NULL ? cbk_json_get_text (object, "id") : NULL;
  CbkOnlineHit *hit;

  if (type == NULL || id == NULL)
    return NULL;

  hit = g_new0 (CbkOnlineHit, 1);
  hit->type = g_strdup (type);
  hit->id = g_strdup (id);
  hit->title = g_strdup (cbk_json_get_text (object, "title"));
  hit->match = g_strdup (cbk_json_get_text (object, "match"));

  return hit;
}

/**
 * cbk_sync_parse_hits:
 * @body: what headquarters answered to a search
 * @error: %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (element-type CbkOnlineHit) (nullable): what it found
 */
GPtrArray *
cbk_sync_parse_hits (GBytes *body, GError **error)
{
  g_autoptr(JsonObject) object = parse_body (body, error);
  JsonNode *hits = object != NULL ? json_object_get_member (object, "hits") : NULL;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (hit_free);

  if (object == NULL)
    return NULL;

  for (guint i = 0; hits != NULL && JSON_NODE_HOLDS_ARRAY (hits) && i < json_array_get_length (json_node_get_array (hits)); i++)
    {
      CbkOnlineHit *hit = read_hit (json_array_get_element (json_node_get_array (hits), i));

      if (hit != NULL)
        g_ptr_array_add (list, hit);
    }

  return g_steal_pointer (&list);
}

/**
 * cbk_sync_parse_record:
 * @body: what headquarters answered when it was asked for a record
 * @error: %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the record, which is not on this laptop
 */
CbkRecord *
cbk_sync_parse_record (GBytes *body, GError **error)
{
  g_autoptr(JsonObject) object = parse_body (body, error);
  const char *type = object != NULL ? cbk_json_get_text (object, "type") : NULL;
  const char *id = object != NULL ? cbk_json_get_text (object, "id") : NULL;
  JsonNode *doc = object != NULL ? json_object_get_member (object, "doc") : NULL;
  CbkRecordClass *klass = type != NULL ? cbk_registry_find (type) : NULL;
  g_autoptr(CbkRecord) record = NULL;

  if (object == NULL)
    return NULL;

  if (klass == NULL || !cbk_id_is_valid (id) || doc == NULL || !JSON_NODE_HOLDS_OBJECT (doc))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Headquarters answered with something odd");
      return NULL;
    }

  record = cbk_record_new (klass, id);
  record->version = cbk_json_get_int (object, "ver", 0);

  return cbk_record_read_json (record, json_node_get_object (doc), error) ? g_steal_pointer (&record) : NULL;
}

/**
 * cbk_sync_search_online:
 * @transport: the way to headquarters
 * @account: with a token
 * @text: what a person typed
 * @type: (nullable): the one kind that is wanted
 * @limit: how many at the most
 * @reason: (nullable): why, for what is restricted
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_DENIED when somebody has to sign in again, %CBK_ERROR_BUSY, %CBK_ERROR_INVALID, or the network
 *
 * Waits. Headquarters keeps a note of it.
 *
 * Returns: (transfer full) (element-type CbkOnlineHit) (nullable): the best first
 */
GPtrArray *
cbk_sync_search_online (CbkTransport *transport,
                        const CbkSyncAccount *account,
                        const char *text,
                        const char *type,
                        guint limit,
                        const char *reason,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr(GString) path = g_string_new ("/v1/search");
  g_autofree char *number = g_strdup_printf ("%u", limit);
  g_autoptr(GBytes) body = NULL;

  append_argument (path, "q", text);
  append_argument (path, "type", type);
  append_argument (path, "limit", number);
  append_argument (path, "reason", reason);
  body = ask (transport, account, path->str, cancellable, error);

  return body != NULL ? cbk_sync_parse_hits (body, error) : NULL;
}

/**
 * cbk_sync_open_online:
 * @transport: the way to headquarters
 * @account: with a token
 * @type: of what kind
 * @id: which
 * @reason: (nullable): why, where that is asked
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_NOT_FOUND when there is no such record for this user, what cbk_sync_search_online() says
 *
 * Waits. Headquarters keeps a note of it.
 *
 * Returns: (transfer full) (nullable): the record as headquarters has it now
 */
CbkRecord *
cbk_sync_open_online (CbkTransport *transport,
                      const CbkSyncAccount *account,
                      const char *type,
                      const char *id,
                      const char *reason,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr(GString) path = g_string_new ("/v1/record/");
  g_autoptr(GBytes) body = NULL;

  g_string_append_uri_escaped (path, type, NULL, FALSE);
  g_string_append_c (path, '/');
  g_string_append_uri_escaped (path, id, NULL, FALSE);
  append_argument (path, "reason", reason);
  body = ask (transport, account, path->str, cancellable, error);

  return body != NULL ? cbk_sync_parse_record (body, error) : NULL;
}
