/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-offence.h"

/* One crime of a case (Home Office Crime Recording Rules: one crime per victim, principal crime,
   finished incident). Another classification is a further row with its reason. */
struct _CbkOffence
{
  CbkRecord parent_instance;

  char *case_id;
  char *state;
  char *classification;
  char *title;
  char *wording;
  char *previous;
  char *reclassified_reason;
  char *victim;
  char *suspect;
  gint64 occurred_from;
  gint64 occurred_to;
  char *time_precision;
  gint64 discovered_at;
  char *place;
  char *visibility;
  char *location_kind;
  gboolean attempt;
  char *weapon;
  char **flags;
  char **hate_strands;
  char *cyber;
  char *action_fraud_reference;
  char *business_victim;
  char *premises_kind;
  char *alcohol;
  char *drugs;
  char *night_time_economy;
  char **road_factors;
  char *animal;
  char **points_to_prove;
  gint64 severity_days;
  char *severity_table;
  char *time_limit;
  char *time_limit_rule;
  char *charge_number;
  char *summons_number;
  gint64 charged_at;
  char *cancel_reason;
  char *cancel_category;
  char *cancel_answer;
};

static const CbkField fields[] = {
  CBK_REF (CbkOffence, case_id, 1, N_("Case"), "case",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkOffence, state, 1, N_("State"), "offence_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkOffence, classification, 1, N_("Classification"), "offence_class",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkOffence, title, 1, N_("Offence"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE),
  CBK_TEXT (CbkOffence, wording, 1, N_("Wording"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkOffence, previous, 1, N_("Classified before as"), "offence",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkOffence, reclassified_reason, 1, N_("Why classified anew"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkOffence, victim, 1, N_("Victim"), "case_role", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkOffence, suspect, 1, N_("Suspect"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkOffence, occurred_from, 1, N_("Committed from"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "occurred"),
  CBK_TIME (CbkOffence, occurred_to, 1, N_("Committed to"), .merge = CBK_MERGE_GROUP, .group = "occurred"),
  CBK_CODE (CbkOffence, time_precision, 1, N_("How exact"), "time_precision", .merge = CBK_MERGE_GROUP,
            .group = "occurred"),
  CBK_TIME (CbkOffence, discovered_at, 1, N_("Discovered"), .merge = CBK_MERGE_GROUP, .group = "occurred"),
  CBK_REF (CbkOffence, place, 1, N_("Place"), "address", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkOffence, visibility, 1, N_("Public or private"), "place_visibility",
            .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkOffence, location_kind, 1, N_("Kind of place"), "location_kind"),
  CBK_BOOL (CbkOffence, attempt, 1, N_("Attempt")),
  CBK_CODE (CbkOffence, weapon, 1, N_("Weapon"), "weapon"),
  CBK_LIST (CbkOffence, flags, 1, N_("Flags"), "case_flag"),
  CBK_LIST (CbkOffence, hate_strands, 1, N_("Hate: perceived because of"), "hate_strand",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkOffence, cyber, 1, N_("Cyber"), "cyber"),
  CBK_TEXT (CbkOffence, action_fraud_reference, 1, N_("Action Fraud or Report Fraud reference"),
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkOffence, business_victim, 1, N_("Business victim"), "yes_no_unknown"),
  CBK_CODE (CbkOffence, premises_kind, 1, N_("Business premises"), "premises_kind"),
  CBK_CODE (CbkOffence, alcohol, 1, N_("Alcohol"), "yes_no_unknown"),
  CBK_CODE (CbkOffence, drugs, 1, N_("Drugs"), "yes_no_unknown"),
  CBK_CODE (CbkOffence, night_time_economy, 1, N_("Night-time economy"), "yes_no_unknown"),
  CBK_LIST (CbkOffence, road_factors, 1, N_("Road factors"), "fatal_5"),
  CBK_CODE (CbkOffence, animal, 1, N_("Animals"), "animal_involvement"),
  CBK_LIST (CbkOffence, points_to_prove, 1, N_("Points to prove"), NULL),
  CBK_INT (CbkOffence, severity_days, 1, N_("Severity weight"), .unit = CBK_UNIT_DAYS,
           .merge = CBK_MERGE_GROUP, .group = "severity"),
  CBK_TEXT (CbkOffence, severity_table, 1, N_("Severity table"), .merge = CBK_MERGE_GROUP,
            .group = "severity"),
  CBK_DATE (CbkOffence, time_limit, 1, N_("Last day to start proceedings"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "limit"),
  CBK_TEXT (CbkOffence, time_limit_rule, 1, N_("By the rule"), .merge = CBK_MERGE_GROUP, .group = "limit"),
  CBK_TEXT (CbkOffence, charge_number, 1, N_("Charge number"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkOffence, summons_number, 1, N_("Arrest summons number"), .key = CBK_KEY_REFERENCE),
  CBK_TIME (CbkOffence, charged_at, 1, N_("Charged")),
  CBK_TEXT (CbkOffence, cancel_reason, 1, N_("Why the record should be cancelled"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "cancel"),
  CBK_CODE (CbkOffence, cancel_category, 1, N_("Ground for cancelling"), "cancel_category",
            .merge = CBK_MERGE_GROUP, .group = "cancel"),
  CBK_TEXT (CbkOffence, cancel_answer, 1, N_("Registrar's answer"), .merge = CBK_MERGE_GROUP,
            .group = "cancel"),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR
#define ADM CBK_ROLE_ADMINISTRATOR

/* A record leaves the count only by the registrar's decision at headquarters. */
static const CbkTransition transitions[] = {
  { NULL, "record", "recorded", CBK_ROLES_WORKING, NULL, "in_time_or_reason" },
  { "recorded", "reclassify", "superseded", INV | SUP, "reclassified_reason", "newer_recorded" },
  { "recorded", "ask_to_cancel", "cancel_requested", INV | SUP, "cancel_reason cancel_category", NULL },
  { "cancel_requested", "cancel", "cancelled", ADM, "cancel_answer", "registrar" },
  { "cancel_requested", "refuse", "refused", ADM, "cancel_answer", "registrar" },
  { "refused", "ask_to_cancel", "cancel_requested", INV | SUP, "cancel_reason cancel_category", NULL },
  { "cancelled", "record_again", "recorded", SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "recorded", transitions);

static const CbkEntity entity = {
  .name = "offence",
  .relation = "offences",
  .label = N_("Offence"),
  .label_plural = N_("Offences"),
  .icon = "casebook-offence-symbolic",
  .about = N_("One crime of a case; another classification is a further row with its reason."),
  .code = 61,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkOffence, cbk_offence)
