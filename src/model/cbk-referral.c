/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-referral.h"

/* Something passed to another team, force, agency or service, in any trade: safeguarding hub, victim
   service, conference, partner, specialist unit, Force Support, cohort nomination, information sharing. */
struct _CbkReferral
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *reference;
  char *kind;
  char *destination;
  char *organisation;
  char *to_team;
  char *authority;
  char *force;
  char *person;
  char *about_group;
  char *hidden_crime;
  char **programmes;
  char *state;
  char *priority;
  char *reason;
  char *request;
  char *support_task;
  char *information_shared;
  char *lawful_basis;
  char *consent;
  char *consent_note;
  char *consent_override;
  char *author;
  gint64 sent_at;
  gint64 due_at;
  gint64 answered_at;
  char *answer_by;
  char *answer;
  char *outcome;
  char *outcome_note;
};

static const CbkField fields[] = {
  CBK_CODE (CbkReferral, subject_type, 1, N_("From"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkReferral, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkReferral, reference, 1, N_("Reference"), .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkReferral, kind, 1, N_("Kind"), "referral_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkReferral, destination, 1, N_("To"), "referral_destination", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkReferral, organisation, 1, N_("To organisation"), "organisation"),
  CBK_REF (CbkReferral, to_team, 1, N_("To team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkReferral, authority, 1, N_("Local authority"), "local_authority"),
  CBK_CODE (CbkReferral, force, 1, N_("Other force"), "police_force"),
  CBK_REF (CbkReferral, person, 1, N_("About person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkReferral, about_group, 1, N_("About group"), "group"),
  CBK_CODE (CbkReferral, hidden_crime, 1, N_("Hidden crime"), "hidden_crime"),
  CBK_LIST (CbkReferral, programmes, 1, N_("Programmes"), "programme"),
  CBK_CODE (CbkReferral, state, 1, N_("State"), "referral_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkReferral, priority, 1, N_("Priority"), "priority", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkReferral, reason, 1, N_("Reason"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkReferral, request, 1, N_("What is asked"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkReferral, support_task, 1, N_("Task for Force Support"), "force_support_task"),
  CBK_TEXT (CbkReferral, information_shared, 1, N_("What is shared"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkReferral, lawful_basis, 1, N_("Lawful basis"), "lawful_basis"),
  CBK_CODE (CbkReferral, consent, 1, N_("Consent"), "referral_consent"),
  CBK_TEXT (CbkReferral, consent_note, 1, N_("Consent or objection in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkReferral, consent_override, 1, N_("Sent without consent"), "yes_no_unknown"),
  CBK_REF (CbkReferral, author, 1, N_("Referred by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkReferral, sent_at, 1, N_("Sent"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkReferral, due_at, 1, N_("Answer due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkReferral, answered_at, 1, N_("Answered"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkReferral, answer_by, 1, N_("Answered by"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkReferral, answer, 1, N_("Answer"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkReferral, outcome, 1, N_("Outcome"), "referral_outcome", .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TEXT (CbkReferral, outcome_note, 1, N_("Outcome in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "state"),
};

/* Where it goes is sent by headquarters; nothing here waits for it. */
static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { NULL, "request", "sent", CBK_ROLES_WORKING, "sent_at", NULL },
  { "draft", "send", "sent", CBK_ROLES_WORKING, "sent_at", "consent_or_reason" },
  { "draft", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "sent", "accept", "accepted", CBK_ROLES_WORKING, "answered_at", NULL },
  { "sent", "decline", "declined", CBK_ROLES_WORKING, "answer", NULL },
  { "sent", "ask_more", "more_asked", CBK_ROLES_WORKING, "answer", NULL },
  { "more_asked", "send", "sent", CBK_ROLES_WORKING, "information_shared", NULL },
  { "more_asked", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "sent", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "accepted", "complete", "completed", CBK_ROLES_WORKING, "outcome", NULL },
  { "sent", "complete", "completed", CBK_ROLES_WORKING, "outcome", NULL },
  { "accepted", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "declined", "send", "sent", CBK_ROLES_WORKING, "sent_at", NULL },
  { "completed", "reopen", "accepted", CBK_ROLES_WORKING, "outcome_note", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "referral",
  .relation = "referrals",
  .label = N_("Referral"),
  .label_plural = N_("Referrals"),
  .icon = "casebook-referral-symbolic",
  .about = N_("Something passed to another team, force, agency or service, and what they made of it."),
  .code = 87,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkReferral, cbk_referral)
