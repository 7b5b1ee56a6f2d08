/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *action = cbk_work_take (context, error);

  if (action == NULL)
    return FALSE;

  cbk_record_set_int (action, "acknowledged_at", cbk_context_get_now (context));
  if (!cbk_context_move (context, action, "acknowledge", error))
    return FALSE;

  /* Who takes it from a team's tray owns it. */
  cbk_record_set_text (action, "owner", cbk_context_get_user (context)->id);

  return cbk_work_log (context, action, "state", error, "Action acknowledged: %s",
                       cbk_record_get_text (action, "title"));
}

const CbkCommand cbk_command_acknowledge_action = {
  .name = "acknowledge_action",
  .subject = "action",
  .label = N_("Acknowledge"),
  .done = N_("Action begun"),
  .about = N_("Says that you have an action and begin it."),
  .who = CBK_ROLES_WORKING,
  .run = run,
};
