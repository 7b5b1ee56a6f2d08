/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-licence.h"

/* A licence and its variations, with the statuses of the service that issues them
   (ministryofjustice/create-and-vary-a-licence-api). The prison and probation are the authority; we hold what
   the teams need. */
struct _CbkLicence
{
  CbkRecord parent_instance;

  char *person;
  char *name;
  char *state;
  char *kind;
  char *type;
  char *eligible_kind;
  char *policy;
  char *licence_version;
  char *previous_version;
  char *variation_of;
  char *sentence_start;
  char *sentence_end;
  char *licence_end;
  char *conditional_release;
  char *actual_release;
  char *start_date;
  char *supervision_start;
  char *supervision_end;
  char *post_recall_release;
  char *hdc_actual;
  char *hdc_end;
  char *hard_stop;
  char *hard_stop_warning;
  char *prison;
  char *prison_phone;
  char *region;
  char *delivery_unit;
  char *local_admin_unit;
  char *local_team;
  char *community_manager;
  char *manager_assigned_on;
  char *responsible;
  char *team;
  char *created_by_text;
  char *author;
  char *submitted_by;
  gint64 submitted_at;
  char *approved_by;
  char *approver;
  gint64 approved_at;
  char *rejected_reason;
  gint64 activated_at;
  gint64 superseded_at;
  char *deactivation;
  char *appointment_person;
  char *appointment_name;
  char *appointment_time_kind;
  gint64 appointment_at;
  char *appointment_place;
  char *appointment_place_text;
  char *appointment_phone;
  char *appointment_phone_other;
  char *monitoring_provider_needed;
  gint64 provider_told_at;
  char *curfew_address;
  char **curfew_hours;
  char *curfew_first_night;
  char *bespoke_reference;
  char *parole_reference;
  char *notes_to_prison;
  char *variation_reason;
  char *supervisor_discussed;
  char *victim_liaison_discussed;
  char *victim_considerations;
  char *review_needed_on;
  gint64 reviewed_at;
  char **policy_changes;
  gint64 issued_at;
  char *shared_with;
};

static const CbkField fields[] = {
  CBK_REF (CbkLicence, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkLicence, name, 1, N_("Name on the licence"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_CODE (CbkLicence, state, 1, N_("State"), "licence_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkLicence, kind, 1, N_("Kind"), "licence_kind", .flags = CBK_FIELD_TITLE),
  CBK_CODE (CbkLicence, type, 1, N_("Type"), "licence_type"),
  CBK_CODE (CbkLicence, eligible_kind, 1, N_("Eligible for"), "licence_eligible_kind"),
  CBK_CODE (CbkLicence, policy, 1, N_("Policy version"), "licence_policy"),
  CBK_TEXT (CbkLicence, licence_version, 1, N_("Version"), .flags = CBK_FIELD_TITLE),
  CBK_REF (CbkLicence, previous_version, 1, N_("Version before"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkLicence, variation_of, 1, N_("Variation of"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkLicence, sentence_start, 1, N_("Sentence start")),
  CBK_DATE (CbkLicence, sentence_end, 1, N_("Sentence expiry")),
  CBK_DATE (CbkLicence, licence_end, 1, N_("Licence end"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "dates"),
  CBK_DATE (CbkLicence, conditional_release, 1, N_("Conditional release"), .merge = CBK_MERGE_GROUP,
            .group = "dates"),
  CBK_DATE (CbkLicence, actual_release, 1, N_("Released"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "dates"),
  CBK_DATE (CbkLicence, start_date, 1, N_("Licence start"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "dates"),
  CBK_DATE (CbkLicence, supervision_start, 1, N_("Supervision start")),
  CBK_DATE (CbkLicence, supervision_end, 1, N_("Supervision end")),
  CBK_DATE (CbkLicence, post_recall_release, 1, N_("Release after recall"), .merge = CBK_MERGE_GROUP,
            .group = "dates"),
  CBK_DATE (CbkLicence, hdc_actual, 1, N_("Home detention curfew from"), .merge = CBK_MERGE_GROUP,
            .group = "dates"),
  CBK_DATE (CbkLicence, hdc_end, 1, N_("Home detention curfew ends"), .merge = CBK_MERGE_GROUP,
            .group = "dates"),
  CBK_DATE (CbkLicence, hard_stop, 1, N_("Hard stop"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkLicence, hard_stop_warning, 1, N_("Hard stop warning"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkLicence, prison, 1, N_("Prison"), "organisation"),
  CBK_TEXT (CbkLicence, prison_phone, 1, N_("Prison's number"), .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkLicence, region, 1, N_("Probation region")),
  CBK_TEXT (CbkLicence, delivery_unit, 1, N_("Probation delivery unit")),
  CBK_TEXT (CbkLicence, local_admin_unit, 1, N_("Local administrative unit")),
  CBK_TEXT (CbkLicence, local_team, 1, N_("Probation team")),
  CBK_TEXT (CbkLicence, community_manager, 1, N_("Community offender manager"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkLicence, manager_assigned_on, 1, N_("Manager assigned")),
  CBK_REF (CbkLicence, responsible, 1, N_("Officer responsible with us"), "officer",
           .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkLicence, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkLicence, created_by_text, 1, N_("Drafted by"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkLicence, author, 1, N_("Recorded by"), "officer", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkLicence, submitted_by, 1, N_("Submitted by"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkLicence, submitted_at, 1, N_("Submitted"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkLicence, approved_by, 1, N_("Approved by"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkLicence, approver, 1, N_("Approval recorded by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_TIME (CbkLicence, approved_at, 1, N_("Approved"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkLicence, rejected_reason, 1, N_("Why refused or referred back"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkLicence, activated_at, 1, N_("Active since"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkLicence, superseded_at, 1, N_("Superseded"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkLicence, deactivation, 1, N_("Why no longer active"), "licence_deactivation",
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkLicence, appointment_person, 1, N_("First appointment with"), "appointment_person",
            .merge = CBK_MERGE_GROUP, .group = "appointment"),
  CBK_TEXT (CbkLicence, appointment_name, 1, N_("Whom to see"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "appointment"),
  CBK_CODE (CbkLicence, appointment_time_kind, 1, N_("First appointment"), "appointment_time",
            .merge = CBK_MERGE_GROUP, .group = "appointment"),
  CBK_TIME (CbkLicence, appointment_at, 1, N_("At"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "appointment"),
  CBK_REF (CbkLicence, appointment_place, 1, N_("Where"), "address", .merge = CBK_MERGE_GROUP,
           .group = "appointment"),
  CBK_TEXT (CbkLicence, appointment_place_text, 1, N_("Where, in words"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "appointment"),
  CBK_TEXT (CbkLicence, appointment_phone, 1, N_("Number"), .flags = CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE, .merge = CBK_MERGE_GROUP, .group = "appointment"),
  CBK_TEXT (CbkLicence, appointment_phone_other, 1, N_("Other number"), .flags = CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE, .merge = CBK_MERGE_GROUP, .group = "appointment"),
  CBK_CODE (CbkLicence, monitoring_provider_needed, 1, N_("Electronic monitoring provider needed"),
            "yes_no_unknown"),
  CBK_TIME (CbkLicence, provider_told_at, 1, N_("Provider told")),
  CBK_REF (CbkLicence, curfew_address, 1, N_("Curfew address"), "address"),
  CBK_LIST (CbkLicence, curfew_hours, 1, N_("Curfew hours, per weekday"), NULL),
  CBK_TEXT (CbkLicence, curfew_first_night, 1, N_("Curfew on the first night")),
  CBK_TEXT (CbkLicence, bespoke_reference, 1, N_("Approval of bespoke conditions")),
  CBK_TEXT (CbkLicence, parole_reference, 1, N_("Parole Board direction")),
  CBK_TEXT (CbkLicence, notes_to_prison, 1, N_("Notes to the prison"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkLicence, variation_reason, 1, N_("Why vary"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkLicence, supervisor_discussed, 1, N_("Senior probation officer consulted"), "discussed"),
  CBK_CODE (CbkLicence, victim_liaison_discussed, 1, N_("Victim liaison officer consulted"), "discussed"),
  CBK_TEXT (CbkLicence, victim_considerations, 1, N_("Victim considerations, never shown to the person"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkLicence, review_needed_on, 1, N_("To be reviewed after release by"),
            .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkLicence, reviewed_at, 1, N_("Reviewed after release")),
  CBK_LIST (CbkLicence, policy_changes, 1, N_("Changes against the present policy"), "policy_change"),
  CBK_TIME (CbkLicence, issued_at, 1, N_("Given to the person")),
  CBK_TEXT (CbkLicence, shared_with, 1, N_("Shared with")),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define BRE CBK_ROLE_BREACH
#define RES CBK_ROLE_RESETTLEMENT

/* Licence and variation tables of create-and-vary-a-licence; what prison and probation do is recorded by our
   teams. */
static const CbkTransition transitions[] = {
  { NULL, "create", "IN_PROGRESS", RES | OM | BRE, NULL, "licence_eligible" },
  { NULL, "create_version", "IN_PROGRESS", RES | OM | BRE, "previous_version", "previous_is_approved" },
  { NULL, "record", "ACTIVE", RES | OM | BRE, "start_date licence_end", "received_from_prison" },
  { NULL, "create_hard_stop", "IN_PROGRESS", RES | SUP, NULL, "hard_stop_reached" },
  { NULL, "create_variation", "VARIATION_IN_PROGRESS", OM | BRE | RES, "variation_of", "no_open_variation" },
  { "IN_PROGRESS", "submit", "SUBMITTED", RES | OM | BRE, "appointment_person submitted_at",
    "conditions_complete" },
  { "IN_PROGRESS", "time_out", "TIMED_OUT", RES | OM | SUP, NULL, "hard_stop_reached" },
  { "IN_PROGRESS", "deactivate", "INACTIVE", RES | OM | SUP, "deactivation", NULL },
  { "SUBMITTED", "return_for_edit", "IN_PROGRESS", RES | OM | SUP, "rejected_reason", NULL },
  { "SUBMITTED", "approve", "APPROVED", SUP, "approved_by approved_at appointment_time_kind",
    "approver_is_not_author" },
  { "SUBMITTED", "refuse", "REJECTED", SUP, "rejected_reason", NULL },
  { "SUBMITTED", "deactivate", "INACTIVE", RES | OM | SUP, "deactivation", NULL },
  { "REJECTED", "edit", "IN_PROGRESS", RES | OM | BRE, NULL, NULL },
  { "REJECTED", "deactivate", "INACTIVE", RES | OM | SUP, "deactivation", NULL },
  { "TIMED_OUT", "deactivate", "INACTIVE", RES | OM | SUP, "deactivation", NULL },
  { "APPROVED", "activate", "ACTIVE", RES | OM | BRE, "activated_at actual_release", "start_date_reached" },
  { "APPROVED", "deactivate", "INACTIVE", RES | OM | SUP, "deactivation", NULL },
  { "ACTIVE", "deactivate", "INACTIVE", OM | BRE | RES | SUP, "deactivation", NULL },
  { "VARIATION_IN_PROGRESS", "submit", "VARIATION_SUBMITTED", OM | BRE | RES,
    "variation_reason supervisor_discussed victim_liaison_discussed", "conditions_complete" },
  { "VARIATION_IN_PROGRESS", "discard", "INACTIVE", OM | BRE | RES, "deactivation", NULL },
  { "VARIATION_SUBMITTED", "refer_back", "VARIATION_REJECTED", SUP, "rejected_reason", NULL },
  { "VARIATION_SUBMITTED", "approve", "VARIATION_APPROVED", SUP, "approved_by approved_at",
    "approver_is_not_author" },
  { "VARIATION_REJECTED", "edit", "VARIATION_IN_PROGRESS", OM | BRE | RES, NULL, NULL },
  { "VARIATION_REJECTED", "discard", "INACTIVE", OM | BRE | RES, "deactivation", NULL },
  { "VARIATION_APPROVED", "issue", "ACTIVE", OM | BRE | RES, "issued_at", NULL },
  { "VARIATION_APPROVED", "deactivate", "INACTIVE", OM | BRE | RES | SUP, "deactivation", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "IN_PROGRESS", transitions);

static const CbkEntity entity = {
  .name = "licence",
  .relation = "licences",
  .label = N_("Licence"),
  .label_plural = N_("Licences"),
  .icon = "casebook-licence-symbolic",
  .about = N_("A licence on which a person is released, its versions and its state."),
  .code = 105,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .holders = "responsible author",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkLicence, cbk_licence)
