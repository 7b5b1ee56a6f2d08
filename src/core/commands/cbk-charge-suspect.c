/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "charged_at", N_("When charged"), CBK_FIELD_TIME, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);
  gint64 at = cbk_context_get_time (context, "charged_at");

  if (bail == NULL || !cbk_step_check_past (context, at, "The charge", error))
    return FALSE;

  cbk_context_set_result (context, bail);

  return cbk_context_move (context, bail, "charge", error) &&
         cbk_step_set_suspect_status (context, bail, "charged", error) &&
         cbk_victim_duties_begin_for (context, bail, "charge", at, error) &&
         cbk_step_log (context, bail, "state", error, "Charged while on bail or under investigation");
}

const CbkCommand cbk_command_charge_suspect = {
  .name = "charge_suspect",
  .subject = "bail",
  .label = N_("Charge…"),
  .done = N_("Charge recorded; the victims are to be told"),
  .about = N_("Ends bail or a release under investigation by a charge."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
