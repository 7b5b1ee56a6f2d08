/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-sentence.h"

/* A sentence as the court gave it: years, months, weeks and days are kept apart because the calendar needs
   them so (ministryofjustice/calculate-release-dates-api). */
struct _CbkSentence
{
  CbkRecord parent_instance;

  char *person;
  char *custody_number;
  char *court;
  char *court_reference;
  char *sentenced_on;
  char *kind;
  gint64 years;
  gint64 months;
  gint64 weeks;
  gint64 days;
  gint64 custodial_years;
  gint64 custodial_months;
  gint64 custodial_weeks;
  gint64 custodial_days;
  gint64 extension_years;
  gint64 extension_months;
  gint64 extension_weeks;
  gint64 extension_days;
  char *tariff_expires;
  gint64 fine_pence;
  gint64 count_number;
  char *consecutive_to;
  char *line_number;
  char *early_release_exclusion;
  char *sds_plus_today;
  char *before_2005;
  char *recall_kind;
  char *first_released_on;
  char *prison;
  char *moved_on;
  char *movement_reason;
  char *ended_on;
  char *source;
};

static const CbkField fields[] = {
  CBK_REF (CbkSentence, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkSentence, custody_number, 1, N_("Period of custody"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkSentence, court, 1, N_("Court")),
  CBK_TEXT (CbkSentence, court_reference, 1, N_("Case reference"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED, .key = CBK_KEY_REFERENCE),
  CBK_DATE (CbkSentence, sentenced_on, 1, N_("Sentenced"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED),
  CBK_CODE (CbkSentence, kind, 1, N_("Kind"), "sentence_kind", .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED,
            .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_INT (CbkSentence, years, 1, N_("Years"), .unit = CBK_UNIT_YEARS, .merge = CBK_MERGE_GROUP,
           .group = "term"),
  CBK_INT (CbkSentence, months, 1, N_("Months"), .unit = CBK_UNIT_MONTHS, .merge = CBK_MERGE_GROUP,
           .group = "term"),
  CBK_INT (CbkSentence, weeks, 1, N_("Weeks"), .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_INT (CbkSentence, days, 1, N_("Days"), .unit = CBK_UNIT_DAYS, .merge = CBK_MERGE_GROUP,
           .group = "term"),
  CBK_INT (CbkSentence, custodial_years, 1, N_("Custodial part, years"), .unit = CBK_UNIT_YEARS,
           .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_INT (CbkSentence, custodial_months, 1, N_("Custodial part, months"), .unit = CBK_UNIT_MONTHS,
           .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_INT (CbkSentence, custodial_weeks, 1, N_("Custodial part, weeks"), .merge = CBK_MERGE_GROUP,
           .group = "term"),
  CBK_INT (CbkSentence, custodial_days, 1, N_("Custodial part, days"), .unit = CBK_UNIT_DAYS,
           .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_INT (CbkSentence, extension_years, 1, N_("Extension, years"), .unit = CBK_UNIT_YEARS,
           .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_INT (CbkSentence, extension_months, 1, N_("Extension, months"), .unit = CBK_UNIT_MONTHS,
           .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_INT (CbkSentence, extension_weeks, 1, N_("Extension, weeks"), .merge = CBK_MERGE_GROUP,
           .group = "term"),
  CBK_INT (CbkSentence, extension_days, 1, N_("Extension, days"), .unit = CBK_UNIT_DAYS,
           .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_DATE (CbkSentence, tariff_expires, 1, N_("Tariff expires")),
  CBK_INT (CbkSentence, fine_pence, 1, N_("Fine in default"), .unit = CBK_UNIT_PENCE),
  CBK_INT (CbkSentence, count_number, 1, N_("Count")),
  CBK_REF (CbkSentence, consecutive_to, 1, N_("Consecutive to"), "sentence", .merge = CBK_MERGE_GROUP,
           .group = "term"),
  CBK_TEXT (CbkSentence, line_number, 1, N_("Line")),
  CBK_CODE (CbkSentence, early_release_exclusion, 1, N_("Kept from early release"), "early_release_exclusion",
            .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_CODE (CbkSentence, sds_plus_today, 1, N_("Would be SDS+ if passed today"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "term"),
  CBK_CODE (CbkSentence, before_2005, 1, N_("Offence before 4 April 2005"), "yes_no_unknown"),
  CBK_CODE (CbkSentence, recall_kind, 1, N_("Recalled"), "recall_register_kind"),
  CBK_DATE (CbkSentence, first_released_on, 1, N_("First released")),
  CBK_REF (CbkSentence, prison, 1, N_("Prison"), "organisation"),
  CBK_DATE (CbkSentence, moved_on, 1, N_("Moved to this prison")),
  CBK_TEXT (CbkSentence, movement_reason, 1, N_("Why moved")),
  CBK_DATE (CbkSentence, ended_on, 1, N_("Ended"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkSentence, source, 1, N_("Came from")),
};

static const CbkEntity entity = {
  .name = "sentence",
  .relation = "sentences",
  .label = N_("Sentence"),
  .label_plural = N_("Sentences"),
  .icon = "casebook-sentence-symbolic",
  .about = N_("A sentence as the court passed it."),
  .code = 23,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkSentence, cbk_sentence)
