/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-risk-assessment.h"

/* Risk of serious harm for each group, in the community and in custody; professional judgement, which score
   tools inform but do not set. The whole is the highest in the community. */
struct _CbkRiskAssessment
{
  CbkRecord parent_instance;

  char *person;
  char *management;
  char *state;
  gint64 assessment_version;
  char *assessed_on;
  char *children_community;
  char *children_custody;
  char *public_community;
  char *public_custody;
  char *known_adult_community;
  char *known_adult_custody;
  char *staff_community;
  char *staff_custody;
  char *prisoners_custody;
  char *overall;
  char *who_at_risk;
  char *nature;
  char *imminence;
  char *triggers;
  char *protective_factors;
  char *plan;
  char *contingency;
  char **scores;
  char *source;
  char *assessor;
  char *assessor_text;
  char *agreed_by;
  gint64 next_review_at;
};

static const CbkField fields[] = {
  CBK_REF (CbkRiskAssessment, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkRiskAssessment, management, 1, N_("Management"), "management", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkRiskAssessment, state, 1, N_("State"), "risk_assessment_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_INT (CbkRiskAssessment, assessment_version, 1, N_("Version"), .flags = CBK_FIELD_TITLE),
  CBK_DATE (CbkRiskAssessment, assessed_on, 1, N_("Date"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED),
  CBK_CODE (CbkRiskAssessment, children_community, 1, N_("Children, in the community"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, children_custody, 1, N_("Children, in custody"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, public_community, 1, N_("Public, in the community"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, public_custody, 1, N_("Public, in custody"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, known_adult_community, 1, N_("Known adult, in the community"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, known_adult_custody, 1, N_("Known adult, in custody"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, staff_community, 1, N_("Staff, in the community"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, staff_custody, 1, N_("Staff, in custody"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, prisoners_custody, 1, N_("Prisoners, in custody"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_CODE (CbkRiskAssessment, overall, 1, N_("Overall"), "rosh_level", .flags = CBK_FIELD_TITLE,
            .merge = CBK_MERGE_GROUP, .group = "levels"),
  CBK_TEXT (CbkRiskAssessment, who_at_risk, 1, N_("Who is at risk"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskAssessment, nature, 1, N_("Nature of the risk"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskAssessment, imminence, 1, N_("When the risk is greatest"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskAssessment, triggers, 1, N_("What raises it"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskAssessment, protective_factors, 1, N_("What lowers it"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskAssessment, plan, 1, N_("Risk management plan"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskAssessment, contingency, 1, N_("Contingency plan"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkRiskAssessment, scores, 1, N_("Scores shown with it"), NULL),
  CBK_TEXT (CbkRiskAssessment, source, 1, N_("Came from")),
  CBK_REF (CbkRiskAssessment, assessor, 1, N_("Assessed by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_TEXT (CbkRiskAssessment, assessor_text, 1, N_("Assessed by, in words"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkRiskAssessment, agreed_by, 1, N_("Agreed by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_TIME (CbkRiskAssessment, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define BRE CBK_ROLE_BREACH
#define RES CBK_ROLE_RESETTLEMENT

static const CbkTransition transitions[] = {
  { NULL, "draft", "draft", OM | RES | BRE | SUP, NULL, NULL },
  { NULL, "receive", "signed", OM | RES | BRE | SUP, "overall source", NULL },
  { "draft", "sign", "signed", OM | RES | BRE | SUP, "overall nature assessed_on", NULL },
  { "signed", "agree", "agreed", SUP, "agreed_by", "agreed_by_other" },
  { "signed", "supersede", "superseded", OM | RES | BRE | SUP, NULL, NULL },
  { "agreed", "supersede", "superseded", OM | RES | BRE | SUP, NULL, NULL },
  { "draft", "discard", "superseded", OM | RES | BRE | SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "risk_assessment",
  .relation = "risk_assessments",
  .label = N_("Risk assessment"),
  .label_plural = N_("Risk assessments"),
  .icon = "casebook-risk-assessment-symbolic",
  .about = N_("An assessment of the risk of serious harm to each group of people."),
  .code = 36,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "management person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkRiskAssessment, cbk_risk_assessment)
