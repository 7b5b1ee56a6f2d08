/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-plan.h"

/* An investigation or problem-solving (SARA) plan. A supervisor approves one version; what is changed
   later is the next version, the approved text stays readable. */
struct _CbkPlan
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *kind;
  gint64 number;
  char *previous;
  char *state;
  char *hypothesis;
  char *victims;
  char *facts;
  char *offences;
  char *scenes;
  char *forensic_strategy;
  char *witness_strategy;
  char *digital_strategy;
  char *suspect_strategy;
  char *safeguarding;
  char *disclosure_notes;
  char *community;
  char *scanning;
  char *analysis;
  char *response;
  char *evaluation;
  char *objectives;
  char *author;
  char *owner;
  gint64 submitted_at;
  char *approved_by;
  char *approved_rank;
  gint64 approved_at;
  char *approval_note;
  gint64 review_at;
};

static const CbkField fields[] = {
  CBK_CODE (CbkPlan, subject_type, 1, N_("Plan for"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkPlan, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkPlan, kind, 1, N_("Kind"), "plan_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_INT (CbkPlan, number, 1, N_("Version"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkPlan, previous, 1, N_("Version before"), "plan", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkPlan, state, 1, N_("State"), "plan_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkPlan, hypothesis, 1, N_("Hypotheses, and what would disprove them"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, victims, 1, N_("Victims and needs"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, facts, 1, N_("Known facts"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, offences, 1, N_("Offences considered, points to prove"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, scenes, 1, N_("Scenes"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, forensic_strategy, 1, N_("Forensic strategy"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, witness_strategy, 1, N_("Witness strategy"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, digital_strategy, 1, N_("CCTV and digital strategy"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, suspect_strategy, 1, N_("Suspect strategy"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, safeguarding, 1, N_("Safeguarding"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, disclosure_notes, 1, N_("Disclosure notes"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, community, 1, N_("Community and media"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, scanning, 1, N_("Scanning: what the problem is"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, analysis, 1, N_("Analysis: why it happens"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, response, 1, N_("Response: what is done"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, evaluation, 1, N_("Assessment: what it changed"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlan, objectives, 1, N_("Objectives"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPlan, author, 1, N_("Author"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPlan, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkPlan, submitted_at, 1, N_("Submitted"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkPlan, approved_by, 1, N_("Approved by"), "officer", .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkPlan, approved_rank, 1, N_("Rank"), "rank", .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkPlan, approved_at, 1, N_("Approved"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkPlan, approval_note, 1, N_("Approver's note"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkPlan, review_at, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
};

#define SUP CBK_ROLE_SUPERVISOR

static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "submit", "submitted", CBK_ROLES_WORKING, "submitted_at", NULL },
  { "submitted", "approve", "approved", SUP, "approved_by approved_at", "not_author" },
  { "submitted", "return", "draft", SUP, "approval_note", NULL },
  { "draft", "approve", "approved", SUP, "approved_by approved_at", "not_author" },
  { "approved", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_approved" },
  { "draft", "discard", "discarded", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "plan",
  .relation = "plans",
  .label = N_("Plan"),
  .label_plural = N_("Plans"),
  .icon = "casebook-plan-symbolic",
  .about = N_("An investigation, problem-solving or search plan; each approved version is kept."),
  .code = 66,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkPlan, cbk_plan)
