/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-breach.h"

/* A breach of licence as the Central Breach Team handles it, on the outcome and enforcement codes of
   ministryofjustice/hmpps-manage-people-on-probation-ui; letters as in hmpps-breach-notice-ui. */
struct _CbkBreach
{
  CbkRecord parent_instance;

  char *reference;
  char *local_reference;
  char *person;
  char *name;
  char *licence;
  char *management;
  char *state;
  char *kind;
  char **conditions;
  char *condition;
  gint64 occurred_at;
  gint64 discovered_at;
  char *detected_by;
  gint64 recorded_at;
  char *description;
  char *facts_not_known;
  char **evidence;
  gint64 explanation_due_at;
  gint64 explanation_asked_at;
  char *explanation;
  gint64 explained_at;
  gint64 evidence_received_at;
  char *acceptability;
  char *acceptability_reason;
  char *immediate_risk;
  char *immediate_reason;
  char *sentence_group;
  char *stream;
  char *rosh;
  char *mappa_level;
  gint64 earlier_breaches;
  gint64 weeks_on_licence;
  char *accommodation_stable;
  char *grade;
  char *thrive;
  char *gravity;
  char *gravity_reason;
  char *graded_by;
  gint64 decision_due_at;
  char *decision;
  char *outcome;
  char *outcome_reason;
  gint64 outcome_at;
  char *decided_by;
  char *second_person;
  char *second_reason;
  char *enforcement;
  char *letter_kind;
  char *letter_sentence_type;
  char *letter_condition_type;
  char *letter_address;
  char *letter_officer;
  char *letter_phone;
  char *letter_appointment_place;
  char *letter_on;
  char *letter_reference;
  char **letter_contacts;
  char *letter_reason;
  char *letter_reply_by;
  char *letter_reply_to;
  char *letter_next_appointment;
  gint64 letter_completed_at;
  gint64 letter_sent_at;
  gboolean letter_review_needed;
  char *variation;
  char *referral;
  char *recall;
  char *intelligence;
  char *unit;
  char *owner;
  char *supervisor;
  gint64 next_review_at;
  gint64 closed_at;
  char *void_reason;
  char *appeal_note;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkBreach, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkBreach, local_reference, 1, N_("Provisional reference"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_REF (CbkBreach, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkBreach, name, 1, N_("Name at the time"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_REF (CbkBreach, licence, 1, N_("Licence"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkBreach, management, 1, N_("Management"), "management", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkBreach, state, 1, N_("State"), "breach_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkBreach, kind, 1, N_("Kind"), "breach_kind", .flags = CBK_FIELD_TITLE),
  CBK_LIST (CbkBreach, conditions, 1, N_("Conditions breached"), NULL),
  CBK_REF (CbkBreach, condition, 1, N_("Main condition"), "condition", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkBreach, occurred_at, 1, N_("Happened"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkBreach, discovered_at, 1, N_("Discovered"), .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkBreach, detected_by, 1, N_("Found out by"), "breach_detector"),
  CBK_TIME (CbkBreach, recorded_at, 1, N_("Recorded")),
  CBK_TEXT (CbkBreach, description, 1, N_("What happened"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkBreach, facts_not_known, 1, N_("What is not known"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkBreach, evidence, 1, N_("Evidence"), NULL),
  CBK_TIME (CbkBreach, explanation_due_at, 1, N_("Explanation due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkBreach, explanation_asked_at, 1, N_("Explanation asked for")),
  CBK_TEXT (CbkBreach, explanation, 1, N_("Explanation given"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkBreach, explained_at, 1, N_("Explained")),
  CBK_TIME (CbkBreach, evidence_received_at, 1, N_("Evidence received")),
  CBK_CODE (CbkBreach, acceptability, 1, N_("Acceptable or not"), "contact_outcome", .merge = CBK_MERGE_GROUP,
            .group = "acceptability"),
  CBK_TEXT (CbkBreach, acceptability_reason, 1, N_("Why"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "acceptability"),
  CBK_CODE (CbkBreach, immediate_risk, 1, N_("Immediate risk"), "yes_no_unknown"),
  CBK_TEXT (CbkBreach, immediate_reason, 1, N_("Why at once"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkBreach, sentence_group, 1, N_("Sentence group"), "recall_sentence_group",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkBreach, stream, 1, N_("Stream"), "iom_stream", .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkBreach, rosh, 1, N_("Risk of serious harm at the time"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkBreach, mappa_level, 1, N_("MAPPA level at the time"), "mappa_level", .merge = CBK_MERGE_GROUP,
            .group = "facts"),
  CBK_INT (CbkBreach, earlier_breaches, 1, N_("Earlier breaches on this licence"), .merge = CBK_MERGE_GROUP,
           .group = "facts"),
  CBK_INT (CbkBreach, weeks_on_licence, 1, N_("Weeks on licence"), .merge = CBK_MERGE_GROUP,
           .group = "facts"),
  CBK_CODE (CbkBreach, accommodation_stable, 1, N_("Accommodation stable"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkBreach, grade, 1, N_("Response grade"), "response_grade"),
  CBK_REF (CbkBreach, thrive, 1, N_("THRIVE+ assessment"), "assessment"),
  CBK_CODE (CbkBreach, gravity, 1, N_("Gravity"), "gravity_band", .merge = CBK_MERGE_GROUP,
            .group = "gravity"),
  CBK_TEXT (CbkBreach, gravity_reason, 1, N_("Why this gravity"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "gravity"),
  CBK_REF (CbkBreach, graded_by, 1, N_("Graded by"), "officer", .merge = CBK_MERGE_GROUP, .group = "gravity"),
  CBK_TIME (CbkBreach, decision_due_at, 1, N_("Decision due"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkBreach, decision, 1, N_("Decision"), "decision", .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_CODE (CbkBreach, outcome, 1, N_("Outcome"), "breach_outcome", .merge = CBK_MERGE_GROUP,
            .group = "decision"),
  CBK_TEXT (CbkBreach, outcome_reason, 1, N_("Why this outcome"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_TIME (CbkBreach, outcome_at, 1, N_("Decided"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "decision"),
  CBK_REF (CbkBreach, decided_by, 1, N_("Decided by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "decision"),
  CBK_REF (CbkBreach, second_person, 1, N_("Second person"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "decision"),
  CBK_TEXT (CbkBreach, second_reason, 1, N_("Second person's reason"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_CODE (CbkBreach, enforcement, 1, N_("Enforcement action"), "enforcement_action",
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_CODE (CbkBreach, letter_kind, 1, N_("Letter"), "breach_letter", .merge = CBK_MERGE_GROUP,
            .group = "letter"),
  CBK_TEXT (CbkBreach, letter_sentence_type, 1, N_("Sentence named in the letter"), .merge = CBK_MERGE_GROUP,
            .group = "letter"),
  CBK_TEXT (CbkBreach, letter_condition_type, 1, N_("Conditions named in the letter"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_REF (CbkBreach, letter_address, 1, N_("Address of the letter"), "address", .merge = CBK_MERGE_GROUP,
           .group = "letter"),
  CBK_TEXT (CbkBreach, letter_officer, 1, N_("Officer named in the letter"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_TEXT (CbkBreach, letter_phone, 1, N_("Number in the letter"), .flags = CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE, .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_REF (CbkBreach, letter_appointment_place, 1, N_("Other place of the next appointment"), "address",
           .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_DATE (CbkBreach, letter_on, 1, N_("Date of the letter"), .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_TEXT (CbkBreach, letter_reference, 1, N_("Letter reference"), .key = CBK_KEY_REFERENCE,
            .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_LIST (CbkBreach, letter_contacts, 1, N_("Failures named in the letter"), NULL, .merge = CBK_MERGE_GROUP,
            .group = "letter"),
  CBK_TEXT (CbkBreach, letter_reason, 1, N_("Further reason in the letter"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_DATE (CbkBreach, letter_reply_by, 1, N_("Answer by"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_REF (CbkBreach, letter_reply_to, 1, N_("Reply address"), "address", .merge = CBK_MERGE_GROUP,
           .group = "letter"),
  CBK_REF (CbkBreach, letter_next_appointment, 1, N_("Next appointment"), "visit", .merge = CBK_MERGE_GROUP,
           .group = "letter"),
  CBK_TIME (CbkBreach, letter_completed_at, 1, N_("Letter completed"), .merge = CBK_MERGE_GROUP,
            .group = "letter"),
  CBK_TIME (CbkBreach, letter_sent_at, 1, N_("Letter sent"), .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_BOOL (CbkBreach, letter_review_needed, 1, N_("Letter to be checked: its facts changed"),
            .merge = CBK_MERGE_GROUP, .group = "letter"),
  CBK_REF (CbkBreach, variation, 1, N_("Variation that follows"), "licence"),
  CBK_REF (CbkBreach, referral, 1, N_("Referral that follows"), "referral"),
  CBK_REF (CbkBreach, recall, 1, N_("Recall that follows"), "recall", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkBreach, intelligence, 1, N_("Intelligence package"), "intelligence_request"),
  CBK_REF (CbkBreach, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkBreach, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkBreach, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkBreach, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkBreach, closed_at, 1, N_("Closed"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkBreach, void_reason, 1, N_("Why void"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkBreach, appeal_note, 1, N_("Appeal or complaint"), .flags = CBK_FIELD_SENSITIVE),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define BRE CBK_ROLE_BREACH

/* Breach table of the offender pages, section 3.9. A serious no-action, and any recall, needs a second
   person. */
static const CbkTransition transitions[] = {
  { NULL, "discover", "OPEN", CBK_ROLES_WORKING, "discovered_at kind", NULL },
  { "OPEN", "ask_explanation", "AWAITING_EXPLANATION", BRE | OM, "explanation_due_at", "conditions_named" },
  { "OPEN", "escalate", "UNDER_DECISION", BRE | OM | SUP, "immediate_reason", NULL },
  { "OPEN", "void", "VOID", SUP, "void_reason", NULL },
  { "AWAITING_EXPLANATION", "accept", "CLOSED_ACCEPTABLE", BRE | OM | SUP,
    "acceptability acceptability_reason", NULL },
  { "AWAITING_EXPLANATION", "reject", "UNACCEPTABLE", BRE | OM | SUP, "acceptability acceptability_reason",
    NULL },
  { "AWAITING_EXPLANATION", "time_out", "UNACCEPTABLE", BRE | OM | SUP, NULL, "explanation_overdue" },
  { "AWAITING_EXPLANATION", "escalate", "UNDER_DECISION", BRE | OM | SUP, "immediate_reason", NULL },
  { "AWAITING_EXPLANATION", "void", "VOID", SUP, "void_reason", NULL },
  { "UNACCEPTABLE", "grade", "UNDER_DECISION", BRE | OM | SUP, "gravity gravity_reason", NULL },
  { "UNACCEPTABLE", "void", "VOID", SUP, "void_reason", NULL },
  { "UNDER_DECISION", "decide", "DECIDED", BRE | SUP, "outcome outcome_reason decided_by gravity decision",
    "second_person_agreed" },
  { "UNDER_DECISION", "void", "VOID", SUP, "void_reason", NULL },
  { "DECIDED", "send_letter", "LETTER_SENT", BRE | OM, "letter_kind letter_sent_at", NULL },
  { "DECIDED", "link_recall", "LINKED_RECALL", BRE | SUP, "recall", NULL },
  { "DECIDED", "close", "CLOSED", BRE | SUP, "closed_at", "outcome_carried_out" },
  { "DECIDED", "reconsider", "UNDER_DECISION", SUP, "gravity_reason", NULL },
  { "LETTER_SENT", "close", "CLOSED", BRE | OM | SUP, "closed_at", NULL },
  { "LINKED_RECALL", "close", "CLOSED", BRE | SUP, "closed_at", "recall_decided" },
  { "CLOSED", "reopen", "UNDER_DECISION", SUP, "gravity_reason", NULL },
  { "CLOSED_ACCEPTABLE", "reopen", "OPEN", SUP, "acceptability_reason", NULL },
  { "VOID", "reopen", "OPEN", SUP, "void_reason", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "OPEN", transitions);

static const CbkEntity entity = {
  .name = "breach",
  .relation = "breaches",
  .label = N_("Breach"),
  .label_plural = N_("Breaches"),
  .icon = "casebook-breach-symbolic",
  .about = N_("A suspected breach of a licence, from discovery to decision."),
  .code = 32,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "licence management",
  .holders = "owner supervisor",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkBreach, cbk_breach)
