/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-guards-work.h"

#include "domain/cbk-clocks.h"

/* Conditions on a case and its offences (sections 3 to 5 of the investigation pages). */

static gboolean
has (CbkContext *context, const char *type, const char *field, const char *value, const char *states,
     GError **error)
{
  g_autoptr(CbkRecord) found = cbk_work_find_in_state (context, type, field, value, states, error);

  return found != NULL;
}

/* A signed THRIVE+ assessment of the case, or of the incident that it came from. */
gboolean
cbk_guard_assessed (CbkContext *context, CbkRecord *draft, GError **error)
{
  const char *incident = cbk_record_get_text (draft, "incident");

  if (has (context, "assessment", "subject_id", draft->id, "signed", error) ||
      (incident != NULL && has (context, "assessment", "subject_id", incident, "signed", error)))
    return TRUE;

  return cbk_context_refuse (context, error,
                             "There is no signed THRIVE+ assessment yet: assess it and sign first");
}

gboolean
cbk_guard_screened (CbkContext *context, CbkRecord *draft, GError **error)
{
  if (g_strcmp0 (cbk_record_get_text (draft, "screening"), "allocate") == 0)
    return TRUE;

  return cbk_context_refuse (context, error, "The case is not screened for allocation: decide that first");
}

gboolean
cbk_guard_plan_approved (CbkContext *context, CbkRecord *draft, GError **error)
{
  if (has (context, "plan", "subject_id", draft->id, "approved", error))
    return TRUE;

  return cbk_context_refuse (context, error, "No investigation plan is approved yet");
}

gboolean
cbk_guard_on_bail (CbkContext *context, CbkRecord *draft, GError **error)
{
  if (has (context, "bail", "case_id", draft->id, "on_bail extended suspended rui", error))
    return TRUE;

  return cbk_context_refuse (context, error,
                             "Nobody in this case is on bail or under investigation: record that first");
}

gboolean
cbk_guard_charge_recorded (CbkContext *context, CbkRecord *draft, GError **error)
{
  g_autoptr(GPtrArray) offences = cbk_work_find (context, "offence", "case_id", draft->id, error);

  for (guint i = 0; offences != NULL && i < offences->len; i++)
    if (cbk_record_get_int (offences->pdata[i], "charged_at") != CBK_TIME_UNSET)
      return TRUE;

  return cbk_context_refuse (context, error,
                             "No offence of this case is charged yet: record the charge first");
}

static gboolean
check_victim_told (CbkContext *context, CbkRecord *outcome, GError **error)
{
  if (g_strcmp0 (cbk_record_get_text (outcome, "victim_told"), "yes") == 0 ||
      cbk_record_get_text (outcome, "exemption_reason") != NULL)
    return TRUE;

  return cbk_context_refuse (context, error,
                             "The victim has not been told, and no reason is recorded why not");
}

/* An outcome that a supervisor authorised, and the victim told of it or exempt with a reason (L2). */
gboolean
cbk_guard_may_file (CbkContext *context, CbkRecord *draft, GError **error)
{
  g_autoptr(CbkRecord) outcome =
    cbk_work_find_in_state (context, "outcome", "case_id", draft->id, "authorised", error);

  if (outcome == NULL)
    return cbk_context_refuse (context, error, "No outcome is authorised for this case");

  if (g_strcmp0 (cbk_record_get_text (draft, "state"), "screening") == 0 &&
      g_strcmp0 (cbk_record_get_text (draft, "screening"), "file") != 0)
    return cbk_context_refuse (context, error, "The case is not screened for filing: decide that first");

  return check_victim_told (context, outcome, error);
}

/* Home Office Crime Recording Rules: within 24 hours of the report; a later record says why. */
gboolean
cbk_guard_in_time_or_reason (CbkContext *context, CbkRecord *draft, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_work_get_parent (context, draft, error);
  g_autoptr(CbkFinding) clock = NULL;
  gint64 reported_at;

  if (subject == NULL)
    return FALSE;

  reported_at = cbk_record_get_int (subject, "reported_at");
  if (reported_at == CBK_TIME_UNSET || cbk_record_get_text (subject, "late_reason") != NULL)
    return TRUE;

  clock = cbk_clock_start (cbk_context_get_rules (context), cbk_context_get_calendar (context),
                           "recording.crime", reported_at, error);
  if (clock == NULL)
    return FALSE;

  if (cbk_context_get_now (context) <= cbk_finding_get_end (clock))
    return TRUE;

  return cbk_context_refuse (context, error, "This is recorded late: say why on the case (late_reason)");
}

/* A registrar decides at headquarters, never whoever investigates. */
gboolean
cbk_guard_registrar (CbkContext *context, CbkRecord *draft, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_work_get_parent (context, draft, error);

  if (subject == NULL)
    return FALSE;

  if (g_strcmp0 (cbk_record_get_text (subject, "owner"), cbk_context_get_user (context)->id) != 0)
    return TRUE;

  return cbk_context_refuse (context, error,
                             "The investigator of a case does not decide on cancelling its records");
}
