/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);

  if (bail == NULL)
    return FALSE;

  cbk_context_set_result (context, bail);

  return cbk_context_move (context, bail, "answer", error) && cbk_step_log (context, bail, "state", error, "Bail answered");
}

const CbkCommand cbk_command_answer_bail = {
  .name = "answer_bail",
  .subject = "bail",
  .label = N_("Answered Bail"),
  .done = N_("Recorded: bail answered"),
  .about = N_("Records that somebody came back to answer bail; detention used before counts again."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  .run = run,
};
