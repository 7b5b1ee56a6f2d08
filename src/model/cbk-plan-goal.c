/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-plan-goal.h"

/* A goal of a management plan on one pathway, with what is done for it, by whom, and what came of it. */
struct _CbkPlanGoal
{
  CbkRecord parent_instance;

  char *management;
  char *plan;
  char *person;
  char *pathway;
  char *factor;
  char *kind;
  char *state;
  char *goal;
  char *done_for_it;
  char *provider;
  char *intervention;
  char *owner;
  char *owner_text;
  char *starts_on;
  char *due_on;
  char *progress;
  gint64 sessions_planned;
  gint64 sessions_attended;
  char *outcome;
  char *ended_on;
};

static const CbkField fields[] = {
  CBK_REF (CbkPlanGoal, management, 1, N_("Management"), "management", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPlanGoal, plan, 1, N_("Resettlement plan"), "resettlement_plan", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPlanGoal, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkPlanGoal, pathway, 1, N_("Pathway"), "resettlement_pathway"),
  CBK_CODE (CbkPlanGoal, factor, 1, N_("Reoffending factor"), "reoffending_factor"),
  CBK_CODE (CbkPlanGoal, kind, 1, N_("Kind"), "plan_goal_kind"),
  CBK_CODE (CbkPlanGoal, state, 1, N_("State"), "plan_goal_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkPlanGoal, goal, 1, N_("Goal"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPlanGoal, done_for_it, 1, N_("What will be done"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPlanGoal, provider, 1, N_("Provider"), "organisation"),
  CBK_CODE (CbkPlanGoal, intervention, 1, N_("Intervention"), "intervention"),
  CBK_REF (CbkPlanGoal, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPlanGoal, owner_text, 1, N_("Owner in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkPlanGoal, starts_on, 1, N_("From")),
  CBK_DATE (CbkPlanGoal, due_on, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPlanGoal, progress, 1, N_("Progress"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkPlanGoal, sessions_planned, 1, N_("Sessions planned")),
  CBK_INT (CbkPlanGoal, sessions_attended, 1, N_("Sessions attended")),
  CBK_TEXT (CbkPlanGoal, outcome, 1, N_("Result"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_DATE (CbkPlanGoal, ended_on, 1, N_("Ended"), .merge = CBK_MERGE_GROUP, .group = "state"),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define RES CBK_ROLE_RESETTLEMENT

static const CbkTransition transitions[] = {
  { NULL, "plan", "planned", OM | RES | SUP, "goal", NULL },
  { "planned", "start", "started", OM | RES | SUP, NULL, NULL },
  { "planned", "cancel", "cancelled", OM | RES | SUP, "outcome", NULL },
  { "started", "achieve", "achieved", OM | RES | SUP, "outcome ended_on", NULL },
  { "started", "miss", "not_achieved", OM | RES | SUP, "outcome ended_on", NULL },
  { "started", "cancel", "cancelled", OM | RES | SUP, "outcome", NULL },
  { "not_achieved", "start", "started", OM | RES | SUP, NULL, NULL },
  { "achieved", "start", "started", OM | RES | SUP, NULL, NULL },
  { "cancelled", "start", "started", OM | RES | SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "planned", transitions);

static const CbkEntity entity = {
  .name = "plan_goal",
  .relation = "plan_goals",
  .label = N_("Plan goal"),
  .label_plural = N_("Plan goals"),
  .icon = "casebook-plan-goal-symbolic",
  .about = N_("A goal of an offender's plan: pathway, what is done, by whom, and the result."),
  .code = 21,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "plan management person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkPlanGoal, cbk_plan_goal)
