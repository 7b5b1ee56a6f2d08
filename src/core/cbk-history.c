/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-history.h"

#include "core/cbk-wording.h"
#include "core/cbk-workspace-private.h"
#include "model/cbk-record-json.h"

struct _CbkRevision
{
  GObject parent_instance;

  gint64 number;
  gint64 at;
  char *actor;
  char *command;
  char *reason;
  CbkHistoryState state;
  gboolean first;
  GArray *fields;
};

G_DEFINE_FINAL_TYPE (CbkRevision, cbk_revision, G_TYPE_OBJECT)

static void
field_clear (gpointer data)
{
  CbkHistoryField *field = data;

  g_free (field->before);
  g_free (field->after);
}

static void
cbk_revision_finalize (GObject *object)
{
  CbkRevision *self = CBK_REVISION (object);

  g_free (self->actor);
  g_free (self->command);
  g_free (self->reason);
  g_array_unref (self->fields);

  G_OBJECT_CLASS (cbk_revision_parent_class)->finalize (object);
}

static void
cbk_revision_class_init (CbkRevisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cbk_revision_finalize;
}

static void
cbk_revision_init (CbkRevision *self)
{
  self->at = CBK_TIME_UNSET;
  self->fields = g_array_new (FALSE, FALSE, sizeof (CbkHistoryField));
  g_array_set_clear_func (self->fields, field_clear);
}

/**
 * cbk_revision_get_number:
 * @self: a revision
 *
 * Returns: which of this laptop's changes it is, of any record
 */
gint64
cbk_revision_get_number (CbkRevision *self)
{
  return self->number;
}

gint64
cbk_revision_get_at (CbkRevision *self)
{
  return self->at;
}

/**
 * cbk_revision_get_actor:
 * @self: a revision
 *
 * Returns: (nullable): the id of the officer who made the change
 */
const char *
cbk_revision_get_actor (CbkRevision *self)
{
  return self->actor;
}

const char *
cbk_revision_get_command (CbkRevision *self)
{
  return self->command;
}

const char *
cbk_revision_get_reason (CbkRevision *self)
{
  return self->reason;
}

CbkHistoryState
cbk_revision_get_state (CbkRevision *self)
{
  return self->state;
}

/**
 * cbk_revision_is_first:
 * @self: a revision
 *
 * Returns: whether the record was made by it
 */
gboolean
cbk_revision_is_first (CbkRevision *self)
{
  return self->first;
}

guint
cbk_revision_get_n_fields (CbkRevision *self)
{
  return self->fields->len;
}

/**
 * cbk_revision_nth_field:
 * @self: a revision
 * @n: which, from 0
 *
 * Returns: (transfer none): what became of a field
 */
const CbkHistoryField *
cbk_revision_nth_field (CbkRevision *self, guint n)
{
  g_return_val_if_fail (n < self->fields->len, NULL);

  return &g_array_index (self->fields, CbkHistoryField, n);
}

/**
 * cbk_history_state_get_word:
 * @state: a state
 *
 * Returns: what it is called, untranslated
 */
const char *
cbk_history_state_get_word (CbkHistoryState state)
{
  static const char *const words[] = {
    [CBK_HISTORY_SAVED] = N_ ("saved here"),
    [CBK_HISTORY_SENT] = N_ ("sent"),
    [CBK_HISTORY_WITH_HQ] = N_ ("with headquarters"),
    [CBK_HISTORY_SETTLED] = N_ ("settled"),
  };

  return words[state];
}

typedef struct
{
  CbkWorkspace *workspace;
  char *type;
  char *id;
  char *reason;
  CbkSession *session; /* during the run */
  GPtrArray *revisions;
} CbkHistory;

static void
history_free (gpointer data)
{
  CbkHistory *self = data;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_free (self->type);
  g_free (self->id);
  g_free (self->reason);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHistory, history_free)

/* A value that this schema does not know is still what was written. */
static char *
word_value (CbkHistory *self, const CbkField *field, JsonNode *value)
{
  g_autoptr (CbkRecord) holder = NULL;
  gboolean provisional = FALSE;

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return NULL;

  holder = cbk_record_new (cbk_registry_find (self->type), self->id);
  if (!cbk_record_read_value (holder, field, value, NULL))
    return json_to_string (value, FALSE);

  return cbk_record_is_set (holder, field)
             ? cbk_word_field (self->workspace, self->session, holder, field, &provisional)
             : NULL;
}

static void
add_change (CbkHistory *self, CbkRevision *revision, const CbkField *field, JsonArray *pair)
{
  CbkHistoryField changed = { _ (field->label), word_value (self, field, json_array_get_element (pair, 0)),
                              word_value (self, field, json_array_get_element (pair, 1)) };

  g_array_append_val (revision->fields, changed);
}

static void
add_value (CbkHistory *self, CbkRevision *revision, const CbkField *field, CbkRecord *made)
{
  gboolean provisional = FALSE;
  CbkHistoryField set = { _ (field->label), NULL,
                          cbk_word_field (self->workspace, self->session, made, field, &provisional) };

  g_array_append_val (revision->fields, set);
}

/* In the order of the field table: what people know the record by comes first. */
static void
add_fields (CbkHistory *self, CbkRevision *revision, CbkRecord *made, JsonObject *set)
{
  CbkRecordClass *klass = cbk_registry_find (self->type);
  guint n_common = klass->n_fields - klass->entity->n_fields;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[(i + n_common) % klass->n_fields];

      if (made != NULL && cbk_record_is_set (made, field))
        add_value (self, revision, field, made);
      else if (made == NULL && json_object_has_member (set, field->name))
        add_change (self, revision, field, json_object_get_array_member (set, field->name));
    }
}

/* What was written under a newer schema than this one is read as far as it is known. */
static CbkRecord *
read_made (CbkHistory *self, JsonObject *payload)
{
  CbkRecord *made = NULL;

  if (json_object_has_member (payload, "doc"))
    {
      made = cbk_record_new (cbk_registry_find (self->type), self->id);
      cbk_record_read_json (made, json_object_get_object_member (payload, "doc"), NULL);
    }

  return made;
}

static gboolean
add_revision (const CbkMutation *mutation, gpointer data, GError **error)
{
  CbkHistory *self = data;
  g_autoptr (CbkRevision) revision = g_object_new (CBK_TYPE_REVISION, NULL);
  g_autoptr (JsonObject) payload = cbk_json_parse_object (mutation->payload, -1, error);
  g_autoptr (CbkRecord) made = NULL;

  if (payload == NULL)
    return FALSE;

  made = read_made (self, payload);
  revision->number = mutation->dseq;
  revision->state = (CbkHistoryState)mutation->state;
  revision->first = made != NULL;
  revision->actor = g_strdup (cbk_json_get_text (payload, "actor"));
  revision->command = g_strdup (cbk_json_get_text (payload, "command"));
  revision->reason = g_strdup (cbk_json_get_text (payload, "reason"));
  cbk_time_parse (cbk_json_get_text (payload, "at"), &revision->at);
  if (made != NULL || json_object_has_member (payload, "set"))
    add_fields (self, revision, made,
                made == NULL ? json_object_get_object_member (payload, "set") : NULL);
  g_ptr_array_insert (self->revisions, 0, g_steal_pointer (&revision));

  return TRUE;
}

/* On the writer thread, as the outbox is its. */
static gboolean
read_history (CbkSession *session, gpointer data, GError **error)
{
  CbkHistory *self = data;
  g_autoptr (CbkRecord) record
      = cbk_workspace_open_in_session (self->workspace, session, self->type, self->id, self->reason, error);

  if (record == NULL)
    return FALSE;

  self->session = session;

  return cbk_outbox_foreach_record (cbk_session_get_outbox (session), self->id, add_revision, self, error);
}

static CbkHistory *
history_new (CbkWorkspace *workspace, const char *type, const char *id, const char *reason)
{
  CbkHistory *self = g_new0 (CbkHistory, 1);

  self->workspace = g_object_ref (workspace);
  self->type = g_strdup (type);
  self->id = g_strdup (id);
  self->reason = g_strdup (reason);
  self->revisions = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

static GListModel *
make_list (CbkHistory *self)
{
  GListStore *list = g_list_store_new (CBK_TYPE_REVISION);

  g_list_store_splice (list, 0, 0, self->revisions->pdata, self->revisions->len);

  return G_LIST_MODEL (list);
}

/**
 * cbk_workspace_read_history:
 * @self: a workspace with a user
 * @type: an entity's name
 * @id: a record's id
 * @reason: (nullable): why, where the record is restricted
 * @error: what cbk_workspace_open_record() says
 *
 * Waits. Whoever may read the record may read what became of it.
 *
 * Returns: (transfer full) (nullable): a list of #CbkRevision, the last first: what was changed on this laptop
 */
GListModel *
cbk_workspace_read_history (CbkWorkspace *self, const char *type, const char *id, const char *reason, GError **error)
{
  g_autoptr (CbkHistory) history = history_new (self, type, id, reason);

  if (!cbk_store_write (cbk_workspace_get_store (self), read_history, history, NULL, error))
    return NULL;

  return make_list (history);
}

static void
on_history_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbkHistory) history = cbk_store_run_finish (CBK_STORE (object), result, &error);

  if (history == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, make_list (history), g_object_unref);
}

/**
 * cbk_workspace_read_history_async:
 * @self: a workspace with a user
 * @type: an entity's name
 * @id: a record's id
 * @reason: (nullable): why, where the record is restricted
 * @cancellable: (nullable): stops it
 * @callback: called where this was called
 * @user_data: for @callback
 *
 * As cbk_workspace_read_history(), without waiting.
 */
void
cbk_workspace_read_history_async (CbkWorkspace *self,
                                  const char *type,
                                  const char *id,
                                  const char *reason,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CBK_IS_WORKSPACE (self) && cbk_workspace_get_user (self) != NULL);

  g_task_set_source_tag (task, cbk_workspace_read_history_async);
  cbk_store_write_async (cbk_workspace_get_store (self), read_history, history_new (self, type, id, reason),
                         history_free, cancellable, on_history_cb, g_steal_pointer (&task));
}

/**
 * cbk_workspace_read_history_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: what cbk_workspace_open_record() says
 *
 * Returns: (transfer full) (nullable): a list of #CbkRevision, the last first
 */
GListModel *
cbk_workspace_read_history_finish (CbkWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
