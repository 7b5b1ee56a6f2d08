/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-disclosure-item.h"

/* A piece of unused material (CPIA 1996 and its code; CPS Disclosure Manual chapters 7 and 8). Every
   note, result and exhibit is a candidate from the start; numbers run over all schedules. */
struct _CbkDisclosureItem
{
  CbkRecord parent_instance;

  char *case_id;
  gint64 number;
  char *schedule;
  char *state;
  char *description;
  char *dated;
  char *location;
  char *source;
  char *source_type;
  char *source_id;
  gint64 quantity;
  char *relevant;
  char *relevance_reason;
  char *sensitive;
  char *sensitive_reason;
  char *presumption;
  char *meets_test;
  char *decision_reason;
  char *decided_by;
  gint64 decided_at;
  char *disclosed_as;
  char *edited_copy;
  char *prosecutor_decision;
  char *prosecutor_note;
  gint64 reviewed_at;
  char *retain_until;
};

static const CbkField fields[] = {
  CBK_REF (CbkDisclosureItem, case_id, 1, N_("Case"), "case",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkDisclosureItem, number, 1, N_("Number"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
           .group = "schedule"),
  CBK_CODE (CbkDisclosureItem, schedule, 1, N_("Schedule"), "disclosure_schedule", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "schedule"),
  CBK_CODE (CbkDisclosureItem, state, 1, N_("State"), "disclosure_item_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkDisclosureItem, description, 1, N_("Description"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkDisclosureItem, dated, 1, N_("Date")),
  CBK_TEXT (CbkDisclosureItem, location, 1, N_("Where it is"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDisclosureItem, source, 1, N_("Source"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDisclosureItem, source_type, 1, N_("Kind of record"),
            .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkDisclosureItem, source_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkDisclosureItem, quantity, 1, N_("How many, if listed together")),
  CBK_CODE (CbkDisclosureItem, relevant, 1, N_("Relevant"), "yes_no_unknown", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDisclosureItem, relevance_reason, 1, N_("Why relevant, or not"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkDisclosureItem, sensitive, 1, N_("Sensitive"), "yes_no_unknown", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDisclosureItem, sensitive_reason, 1, N_("Why sensitive"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkDisclosureItem, presumption, 1, N_("Presumed to be disclosed"), "disclosure_presumption",
            .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkDisclosureItem, meets_test, 1, N_("Meets the disclosure test"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_TEXT (CbkDisclosureItem, decision_reason, 1, N_("Why so decided"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_REF (CbkDisclosureItem, decided_by, 1, N_("Decided by"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_TIME (CbkDisclosureItem, decided_at, 1, N_("Decided"), .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_CODE (CbkDisclosureItem, disclosed_as, 1, N_("Disclosed as"), "disclosed_as", .merge = CBK_MERGE_GROUP,
            .group = "decision"),
  CBK_REF (CbkDisclosureItem, edited_copy, 1, N_("Edited copy"), "exhibit"),
  CBK_CODE (CbkDisclosureItem, prosecutor_decision, 1, N_("Prosecutor's decision"), "prosecutor_decision",
            .merge = CBK_MERGE_GROUP, .group = "prosecutor"),
  CBK_TEXT (CbkDisclosureItem, prosecutor_note, 1, N_("Prosecutor's note"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "prosecutor"),
  CBK_TIME (CbkDisclosureItem, reviewed_at, 1, N_("Last reviewed")),
  CBK_DATE (CbkDisclosureItem, retain_until, 1, N_("Keep until")),
};

#define SUP CBK_ROLE_SUPERVISOR

/* Annex C1 of the Disclosure Manual. */
static const CbkTransition transitions[] = {
  { NULL, "list", "unscheduled", CBK_ROLES_WORKING, NULL, NULL },
  { "unscheduled", "find_irrelevant", "not_relevant", CBK_ROLES_WORKING, "relevance_reason", NULL },
  { "unscheduled", "schedule", "scheduled", CBK_ROLES_WORKING, "description number schedule", NULL },
  { "not_relevant", "reconsider", "unscheduled", CBK_ROLES_WORKING, NULL, NULL },
  { "scheduled", "reconsider", "unscheduled", CBK_ROLES_WORKING, NULL, NULL },
  { "scheduled", "keep_under_review", "under_review", CBK_ROLES_WORKING, "decision_reason", NULL },
  { "scheduled", "disclose", "disclosed", CBK_ROLES_WORKING, "disclosed_as", NULL },
  { "scheduled", "ask_for_immunity", "immunity_sought", SUP, "decision_reason", NULL },
  { "under_review", "disclose", "disclosed", CBK_ROLES_WORKING, "disclosed_as", NULL },
  { "under_review", "ask_for_immunity", "immunity_sought", SUP, "decision_reason", NULL },
  { "immunity_sought", "withhold", "withheld", SUP, "decision_reason", NULL },
  { "immunity_sought", "disclose", "disclosed", SUP, "disclosed_as", NULL },
  { "withheld", "reconsider", "under_review", SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "unscheduled", transitions);

static const CbkEntity entity = {
  .name = "disclosure_item",
  .relation = "disclosure_items",
  .label = N_("Disclosure item"),
  .label_plural = N_("Disclosure items"),
  .icon = "casebook-disclosure-item-symbolic",
  .about = N_("A piece of material, whether it is relevant and sensitive, and what was decided."),
  .code = 86,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkDisclosureItem, cbk_disclosure_item)
