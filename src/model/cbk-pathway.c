/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-pathway.h"

/* One of the seven pathways of a resettlement plan, or a reoffending factor of a management plan, with its
   answers. */
struct _CbkPathway
{
  CbkRecord parent_instance;

  char *plan;
  char *management;
  char *person;
  char *code;
  char *factor;
  char *status;
  char *report;
  char *report_status;
  char *need_level;
  gint64 score;
  char *colour;
  char **questions;
  char **unanswered;
  char *answers;
  char *summary;
  char *skip_reason;
  char *owner;
  gint64 assessed_at;
  char *assessed_by;
  char *review_on;
  char *outcome;
};

static const CbkField fields[] = {
  CBK_REF (CbkPathway, plan, 1, N_("Resettlement plan"), "resettlement_plan", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPathway, management, 1, N_("Management"), "management", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPathway, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkPathway, code, 1, N_("Pathway"), "resettlement_pathway", .flags = CBK_FIELD_TITLE),
  CBK_CODE (CbkPathway, factor, 1, N_("Reoffending factor"), "reoffending_factor"),
  CBK_CODE (CbkPathway, status, 1, N_("Status"), "pathway_status",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "status"),
  CBK_CODE (CbkPathway, report, 1, N_("Report"), "report_kind"),
  CBK_CODE (CbkPathway, report_status, 1, N_("Report status"), "report_status"),
  CBK_CODE (CbkPathway, need_level, 1, N_("Need"), "pathway_need"),
  CBK_INT (CbkPathway, score, 1, N_("Score")),
  CBK_CODE (CbkPathway, colour, 1, N_("Colour"), "pathway_colour"),
  CBK_LIST (CbkPathway, questions, 1, N_("Questions answered yes"), "pathway_question"),
  CBK_LIST (CbkPathway, unanswered, 1, N_("Questions not answered"), "pathway_question"),
  CBK_TEXT (CbkPathway, answers, 1, N_("Answers"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPathway, summary, 1, N_("Summary"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPathway, skip_reason, 1, N_("Why skipped"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPathway, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkPathway, assessed_at, 1, N_("Assessed"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPathway, assessed_by, 1, N_("Assessed by"), "officer"),
  CBK_DATE (CbkPathway, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPathway, outcome, 1, N_("Result"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "status"),
};

#define OM CBK_ROLE_OFFENDER_MANAGER
#define RES CBK_ROLE_RESETTLEMENT

static const CbkTransition transitions[] = {
  { NULL, "open", "NOT_STARTED", RES | OM, NULL, NULL },
  { "NOT_STARTED", "start", "IN_PROGRESS", RES | OM, NULL, NULL },
  { "IN_PROGRESS", "require", "SUPPORT_REQUIRED", RES | OM, "need_level", NULL },
  { "IN_PROGRESS", "not_require", "SUPPORT_NOT_REQUIRED", RES | OM, NULL, NULL },
  { "IN_PROGRESS", "decline", "SUPPORT_DECLINED", RES | OM, NULL, NULL },
  { "SUPPORT_REQUIRED", "decline", "SUPPORT_DECLINED", RES | OM, NULL, NULL },
  { "SUPPORT_REQUIRED", "finish", "DONE", RES | OM, "outcome", NULL },
  { "SUPPORT_REQUIRED", "restart", "IN_PROGRESS", RES | OM, NULL, NULL },
  { "SUPPORT_NOT_REQUIRED", "restart", "IN_PROGRESS", RES | OM, NULL, NULL },
  { "SUPPORT_DECLINED", "restart", "IN_PROGRESS", RES | OM, NULL, NULL },
  { "DONE", "restart", "IN_PROGRESS", RES | OM, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("status", "NOT_STARTED", transitions);

static const CbkEntity entity = {
  .name = "pathway",
  .relation = "pathways",
  .label = N_("Pathway"),
  .label_plural = N_("Pathways"),
  .icon = "casebook-pathway-symbolic",
  .about = N_("One pathway of a plan: its answers, status and reports."),
  .code = 11,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "plan management person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkPathway, cbk_pathway)
