/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-visit.h"

/* A planned or unplanned contact with a managed person, with the outcome and enforcement codes that probation
   uses (ministryofjustice/hmpps-manage-people-on-probation-ui). */
struct _CbkVisit
{
  CbkRecord parent_instance;

  char *person;
  char *management;
  char *licence;
  char *episode;
  char *plan_goal;
  char *kind;
  char *announced;
  gint64 planned_at;
  gint64 happened_at;
  gint64 minutes;
  char *place;
  char *place_text;
  char *officer;
  char *accompanied_by;
  char *agencies;
  char *outcome;
  char *outcome_note;
  char *reschedule_of;
  char *enforcement;
  gint64 response_due_at;
  gint64 evidence_received_at;
  char *explanation;
  char *breach;
  char *test_kind;
  char **test_substances;
  char *test_result;
  char *treatment;
  char *devices_checked;
  char *concerns;
  char *change_of_risk;
  char *intelligence_submitted;
  gint64 recorded_at;
};

static const CbkField fields[] = {
  CBK_REF (CbkVisit, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkVisit, management, 1, N_("Management"), "management", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkVisit, licence, 1, N_("Licence"), "licence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkVisit, episode, 1, N_("Episode"), "episode", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkVisit, plan_goal, 1, N_("Plan goal"), "plan_goal"),
  CBK_CODE (CbkVisit, kind, 1, N_("Kind"), "visit_kind", .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkVisit, announced, 1, N_("Announced"), "yes_no_unknown"),
  CBK_TIME (CbkVisit, planned_at, 1, N_("Planned for"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkVisit, happened_at, 1, N_("Happened"), .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkVisit, minutes, 1, N_("Length"), .unit = CBK_UNIT_MINUTES),
  CBK_REF (CbkVisit, place, 1, N_("Place"), "address"),
  CBK_TEXT (CbkVisit, place_text, 1, N_("Place in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkVisit, officer, 1, N_("Officer"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkVisit, accompanied_by, 1, N_("With"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkVisit, agencies, 1, N_("Agencies there")),
  CBK_CODE (CbkVisit, outcome, 1, N_("Outcome"), "contact_outcome", .merge = CBK_MERGE_GROUP,
            .group = "outcome"),
  CBK_TEXT (CbkVisit, outcome_note, 1, N_("What happened"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "outcome"),
  CBK_REF (CbkVisit, reschedule_of, 1, N_("In place of"), "visit"),
  CBK_CODE (CbkVisit, enforcement, 1, N_("Enforcement action"), "enforcement_action",
            .merge = CBK_MERGE_GROUP, .group = "outcome"),
  CBK_TIME (CbkVisit, response_due_at, 1, N_("Answer due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkVisit, evidence_received_at, 1, N_("Evidence received")),
  CBK_TEXT (CbkVisit, explanation, 1, N_("Explanation given"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkVisit, breach, 1, N_("Breach"), "breach", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkVisit, test_kind, 1, N_("Test"), "test_kind"),
  CBK_LIST (CbkVisit, test_substances, 1, N_("Tested for"), "test_substance"),
  CBK_CODE (CbkVisit, test_result, 1, N_("Test result"), "test_result"),
  CBK_TEXT (CbkVisit, treatment, 1, N_("Treatment"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkVisit, devices_checked, 1, N_("Devices checked"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkVisit, concerns, 1, N_("Concerns"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkVisit, change_of_risk, 1, N_("Has the risk changed"), "yes_no_unknown"),
  CBK_CODE (CbkVisit, intelligence_submitted, 1, N_("Intelligence submitted"), "yes_no_unknown"),
  CBK_TIME (CbkVisit, recorded_at, 1, N_("Recorded")),
};

static const CbkEntity entity = {
  .name = "visit",
  .relation = "visits",
  .label = N_("Visit or contact"),
  .label_plural = N_("Visits and contacts"),
  .icon = "casebook-visit-symbolic",
  .about = N_("A visit to, contact with or appointment of a managed person, and what came of it."),
  .code = 22,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "management licence episode plan_goal person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkVisit, cbk_visit)
