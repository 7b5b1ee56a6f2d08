/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-reading.h"

#include "base/cbk-error.h"
#include "core/cbk-policy.h"
#include "core/cbk-workspace-private.h"

/* Whether a list may show it: what is hidden, or only known to exist, it may not. */
gboolean
cbk_workspace_may_list (CbkWorkspace *self, CbkSession *session, CbkRecord *record, gboolean *ret_may, GError **error)
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

  if (!cbk_workspace_may_list (walk->self, walk->session, record, &may, error))
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
