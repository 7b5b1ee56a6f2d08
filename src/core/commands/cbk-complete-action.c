/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "result", N_("Result"), CBK_FIELD_TEXT, TRUE, NULL },
  { "time_taken", N_("Time taken, in minutes"), CBK_FIELD_INT, FALSE, NULL },
  { "answer", N_("Answer to the checklist"), CBK_FIELD_CODE, FALSE, "checklist_answer" },
  { "completed_at", N_("When it was done"), CBK_FIELD_TIME, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *action = cbk_work_take (context, error);

  if (action == NULL)
    return FALSE;

  cbk_record_set_int (action, "completed_at", cbk_context_get_time (context, "completed_at"));
  cbk_record_set_text (action, "completed_by", cbk_context_get_user (context)->id);

  return cbk_context_fill (context, action, error, "result", "time_taken", "answer", NULL) &&
         cbk_context_move (context, action, "complete", error) &&
         cbk_work_log (context, action, "result", error, "Action completed: %s. %s",
                       cbk_record_get_text (action, "title"), cbk_record_get_text (action, "result"));
}

const CbkCommand cbk_command_complete_action = {
  .name = "complete_action",
  .subject = "action",
  .label = N_("Complete…"),
  .done = N_("Action completed; waiting to be read"),
  .about = N_("Writes the result of an action, which a supervisor then reads."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
