/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *allocation = cbk_context_get_subject (context, error);
  g_autoptr(CbkRecord) subject = NULL;

  if (allocation == NULL)
    return FALSE;

  cbk_context_set_result (context, allocation);
  cbk_record_set_int (allocation, "acknowledged_at", cbk_context_get_now (context));
  cbk_record_set_text (allocation, "acknowledged_by", cbk_context_get_user (context)->id);
  if (!cbk_context_move (context, allocation, "acknowledge", error))
    return FALSE;

  subject = cbk_context_get (context, cbk_record_get_text (allocation, "subject_type"),
                             cbk_record_get_text (allocation, "subject_id"), error);

  return subject != NULL && cbk_context_log (context, subject, allocation, "state", "Allocation acknowledged", error);
}

const CbkCommand cbk_command_acknowledge_allocation = {
  .name = "acknowledge_allocation",
  .subject = "allocation",
  .label = N_("Acknowledge"),
  .done = N_("Acknowledged"),
  .about = N_("Says that you have what was allocated to you."),
  .who = CBK_ROLES_WORKING,
  .run = run,
};
