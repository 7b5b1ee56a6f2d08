/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "read_back", N_("Read over"), CBK_FIELD_CODE, TRUE, "read_back" },
  { "read_back_at", N_("Read over at"), CBK_FIELD_TIME, FALSE, NULL },
  { "read_back_by", N_("Read over by"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *statement = cbk_context_get_subject (context, error);
  gint64 at = cbk_context_get_time (context, "read_back_at");

  if (statement == NULL || !cbk_step_check_past (context, at, "The reading", error))
    return FALSE;

  cbk_context_set_result (context, statement);
  cbk_record_set_int (statement, "read_back_at", at);
  cbk_record_set_text (statement, "read_back_by", cbk_context_get_user (context)->name);

  return cbk_context_fill (context, statement, error, "read_back", "read_back_by", NULL) &&
         cbk_context_move (context, statement, "read_back", error) &&
         cbk_step_log (context, statement, "note", error, "Statement read over");
}

const CbkCommand cbk_command_read_back_statement = {
  .name = "read_back_statement",
  .subject = "statement",
  .label = N_("Read Over…"),
  .done = N_("Read over; to be signed"),
  .about = N_("Records that a statement was read by the witness, or to them."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
