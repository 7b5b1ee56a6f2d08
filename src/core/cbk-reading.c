/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-reading.h"

#include "base/cbk-error.h"
#include "core/cbk-policy.h"
#include "core/cbk-workspace-private.h"
#include "store/cbk-search.h"

static gboolean
may_list (CbkWorkspace *self, CbkSession *session, CbkRecord *record, gboolean *ret_may, GError **error)
{
  CbkSight sight;

  if (!cbk_policy_look (cbk_workspace_get_user (self), session, record, cbk_workspace_get_today (self), &sight, error))
    return FALSE;

  *ret_may = sight >= CBK_SIGHT_REASON;

  return TRUE;
}

/* Returns: (transfer full) (nullable): the query that @listing spells; its conditions are checked */
CbkQuery *
cbk_listing_make_query (const CbkListing *listing, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (listing->type);
  g_autoptr(CbkQuery) query = NULL;

  if (klass == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no kind of record “%s”", listing->type);
      return NULL;
    }

  query = cbk_query_new (klass);
  for (guint i = 0; listing->conditions != NULL && listing->conditions[i] != NULL; i++)
    if (!cbk_query_parse (query, listing->conditions[i], error))
      return NULL;

  if (listing->sort != NULL && !cbk_query_sort (query, listing->sort, listing->descending, error))
    return NULL;

  cbk_query_limit (query, listing->limit, listing->offset);
  cbk_query_withdrawn (query, listing->withdrawn);

  return g_steal_pointer (&query);
}

typedef struct
{
  CbkWorkspace *self;
  CbkSession *session;
  CbkQuery *query;
  CbkReadFunc func;
  gpointer data;
  guint64 n;
} CbkWalk;

static gboolean
walk_one (CbkRecord *record, gpointer data, GError **error)
{
  CbkWalk *walk = data;
  gboolean may;

  if (!may_list (walk->self, walk->session, record, &may, error))
    return FALSE;

  walk->n += may;

  return !may || walk->func (record, walk->data, error);
}

static gboolean
walk_all (CbkSession *session, gpointer data, GError **error)
{
  CbkWalk *walk = data;

  walk->session = session;

  return cbk_query_foreach (walk->query, session, walk_one, walk, error);
}

static gboolean
is_personal (const CbkListing *listing)
{
  return (cbk_registry_find (listing->type)->entity->flags & CBK_ENTITY_PERSONAL) != 0;
}

static CbkAccess
make_access (const CbkListing *listing, const char *operation)
{
  return (CbkAccess){ .operation = operation, .type = listing->type, .reason = listing->reason,
                      .recipient = listing->recipient };
}

/* A list that shows personal data is a consultation: what was asked, and how many were shown. */
static gboolean
log_walk (CbkWorkspace *self, const CbkListing *listing, const char *operation, guint64 n, GError **error)
{
  g_autofree char *conditions =
    listing->conditions != NULL ? g_strjoinv (" ", (char **) listing->conditions) : g_strdup ("");
  g_autofree char *detail = g_strdup_printf ("%s (%" G_GUINT64_FORMAT ")", conditions, n);
  CbkAccess access = make_access (listing, operation);

  access.detail = detail;

  return !is_personal (listing) || cbk_workspace_log (self, &access, error);
}

/**
 * cbk_workspace_foreach:
 * @self: a workspace with a user
 * @listing: which records
 * @operation: "list", "export" or "print", for the access log
 * @func: called on the reader thread
 * @data: for @func
 * @cancellable: (nullable): stops it
 * @error: %CBK_ERROR_INVALID, also where a reason or a recipient is wanted, any store error, or @func's
 *
 * Waits. Records that the user may not see are passed over. One record is in memory at a time.
 *
 * Returns: whether all were seen
 */
gboolean
cbk_workspace_foreach (CbkWorkspace *self,
                       const CbkListing *listing,
                       const char *operation,
                       CbkReadFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr(CbkQuery) query = cbk_listing_make_query (listing, error);
  CbkWalk walk = { .self = self, .query = query, .func = func, .data = data };
  CbkAccess access = make_access (listing, operation);

  g_return_val_if_fail (CBK_IS_WORKSPACE (self), FALSE);

  if (query == NULL || (is_personal (listing) && !cbk_access_check (cbk_workspace_get_reference (self), &access, error)))
    return FALSE;

  return cbk_store_read (cbk_workspace_get_store (self), walk_all, &walk, cancellable, error) &&
         log_walk (self, listing, operation, walk.n, error);
}

static gboolean
keep (CbkRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, g_object_ref (record));

  return TRUE;
}

/**
 * cbk_workspace_list:
 * @self: a workspace with a user
 * @listing: which records; not too many at a time
 * @error: what cbk_workspace_foreach() says
 *
 * Returns: (transfer full) (element-type CbkRecord) (nullable): the records
 */
GPtrArray *
cbk_workspace_list (CbkWorkspace *self, const CbkListing *listing, GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  return cbk_workspace_foreach (self, listing, "list", keep, records, NULL, error) ? g_steal_pointer (&records) : NULL;
}

typedef struct
{
  CbkQuery *query;
  gint64 count;
} CbkCount;

static gboolean
count_all (CbkSession *session, gpointer data, GError **error)
{
  CbkCount *count = data;

  return cbk_query_count (count->query, session, &count->count, error);
}

/**
 * cbk_workspace_count:
 * @self: a workspace
 * @listing: which records; its limit is passed over
 * @ret_count: (out): how many there are, those included that this user may not see
 * @error: %CBK_ERROR_INVALID or any store error
 *
 * Returns: whether they could be counted
 */
gboolean
cbk_workspace_count (CbkWorkspace *self, const CbkListing *listing, gint64 *ret_count, GError **error)
{
  g_autoptr(CbkQuery) query = cbk_listing_make_query (listing, error);
  CbkCount count = { query, 0 };

  if (query == NULL || !cbk_store_read (cbk_workspace_get_store (self), count_all, &count, NULL, error))
    return FALSE;

  *ret_count = count.count;

  return TRUE;
}

static void
found_free (gpointer data)
{
  CbkFound *found = data;

  g_clear_object (&found->record);
  g_free (found);
}

static const char *const match_words[] = {
  [CBK_MATCH_KEY] = "exact", [CBK_MATCH_TITLE] = "title", [CBK_MATCH_KEY_PREFIX] = "begins", [CBK_MATCH_TEXT] = "text",
  [CBK_MATCH_SOUND] = "sounds like",
};

typedef struct
{
  CbkWorkspace *self;
  const char *text;
  const char *type;
  guint limit;
  gint64 lat_e7, lon_e7, metres;
  GPtrArray *found;
} CbkSearching;

static gboolean
keep_found (CbkSearching *searching, CbkSession *session, gint64 rid, const char *match, GError **error)
{
  g_autoptr(CbkRecord) record = cbk_cache_get_by_rid (cbk_session_get_cache (session), rid, error);
  CbkFound *found;
  gboolean may;

  if (record == NULL || !may_list (searching->self, session, record, &may, error))
    return FALSE;

  if (!may)
    return TRUE;

  found = g_new0 (CbkFound, 1);
  found->record = g_steal_pointer (&record);
  found->match = match;
  g_ptr_array_add (searching->found, found);

  return TRUE;
}

static gboolean
search_words (CbkSession *session, gpointer data, GError **error)
{
  CbkSearching *searching = data;
  g_autoptr(GArray) hits = cbk_search_run (session, searching->text, searching->type, searching->limit, error);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      CbkHit *hit = &g_array_index (hits, CbkHit, i);

      if (!keep_found (searching, session, hit->rid, match_words[hit->match], error))
        return FALSE;
    }

  return hits != NULL;
}

static gboolean
search_around (CbkSession *session, gpointer data, GError **error)
{
  CbkSearching *searching = data;
  g_autoptr(GArray) rids =
    cbk_search_place (session, searching->lat_e7, searching->lon_e7, searching->metres, searching->limit, error);

  for (guint i = 0; rids != NULL && i < rids->len; i++)
    if (!keep_found (searching, session, g_array_index (rids, gint64, i), "near", error))
      return FALSE;

  return rids != NULL;
}

static GPtrArray *
search (CbkSearching *searching, CbkSessionFunc func, const char *asked, GError **error)
{
  CbkWorkspace *self = searching->self;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  g_autoptr(GString) detail = g_string_new (asked);
  CbkAccess access = { .operation = "search", .type = searching->type };

  searching->found = found;
  if (!cbk_store_read (cbk_workspace_get_store (self), func, searching, NULL, error))
    return NULL;

  g_string_append (detail, " →");
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (detail, " %s", ((CbkFound *) found->pdata[i])->record->id);

  access.detail = detail->str;
  if (found->len > 0 && !cbk_workspace_log (self, &access, error))
    return NULL;

  return g_steal_pointer (&found);
}

/**
 * cbk_workspace_search:
 * @self: a workspace with a user
 * @text: what a person typed
 * @type: (nullable): the one kind of record that is wanted
 * @limit: how many at the most
 * @error: any store error
 *
 * Waits. What is shown is in the access log, with the words that were asked.
 *
 * Returns: (transfer full) (element-type CbkFound) (nullable): what was found and may be seen, best first
 */
GPtrArray *
cbk_workspace_search (CbkWorkspace *self, const char *text, const char *type, guint limit, GError **error)
{
  CbkSearching searching = { .self = self, .text = text, .type = type, .limit = limit };

  if (type != NULL && cbk_registry_find (type) == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no kind of record “%s”", type);
      return NULL;
    }

  return search (&searching, search_words, text, error);
}

/**
 * cbk_workspace_search_place:
 * @self: a workspace with a user
 * @lat_e7: degrees north times 10 000 000
 * @lon_e7: degrees east times 10 000 000
 * @metres: how far around, as a box
 * @limit: how many at the most
 * @error: %CBK_ERROR_INVALID or any store error
 *
 * Returns: (transfer full) (element-type CbkFound) (nullable): what is there and may be seen
 */
GPtrArray *
cbk_workspace_search_place (CbkWorkspace *self, gint64 lat_e7, gint64 lon_e7, gint64 metres, guint limit, GError **error)
{
  CbkSearching searching = { .self = self, .limit = limit, .lat_e7 = lat_e7, .lon_e7 = lon_e7, .metres = metres };
  g_autofree char *asked =
    g_strdup_printf ("%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT " ±%" G_GINT64_FORMAT " m", lat_e7, lon_e7, metres);

  return search (&searching, search_around, asked, error);
}

/**
 * cbk_workspace_resolve:
 * @self: a workspace
 * @type: an entity's name
 * @text: an id, or a reference, number or mark that is exactly one record's
 * @error: %CBK_ERROR_NOT_FOUND, or %CBK_ERROR_CONFLICT when several fit
 *
 * Returns: (transfer full) (nullable): the record's id
 */
char *
cbk_workspace_resolve (CbkWorkspace *self, const char *type, const char *text, GError **error)
{
  CbkSearching searching = { .self = self, .text = text, .type = type, .limit = 2 };
  g_autoptr(GPtrArray) found = NULL;

  if (cbk_id_is_valid (text))
    return g_strdup (text);

  searching.found = found = g_ptr_array_new_with_free_func (found_free);
  if (cbk_registry_find (type) != NULL &&
      !cbk_store_read (cbk_workspace_get_store (self), search_words, &searching, NULL, error))
    return NULL;

  if (found->len == 0 || ((CbkFound *) found->pdata[0])->match != match_words[CBK_MATCH_KEY])
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no %s “%s”", type, text);
      return NULL;
    }

  if (found->len > 1 && ((CbkFound *) found->pdata[1])->match == match_words[CBK_MATCH_KEY])
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT, "Several are called “%s”: give the id", text);
      return NULL;
    }

  return g_strdup (((CbkFound *) found->pdata[0])->record->id);
}

typedef struct
{
  const char *id;
  CbkHistoryFunc func;
  gpointer data;
} CbkHistory;

static gboolean
tell_mutation (const CbkMutation *mutation, gpointer data, GError **error)
{
  static const char *const states[] = { "saved here", "sent", "with headquarters", "settled" };
  CbkHistory *history = data;
  g_autoptr(JsonObject) payload = cbk_json_parse_object (mutation->payload, -1, error);
  CbkHistoryEntry entry = { .number = mutation->dseq, .state = states[mutation->state] };

  if (payload == NULL)
    return FALSE;

  entry.at = cbk_json_get_text (payload, "at");
  entry.actor = cbk_json_get_text (payload, "actor");
  entry.command = cbk_json_get_text (payload, "command");
  entry.reason = cbk_json_get_text (payload, "reason");
  if (json_object_has_member (payload, "set"))
    entry.set = json_object_get_object_member (payload, "set");

  return history->func (&entry, history->data, error);
}

static gboolean
walk_history (CbkSession *session, gpointer data, GError **error)
{
  CbkHistory *history = data;

  return cbk_outbox_foreach_record (cbk_session_get_outbox (session), history->id, tell_mutation, history, error);
}

/**
 * cbk_workspace_history:
 * @self: a workspace with a user
 * @type: an entity's name
 * @id: a record's id
 * @reason: (nullable): why, where the record is restricted
 * @func: called on the writer thread for each change that was made here, oldest first
 * @data: for @func
 * @error: what cbk_workspace_open_record() says, or @func
 *
 * Waits. Whoever may read the record may read what became of it.
 *
 * Returns: whether all were told
 */
gboolean
cbk_workspace_history (CbkWorkspace *self,
                       const char *type,
                       const char *id,
                       const char *reason,
                       CbkHistoryFunc func,
                       gpointer data,
                       GError **error)
{
  g_autoptr(CbkRecord) record = cbk_workspace_open_record (self, type, id, reason, error);
  CbkHistory history = { id, func, data };

  return record != NULL && cbk_store_write (cbk_workspace_get_store (self), walk_history, &history, NULL, error);
}
