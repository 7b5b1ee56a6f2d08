/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-wire.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"

#include <string.h>

/* Bytes of the protocol from and to what the store takes. Pure. */

static void
append_member (GString *json, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (json, ",\"%s\":", name);
  cbk_json_append_string (json, value);
}

/**
 * cbk_sync_print_hello:
 * @head: how far this laptop is
 * @now: what it believes the time is
 * @user: (nullable): the number of whoever signs in
 * @sign_in: (nullable): by what; %NULL to go on with the token
 * @request: (nullable): a request for a certificate, PEM
 * @successor: (nullable): a new id that this laptop asks for, because its old one has two histories
 *
 * Returns: (transfer full): the body of POST /v1/session
 */
GBytes *
cbk_sync_print_hello (const CbkSyncHead *head, gint64 now, const char *user, const CbkSyncSignIn *sign_in, const char *request,
                      const char *successor)
{
  g_autoptr(GString) json = g_string_new ("{\"app\":\"" CBK_VERSION "\"");
  const CbkSyncSignIn none = { 0 };
  char time[CBK_TIME_TEXT_SIZE];

  if (sign_in == NULL)
    sign_in = &none;
  cbk_time_print (now, time);
  append_member (json, "code", sign_in->code);
  append_member (json, "device", head->device);
  append_member (json, "device_time", time);
  append_member (json, "id_token", sign_in->id_token);
  g_string_append_printf (json, ",\"incarnation\":%" G_GINT64_FORMAT, head->incarnation);
  append_member (json, "last_hash", head->last_hash);
  g_string_append_printf (json, ",\"next_dseq\":%" G_GINT64_FORMAT, head->last_dseq + 1);
  append_member (json, "password", sign_in->password);
  g_string_append_printf (json, ",\"proto\":[1]");
  append_member (json, "request", request);
  g_string_append_printf (json, ",\"schema\":%d", CBK_SCHEMA_VERSION);
  append_member (json, "successor", successor);
  if (sign_in->password != NULL)
    append_member (json, "user", user);
  g_string_append_c (json, '}');

  return g_string_free_to_bytes (g_steal_pointer (&json));
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
parse_body (GBytes *body, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  return cbk_json_parse_object (data != NULL ? data : "", (gssize) length, error);
}

static gboolean
odd (GError **error)
{
  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "Headquarters gave an answer that makes no sense");

  return FALSE;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
read_leases (JsonObject *object, GHashTable *leases)
{
  JsonArray *subs = get_array (object, "subs");

  for (guint i = 0; subs != NULL && i < json_array_get_length (subs); i++)
    {
      JsonNode *node = json_array_get_element (subs, i);
      JsonObject *sub = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *scope = sub != NULL ? cbk_json_get_text (sub, "scope") : NULL;
      const char *until = sub != NULL ? cbk_json_get_text (sub, "lease_until") : NULL;
      gint64 time;

      if (scope != NULL && until != NULL && cbk_time_parse (until, &time))
        g_hash_table_replace (leases, g_strdup (scope), g_memdup2 (&time, sizeof time));
    }
}

/**
 * cbk_sync_parse_welcome:
 * @body: the answer to POST /v1/session
 * @welcome: (out): to be cleared
 * @error: %CBK_ERROR_INVALID
 *
 * Returns: whether it makes sense
 */
gboolean
cbk_sync_parse_welcome (GBytes *body, CbkSyncWelcome *welcome, GError **error)
{
  g_autoptr(JsonObject) object = parse_body (body, NULL);
  JsonObject *device = object != NULL ? get_object (object, "device") : NULL;
  JsonObject *limits = object != NULL ? get_object (object, "limits") : NULL;

  *welcome = (CbkSyncWelcome){ .last_dseq = -1, .last_access = -1, .server_time = CBK_TIME_UNSET };
  welcome->leases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (device == NULL)
    return odd (error);

  welcome->last_dseq = cbk_json_get_int (device, "last_dseq", -1);
  welcome->last_hash = g_strdup (cbk_json_get_text (device, "last_hash"));
  welcome->last_access = cbk_json_get_int (device, "last_access", -1);
  welcome->last_access_hash = g_strdup (cbk_json_get_text (device, "last_access_hash"));
  cbk_sync_heads_read (&welcome->heads, object);
  welcome->epoch = g_strdup (cbk_json_get_text (object, "epoch"));
  welcome->token = g_strdup (cbk_json_get_text (object, "token"));
  welcome->user = g_strdup (cbk_json_get_text (object, "user"));
  welcome->certificate = g_strdup (cbk_json_get_text (object, "certificate"));
  if (cbk_json_get_text (object, "server_time") != NULL)
    cbk_time_parse (cbk_json_get_text (object, "server_time"), &welcome->server_time);
  if (limits != NULL)
    {
      welcome->push_rows = cbk_json_get_int (limits, "push_mutations", 0);
      welcome->push_bytes = cbk_json_get_int (limits, "push_bytes", 0);
    }

  read_leases (object, welcome->leases);

  return (welcome->last_dseq >= 0 && welcome->last_hash != NULL && welcome->epoch != NULL) || odd (error);
}

void
cbk_sync_welcome_clear (CbkSyncWelcome *self)
{
  g_clear_pointer (&self->last_hash, g_free);
  g_clear_pointer (&self->last_access_hash, g_free);
  cbk_sync_heads_clear (&self->heads);
  g_clear_pointer (&self->epoch, g_free);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->certificate, g_free);
  g_clear_pointer (&self->leases, g_hash_table_unref);
}

GBytes *
cbk_sync_print_pull (const CbkSyncHead *head, guint limit)
{
  g_autoptr(GString) json = g_string_new ("{\"cursor\":");

  cbk_json_append_string (json, head->cursor);
  g_string_append_printf (json, ",\"limit\":%u,\"schema\":%d", limit, CBK_SCHEMA_VERSION);
  if (head->since != NULL && *head->since != '\0')
    append_member (json, "since", head->since);
  if (head->etag != NULL)
    append_member (json, "subs_etag", head->etag);
  g_string_append_c (json, '}');

  return g_string_free_to_bytes (g_steal_pointer (&json));
}

typedef gboolean (*CbkLineFunc) (JsonObject *object, const char *line, gsize length, gpointer data);

static gboolean
foreach_line (GBytes *body, CbkLineFunc func, gpointer data)
{
  gsize size;
  const char *line = g_bytes_get_data (body, &size), *end = line != NULL ? line + size : NULL;

  while (line < end)
    {
      const char *newline = memchr (line, '\n', (gsize) (end - line));
      g_autoptr(JsonObject) object = NULL;

      /* A line without its end was cut. */
      if (newline == NULL)
        return TRUE;

      object = cbk_json_parse_object (line, newline - line, NULL);
      if (object == NULL || !func (object, line, (gsize) (newline - line), data))
        return FALSE;
      line = newline + 1;
    }

  return TRUE;
}

typedef struct
{
  CbkSyncPage *page;
  guint n_marked;         /* rows up to the last mark or the end */
  gboolean ended;
} CbkPageReader;

static gboolean
is_true (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

static char **
read_scopes (JsonObject *object, gboolean out)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *scopes = get_array (object, "scopes");

  if (out && cbk_json_get_text (object, "scope") != NULL)
    g_strv_builder_add (builder, cbk_json_get_text (object, "scope"));
  for (guint i = 0; !out && scopes != NULL && i < json_array_get_length (scopes); i++)
    {
      JsonNode *node = json_array_get_element (scopes, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (node));
    }

  return scopes != NULL || out ? g_strv_builder_end (builder) : NULL;
}

static void
add_row (CbkSyncPage *page, JsonObject *object, gboolean out, const char *type, const char *id)
{
  CbkSyncRow *row =
    cbk_sync_page_add (page, out, type, id, cbk_json_get_int (object, "ver", 0), get_object (object, "doc"));

  row->scopes = read_scopes (object, out);
}

static void
add_told (CbkSyncPage *page, const char *name)
{
  if (page->told == NULL)
    page->told = g_ptr_array_new_with_free_func (g_free);
  if (name != NULL)
    g_ptr_array_add (page->told, g_strdup (name));
}

static void
add_leaving (CbkSyncPage *page, const char *name)
{
  if (page->leaving == NULL)
    page->leaving = g_ptr_array_new_with_free_func (g_free);
  if (name != NULL)
    g_ptr_array_add (page->leaving, g_strdup (name));
}

static void
read_digests (CbkSyncPage *page, JsonObject *digests)
{
  g_autoptr(GList) names = digests != NULL ? json_object_get_members (digests) : NULL;

  page->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (GList *l = names; l != NULL; l = l->next)
    if (cbk_json_get_text (digests, l->data) != NULL)
      g_hash_table_replace (page->digests, g_strdup (l->data), g_strdup (cbk_json_get_text (digests, l->data)));
}

static gboolean
read_page_line (JsonObject *object, const char *line, gsize length, gpointer data)
{
  CbkPageReader *reader = data;
  CbkSyncPage *page = reader->page;
  const char *kind = cbk_json_get_text (object, "t"), *id = cbk_json_get_text (object, "id");
  const char *type = cbk_json_get_text (object, "type"), *cursor = cbk_json_get_text (object, "cursor");

  if (kind == NULL || reader->ended)
    return FALSE;

  if (g_str_equal (kind, "put") || g_str_equal (kind, "out"))
    {
      if (type == NULL || id == NULL)
        return FALSE;
      add_row (page, object, *kind == 'o', type, id);
      cbk_sync_page_set_fver (page, get_object (object, "fver"));
    }
  else if (g_str_equal (kind, "head") && page->asked == NULL)
    {
      g_free (page->etag);
      page->etag = g_strdup (cbk_json_get_text (object, "subs_etag"));
      page->asked = g_strdup (cbk_json_get_text (object, "asked"));
      g_free (page->asked_by);
      page->asked_by = g_strdup (cbk_json_get_text (object, "asked_by"));
      g_free (page->asked_etag);
      page->asked_etag = g_strdup (cbk_json_get_text (object, "asked_etag"));
    }
  else if (g_str_equal (kind, "scope+"))
    add_told (page, cbk_json_get_text (object, "scope"));
  else if (g_str_equal (kind, "scope-"))
    add_leaving (page, cbk_json_get_text (object, "scope"));
  else if (g_str_equal (kind, "mut"))
    page->settled = cbk_json_get_int (object, "dseq", -1);
  else if (g_str_equal (kind, "mark") || g_str_equal (kind, "end"))
    {
      if (cursor == NULL)
        return FALSE;
      g_free (page->cursor);
      page->cursor = g_strdup (cursor);
      reader->n_marked = page->rows->len;
      reader->ended = *kind == 'e';
      if (reader->ended)
        read_digests (page, get_object (object, "digests"));
      page->more = !reader->ended || is_true (json_object_get_member (object, "more"));
    }

  return TRUE;
}

/**
 * cbk_sync_parse_page:
 * @body: the answer to POST /v1/sync/pull, whole or cut
 * @error: %CBK_ERROR_INVALID when it makes no sense, or was cut before its first mark
 *
 * Returns: (transfer full) (nullable): what stands before the last mark; what follows it was cut and is asked for again
 */
CbkSyncPage *
cbk_sync_parse_page (GBytes *body, GError **error)
{
  g_autoptr(CbkSyncPage) page = cbk_sync_page_new ();
  CbkPageReader reader = { page, 0, FALSE };

  if (!foreach_line (body, read_page_line, &reader) || page->cursor == NULL)
    {
      odd (error);
      return NULL;
    }

  g_ptr_array_set_size (page->rows, (int) reader.n_marked);
  if (!reader.ended)
    page->settled = -1;

  return g_steal_pointer (&page);
}

typedef struct
{
  CbkSyncPage *page;
  GHashTable *versions;
  char *next;
  gboolean ended;
} CbkLoadReader;

static gboolean
read_load_line (JsonObject *object, const char *line, gsize length, gpointer data)
{
  CbkLoadReader *reader = data;
  const char *kind = cbk_json_get_text (object, "t"), *id = cbk_json_get_text (object, "id");
  const char *type = cbk_json_get_text (object, "type");

  if (kind == NULL || reader->ended)
    return FALSE;

  if (g_str_equal (kind, "end"))
    {
      reader->ended = TRUE;
      reader->next = g_strdup (cbk_json_get_text (object, "next"));
      return TRUE;
    }

  if (g_str_equal (kind, "put") && reader->page != NULL && type != NULL && id != NULL)
    add_row (reader->page, object, FALSE, type, id);
  else if (g_str_equal (kind, "ver") && reader->versions != NULL && type != NULL && id != NULL)
    {
      JsonNode *doubt = json_object_get_member (object, "doubt");
      gint64 version = doubt != NULL ? 0 : cbk_json_get_int (object, "ver", 0);

      g_hash_table_replace (reader->versions, g_strconcat (type, " ", id, NULL), g_memdup2 (&version, sizeof version));
    }

  return TRUE;
}

/**
 * cbk_sync_parse_load:
 * @body: a page of a scope
 * @ret_next: (out) (nullable): from behind which record the next begins; %NULL when this is the last
 * @error: %CBK_ERROR_INVALID when it makes no sense, or was cut
 *
 * Returns: (transfer full) (nullable): its rows, without a cursor
 */
CbkSyncPage *
cbk_sync_parse_load (GBytes *body, char **ret_next, GError **error)
{
  g_autoptr(CbkSyncPage) page = cbk_sync_page_new ();
  CbkLoadReader reader = { .page = page };

  *ret_next = NULL;
  if (foreach_line (body, read_load_line, &reader) && reader.ended)
    {
      *ret_next = reader.next;
      return g_steal_pointer (&page);
    }

  g_free (reader.next);
  odd (error);

  return NULL;
}

/**
 * cbk_sync_parse_versions:
 * @body: a page of a scope's versions
 * @versions: (element-type utf8 gint64): is filled: "kind id" to the version, 0 when the same number may mean something else
 * @ret_next: (out) (nullable): as of cbk_sync_parse_load()
 * @error: %CBK_ERROR_INVALID when it makes no sense, or was cut
 *
 * Returns: whether it could be read
 */
gboolean
cbk_sync_parse_versions (GBytes *body, GHashTable *versions, char **ret_next, GError **error)
{
  CbkLoadReader reader = { .versions = versions };

  *ret_next = NULL;
  if (foreach_line (body, read_load_line, &reader) && reader.ended)
    {
      *ret_next = reader.next;
      return TRUE;
    }

  g_free (reader.next);

  return odd (error);
}

static gboolean
read_result_line (JsonObject *object, const char *line, gsize length, gpointer data)
{
  GPtrArray *results = data;
  CbkSyncResult *result;

  if (g_strcmp0 (cbk_json_get_text (object, "t"), "end") == 0)
    return TRUE;

  if (cbk_json_get_int (object, "dseq", 0) < 1 || cbk_json_get_text (object, "status") == NULL)
    return FALSE;

  result = g_new0 (CbkSyncResult, 1);
  result->dseq = cbk_json_get_int (object, "dseq", 0);
  result->result = g_strndup (line, length);
  g_ptr_array_add (results, result);

  return TRUE;
}

/**
 * cbk_sync_parse_results:
 * @body: the answer to POST /v1/sync/push
 * @error: %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable) (element-type CbkSyncResult): one for each mutation that was sent
 */
GPtrArray *
cbk_sync_parse_results (GBytes *body, GError **error)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_sync_result_free);

  if (foreach_line (body, read_result_line, results))
    return g_steal_pointer (&results);

  odd (error);

  return NULL;
}
