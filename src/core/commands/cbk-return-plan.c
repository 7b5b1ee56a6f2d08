/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "approval_note", N_("What is missing"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *plan = cbk_work_take (context, error);

  return plan != NULL && cbk_context_fill (context, plan, error, "approval_note", NULL) &&
         cbk_context_move (context, plan, "return", error) &&
         cbk_work_log (context, plan, "supervision", error, "Plan version %d returned: %s",
                       (int) cbk_record_get_int (plan, "number"),
                       cbk_record_get_text (plan, "approval_note"));
}

const CbkCommand cbk_command_return_plan = {
  .name = "return_plan",
  .subject = "plan",
  .label = N_("Return…"),
  .done = N_("Plan returned"),
  .about = N_("Gives a plan back to its author with what is missing."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
