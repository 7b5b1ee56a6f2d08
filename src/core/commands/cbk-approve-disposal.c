/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "decision_reason", N_("Why so decided"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *disposal = cbk_work_take (context, error);

  if (disposal == NULL || !cbk_context_fill (context, disposal, error, "decision_reason", NULL))
    return FALSE;

  cbk_record_set_text (disposal, "decided_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (disposal, "decided_at", cbk_context_get_now (context));
  cbk_context_warn (context, "Headquarters erases it with the next sync, and every laptop when it has been in touch.");

  return cbk_context_move (context, disposal, "approve", error);
}

const CbkCommand cbk_command_approve_disposal = {
  .name = "approve_disposal",
  .subject = "disposal",
  .label = N_("Approve Disposal"),
  .done = N_("Disposal approved"),
  .about = N_("Approves what somebody else proposed to erase: headquarters and every laptop then erase it."),
  .who = CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
