/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-recall.h"

/* A recall to prison: considered, decided, countersigned, revoked, arrested, returned. Type rules of
   ministryofjustice/make-recall-decision-api, after CJA 2003 ss.255A to 255BA; states of it and of
   manage-recalls-api. */
struct _CbkRecall
{
  CbkRecord parent_instance;

  char *reference;
  char *local_reference;
  char *person;
  char *name;
  char *licence;
  char *breach;
  char *state;
  char *sentence_group;
  char *indeterminate_kind;
  char *law_on;
  char *parole_referred_244zb;
  char *repatriated_murder;
  char *serving_sopc;
  char *serving_dcr;
  char *new_offence;
  char *terrorism_security;
  char *foreign_power;
  char *mappa_category_four;
  char *mappa_level_two_three;
  char *youth_under_year;
  char *youth_serious_charge;
  char *behaviour_like_index;
  char *behaviour_led_offence;
  char *behaviour_likely_offence;
  char *out_of_touch;
  char *out_of_touch_reason;
  char *rule_result;
  char *rule_used;
  char *type;
  char *emergency;
  char *register_kind;
  char *type_reason;
  char *events;
  char *offences_alleged;
  char **conditions;
  char **statements;
  char *condition_analysis;
  char *why_not_community;
  char *response_to_supervision;
  char *out_of_character;
  char **reasons;
  char **alternatives;
  char *alternatives_detail;
  char *contingency;
  char *custody_status;
  char **vulnerabilities;
  char *vulnerability_detail;
  char *victim_scheme;
  char *victim_liaison;
  gint64 victim_told_at;
  char *contraband;
  char *arrest_issues;
  char *weapons;
  char *children_present;
  char *vehicle;
  char *addresses_to_check;
  char *address_found;
  char *police_contact;
  char *risk_assessment;
  char *mappa;
  char *offence_analysis;
  gint64 previous_releases;
  gint64 previous_recalls;
  char *practitioner;
  char *supervisor_text;
  char *stream;
  char *rosh;
  char *mappa_level;
  char *gravity;
  gint64 earlier_breaches;
  gint64 weeks_on_licence;
  char *accommodation_stable;
  char *grade;
  char *thrive;
  char *decision;
  gint64 shared_at;
  char *manager_decision;
  char *manager_reason;
  gint64 manager_agreed_at;
  gint64 endorsed_at;
  gint64 no_recall_letter_at;
  gint64 no_recall_number;
  char *no_recall_endorsed_by;
  gint64 request_received_at;
  gint64 assessment_due_at;
  gint64 decided_at;
  char *revoked_on;
  gint64 notified_at;
  char *warrant_reference;
  gint64 arrest_due_at;
  gint64 arrested_at;
  char *arrest_place;
  char *arrest_condition;
  gint64 returned_at;
  char *returned_to;
  gint64 ual_days;
  char *at_large_offence_considered;
  char *post_recall_release;
  char *dossier_due_on;
  gint64 dossier_issued_at;
  char *prison_form_due_on;
  char *part_b_due_on;
  gint64 part_b_at;
  char *secondary_dossier_due_on;
  gint64 secondary_dossier_at;
  gint64 parole_referred_at;
  char *parole_outcome;
  char *annual_review_on;
  char *stop_reason;
  char *close_reason;
  char **documents;
  char *document_notes;
  char *people_told;
  char *unit;
  char *team;
  char *owner;
  char *supervisor;
  gint64 next_review_at;
  char *rescind_reason;
  char *rescind_decided_by;
  char *next_release_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkRecall, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkRecall, local_reference, 1, N_("Provisional reference"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_REF (CbkRecall, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkRecall, name, 1, N_("Name at the time"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_REF (CbkRecall, licence, 1, N_("Licence"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkRecall, breach, 1, N_("Breach"), "breach", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkRecall, state, 1, N_("State"), "recall_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkRecall, sentence_group, 1, N_("Sentence group"), "recall_sentence_group",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, indeterminate_kind, 1, N_("Indeterminate sentence"), "indeterminate_kind",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_DATE (CbkRecall, law_on, 1, N_("Law as at"), .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, parole_referred_244zb, 1, N_("Referred to the Parole Board under s.244ZB"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, repatriated_murder, 1, N_("Repatriated after a murder sentence"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, serving_sopc, 1, N_("Serving a sentence for offenders of particular concern"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, serving_dcr, 1, N_("Serving a discretionary conditional release sentence"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, new_offence, 1, N_("Recalled on a new offence"), "recall_new_offence",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, terrorism_security, 1, N_("Serving for terrorism or national security"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, foreign_power, 1, N_("At risk of foreign-power threat activity"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, mappa_category_four, 1, N_("MAPPA category 4"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, mappa_level_two_three, 1, N_("MAPPA level 2 or 3"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, youth_under_year, 1, N_("Youth sentence under 12 months"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, youth_serious_charge, 1, N_("Youth recalled for a serious-offence charge"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, behaviour_like_index, 1, N_("Behaviour like that around the offence"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, behaviour_led_offence, 1, N_("Behaviour that led to a sexual or violent offence"),
            "yes_no_unknown", .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, behaviour_likely_offence, 1, N_("Behaviour likely to lead to one"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, out_of_touch, 1, N_("Out of touch"), "yes_no_unknown", .merge = CBK_MERGE_GROUP,
            .group = "suitability"),
  CBK_TEXT (CbkRecall, out_of_touch_reason, 1, N_("Why the other tests would then be met"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, rule_result, 1, N_("What the rule says"), "recall_type", .merge = CBK_MERGE_GROUP,
            .group = "suitability"),
  CBK_TEXT (CbkRecall, rule_used, 1, N_("Rule"), .merge = CBK_MERGE_GROUP, .group = "suitability"),
  CBK_CODE (CbkRecall, type, 1, N_("Type"), "recall_type", .flags = CBK_FIELD_TITLE, .merge = CBK_MERGE_GROUP,
            .group = "type"),
  CBK_CODE (CbkRecall, emergency, 1, N_("Emergency"), "yes_no_unknown", .merge = CBK_MERGE_GROUP,
            .group = "type"),
  CBK_CODE (CbkRecall, register_kind, 1, N_("Kind in the register"), "recall_register_kind",
            .merge = CBK_MERGE_GROUP, .group = "type"),
  CBK_TEXT (CbkRecall, type_reason, 1, N_("Why this type"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "type"),
  CBK_TEXT (CbkRecall, events, 1, N_("What led to it"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRecall, offences_alleged, 1, N_("Offences alleged or charged"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkRecall, conditions, 1, N_("Conditions breached"), NULL),
  CBK_LIST (CbkRecall, statements, 1, N_("Evidence"), NULL),
  CBK_TEXT (CbkRecall, condition_analysis, 1, N_("How they were broken"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRecall, why_not_community, 1, N_("Why the risk cannot be managed outside"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRecall, response_to_supervision, 1, N_("Response to supervision"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkRecall, out_of_character, 1, N_("Out of character"), "yes_no_unknown"),
  CBK_LIST (CbkRecall, reasons, 1, N_("Reasons"), "recall_reason"),
  CBK_LIST (CbkRecall, alternatives, 1, N_("Tried before"), "recall_alternative"),
  CBK_TEXT (CbkRecall, alternatives_detail, 1, N_("What was tried, and when"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRecall, contingency, 1, N_("What the risk and contingency plans say"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkRecall, custody_status, 1, N_("In custody"), "custody_status"),
  CBK_LIST (CbkRecall, vulnerabilities, 1, N_("Vulnerabilities"), "recall_vulnerability"),
  CBK_TEXT (CbkRecall, vulnerability_detail, 1, N_("Vulnerabilities in detail"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkRecall, victim_scheme, 1, N_("Victim contact scheme"), "victim_scheme"),
  CBK_TEXT (CbkRecall, victim_liaison, 1, N_("Victim liaison officer"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkRecall, victim_told_at, 1, N_("Victim told")),
  CBK_TEXT (CbkRecall, contraband, 1, N_("Contraband concern"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRecall, arrest_issues, 1, N_("Danger and difficulty in arrest"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkRecall, weapons, 1, N_("Weapons"), "yes_no_unknown"),
  CBK_CODE (CbkRecall, children_present, 1, N_("Children likely to be there"), "yes_no_unknown"),
  CBK_REF (CbkRecall, vehicle, 1, N_("Vehicle used"), "vehicle"),
  CBK_TEXT (CbkRecall, addresses_to_check, 1, N_("Addresses to check"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkRecall, address_found, 1, N_("Where they may be found"), "address"),
  CBK_REF (CbkRecall, police_contact, 1, N_("Local police contact"), "officer"),
  CBK_REF (CbkRecall, risk_assessment, 1, N_("Risk of serious harm"), "risk_assessment"),
  CBK_REF (CbkRecall, mappa, 1, N_("MAPPA record"), "mappa"),
  CBK_TEXT (CbkRecall, offence_analysis, 1, N_("Offence analysis"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkRecall, previous_releases, 1, N_("Earlier releases")),
  CBK_INT (CbkRecall, previous_recalls, 1, N_("Earlier recalls")),
  CBK_TEXT (CbkRecall, practitioner, 1, N_("Practitioner"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRecall, supervisor_text, 1, N_("Supervisor in probation"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkRecall, stream, 1, N_("Stream"), "iom_stream", .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkRecall, rosh, 1, N_("Risk of serious harm at the time"), "rosh_level",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkRecall, mappa_level, 1, N_("MAPPA level at the time"), "mappa_level", .merge = CBK_MERGE_GROUP,
            .group = "facts"),
  CBK_CODE (CbkRecall, gravity, 1, N_("Gravity"), "gravity_band", .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_INT (CbkRecall, earlier_breaches, 1, N_("Earlier breaches on this licence"), .merge = CBK_MERGE_GROUP,
           .group = "facts"),
  CBK_INT (CbkRecall, weeks_on_licence, 1, N_("Weeks on licence"), .merge = CBK_MERGE_GROUP,
           .group = "facts"),
  CBK_CODE (CbkRecall, accommodation_stable, 1, N_("Accommodation stable"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "facts"),
  CBK_CODE (CbkRecall, grade, 1, N_("Response grade"), "response_grade"),
  CBK_REF (CbkRecall, thrive, 1, N_("THRIVE+ assessment"), "assessment"),
  CBK_REF (CbkRecall, decision, 1, N_("Decision"), "decision"),
  CBK_TIME (CbkRecall, shared_at, 1, N_("Shared with the manager")),
  CBK_CODE (CbkRecall, manager_decision, 1, N_("Manager's decision"), "recall_type", .merge = CBK_MERGE_GROUP,
            .group = "manager"),
  CBK_TEXT (CbkRecall, manager_reason, 1, N_("Manager's reason"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "manager"),
  CBK_TIME (CbkRecall, manager_agreed_at, 1, N_("Manager agreed"), .merge = CBK_MERGE_GROUP,
            .group = "manager"),
  CBK_TIME (CbkRecall, endorsed_at, 1, N_("Endorsed")),
  CBK_TIME (CbkRecall, no_recall_letter_at, 1, N_("Letter after no recall")),
  CBK_INT (CbkRecall, no_recall_number, 1, N_("Decisions not to recall on this licence")),
  CBK_REF (CbkRecall, no_recall_endorsed_by, 1, N_("Endorsed by a senior manager"), "officer"),
  CBK_TIME (CbkRecall, request_received_at, 1, N_("Request received")),
  CBK_TIME (CbkRecall, assessment_due_at, 1, N_("Assessment due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkRecall, decided_at, 1, N_("Decided")),
  CBK_DATE (CbkRecall, revoked_on, 1, N_("Revoked"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "revocation"),
  CBK_TIME (CbkRecall, notified_at, 1, N_("Police notified"), .merge = CBK_MERGE_GROUP,
            .group = "revocation"),
  CBK_TEXT (CbkRecall, warrant_reference, 1, N_("Revocation or warrant reference"),
            .flags = CBK_FIELD_INDEXED, .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_GROUP,
            .group = "revocation"),
  CBK_TIME (CbkRecall, arrest_due_at, 1, N_("Arrest due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkRecall, arrested_at, 1, N_("Arrested"), .merge = CBK_MERGE_GROUP, .group = "return"),
  CBK_TEXT (CbkRecall, arrest_place, 1, N_("Where arrested"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "return"),
  CBK_TEXT (CbkRecall, arrest_condition, 1, N_("Condition, medical, appropriate adult"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "return"),
  CBK_TIME (CbkRecall, returned_at, 1, N_("Back in custody"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "return"),
  CBK_REF (CbkRecall, returned_to, 1, N_("Prison returned to"), "organisation", .merge = CBK_MERGE_GROUP,
           .group = "return"),
  CBK_INT (CbkRecall, ual_days, 1, N_("Unlawfully at large"), .unit = CBK_UNIT_DAYS),
  CBK_CODE (CbkRecall, at_large_offence_considered, 1, N_("Remaining at large considered"), "yes_no_unknown"),
  CBK_DATE (CbkRecall, post_recall_release, 1, N_("Release after recall"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkRecall, dossier_due_on, 1, N_("Dossier due")),
  CBK_TIME (CbkRecall, dossier_issued_at, 1, N_("Dossier issued")),
  CBK_DATE (CbkRecall, prison_form_due_on, 1, N_("Prison form due")),
  CBK_DATE (CbkRecall, part_b_due_on, 1, N_("Part B due")),
  CBK_TIME (CbkRecall, part_b_at, 1, N_("Part B done")),
  CBK_DATE (CbkRecall, secondary_dossier_due_on, 1, N_("Second dossier due")),
  CBK_TIME (CbkRecall, secondary_dossier_at, 1, N_("Second dossier done")),
  CBK_TIME (CbkRecall, parole_referred_at, 1, N_("Referred to the Parole Board")),
  CBK_TEXT (CbkRecall, parole_outcome, 1, N_("Parole outcome")),
  CBK_DATE (CbkRecall, annual_review_on, 1, N_("Yearly review")),
  CBK_CODE (CbkRecall, stop_reason, 1, N_("Why stopped"), "recall_stop", .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TEXT (CbkRecall, close_reason, 1, N_("Why closed"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkRecall, documents, 1, N_("Documents at hand"), "recall_document"),
  CBK_TEXT (CbkRecall, document_notes, 1, N_("What changed in them"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRecall, people_told, 1, N_("Told: headquarters casework, manager, victim unit"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkRecall, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkRecall, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkRecall, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkRecall, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkRecall, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkRecall, rescind_reason, 1, N_("Why rescind"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "rescind"),
  CBK_REF (CbkRecall, rescind_decided_by, 1, N_("Rescinding decided by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "rescind"),
  CBK_DATE (CbkRecall, next_release_on, 1, N_("Next release"), .flags = CBK_FIELD_INDEXED),
};

#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE
#define OM CBK_ROLE_OFFENDER_MANAGER
#define BRE CBK_ROLE_BREACH

/* Recall table of the offender pages, section 3.9. Steps that probation and the casework section take are
   recorded by our teams. */
static const CbkTransition transitions[] = {
  { NULL, "consider", "CONSIDERING", BRE | OM | SUP, NULL, NULL },
  { NULL, "receive", "ASSESSED_NOT_IN_CUSTODY", BRE | SUP, "revoked_on notified_at warrant_reference", NULL },
  { "CONSIDERING", "share", "MANAGER_REVIEW", BRE | OM, "events why_not_community sentence_group",
    "suitability_answered" },
  { "CONSIDERING", "withdraw", "REC_DELETED", BRE | SUP, "close_reason", NULL },
  { "MANAGER_REVIEW", "decide_recall", "PART_A", SUP, "type manager_reason manager_agreed_at",
    "type_follows_rule" },
  { "MANAGER_REVIEW", "decide_no_recall", "NO_RECALL_DECIDED", SUP, "manager_reason",
    "senior_endorsed_if_repeated" },
  { "MANAGER_REVIEW", "return", "CONSIDERING", SUP, "manager_reason", NULL },
  { "NO_RECALL_DECIDED", "close", "REC_CLOSED", BRE | SUP, "no_recall_letter_at", NULL },
  { "NO_RECALL_DECIDED", "reconsider", "CONSIDERING", BRE | OM | SUP, NULL, NULL },
  { "PART_A", "ask_first_signature", "SPO_SIGNATURE_REQUESTED", BRE | OM, NULL, "part_a_complete" },
  { "PART_A", "withdraw", "REC_DELETED", SUP, "close_reason", NULL },
  { "SPO_SIGNATURE_REQUESTED", "sign_first", "SPO_SIGNED", SUP, NULL, "signed_by_first" },
  { "SPO_SIGNATURE_REQUESTED", "return", "PART_A", SUP, "manager_reason", NULL },
  { "SPO_SIGNED", "ask_second_signature", "ACO_SIGNATURE_REQUESTED", BRE | OM, NULL, NULL },
  { "ACO_SIGNATURE_REQUESTED", "sign_second", "ACO_SIGNED", SUP, "endorsed_at", "signed_by_second" },
  { "ACO_SIGNATURE_REQUESTED", "return", "PART_A", SUP, "manager_reason", NULL },
  { "ACO_SIGNED", "send", "SENT_TO_PPCS", BRE, NULL, "documents_complete" },
  { "SENT_TO_PPCS", "begin_booking", "BEING_BOOKED_ON", BRE, NULL, NULL },
  { "BEING_BOOKED_ON", "book_on", "BOOKED_ON", BRE, "request_received_at", NULL },
  { "BOOKED_ON", "assess", "IN_ASSESSMENT", BRE, "assessment_due_at", NULL },
  { "IN_ASSESSMENT", "stop", "STOPPED", BRE | SUP, "stop_reason", "rescind_approved_if_rescinded" },
  { "IN_ASSESSMENT", "revoke", "ASSESSED_NOT_IN_CUSTODY", BRE,
    "revoked_on warrant_reference notified_at decided_at", NULL },
  { "IN_ASSESSMENT", "revoke_in_custody", "AWAITING_DOSSIER_CREATION", BRE,
    "revoked_on notified_at decided_at custody_status", NULL },
  { "ASSESSED_NOT_IN_CUSTODY", "circulate", "AWAITING_RETURN_TO_CUSTODY", BRE | OM | LOC, "arrest_due_at",
    "circulated" },
  { "ASSESSED_NOT_IN_CUSTODY", "return_to_custody", "AWAITING_DOSSIER_CREATION", BRE | OM, "returned_at",
    NULL },
  { "AWAITING_RETURN_TO_CUSTODY", "return_to_custody", "AWAITING_DOSSIER_CREATION", BRE | OM, "returned_at",
    "circulation_cancelled" },
  { "AWAITING_RETURN_TO_CUSTODY", "stop", "STOPPED", BRE | SUP, "stop_reason",
    "rescind_approved_if_rescinded" },
  { "AWAITING_DOSSIER_CREATION", "begin_dossier", "DOSSIER_IN_PROGRESS", BRE, NULL, NULL },
  { "DOSSIER_IN_PROGRESS", "issue_dossier", "DOSSIER_ISSUED", BRE, "dossier_issued_at", NULL },
  { "DOSSIER_ISSUED", "ask_part_b", "AWAITING_PART_B", BRE, "part_b_due_on", "is_standard" },
  { "DOSSIER_ISSUED", "close", "REC_CLOSED", BRE | SUP, "post_recall_release", NULL },
  { "AWAITING_PART_B", "receive_part_b", "AWAITING_SECONDARY_DOSSIER", BRE, "part_b_at", NULL },
  { "AWAITING_SECONDARY_DOSSIER", "begin_second", "SECONDARY_DOSSIER_IN_PROGRESS", BRE, NULL, NULL },
  { "SECONDARY_DOSSIER_IN_PROGRESS", "close", "REC_CLOSED", BRE | SUP, "secondary_dossier_at", NULL },
  { "STOPPED", "close", "REC_CLOSED", BRE | SUP, "close_reason", NULL },
  { "ASSESSED_NOT_IN_CUSTODY", "ask_rescind", "RESCIND_REQUESTED", BRE, "rescind_reason", NULL },
  { "AWAITING_RETURN_TO_CUSTODY", "ask_rescind", "RESCIND_REQUESTED", BRE, "rescind_reason", NULL },
  { "DOSSIER_ISSUED", "ask_rescind", "RESCIND_REQUESTED", BRE, "rescind_reason", NULL },
  { "RESCIND_REQUESTED", "approve_rescind", "RESCINDED", SUP, "rescind_decided_by", "decided_by_other" },
  { "RESCIND_REQUESTED", "refuse_rescind", "RESCIND_REFUSED", SUP, "rescind_decided_by", "decided_by_other" },
  { "RESCIND_REFUSED", "circulate", "AWAITING_RETURN_TO_CUSTODY", BRE | OM | LOC, NULL, "not_in_custody" },
  { "RESCIND_REFUSED", "keep_in_custody", "DOSSIER_ISSUED", BRE, "dossier_issued_at", "in_custody" },
  { "RESCIND_REFUSED", "return_to_custody", "AWAITING_DOSSIER_CREATION", BRE | OM, "returned_at", NULL },
  { "RESCINDED", "close", "REC_CLOSED", BRE | SUP, "close_reason", NULL },
  { "AWAITING_DOSSIER_CREATION", "not_in_custody", "AWAITING_RETURN_TO_CUSTODY", BRE | SUP, "arrest_due_at",
    "return_was_mistaken" },
  { "REC_DELETED", "reopen", "CONSIDERING", SUP, NULL, NULL },
  { "REC_CLOSED", "reopen", "DOSSIER_ISSUED", SUP, "dossier_issued_at", "in_custody" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "CONSIDERING", transitions);

static const CbkEntity entity = {
  .name = "recall",
  .relation = "recalls",
  .label = N_("Recall"),
  .label_plural = N_("Recalls"),
  .icon = "casebook-recall-symbolic",
  .about = N_("A recall to prison, from consideration to the return to custody and the next release."),
  .code = 33,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "licence breach",
  .holders = "owner supervisor police_contact",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkRecall, cbk_recall)
