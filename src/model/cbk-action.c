/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-action.h"

/* Something to be done, in any trade. Its queues are those of HOLMES 2 as its public administration
   slides show them: for allocation, allocated, completed, resulted, filed. */
struct _CbkAction
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *reference;
  char *kind;
  char *title;
  char *objective;
  char *raised_because;
  char *state;
  char *priority;
  char *enquiry_line;
  char *tasking_item;
  char *origin_type;
  char *origin_id;
  char *checklist;
  char *checklist_item;
  char *answer;
  char *four_p;
  char *team;
  char *owner;
  char *organisation;
  char *raised_by;
  char *supervisor;
  char *person;
  char *place;
  gint64 starts_at;
  gint64 due_at;
  gint64 estimate;
  gint64 acknowledged_at;
  gint64 time_taken;
  char *result;
  gint64 completed_at;
  char *completed_by;
  char *read_by;
  gint64 read_at;
  char *decision;
  char *referred_to;
  char *cancelled_reason;
};

static const CbkField fields[] = {
  CBK_CODE (CbkAction, subject_type, 1, N_("For"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkAction, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkAction, reference, 1, N_("Number"), .flags = CBK_FIELD_TITLE | CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkAction, kind, 1, N_("Kind"), "action_kind"),
  CBK_TEXT (CbkAction, title, 1, N_("What is to be done"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAction, objective, 1, N_("Objective"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAction, raised_because, 1, N_("Why raised"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkAction, state, 1, N_("State"), "action_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkAction, priority, 1, N_("Priority"), "priority", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAction, enquiry_line, 1, N_("Line of enquiry"), "enquiry_line", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAction, tasking_item, 1, N_("Tasked by"), "tasking_item", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkAction, origin_type, 1, N_("Kind of record it came from"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkAction, origin_id, 1, N_("Record it came from"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkAction, checklist, 1, N_("Checklist"), "checklist"),
  CBK_CODE (CbkAction, checklist_item, 1, N_("Item"), "checklist_item"),
  CBK_CODE (CbkAction, answer, 1, N_("Answer"), "checklist_answer"),
  CBK_CODE (CbkAction, four_p, 1, N_("Strand of work"), "four_p"),
  CBK_REF (CbkAction, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAction, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAction, organisation, 1, N_("Agency"), "organisation"),
  CBK_REF (CbkAction, raised_by, 1, N_("Raised by"), "officer"),
  CBK_REF (CbkAction, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAction, person, 1, N_("About person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkAction, place, 1, N_("At place"), "address"),
  CBK_TIME (CbkAction, starts_at, 1, N_("Starts")),
  CBK_TIME (CbkAction, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkAction, estimate, 1, N_("Estimate"), .unit = CBK_UNIT_MINUTES),
  CBK_TIME (CbkAction, acknowledged_at, 1, N_("Acknowledged")),
  CBK_INT (CbkAction, time_taken, 1, N_("Time taken"), .unit = CBK_UNIT_MINUTES, .merge = CBK_MERGE_GROUP,
           .group = "result"),
  CBK_TEXT (CbkAction, result, 1, N_("Result"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "result"),
  CBK_TIME (CbkAction, completed_at, 1, N_("Completed"), .merge = CBK_MERGE_GROUP, .group = "result"),
  CBK_REF (CbkAction, completed_by, 1, N_("Completed by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "result"),
  CBK_REF (CbkAction, read_by, 1, N_("Read by"), "officer", .merge = CBK_MERGE_GROUP, .group = "reading"),
  CBK_TIME (CbkAction, read_at, 1, N_("Read"), .merge = CBK_MERGE_GROUP, .group = "reading"),
  CBK_TEXT (CbkAction, decision, 1, N_("Supervisor's decision"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "reading"),
  CBK_TEXT (CbkAction, referred_to, 1, N_("Referred to"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAction, cancelled_reason, 1, N_("Why not needed"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

#define SUP CBK_ROLE_SUPERVISOR

static const CbkTransition transitions[] = {
  { NULL, "draft", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { NULL, "raise", "for_allocation", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "raise", "for_allocation", CBK_ROLES_WORKING, "priority", NULL },
  { "draft", "cancel", "cancelled", CBK_ROLES_WORKING, "cancelled_reason", NULL },
  { "for_allocation", "allocate", "allocated", CBK_ROLES_WORKING, "priority", "owner_or_team" },
  { "for_allocation", "cancel", "cancelled", CBK_ROLES_WORKING, "cancelled_reason", NULL },
  { "allocated", "acknowledge", "in_progress", CBK_ROLES_WORKING, "acknowledged_at", "receiver" },
  { "allocated", "return", "for_allocation", CBK_ROLES_WORKING, NULL, NULL },
  { "allocated", "allocate", "allocated", CBK_ROLES_WORKING, NULL, "owner_or_team" },
  { "allocated", "complete", "completed", CBK_ROLES_WORKING, "result completed_at", NULL },
  { "allocated", "cancel", "cancelled", SUP, "cancelled_reason", NULL },
  { "in_progress", "complete", "completed", CBK_ROLES_WORKING, "result completed_at", NULL },
  { "in_progress", "refer", "referred", CBK_ROLES_WORKING, "referred_to", NULL },
  { "in_progress", "return", "for_allocation", CBK_ROLES_WORKING, NULL, NULL },
  { "in_progress", "cancel", "cancelled", SUP, "cancelled_reason", NULL },
  { "referred", "resume", "in_progress", CBK_ROLES_WORKING, NULL, NULL },
  { "referred", "complete", "completed", CBK_ROLES_WORKING, "result completed_at", NULL },
  { "completed", "result", "resulted", CBK_ROLES_WORKING, "read_by decision", "not_owner" },
  { "completed", "send_back", "in_progress", CBK_ROLES_WORKING, "decision", NULL },
  { "resulted", "file", "filed", CBK_ROLES_WORKING, NULL, NULL },
  { "resulted", "raise_again", "for_allocation", CBK_ROLES_WORKING, "decision", NULL },
  { "filed", "reopen", "for_allocation", CBK_ROLES_WORKING, NULL, NULL },
  { "cancelled", "reopen", "for_allocation", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "action",
  .relation = "actions",
  .label = N_("Action"),
  .label_plural = N_("Actions"),
  .icon = "casebook-action-symbolic",
  .about = N_("Something to be done: raised with a reason, allocated, acknowledged, resulted and read."),
  .code = 68,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id enquiry_line tasking_item",
  .holders = "owner team supervisor",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkAction, cbk_action)
