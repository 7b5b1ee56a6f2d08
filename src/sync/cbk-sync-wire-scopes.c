/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-wire.h"

#include "base/cbk-json.h"

/* What is asked about scopes. Pure. */

/* The body of POST /v1/purge-receipt. */
GBytes *
cbk_sync_print_receipt (const CbkHeldScope *scope)
{
  g_autofree char *digest = cbk_hash_print (scope->digest);
  g_autoptr(GString) json = g_string_new (NULL);

  g_string_printf (json, "{\"count\":%" G_GINT64_FORMAT, scope->n);
  g_string_append_printf (json, ",\"digest\":\"%s\",\"scope\":", digest);
  cbk_json_append_string (json, scope->name);
  g_string_append_c (json, '}');

  return g_string_free_to_bytes (g_steal_pointer (&json));
}

/**
 * cbk_sync_print_asked:
 * @asked: (element-type utf8): pairs of kind and id
 * @first: the index of the first pair's kind
 * @n: how many pairs
 *
 * Returns: (transfer full): the body of POST /v1/sync/scope/SCOPE
 */
GBytes *
cbk_sync_print_asked (GPtrArray *asked, guint first, guint n)
{
  g_autoptr(GString) json = g_string_new ("{\"records\":[");

  for (guint i = 0; i < n; i++)
    {
      g_string_append (json, i > 0 ? ",[" : "[");
      cbk_json_append_string (json, asked->pdata[first + 2 * i]);
      g_string_append_c (json, ',');
      cbk_json_append_string (json, asked->pdata[first + 2 * i + 1]);
      g_string_append_c (json, ']');
    }
  g_string_append (json, "]}");

  return g_string_free_to_bytes (g_steal_pointer (&json));
}

/**
 * cbk_sync_print_load:
 * @scope: a scope
 * @after: (nullable): "kind,id" of the last record that came
 * @versions: whether only the versions are wanted
 * @since: (nullable): the last cursor from before headquarters was restored
 *
 * Returns: (transfer full): the path of a page of it
 */
char *
cbk_sync_print_load (const CbkHeldScope *scope, const char *after, gboolean versions, const char *since)
{
  g_autofree char *name = g_uri_escape_string (scope->name, ":", FALSE);
  g_autofree char *from = after != NULL && *after != '\0' ? g_uri_escape_string (after, ",", FALSE) : NULL;

  g_autofree char *path = g_strconcat ("/v1/sync/scope/", name, versions ? "/versions" : "", from != NULL ? "?after=" : NULL,
                                       from, NULL);

  return since != NULL ? g_strconcat (path, from != NULL ? "&" : "?", "since=", since, NULL) : g_steal_pointer (&path);
}
