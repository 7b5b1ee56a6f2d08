/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "code", N_("Outcome"), CBK_FIELD_CODE, TRUE, "outcome" },
  { "outcome_reason", N_("Why this outcome"), CBK_FIELD_TEXT, TRUE, NULL },
  { "offence", N_("Offence"), CBK_FIELD_REF, FALSE, "offence" },
  { "suspect", N_("Suspect"), CBK_FIELD_REF, FALSE, "person" },
  { "alternative_offence", N_("Alternative offence"), CBK_FIELD_CODE, FALSE, "offence_class" },
  { "victim_view", N_("Victim's view"), CBK_FIELD_CODE, FALSE, "victim_view" },
  { "refusal_method", N_("How the victim declined"), CBK_FIELD_CODE, FALSE, "contact_method" },
  { "refused_at", N_("When the victim declined"), CBK_FIELD_TIME, FALSE, NULL },
  { "victim_told", N_("Victim told"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "victim_told_at", N_("When told"), CBK_FIELD_TIME, FALSE, NULL },
  { "told_method", N_("How told"), CBK_FIELD_CODE, FALSE, "contact_method" },
  { "letter", N_("Letter"), CBK_FIELD_TEXT, FALSE, NULL },
  { "letter_text", N_("Text of the letter"), CBK_FIELD_TEXT, FALSE, NULL },
  { "exemption_reason", N_("Why the victim was not told"), CBK_FIELD_TEXT, FALSE, NULL },
  { "time_limit_offence", N_("Time limit of offence"), CBK_FIELD_REF, FALSE, "offence" },
  { "linked_case", N_("Taken into consideration with"), CBK_FIELD_REF, FALSE, "case" },
  { "other_body", N_("Action by"), CBK_FIELD_REF, FALSE, "organisation" },
  { "activity", N_("Diversion, education or intervention"), CBK_FIELD_TEXT, FALSE, NULL },
  { "community_resolution", N_("Community resolution"), CBK_FIELD_REF, FALSE, "community_resolution" },
};

/* One question is open at a time; a refused proposal is put again, better. */
static CbkRecord *
open_outcome (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(CbkRecord) open =
    cbk_work_find_in_state (context, "outcome", "case_id", subject->id, "proposed refused", error);
  CbkRecord *outcome;

  if (open != NULL && g_str_equal (cbk_record_get_text (open, "state"), "refused"))
    return cbk_context_edit (context, "outcome", open->id, error);

  if (open != NULL)
    {
      cbk_context_refuse (context, error,
                          "An outcome is proposed already: have it authorised or refused first");
      return NULL;
    }

  outcome = cbk_context_create (context, "outcome");
  cbk_work_set_subject (outcome, subject);

  return outcome;
}

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject =
    cbk_context_get (context, "case", cbk_context_get_subject_id (context), error);
  CbkRecord *outcome = subject != NULL ? open_outcome (context, subject, error) : NULL;

  if (outcome == NULL)
    return FALSE;

  cbk_context_set_result (context, outcome);
  cbk_record_set_text (outcome, "proposed_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (outcome, "proposed_at", cbk_context_get_now (context));

  return cbk_context_fill (context, outcome, error, "code", "reason=outcome_reason", "offence", "suspect",
                           "alternative_offence", "victim_view", "refusal_method", "refused_at",
                           "victim_told", "victim_told_at", "told_method", "letter", "letter_text",
                           "exemption_reason", "time_limit_offence", "linked_case", "other_body", "activity",
                           "community_resolution", NULL) &&
         cbk_context_move (context, outcome, "propose", error) &&
         cbk_work_log (context, outcome, "state", error, "Outcome proposed: %s",
                       cbk_work_label (context, "outcome", cbk_record_get_text (outcome, "code")));
}

const CbkCommand cbk_command_propose_outcome = {
  .name = "propose_outcome",
  .subject = "case",
  .label = N_("Propose Outcome…"),
  .done = N_("Outcome proposed"),
  .about = N_("Proposes an outcome for a case, with the reason, for a supervisor to authorise."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
