/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "seal_number", N_("Seal number"), CBK_FIELD_TEXT, TRUE, NULL },
  { "bag_number", N_("Bag number"), CBK_FIELD_TEXT, FALSE, NULL },
  { "packaging", N_("Packaging"), CBK_FIELD_CODE, FALSE, "packaging" },
  { "happened_at", N_("When"), CBK_FIELD_TIME, FALSE, NULL },
  { "why", N_("Why sealed again"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *exhibit = cbk_context_get_subject (context, error);
  const char *seal = cbk_context_get_text (context, "seal_number");
  gboolean again = exhibit != NULL && cbk_record_get_text (exhibit, "seal_number") != NULL;
  CbkRecord *event;

  if (exhibit == NULL)
    return FALSE;

  if (again && cbk_context_get_text (context, "why") == NULL)
    return cbk_context_refuse (context, error, "It is sealed already: say why it is sealed again");

  event = cbk_evidence_add_continuity (context, exhibit, again ? "resealed" : "sealed", error);
  if (event == NULL)
    return FALSE;

  cbk_context_set_result (context, exhibit);
  cbk_record_set_text (event, "seal_after", seal);

  return cbk_context_fill (context, exhibit, error, "seal_number", "bag_number", "packaging", NULL) &&
         (again || cbk_context_move (context, exhibit, "seal", error)) &&
         cbk_step_log (context, exhibit, "note", error, "Exhibit %s sealed: %s", cbk_record_get_text (exhibit, "reference"), seal);
}

const CbkCommand cbk_command_seal_exhibit = {
  .name = "seal_exhibit",
  .subject = "exhibit",
  .label = N_("Seal…"),
  .done = N_("Sealed"),
  .about = N_("Records the seal of an exhibit; from then on its description stays as it is."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
