/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "declined_reason", N_("Why declined"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *allocation = cbk_work_take (context, error);

  return allocation != NULL && cbk_context_fill (context, allocation, error, "declined_reason", NULL) &&
         cbk_context_move (context, allocation, "decline", error) &&
         cbk_work_log (context, allocation, "state", error, "Allocation declined: %s",
                       cbk_record_get_text (allocation, "declined_reason"));
}

const CbkCommand cbk_command_decline_allocation = {
  .name = "decline_allocation",
  .subject = "allocation",
  .label = N_("Decline…"),
  .done = N_("Allocation declined"),
  .about = N_("Says why you cannot take what was allocated to you."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
