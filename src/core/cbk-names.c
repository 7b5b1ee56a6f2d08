/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-names.h"

#include "core/cbk-wording.h"

typedef struct
{
  CbkWorkspace *workspace;
  CbkUser *user;
  char *type;
  char *id;
  char *name;
} CbkNaming;

static void
naming_free (gpointer data)
{
  CbkNaming *self = data;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->user, cbk_user_free);
  g_free (self->type);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkNaming, naming_free)

static gboolean
read_name (CbkSession *session, gpointer data, GError **error)
{
  CbkNaming *self = data;

  self->name = cbk_word_name (self->workspace, self->user, session, self->type, self->id, error);

  return self->name != NULL;
}

static void
on_named_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkNaming) naming = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (naming == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&naming->name), g_free);
}

/**
 * cbk_workspace_load_name_async:
 * @self: a workspace with a user
 * @type: an entity's name
 * @id: a record that another one names
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * Reads the line that names a record, for a row about another. To open the record is another thing, and logged.
 */
void
cbk_workspace_load_name_async (CbkWorkspace *self,
                               const char *type,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  CbkNaming *naming = g_new0 (CbkNaming, 1);

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_load_name_async);
  naming->workspace = g_object_ref (self);
  naming->user = cbk_user_copy (cbk_workspace_get_user (self));
  naming->type = g_strdup (type);
  naming->id = g_strdup (id);
  cbk_store_read_async (cbk_workspace_get_store (self), read_name, naming, naming_free, cancellable, on_named_cb,
                        g_steal_pointer (&task));
}

/**
 * cbk_workspace_load_name_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): the name; a word instead of it where it may not be told, or is not here
 */
char *
cbk_workspace_load_name_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
