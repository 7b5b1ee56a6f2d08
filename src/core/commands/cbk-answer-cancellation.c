/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "cancel", N_("Cancel the record"), CBK_FIELD_BOOL, TRUE, NULL },
  { "cancel_answer", N_("Registrar's answer"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *offence = cbk_work_take (context, error);
  gboolean cancel = cbk_context_get_bool (context, "cancel");

  return offence != NULL && cbk_context_fill (context, offence, error, "cancel_answer", NULL) &&
         cbk_context_move (context, offence, cancel ? "cancel" : "refuse", error) &&
         cbk_work_log (context, offence, "state", error, "%s: %s",
                       cancel ? "Record cancelled" : "Cancelling refused",
                       cbk_record_get_text (offence, "cancel_answer"));
}

const CbkCommand cbk_command_answer_cancellation = {
  .name = "answer_cancellation",
  .subject = "offence",
  .label = N_("Answer Request to Cancel…"),
  .done = N_("Answered"),
  .about = N_("Gives the crime registrar's answer to a request to cancel a record."),
  .who = CBK_ROLE_ADMINISTRATOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
