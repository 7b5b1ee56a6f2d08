/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-related.h"

#define OVERVIEW N_ ("Overview")
#define PLAN N_ ("Plan")
#define ACTIONS N_ ("Actions")
#define PEOPLE N_ ("People")
#define VICTIM N_ ("Victim")
#define CUSTODY N_ ("Custody")
#define EXHIBITS N_ ("Exhibits")
#define STATEMENTS N_ ("Statements")
#define DISCLOSURE N_ ("Disclosure")
#define DECISIONS N_ ("Decisions")
#define MISSING N_ ("Missing and wanted")
#define MANAGED N_ ("Managed")

static const CbkRelated related[] = {
  { "case", OVERVIEW, N_ ("People and parts"), "case_role", "subject_id", .limit = 6,
    .empty = N_ ("Nobody yet. Press P to add somebody."), .verbs = { "add_person_to_case" } },
  { "case", OVERVIEW, N_ ("Actions to do"), "action", "subject_id",
    .conditions = { "state!=filed", "state!=resulted", "state!=cancelled" }, .sort = "due_at", .limit = 8,
    .empty = N_ ("Nothing to do. Press T to raise an action."), .verbs = { "raise_action", "raise_checklist" } },
  { "case", OVERVIEW, N_ ("Assessments"), "assessment", "subject_id", .side = TRUE, .limit = 2,
    .empty = N_ ("Not assessed yet"), .verbs = { "assess_record" } },
  { "case", OVERVIEW, N_ ("In custody"), "custody_record", "case_id", .conditions = { "state!=released" },
    .side = TRUE, .limit = 3, .empty = N_ ("Nobody is in custody"), .verbs = { "arrest_person" } },
  { "case", OVERVIEW, N_ ("Owed to victims"), "victim_duty", "case_id", .conditions = { "state=due" },
    .sort = "due_at", .side = TRUE, .limit = 5, .empty = N_ ("Nothing is owed") },
  { "case", OVERVIEW, N_ ("Latest in the log"), "log_entry", "subject_id", .side = TRUE, .limit = 3,
    .empty = N_ ("Nothing is written yet") },

  { "case", PLAN, N_ ("Plans"), "plan", "subject_id", .empty = N_ ("No plan yet"), .verbs = { "write_plan" } },
  { "case", PLAN, N_ ("Lines of enquiry"), "enquiry_line", "subject_id", .empty = N_ ("No lines of enquiry yet"),
    .verbs = { "open_enquiry_line" } },
  { "case", PLAN, N_ ("Reviews"), "review", "subject_id", .side = TRUE, .empty = N_ ("No reviews yet"),
    .verbs = { "review_case" } },
  { "case", PLAN, N_ ("Allocations"), "allocation", "subject_id", .side = TRUE,
    .empty = N_ ("Not given to anybody yet"), .verbs = { "allocate_case" } },

  { "case", ACTIONS, N_ ("Actions"), "action", "subject_id", .sort = "due_at",
    .empty = N_ ("No actions yet. Press T to raise one."), .verbs = { "raise_action", "raise_checklist" } },

  { "case", PEOPLE, N_ ("People and parts"), "case_role", "subject_id",
    .empty = N_ ("Nobody yet. Press P to add somebody."), .verbs = { "add_person_to_case" } },
  { "case", PEOPLE, N_ ("Offences"), "offence", "case_id", .empty = N_ ("No offence recorded yet"),
    .verbs = { "record_offence" } },
  { "case", PEOPLE, N_ ("Outcomes"), "outcome", "case_id", .empty = N_ ("No outcome proposed yet"),
    .verbs = { "propose_outcome" } },

  { "case", VICTIM, N_ ("Duties under the Victims’ Code"), "victim_duty", "case_id", .sort = "due_at",
    .empty = N_ ("No duties yet: they begin with a victim and what happens."), .verbs = { "add_victim_duties" } },
  { "case", VICTIM, N_ ("Contacts"), "contact", "subject_id", .empty = N_ ("No contact yet") },
  { "case", VICTIM, N_ ("Victims"), "case_role", "subject_id", .conditions = { "role=victim" }, .side = TRUE,
    .empty = N_ ("No victim is named yet"), .verbs = { "add_person_to_case" } },
  { "case", VICTIM, N_ ("Needs"), "needs_assessment", "case_id", .side = TRUE,
    .empty = N_ ("Needs are not assessed yet") },

  { "case", CUSTODY, N_ ("Custody"), "custody_record", "case_id", .empty = N_ ("Nobody was arrested"),
    .verbs = { "arrest_person" } },
  { "case", CUSTODY, N_ ("Bail and release under investigation"), "bail", "case_id",
    .empty = N_ ("Nobody is on bail"), .verbs = { "grant_bail", "release_under_investigation" } },
  { "case", CUSTODY, N_ ("Interviews"), "interview", "case_id", .empty = N_ ("No interview yet"),
    .verbs = { "record_interview" } },

  { "case", EXHIBITS, N_ ("Exhibits"), "exhibit", "case_id", .empty = N_ ("No exhibits yet"),
    .verbs = { "seize_exhibit" } },
  { "case", EXHIBITS, N_ ("Files"), "media_file", "subject_id", .empty = N_ ("No files yet") },
  { "case", EXHIBITS, N_ ("Body-worn video and CCTV"), "clip", "case_id", .sort = "deletes_at",
    .empty = N_ ("Nothing is registered yet"), .verbs = { "register_clip" } },

  { "case", STATEMENTS, N_ ("Statements"), "statement", "case_id", .empty = N_ ("No statements yet"),
    .verbs = { "take_statement" } },

  { "case", DISCLOSURE, N_ ("Not on a schedule yet"), "disclosure_item", "case_id", .conditions = { "schedule!" },
    .empty = N_ ("Everything is scheduled"), .verbs = { "add_disclosure_item" } },
  { "case", DISCLOSURE, N_ ("On a schedule"), "disclosure_item", "case_id", .conditions = { "schedule?" },
    .empty = N_ ("Nothing is scheduled yet") },

  { "case", DECISIONS, N_ ("Decisions"), "decision", "subject_id",
    .empty = N_ ("No decisions yet. Press D to record one."), .verbs = { "record_decision" } },

  { "person", OVERVIEW, N_ ("Warnings"), "person_warning", "person",
    .empty = N_ ("No warning is recorded. That is not to say that there is no danger.") },
  { "person", OVERVIEW, N_ ("Parts in cases and incidents"), "case_role", "person", .heading = "subject_id",
    .opens = "subject_id", .empty = N_ ("No part in any case on this laptop") },
  { "person", OVERVIEW, N_ ("Other names"), "person_name", "person", .side = TRUE, .empty = N_ ("None is known") },
  { "person", OVERVIEW, N_ ("Numbers"), "person_identifier", "person", .side = TRUE, .empty = N_ ("None is known") },
  { "person", OVERVIEW, N_ ("Needs"), "person_indicator", "person", .side = TRUE, .empty = N_ ("None is known") },
  { "person", OVERVIEW, N_ ("Descriptions"), "person_description", "person", .side = TRUE,
    .empty = N_ ("Nobody has described them yet") },

  { "person", CUSTODY, N_ ("Custody"), "custody_record", "person", .heading = "case_id", .empty = N_ ("Never in custody") },
  { "person", CUSTODY, N_ ("Bail and release under investigation"), "bail", "person", .heading = "case_id",
    .empty = N_ ("Never on bail") },
  { "person", CUSTODY, N_ ("Interviews"), "interview", "person", .empty = N_ ("Never interviewed") },

  { "person", MISSING, N_ ("Missing and wanted"), "episode", "person",
    .empty = N_ ("Never reported missing, and not wanted") },
  { "person", MISSING, N_ ("Return interviews"), "return_interview", "person", .empty = N_ ("None was held") },

  { "person", MANAGED, N_ ("Offender management"), "management", "person", .empty = N_ ("Not managed") },
  { "person", MANAGED, N_ ("Licences"), "licence", "person", .empty = N_ ("No licence") },
  { "person", MANAGED, N_ ("Breaches"), "breach", "person", .empty = N_ ("No breach") },
  { "person", MANAGED, N_ ("Recalls"), "recall", "person", .empty = N_ ("Never recalled") },
  { "person", MANAGED, N_ ("Resettlement"), "resettlement_plan", "person", .empty = N_ ("No plan") },
};

/* How those kinds stand in rows that have no workspace of their own. */
static const CbkKind kinds[] = {
  { .type = "case_role", .heading = "person", .line = { "role", "role_text", "suspect_status" },
    .due = "next_contact_at" },
  { .type = "action", .heading = "title", .line = { "reference", "kind" }, .state = "state",
    .due = "due_at", .done = "completed_at", .owner = "owner" },
  { .type = "assessment", .heading = "grade", .line = { "trigger", "assessed_at" }, .state = "state",
    .when = "signed_at" },
  { .type = "custody_record", .heading = "person", .line = { "reference", "site" }, .state = "state",
    .due = "detention_until", .done = "released_at" },
  { .type = "bail", .heading = "person", .line = { "kind", "return_at" }, .state = "state", .due = "review_at" },
  { .type = "victim_duty", .heading = "duty", .line = { "event_kind" }, .state = "state", .due = "due_at",
    .done = "met_at", .owner = "owner" },
  { .type = "log_entry", .heading = "title|body", .line = { "kind", "happened_at" }, .when = "written_at" },
  { .type = "plan", .heading = "kind", .line = { "objectives", "hypothesis" }, .state = "state",
    .due = "review_at" },
  { .type = "enquiry_line", .heading = "title", .line = { "direction", "objective" }, .state = "state",
    .owner = "owner" },
  { .type = "review", .heading = "kind", .line = { "decision", "seen" }, .state = "state", .due = "due_at",
    .done = "done_at", .owner = "reviewer" },
  { .type = "allocation", .heading = "to_officer", .line = { "sent_at", "reason" }, .state = "state",
    .due = "acknowledge_by", .done = "acknowledged_at" },
  { .type = "offence", .heading = "classification", .line = { "title", "occurred_from" }, .state = "state" },
  { .type = "outcome", .heading = "code", .line = { "reason" }, .state = "state", .when = "proposed_at" },
  { .type = "contact", .heading = "said", .line = { "method", "reached", "happened_at" }, .when = "happened_at",
    .owner = "officer" },
  { .type = "needs_assessment", .heading = "person", .line = { "kind", "enhanced" }, .when = "assessed_at" },
  { .type = "interview", .heading = "title|person", .line = { "kind", "started_at" }, .state = "state" },
  { .type = "exhibit", .heading = "description", .line = { "reference", "kind", "stored_where" },
    .state = "state" },
  { .type = "media_file", .heading = "name", .line = { "kind", "caption" }, .state = "state",
    .when = "acquired_at" },
  { .type = "clip", .heading = "title|camera", .line = { "kind", "started_at" }, .state = "state",
    .due = "deletes_at" },
  { .type = "statement", .heading = "witness_name|witness", .line = { "reference", "kind", "taken_at" },
    .state = "state" },
  { .type = "disclosure_item", .heading = "description", .line = { "schedule", "source", "location" },
    .state = "state" },
  { .type = "person_warning", .heading = "kind", .line = { "detail", "source_kind", "confidence", "review_on" },
    .when = "noted_at" },
  { .type = "person_name", .line = { "kind", "confidence" } },
  { .type = "person_identifier", .heading = "value", .line = { "scheme", "verified" } },
  { .type = "person_indicator", .heading = "factor", .line = { "level", "detail", "source_kind" } },
  { .type = "decision", .heading = "title|chosen_option", .line = { "kind", "decided_at" }, .state = "state" },
};

/**
 * cbk_related_nth:
 * @n: which, from 0
 *
 * Returns: (nullable): a list; %NULL after the last
 */
const CbkRelated *
cbk_related_nth (guint n)
{
  return n < G_N_ELEMENTS (related) ? &related[n] : NULL;
}

/**
 * cbk_related_find_kind:
 * @type: an entity's name
 *
 * Returns: (nullable): how rows of that kind look, where they look like anything in particular
 */
const CbkKind *
cbk_related_find_kind (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return &kinds[i];

  return NULL;
}
