/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-score.h"

/* One result of a scoring tool, with the tool's version and what went in; recorded old scores are kept. Never
   the only ground for a decision. */
struct _CbkScore
{
  CbkRecord parent_instance;

  char *person;
  char *management;
  char *tool;
  char *tool_version;
  char *scored_on;
  char *inputs;
  gint64 one_year_ppm;
  gint64 two_year_ppm;
  gint64 points;
  char *result;
  char *band;
  gboolean provisional;
  char *scored_by;
  char *source;
  char *note;
};

static const CbkField fields[] = {
  CBK_REF (CbkScore, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkScore, management, 1, N_("Management"), "management",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkScore, tool, 1, N_("Tool"), "score_tool",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkScore, tool_version, 1, N_("Version of the tool"), .flags = CBK_FIELD_FIXED),
  CBK_DATE (CbkScore, scored_on, 1, N_("Date"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkScore, inputs, 1, N_("Inputs"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_INT (CbkScore, one_year_ppm, 1, N_("Within one year"), .flags = CBK_FIELD_FIXED, .unit = CBK_UNIT_PPM),
  CBK_INT (CbkScore, two_year_ppm, 1, N_("Within two years"), .flags = CBK_FIELD_FIXED, .unit = CBK_UNIT_PPM),
  CBK_INT (CbkScore, points, 1, N_("Points"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkScore, result, 1, N_("Result as given"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkScore, band, 1, N_("Band"), "score_band", .flags = CBK_FIELD_FIXED),
  CBK_BOOL (CbkScore, provisional, 1, N_("Uses an unconfirmed figure"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkScore, scored_by, 1, N_("Scored by"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkScore, source, 1, N_("Came from"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkScore, note, 1, N_("Note"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
};

static const CbkEntity entity = {
  .name = "score",
  .relation = "scores",
  .label = N_("Score"),
  .label_plural = N_("Scores"),
  .icon = "casebook-score-symbolic",
  .about = N_("One result of a risk or priority score, with its tool, version and inputs."),
  .code = 20,
  .since = 1,
  .flags = CBK_ENTITY_APPEND | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "management person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkScore, cbk_score)
