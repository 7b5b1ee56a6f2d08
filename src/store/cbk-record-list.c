/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-record-list-private.h"

#include "store/cbk-item-pool.h"
#include "store/cbk-store-private.h"

/**
 * CbkRecordList:
 *
 * The records of a query as a list model of #CbkListItem. It holds eight bytes for each row, and records for
 * the rows that were looked at last; an item that somebody holds keeps its record as long. What is saved
 * shows by itself: rows come, go and move, items that stay are the same objects. Lives in one main context.
 */
struct _CbkRecordList
{
  GObject parent_instance;

  CbkStore *store;
  gulong committed_handler;
  gpointer shared_query;    /* an atomic box: jobs use the query on the reader thread */
  GCancellable *cancellable;
  GArray *rids;
  CbkItemPool *items;
  gboolean fetching;
  gboolean reading;         /* a job is on its way */
  gboolean loading;         /* and shows rows as they come */
  gboolean stale;           /* read everything again when the job is back */
  GHashTable *news;         /* (nullable): ids saved since the job began */
  GError *error;
};

enum
{
  PROP_0,
  PROP_ITEM_TYPE,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void read_next (CbkRecordList *self);
static void fetch_next (CbkRecordList *self);

static GType
get_item_type (GListModel *model)
{
  return CBK_TYPE_LIST_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ((CbkRecordList *) model)->rids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CbkRecordList *self = (CbkRecordList *) model;
  CbkListItem *item;

  if (position >= self->rids->len)
    return NULL;

  item = g_object_ref (cbk_item_pool_get (self->items, g_array_index (self->rids, gint64, position)));
  fetch_next (self);

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CbkRecordList, cbk_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
can_read (CbkRecordList *self)
{
  return self->store != NULL && self->store->reader != NULL;
}

static void
set_error (CbkRecordList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_loading (CbkRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* What a callback gets: it does not keep a list alive that nobody wants any more. */
static gpointer
weak_new (CbkRecordList *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);

  return weak;
}

static CbkRecordList *
weak_take (gpointer data)
{
  GWeakRef *weak = data;
  CbkRecordList *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);

  return self;
}

static void
on_page_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkRecordList) self = weak_take (user_data);
  g_autoptr(GError) error = NULL;
  CbkListPage *page = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (self != NULL)
    self->fetching = FALSE;

  if (self != NULL && page != NULL)
    {
      cbk_item_pool_take_page (self->items, page);
      fetch_next (self);
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cbk_item_pool_stop_wanting (self->items);
      set_error (self, error);
    }

  g_clear_pointer (&page, cbk_list_page_free);
}

static void
fetch_next (CbkRecordList *self)
{
  CbkListPage *page = self->fetching || !can_read (self) ? NULL : cbk_item_pool_dup_wanted (self->items);

  if (page == NULL)
    return;

  self->fetching = TRUE;
  cbk_store_read_async (self->store, cbk_list_page_run, page, cbk_list_page_free, self->cancellable,
                        on_page_cb, weak_new (self));
}

/* From the end to the beginning, so that the places of the changes still to come stay right. */
static void
apply_changes (CbkRecordList *self, CbkListJob *job)
{
  g_clear_pointer (&job->before, g_array_unref);

  for (guint i = job->changes->len; i > 0; i--)
    {
      const CbkListChange *change = &g_array_index (job->changes, CbkListChange, i - 1);

      if (change->removed > 0)
        g_array_remove_range (self->rids, change->before, change->removed);
      if (change->added > 0)
        g_array_insert_vals (self->rids, change->before, &g_array_index (job->rids, gint64, change->after),
                             change->added);

      g_list_model_items_changed (G_LIST_MODEL (self), change->before, change->removed, change->added);
      if (change->removed != change->added)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
    }
}

/* The record of a row that was saved is not what its item shows any more. Where nobody knows which, all are
 * read. */
static void
reload (CbkRecordList *self, CbkListJob *job)
{
  if (job->changes != NULL && job->touched->len == 0)
    cbk_item_pool_want_all (self->items);

  for (guint i = 0; i < job->touched->len; i++)
    cbk_item_pool_want (self->items, g_array_index (job->touched, gint64, i));

  fetch_next (self);
}

static void
append_rows (CbkRecordList *self, CbkListJob *job)
{
  guint n = self->rids->len;

  if (job->rids->len == 0)
    return;

  g_array_append_vals (self->rids, job->rids->data, job->rids->len);
  g_list_model_items_changed (G_LIST_MODEL (self), n, 0, job->rids->len);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
on_job_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CbkRecordList) self = weak_take (user_data);
  g_autoptr(GError) error = NULL;
  CbkListJob *job = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&job, cbk_list_job_free);
      return;
    }

  if (job != NULL && job->before == NULL)
    {
      append_rows (self, job);
      g_array_set_size (job->rids, 0);
    }

  if (job != NULL && !job->done && can_read (self))
    {
      cbk_store_read_async (self->store, cbk_list_job_run, job, cbk_list_job_free, self->cancellable,
                            on_job_cb, weak_new (self));
      return;
    }

  if (job != NULL && job->changes != NULL)
    apply_changes (self, job);
  if (job != NULL)
    reload (self, job);

  self->reading = FALSE;
  set_error (self, error);
  set_loading (self, FALSE);
  g_clear_pointer (&job, cbk_list_job_free);
  read_next (self);
}

static void
start_job (CbkRecordList *self, CbkListJob *job)
{
  self->reading = TRUE;
  cbk_store_read_async (self->store, cbk_list_job_run, job, cbk_list_job_free, self->cancellable, on_job_cb,
                        weak_new (self));
}

static void
read_next (CbkRecordList *self)
{
  g_autoptr(GHashTable) news = NULL;

  if (self->reading || !can_read (self) || (!self->stale && self->news == NULL))
    return;

  news = g_steal_pointer (&self->news);
  start_job (self, cbk_list_job_new (self->shared_query, self->rids, self->stale ? NULL : news));
  self->stale = FALSE;
}

static void
on_committed_cb (CbkRecordList *self, GPtrArray *ids)
{
  if (self->news == NULL)
    self->news = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->news, g_strdup (ids->pdata[i]));

  read_next (self);
}

static void
cbk_record_list_dispose (GObject *object)
{
  CbkRecordList *self = CBK_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->committed_handler, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cbk_record_list_parent_class)->dispose (object);
}

static void
unref_query (gpointer data)
{
  cbk_query_free (*(CbkQuery **) data);
}

static void
cbk_record_list_finalize (GObject *object)
{
  CbkRecordList *self = CBK_RECORD_LIST (object);

  g_atomic_rc_box_release_full (self->shared_query, unref_query);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rids, g_array_unref);
  g_clear_pointer (&self->items, cbk_item_pool_free);
  g_clear_pointer (&self->news, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (cbk_record_list_parent_class)->finalize (object);
}

static void
cbk_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CbkRecordList *self = CBK_RECORD_LIST (object);

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, CBK_TYPE_LIST_ITEM);
      break;

    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rids->len);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cbk_record_list_class_init (CbkRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cbk_record_list_dispose;
  object_class->finalize = cbk_record_list_finalize;
  object_class->get_property = cbk_record_list_get_property;

  properties[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, CBK_TYPE_LIST_ITEM, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cbk_record_list_init (CbkRecordList *self)
{
  self->cancellable = g_cancellable_new ();
  self->rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = cbk_item_pool_new ();
}

/**
 * cbk_record_list_new:
 * @store: a store; when it is closed the list stays as it is
 * @query: (transfer full): what is wanted, in which order; its limit is not looked at
 *
 * Returns: (transfer full): a list that fills itself: the first rows at once, the others as they are read
 */
CbkRecordList *
cbk_record_list_new (CbkStore *store, CbkQuery *query)
{
  CbkRecordList *self = g_object_new (CBK_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->shared_query = g_atomic_rc_box_dup (sizeof query, &query);
  self->committed_handler = g_signal_connect_swapped (store, "committed", G_CALLBACK (on_committed_cb), self);

  set_loading (self, TRUE);
  start_job (self, cbk_list_job_new (self->shared_query, NULL, NULL));

  return self;
}

/**
 * cbk_record_list_get_loading:
 * @self: a list
 *
 * Returns: whether rows are still missing at the end
 */
gboolean
cbk_record_list_get_loading (CbkRecordList *self)
{
  return self->loading;
}

/**
 * cbk_record_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why it could not be read the last time
 */
const GError *
cbk_record_list_get_error (CbkRecordList *self)
{
  return self->error;
}

/**
 * cbk_record_list_refresh:
 * @self: a list
 *
 * Reads it again, rows and records: after something came that no save told of.
 */
void
cbk_record_list_refresh (CbkRecordList *self)
{
  self->stale = TRUE;
  read_next (self);
}
