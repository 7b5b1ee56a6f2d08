/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "base/cbk-error.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("What kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
};

static gboolean
run (CbkContext *context, GError **error)
{
  const char *type = cbk_context_get_text (context, "type");
  CbkRecordClass *klass = cbk_registry_find (type);
  CbkRecord *record;

  if (klass == NULL || klass->entity->machine == NULL ||
      cbk_machine_find (klass->entity->machine, "draft", "discard") == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "A %s has no drafts that could be discarded", type);
      return FALSE;
    }

  record = cbk_work_take (context, error);

  return record != NULL && cbk_context_move (context, record, "discard", error) &&
         cbk_work_log (context, record, "state", error, "Draft discarded: %s", klass->entity->label);
}

const CbkCommand cbk_command_discard_draft = {
  .name = "discard_draft",
  .label = N_("Discard Draft"),
  .done = N_("Draft discarded"),
  .about = N_("Gives up a draft of an assessment, plan, decision or other record; it stays readable."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
