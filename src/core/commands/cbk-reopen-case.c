/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "why", N_("Why"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);

  return record != NULL && cbk_context_move (context, record, "reopen", error) &&
         cbk_work_log (context, record, "state", error, "Case reopened: %s",
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_reopen_case = {
  .name = "reopen_case",
  .subject = "case",
  .label = N_("Reopen…"),
  .done = N_("Case reopened"),
  .about = N_("Takes up a filed, referred or closed case again, with the reason."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
