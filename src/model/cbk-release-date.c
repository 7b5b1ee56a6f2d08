/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-release-date.h"

/* A date worked out, beside the prison's own, which is the authority. Each keeps the rules and steps behind
   it. */
struct _CbkReleaseDate
{
  CbkRecord parent_instance;

  char *person;
  char *sentence;
  char *calculation;
  char *kind;
  char *legal_on;
  char *shifted_on;
  char *prison_on;
  char *confirmed_on;
  char *authority;
  char **rules;
  char *steps;
  gint64 calculated_at;
  char *calculated_by;
  char *checked_by;
  gint64 checked_at;
  char *override_on;
  char *override_code;
  char *override_reason;
  char *override_by;
  gint64 discrepancy_days;
  gint64 discrepancy_raised_at;
  char *manual_reason;
  gint64 superseded_at;
};

static const CbkField fields[] = {
  CBK_REF (CbkReleaseDate, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkReleaseDate, sentence, 1, N_("Sentence"), "sentence", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkReleaseDate, calculation, 1, N_("Calculation"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkReleaseDate, kind, 1, N_("Kind"), "release_date_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_DATE (CbkReleaseDate, legal_on, 1, N_("Date by the rules"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "date"),
  CBK_DATE (CbkReleaseDate, shifted_on, 1, N_("Moved to a working day"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "date"),
  CBK_DATE (CbkReleaseDate, prison_on, 1, N_("Prison's date"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkReleaseDate, confirmed_on, 1, N_("Confirmed by the prison"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkReleaseDate, authority, 1, N_("Which one counts"), "release_date_authority"),
  CBK_LIST (CbkReleaseDate, rules, 1, N_("Rules applied"), NULL, .merge = CBK_MERGE_GROUP, .group = "date"),
  CBK_TEXT (CbkReleaseDate, steps, 1, N_("Steps"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "date"),
  CBK_TIME (CbkReleaseDate, calculated_at, 1, N_("Calculated"), .merge = CBK_MERGE_GROUP, .group = "date"),
  CBK_REF (CbkReleaseDate, calculated_by, 1, N_("Calculated by"), "officer"),
  CBK_REF (CbkReleaseDate, checked_by, 1, N_("Checked by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "check"),
  CBK_TIME (CbkReleaseDate, checked_at, 1, N_("Checked"), .merge = CBK_MERGE_GROUP, .group = "check"),
  CBK_DATE (CbkReleaseDate, override_on, 1, N_("Date put in its place"), .merge = CBK_MERGE_GROUP,
            .group = "override"),
  CBK_CODE (CbkReleaseDate, override_code, 1, N_("Why put in its place"), "release_override",
            .merge = CBK_MERGE_GROUP, .group = "override"),
  CBK_TEXT (CbkReleaseDate, override_reason, 1, N_("Reason"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "override"),
  CBK_REF (CbkReleaseDate, override_by, 1, N_("Approved by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "override"),
  CBK_INT (CbkReleaseDate, discrepancy_days, 1, N_("Differs from the prison's by"), .unit = CBK_UNIT_DAYS),
  CBK_TIME (CbkReleaseDate, discrepancy_raised_at, 1, N_("Difference raised"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkReleaseDate, manual_reason, 1, N_("Why left to a specialist"), "manual_calculation"),
  CBK_TIME (CbkReleaseDate, superseded_at, 1, N_("Superseded"), .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "release_date",
  .relation = "release_dates",
  .label = N_("Release date"),
  .label_plural = N_("Release dates"),
  .icon = "casebook-release-date-symbolic",
  .about = N_("A calculated or recorded date of a sentence, with the rules behind it."),
  .code = 26,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "sentence person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkReleaseDate, cbk_release_date)
