/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-reading.h"

#include "base/cbk-compat.h"
#include "base/cbk-error.h"
#include "core/cbk-workspace-private.h"
#include "store/cbk-search.h"

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

  if (record == NULL || !cbk_workspace_may_list (searching->self, session, record, &may, error))
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

/* The words that were asked, and what was shown for them. */
static char *
describe_search (const char *asked, GPtrArray *found)
{
  g_autoptr(GString) detail = g_string_new (asked);

  g_string_append (detail, " →");
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (detail, " %s", ((CbkFound *) found->pdata[i])->record->id);

  return g_string_free_and_steal (g_steal_pointer (&detail));
}

static GPtrArray *
search (CbkSearching *searching, CbkSessionFunc func, const char *asked, GError **error)
{
  CbkWorkspace *self = searching->self;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  g_autofree char *detail = NULL;
  CbkAccess access = { .operation = "search", .type = searching->type };

  searching->found = found;
  if (!cbk_store_read (cbk_workspace_get_store (self), func, searching, NULL, error))
    return NULL;

  access.detail = detail = describe_search (asked, found);
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

/* A search whose words are its own, as it outlives the call. */
typedef struct
{
  CbkSearching searching;
  char *text;
} CbkSearchingLater;

static void
searching_later_free (gpointer data)
{
  CbkSearchingLater *self = data;

  g_object_unref (self->searching.self);
  g_clear_pointer (&self->searching.found, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSearchingLater, searching_later_free)

static gboolean
log_search (CbkSession *session, gpointer data, GError **error)
{
  CbkSearchingLater *self = data;
  g_autofree char *detail = describe_search (self->text, self->searching.found);
  CbkAccess access = { .operation = "search", .detail = detail };

  return cbk_workspace_log_in_session (self->searching.self, session, &access, error);
}

static void
return_found (GTask *task, CbkSearchingLater *later)
{
  g_task_return_pointer (task, g_steal_pointer (&later->searching.found), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_search_logged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkSearchingLater) later = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (later == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_found (task, later);
}

static void
on_searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkSearchingLater) later = cbk_store_run_finish (CBK_STORE (object), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (later == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (later->searching.found->len == 0)
    return_found (task, later);
  else if (cbk_workspace_get_store (later->searching.self) == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The store was closed");
  else
    cbk_store_write_async (CBK_STORE (object), log_search, g_steal_pointer (&later), searching_later_free, cancellable,
                           on_search_logged_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_search_async:
 * @self: a workspace with a user
 * @text: what a person typed
 * @limit: how many at the most
 * @cancellable: (nullable): stops it: the next key press makes it useless
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * As cbk_workspace_search() over all kinds of record: what is shown is in the access log before it is given.
 */
void
cbk_workspace_search_async (CbkWorkspace *self,
                            const char *text,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkSearchingLater *later = g_new0 (CbkSearchingLater, 1);

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_search_async);
  later->text = g_strdup (text);
  later->searching = (CbkSearching){ .self = g_object_ref (self), .text = later->text, .limit = limit };
  later->searching.found = g_ptr_array_new_with_free_func (found_free);
  cbk_store_read_async (cbk_workspace_get_store (self), search_words, later, searching_later_free, cancellable,
                        on_searched_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_search_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: any store error
 *
 * Returns: (transfer full) (element-type CbkFound) (nullable): what was found and may be seen, best first
 */
GPtrArray *
cbk_workspace_search_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
