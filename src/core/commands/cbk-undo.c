/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/commands/cbk-commands.h"
#include "model/cbk-record-json.h"

#include <string.h>

static const CbkParam params[] = {
  { "number", N_("Number of a change; your last one when not given"), CBK_FIELD_INT, FALSE, NULL },
};

typedef struct
{
  gint64 number;
  const char *actor;
  gint64 first, last;      /* the change and those that were saved with it */
  GPtrArray *payloads;
} CbkUndoing;

static gboolean
find_last (const CbkMutation *mutation, gpointer data, GError **error)
{
  CbkUndoing *undoing = data;
  g_autoptr(JsonObject) payload = cbk_json_parse_object (mutation->payload, -1, error);

  if (payload == NULL)
    return FALSE;

  if (g_strcmp0 (cbk_json_get_text (payload, "actor"), undoing->actor) == 0)
    undoing->number = mutation->dseq;

  return TRUE;
}

static gboolean
keep (const CbkMutation *mutation, gpointer data, GError **error)
{
  CbkUndoing *undoing = data;
  g_autoptr(JsonObject) payload = NULL;

  if (mutation->dseq > undoing->last)
    return TRUE;

  payload = cbk_json_parse_object (mutation->payload, -1, error);
  if (payload == NULL)
    return FALSE;

  g_ptr_array_add (undoing->payloads, json_object_ref (payload));

  return TRUE;
}

static void
find_group (CbkUndoing *undoing, JsonObject *payload)
{
  JsonArray *txn = json_object_has_member (payload, "txn") ? json_object_get_array_member (payload, "txn") : NULL;

  undoing->first = undoing->last = undoing->number;
  if (txn == NULL || json_array_get_length (txn) != 3)
    return;

  undoing->first = undoing->number - json_array_get_int_element (txn, 2);
  undoing->last = undoing->first + json_array_get_int_element (txn, 1) - 1;
}

static gboolean
check_unchanged_since (CbkContext *context, CbkRecord *record, JsonObject *set, GError **error)
{
  g_autoptr(CbkRecord) after = cbk_record_dup (record);
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  if (!cbk_record_read_set (after, set, CBK_SET_AFTER, error))
    return FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    if (!cbk_record_same_field (record, after, &klass->fields[i]))
      return cbk_context_refuse (context, error, "%s was changed again since; undo that first", klass->fields[i].label);

  return TRUE;
}

static gboolean
undo_one (CbkContext *context, JsonObject *payload, GError **error)
{
  const char *type = cbk_json_get_text (payload, "type");
  CbkRecordClass *klass = cbk_registry_find (type);
  CbkRecord *record;
  JsonObject *set;

  /* An entry of a log stays, as it stays on paper; that it was undone is the next entry. */
  if (klass == NULL || (klass->entity->flags & CBK_ENTITY_APPEND))
    return TRUE;

  record = cbk_context_edit (context, type, cbk_json_get_text (payload, "id"), error);
  if (record == NULL)
    return FALSE;

  cbk_context_set_result (context, record);
  if (!json_object_has_member (payload, "set"))
    {
      cbk_record_set_text (record, "withdrawn", "Undone");
      return TRUE;
    }

  set = json_object_get_object_member (payload, "set");

  return check_unchanged_since (context, record, set, error) && cbk_record_read_set (record, set, CBK_SET_BEFORE, error);
}

static gboolean
check_undoable (CbkContext *context, JsonObject *payload, GError **error)
{
  const CbkCommand *command = cbk_command_find (cbk_json_get_text (payload, "command"));

  if (g_strcmp0 (cbk_json_get_text (payload, "actor"), cbk_context_get_user (context)->id) != 0)
    return cbk_context_refuse (context, error, "Only whoever did it can undo it");

  if (command == NULL || (command->flags & CBK_COMMAND_FINAL))
    return cbk_context_refuse (context, error, "This cannot be undone; a further step is needed");

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkOutbox *outbox = cbk_session_get_outbox (cbk_context_get_session (context));
  g_autoptr(GPtrArray) payloads = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  CbkUndoing undoing = { .actor = cbk_context_get_user (context)->id, .payloads = payloads };
  gint64 recent = MAX (cbk_outbox_get_last_dseq (outbox) - 200, 0);

  undoing.number = undoing.last = cbk_context_get_int (context, "number", 0);
  if (undoing.number == 0)
    {
      if (!cbk_outbox_foreach (outbox, recent, find_last, &undoing, error))
        return FALSE;
      undoing.last = undoing.number;
    }

  if (undoing.number == 0 || !cbk_outbox_foreach (outbox, undoing.number - 1, keep, &undoing, error) || payloads->len == 0)
    {
      if (error != NULL && *error != NULL)
        return FALSE;
      return cbk_context_refuse (context, error, "There is nothing to undo");
    }

  find_group (&undoing, payloads->pdata[0]);
  g_ptr_array_set_size (payloads, 0);
  if (!cbk_outbox_foreach (outbox, undoing.first - 1, keep, &undoing, error))
    return FALSE;

  for (guint i = payloads->len; i > 0; i--)
    if (!check_undoable (context, payloads->pdata[i - 1], error) || !undo_one (context, payloads->pdata[i - 1], error))
      return FALSE;

  return TRUE;
}

const CbkCommand cbk_command_undo = {
  .name = "undo",
  .label = N_("Undo"),
  .done = N_("Undone"),
  .about = N_("Takes back what you did last, unless the law forbids it or somebody has built on it."),
  .who = CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR,
  CBK_PARAMS (params),
  .run = run,
};
