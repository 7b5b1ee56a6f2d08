/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-bail.h"

/* Pre-charge bail (PACE 1984 ss.47ZA-47ZM, by the rules in force on the day of arrest) or release under
   investigation. Each deadline keeps the rule that it was made by. */
struct _CbkBail
{
  CbkRecord parent_instance;

  char *case_id;
  char *person;
  char *custody_record;
  char *kind;
  char *state;
  char *rule_set;
  char *case_class;
  char *arrested_on;
  char *starts_on;
  char *ends_on;
  char *end_rule;
  gint64 return_at;
  char *return_station;
  char *granted_by;
  char *granted_rank;
  gint64 granted_at;
  char *ground_suspicion;
  char *ground_time;
  char *ground_diligence;
  char *ground_necessity;
  char *grounds_reason;
  char **conditions;
  char *conditions_reason;
  char *extension;
  char *extension_rank;
  gint64 extended_at;
  char *representations;
  char *victim_asked;
  gint64 victim_asked_at;
  char *victim_views;
  char *suspended_from;
  char *suspended_to;
  gint64 suspended_days;
  gint64 review_at;
  gint64 sign_off_at;
  char *breach_note;
  char *end_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkBail, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkBail, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkBail, custody_record, 1, N_("Custody record"), "custody_record", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkBail, kind, 1, N_("Kind"), "bail_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkBail, state, 1, N_("State"), "bail_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkBail, rule_set, 1, N_("Rules"), "bail_rule_set", .merge = CBK_MERGE_GROUP, .group = "period"),
  CBK_CODE (CbkBail, case_class, 1, N_("Standard or other case"), "bail_case_class", .merge = CBK_MERGE_GROUP,
            .group = "period"),
  CBK_DATE (CbkBail, arrested_on, 1, N_("Arrested"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "period"),
  CBK_DATE (CbkBail, starts_on, 1, N_("Starts"), .merge = CBK_MERGE_GROUP, .group = "period"),
  CBK_DATE (CbkBail, ends_on, 1, N_("Ends"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "period"),
  CBK_TEXT (CbkBail, end_rule, 1, N_("Ends by the rule"), .merge = CBK_MERGE_GROUP, .group = "period"),
  CBK_TIME (CbkBail, return_at, 1, N_("To answer bail"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkBail, return_station, 1, N_("Where to answer")),
  CBK_TEXT (CbkBail, granted_by, 1, N_("Granted by"), .merge = CBK_MERGE_GROUP, .group = "grant"),
  CBK_CODE (CbkBail, granted_rank, 1, N_("Rank"), "rank", .merge = CBK_MERGE_GROUP, .group = "grant"),
  CBK_TIME (CbkBail, granted_at, 1, N_("Granted"), .merge = CBK_MERGE_GROUP, .group = "grant"),
  CBK_CODE (CbkBail, ground_suspicion, 1, N_("A: grounds to suspect"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "conditions_met"),
  CBK_CODE (CbkBail, ground_time, 1, N_("B: more time needed"), "yes_no_unknown", .merge = CBK_MERGE_GROUP,
            .group = "conditions_met"),
  CBK_CODE (CbkBail, ground_diligence, 1, N_("C: diligent and expeditious"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "conditions_met"),
  CBK_CODE (CbkBail, ground_necessity, 1, N_("D: necessary and proportionate"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "conditions_met"),
  CBK_TEXT (CbkBail, grounds_reason, 1, N_("Reasons for A to D"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "conditions_met"),
  CBK_LIST (CbkBail, conditions, 1, N_("Conditions"), NULL, .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkBail, conditions_reason, 1, N_("Why these conditions"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkBail, extension, 1, N_("Extended by"), "bail_extension", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "extension"),
  CBK_CODE (CbkBail, extension_rank, 1, N_("Rank of who extended"), "rank", .merge = CBK_MERGE_GROUP,
            .group = "extension"),
  CBK_TIME (CbkBail, extended_at, 1, N_("Extended"), .merge = CBK_MERGE_GROUP, .group = "extension"),
  CBK_TEXT (CbkBail, representations, 1, N_("Representations, and what was told"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "extension"),
  CBK_CODE (CbkBail, victim_asked, 1, N_("Victim's views sought"), "yes_no_unknown", .merge = CBK_MERGE_GROUP,
            .group = "victim"),
  CBK_TIME (CbkBail, victim_asked_at, 1, N_("Asked"), .merge = CBK_MERGE_GROUP, .group = "victim"),
  CBK_TEXT (CbkBail, victim_views, 1, N_("Victim's views"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "victim"),
  CBK_DATE (CbkBail, suspended_from, 1, N_("Suspended from, with the CPS"), .merge = CBK_MERGE_GROUP,
            .group = "suspension"),
  CBK_DATE (CbkBail, suspended_to, 1, N_("Suspended until"), .merge = CBK_MERGE_GROUP, .group = "suspension"),
  CBK_INT (CbkBail, suspended_days, 1, N_("Days suspended before"), .unit = CBK_UNIT_DAYS,
           .merge = CBK_MERGE_GROUP, .group = "suspension"),
  CBK_TIME (CbkBail, review_at, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkBail, sign_off_at, 1, N_("Supervisor's sign-off due"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkBail, breach_note, 1, N_("Breach"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkBail, end_reason, 1, N_("Why it ended"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR
#define CUS CBK_ROLE_CUSTODY

static const CbkTransition transitions[] = {
  { NULL, "grant", "on_bail", CUS | INV | SUP, "arrested_on starts_on ends_on rule_set", NULL },
  { NULL, "release_under_investigation", "rui", CUS | INV | SUP, "starts_on", NULL },
  { "on_bail", "extend", "extended", SUP, "extension extension_rank extended_at", "before_end" },
  { "extended", "extend", "extended", SUP, "extension extension_rank extended_at", "before_end" },
  { "on_bail", "suspend", "suspended", INV | SUP, "suspended_from", NULL },
  { "extended", "suspend", "suspended", INV | SUP, "suspended_from", NULL },
  { "suspended", "resume", "on_bail", INV | SUP, "suspended_to", NULL },
  { "on_bail", "answer", "returned", CUS | INV | SUP, NULL, NULL },
  { "extended", "answer", "returned", CUS | INV | SUP, NULL, NULL },
  { "on_bail", "release_under_investigation", "rui", INV | SUP, "end_reason", NULL },
  { "extended", "release_under_investigation", "rui", INV | SUP, "end_reason", NULL },
  { "returned", "grant", "on_bail", CUS | INV | SUP, "ends_on", NULL },
  { "returned", "release_under_investigation", "rui", CUS | INV | SUP, NULL, NULL },
  { "rui", "grant", "on_bail", CUS | INV | SUP, "ends_on", NULL },
  { "on_bail", "stop", "nfa", SUP, "end_reason", NULL },
  { "extended", "stop", "nfa", SUP, "end_reason", NULL },
  { "suspended", "stop", "nfa", SUP, "end_reason", NULL },
  { "returned", "stop", "nfa", SUP, "end_reason", NULL },
  { "rui", "stop", "nfa", SUP, "end_reason", NULL },
  { "on_bail", "charge", "charged", INV | SUP | CUS, NULL, NULL },
  { "extended", "charge", "charged", INV | SUP | CUS, NULL, NULL },
  { "suspended", "charge", "charged", INV | SUP | CUS, NULL, NULL },
  { "returned", "charge", "charged", INV | SUP | CUS, NULL, NULL },
  { "rui", "charge", "charged", INV | SUP | CUS, NULL, NULL },
  { "nfa", "correct", "rui", SUP, "end_reason", NULL },
  { "charged", "correct", "rui", SUP, "end_reason", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "on_bail", transitions);

static const CbkEntity entity = {
  .name = "bail",
  .relation = "bails",
  .label = N_("Bail"),
  .label_plural = N_("Bails"),
  .icon = "casebook-bail-symbolic",
  .about = N_("Pre-charge bail or release under investigation, with its period, extensions and conditions."),
  .code = 81,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id custody_record person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkBail, cbk_bail)
