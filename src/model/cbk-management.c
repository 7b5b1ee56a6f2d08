/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-management.h"

/* The Integrated Offender Management record of a person, from referral to deselection; statutory and
   non-statutory. A score is an indicator only: people decide, and record why (HMIP and HMICFRS joint
   inspection 2020). */
struct _CbkManagement
{
  CbkRecord parent_instance;

  char *person;
  char *reference;
  char *local_reference;
  char *name;
  char *state;
  gint64 referred_at;
  char *referral_source;
  char *referred_by_agency;
  char *referred_by;
  char *referral_reason;
  char *source_case;
  char *offences_summary;
  char *intelligence_summary;
  char *stream;
  char **other_streams;
  char *stream_reason;
  char *cohort;
  char *statutory;
  char *rag;
  char *rag_reason;
  gint64 rag_since;
  char *score;
  gint64 panel_at;
  char *panel_members;
  char *panel_decision;
  char *panel_reason;
  char *decision;
  gint64 adopted_at;
  char *unit;
  char *team;
  char *offender_manager;
  char *supervisor;
  char *probation_officer;
  char *probation_provider;
  char *youth_team;
  char *other_workers;
  gint64 told_at;
  char *told_how;
  char *consent;
  char *contact_minimum;
  gint64 next_contact_at;
  gint64 next_review_at;
  char *prison;
  gint64 custody_since;
  char *release_expected;
  char *licence;
  char *tier;
  char **flags;
  char **programmes;
  char *trial;
  char **factors;
  gint64 severity_days;
  gint64 offences_before;
  gint64 offences_since;
  gint64 severity_before_days;
  gint64 severity_since_days;
  gint64 custody_days_since;
  gboolean lone_visits_barred;
  char *sharing_agreement;
  gint64 deselected_at;
  char *deselect_reason;
  char *exit_plan;
  gint64 step_down_check_at;
  char *step_down_result;
  char *retention_group;
  char *retention_review;
};

static const CbkField fields[] = {
  CBK_REF (CbkManagement, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkManagement, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkManagement, local_reference, 1, N_("Provisional reference"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkManagement, name, 1, N_("Name at the time"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_CODE (CbkManagement, state, 1, N_("State"), "management_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkManagement, referred_at, 1, N_("Referred"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkManagement, referral_source, 1, N_("Referred by"), "referral_source"),
  CBK_REF (CbkManagement, referred_by_agency, 1, N_("Agency"), "organisation"),
  CBK_TEXT (CbkManagement, referred_by, 1, N_("Referred by, in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkManagement, referral_reason, 1, N_("Why referred"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkManagement, source_case, 1, N_("Case it comes from"), "case"),
  CBK_TEXT (CbkManagement, offences_summary, 1, N_("Offences"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkManagement, intelligence_summary, 1, N_("Intelligence, in summary"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkManagement, stream, 1, N_("Stream"), "iom_stream", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "cohort"),
  CBK_LIST (CbkManagement, other_streams, 1, N_("Also relevant to"), "iom_stream", .merge = CBK_MERGE_GROUP,
            .group = "cohort"),
  CBK_TEXT (CbkManagement, stream_reason, 1, N_("Why this stream"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "cohort"),
  CBK_CODE (CbkManagement, cohort, 1, N_("Cohort"), "iom_cohort", .merge = CBK_MERGE_GROUP,
            .group = "cohort"),
  CBK_CODE (CbkManagement, statutory, 1, N_("Under statutory supervision"), "yes_no_unknown"),
  CBK_CODE (CbkManagement, rag, 1, N_("Red, amber, green"), "iom_rag", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "rag"),
  CBK_TEXT (CbkManagement, rag_reason, 1, N_("Why this colour"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "rag"),
  CBK_TIME (CbkManagement, rag_since, 1, N_("Colour since"), .merge = CBK_MERGE_GROUP, .group = "rag"),
  CBK_REF (CbkManagement, score, 1, N_("Score relied on"), "score"),
  CBK_TIME (CbkManagement, panel_at, 1, N_("Panel sat"), .merge = CBK_MERGE_GROUP, .group = "panel"),
  CBK_TEXT (CbkManagement, panel_members, 1, N_("Who was there"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "panel"),
  CBK_CODE (CbkManagement, panel_decision, 1, N_("Panel's decision"), "iom_panel_decision",
            .merge = CBK_MERGE_GROUP, .group = "panel"),
  CBK_TEXT (CbkManagement, panel_reason, 1, N_("Panel's reasons"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "panel"),
  CBK_REF (CbkManagement, decision, 1, N_("Decision"), "decision", .merge = CBK_MERGE_GROUP,
           .group = "panel"),
  CBK_TIME (CbkManagement, adopted_at, 1, N_("Adopted"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkManagement, unit, 1, N_("Offender management unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkManagement, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkManagement, offender_manager, 1, N_("Police offender manager"), "officer",
           .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkManagement, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkManagement, probation_officer, 1, N_("Probation practitioner"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkManagement, probation_provider, 1, N_("Probation provider"), "organisation"),
  CBK_REF (CbkManagement, youth_team, 1, N_("Youth offending team"), "organisation"),
  CBK_TEXT (CbkManagement, other_workers, 1, N_("Other named workers"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkManagement, told_at, 1, N_("Person told")),
  CBK_TEXT (CbkManagement, told_how, 1, N_("How they were told")),
  CBK_CODE (CbkManagement, consent, 1, N_("Consented to voluntary work"), "yes_no_unknown"),
  CBK_CODE (CbkManagement, contact_minimum, 1, N_("Least contact"), "offender_contact_frequency"),
  CBK_TIME (CbkManagement, next_contact_at, 1, N_("Next contact due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkManagement, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkManagement, prison, 1, N_("Prison"), "organisation"),
  CBK_TIME (CbkManagement, custody_since, 1, N_("In custody since")),
  CBK_DATE (CbkManagement, release_expected, 1, N_("Release expected"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkManagement, licence, 1, N_("Licence"), "licence"),
  CBK_TEXT (CbkManagement, tier, 1, N_("Tier")),
  CBK_LIST (CbkManagement, flags, 1, N_("Flags"), "offender_flag"),
  CBK_LIST (CbkManagement, programmes, 1, N_("Programmes"), "programme"),
  CBK_TEXT (CbkManagement, trial, 1, N_("Trial or evaluation")),
  CBK_LIST (CbkManagement, factors, 1, N_("Reoffending factors"), "reoffending_factor"),
  CBK_INT (CbkManagement, severity_days, 1, N_("Severity of known offences"), .unit = CBK_UNIT_DAYS),
  CBK_INT (CbkManagement, offences_before, 1, N_("Offences in the year before adoption")),
  CBK_INT (CbkManagement, offences_since, 1, N_("Offences since adoption")),
  CBK_INT (CbkManagement, severity_before_days, 1, N_("Severity in the year before adoption"),
           .unit = CBK_UNIT_DAYS),
  CBK_INT (CbkManagement, severity_since_days, 1, N_("Severity since adoption"), .unit = CBK_UNIT_DAYS),
  CBK_INT (CbkManagement, custody_days_since, 1, N_("Days in custody since adoption"), .unit = CBK_UNIT_DAYS),
  CBK_BOOL (CbkManagement, lone_visits_barred, 1, N_("No visits alone")),
  CBK_TEXT (CbkManagement, sharing_agreement, 1, N_("Sharing agreement")),
  CBK_TIME (CbkManagement, deselected_at, 1, N_("Deselected"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "deselection"),
  CBK_CODE (CbkManagement, deselect_reason, 1, N_("Why deselected"), "deselection_reason",
            .merge = CBK_MERGE_GROUP, .group = "deselection"),
  CBK_TEXT (CbkManagement, exit_plan, 1, N_("Exit plan"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "deselection"),
  CBK_TIME (CbkManagement, step_down_check_at, 1, N_("Step-down check")),
  CBK_TEXT (CbkManagement, step_down_result, 1, N_("Result of the step-down check"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkManagement, retention_group, 1, N_("Retention group"), "retention_group",
            .merge = CBK_MERGE_STRICT),
  CBK_DATE (CbkManagement, retention_review, 1, N_("Retention review"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_STRICT),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define RES CBK_ROLE_RESETTLEMENT

/* States of the offender pages, section 3.9; a declined or deselected person returns on new information. */
static const CbkTransition transitions[] = {
  { NULL, "refer", "REFERRED", CBK_ROLES_WORKING, "referral_reason", NULL },
  { "REFERRED", "score", "AWAITING_PANEL", OM | SUP, "score", NULL },
  { "AWAITING_PANEL", "accept", "ADOPTED", SUP, "panel_decision panel_reason cohort stream rag",
    "panel_recorded" },
  { "AWAITING_PANEL", "decline", "DECLINED", SUP, "panel_decision panel_reason", "panel_recorded" },
  { "AWAITING_PANEL", "defer", "AWAITING_PANEL", SUP, "panel_reason", NULL },
  { "DECLINED", "refer", "REFERRED", CBK_ROLES_WORKING, "referral_reason", NULL },
  { "ADOPTED", "enter_custody", "CUSTODY", OM | SUP, "custody_since", NULL },
  { "ADOPTED", "deselect", "DESELECTED", SUP, "deselect_reason", "panel_recorded" },
  { "ADOPTED", "activate", "ACTIVE", OM | SUP, "offender_manager told_at", "plan_agreed" },
  { "ACTIVE", "enter_custody", "CUSTODY", OM | SUP, "custody_since", NULL },
  { "ACTIVE", "reduce", "REACTIVE", OM | SUP, "rag_reason", NULL },
  { "ACTIVE", "deselect", "DESELECTED", SUP, "deselect_reason exit_plan step_down_check_at",
    "panel_recorded" },
  { "REACTIVE", "intensify", "ACTIVE", OM | SUP, "rag_reason", NULL },
  { "REACTIVE", "enter_custody", "CUSTODY", OM | SUP, "custody_since", NULL },
  { "REACTIVE", "deselect", "DESELECTED", SUP, "deselect_reason exit_plan step_down_check_at",
    "panel_recorded" },
  { "CUSTODY", "prepare_release", "ACTIVE", OM | RES | SUP, "release_expected", NULL },
  { "CUSTODY", "deselect", "DESELECTED", SUP, "deselect_reason exit_plan", "panel_recorded" },
  { "DESELECTED", "refer", "REFERRED", CBK_ROLES_WORKING, "referral_reason", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "REFERRED", transitions);

static const CbkEntity entity = {
  .name = "management",
  .relation = "managements",
  .label = N_("Offender management"),
  .label_plural = N_("Offender managements"),
  .icon = "casebook-management-symbolic",
  .about = N_("A person managed by an offender management unit, from referral to deselection."),
  .code = 106,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .holders = "offender_manager supervisor",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkManagement, cbk_management)
