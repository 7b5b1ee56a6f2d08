/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-cache.h"

/**
 * cbk_cache_get_state:
 * @connection: the cache
 * @key: a word of the table sync_state
 * @ret_value: (out) (nullable): its value, %NULL when there is none
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_cache_get_state (CbkConnection *connection, const char *key, char **ret_value, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_value = NULL;
  cbk_statement_init (&stmt, connection, "SELECT v FROM sync_state WHERE k = :k");
  cbk_statement_bind_text (&stmt, ":k", key);
  if (cbk_statement_step (&stmt))
    *ret_value = g_strdup (cbk_statement_get_text (&stmt, 0));

  return cbk_statement_finish (&stmt, error);
}

gboolean
cbk_cache_set_state (CbkConnection *connection, const char *key, const char *value, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "INSERT INTO sync_state (k, v) VALUES (:k, :v) ON CONFLICT (k) DO UPDATE SET v = :v");
  cbk_statement_bind_text (&stmt, ":k", key);
  cbk_statement_bind_text (&stmt, ":v", value);

  return cbk_statement_finish (&stmt, error);
}
