/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-allocation.h"

/* Work handed to a team or officer. It is theirs once they say so; until then it is watched (IOPC
   recommendation to Staffordshire Police, December 2025: nobody had told the inspector). */
struct _CbkAllocation
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *state;
  char *to_team;
  char *to_officer;
  char *from_officer;
  char *sent_by;
  char *supervisor;
  char *priority;
  char *reason;
  char **factors;
  gint64 sent_at;
  gint64 acknowledge_by;
  gint64 acknowledged_at;
  char *acknowledged_by;
  char *declined_reason;
  gint64 escalated_at;
};

static const CbkField fields[] = {
  CBK_CODE (CbkAllocation, subject_type, 1, N_("Kind of record"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkAllocation, subject_id, 1, N_("Record allocated"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkAllocation, state, 1, N_("State"), "allocation_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkAllocation, to_team, 1, N_("To team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAllocation, to_officer, 1, N_("To officer"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAllocation, from_officer, 1, N_("From officer"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAllocation, sent_by, 1, N_("Allocated by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkAllocation, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkAllocation, priority, 1, N_("Priority"), "priority", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkAllocation, reason, 1, N_("Why them"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkAllocation, factors, 1, N_("What was weighed"), "allocation_factor"),
  CBK_TIME (CbkAllocation, sent_at, 1, N_("Allocated"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkAllocation, acknowledge_by, 1, N_("To be acknowledged by"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkAllocation, acknowledged_at, 1, N_("Acknowledged"), .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_REF (CbkAllocation, acknowledged_by, 1, N_("Acknowledged by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_TEXT (CbkAllocation, declined_reason, 1, N_("Why declined"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkAllocation, escalated_at, 1, N_("Escalated"), .merge = CBK_MERGE_GROUP, .group = "state"),
};

#define SUP CBK_ROLE_SUPERVISOR

static const CbkTransition transitions[] = {
  { NULL, "send", "sent", CBK_ROLES_WORKING, "sent_at", NULL },
  { "sent", "acknowledge", "acknowledged", CBK_ROLES_WORKING, "acknowledged_at acknowledged_by", "receiver" },
  { "sent", "decline", "declined", CBK_ROLES_WORKING, "declined_reason", "receiver" },
  { "sent", "escalate", "escalated", CBK_ROLES_WORKING, "escalated_at", "past_acknowledge_by" },
  { "escalated", "acknowledge", "acknowledged", CBK_ROLES_WORKING, "acknowledged_at acknowledged_by", NULL },
  { "escalated", "decline", "declined", CBK_ROLES_WORKING, "declined_reason", "receiver" },
  { "sent", "withdraw", "withdrawn", SUP, NULL, NULL },
  { "escalated", "withdraw", "withdrawn", SUP, NULL, NULL },
  { "acknowledged", "hand_on", "ended", CBK_ROLES_WORKING, NULL, "newer_sent" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "sent", transitions);

static const CbkEntity entity = {
  .name = "allocation",
  .relation = "allocations",
  .label = N_("Allocation"),
  .label_plural = N_("Allocations"),
  .icon = "casebook-allocation-symbolic",
  .about = N_("Work handed to a team or officer, who must say that they have it."),
  .code = 64,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .holders = "to_officer to_team supervisor",
  .held_while = "sent escalated acknowledged",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkAllocation, cbk_allocation)
