/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "decision_reason", N_("Why it is kept"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *disposal = cbk_work_take (context, error);

  if (disposal == NULL || !cbk_context_fill (context, disposal, error, "decision_reason", NULL))
    return FALSE;

  cbk_record_set_text (disposal, "decided_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (disposal, "decided_at", cbk_context_get_now (context));

  return cbk_context_move (context, disposal, "refuse", error);
}

const CbkCommand cbk_command_refuse_disposal = {
  .name = "refuse_disposal",
  .subject = "disposal",
  .label = N_("Refuse Disposal…"),
  .done = N_("Disposal refused"),
  .about = N_("Says why a record is kept that somebody proposed to erase."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
