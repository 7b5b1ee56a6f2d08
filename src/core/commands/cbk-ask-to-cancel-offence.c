/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "cancel_category", N_("Ground for cancelling"), CBK_FIELD_CODE, TRUE, "cancel_category" },
  { "cancel_reason", N_("Why the record should be cancelled"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *offence = cbk_work_take (context, error);

  return offence != NULL &&
         cbk_context_fill (context, offence, error, "cancel_category", "cancel_reason", NULL) &&
         cbk_context_move (context, offence, "ask_to_cancel", error) &&
         cbk_work_log (context, offence, "state", error, "Cancelling asked for: %s",
                       cbk_record_get_text (offence, "cancel_reason"));
}

const CbkCommand cbk_command_ask_to_cancel_offence = {
  .name = "ask_to_cancel_offence",
  .subject = "offence",
  .label = N_("Ask to Cancel…"),
  .done = N_("The registrar is asked"),
  .about = N_("Asks the crime registrar to cancel a record, with what further information shows."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
