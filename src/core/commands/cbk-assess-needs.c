/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

#define NEED(name, label) { name, label, CBK_FIELD_CODE, FALSE, "yes_no_unknown" }

static const CbkParam params[] = {
  { "enhanced", N_("Enhanced entitlement"), CBK_FIELD_CODE, TRUE, "yes_no_unknown" },
  { "enhanced_categories", N_("Enhanced because"), CBK_FIELD_LIST, FALSE, "enhanced_category" },
  { "enhanced_reason", N_("Why enhanced, or not"), CBK_FIELD_TEXT, FALSE, NULL },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "needs_assessment_kind" },
  NEED ("offered", N_("Offered")),
  NEED ("language_need", N_("Language or interpreter")),
  NEED ("communication_need", N_("Communication")),
  NEED ("disability_need", N_("Disability")),
  NEED ("age_need", N_("Age")),
  NEED ("caring_duties", N_("Caring duties")),
  NEED ("trauma", N_("Trauma")),
  NEED ("fear_of_suspect", N_("Fear of the suspect")),
  NEED ("safe_at_home", N_("Safe at home")),
  NEED ("immigration_worry", N_("Worried about immigration")),
  NEED ("financial_loss", N_("Financial loss")),
  NEED ("children_in_household", N_("Children in the household")),
  { "needs_text", N_("Needs in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "interviewer_preference", N_("Interviewer preferred"), CBK_FIELD_TEXT, FALSE, NULL },
  { "faith", N_("Faith"), CBK_FIELD_TEXT, FALSE, NULL },
  { "prior_incidents", N_("Incidents before"), CBK_FIELD_TEXT, FALSE, NULL },
  { "wishes", N_("Wishes"), CBK_FIELD_TEXT, FALSE, NULL },
  { "special_measures", N_("Special measures wished for"), CBK_FIELD_LIST, FALSE, "special_measure" },
  NEED ("vps_offered", N_("Victim personal statement offered")),
  NEED ("support_consent", N_("Agrees to a referral for support")),
  { "contact_method", N_("Preferred contact"), CBK_FIELD_CODE, FALSE, "contact_method" },
  { "contact_times", N_("When to make contact"), CBK_FIELD_TEXT, FALSE, NULL },
  NEED ("contact_safe", N_("Safe to call and write")),
  { "contact_frequency", N_("Updates agreed"), CBK_FIELD_CODE, FALSE, "contact_frequency" },
  { "contact_days", N_("Days between updates"), CBK_FIELD_INT, FALSE, NULL },
  { "bail_condition_views", N_("Views on bail conditions"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
fill (CbkContext *context, CbkRecord *assessment, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (params); i++)
    if (!cbk_context_fill (context, assessment, error, params[i].name, NULL))
      return FALSE;

  return TRUE;
}

/* The program shows what speaks for enhanced rights; whether they are given, a person says and says why. */
static gboolean
check_enhanced (CbkContext *context, CbkRecord *assessment, CbkRecord *of_case, GError **error)
{
  gboolean enhanced = g_str_equal (cbk_record_get_text (assessment, "enhanced"), "yes");
  gboolean reasons = cbk_record_get_list (assessment, "enhanced_categories") != NULL;

  if (enhanced && !reasons && cbk_record_get_text (assessment, "enhanced_reason") == NULL)
    return cbk_context_refuse (context, error, "Why enhanced? Name a category or give the reason");

  if (!enhanced && reasons)
    cbk_context_warn (context, "A category of enhanced rights is named although they are not given.");

  if (!enhanced && of_case != NULL && cbk_record_get_list (of_case, "hidden_crimes") != NULL)
    cbk_context_warn (context, "The case is marked as a hidden crime: its victims often have enhanced rights.");

  return TRUE;
}

static gboolean
set_role (CbkContext *context, CbkRecord *role, CbkRecord *assessment, GError **error)
{
  cbk_record_set_text (role, "enhanced", cbk_record_get_text (assessment, "enhanced"));
  cbk_record_set_list (role, "enhanced_categories", cbk_record_get_list (assessment, "enhanced_categories"));
  cbk_record_set_text (role, "enhanced_reason", cbk_record_get_text (assessment, "enhanced_reason"));
  if (cbk_record_get_text (assessment, "contact_frequency") != NULL)
    cbk_record_set_text (role, "contact_frequency", cbk_record_get_text (assessment, "contact_frequency"));
  if (g_strcmp0 (cbk_record_get_text (assessment, "vps_offered"), "yes") == 0)
    cbk_record_set_text (role, "vps_state", "offered");

  return cbk_victim_duties_set_enhanced (context, role, error) && cbk_victim_duties_meet (context, role, "V2", error) &&
         (g_strcmp0 (cbk_record_get_text (assessment, "vps_offered"), "yes") != 0 ||
          cbk_victim_duties_meet (context, role, "V8", error));
}

static CbkRecord *
make_assessment (CbkContext *context, CbkRecord *role, GError **error)
{
  CbkRecord *assessment = cbk_context_create (context, "needs_assessment");

  cbk_record_set_text (assessment, "kind", "victim");
  cbk_record_set_text (assessment, "person", cbk_record_get_text (role, "person"));
  cbk_record_set_text (assessment, "case_role", role->id);
  cbk_record_set_int (assessment, "assessed_at", cbk_context_get_now (context));
  cbk_record_set_text (assessment, "author", cbk_context_get_user (context)->id);
  if (g_str_equal (cbk_record_get_text (role, "subject_type"), "case"))
    cbk_record_set_text (assessment, "case_id", cbk_record_get_text (role, "subject_id"));
  assessment->restricted_to = g_strdup (role->restricted_to);

  return fill (context, assessment, error) ? assessment : NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *role = cbk_context_get_subject (context, error);
  CbkRecord *assessment = role != NULL ? make_assessment (context, role, error) : NULL;
  g_autoptr(CbkRecord) of_case = NULL;
  g_autoptr(GError) local_error = NULL;

  if (assessment == NULL)
    return FALSE;

  of_case = cbk_step_find_case (context, assessment, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return check_enhanced (context, assessment, of_case, error) && set_role (context, role, assessment, error) &&
         cbk_step_log (context, assessment, "contact", error, "Needs of the victim assessed");
}

const CbkCommand cbk_command_assess_needs = {
  .name = "assess_needs",
  .subject = "case_role",
  .label = N_("Assess Needs…"),
  .done = N_("Needs assessed"),
  .about = N_("Records what a victim needs and wishes, and whether they have enhanced rights."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
