/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "end_reason", N_("Why no further action is taken"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);

  if (bail == NULL || !cbk_context_fill (context, bail, error, "end_reason", NULL))
    return FALSE;

  cbk_context_set_result (context, bail);

  return cbk_context_move (context, bail, "stop", error) &&
         cbk_step_set_suspect_status (context, bail, "no_action", error) &&
         cbk_victim_duties_begin_for (context, bail, "no_charge", cbk_context_get_now (context), error) &&
         cbk_step_log (context, bail, "state", error, "No further action: bail or release under investigation ended");
}

const CbkCommand cbk_command_stop_bail = {
  .name = "stop_bail",
  .subject = "bail",
  .label = N_("No Further Action…"),
  .done = N_("Ended; the victims are to be told why and of their right to a review"),
  .about = N_("Ends bail or a release under investigation without charge."),
  .who = CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
