/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-intelligence-report.h"

/* A piece of intelligence, graded 5x5x5 (until about 2017) or 3x5x2. One grading is never turned into
   the other. Provenance is for those who need it; readers see the sanitised text. */
struct _CbkIntelligenceReport
{
  CbkRecord parent_instance;

  char *reference;
  char *local_reference;
  char *scheme;
  char *source_grade;
  char *information_grade;
  char *handling;
  char *handling_conditions;
  char *conditions_accepted_by;
  gint64 conditions_accepted_at;
  char *state;
  char *title;
  char *source_kind;
  char *provenance;
  char *information;
  char *sanitised;
  char *sensitivity;
  gint64 known_from;
  gint64 known_to;
  char *author;
  gint64 submitted_at;
  char *place;
  gint64 lat_e7;
  gint64 lon_e7;
  char **hidden_crimes;
  char *four_p;
  char *requirement;
  char *action_requested;
  char *authorised_by;
  char **dissemination;
  char *action_taken;
  char *assessed_by;
  gint64 assessed_at;
  char *rejected_reason;
  char *review_on;
  char *retention_group;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkIntelligenceReport, reference, 1, N_("Reference"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED, .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkIntelligenceReport, local_reference, 1, N_("Provisional reference"), .flags = CBK_FIELD_FIXED,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkIntelligenceReport, scheme, 1, N_("Grading scheme"), "intelligence_scheme",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_CODE (CbkIntelligenceReport, source_grade, 1, N_("Source"), "intelligence_source",
            .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_CODE (CbkIntelligenceReport, information_grade, 1, N_("Information"), "intelligence_information",
            .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_CODE (CbkIntelligenceReport, handling, 1, N_("Handling"), "intelligence_handling",
            .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_TEXT (CbkIntelligenceReport, handling_conditions, 1, N_("Handling conditions"),
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "grading"),
  CBK_REF (CbkIntelligenceReport, conditions_accepted_by, 1, N_("Conditions accepted by"), "officer",
           .merge = CBK_MERGE_GROUP, .group = "conditions"),
  CBK_TIME (CbkIntelligenceReport, conditions_accepted_at, 1, N_("Conditions accepted"),
            .merge = CBK_MERGE_GROUP, .group = "conditions"),
  CBK_CODE (CbkIntelligenceReport, state, 1, N_("State"), "intelligence_report_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkIntelligenceReport, title, 1, N_("Title"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkIntelligenceReport, source_kind, 1, N_("Kind of source"), "source_kind",
            .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkIntelligenceReport, provenance, 1, N_("Provenance"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkIntelligenceReport, information, 1, N_("Information as received"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkIntelligenceReport, sanitised, 1, N_("Sanitised information"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkIntelligenceReport, sensitivity, 1, N_("Sensitivity"), "intelligence_sensitivity"),
  CBK_TIME (CbkIntelligenceReport, known_from, 1, N_("Information from"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkIntelligenceReport, known_to, 1, N_("Information to")),
  CBK_REF (CbkIntelligenceReport, author, 1, N_("Submitted by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkIntelligenceReport, submitted_at, 1, N_("Submitted"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkIntelligenceReport, place, 1, N_("Place"), "address", .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkIntelligenceReport, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkIntelligenceReport, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7),
  CBK_LIST (CbkIntelligenceReport, hidden_crimes, 1, N_("Hidden crimes"), "hidden_crime"),
  CBK_CODE (CbkIntelligenceReport, four_p, 1, N_("Strand of work"), "four_p"),
  CBK_CODE (CbkIntelligenceReport, requirement, 1, N_("Answers requirement"), "intelligence_requirement"),
  CBK_TEXT (CbkIntelligenceReport, action_requested, 1, N_("Action asked for"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkIntelligenceReport, authorised_by, 1, N_("Authorised by"), "officer"),
  CBK_LIST (CbkIntelligenceReport, dissemination, 1, N_("Disseminated to"), NULL,
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkIntelligenceReport, action_taken, 1, N_("Action taken"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkIntelligenceReport, assessed_by, 1, N_("Assessed by"), "officer"),
  CBK_TIME (CbkIntelligenceReport, assessed_at, 1, N_("Assessed"), .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TEXT (CbkIntelligenceReport, rejected_reason, 1, N_("Why rejected"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_DATE (CbkIntelligenceReport, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkIntelligenceReport, retention_group, 1, N_("Retention group"), "retention_group",
            .merge = CBK_MERGE_STRICT),
};

#define INT CBK_ROLE_INTELLIGENCE

static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "submit", "submitted", CBK_ROLES_WORKING,
    "source_grade information_grade handling sanitised submitted_at", NULL },
  { "submitted", "return", "draft", INT, "rejected_reason", NULL },
  { "submitted", "assess", "assessed", INT, "assessed_by assessed_at", NULL },
  { "submitted", "reject", "rejected", INT, "rejected_reason", NULL },
  { "assessed", "disseminate", "disseminated", INT, "dissemination", "handling_allows" },
  { "assessed", "reject", "rejected", INT, "rejected_reason", NULL },
  { "assessed", "stop", "no_further_action", INT, NULL, NULL },
  { "rejected", "review", "assessed", INT, NULL, NULL },
  { "disseminated", "review", "assessed", INT, NULL, NULL },
  { "no_further_action", "review", "assessed", INT, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "intelligence_report",
  .relation = "intelligence_reports",
  .label = N_("Intelligence report"),
  .label_plural = N_("Intelligence reports"),
  .icon = "casebook-intelligence-report-symbolic",
  .about = N_("A piece of intelligence with its grading and handling, in a full and a sanitised text."),
  .code = 90,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .holders = "author",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkIntelligenceReport, cbk_intelligence_report)
