/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-allocating.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "owner", N_("To officer"), CBK_FIELD_REF, TRUE, "officer" },
  { "why", N_("Why them"), CBK_FIELD_TEXT, TRUE, NULL },
  { "team", N_("To team"), CBK_FIELD_REF, FALSE, "team" },
  { "supervisor", N_("Supervisor"), CBK_FIELD_REF, FALSE, "officer" },
  { "factors", N_("What was weighed"), CBK_FIELD_LIST, FALSE, "allocation_factor" },
  { "priority", N_("Priority"), CBK_FIELD_CODE, FALSE, "priority" },
};

static gboolean
check_holder (CbkContext *context, CbkRecord *allocation, GError **error)
{
  const CbkUser *user = cbk_context_get_user (context);

  if (!g_str_equal (cbk_record_get_text (allocation, "state"), "acknowledged"))
    return cbk_context_refuse (context, error, "Only what was acknowledged is handed on; decline it instead");

  if ((user->roles & CBK_ROLE_SUPERVISOR) ||
      g_strcmp0 (cbk_record_get_text (allocation, "acknowledged_by"), user->id) == 0)
    return TRUE;

  return cbk_context_refuse (context, error, "Only whoever has it, or a supervisor, hands it on");
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *allocation = cbk_work_take (context, error);
  CbkRecord *subject;

  if (allocation == NULL || !check_holder (context, allocation, error) ||
      (subject = cbk_work_edit_parent (context, allocation, error)) == NULL)
    return FALSE;

  if (cbk_work_has_field (subject, "owner") && !cbk_context_fill (context, subject, error, "owner", NULL))
    return FALSE;

  return cbk_allocating_send (context, subject, cbk_record_get_text (allocation, "acknowledged_by"), error) &&
         cbk_allocating_end_earlier (context, subject, error) &&
         cbk_work_log (context, allocation, "handover", error, "Handed on: %s",
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_hand_on_allocation = {
  .name = "hand_on_allocation",
  .subject = "allocation",
  .label = N_("Hand On…"),
  .done = N_("Handed on; waiting for it to be acknowledged"),
  .about = N_("Gives what you have to another officer, who has to acknowledge it."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
