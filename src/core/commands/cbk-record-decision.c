/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"
#include "domain/cbk-clocks.h"

static const CbkParam params[] = {
  { "type", N_("In what kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "kind", N_("Kind"), CBK_FIELD_CODE, TRUE, "decision_kind" },
  { "chosen_option", N_("Decision"), CBK_FIELD_TEXT, TRUE, NULL },
  { "title", N_("Decision in one line"), CBK_FIELD_TEXT, FALSE, NULL },
  { "decided_at", N_("Decided"), CBK_FIELD_TIME, FALSE, NULL },
  { "information", N_("Information known then"), CBK_FIELD_TEXT, FALSE, NULL },
  { "threat_risk", N_("Threat and risk"), CBK_FIELD_TEXT, FALSE, NULL },
  { "powers_policy", N_("Powers and policy"), CBK_FIELD_TEXT, FALSE, NULL },
  { "options", N_("Options"), CBK_FIELD_TEXT, FALSE, NULL },
  { "options_rejected", N_("Options rejected, and why"), CBK_FIELD_TEXT, FALSE, NULL },
  { "outcome", N_("Outcome"), CBK_FIELD_CODE, FALSE, "decision_outcome" },
  { "resources", N_("Resources"), CBK_FIELD_TEXT, FALSE, NULL },
  { "necessity", N_("Necessity"), CBK_FIELD_TEXT, FALSE, NULL },
  { "proportionality", N_("Proportionality"), CBK_FIELD_TEXT, FALSE, NULL },
  { "ethics", N_("Code of Ethics"), CBK_FIELD_TEXT, FALSE, NULL },
  { "decision_reason", N_("Why"), CBK_FIELD_TEXT, FALSE, NULL },
  { "review_on", N_("Review"), CBK_FIELD_DATE, FALSE, NULL },
  { "supersedes", N_("Takes the place of"), CBK_FIELD_REF, FALSE, "decision" },
  { "disclosure_sensitivity", N_("Disclosure"), CBK_FIELD_CODE, FALSE, "disclosure_sensitivity" },
};

static gboolean
mark_late (CbkContext *context, CbkRecord *decision, GError **error)
{
  g_autoptr(CbkFinding) limit =
    cbk_clock_start (cbk_context_get_rules (context), cbk_context_get_calendar (context),
                             "log.contemporaneous", cbk_record_get_int (decision, "decided_at"), error);

  if (limit != NULL)
    cbk_record_set_bool (decision, "retrospective",
                         cbk_context_get_now (context) > cbk_finding_get_end (limit));

  return limit != NULL;
}

static gboolean
supersede (CbkContext *context, CbkRecord *decision, GError **error)
{
  const char *id = cbk_record_get_text (decision, "supersedes");
  CbkRecord *earlier;

  if (id == NULL)
    return TRUE;

  earlier = cbk_context_edit (context, "decision", id, error);
  if (earlier == NULL)
    return FALSE;

  if (g_strcmp0 (cbk_record_get_text (earlier, "subject_id"), cbk_record_get_text (decision, "subject_id")) !=
      0)
    return cbk_context_refuse (context, error, "That decision was taken in another record");

  return cbk_context_move (context, earlier, "supersede", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_context_get_text (context, "type"),
                                                  cbk_context_get_subject_id (context), error);
  CbkRecord *decision;

  if (subject == NULL)
    return FALSE;

  decision = cbk_context_create (context, "decision");
  cbk_work_set_subject (decision, subject);
  cbk_record_set_text (decision, "author", cbk_context_get_user (context)->id);
  cbk_record_set_text (decision, "rank", cbk_context_get_user (context)->rank);
  cbk_record_set_int (decision, "decided_at", cbk_context_get_time (context, "decided_at"));
  cbk_record_set_int (decision, "written_at", cbk_context_get_now (context));

  return cbk_context_fill (context, decision, error, "kind", "chosen_option", "title", "information",
                           "threat_risk", "powers_policy", "options", "options_rejected", "outcome",
                           "resources", "necessity", "proportionality", "ethics", "reason=decision_reason",
                           "review_on", "supersedes", "disclosure_sensitivity", NULL) &&
         mark_late (context, decision, error) && cbk_context_move (context, decision, "record", error) &&
         cbk_context_seal (context, decision, error) && supersede (context, decision, error) &&
         cbk_work_log (context, decision, "policy", error, "Decision %d: %s",
                       (int) cbk_record_get_int (decision, "number"),
                       cbk_record_get_text (decision, "chosen_option"));
}

const CbkCommand cbk_command_record_decision = {
  .name = "record_decision",
  .label = N_("Decide…"),
  .done = N_("Decision recorded"),
  .about = N_(
    "Records a decision on the National Decision Model; it is numbered, sealed and not changed afterwards."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
