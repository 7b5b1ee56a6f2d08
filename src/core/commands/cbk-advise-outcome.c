/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "interventions", N_("Interventions offered"), CBK_FIELD_LIST, FALSE, "intervention_offer" },
  { "interventions_note", N_("How they answered"), CBK_FIELD_TEXT, FALSE, NULL },
  { "outcome_advice", N_("Advice on the outcome"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_get_subject (context, error);

  if (custody == NULL)
    return FALSE;

  if (cbk_context_get_text (context, "interventions") == NULL && cbk_context_get_text (context, "outcome_advice") == NULL)
    return cbk_context_refuse (context, error, "Say what was offered, or what outcome you advise");

  cbk_context_set_result (context, custody);

  return cbk_context_fill (context, custody, error, "interventions", "interventions_note", "outcome_advice", NULL) &&
         cbk_custody_clock_add_event (context, custody, "intervention", cbk_context_get_now (context), error) != NULL &&
         cbk_step_log (context, custody, "note", error, "Interventions offered and outcome advised in custody");
}

const CbkCommand cbk_command_advise_outcome = {
  .name = "advise_outcome",
  .subject = "custody_record",
  .label = N_("Interventions and Advice…"),
  .done = N_("Recorded"),
  .about = N_("Records what interventions a detained person was offered and what outcome is advised."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
