/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *plan = cbk_work_take (context, error);

  if (plan == NULL)
    return FALSE;

  cbk_record_set_int (plan, "submitted_at", cbk_context_get_now (context));

  return cbk_context_move (context, plan, "submit", error) &&
         cbk_work_log (context, plan, "state", error, "Plan version %d submitted for approval",
                       (int) cbk_record_get_int (plan, "number"));
}

const CbkCommand cbk_command_submit_plan = {
  .name = "submit_plan",
  .subject = "plan",
  .label = N_("Submit for Approval"),
  .done = N_("Plan submitted"),
  .about = N_("Gives a plan to a supervisor to approve."),
  .who = CBK_ROLES_WORKING,
  .run = run,
};
