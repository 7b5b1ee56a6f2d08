/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-assessment.h"

/* Threat, harm, risk, investigation, vulnerability, engagement and prevention (THRIVE+ as West Midlands
   Police expand it in public answers; Strategic Policing and Crime Board paper of 1 December 2015, paras
   8-9). */
struct _CbkAssessment
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  gint64 number;
  char *state;
  char *trigger;
  char *previous;
  char *author;
  gint64 assessed_at;
  gint64 signed_at;
  char *threat_level;
  char *threat_subject;
  char *threat_source;
  char *threat_immediacy;
  gint64 threat_people;
  char *threat_weapons;
  char *threat_capability;
  char *threat_rationale;
  char *harm_severity;
  char **harm_kinds;
  char *harm_rationale;
  char *risk_likelihood;
  char *risk_interim;
  char *risk_choice;
  char *risk_rationale;
  char *investigation_needed;
  char **perishable_evidence;
  char *investigation_channel;
  char *investigation_rationale;
  char *vulnerable;
  char **vulnerable_persons;
  char **vulnerability_factors;
  char **indicators;
  char *vulnerability_support;
  char *vulnerability_rationale;
  char *engagement_wish;
  char *engagement_method;
  char *engagement_reassurance;
  char *engagement_community;
  char *engagement_rationale;
  char *prevention_possible;
  char *prevention_action;
  char *prevention_partner;
  char *prevention_partner_action;
  char *prevention_rationale;
  char *grade;
  char *grade_reason;
  char *original_grade;
  char *overridden_by;
  char *overridden_rank;
  char *override_reason;
  gint64 overridden_at;
};

static const CbkField fields[] = {
  CBK_CODE (CbkAssessment, subject_type, 1, N_("Kind of record"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkAssessment, subject_id, 1, N_("Record assessed"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkAssessment, number, 1, N_("Number"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkAssessment, state, 1, N_("State"), "assessment_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkAssessment, trigger, 1, N_("Why now"), "assessment_trigger", .flags = CBK_FIELD_TITLE),
  CBK_REF (CbkAssessment, previous, 1, N_("Assessment before"), "assessment", .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkAssessment, author, 1, N_("Assessed by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkAssessment, assessed_at, 1, N_("Assessed"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkAssessment, signed_at, 1, N_("Signed"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkAssessment, threat_level, 1, N_("Threat: level"), "threat_level", .merge = CBK_MERGE_GROUP,
            .group = "threat"),
  CBK_TEXT (CbkAssessment, threat_subject, 1, N_("Threat: to whom or what"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "threat"),
  CBK_TEXT (CbkAssessment, threat_source, 1, N_("Threat: from whom or what"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "threat"),
  CBK_CODE (CbkAssessment, threat_immediacy, 1, N_("Threat: when"), "immediacy", .merge = CBK_MERGE_GROUP,
            .group = "threat"),
  CBK_INT (CbkAssessment, threat_people, 1, N_("Threat: people at risk"), .merge = CBK_MERGE_GROUP,
           .group = "threat"),
  CBK_CODE (CbkAssessment, threat_weapons, 1, N_("Threat: weapons"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "threat"),
  CBK_TEXT (CbkAssessment, threat_capability, 1, N_("Threat: capability and intent"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "threat"),
  CBK_TEXT (CbkAssessment, threat_rationale, 1, N_("Threat: why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "threat"),
  CBK_CODE (CbkAssessment, harm_severity, 1, N_("Harm: severity"), "harm_severity", .merge = CBK_MERGE_GROUP,
            .group = "harm"),
  CBK_LIST (CbkAssessment, harm_kinds, 1, N_("Harm: kinds"), "harm_kind", .merge = CBK_MERGE_GROUP,
            .group = "harm"),
  CBK_TEXT (CbkAssessment, harm_rationale, 1, N_("Harm: why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "harm"),
  CBK_CODE (CbkAssessment, risk_likelihood, 1, N_("Risk: likelihood"), "risk_likelihood",
            .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_TEXT (CbkAssessment, risk_interim, 1, N_("Risk: until we are there"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_CODE (CbkAssessment, risk_choice, 1, N_("Risk: remove, avoid, reduce or accept"), "rara",
            .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_TEXT (CbkAssessment, risk_rationale, 1, N_("Risk: why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "risk"),
  CBK_CODE (CbkAssessment, investigation_needed, 1, N_("Investigation: needed"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "investigation"),
  CBK_LIST (CbkAssessment, perishable_evidence, 1, N_("Investigation: evidence that will be lost"),
            "perishable_evidence", .merge = CBK_MERGE_GROUP, .group = "investigation"),
  CBK_CODE (CbkAssessment, investigation_channel, 1, N_("Investigation: how"), "investigation_channel",
            .merge = CBK_MERGE_GROUP, .group = "investigation"),
  CBK_TEXT (CbkAssessment, investigation_rationale, 1, N_("Investigation: why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "investigation"),
  CBK_CODE (CbkAssessment, vulnerable, 1, N_("Vulnerability: anybody vulnerable"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "vulnerability"),
  CBK_LIST (CbkAssessment, vulnerable_persons, 1, N_("Vulnerability: who"), NULL,
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "vulnerability"),
  CBK_LIST (CbkAssessment, vulnerability_factors, 1, N_("Vulnerability: factors"), "need_factor",
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "vulnerability"),
  CBK_LIST (CbkAssessment, indicators, 1, N_("Vulnerability: signs of hidden crime"),
            "hidden_crime_indicator", .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "vulnerability"),
  CBK_TEXT (CbkAssessment, vulnerability_support, 1, N_("Vulnerability: support"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "vulnerability"),
  CBK_TEXT (CbkAssessment, vulnerability_rationale, 1, N_("Vulnerability: why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "vulnerability"),
  CBK_TEXT (CbkAssessment, engagement_wish, 1, N_("Engagement: what the person wants"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "engagement"),
  CBK_CODE (CbkAssessment, engagement_method, 1, N_("Engagement: preferred contact"), "contact_method",
            .merge = CBK_MERGE_GROUP, .group = "engagement"),
  CBK_CODE (CbkAssessment, engagement_reassurance, 1, N_("Engagement: reassurance needed"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "engagement"),
  CBK_TEXT (CbkAssessment, engagement_community, 1, N_("Engagement: community and media"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "engagement"),
  CBK_TEXT (CbkAssessment, engagement_rationale, 1, N_("Engagement: why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "engagement"),
  CBK_CODE (CbkAssessment, prevention_possible, 1, N_("Prevention: can a repeat be prevented"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "prevention"),
  CBK_TEXT (CbkAssessment, prevention_action, 1, N_("Prevention: action"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "prevention"),
  CBK_CODE (CbkAssessment, prevention_partner, 1, N_("Prevention: partner who should act"), "partner",
            .merge = CBK_MERGE_GROUP, .group = "prevention"),
  CBK_TEXT (CbkAssessment, prevention_partner_action, 1, N_("Prevention: what the partner is asked"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "prevention"),
  CBK_TEXT (CbkAssessment, prevention_rationale, 1, N_("Prevention: why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "prevention"),
  CBK_CODE (CbkAssessment, grade, 1, N_("Response grade"), "response_grade",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "grade"),
  CBK_TEXT (CbkAssessment, grade_reason, 1, N_("Why this grade"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "grade"),
  CBK_CODE (CbkAssessment, original_grade, 1, N_("Grade before it was overridden"), "response_grade",
            .merge = CBK_MERGE_GROUP, .group = "override"),
  CBK_REF (CbkAssessment, overridden_by, 1, N_("Overridden by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "override"),
  CBK_CODE (CbkAssessment, overridden_rank, 1, N_("Rank"), "rank", .merge = CBK_MERGE_GROUP,
            .group = "override"),
  CBK_TEXT (CbkAssessment, override_reason, 1, N_("Why overridden"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "override"),
  CBK_TIME (CbkAssessment, overridden_at, 1, N_("Overridden"), .merge = CBK_MERGE_GROUP, .group = "override"),
};

#define SUP CBK_ROLE_SUPERVISOR

/* What is signed stays as it is: changed circumstances make a new one, and a supervisor's other grade
   stands beside the first. */
static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "sign", "signed", CBK_ROLES_WORKING, "author signed_at grade", "rationales_given" },
  { "signed", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_signed" },
  { "draft", "discard", "discarded", CBK_ROLES_WORKING, NULL, NULL },
  { "signed", "override", "signed", SUP, "overridden_by override_reason original_grade", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "assessment",
  .relation = "assessments",
  .label = N_("THRIVE+ assessment"),
  .label_plural = N_("THRIVE+ assessments"),
  .icon = "casebook-assessment-symbolic",
  .about = N_("Threat, harm, risk, investigation, vulnerability, engagement and prevention, weighed for "
              "one record at one time."),
  .code = 60,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkAssessment, cbk_assessment)
