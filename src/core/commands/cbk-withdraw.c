/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "type", N_("What kind of record"), CBK_FIELD_TEXT, TRUE, NULL },
  { "reason", N_("Why"), CBK_FIELD_TEXT, TRUE, NULL },
};

/* Nothing is deleted on a laptop: disposal is for headquarters to decide, under the retention rules. */
static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_get_subject (context, error);

  if (record == NULL)
    return FALSE;

  if (record->withdrawn != NULL)
    return cbk_context_refuse (context, error, "This was withdrawn already: %s", record->withdrawn);

  cbk_context_set_result (context, record);
  cbk_record_set_text (record, "withdrawn", cbk_context_get_text (context, "reason"));

  return TRUE;
}

const CbkCommand cbk_command_withdraw = {
  .name = "withdraw",
  .label = N_("Withdraw…"),
  .done = N_("Withdrawn"),
  .about = N_("Takes a record that was made in error out of lists, with the reason; it stays readable."),
  .who = CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR,
  CBK_PARAMS (params),
  .run = run,
};
