/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "to_text", N_("Laboratory"), CBK_FIELD_TEXT, TRUE, NULL },
  { "why", N_("What is asked of it"), CBK_FIELD_TEXT, TRUE, NULL },
  { "seal_checked", N_("Seal checked"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "forensic_reference", N_("Laboratory reference"), CBK_FIELD_TEXT, FALSE, NULL },
  { "sample_kind", N_("Sample"), CBK_FIELD_CODE, FALSE, "sample_kind" },
  { "happened_at", N_("When"), CBK_FIELD_TIME, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *exhibit = cbk_context_get_subject (context, error);

  if (exhibit == NULL)
    return FALSE;

  if (cbk_record_get_text (exhibit, "seal_number") == NULL)
    return cbk_context_refuse (context, error, "Nothing is submitted without a seal");

  cbk_context_set_result (context, exhibit);
  if (g_strcmp0 (cbk_context_get_text (context, "seal_checked"), "no") == 0)
    cbk_context_warn (context, "The seal was not checked.");

  return cbk_evidence_add_continuity (context, exhibit, "submitted", error) != NULL &&
         cbk_context_fill (context, exhibit, error, "forensic_reference", "sample_kind", NULL) &&
         cbk_context_move (context, exhibit, "submit", error) &&
         cbk_step_log (context, exhibit, "note", error, "Exhibit %s submitted", cbk_record_get_text (exhibit, "reference"));
}

const CbkCommand cbk_command_submit_exhibit = {
  .name = "submit_exhibit",
  .subject = "exhibit",
  .label = N_("Submit…"),
  .done = N_("Submitted"),
  .about = N_("Records that a sealed exhibit was sent for examination."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
