/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-lists.h"

#include "core/cbk-policy.h"
#include "core/cbk-workspace-private.h"
#include "store/cbk-search.h"

/* So many rows are found by words before the view's conditions are looked at; who wants more types more. */
#define MAX_HITS 400

typedef struct
{
  CbkWorkspace *workspace;
  CbkUser *user;
  CbkQuery *query;
  char *type;
  char *text;      /* NULL: no words */
  char *detail;    /* for the access log */
} CbkListOpening;

static void
list_opening_free (gpointer data)
{
  CbkListOpening *self = data;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->user, cbk_user_free);
  g_clear_pointer (&self->query, cbk_query_free);
  g_free (self->type);
  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkListOpening, list_opening_free)

static gboolean
find_words (CbkSession *session, CbkListOpening *self, GError **error)
{
  g_autoptr(GArray) hits = cbk_search_run (session, self->text, self->type, MAX_HITS, error);
  g_autoptr(GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (hits == NULL)
    return FALSE;

  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (rids, g_array_index (hits, CbkHit, i).rid);
  cbk_query_among (self->query, rids);

  return TRUE;
}

/* On the reader thread: what this user may be shown, and what the words find. */
static gboolean
prepare_list (CbkSession *session, gpointer data, GError **error)
{
  CbkListOpening *self = data;
  g_auto(GStrv) lists =
    cbk_policy_dup_lists (self->user, session, cbk_workspace_get_today (self->workspace), error);

  if (lists == NULL)
    return FALSE;

  cbk_query_admit (self->query, (const char *const *) lists);

  return self->text == NULL || find_words (session, self, error);
}

/* On the writer thread. A list that shows personal data is a consultation. */
static gboolean
log_list (CbkSession *session, gpointer data, GError **error)
{
  CbkListOpening *self = data;
  CbkAccess access = { .operation = "list", .type = self->type, .detail = self->detail };

  return cbk_workspace_log_in_session (self->workspace, session, &access, error);
}

/* The program may have let go of the store while the answer was on its way. */
static gboolean
is_closed (GTask *task, CbkListOpening *opening)
{
  if (cbk_workspace_get_store (opening->workspace) != NULL)
    return FALSE;

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The store was closed");

  return TRUE;
}

static void
return_list (GTask *task, CbkListOpening *opening)
{
  CbkStore *store = cbk_workspace_get_store (opening->workspace);

  g_task_return_pointer (task, cbk_record_list_new (store, g_steal_pointer (&opening->query)),
                         g_object_unref);
}

static void
on_logged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkListOpening) opening = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (opening == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!is_closed (task, opening))
    return_list (task, opening);
}

static void
on_prepared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkListOpening) opening = cbk_store_run_finish (CBK_STORE (object), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (opening == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (is_closed (task, opening))
    return;
  else if (cbk_query_get_class (opening->query)->entity->flags & CBK_ENTITY_PERSONAL)
    cbk_store_write_async (CBK_STORE (object), log_list, g_steal_pointer (&opening), list_opening_free,
                           cancellable, on_logged_cb, g_steal_pointer (&task));
  else
    return_list (task, opening);
}

/**
 * cbk_workspace_open_list_async:
 * @self: a workspace with a user
 * @listing: which records; limit and offset are not looked at
 * @text: (nullable): words that the records have to match, as a search reads them
 * @cancellable: (nullable): stops it
 * @callback: called where this was called, which is where the list then lives
 * @user_data: for @callback
 *
 * Opens a list that stays true by itself. Nothing is in it that is kept from the user; a list of personal
 * data is in the access log before it is given. What words find is looked up once: open it again after a
 * save.
 */
void
cbk_workspace_open_list_async (CbkWorkspace *self,
                               const CbkListing *listing,
                               const char *text,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkListOpening) opening = g_new0 (CbkListOpening, 1);
  g_autofree char *conditions = NULL;

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_open_list_async);

  opening->query = cbk_listing_make_query (listing, &error);
  if (opening->query == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  conditions = listing->conditions != NULL ? g_strjoinv (" ", (char **) listing->conditions) : g_strdup ("");
  opening->workspace = g_object_ref (self);
  opening->user = cbk_user_copy (cbk_workspace_get_user (self));
  opening->type = g_strdup (listing->type);
  opening->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  opening->detail = g_strdup_printf ("%s%s%s", conditions, opening->text != NULL ? " / " : "",
                                     opening->text != NULL ? opening->text : "");
  cbk_store_read_async (cbk_workspace_get_store (self), prepare_list, g_steal_pointer (&opening),
                        list_opening_free, cancellable, on_prepared_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_open_list_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: %CBK_ERROR_INVALID or any store error
 *
 * Returns: (transfer full) (nullable): a #CbkRecordList, whose items are #CbkListItem
 */
GListModel *
cbk_workspace_open_list_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  CbkQuery *query;
  GHashTable *titles;
} CbkTitles;

static void
titles_free (gpointer data)
{
  CbkTitles *self = data;

  g_clear_pointer (&self->query, cbk_query_free);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkTitles, titles_free)

static gboolean
keep_title (CbkRecord *record, gpointer titles, GError **error)
{
  g_hash_table_insert (titles, g_strdup (record->id), cbk_record_dup_title (record));

  return TRUE;
}

static gboolean
read_titles (CbkSession *session, gpointer data, GError **error)
{
  CbkTitles *self = data;

  return cbk_query_foreach (self->query, session, keep_title, self->titles, error);
}

static void
on_titles_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkTitles) titles = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (titles == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&titles->titles), (GDestroyNotify) g_hash_table_unref);
}

/**
 * cbk_workspace_load_titles_async:
 * @self: a workspace
 * @type: a kind of record of which there are thousands at the most and which names nobody but staff:
 * officers, units
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 */
void
cbk_workspace_load_titles_async (CbkWorkspace *self,
                                 const char *type,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkTitles *titles = g_new0 (CbkTitles, 1);

  g_return_if_fail (!(cbk_registry_find (type)->entity->flags & CBK_ENTITY_PERSONAL));

  g_task_set_source_tag (task, cbk_workspace_load_titles_async);
  titles->query = cbk_query_new (cbk_registry_find (type));
  cbk_query_withdrawn (titles->query, TRUE);
  titles->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  cbk_store_read_async (cbk_workspace_get_store (self), read_titles, titles, titles_free, cancellable,
                        on_titles_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_load_titles_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: any store error
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the line that names a record, by its id
 */
GHashTable *
cbk_workspace_load_titles_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  CbkQuery *query;
  gint64 count;
} CbkCounting;

static void
counting_free (gpointer data)
{
  CbkCounting *self = data;

  cbk_query_free (self->query);
  g_free (self);
}

static gboolean
count_records (CbkSession *session, gpointer data, GError **error)
{
  CbkCounting *self = data;

  return cbk_query_count (self->query, session, &self->count, error);
}

static void
on_counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CbkCounting *counting = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (counting == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_int (task, counting->count);
  counting_free (counting);
}

/**
 * cbk_workspace_count_async:
 * @self: an open workspace
 * @listing: which records; its limit is passed over
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * As cbk_workspace_count(), without waiting.
 */
void
cbk_workspace_count_async (CbkWorkspace *self,
                           const CbkListing *listing,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GError) error = NULL;
  CbkQuery *query = cbk_listing_make_query (listing, &error);
  CbkCounting *counting;

  g_task_set_source_tag (task, cbk_workspace_count_async);
  if (query == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  counting = g_new0 (CbkCounting, 1);
  counting->query = query;
  cbk_store_read_async (cbk_workspace_get_store (self), count_records, counting, counting_free, cancellable,
                        on_counted_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_count_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: %CBK_ERROR_INVALID or any store error
 *
 * Returns: how many there are, -1 when they could not be counted
 */
gint64
cbk_workspace_count_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

/**
 * cbk_workspace_watch:
 * @self: an open workspace
 * @callback: (scope forever): called as callback (object, ids) in the main context in which the store was
 * opened
 * @object: who listens; as long as it lives
 *
 * Tells of each save, with the ids of the records that it made or changed.
 */
void
cbk_workspace_watch (CbkWorkspace *self, GCallback callback, GObject *object)
{
  g_return_if_fail (CBK_IS_WORKSPACE (self));

  g_signal_connect_object (cbk_workspace_get_store (self), "committed", callback, object, G_CONNECT_SWAPPED);
}
