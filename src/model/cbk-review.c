/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-review.h"

/* A supervisor's look at a record, in any trade. One not done is on the supervisor's board, not the
   owner's alone; how many days lie between is force policy. */
struct _CbkReview
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *kind;
  char *state;
  gint64 due_at;
  char *due_rule;
  char *reviewer;
  char *rank;
  char *owner;
  gint64 done_at;
  char *seen;
  char *decision;
  char *direction;
  char *quality;
  gint64 next_due_at;
  char *cancelled_reason;
};

static const CbkField fields[] = {
  CBK_CODE (CbkReview, subject_type, 1, N_("Review of"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkReview, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkReview, kind, 1, N_("Kind"), "review_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkReview, state, 1, N_("State"), "review_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkReview, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkReview, due_rule, 1, N_("By the rule")),
  CBK_REF (CbkReview, reviewer, 1, N_("Reviewer"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkReview, rank, 1, N_("Rank"), "rank"),
  CBK_REF (CbkReview, owner, 1, N_("Owner of the record"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkReview, done_at, 1, N_("Done"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TEXT (CbkReview, seen, 1, N_("What was seen"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkReview, decision, 1, N_("Decision"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkReview, direction, 1, N_("Direction"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkReview, quality, 1, N_("Found to be"), "review_quality"),
  CBK_TIME (CbkReview, next_due_at, 1, N_("Next review due")),
  CBK_TEXT (CbkReview, cancelled_reason, 1, N_("Why not needed"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

#define SUP CBK_ROLE_SUPERVISOR

static const CbkTransition transitions[] = {
  { NULL, "plan", "due", CBK_ROLES_WORKING, "due_at", NULL },
  { NULL, "do", "done", CBK_ROLES_WORKING, "done_at reviewer decision", "may_review" },
  { "due", "do", "done", CBK_ROLES_WORKING, "done_at reviewer decision", "may_review" },
  { "due", "run_over", "overdue", CBK_ROLES_WORKING, NULL, "past_due" },
  { "overdue", "do", "done", CBK_ROLES_WORKING, "done_at reviewer decision", "may_review" },
  { "due", "cancel", "cancelled", SUP, "cancelled_reason", NULL },
  { "overdue", "cancel", "cancelled", SUP, "cancelled_reason", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "due", transitions);

static const CbkEntity entity = {
  .name = "review",
  .relation = "reviews",
  .label = N_("Review"),
  .label_plural = N_("Reviews"),
  .icon = "casebook-review-symbolic",
  .about = N_("A supervisor's look at a record: what was seen, decided and directed, and when the next "
             "is due."),
  .code = 71,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkReview, cbk_review)
