/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-command.h"

#include "base/cbk-error.h"
#include "core/cbk-context-private.h"
#include "core/cbk-policy.h"

void
cbk_result_free (CbkResult *self)
{
  g_free (self->type);
  g_free (self->id);
  g_free (self->title);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  CbkWorkspace *workspace;
  const CbkCommand *command;
  CbkUser *user;
  char *subject;
  GHashTable *args;
  CbkResult *result;
} CbkCommandRun;

static void
command_run_free (gpointer data)
{
  CbkCommandRun *self = data;

  g_clear_pointer (&self->user, cbk_user_free);
  g_clear_pointer (&self->args, g_hash_table_unref);
  g_clear_pointer (&self->result, cbk_result_free);
  g_clear_object (&self->workspace);
  g_free (self->subject);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkCommandRun, command_run_free)

static void
drop_unchanged (CbkChangeSet *changes)
{
  for (guint i = changes->changes->len; i > 0; i--)
    {
      CbkChange *change = g_ptr_array_index (changes->changes, i - 1);
      CbkRecordClass *klass = CBK_RECORD_GET_CLASS (change->after);
      gboolean same = change->before != NULL;

      for (guint j = 0; same && j < klass->n_fields; j++)
        same = cbk_record_same_field (change->before, change->after, &klass->fields[j]);

      if (same)
        g_ptr_array_remove_index (changes->changes, i - 1);
    }
}

static CbkResult *
make_result (CbkContext *context)
{
  CbkResult *result = g_new0 (CbkResult, 1);

  result->warnings = g_ptr_array_ref (context->warnings);
  if (context->result != NULL)
    {
      result->type = g_strdup (cbk_record_get_entity (context->result)->name);
      result->id = g_strdup (context->result->id);
      result->title = cbk_record_dup_title (context->result);
    }
  else
    result->id = g_strdup (context->subject);

  return result;
}

/* One plain function on the writer thread: what is read here cannot change before it is saved. */
static gboolean
run_command (CbkSession *session, gpointer data, GError **error)
{
  CbkCommandRun *run = data;
  g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CbkChangeSet) changes =
    cbk_change_set_new (run->command->name, run->user->id, g_hash_table_lookup (run->args, "reason"));
  CbkContext context = {
    .workspace = run->workspace,
    .session = session,
    .command = run->command,
    .user = run->user,
    .subject = run->subject,
    .args = run->args,
    .changes = changes,
    .warnings = warnings,
  };

  if (!cbk_context_check_args (&context, error) || !run->command->run (&context, error))
    return FALSE;

  /* Before what did not change is dropped: it may be what the command was about. */
  run->result = make_result (&context);
  drop_unchanged (changes);

  if (!cbk_context_validate (&context, error))
    return FALSE;

  return cbk_session_commit (session, changes, error);
}

static CbkCommandRun *
command_run_new (CbkWorkspace *workspace, const char *name, const char *subject, GHashTable *args, GError **error)
{
  const CbkCommand *command = cbk_command_find (name);
  const CbkUser *user = cbk_workspace_get_user (workspace);
  g_autofree char *what = g_strdup (name);
  CbkCommandRun *self;

  if (command == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no command “%s”", name);
      return NULL;
    }

  if (user == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "Nobody is signed in");
      return NULL;
    }

  g_strdelimit (what, "_", ' ');
  if (!cbk_policy_check_roles (user, command->who, what, error))
    return NULL;

  self = g_new0 (CbkCommandRun, 1);
  self->workspace = g_object_ref (workspace);
  self->command = command;
  self->user = cbk_user_copy (user);
  self->subject = g_strdup (subject);
  self->args = args != NULL ? g_hash_table_ref (args) : g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * cbk_workspace_run:
 * @self: a workspace with a user
 * @command: a command's name
 * @subject: (nullable): the id of the record that it works on
 * @args: (nullable) (element-type utf8 utf8): what it asks for, as a person types it; not changed while it runs
 * @error: what the command or the store says
 *
 * Waits. When this returns, what the command did is on the disk.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
CbkResult *
cbk_workspace_run (CbkWorkspace *self, const char *command, const char *subject, GHashTable *args, GError **error)
{
  g_autoptr(CbkCommandRun) run = NULL;

  g_return_val_if_fail (CBK_IS_WORKSPACE (self), NULL);

  run = command_run_new (self, command, subject, args, error);
  if (run == NULL || !cbk_store_save (cbk_workspace_get_store (self), run_command, run, NULL, error))
    return NULL;

  return g_steal_pointer (&run->result);
}

static void
on_run_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(CbkCommandRun) run = NULL;
  g_autoptr(GError) error = NULL;

  run = cbk_store_run_finish (CBK_STORE (object), result, &error);
  if (run == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&run->result), (GDestroyNotify) cbk_result_free);
}

/**
 * cbk_workspace_run_async:
 * @self: a workspace with a user
 * @command: a command's name
 * @subject: (nullable): the id of the record that it works on
 * @args: (nullable) (element-type utf8 utf8): what it asks for; not changed while it runs
 * @cancellable: (nullable): stops it before it is saved
 * @callback: called where this was called
 * @user_data: for @callback
 */
void
cbk_workspace_run_async (CbkWorkspace *self,
                         const char *command,
                         const char *subject,
                         GHashTable *args,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  CbkCommandRun *run;

  g_task_set_source_tag (task, cbk_workspace_run_async);

  run = command_run_new (self, command, subject, args, &error);
  if (run == NULL)
    g_task_return_error (task, error);
  else
    cbk_store_save_async (cbk_workspace_get_store (self), run_command, run, command_run_free, cancellable, on_run_cb,
                          g_steal_pointer (&task));
}

/**
 * cbk_workspace_run_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: what the command or the store says
 *
 * Returns: (transfer full) (nullable): what came of it
 */
CbkResult *
cbk_workspace_run_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
