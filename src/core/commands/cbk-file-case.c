/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);
  g_autoptr(CbkRecord) outcome = NULL;

  if (record == NULL)
    return FALSE;

  outcome = cbk_work_find_in_state (context, "outcome", "case_id", record->id, "authorised", error);
  if (outcome == NULL)
    return cbk_context_refuse (context, error, "No outcome is authorised for this case: propose one first");

  cbk_record_set_text (record, "outcome", cbk_record_get_text (outcome, "code"));
  cbk_record_set_text (record, "outcome_reason", cbk_record_get_text (outcome, "reason"));
  cbk_record_set_int (record, "outcome_at", cbk_context_get_now (context));

  return cbk_context_move (context, record, "file", error) &&
         cbk_work_log (context, record, "state", error, "Case filed: %s",
                       cbk_work_label (context, "outcome", cbk_record_get_text (record, "outcome")));
}

const CbkCommand cbk_command_file_case = {
  .name = "file_case",
  .subject = "case",
  .label = N_("File"),
  .done = N_("Case filed"),
  .about = N_(
    "Files a case with its authorised outcome, once the victim was told or is exempt for a reason."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  .run = run,
};
