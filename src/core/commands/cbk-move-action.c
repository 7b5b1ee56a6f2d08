/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "event", N_("What happens: return, refer, resume, raise_again or reopen"), CBK_FIELD_TEXT, TRUE, NULL },
  { "why", N_("Why"), CBK_FIELD_TEXT, TRUE, NULL },
  { "referred_to", N_("Referred to"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *action = cbk_work_take (context, error);
  const char *event = cbk_context_get_text (context, "event");

  if (action == NULL)
    return FALSE;

  if (!cbk_work_is_one_of (event, "return refer resume raise_again reopen"))
    return cbk_context_refuse (context, error,
                               "“%s” has a command of its own, or is not something an action does", event);

  return cbk_context_fill (context, action, error, "referred_to", NULL) &&
         cbk_context_move (context, action, event, error) &&
         cbk_work_log (context, action, "state", error, "Action: %s, now “%s”. %s",
                       cbk_record_get_text (action, "title"),
                       cbk_work_label (context, "action_state", cbk_record_get_text (action, "state")),
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_move_action = {
  .name = "move_action",
  .subject = "action",
  .label = N_("Move Action…"),
  .done = N_("Action moved"),
  .about = N_(
    "Returns an action to the allocator, refers it, takes it up again or reopens it, with the reason."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
