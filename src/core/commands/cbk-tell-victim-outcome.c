/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "told_method", N_("How told"), CBK_FIELD_CODE, FALSE, "contact_method" },
  { "victim_told_at", N_("When told"), CBK_FIELD_TIME, FALSE, NULL },
  { "letter", N_("Letter"), CBK_FIELD_TEXT, FALSE, NULL },
  { "letter_text", N_("Text of the letter"), CBK_FIELD_TEXT, FALSE, NULL },
  { "exemption_reason", N_("Why the victim was not told"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *outcome = cbk_work_take (context, error);
  gboolean exempt = cbk_context_get_text (context, "exemption_reason") != NULL;

  if (outcome == NULL)
    return FALSE;

  if (!exempt && cbk_context_get_text (context, "told_method") == NULL)
    return cbk_context_refuse (context, error, "Say how the victim was told, or why not");

  cbk_record_set_text (outcome, "victim_told", exempt ? "no" : "yes");
  if (!exempt)
    cbk_record_set_int (outcome, "victim_told_at", cbk_context_get_time (context, "victim_told_at"));

  return cbk_context_fill (context, outcome, error, "told_method", "letter", "letter_text",
                           "exemption_reason", NULL) &&
         cbk_work_log (
           context, outcome, "contact", error, "%s: %s",
           exempt ? "Victim not told" : "Victim told of the outcome",
           exempt ? cbk_record_get_text (outcome, "exemption_reason")
                  : cbk_work_label (context, "contact_method", cbk_record_get_text (outcome, "told_method")));
}

const CbkCommand cbk_command_tell_victim_outcome = {
  .name = "tell_victim_outcome",
  .subject = "outcome",
  .label = N_("Victim Told…"),
  .done = N_("Recorded"),
  .about = N_("Records how the victim was told of an outcome, or why not; without it no case is filed."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
