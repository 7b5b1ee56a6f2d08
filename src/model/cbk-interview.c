/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-interview.h"

/* An interview with a suspect or witness (PACE Codes C and E; MG15 summary). The recording stays in the
   interview store; its reference is kept. */
struct _CbkInterview
{
  CbkRecord parent_instance;

  char *case_id;
  char *person;
  char *custody_record;
  char *kind;
  char *title;
  char *state;
  char *plan_text;
  char *briefing;
  char **offences;
  char **points_to_prove;
  char *place;
  gint64 planned_at;
  gint64 started_at;
  gint64 ended_at;
  char *breaks;
  char **officers;
  char *persons_present;
  char *solicitor;
  char *appropriate_adult;
  char *interpreter;
  gint64 cautioned_at;
  char *caution_understood;
  char *special_warnings;
  char *recording_reference;
  char *recording_hash;
  char *prepared_statement;
  char *answered;
  char *summary;
  char *unused_note;
  char *cancelled_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkInterview, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkInterview, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkInterview, custody_record, 1, N_("Custody record"), "custody_record",
           .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkInterview, kind, 1, N_("Kind"), "interview_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkInterview, title, 1, N_("Subject"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkInterview, state, 1, N_("State"), "interview_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkInterview, plan_text, 1, N_("Plan"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkInterview, briefing, 1, N_("Briefing before interview"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkInterview, offences, 1, N_("Offences"), NULL),
  CBK_LIST (CbkInterview, points_to_prove, 1, N_("Points to prove"), NULL),
  CBK_TEXT (CbkInterview, place, 1, N_("Where"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkInterview, planned_at, 1, N_("Planned"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkInterview, started_at, 1, N_("Started"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkInterview, ended_at, 1, N_("Ended")),
  CBK_TEXT (CbkInterview, breaks, 1, N_("Breaks"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkInterview, officers, 1, N_("Officers"), NULL),
  CBK_TEXT (CbkInterview, persons_present, 1, N_("Persons present"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkInterview, solicitor, 1, N_("Solicitor"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkInterview, appropriate_adult, 1, N_("Appropriate adult"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkInterview, interpreter, 1, N_("Interpreter"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkInterview, cautioned_at, 1, N_("Caution given")),
  CBK_CODE (CbkInterview, caution_understood, 1, N_("Caution understood"), "yes_no_unknown"),
  CBK_TEXT (CbkInterview, special_warnings, 1, N_("Special warnings"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkInterview, recording_reference, 1, N_("Recording reference"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkInterview, recording_hash, 1, N_("SHA-256 of the recording"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkInterview, prepared_statement, 1, N_("Prepared statement"), "yes_no_unknown"),
  CBK_CODE (CbkInterview, answered, 1, N_("Answers"), "interview_answers", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkInterview, summary, 1, N_("Summary"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkInterview, unused_note, 1, N_("Unused material"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkInterview, cancelled_reason, 1, N_("Why not held"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

static const CbkTransition transitions[] = {
  { NULL, "plan", "planned", CBK_ROLES_WORKING, NULL, NULL },
  { NULL, "start", "under_way", CBK_ROLES_WORKING, "started_at", NULL },
  { "planned", "start", "under_way", CBK_ROLES_WORKING, "started_at", NULL },
  { "planned", "cancel", "cancelled", CBK_ROLES_WORKING, "cancelled_reason", NULL },
  { "under_way", "end", "ended", CBK_ROLES_WORKING, "ended_at", NULL },
  { "ended", "summarise", "summarised", CBK_ROLES_WORKING, "summary", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "planned", transitions);

static const CbkEntity entity = {
  .name = "interview",
  .relation = "interviews",
  .label = N_("Interview"),
  .label_plural = N_("Interviews"),
  .icon = "casebook-interview-symbolic",
  .about = N_("An interview with a suspect or witness: plan, people, times, caution and summary."),
  .code = 74,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id custody_record person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkInterview, cbk_interview)
