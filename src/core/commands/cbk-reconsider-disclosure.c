/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "why", N_("What has changed"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *item = cbk_context_get_subject (context, error);

  if (item == NULL)
    return FALSE;

  cbk_context_set_result (context, item);
  cbk_record_set_int (item, "reviewed_at", cbk_context_get_now (context));

  return cbk_context_move (context, item, "reconsider", error) &&
         cbk_step_log (context, item, "note", error, "Disclosure reconsidered: %s", cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_reconsider_disclosure = {
  .name = "reconsider_disclosure",
  .subject = "disclosure_item",
  .label = N_("Reconsider…"),
  .done = N_("To be decided again; its number is kept"),
  .about = N_("Opens a decision about material again, as the duty of continuing review asks."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
