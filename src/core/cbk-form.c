/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-form.h"

#include "base/cbk-compat.h"
#include "model/cbk-registry.h"
#include "store/cbk-draft-keeper.h"

struct _CbkForm
{
  GObject parent_instance;

  GHashTable *args;
  CbkRecord *record; /* never saved: its text is what the store keeps as a draft */
  CbkDraftKeeper *keeper;
  gboolean restored;
};

enum
{
  FAILED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CbkForm, cbk_form, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* Drafts are records. A form is one text, so that the kind that is kept is one with a text. */
#define KEPT_AS "log_entry"
#define KEPT_IN "body"

typedef struct
{
  char *owner;
  char *id;
  CbkRecord *record; /* NULL when nothing was kept */
} CbkFormOpening;

static void
opening_free (gpointer data)
{
  CbkFormOpening *self = data;

  g_clear_object (&self->record);
  g_free (self->owner);
  g_free (self->id);
  g_free (self);
}

static void
cbk_form_dispose (GObject *object)
{
  CbkForm *self = CBK_FORM (object);

  cbk_form_close (self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (cbk_form_parent_class)->dispose (object);
}

static void
cbk_form_finalize (GObject *object)
{
  g_hash_table_unref (CBK_FORM (object)->args);

  G_OBJECT_CLASS (cbk_form_parent_class)->finalize (object);
}

static void
cbk_form_class_init (CbkFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cbk_form_dispose;
  object_class->finalize = cbk_form_finalize;

  /**
   * CbkForm::failed:
   * @error: why
   *
   * What is typed cannot be kept at the moment. Said once until it can be again.
   */
  signals[FAILED] = g_signal_new ("failed", CBK_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);
}

static void
cbk_form_init (CbkForm *self)
{
  self->args = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
read_kept (CbkForm *self)
{
  const char *text = cbk_record_get_text (self->record, KEPT_IN);
  g_autoptr (JsonObject) object = text != NULL ? cbk_json_parse_object (text, -1, NULL) : NULL;
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *i = names; i != NULL; i = i->next)
    {
      const char *value = cbk_json_get_text (object, i->data);

      if (value != NULL)
        g_hash_table_insert (self->args, g_strdup (i->data), g_strdup (value));
    }
  self->restored = g_hash_table_size (self->args) > 0;
}

static void
keep (CbkForm *self)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->args), (GCompareFunc)strcmp);

  for (GList *i = names; i != NULL; i = i->next)
    {
      if (i != names)
        g_string_append_c (json, ',');
      cbk_json_append_string (json, i->data);
      g_string_append_c (json, ':');
      cbk_json_append_string (json, g_hash_table_lookup (self->args, i->data));
    }
  g_string_append_c (json, '}');
  /* As a property, so that the keeper hears of it. */
  g_object_set (self->record, KEPT_IN, json->str, NULL);
}

static void
on_failed_cb (CbkForm *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static gboolean
load (CbkSession *session, gpointer data, GError **error)
{
  CbkFormOpening *opening = data;
  g_autoptr (GPtrArray) drafts = cbk_draft_list (session, opening->owner, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const CbkDraft *draft = drafts->pdata[i];

      if (g_str_equal (draft->id, opening->id) && g_str_equal (draft->type, KEPT_AS))
        {
          opening->record = cbk_draft_load (session, opening->owner, KEPT_AS, opening->id, error);
          return opening->record != NULL;
        }
    }

  return drafts != NULL;
}

static void
on_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (CbkForm) self = NULL;
  GError *error = NULL;
  CbkFormOpening *opening = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (opening == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = g_object_new (CBK_TYPE_FORM, NULL);
  self->record = opening->record != NULL ? g_object_ref (opening->record)
                                         : cbk_record_new (cbk_registry_find (KEPT_AS), opening->id);
  read_kept (self);
  self->keeper = cbk_draft_keeper_new (CBK_STORE (object), opening->owner, self->record);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (on_failed_cb), self, G_CONNECT_SWAPPED);
  opening_free (opening);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * cbk_form_open_async:
 * @workspace: a workspace with a user
 * @command: what is to be run
 * @about: (nullable): the id of the record that it is for
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * Begins a form, with what this user typed into it before.
 */
void
cbk_form_open_async (CbkWorkspace *workspace, const CbkCommand *command, const char *about,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  const char *user = cbk_workspace_get_user (workspace)->id;
  CbkFormOpening *opening = g_new0 (CbkFormOpening, 1);

  g_task_set_source_tag (task, cbk_form_open_async);
  opening->owner = g_strdup_printf ("%s %s", command->name, user);
  opening->id = g_strdup (about != NULL ? about : user);
  /* Drafts are where what waits for headquarters is, which the writer has open. */
  cbk_store_write_async (cbk_workspace_get_store (workspace), load, opening, opening_free, cancellable,
                        on_loaded_cb, task);
}

/**
 * cbk_form_open_finish:
 * @workspace: a workspace
 * @result: what the callback was given
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): the form
 */
CbkForm *
cbk_form_open_finish (CbkWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
cbk_form_get (CbkForm *self, const char *name)
{
  return g_hash_table_lookup (self->args, name);
}

/**
 * cbk_form_set:
 * @self: a form
 * @name: a parameter's name
 * @text: (nullable): what is typed for it; nothing takes it out
 */
void
cbk_form_set (CbkForm *self, const char *name, const char *text)
{
  g_return_if_fail (CBK_IS_FORM (self));

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (cbk_form_get (self, name), text) == 0)
    return;

  if (text != NULL)
    g_hash_table_insert (self->args, g_strdup (name), g_strdup (text));
  else
    g_hash_table_remove (self->args, name);
  keep (self);
}

/**
 * cbk_form_is_restored:
 * @self: a form
 *
 * Returns: whether it began with what was typed before
 */
gboolean
cbk_form_is_restored (CbkForm *self)
{
  return self->restored;
}

/**
 * cbk_form_get_args:
 * @self: a form
 *
 * Returns: (transfer none) (element-type utf8 utf8): what is typed, for a run
 */
GHashTable *
cbk_form_get_args (CbkForm *self)
{
  return self->args;
}

/**
 * cbk_form_close:
 * @self: a form
 *
 * The window goes; what was typed waits for the next time.
 */
void
cbk_form_close (CbkForm *self)
{
  if (self->keeper != NULL)
    cbk_draft_keeper_close (self->keeper);
}

/**
 * cbk_form_discard:
 * @self: a form
 *
 * The command is done, or given up: nothing is kept.
 */
void
cbk_form_discard (CbkForm *self)
{
  if (self->keeper != NULL)
    cbk_draft_keeper_discard (self->keeper);
}
