/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "withdrawn_reason", N_("Why retracted"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *statement = cbk_context_get_subject (context, error);

  if (statement == NULL || !cbk_context_fill (context, statement, error, "withdrawn_reason", NULL))
    return FALSE;

  cbk_context_set_result (context, statement);

  return cbk_context_move (context, statement, "retract", error) &&
         cbk_step_log (context, statement, "note", error, "The witness retracted the statement");
}

const CbkCommand cbk_command_retract_statement = {
  .name = "retract_statement",
  .subject = "statement",
  .label = N_("Retracted…"),
  .done = N_("Retraction recorded; the statement is kept"),
  .about = N_("Records that a witness retracted a signed statement, and why."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
