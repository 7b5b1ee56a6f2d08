/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-decision.h"

/* A decision in any trade, on the National Decision Model with the Code of Ethics at its centre (College
   of Policing); the questions on necessity, proportionality and comparison serve breach, recall,
   resettlement and adoption alike. */
struct _CbkDecision
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  gint64 number;
  char *kind;
  char *state;
  char *title;
  gint64 decided_at;
  gint64 written_at;
  gboolean retrospective;
  char *what_happened;
  char *information;
  char *threat_risk;
  char *compliance_history;
  char *needs;
  char *powers_policy;
  char *legal_power;
  char *options;
  char *options_rejected;
  char *chosen_option;
  char *outcome;
  char *resources;
  char *necessity;
  char *proportionality;
  char *equality;
  char *ethics;
  char *victim_views;
  char *person_views;
  char *partner_views;
  char *gravity_band;
  char *comparison;
  char *departure;
  char *reason;
  char *review_on;
  char *appeal_information;
  char *author;
  char *rank;
  char *approver;
  char *approver_rank;
  char *approver_reason;
  gboolean out_of_hours;
  gint64 approved_at;
  gint64 times_returned;
  char *supersedes;
  char *disclosure_sensitivity;
  char *previous_hash;
  char *hash;
};

static const CbkField fields[] = {
  CBK_CODE (CbkDecision, subject_type, 1, N_("Decision in"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkDecision, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkDecision, number, 1, N_("Number"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkDecision, kind, 1, N_("Kind"), "decision_kind",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkDecision, state, 1, N_("State"), "decision_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDecision, title, 1, N_("Decision in one line"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkDecision, decided_at, 1, N_("Decided"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkDecision, written_at, 1, N_("Written"), .flags = CBK_FIELD_FIXED),
  CBK_BOOL (CbkDecision, retrospective, 1, N_("Made retrospectively")),
  CBK_TEXT (CbkDecision, what_happened, 1, N_("What happened, and what is not known"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, information, 1, N_("Facts relied on, with source and grading"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, threat_risk, 1, N_("Threat and risk, and to whom"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, compliance_history, 1, N_("Compliance history"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, needs, 1, N_("Needs linked to the behaviour"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, powers_policy, 1, N_("Powers and policy"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, legal_power, 1, N_("Legal power"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, options, 1, N_("Options, with for and against"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, options_rejected, 1, N_("Options rejected, and why"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, chosen_option, 1, N_("Decision"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkDecision, outcome, 1, N_("Outcome"), "decision_outcome", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDecision, resources, 1, N_("Resources"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, necessity, 1, N_("Necessity"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, proportionality, 1, N_("Proportionality: least intrusive that works"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, equality, 1, N_("Equality and vulnerability"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, ethics, 1, N_("Code of Ethics"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, victim_views, 1, N_("Victim's views"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, person_views, 1, N_("Person's views"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, partner_views, 1, N_("Partners' views"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkDecision, gravity_band, 1, N_("Gravity"), "gravity_band", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDecision, comparison, 1, N_("Comparable cases"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, departure, 1, N_("Departure from guidance or comparable cases"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDecision, reason, 1, N_("Reason"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkDecision, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDecision, appeal_information, 1, N_("Appeal or complaint"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkDecision, author, 1, N_("Decided by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkDecision, rank, 1, N_("Rank"), "rank"),
  CBK_REF (CbkDecision, approver, 1, N_("Approver"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkDecision, approver_rank, 1, N_("Approver's rank"), "rank"),
  CBK_TEXT (CbkDecision, approver_reason, 1, N_("Approver's own reason"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_BOOL (CbkDecision, out_of_hours, 1, N_("Decided out of hours, to be looked at the next day")),
  CBK_TIME (CbkDecision, approved_at, 1, N_("Approved")),
  CBK_INT (CbkDecision, times_returned, 1, N_("Times returned")),
  CBK_REF (CbkDecision, supersedes, 1, N_("Supersedes"), "decision", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkDecision, disclosure_sensitivity, 1, N_("Disclosure"), "disclosure_sensitivity"),
  CBK_TEXT (CbkDecision, previous_hash, 1, N_("Hash of the decision before"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkDecision, hash, 1, N_("Hash"), .flags = CBK_FIELD_FIXED),
};

/* A recorded decision is not changed: another one supersedes it. */
static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { NULL, "record", "recorded", CBK_ROLES_WORKING, "author decided_at chosen_option", NULL },
  { "draft", "record", "recorded", CBK_ROLES_WORKING,
    "author decided_at chosen_option", "needs_no_approval" },
  { "draft", "submit", "awaiting_approval", CBK_ROLES_WORKING,
    "author decided_at chosen_option reason", NULL },
  { "awaiting_approval", "approve", "approved", CBK_ROLES_WORKING,
    "approver approver_reason approved_at", "not_author_and_grade" },
  { "awaiting_approval", "return", "returned", CBK_ROLES_WORKING, "approver_reason", "not_author_and_grade" },
  { "returned", "submit", "awaiting_approval", CBK_ROLES_WORKING, "reason", NULL },
  { "returned", "discard", "discarded", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "discard", "discarded", CBK_ROLES_WORKING, NULL, NULL },
  { "recorded", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_recorded" },
  { "approved", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_recorded" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkUnique unique[] = {
  { "subject_type subject_id", "number" },
};

static const CbkEntity entity = {
  .name = "decision",
  .relation = "decisions",
  .label = N_("Decision"),
  .label_plural = N_("Decisions"),
  .icon = "casebook-decision-symbolic",
  .about = N_("A decision with what was known, the options, necessity and proportionality, and who "
              "approved it."),
  .code = 70,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL | CBK_ENTITY_STRICT,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .unique = unique,
  .n_unique = G_N_ELEMENTS (unique),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkDecision, cbk_decision)
