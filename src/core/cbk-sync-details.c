/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-sync-details.h"

#include "core/cbk-command.h"
#include "core/cbk-wording.h"
#include "model/cbk-registry.h"
#include "store/cbk-lease.h"
#include "store/cbk-sync-rows.h"
#include "store/cbk-uploads.h"
#include "sync/cbk-sync-account.h"

#include <glib/gi18n-lib.h>

/* More than that nobody reads; the counts say how many there are. */
#define MAX_CHANGES 200

G_DEFINE_FINAL_TYPE (CbkSyncItem, cbk_sync_item, G_TYPE_OBJECT)

static void
cbk_sync_item_finalize (GObject *object)
{
  CbkSyncItem *self = CBK_SYNC_ITEM (object);

  g_free (self->title);
  g_free (self->what);
  g_free (self->sentence);
  g_free (self->type);

  G_OBJECT_CLASS (cbk_sync_item_parent_class)->finalize (object);
}

static void
cbk_sync_item_class_init (CbkSyncItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_sync_item_finalize;
}

static void
cbk_sync_item_init (CbkSyncItem *self)
{
  self->at = CBK_TIME_UNSET;
}

void
cbk_sync_details_free (CbkSyncDetails *self)
{
  g_ptr_array_unref (self->items);
  g_free (self->url);
  g_free (self);
}

typedef struct
{
  CbkWorkspace *workspace;
  CbkSyncDetails *details;
} CbkSyncLook;

static void
look_free (gpointer data)
{
  CbkSyncLook *look = data;

  g_clear_object (&look->workspace);
  g_clear_pointer (&look->details, cbk_sync_details_free);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSyncLook, look_free)

/* What is held says why, and opens where it is decided. */
static void
describe_held (CbkSession *session, CbkSyncItem *item, const CbkSyncChange *change)
{
  g_autoptr(CbkRecord) conflict = change->conflict != NULL ? cbk_session_get (session, "sync_conflict", change->conflict, NULL)
                                                           : NULL;
  gboolean quarantined = conflict == NULL || g_strcmp0 (cbk_record_get_text (conflict, "kind"), "quarantine") == 0;

  item->kind = quarantined ? CBK_SYNC_ITEM_QUARANTINED : CBK_SYNC_ITEM_CONFLICT;
  item->sentence = g_strdup (conflict != NULL ? cbk_record_get_text (conflict, "sentence")
                                              : _("Headquarters keeps it and has not said why yet"));
  if (conflict == NULL)
    return;

  g_free (item->type);
  item->type = g_strdup ("sync_conflict");
  g_strlcpy (item->id, conflict->id, sizeof item->id);
}

static CbkSyncItem *
make_change (CbkSyncLook *look, CbkSession *session, const CbkSyncChange *change)
{
  CbkSyncItem *item = g_object_new (CBK_TYPE_SYNC_ITEM, NULL);
  const CbkCommand *command = change->command != NULL ? cbk_command_find (change->command) : NULL;
  CbkRecordClass *klass = cbk_registry_find (change->type);

  item->kind = change->sent ? CBK_SYNC_ITEM_SENT : CBK_SYNC_ITEM_WAITING;
  if (klass != NULL)
    item->title = cbk_word_name (look->workspace, cbk_workspace_get_user (look->workspace), session, change->type, change->id,
                                 NULL);
  if (item->title == NULL)
    item->title = g_strdup (change->type);
  item->what = g_strdup (command != NULL ? _(command->done) : klass != NULL ? _(klass->entity->label) : "");
  item->type = g_strdup (change->type);
  g_strlcpy (item->id, change->id, sizeof item->id);
  item->at = change->at;
  if (change->held)
    describe_held (session, item, change);

  return item;
}

static CbkSyncItem *
make_file (const CbkUpload *upload)
{
  CbkSyncItem *item = g_object_new (CBK_TYPE_SYNC_ITEM, NULL);
  g_autofree char *done = g_format_size ((guint64) upload->offset);
  g_autofree char *all = g_format_size ((guint64) upload->size);

  item->kind = upload->alarm != CBK_UPLOAD_ALARM_NONE ? CBK_SYNC_ITEM_ALARM : CBK_SYNC_ITEM_FILE;
  item->title = g_strdup (upload->name != NULL ? upload->name : _("A file"));
  item->what = g_strdup_printf (_("%s of %s are with headquarters"), done, all);
  item->sentence = g_strdup (cbk_upload_alarm_describe (upload->alarm));
  item->done = upload->offset;
  item->all = upload->size;

  return item;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return (int) (*(CbkSyncItem **) a)->kind - (int) (*(CbkSyncItem **) b)->kind;
}

static gboolean
read_details (CbkSession *session, gpointer data, GError **error)
{
  CbkSyncLook *look = data;
  CbkStore *store = cbk_workspace_get_store (look->workspace);
  g_autoptr(GPtrArray) changes = cbk_sync_list_changes (session, MAX_CHANGES, error);
  g_autoptr(GPtrArray) uploads = changes != NULL ? cbk_uploads_list (session, error) : NULL;
  g_auto(CbkSyncAccount) account = { 0 };

  if (uploads == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (look->details->items, make_change (look, session, changes->pdata[i]));
  for (guint i = 0; i < uploads->len; i++)
    g_ptr_array_add (look->details->items, make_file (uploads->pdata[i]));
  g_ptr_array_sort (look->details->items, compare_items);

  look->details->lease_until = cbk_store_get_lease (store);
  if (cbk_sync_account_load (&account, cbk_store_get_folder (store), NULL))
    look->details->url = g_strdup (account.url);

  return TRUE;
}

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkSyncLook) look = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (look == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&look->details), (GDestroyNotify) cbk_sync_details_free);
}

/**
 * cbk_workspace_read_sync_details_async:
 * @self: a workspace with a user
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * What is between this laptop and headquarters, one by one. Names of what is restricted are not in it.
 */
void
cbk_workspace_read_sync_details_async (CbkWorkspace *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkSyncLook *look = g_new0 (CbkSyncLook, 1);

  g_task_set_source_tag (task, cbk_workspace_read_sync_details_async);
  look->workspace = g_object_ref (self);
  look->details = g_new0 (CbkSyncDetails, 1);
  look->details->items = g_ptr_array_new_with_free_func (g_object_unref);
  cbk_store_write_async (cbk_workspace_get_store (self), read_details, look, look_free, cancellable, on_read_cb,
                         g_steal_pointer (&task));
}

/**
 * cbk_workspace_read_sync_details_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): what was read
 */
CbkSyncDetails *
cbk_workspace_read_sync_details_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
