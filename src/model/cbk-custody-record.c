/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-custody-record.h"

/* A person in custody, mirrored from the custody system (PACE 1984 ss.34-46). The detention clock runs
   from the relevant time, the reviews from the authorisation; neither is made from the other. */
struct _CbkCustodyRecord
{
  CbkRecord parent_instance;

  char *reference;
  char *case_id;
  char *person;
  char *person_text;
  char *site;
  char *state;
  char **offences;
  char *arrest_place;
  gint64 arrested_at;
  gint64 arrived_at;
  gint64 relevant_at;
  char *relevant_basis;
  gint64 authorised_at;
  char *authorised_by;
  char *grounds;
  gint64 earlier_detention;
  gint64 detention_until;
  char *detention_rule;
  gint64 review_due_at;
  char *review_rule;
  gboolean unverified;
  char *unverified_reason;
  char *risk_level;
  char *risk_note;
  char **needs;
  char *solicitor;
  char *appropriate_adult;
  char *interpreter;
  char *pipt_officer;
  gint64 handed_over_at;
  char *handed_over_by;
  char *handover_note;
  char *outcome_advice;
  char **interventions;
  char *interventions_note;
  gint64 charged_at;
  gint64 released_at;
  char *disposal;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkCustodyRecord, reference, 1, N_("Custody number"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED, .key = CBK_KEY_REFERENCE),
  CBK_REF (CbkCustodyRecord, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCustodyRecord, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCustodyRecord, person_text, 1, N_("Name as booked in"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkCustodyRecord, site, 1, N_("Custody site"), "custody_site", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCustodyRecord, state, 1, N_("State"), "custody_record_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_LIST (CbkCustodyRecord, offences, 1, N_("Arrested for"), NULL, .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCustodyRecord, arrest_place, 1, N_("Where arrested"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkCustodyRecord, arrested_at, 1, N_("Arrested"), .merge = CBK_MERGE_GROUP, .group = "clock"),
  CBK_TIME (CbkCustodyRecord, arrived_at, 1, N_("Arrived at the station"), .merge = CBK_MERGE_GROUP,
            .group = "clock"),
  CBK_TIME (CbkCustodyRecord, relevant_at, 1, N_("Relevant time"), .merge = CBK_MERGE_GROUP,
            .group = "clock"),
  CBK_CODE (CbkCustodyRecord, relevant_basis, 1, N_("Relevant time by"), "relevant_basis",
            .merge = CBK_MERGE_GROUP, .group = "clock"),
  CBK_TIME (CbkCustodyRecord, authorised_at, 1, N_("Detention authorised"), .merge = CBK_MERGE_GROUP,
            .group = "clock"),
  CBK_TEXT (CbkCustodyRecord, authorised_by, 1, N_("Authorised by"), .merge = CBK_MERGE_GROUP,
            .group = "clock"),
  CBK_TEXT (CbkCustodyRecord, grounds, 1, N_("Grounds"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkCustodyRecord, earlier_detention, 1, N_("Detention used before"), .unit = CBK_UNIT_MINUTES,
           .merge = CBK_MERGE_GROUP, .group = "clock"),
  CBK_TIME (CbkCustodyRecord, detention_until, 1, N_("Detention ends"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "clock"),
  CBK_TEXT (CbkCustodyRecord, detention_rule, 1, N_("Ends by the rule"), .merge = CBK_MERGE_GROUP,
            .group = "clock"),
  CBK_TIME (CbkCustodyRecord, review_due_at, 1, N_("Next review due"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "review"),
  CBK_TEXT (CbkCustodyRecord, review_rule, 1, N_("Due by the rule"), .merge = CBK_MERGE_GROUP,
            .group = "review"),
  CBK_BOOL (CbkCustodyRecord, unverified, 1, N_("Times entered here, not by the custody system"),
            .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkCustodyRecord, unverified_reason, 1, N_("Why entered here"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkCustodyRecord, risk_level, 1, N_("Risk"), "risk_level"),
  CBK_TEXT (CbkCustodyRecord, risk_note, 1, N_("Risk in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkCustodyRecord, needs, 1, N_("Needs"), "custody_need"),
  CBK_TEXT (CbkCustodyRecord, solicitor, 1, N_("Solicitor"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCustodyRecord, appropriate_adult, 1, N_("Appropriate adult"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCustodyRecord, interpreter, 1, N_("Interpreter"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkCustodyRecord, pipt_officer, 1, N_("Prisoner Intervention and Prevention officer"), "officer",
           .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkCustodyRecord, handed_over_at, 1, N_("Handed over"), .merge = CBK_MERGE_GROUP,
            .group = "handover"),
  CBK_REF (CbkCustodyRecord, handed_over_by, 1, N_("Handed over by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "handover"),
  CBK_TEXT (CbkCustodyRecord, handover_note, 1, N_("Handover"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "handover"),
  CBK_TEXT (CbkCustodyRecord, outcome_advice, 1, N_("Advice on the outcome"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkCustodyRecord, interventions, 1, N_("Interventions offered"), "intervention_offer"),
  CBK_TEXT (CbkCustodyRecord, interventions_note, 1, N_("Interventions in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkCustodyRecord, charged_at, 1, N_("Charged"), .merge = CBK_MERGE_GROUP, .group = "disposal"),
  CBK_TIME (CbkCustodyRecord, released_at, 1, N_("Released"), .merge = CBK_MERGE_GROUP, .group = "disposal"),
  CBK_CODE (CbkCustodyRecord, disposal, 1, N_("Released how"), "custody_disposal", .merge = CBK_MERGE_GROUP,
            .group = "disposal"),
};

#define INV CBK_ROLE_INVESTIGATOR
#define SUP CBK_ROLE_SUPERVISOR
#define CUS CBK_ROLE_CUSTODY

static const CbkTransition transitions[] = {
  { NULL, "arrest", "arrested", CBK_ROLES_WORKING, "arrested_at", NULL },
  { "arrested", "authorise", "authorised", CUS | INV | SUP,
    "authorised_at relevant_at relevant_basis", NULL },
  { "arrested", "release", "released", CUS | INV | SUP, "released_at disposal", NULL },
  { "authorised", "review", "reviewed", CUS | SUP, NULL, "review_recorded" },
  { "reviewed", "review", "reviewed", CUS | SUP, NULL, "review_recorded" },
  { "extended", "review", "reviewed", CUS | SUP, NULL, "review_recorded" },
  { "authorised", "extend", "extended", SUP, NULL, "extension_recorded" },
  { "reviewed", "extend", "extended", SUP, NULL, "extension_recorded" },
  { "extended", "extend", "extended", SUP, NULL, "extension_recorded" },
  { "authorised", "charge", "charged", CUS | INV | SUP, "charged_at", NULL },
  { "reviewed", "charge", "charged", CUS | INV | SUP, "charged_at", NULL },
  { "extended", "charge", "charged", CUS | INV | SUP, "charged_at", NULL },
  { "authorised", "release", "released", CUS | INV | SUP, "released_at disposal", NULL },
  { "reviewed", "release", "released", CUS | INV | SUP, "released_at disposal", NULL },
  { "extended", "release", "released", CUS | INV | SUP, "released_at disposal", NULL },
  { "charged", "release", "released", CUS | INV | SUP, "released_at disposal", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "arrested", transitions);

static const CbkEntity entity = {
  .name = "custody_record",
  .relation = "custody_records",
  .label = N_("Custody record"),
  .label_plural = N_("Custody records"),
  .icon = "casebook-custody-record-symbolic",
  .about = N_("A person in custody, mirrored from the custody system, with what its clocks need."),
  .code = 79,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "case_id",
  .holders = "pipt_officer",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkCustodyRecord, cbk_custody_record)
