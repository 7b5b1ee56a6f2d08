/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "exempt_reason", N_("Why it need not be done"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *duty = cbk_context_get_subject (context, error);

  if (duty == NULL)
    return FALSE;

  cbk_context_set_result (context, duty);
  cbk_record_set_text (duty, "exempted_by", cbk_context_get_user (context)->id);

  return cbk_context_fill (context, duty, error, "exempt_reason", NULL) &&
         cbk_context_move (context, duty, "exempt", error) &&
         cbk_step_log (context, duty, "state", error, "Victim duty %s exempted", cbk_record_get_text (duty, "duty"));
}

const CbkCommand cbk_command_exempt_duty = {
  .name = "exempt_duty",
  .subject = "victim_duty",
  .label = N_("Exempt…"),
  .done = N_("Exempted, with the reason"),
  .about = N_("Records why a duty to a victim need not be done."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
