/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "cancelled_reason", N_("Why not needed"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *action = cbk_work_take (context, error);

  return action != NULL && cbk_context_fill (context, action, error, "cancelled_reason", NULL) &&
         cbk_context_move (context, action, "cancel", error) &&
         cbk_work_log (context, action, "state", error, "Action cancelled: %s. %s",
                       cbk_record_get_text (action, "title"),
                       cbk_record_get_text (action, "cancelled_reason"));
}

const CbkCommand cbk_command_cancel_action = {
  .name = "cancel_action",
  .subject = "action",
  .label = N_("Cancel…"),
  .done = N_("Action cancelled"),
  .about = N_("Says why an action is not needed any more."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
