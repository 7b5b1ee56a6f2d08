/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "suspended_to", N_("Day on which the file came back"), CBK_FIELD_DATE, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);
  g_autofree char *today = cbk_day_format (cbk_context_get_today (context));

  if (bail == NULL)
    return FALSE;

  cbk_context_set_result (context, bail);
  cbk_record_set_text (bail, "suspended_to", today);

  return cbk_context_fill (context, bail, error, "suspended_to", NULL) &&
         cbk_context_move (context, bail, "resume", error) && cbk_bail_terms_set_end (context, bail, error) &&
         cbk_step_log (context, bail, "state", error, "The file is back from the CPS");
}

const CbkCommand cbk_command_resume_bail = {
  .name = "resume_bail",
  .subject = "bail",
  .label = N_("File Back From the CPS…"),
  .done = N_("Recorded; both ends of bail are shown"),
  .about = N_("Records that the file came back from the CPS."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
