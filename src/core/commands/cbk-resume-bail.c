/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "suspended_to", N_("Day on which the file came back"), CBK_FIELD_DATE, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);

  return bail != NULL &&
         cbk_bail_terms_move_file (context, bail, "suspended_to", "resume", "The file is back from the CPS", error);
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
