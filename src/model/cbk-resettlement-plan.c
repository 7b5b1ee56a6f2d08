/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-resettlement-plan.h"

/* One plan for every released prisoner, also where no licence follows and nobody may imply supervision.
   Pathways and reports as in ministryofjustice/hmpps-resettlement-passport-api; the decision part is ours. */
struct _CbkResettlementPlan
{
  CbkRecord parent_instance;

  char *person;
  char *reference;
  char *local_reference;
  char *name;
  char *state;
  char *management;
  char *licence;
  char *release_type;
  char *release_rule;
  char *release_legal_on;
  char *release_shifted_on;
  char *release_confirmed_on;
  gint64 release_at;
  char *has_licence;
  char *prison;
  char *home_area;
  char *home_authority;
  char *unit;
  char *team;
  char *owner;
  char *supervisor;
  char *worker_prison;
  char *worker_probation;
  char *opened_reason;
  char *reset_reason;
  gint64 reset_count;
  char *immediate_report;
  gint64 immediate_report_at;
  char *immediate_skip_reason;
  char *prerelease_report;
  gint64 prerelease_report_at;
  char *prerelease_skip_reason;
  char *summary;
  char *risk_headlines;
  char *risk_assessment;
  char *mappa;
  char **police_interest;
  char *victims_note;
  char *thrive;
  char *grade;
  char *first_night;
  gint64 first_night_confirmed_at;
  char *first_night_outcome;
  char *homelessness_referral_due_on;
  gint64 homelessness_referred_at;
  char *homelessness_consent;
  char *condition_advice;
  char **conditions_recommended;
  char *stream;
  char *sentence_group;
  char *rosh;
  char *mappa_level;
  char *decision;
  char *decision_code;
  char *decision_reason;
  char *decided_by;
  gint64 decided_at;
  char *approved_by;
  gint64 approved_at;
  char *approval_reason;
  char *returned_reason;
  char *travel;
  char *discharge_grant;
  char *clothes;
  char *medication;
  gint64 first_appointment_at;
  char *first_appointment_kept;
  char *handover;
  gint64 next_review_at;
  gint64 follow_up_28_at;
  char *follow_up_28;
  gint64 follow_up_84_at;
  char *follow_up_84;
  gint64 closed_at;
  char *retention_review;
};

static const CbkField fields[] = {
  CBK_REF (CbkResettlementPlan, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkResettlementPlan, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkResettlementPlan, local_reference, 1, N_("Provisional reference"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkResettlementPlan, name, 1, N_("Name at the time"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_CODE (CbkResettlementPlan, state, 1, N_("State"), "resettlement_plan_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkResettlementPlan, management, 1, N_("Management"), "management", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkResettlementPlan, licence, 1, N_("Licence"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkResettlementPlan, release_type, 1, N_("Release type"), "release_type"),
  CBK_TEXT (CbkResettlementPlan, release_rule, 1, N_("Rule behind the date")),
  CBK_DATE (CbkResettlementPlan, release_legal_on, 1, N_("Release by the rules"), .merge = CBK_MERGE_GROUP,
            .group = "release"),
  CBK_DATE (CbkResettlementPlan, release_shifted_on, 1, N_("Release, moved to a working day"),
            .merge = CBK_MERGE_GROUP, .group = "release"),
  CBK_DATE (CbkResettlementPlan, release_confirmed_on, 1, N_("Release confirmed by the prison"),
            .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "release"),
  CBK_TIME (CbkResettlementPlan, release_at, 1, N_("Released"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "release"),
  CBK_CODE (CbkResettlementPlan, has_licence, 1, N_("Licence follows"), "yes_no_unknown"),
  CBK_REF (CbkResettlementPlan, prison, 1, N_("Prison"), "organisation", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkResettlementPlan, home_area, 1, N_("Home area"), "area", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkResettlementPlan, home_authority, 1, N_("Home authority"), "organisation"),
  CBK_REF (CbkResettlementPlan, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkResettlementPlan, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkResettlementPlan, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkResettlementPlan, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkResettlementPlan, worker_prison, 1, N_("Prison worker"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkResettlementPlan, worker_probation, 1, N_("Probation practitioner"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkResettlementPlan, opened_reason, 1, N_("Opened because"), "resettlement_opening"),
  CBK_CODE (CbkResettlementPlan, reset_reason, 1, N_("Reset because"), "resettlement_reset",
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_INT (CbkResettlementPlan, reset_count, 1, N_("Times reset")),
  CBK_CODE (CbkResettlementPlan, immediate_report, 1, N_("Immediate-needs report"), "report_status"),
  CBK_TIME (CbkResettlementPlan, immediate_report_at, 1, N_("Immediate-needs report submitted")),
  CBK_TEXT (CbkResettlementPlan, immediate_skip_reason, 1, N_("Why there is none"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkResettlementPlan, prerelease_report, 1, N_("Pre-release report"), "report_status"),
  CBK_TIME (CbkResettlementPlan, prerelease_report_at, 1, N_("Pre-release report submitted")),
  CBK_TEXT (CbkResettlementPlan, prerelease_skip_reason, 1, N_("Why there is no pre-release report"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkResettlementPlan, summary, 1, N_("Summary"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkResettlementPlan, risk_headlines, 1, N_("Risk headlines"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkResettlementPlan, risk_assessment, 1, N_("Risk of serious harm"), "risk_assessment"),
  CBK_REF (CbkResettlementPlan, mappa, 1, N_("MAPPA record"), "mappa"),
  CBK_LIST (CbkResettlementPlan, police_interest, 1, N_("Police interest"), "offender_flag"),
  CBK_TEXT (CbkResettlementPlan, victims_note, 1, N_("Victim considerations"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkResettlementPlan, thrive, 1, N_("THRIVE+ assessment"), "assessment"),
  CBK_CODE (CbkResettlementPlan, grade, 1, N_("Response grade"), "response_grade"),
  CBK_CODE (CbkResettlementPlan, first_night, 1, N_("Accommodation, first night"), "first_night"),
  CBK_TIME (CbkResettlementPlan, first_night_confirmed_at, 1, N_("First night confirmed")),
  CBK_CODE (CbkResettlementPlan, first_night_outcome, 1, N_("First night, as it turned out"), "first_night"),
  CBK_DATE (CbkResettlementPlan, homelessness_referral_due_on, 1, N_("Homelessness referral due"),
            .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkResettlementPlan, homelessness_referred_at, 1, N_("Homelessness referred")),
  CBK_CODE (CbkResettlementPlan, homelessness_consent, 1, N_("Consent to the homelessness referral"),
            "yes_no_unknown"),
  CBK_TEXT (CbkResettlementPlan, condition_advice, 1, N_("Conditions recommended, and why"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkResettlementPlan, conditions_recommended, 1, N_("Conditions recommended"),
            "licence_condition_v4"),
  CBK_CODE (CbkResettlementPlan, stream, 1, N_("Stream"), "iom_stream", .merge = CBK_MERGE_GROUP,
            .group = "facts"),
  CBK_CODE (CbkResettlementPlan, sentence_group, 1, N_("Sentence group"), "recall_sentence_group",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkResettlementPlan, rosh, 1, N_("Risk of serious harm at the time"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkResettlementPlan, mappa_level, 1, N_("MAPPA level at the time"), "mappa_level",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_REF (CbkResettlementPlan, decision, 1, N_("Decision"), "decision", .merge = CBK_MERGE_GROUP,
           .group = "decision"),
  CBK_CODE (CbkResettlementPlan, decision_code, 1, N_("Intensity"), "resettlement_decision",
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_TEXT (CbkResettlementPlan, decision_reason, 1, N_("Why so decided"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_REF (CbkResettlementPlan, decided_by, 1, N_("Decided by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "decision"),
  CBK_TIME (CbkResettlementPlan, decided_at, 1, N_("Decided"), .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_REF (CbkResettlementPlan, approved_by, 1, N_("Approved by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "approval"),
  CBK_TIME (CbkResettlementPlan, approved_at, 1, N_("Approved"), .merge = CBK_MERGE_GROUP,
            .group = "approval"),
  CBK_TEXT (CbkResettlementPlan, approval_reason, 1, N_("Approver's reason"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "approval"),
  CBK_TEXT (CbkResettlementPlan, returned_reason, 1, N_("Why returned"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "approval"),
  CBK_TEXT (CbkResettlementPlan, travel, 1, N_("Travel on the day"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkResettlementPlan, discharge_grant, 1, N_("Discharge grant"), "yes_no_unknown"),
  CBK_CODE (CbkResettlementPlan, clothes, 1, N_("Clothes"), "yes_no_unknown"),
  CBK_CODE (CbkResettlementPlan, medication, 1, N_("Medication on release"), "yes_no_unknown"),
  CBK_TIME (CbkResettlementPlan, first_appointment_at, 1, N_("First appointment")),
  CBK_CODE (CbkResettlementPlan, first_appointment_kept, 1, N_("First appointment kept"), "yes_no_unknown"),
  CBK_REF (CbkResettlementPlan, handover, 1, N_("Handover"), "handover"),
  CBK_TIME (CbkResettlementPlan, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkResettlementPlan, follow_up_28_at, 1, N_("Follow-up at 28 days")),
  CBK_TEXT (CbkResettlementPlan, follow_up_28, 1, N_("Follow-up at 28 days, result"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkResettlementPlan, follow_up_84_at, 1, N_("Follow-up at 12 weeks")),
  CBK_TEXT (CbkResettlementPlan, follow_up_84, 1, N_("Follow-up at 12 weeks, result"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkResettlementPlan, closed_at, 1, N_("Closed"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkResettlementPlan, retention_review, 1, N_("Retention review"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_STRICT),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define RES CBK_ROLE_RESETTLEMENT

/* Resettlement table of the offender pages, section 3.9; earlier reports are kept when a plan is reset. */
static const CbkTransition transitions[] = {
  { NULL, "open", "OPEN", RES | OM | SUP, "opened_reason", NULL },
  { "OPEN", "assess", "ASSESSED", RES | OM, "immediate_report", "all_pathways_assessed" },
  { "ASSESSED", "plan", "PLANNED", RES | OM, NULL, "needs_have_owners" },
  { "PLANNED", "submit", "READY_FOR_DECISION", RES | OM, "prerelease_report", NULL },
  { "READY_FOR_DECISION", "decide", "DECIDED", RES | SUP, "decision_code decision_reason decided_by", NULL },
  { "READY_FOR_DECISION", "return", "PLANNED", RES | SUP, "returned_reason", NULL },
  { "DECIDED", "approve", "APPROVED", SUP, "approved_by approved_at approval_reason",
    "approver_is_not_author" },
  { "DECIDED", "return", "PLANNED", SUP, "returned_reason", "approver_is_not_author" },
  { "APPROVED", "release", "RELEASED", RES | OM, "release_at", "handover_sent" },
  { "RELEASED", "close", "CLOSED", RES | OM | SUP, "closed_at", "follow_ups_done" },
  { "OPEN", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "ASSESSED", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "PLANNED", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "READY_FOR_DECISION", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "DECIDED", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "APPROVED", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "RELEASED", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "CLOSED", "reset", "RESET", RES | OM | SUP, "reset_reason", NULL },
  { "RESET", "reopen", "OPEN", RES | OM | SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "OPEN", transitions);

static const CbkEntity entity = {
  .name = "resettlement_plan",
  .relation = "resettlement_plans",
  .label = N_("Resettlement plan"),
  .label_plural = N_("Resettlement plans"),
  .icon = "casebook-resettlement-plan-symbolic",
  .about = N_("The plan for a prisoner's release, from the first assessment to the follow-up."),
  .code = 10,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "management licence",
  .holders = "owner supervisor",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkResettlementPlan, cbk_resettlement_plan)
