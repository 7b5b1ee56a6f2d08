/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *action = cbk_work_take (context, error);

  return action != NULL && cbk_context_move (context, action, "file", error) &&
         cbk_work_log (context, action, "state", error, "Action filed: %s",
                       cbk_record_get_text (action, "title"));
}

const CbkCommand cbk_command_file_action = {
  .name = "file_action",
  .subject = "action",
  .label = N_("File"),
  .done = N_("Action filed"),
  .about = N_("Files an action whose result was read."),
  .who = CBK_ROLES_WORKING,
  .run = run,
};
