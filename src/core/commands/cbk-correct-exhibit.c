/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "why", N_("What was wrong"), CBK_FIELD_TEXT, TRUE, NULL },
  { "to_text", N_("Where it is"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *exhibit = cbk_context_get_subject (context, error);
  g_autoptr(GPtrArray) events = NULL;
  CbkHolder holder;
  CbkRecord *event;

  if (exhibit == NULL || (events = cbk_evidence_load_continuity (context, exhibit->id, error)) == NULL)
    return FALSE;

  holder = cbk_evidence_find_holder (events);
  cbk_context_set_result (context, exhibit);
  event = cbk_evidence_add_continuity (context, exhibit, "correction", error);
  if (event == NULL)
    return FALSE;

  cbk_record_set_text (event, "corrects", holder.event != NULL ? holder.event->id : NULL);

  return cbk_context_move (context, exhibit, "correct", error) &&
         cbk_step_log (context, exhibit, "correction", error, "Exhibit %s: %s", cbk_record_get_text (exhibit, "reference"),
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_correct_exhibit = {
  .name = "correct_exhibit",
  .subject = "exhibit",
  .label = N_("Correct Disposal…"),
  .done = N_("Corrected; the exhibit is in store again"),
  .about = N_("Brings back an exhibit that was recorded as gone by mistake; the mistake stays readable."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
