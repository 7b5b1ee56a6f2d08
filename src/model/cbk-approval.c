/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-approval.h"

/* Who must agree to a resettlement, licence or management decision, and what they said. The approver differs
   from the author and holds the grade on that day. */
struct _CbkApproval
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *person;
  char *kind;
  char *state;
  char *asked_by;
  gint64 asked_at;
  gint64 due_at;
  char *approver_grade;
  char *approver;
  gint64 answered_at;
  char *reason;
  gint64 times_returned;
  char *escalated_to;
  gboolean out_of_hours;
  gint64 out_of_hours_review_at;
  char *decision;
};

static const CbkField fields[] = {
  CBK_CODE (CbkApproval, subject_type, 1, N_("Kind of record"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkApproval, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkApproval, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkApproval, kind, 1, N_("Kind"), "approval_kind", .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkApproval, state, 1, N_("State"), "approval_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkApproval, asked_by, 1, N_("Asked by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkApproval, asked_at, 1, N_("Asked"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkApproval, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkApproval, approver_grade, 1, N_("Grade asked for"), "countersign_grade"),
  CBK_REF (CbkApproval, approver, 1, N_("Approver"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkApproval, answered_at, 1, N_("Answered"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TEXT (CbkApproval, reason, 1, N_("Approver's reason"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_INT (CbkApproval, times_returned, 1, N_("Times returned")),
  CBK_REF (CbkApproval, escalated_to, 1, N_("Escalated to"), "officer"),
  CBK_BOOL (CbkApproval, out_of_hours, 1, N_("Out of hours")),
  CBK_TIME (CbkApproval, out_of_hours_review_at, 1, N_("Out-of-hours review")),
  CBK_REF (CbkApproval, decision, 1, N_("Decision"), "decision"),
};

#define SUP CBK_ROLE_SUPERVISOR

static const CbkTransition transitions[] = {
  { NULL, "ask", "asked", CBK_ROLES_WORKING, "asked_by", NULL },
  { "asked", "approve", "approved", SUP, "approver answered_at reason", "approver_is_not_author" },
  { "asked", "return", "returned", SUP, "approver answered_at reason", "approver_is_not_author" },
  { "asked", "refuse", "refused", SUP, "approver answered_at reason", "approver_is_not_author" },
  { "asked", "escalate", "escalated", CBK_ROLES_WORKING, "escalated_to", NULL },
  { "asked", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "returned", "ask", "asked", CBK_ROLES_WORKING, NULL, NULL },
  { "refused", "ask", "asked", CBK_ROLES_WORKING, NULL, NULL },
  { "withdrawn", "ask", "asked", CBK_ROLES_WORKING, NULL, NULL },
  { "escalated", "approve", "approved", SUP, "approver answered_at reason", "approver_is_not_author" },
  { "escalated", "return", "returned", SUP, "approver answered_at reason", "approver_is_not_author" },
  { "escalated", "refuse", "refused", SUP, "approver answered_at reason", "approver_is_not_author" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "asked", transitions);

static const CbkEntity entity = {
  .name = "approval",
  .relation = "approvals",
  .label = N_("Approval"),
  .label_plural = N_("Approvals"),
  .icon = "casebook-approval-symbolic",
  .about = N_("A request that somebody approve a decision, and the answer."),
  .code = 14,
  .since = 1,
  .flags = CBK_ENTITY_STRICT | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkApproval, cbk_approval)
