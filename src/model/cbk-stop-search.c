/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-stop-search.h"

/* A stop and search, recorded elsewhere, that has to do with a case or person (PACE Code A; Best Use of
   Stop and Search scheme). */
struct _CbkStopSearch
{
  CbkRecord parent_instance;

  char *reference;
  char *kind;
  gint64 happened_at;
  char *person;
  char *vehicle;
  char *place;
  char *location_text;
  gint64 lat_e7;
  gint64 lon_e7;
  char *officer;
  char *power;
  char *object;
  char *grounds;
  char *outcome;
  char *outcome_linked;
  char *clothing_removed;
  gboolean operation;
  char *operation_name;
  char *sex;
  char *age_range;
  char *ethnicity_scheme;
  char *ethnicity;
  char *ethnicity_observed;
  char *case_id;
  char *custody_record;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkStopSearch, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkStopSearch, kind, 1, N_("What was searched"), "stop_search_kind"),
  CBK_TIME (CbkStopSearch, happened_at, 1, N_("When"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkStopSearch, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkStopSearch, vehicle, 1, N_("Vehicle"), "vehicle"),
  CBK_REF (CbkStopSearch, place, 1, N_("Place"), "address", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkStopSearch, location_text, 1, N_("Place in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_INT (CbkStopSearch, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkStopSearch, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7),
  CBK_REF (CbkStopSearch, officer, 1, N_("Officer"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkStopSearch, power, 1, N_("Power"), "stop_search_power", .flags = CBK_FIELD_TITLE),
  CBK_CODE (CbkStopSearch, object, 1, N_("Looked for"), "stop_search_object", .flags = CBK_FIELD_TITLE),
  CBK_TEXT (CbkStopSearch, grounds, 1, N_("Grounds"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkStopSearch, outcome, 1, N_("Outcome"), "stop_search_outcome", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkStopSearch, outcome_linked, 1, N_("Outcome linked to what was looked for"), "yes_no_unknown"),
  CBK_CODE (CbkStopSearch, clothing_removed, 1, N_("More than outer clothing removed"), "yes_no_unknown"),
  CBK_BOOL (CbkStopSearch, operation, 1, N_("Part of an operation")),
  CBK_TEXT (CbkStopSearch, operation_name, 1, N_("Operation")),
  CBK_CODE (CbkStopSearch, sex, 1, N_("Sex"), "sex", .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkStopSearch, age_range, 1, N_("Age"), "age_range", .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkStopSearch, ethnicity_scheme, 1, N_("Ethnicity scheme"), "ethnicity_scheme",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkStopSearch, ethnicity, 1, N_("Ethnicity, self-defined"), "ethnicity",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkStopSearch, ethnicity_observed, 1, N_("Ethnicity, officer-observed"), "ethnicity_observed",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkStopSearch, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkStopSearch, custody_record, 1, N_("Custody record"), "custody_record"),
};

static const CbkEntity entity = {
  .name = "stop_search",
  .relation = "stop_searches",
  .label = N_("Stop and search"),
  .label_plural = N_("Stops and searches"),
  .icon = "casebook-stop-search-symbolic",
  .about = N_("A stop and search, recorded elsewhere, that has to do with a case or person."),
  .code = 59,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "case_id custody_record",
  .holders = "officer",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkStopSearch, cbk_stop_search)
