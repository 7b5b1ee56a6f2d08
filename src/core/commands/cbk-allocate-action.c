/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "owner", N_("To officer"), CBK_FIELD_REF, FALSE, "officer" },
  { "team", N_("To team"), CBK_FIELD_REF, FALSE, "team" },
  { "organisation", N_("To agency"), CBK_FIELD_REF, FALSE, "organisation" },
  { "priority", N_("Priority"), CBK_FIELD_CODE, FALSE, "priority" },
  { "due_at", N_("Due"), CBK_FIELD_TIME, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *action = cbk_work_take (context, error);

  if (action == NULL)
    return FALSE;

  cbk_record_set_int (action, "acknowledged_at", CBK_TIME_UNSET);

  return cbk_context_fill (context, action, error, "owner", "team", "organisation", "priority", "due_at",
                           NULL) &&
         cbk_context_move (context, action, "allocate", error) &&
         cbk_work_log (context, action, "state", error, "Action allocated: %s",
                       cbk_record_get_text (action, "title"));
}

const CbkCommand cbk_command_allocate_action = {
  .name = "allocate_action",
  .subject = "action",
  .label = N_("Allocate…"),
  .done = N_("Action allocated; waiting for it to be acknowledged"),
  .about = N_("Gives an action to an officer, team or agency."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
