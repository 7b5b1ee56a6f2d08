/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-scopes.h"

#include "store/cbk-session-private.h"
#include "store/cbk-uploads.h"

/* A first load that begins, goes on and ends, and everything compared anew after headquarters was restored. */

/**
 * cbk_sync_resume_load:
 * @session: a session that writes, being opened
 * @error: any store error
 *
 * A first load that was cut off goes on without indexes, as it began.
 *
 * Returns: whether that could be told
 */
gboolean
cbk_sync_resume_load (CbkSession *session, GError **error)
{
  g_autofree char *reindex = NULL;

  if (!cbk_cache_get_state (session->cache, "reindex", &reindex, error))
    return FALSE;

  cbk_cache_set_deferred (session->writer, reindex != NULL);

  return TRUE;
}

static gboolean
compare_all (CbkConnection *cache, gpointer unused, GError **error)
{
  return cbk_connection_exec (cache, "UPDATE scope SET state = 2, loaded_to = '' WHERE state = 1", error) &&
         cbk_cache_set_state (cache, "passed_over", NULL, error);
}

/**
 * cbk_sync_take_up:
 * @session: a session that writes, being opened
 * @error: any store error
 *
 * Kinds of records, and values, that an older program had to pass over are known to this one: all scopes are compared with
 * what headquarters has, and what is missing is loaded.
 *
 * Returns: whether the next sync will
 */
gboolean
cbk_sync_take_up (CbkSession *session, GError **error)
{
  g_autofree char *passed = NULL;

  if (!cbk_cache_get_state (session->cache, "passed_over", &passed, error))
    return FALSE;

  return passed == NULL || g_ascii_strtoll (passed, NULL, 10) >= CBK_SCHEMA_VERSION ||
         cbk_connection_transact (session->cache, compare_all, NULL, error);
}

/* The cursor that is kept is the last from before the first restore: what came since then may be of either history. */
static gboolean
forget_cursor (CbkConnection *cache, gpointer unused, GError **error)
{
  g_autofree char *cursor = NULL;
  g_autofree char *doubt = NULL;

  if (!cbk_cache_get_state (cache, "cursor", &cursor, error) || !cbk_cache_get_state (cache, "doubt", &doubt, error))
    return FALSE;

  return cbk_cache_set_state (cache, "cursor", "", error) && cbk_cache_set_state (cache, "compared", "", error) &&
         cbk_cache_set_state (cache, "subs_etag", "", error) &&
         cbk_cache_set_state (cache, "doubt", doubt != NULL ? doubt : cursor, error) &&
         cbk_connection_exec (cache, "UPDATE scope SET state = 2, loaded_to = '' WHERE state < 3", error);
}

/**
 * cbk_sync_restart:
 * @session: a session that writes
 * @error: any store error
 *
 * Headquarters does not know our cursor any more: what this laptop holds is compared with what it has, scope by scope. Where
 * its history is another than ours, the number of a version may stand for something else. Files are offered to it again.
 *
 * Returns: whether the next pull begins at the beginning
 */
gboolean
cbk_sync_restart (CbkSession *session, GError **error)
{
  return cbk_uploads_offer_again (session, error) && cbk_connection_transact (session->cache, forget_cursor, NULL, error);
}

/**
 * cbk_sync_read_doubt:
 * @session: a session that writes
 * @ret_cursor: (out) (transfer full) (nullable): our last cursor before cbk_sync_restart(), while not all is compared
 * @error: any store error
 *
 * Returns: whether that could be told
 */
gboolean
cbk_sync_read_doubt (CbkSession *session, char **ret_cursor, GError **error)
{
  return cbk_cache_get_state (session->cache, "doubt", ret_cursor, error);
}

static gboolean
trust_again (CbkConnection *cache, gpointer unused, GError **error)
{
  return cbk_cache_set_state (cache, "doubt", NULL, error);
}

static gboolean
make_indexes (CbkConnection *cache, gpointer writer, GError **error)
{
  cbk_cache_set_deferred (writer, FALSE);

  return cbk_cache_reindex (writer, error) && cbk_cache_set_state (cache, "reindex", NULL, error);
}

/**
 * cbk_sync_make_indexes:
 * @session: a session that writes
 * @error: any store error
 *
 * Makes the indexes that a first load put off, if it did.
 *
 * Returns: whether everything can be found
 */
gboolean
cbk_sync_make_indexes (CbkSession *session, GError **error)
{
  g_autofree char *reindex = NULL;

  if (!cbk_cache_get_state (session->cache, "reindex", &reindex, error))
    return FALSE;

  if (reindex == NULL)
    return TRUE;

  if (cbk_connection_transact (session->cache, make_indexes, session->writer, error))
    return TRUE;

  cbk_cache_set_deferred (session->writer, TRUE);

  return FALSE;
}

/**
 * cbk_sync_finish_load:
 * @session: a session that writes, with nothing left to load
 * @error: any store error
 *
 * What was in doubt is compared by now.
 *
 * Returns: whether everything can be found
 */
gboolean
cbk_sync_finish_load (CbkSession *session, GError **error)
{
  g_autofree char *doubt = NULL;

  return cbk_sync_read_doubt (session, &doubt, error) &&
         (doubt == NULL || cbk_connection_transact (session->cache, trust_again, NULL, error)) &&
         cbk_sync_make_indexes (session, error);
}
