/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-outcome.h"

/* The outcome of a case or offence (Home Office outcomes framework, from April 2013). What each code
   asks for is in the list of outcomes. */
struct _CbkOutcome
{
  CbkRecord parent_instance;

  char *case_id;
  char *offence;
  char *code;
  char *state;
  char *suspect;
  char *reason;
  char *alternative_offence;
  char *victim_view;
  char *refusal_method;
  gint64 refused_at;
  char *victim_told;
  gint64 victim_told_at;
  char *told_method;
  char *letter;
  char *letter_text;
  char *exemption_reason;
  char *time_limit_offence;
  char *linked_case;
  char *other_body;
  char *activity;
  char *community_resolution;
  char *proposed_by;
  gint64 proposed_at;
  char *authorised_by;
  char *authorised_rank;
  gint64 authorised_at;
  char *authoriser_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkOutcome, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkOutcome, offence, 1, N_("Offence"), "offence", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkOutcome, code, 1, N_("Outcome"), "outcome",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkOutcome, state, 1, N_("State"), "outcome_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkOutcome, suspect, 1, N_("Suspect"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOutcome, reason, 1, N_("Why this outcome"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkOutcome, alternative_offence, 1, N_("Alternative offence"), "offence_class"),
  CBK_CODE (CbkOutcome, victim_view, 1, N_("Victim's view"), "victim_view"),
  CBK_CODE (CbkOutcome, refusal_method, 1, N_("How the victim declined"), "contact_method"),
  CBK_TIME (CbkOutcome, refused_at, 1, N_("When the victim declined")),
  CBK_CODE (CbkOutcome, victim_told, 1, N_("Victim told"), "yes_no_unknown"),
  CBK_TIME (CbkOutcome, victim_told_at, 1, N_("When told")),
  CBK_CODE (CbkOutcome, told_method, 1, N_("How told"), "contact_method"),
  CBK_TEXT (CbkOutcome, letter, 1, N_("Letter"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkOutcome, letter_text, 1, N_("Text of the letter"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOutcome, exemption_reason, 1, N_("Why the victim was not told"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkOutcome, time_limit_offence, 1, N_("Time limit of offence"), "offence"),
  CBK_REF (CbkOutcome, linked_case, 1, N_("Taken into consideration with"), "case"),
  CBK_REF (CbkOutcome, other_body, 1, N_("Action by"), "organisation"),
  CBK_TEXT (CbkOutcome, activity, 1, N_("Diversion, education or intervention"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkOutcome, community_resolution, 1, N_("Community resolution"), "community_resolution"),
  CBK_REF (CbkOutcome, proposed_by, 1, N_("Proposed by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkOutcome, proposed_at, 1, N_("Proposed")),
  CBK_REF (CbkOutcome, authorised_by, 1, N_("Authorised by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkOutcome, authorised_rank, 1, N_("Rank"), "rank"),
  CBK_TIME (CbkOutcome, authorised_at, 1, N_("Authorised"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkOutcome, authoriser_reason, 1, N_("Authoriser's reason"), .flags = CBK_FIELD_SENSITIVE),
};

#define SUP CBK_ROLE_SUPERVISOR

/* The investigator proposes, a supervisor authorises. */
static const CbkTransition transitions[] = {
  { NULL, "propose", "proposed", CBK_ROLES_WORKING, "code reason proposed_by", NULL },
  { "proposed", "authorise", "authorised", SUP,
    "authorised_by authorised_rank authorised_at", "outcome_checks" },
  { "proposed", "refuse", "refused", SUP, "authoriser_reason", NULL },
  { "refused", "propose", "proposed", CBK_ROLES_WORKING, "reason", NULL },
  { "authorised", "supersede", "superseded", SUP, "authoriser_reason", "newer_authorised" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "proposed", transitions);

static const CbkEntity entity = {
  .name = "outcome",
  .relation = "outcomes",
  .label = N_("Outcome"),
  .label_plural = N_("Outcomes"),
  .icon = "casebook-outcome-symbolic",
  .about = N_("The outcome of a case or offence, with its reason, the victim's view and who authorised it."),
  .code = 85,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL | CBK_ENTITY_STRICT,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkOutcome, cbk_outcome)
