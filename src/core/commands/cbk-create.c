/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-work.h"
#include "core/commands/cbk-commands.h"
#include "model/cbk-record-json.h"

static const CbkParam params[] = {
  { "type", N_("What kind of record"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
set_field (CbkContext *context, CbkRecord *record, const char *name, const char *text, GError **error)
{
  const CbkField *field = cbk_work_find_typed_field (context, record, name, error);

  if (field == NULL)
    return FALSE;

  if (g_str_equal (name, "hash") || g_str_equal (name, "previous_hash"))
    return cbk_context_refuse (context, error, "%s is worked out, not typed", field->label);

  return cbk_record_parse_field (record, field, text, error);
}

/* Entries of a log are numbered and chained however they come in; drafts of a decision are when it is taken.
 */
static gboolean
seal (CbkContext *context, CbkRecord *record, GError **error)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (record);

  if (klass->entity->machine != NULL || cbk_record_class_find_field (klass, "previous_hash") == NULL)
    return TRUE;

  cbk_record_set_int (record, "written_at", cbk_context_get_now (context));
  cbk_record_set_text (record, "author", cbk_context_get_user (context)->id);

  return cbk_context_seal (context, record, error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  const char *type = cbk_context_get_text (context, "type");
  CbkRecordClass *klass = cbk_registry_find (type);
  GHashTableIter iter;
  gpointer name, text;
  CbkRecord *record;

  if (klass == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no kind of record “%s”", type);
      return FALSE;
    }

  record = cbk_context_create (context, type);

  g_hash_table_iter_init (&iter, cbk_context_get_args (context));
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!g_str_equal (name, "type") && !g_str_equal (name, "reason") &&
        !set_field (context, record, name, text, error))
      return FALSE;

  if (klass->entity->machine != NULL)
    {
      const CbkMachine *machine = klass->entity->machine;
      const char *event = NULL;

      for (guint i = 0; i < machine->n_transitions && event == NULL; i++)
        if (machine->transitions[i].from == NULL &&
            g_str_equal (machine->transitions[i].to, machine->initial))
          event = machine->transitions[i].event;

      return cbk_context_move (context, record, event, error);
    }

  return seal (context, record, error);
}

const CbkCommand cbk_command_create = {
  .name = "create",
  .label = N_("New…"),
  .done = N_("Made"),
  .about = N_("Makes a record of any kind from field=value."),
  .who = CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR,
  .flags = CBK_COMMAND_FREE,
  CBK_PARAMS (params),
  .run = run,
};
