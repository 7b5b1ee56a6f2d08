/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-tasking-item.h"

/* A bid, assessment item or task of a tasking and co-ordination meeting (National Intelligence Model). */
struct _CbkTaskingItem
{
  CbkRecord parent_instance;

  char *reference;
  char *kind;
  char *meeting;
  char *level;
  char *meeting_on;
  char *title;
  char *objective;
  char *bid;
  char *assessment_text;
  char *product;
  char *subject_type;
  char *subject_id;
  char *four_p;
  char *threat;
  char *npu;
  char *area;
  char *priority;
  char *state;
  char *resources;
  char *bidder;
  char *team;
  char *owner;
  gint64 due_at;
  char *meeting_decision;
  char *decided_by;
  gint64 accepted_at;
  char *result;
  char *result_kind;
  gint64 completed_at;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkTaskingItem, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkTaskingItem, kind, 1, N_("Kind"), "tasking_kind", .flags = CBK_FIELD_REQUIRED),
  CBK_CODE (CbkTaskingItem, meeting, 1, N_("Meeting"), "tasking_meeting"),
  CBK_CODE (CbkTaskingItem, level, 1, N_("Level"), "nim_level"),
  CBK_DATE (CbkTaskingItem, meeting_on, 1, N_("Met on"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkTaskingItem, title, 1, N_("Title"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkTaskingItem, objective, 1, N_("Objective"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkTaskingItem, bid, 1, N_("Bid"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkTaskingItem, assessment_text, 1, N_("Assessment"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkTaskingItem, product, 1, N_("Assessment document"), "media_file"),
  CBK_CODE (CbkTaskingItem, subject_type, 1, N_("About"), "subject_type"),
  CBK_TEXT (CbkTaskingItem, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkTaskingItem, four_p, 1, N_("Strand of work"), "four_p", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkTaskingItem, threat, 1, N_("Threat"), "tasking_threat"),
  CBK_CODE (CbkTaskingItem, npu, 1, N_("Neighbourhood policing unit"), "npu", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkTaskingItem, area, 1, N_("Area"), "area"),
  CBK_CODE (CbkTaskingItem, priority, 1, N_("Priority"), "priority", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkTaskingItem, state, 1, N_("State"), "tasking_item_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkTaskingItem, resources, 1, N_("Resources"), .flags = CBK_FIELD_SEARCHABLE),
  CBK_REF (CbkTaskingItem, bidder, 1, N_("Put forward by"), "officer"),
  CBK_REF (CbkTaskingItem, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkTaskingItem, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkTaskingItem, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkTaskingItem, meeting_decision, 1, N_("Decision of the meeting"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "decision"),
  CBK_REF (CbkTaskingItem, decided_by, 1, N_("Decided by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "decision"),
  CBK_TIME (CbkTaskingItem, accepted_at, 1, N_("Accepted"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkTaskingItem, result, 1, N_("Result"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkTaskingItem, result_kind, 1, N_("Came to"), "tasking_result", .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TIME (CbkTaskingItem, completed_at, 1, N_("Completed"), .merge = CBK_MERGE_GROUP, .group = "state"),
};

#define SUP CBK_ROLE_SUPERVISOR
#define INT CBK_ROLE_INTELLIGENCE

static const CbkTransition transitions[] = {
  { NULL, "put_forward", "proposed", CBK_ROLES_WORKING, "title", NULL },
  { NULL, "assign", "assigned", SUP | INT, "title", NULL },
  { "proposed", "agree", "agreed", SUP | INT, "meeting_decision", NULL },
  { "proposed", "refuse", "refused", SUP | INT, "meeting_decision", NULL },
  { "proposed", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "agreed", "assign", "assigned", SUP | INT, "due_at", "owner_or_team" },
  { "assigned", "accept", "accepted", CBK_ROLES_WORKING, "accepted_at", "receiver" },
  { "assigned", "return", "agreed", CBK_ROLES_WORKING, "result", NULL },
  { "accepted", "complete", "completed", CBK_ROLES_WORKING, "result completed_at", NULL },
  { "completed", "send_back", "accepted", SUP | INT, "meeting_decision", NULL },
  { "completed", "close", "closed", SUP | INT, "result_kind", NULL },
  { "closed", "reopen", "accepted", SUP | INT, "meeting_decision", NULL },
  { "refused", "put_forward_again", "proposed", CBK_ROLES_WORKING, "bid", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "proposed", transitions);

static const CbkEntity entity = {
  .name = "tasking_item",
  .relation = "tasking_items",
  .label = N_("Tasking item"),
  .label_plural = N_("Tasking items"),
  .icon = "casebook-tasking-item-symbolic",
  .about = N_("A bid, assessment item or task of a tasking and co-ordination meeting."),
  .code = 92,
  .since = 1,
  .scoping = CBK_SCOPING_ROOT,
  .home = "subject_id",
  .holders = "owner",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkTaskingItem, cbk_tasking_item)
