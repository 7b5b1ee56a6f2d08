/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-desk.h"

#include "domain/cbk-uk-time.h"
#include "model/cbk-record-json.h"
#include "ui/cbk-palette-item.h"

struct _CbkDesk
{
  GObject parent_instance;

  CbkWorkspace *workspace;
  GCancellable *cancellable;
  GHashTable *officers; /* titles by id; NULL until they are read */
  CbkNamer *namer;
  CbkSyncing syncing;
  CbkSyncService *service; /* NULL where nothing is kept in step */
  GListStore
      *recent; /* of CbkPaletteItem, the last opened first; gone with the program, as names are in it */
  gint64 saved_at;
  guint tick_id;
};

/* So many of the last opened records are offered again. */
#define MAX_RECENT 8

/* Ages in lists are right to half a minute. */
#define TICK_SECONDS 30

enum
{
  CHANGED,
  OFFICERS_CHANGED,
  SYNCING_CHANGED,
  TICKED,
  TOLD,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkDesk, cbk_desk, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void load_officers (CbkDesk *self);

static void
on_officers_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *officers = cbk_workspace_load_titles_finish (CBK_WORKSPACE (object), result, &error);

  if (officers == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The officers cannot be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->officers, g_hash_table_unref);
  self->officers = officers;
  g_signal_emit (self, signals[OFFICERS_CHANGED], 0);
}

static void
load_officers (CbkDesk *self)
{
  cbk_workspace_load_titles_async (self->workspace, "officer", self->cancellable, on_officers_cb,
                                   g_object_ref (self));
}

static void
on_syncing_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CbkDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (CbkSyncing) syncing = { 0 };

  if (!cbk_workspace_get_syncing_finish (CBK_WORKSPACE (object), result, &syncing, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("How the laptop stands with headquarters cannot be read: %s", error->message);
      return;
    }

  cbk_syncing_clear (&self->syncing);
  self->syncing = syncing;
  syncing = (CbkSyncing){ 0 };
  g_signal_emit (self, signals[SYNCING_CHANGED], 0);
}

static void
load_syncing (CbkDesk *self)
{
  if (cbk_workspace_get_store (self->workspace) != NULL)
    cbk_workspace_get_syncing_async (self->workspace, self->cancellable, on_syncing_cb, g_object_ref (self));
}

static void
on_committed_cb (CbkDesk *self, GPtrArray *ids)
{
  gboolean officers = FALSE;

  for (guint i = 0; self->officers != NULL && i < ids->len; i++)
    officers |= g_hash_table_contains (self->officers, ids->pdata[i]);
  if (officers)
    load_officers (self);
  cbk_namer_forget (self->namer, ids);

  self->saved_at = cbk_env_now (cbk_workspace_get_env (self->workspace));
  load_syncing (self);
  g_signal_emit (self, signals[CHANGED], 0, ids);
}

static gboolean
on_tick_cb (gpointer data)
{
  load_syncing (data);
  g_signal_emit (data, signals[TICKED], 0);

  return G_SOURCE_CONTINUE;
}

static void
cbk_desk_dispose (GObject *object)
{
  CbkDesk *self = CBK_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->service);
  g_clear_object (&self->namer);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cbk_desk_parent_class)->dispose (object);
}

static void
cbk_desk_finalize (GObject *object)
{
  CbkDesk *self = CBK_DESK (object);

  cbk_syncing_clear (&self->syncing);
  g_clear_object (&self->recent);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->officers, g_hash_table_unref);

  G_OBJECT_CLASS (cbk_desk_parent_class)->finalize (object);
}

static void
cbk_desk_class_init (CbkDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cbk_desk_dispose;
  object_class->finalize = cbk_desk_finalize;

  /**
   * CbkDesk::changed:
   * @ids: (element-type utf8): the records that were saved
   */
  signals[CHANGED] = g_signal_new ("changed", CBK_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * CbkDesk::officers-changed:
   *
   * The names of colleagues are known now, or one of them changed.
   */
  signals[OFFICERS_CHANGED] = g_signal_new ("officers-changed", CBK_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CbkDesk::syncing-changed:
   *
   * How this laptop stands with headquarters was read again.
   */
  signals[SYNCING_CHANGED] = g_signal_new ("syncing-changed", CBK_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);

  /**
   * CbkDesk::ticked:
   *
   * Time has gone on: what is shown as an age is to be shown again.
   */
  signals[TICKED]
      = g_signal_new ("ticked", CBK_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CbkDesk::told:
   * @message: one line for a toast
   * @undoable: whether it tells of a change that can be taken back
   */
  signals[TOLD] = g_signal_new ("told", CBK_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
cbk_desk_init (CbkDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->recent = g_list_store_new (CBK_TYPE_PALETTE_ITEM);
  self->saved_at = CBK_TIME_UNSET;
  self->syncing.last_success = CBK_TIME_UNSET;
}

/**
 * cbk_desk_new:
 * @workspace: an open workspace with a user
 *
 * Returns: (transfer full): a desk; its owner closes the workspace after the windows are gone
 */
CbkDesk *
cbk_desk_new (CbkWorkspace *workspace)
{
  CbkDesk *self = g_object_new (CBK_TYPE_DESK, NULL);

  self->workspace = g_object_ref (workspace);
  self->namer = cbk_namer_new (workspace);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick_cb, self);
  cbk_workspace_watch (workspace, G_CALLBACK (on_committed_cb), G_OBJECT (self));
  load_officers (self);
  load_syncing (self);

  return self;
}

CbkWorkspace *
cbk_desk_get_workspace (CbkDesk *self)
{
  return self->workspace;
}

/**
 * cbk_desk_get_officer:
 * @self: a desk
 * @id: (nullable): an officer's id
 *
 * Returns: (nullable): who that is; %NULL when not known, or not yet
 */
const char *
cbk_desk_get_officer (CbkDesk *self, const char *id)
{
  return id != NULL && self->officers != NULL ? g_hash_table_lookup (self->officers, id) : NULL;
}

/**
 * cbk_officer_peek_name:
 * @title: the line that names an officer: "1001 · Mistry"
 *
 * Returns: the name in it
 */
const char *
cbk_officer_peek_name (const char *title)
{
  const char *name = strstr (title, " · ");

  return name != NULL ? name + strlen (" · ") : title;
}

/**
 * cbk_desk_get_officer_name:
 * @self: a desk
 * @id: (nullable): an officer's id
 *
 * Returns: (nullable): their name without their number, where there is no room; %NULL when not known, or not
 * yet
 */
const char *
cbk_desk_get_officer_name (CbkDesk *self, const char *id)
{
  const char *title = cbk_desk_get_officer (self, id);

  return title != NULL ? cbk_officer_peek_name (title) : NULL;
}

CbkNamer *
cbk_desk_get_namer (CbkDesk *self)
{
  return self->namer;
}

/**
 * cbk_desk_get_saved_at:
 * @self: a desk
 *
 * Returns: when something was saved here the last time, %CBK_TIME_UNSET when nothing was since the start
 */
gint64
cbk_desk_get_saved_at (CbkDesk *self)
{
  return self->saved_at;
}

/**
 * cbk_desk_remember:
 * @self: a desk
 * @record: what was opened
 *
 * The palette offers it again.
 */
void
cbk_desk_remember (CbkDesk *self, CbkRecord *record)
{
  const CbkEntity *entity = cbk_record_get_entity (record);
  g_autofree char *title = cbk_record_dup_title (record);
  g_autoptr (CbkPaletteItem) item = cbk_palette_item_new_record (
      entity->name, record->id, *title != '\0' ? title : _ (entity->label), _ (entity->label));

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->recent)); i > 0; i--)
    {
      g_autoptr (CbkPaletteItem) old = g_list_model_get_item (G_LIST_MODEL (self->recent), i - 1);

      if (g_str_equal (old->id, record->id) || i >= MAX_RECENT)
        g_list_store_remove (self->recent, i - 1);
    }
  g_list_store_insert (self->recent, 0, item);
}

/**
 * cbk_desk_get_recent:
 * @self: a desk
 *
 * Returns: (transfer none): what was opened last, of #CbkPaletteItem
 */
GListModel *
cbk_desk_get_recent (CbkDesk *self)
{
  return G_LIST_MODEL (self->recent);
}

/**
 * cbk_desk_get_syncing:
 * @self: a desk
 *
 * Returns: (transfer none): how this laptop stands with headquarters, as far as it is read yet
 */
const CbkSyncing *
cbk_desk_get_syncing (CbkDesk *self)
{
  return &self->syncing;
}

/**
 * cbk_desk_set_service:
 * @self: a desk without one
 * @service: what keeps this laptop in step with headquarters; what changes there is read again, and shown
 */
void
cbk_desk_set_service (CbkDesk *self, CbkSyncService *service)
{
  g_return_if_fail (CBK_IS_DESK (self) && self->service == NULL);

  self->service = g_object_ref (service);
  g_signal_connect_object (service, "changed", G_CALLBACK (load_syncing), self, G_CONNECT_SWAPPED);
}

/**
 * cbk_desk_get_service_status:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what is going on with headquarters; %NULL where nothing is kept in step
 */
const CbkSyncServiceStatus *
cbk_desk_get_service_status (CbkDesk *self)
{
  return self->service != NULL ? cbk_sync_service_get_status (self->service) : NULL;
}

/**
 * cbk_desk_sync_now:
 * @self: a desk
 *
 * Returns: whether headquarters is asked at once, whatever was waited for
 */
gboolean
cbk_desk_sync_now (CbkDesk *self)
{
  if (self->service == NULL)
    return FALSE;

  cbk_sync_service_ask (self->service);

  return TRUE;
}

/**
 * cbk_desk_tell:
 * @self: a desk
 * @message: one line that passes
 */
void
cbk_desk_tell (CbkDesk *self, const char *message)
{
  g_signal_emit (self, signals[TOLD], 0, message, FALSE);
}

static gboolean
is_undoable (const CbkCommand *command)
{
  return !(command->flags & CBK_COMMAND_FINAL) && !g_str_equal (command->name, "undo");
}

static void
on_run_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CbkDesk *self = g_task_get_source_object (task);
  const CbkCommand *command = cbk_command_find (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  CbkResult *done = cbk_workspace_run_finish (CBK_WORKSPACE (object), result, &error);

  if (done == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_signal_emit (self, signals[TOLD], 0, _ (command->done), is_undoable (command));
  for (guint i = 0; i < done->warnings->len; i++)
    cbk_desk_tell (self, done->warnings->pdata[i]);
  g_task_return_pointer (task, done, (GDestroyNotify)cbk_result_free);
}

/**
 * cbk_desk_run_async:
 * @self: a desk
 * @command: a command's name
 * @subject: (nullable): the id of the record that it works on
 * @args: (nullable) (element-type utf8 utf8): what it asks for
 * @cancellable: (nullable): stops it before it is saved
 * @callback: called with what came of it
 * @user_data: for @callback
 *
 * Runs a command; when it is done the user is told, with its warnings.
 */
void
cbk_desk_run_async (CbkDesk *self,
                    const char *command,
                    const char *subject,
                    GHashTable *args,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cbk_desk_run_async);
  g_task_set_task_data (task, g_strdup (command), g_free);
  cbk_workspace_run_async (self->workspace, command, subject, args, cancellable, on_run_cb,
                           g_steal_pointer (&task));
}

/**
 * cbk_desk_run_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: what the command or the store says; its message is for the user, where they can mend it
 *
 * Returns: (transfer full) (nullable): what came of it
 */
CbkResult *
cbk_desk_run_finish (CbkDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
