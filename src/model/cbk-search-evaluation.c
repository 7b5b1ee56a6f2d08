/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-search-evaluation.h"

/* One evaluator's spread of probability, made alone before the spreads are combined. The rest of the world is
   asked first, as a share of its own, so that its part does not shrink as regions are added (Hill 1997). */
struct _CbkSearchEvaluation
{
  CbkRecord parent_instance;

  char *episode;
  char *operational_period;
  char *evaluator;
  char *evaluator_text;
  char *method;
  char *scenario;
  gint64 scenario_weight_ppm;
  gint64 rest_of_world_ppm;
  char **regions;
  char **weights;
  char *reason;
  gint64 submitted_at;
  gboolean included;
};

static const CbkField fields[] = {
  CBK_REF (CbkSearchEvaluation, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkSearchEvaluation, operational_period, 1, N_("Operational period"), "operational_period",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkSearchEvaluation, evaluator, 1, N_("Evaluator"), "officer",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkSearchEvaluation, evaluator_text, 1, N_("Evaluator in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSearchEvaluation, method, 1, N_("Method"), "prior_method", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkSearchEvaluation, scenario, 1, N_("Scenario"), "search_scenario"),
  CBK_INT (CbkSearchEvaluation, scenario_weight_ppm, 1, N_("Weight of the scenario"), .unit = CBK_UNIT_PPM),
  CBK_INT (CbkSearchEvaluation, rest_of_world_ppm, 1, N_("Rest of the world"), .unit = CBK_UNIT_PPM,
           .merge = CBK_MERGE_GROUP, .group = "spread"),
  CBK_LIST (CbkSearchEvaluation, regions, 1, N_("Regions"), NULL, .merge = CBK_MERGE_GROUP,
            .group = "spread"),
  CBK_LIST (CbkSearchEvaluation, weights, 1, N_("Weights, in the order of the regions"), NULL,
            .merge = CBK_MERGE_GROUP, .group = "spread"),
  CBK_TEXT (CbkSearchEvaluation, reason, 1, N_("Why"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "spread"),
  CBK_TIME (CbkSearchEvaluation, submitted_at, 1, N_("Submitted"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "spread"),
  CBK_BOOL (CbkSearchEvaluation, included, 1, N_("Counted in the consensus")),
};

static const CbkEntity entity = {
  .name = "search_evaluation",
  .relation = "search_evaluations",
  .label = N_("Search evaluation"),
  .label_plural = N_("Search evaluations"),
  .icon = "casebook-search-evaluation-symbolic",
  .about = N_("One evaluator's opinion of where the person is."),
  .code = 52,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkSearchEvaluation, cbk_search_evaluation)
