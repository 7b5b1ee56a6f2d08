/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "authoriser_reason", N_("Why refused"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *outcome = cbk_work_take (context, error);

  return outcome != NULL && cbk_context_fill (context, outcome, error, "authoriser_reason", NULL) &&
         cbk_context_move (context, outcome, "refuse", error) &&
         cbk_work_log (context, outcome, "supervision", error, "Outcome refused: %s",
                       cbk_record_get_text (outcome, "authoriser_reason"));
}

const CbkCommand cbk_command_refuse_outcome = {
  .name = "refuse_outcome",
  .subject = "outcome",
  .label = N_("Refuse…"),
  .done = N_("Outcome refused"),
  .about = N_("Says why a proposed outcome is not authorised."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
