/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-needs-assessment.h"

/* What a victim or witness needs and wishes, whether they are entitled to enhanced treatment (Code of
   Practice for Victims of Crime), the risk to them (DASH-type for domestic abuse) and how they are kept
   informed. */
struct _CbkNeedsAssessment
{
  CbkRecord parent_instance;

  char *person;
  char *case_role;
  char *case_id;
  char *kind;
  gint64 assessed_at;
  char *author;
  char *offered;
  char *language_need;
  char *communication_need;
  char *disability_need;
  char *age_need;
  char *caring_duties;
  char *trauma;
  char *fear_of_suspect;
  char *safe_at_home;
  char *immigration_worry;
  char *financial_loss;
  char *children_in_household;
  char *needs_text;
  char *interviewer_preference;
  char *faith;
  char *prior_incidents;
  char *wishes;
  char **special_measures;
  char *enhanced;
  char **enhanced_categories;
  char *enhanced_reason;
  char *vps_offered;
  char *support_consent;
  char *contact_method;
  char *contact_times;
  char *contact_safe;
  char *contact_frequency;
  gint64 contact_days;
  char *risk_tool;
  char **risk_answers;
  char *risk_level;
  char *risk_reason;
  char *safety_plan;
  char *conference_needed;
  char *bail_condition_views;
  char *review_on;
};

static const CbkField fields[] = {
  CBK_REF (CbkNeedsAssessment, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkNeedsAssessment, case_role, 1, N_("Part"), "case_role", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkNeedsAssessment, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkNeedsAssessment, kind, 1, N_("Kind"), "needs_assessment_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TIME (CbkNeedsAssessment, assessed_at, 1, N_("Assessed"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkNeedsAssessment, author, 1, N_("Assessed by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkNeedsAssessment, offered, 1, N_("Offered"), "yes_no_unknown"),
  CBK_CODE (CbkNeedsAssessment, language_need, 1, N_("Language or interpreter"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, communication_need, 1, N_("Communication"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, disability_need, 1, N_("Disability"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, age_need, 1, N_("Age"), "yes_no_unknown", .merge = CBK_MERGE_GROUP,
            .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, caring_duties, 1, N_("Caring duties"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, trauma, 1, N_("Trauma"), "yes_no_unknown", .merge = CBK_MERGE_GROUP,
            .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, fear_of_suspect, 1, N_("Fear of the suspect"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, safe_at_home, 1, N_("Safe at home"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, immigration_worry, 1, N_("Worried about immigration"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, financial_loss, 1, N_("Financial loss"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_CODE (CbkNeedsAssessment, children_in_household, 1, N_("Children in the household"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_TEXT (CbkNeedsAssessment, needs_text, 1, N_("Needs in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "needs"),
  CBK_TEXT (CbkNeedsAssessment, interviewer_preference, 1, N_("Interviewer preferred"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkNeedsAssessment, faith, 1, N_("Faith"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkNeedsAssessment, prior_incidents, 1, N_("Incidents before"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkNeedsAssessment, wishes, 1, N_("Wishes"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkNeedsAssessment, special_measures, 1, N_("Special measures wished for"), "special_measure"),
  CBK_CODE (CbkNeedsAssessment, enhanced, 1, N_("Enhanced entitlement"), "yes_no_unknown",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "enhanced"),
  CBK_LIST (CbkNeedsAssessment, enhanced_categories, 1, N_("Enhanced because"), "enhanced_category",
            .merge = CBK_MERGE_GROUP, .group = "enhanced"),
  CBK_TEXT (CbkNeedsAssessment, enhanced_reason, 1, N_("Why enhanced, or not"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "enhanced"),
  CBK_CODE (CbkNeedsAssessment, vps_offered, 1, N_("Victim personal statement offered"), "yes_no_unknown"),
  CBK_CODE (CbkNeedsAssessment, support_consent, 1, N_("Agrees to a referral for support"), "yes_no_unknown"),
  CBK_CODE (CbkNeedsAssessment, contact_method, 1, N_("Preferred contact"), "contact_method",
            .merge = CBK_MERGE_GROUP, .group = "contact_plan"),
  CBK_TEXT (CbkNeedsAssessment, contact_times, 1, N_("When to make contact"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "contact_plan"),
  CBK_CODE (CbkNeedsAssessment, contact_safe, 1, N_("Safe to call and write"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "contact_plan"),
  CBK_CODE (CbkNeedsAssessment, contact_frequency, 1, N_("Updates agreed"), "contact_frequency",
            .merge = CBK_MERGE_GROUP, .group = "contact_plan"),
  CBK_INT (CbkNeedsAssessment, contact_days, 1, N_("Days between updates"), .unit = CBK_UNIT_DAYS,
           .merge = CBK_MERGE_GROUP, .group = "contact_plan"),
  CBK_CODE (CbkNeedsAssessment, risk_tool, 1, N_("Risk checklist"), "risk_tool", .merge = CBK_MERGE_GROUP,
            .group = "risk"),
  CBK_LIST (CbkNeedsAssessment, risk_answers, 1, N_("Answered yes"), "risk_indicator",
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_CODE (CbkNeedsAssessment, risk_level, 1, N_("Risk"), "domestic_risk", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_TEXT (CbkNeedsAssessment, risk_reason, 1, N_("Why this risk"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_TEXT (CbkNeedsAssessment, safety_plan, 1, N_("Safety plan"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_CODE (CbkNeedsAssessment, conference_needed, 1, N_("For the risk assessment conference"),
            "yes_no_unknown", .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_TEXT (CbkNeedsAssessment, bail_condition_views, 1, N_("Views on bail conditions"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkNeedsAssessment, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "needs_assessment",
  .relation = "needs_assessments",
  .label = N_("Needs assessment"),
  .label_plural = N_("Needs assessments"),
  .icon = "casebook-needs-assessment-symbolic",
  .about = N_("What a victim or witness needs and wishes, the risk to them and how they are kept informed."),
  .code = 84,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id case_role person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkNeedsAssessment, cbk_needs_assessment)
