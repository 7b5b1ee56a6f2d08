/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-case.h"

/* An investigation, from the report to closure (docs/domain.md, Investigation). */
struct _CbkCase
{
  CbkRecord parent_instance;

  char *reference;
  char *local_reference;
  char *urn;
  char *summary;
  char *state;
  char *incident;
  char *classification;
  char *grade;
  gint64 thrive_version;
  gint64 reported_at;
  gint64 recorded_at;
  char *late_reason;
  char *channel;
  gint64 occurred_from;
  gint64 occurred_to;
  char *place;
  char *location_text;
  char *location_kind;
  char *method;
  char **method_codes;
  char **flags;
  char **hidden_crimes;
  char *cyber;
  gboolean business_victim;
  gboolean repeat_victim;
  char *unit;
  char *team;
  char *owner;
  char *supervisor;
  char *disclosure_officer;
  gint64 next_review_at;
  gint64 plan_due_at;
  char *screening;
  char *screening_reason;
  char *outcome;
  char *outcome_reason;
  gint64 outcome_at;
  char *transferred_to;
  gint64 severity_days;
  char *retention_group;
  char *retention_review;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkCase, reference, 1, N_("Crime reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkCase, local_reference, 1, N_("Provisional reference"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkCase, urn, 1, N_("URN"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkCase, summary, 1, N_("Summary"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkCase, state, 1, N_("State"), "case_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkCase, incident, 1, N_("Incident"), "incident", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCase, classification, 1, N_("Classification"), "offence_class", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCase, grade, 1, N_("Response grade"), "response_grade", .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkCase, thrive_version, 1, N_("THRIVE+ version")),
  CBK_TIME (CbkCase, reported_at, 1, N_("Reported"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkCase, recorded_at, 1, N_("Recorded as a crime")),
  CBK_TEXT (CbkCase, late_reason, 1, N_("Why recorded late")),
  CBK_CODE (CbkCase, channel, 1, N_("Reported through"), "report_channel"),
  CBK_TIME (CbkCase, occurred_from, 1, N_("Happened from"), .merge = CBK_MERGE_GROUP, .group = "occurred"),
  CBK_TIME (CbkCase, occurred_to, 1, N_("Happened to"), .merge = CBK_MERGE_GROUP, .group = "occurred"),
  CBK_REF (CbkCase, place, 1, N_("Place"), "address", .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_TEXT (CbkCase, location_text, 1, N_("Place in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_CODE (CbkCase, location_kind, 1, N_("Kind of place"), "location_kind"),
  CBK_TEXT (CbkCase, method, 1, N_("Method"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkCase, method_codes, 1, N_("Method codes"), "method"),
  CBK_LIST (CbkCase, flags, 1, N_("Flags"), "case_flag"),
  CBK_LIST (CbkCase, hidden_crimes, 1, N_("Hidden crimes"), "hidden_crime"),
  CBK_CODE (CbkCase, cyber, 1, N_("Cyber"), "cyber"),
  CBK_BOOL (CbkCase, business_victim, 1, N_("Business victim")),
  CBK_BOOL (CbkCase, repeat_victim, 1, N_("Repeat victim")),
  CBK_REF (CbkCase, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCase, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCase, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCase, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCase, disclosure_officer, 1, N_("Disclosure officer"), "officer"),
  CBK_TIME (CbkCase, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkCase, plan_due_at, 1, N_("Plan due")),
  CBK_CODE (CbkCase, screening, 1, N_("Screening decision"), "screening", .merge = CBK_MERGE_GROUP,
            .group = "screening"),
  CBK_TEXT (CbkCase, screening_reason, 1, N_("Why so screened"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "screening"),
  CBK_CODE (CbkCase, outcome, 1, N_("Outcome"), "outcome", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "outcome"),
  CBK_TEXT (CbkCase, outcome_reason, 1, N_("Why this outcome"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "outcome"),
  CBK_TIME (CbkCase, outcome_at, 1, N_("Outcome given"), .merge = CBK_MERGE_GROUP, .group = "outcome"),
  CBK_TEXT (CbkCase, transferred_to, 1, N_("Transferred to")),
  CBK_INT (CbkCase, severity_days, 1, N_("Severity weight"), .unit = CBK_UNIT_DAYS),
  CBK_CODE (CbkCase, retention_group, 1, N_("Retention group"), "retention_group"),
  CBK_DATE (CbkCase, retention_review, 1, N_("Retention review"), .flags = CBK_FIELD_INDEXED),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR

/* Section 4.1 of the investigation pages. What only another record can tell is a guard, checked in core. */
static const CbkTransition transitions[] = {
  { NULL, "open", "intake", CBK_ROLES_WORKING, NULL, NULL },
  { "intake", "begin_screening", "screening", CBK_ROLES_WORKING, NULL, "assessed" },
  { "intake", "not_a_crime", "not_crime", INV | SUP, "outcome_reason", NULL },
  { "screening", "allocate", "allocated", SUP, "owner supervisor plan_due_at", "screened" },
  { "screening", "file", "filed", INV | SUP, "outcome outcome_reason", "may_file" },
  { "screening", "refer", "referred", INV | SUP, "screening_reason", NULL },
  { "allocated", "allocate", "allocated", SUP, "owner supervisor", NULL },
  { "allocated", "activate", "active", INV | SUP, "owner", "plan_approved" },
  { "active", "await_supervisor", "awaiting_supervisor", INV, NULL, NULL },
  { "active", "await_cps", "awaiting_cps", SUP, NULL, NULL },
  { "active", "await_forensics", "awaiting_forensic", INV | SUP, NULL, NULL },
  { "active", "bail", "bail", INV | SUP | CBK_ROLE_CUSTODY, NULL, "on_bail" },
  { "active", "file", "filed", SUP, "outcome outcome_reason", "may_file" },
  { "active", "charge", "charged", SUP, NULL, "charge_recorded" },
  { "active", "transfer", "transferred", SUP, "transferred_to", NULL },
  { "active", "allocate", "allocated", SUP, "owner supervisor", NULL },
  { "awaiting_supervisor", "resume", "active", SUP, NULL, NULL },
  { "awaiting_supervisor", "file", "filed", SUP, "outcome outcome_reason", "may_file" },
  { "awaiting_forensic", "resume", "active", INV | SUP, NULL, NULL },
  { "bail", "resume", "active", INV | SUP, NULL, NULL },
  { "bail", "await_cps", "awaiting_cps", SUP, NULL, NULL },
  { "bail", "file", "filed", SUP, "outcome outcome_reason", "may_file" },
  { "awaiting_cps", "resume", "active", SUP, NULL, NULL },
  { "awaiting_cps", "charge", "charged", SUP, NULL, "charge_recorded" },
  { "awaiting_cps", "file", "filed", SUP, "outcome outcome_reason", "may_file" },
  { "charged", "go_to_court", "court", INV | SUP, NULL, NULL },
  { "court", "close", "closed", SUP, "retention_review", NULL },
  { "filed", "close", "closed", SUP, "retention_review", NULL },
  { "filed", "reopen", "reopened", SUP, NULL, NULL },
  { "referred", "reopen", "reopened", SUP, NULL, NULL },
  { "not_crime", "reopen", "reopened", SUP, NULL, NULL },
  { "transferred", "close", "closed", SUP, "retention_review", NULL },
  { "transferred", "return", "active", SUP, NULL, NULL },
  { "reopened", "resume", "active", SUP, "owner", NULL },
  { "reopened", "allocate", "allocated", SUP, "owner supervisor", NULL },
  { "closed", "reopen", "reopened", SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "intake", transitions);

static const CbkEntity entity = {
  .name = "case",
  .relation = "cases",
  .label = N_("Case"),
  .label_plural = N_("Cases"),
  .icon = "casebook-case-symbolic",
  .about = N_("An investigation, from the report to closure."),
  .code = 109,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .holders = "owner supervisor disclosure_officer",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkCase, cbk_case)
