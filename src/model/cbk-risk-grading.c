/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-risk-grading.h"

/* One grading of an episode's risk: two axes, likelihood and seriousness of harm, then the band. The scheme's
   version is kept because band names changed in 2005, 2013 and since (College of Policing, missing persons).
   */
struct _CbkRiskGrading
{
  CbkRecord parent_instance;

  char *episode;
  gint64 number;
  char *state;
  char *scheme;
  char *likelihood;
  char *seriousness;
  char *previous_band;
  char *band;
  char *rationale;
  char **factors;
  char *facts;
  char *unknowns;
  char *change_reason;
  char *hypotheses;
  char *response;
  char *thrive;
  char *author;
  gint64 graded_at;
  char *reviewer;
  gint64 reviewed_at;
  char *reviewer_reason;
  gint64 next_review_at;
};

static const CbkField fields[] = {
  CBK_REF (CbkRiskGrading, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkRiskGrading, number, 1, N_("Grading number"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkRiskGrading, state, 1, N_("State"), "risk_grading_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkRiskGrading, scheme, 1, N_("Risk scheme"), "risk_scheme", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkRiskGrading, likelihood, 1, N_("Likelihood of harm"), "harm_likelihood",
            .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_CODE (CbkRiskGrading, seriousness, 1, N_("Seriousness of harm"), "harm_seriousness",
            .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_CODE (CbkRiskGrading, previous_band, 1, N_("Band before"), "risk_band", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkRiskGrading, band, 1, N_("Band"), "risk_band", .flags = CBK_FIELD_TITLE,
            .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_TEXT (CbkRiskGrading, rationale, 1, N_("Why"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "grading"),
  CBK_LIST (CbkRiskGrading, factors, 1, N_("Factors"), "missing_factor"),
  CBK_TEXT (CbkRiskGrading, facts, 1, N_("Facts relied on, and who said so"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskGrading, unknowns, 1, N_("What is not known"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkRiskGrading, change_reason, 1, N_("What changed"), "regrade_reason"),
  CBK_TEXT (CbkRiskGrading, hypotheses, 1, N_("Hypotheses, kept apart from risk"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkRiskGrading, response, 1, N_("Response agreed"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkRiskGrading, thrive, 1, N_("THRIVE+ assessment"), "assessment"),
  CBK_REF (CbkRiskGrading, author, 1, N_("Graded by"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkRiskGrading, graded_at, 1, N_("Graded"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_REF (CbkRiskGrading, reviewer, 1, N_("Reviewer"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkRiskGrading, reviewed_at, 1, N_("Reviewed"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkRiskGrading, reviewer_reason, 1, N_("Reviewer's reason"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkRiskGrading, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
};

#define SUP CBK_ROLE_SUPERVISOR

/* A signed grading is never changed: an override or a change of circumstances is a further grading. */
static const CbkTransition transitions[] = {
  { NULL, "draft", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "sign", "signed", CBK_ROLES_WORKING, "band rationale author graded_at", NULL },
  { "signed", "agree", "agreed", SUP, "reviewer reviewed_at", "reviewer_is_not_author" },
  { "signed", "override", "overridden", SUP, "reviewer reviewed_at reviewer_reason",
    "reviewer_is_not_author" },
  { "draft", "discard", "discarded", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "risk_grading",
  .relation = "risk_gradings",
  .label = N_("Risk grading"),
  .label_plural = N_("Risk gradings"),
  .icon = "casebook-risk-grading-symbolic",
  .about = N_("One grading of the risk in an episode, with its reasons, author and reviewer."),
  .code = 40,
  .since = 1,
  .flags = CBK_ENTITY_STRICT | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkRiskGrading, cbk_risk_grading)
