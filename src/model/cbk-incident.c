/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-incident.h"

/* A log of the control room, as it came from headquarters. Times and grades are the control room's;
   figures count an incident under its final grade (FOI 945A/23). */
struct _CbkIncident
{
  CbkRecord parent_instance;

  char *log_number;
  char *log_date;
  char *reference;
  char *state;
  char *category;
  char *street_crime_type;
  char *lsoa;
  char *grade;
  char *original_grade;
  gint64 reported_at;
  char *channel;
  char *caller;
  char *caller_text;
  char *call_taker;
  char *narrative;
  char *place;
  char *location_text;
  gint64 lat_e7;
  gint64 lon_e7;
  char *npu;
  gint64 due_at;
  gint64 dispatched_at;
  gint64 arrived_at;
  gint64 closed_at;
  char *closed_as;
  char *resource;
  char **flags;
  char *case_id;
  char *not_crime_reason;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkIncident, log_number, 1, N_("Log number"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_FIXED, .key = CBK_KEY_REFERENCE),
  CBK_DATE (CbkIncident, log_date, 1, N_("Log date"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkIncident, reference, 1, N_("Other reference"), .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkIncident, state, 1, N_("State"), "incident_state", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_HQ),
  CBK_CODE (CbkIncident, category, 1, N_("Kind"), "incident_category"),
  CBK_CODE (CbkIncident, street_crime_type, 1, N_("Published as"), "street_crime_type",
            .flags = CBK_FIELD_TITLE),
  CBK_REF (CbkIncident, lsoa, 1, N_("Statistical area"), "area", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkIncident, grade, 1, N_("Response grade"), "response_grade", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_HQ),
  CBK_CODE (CbkIncident, original_grade, 1, N_("Grade at first"), "response_grade", .merge = CBK_MERGE_HQ),
  CBK_TIME (CbkIncident, reported_at, 1, N_("Reported"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkIncident, channel, 1, N_("Reported through"), "report_channel"),
  CBK_REF (CbkIncident, caller, 1, N_("Caller"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkIncident, caller_text, 1, N_("Caller in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkIncident, call_taker, 1, N_("Call taker")),
  CBK_TEXT (CbkIncident, narrative, 1, N_("Narrative"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkIncident, place, 1, N_("Place"), "address", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkIncident, location_text, 1, N_("Place in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_INT (CbkIncident, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_INT (CbkIncident, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_CODE (CbkIncident, npu, 1, N_("Neighbourhood policing unit"), "npu", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkIncident, due_at, 1, N_("Due by the grade"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_HQ),
  CBK_TIME (CbkIncident, dispatched_at, 1, N_("Dispatched"), .merge = CBK_MERGE_HQ),
  CBK_TIME (CbkIncident, arrived_at, 1, N_("Arrived"), .merge = CBK_MERGE_HQ),
  CBK_TIME (CbkIncident, closed_at, 1, N_("Closed"), .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkIncident, closed_as, 1, N_("Closed as"), .merge = CBK_MERGE_HQ),
  CBK_TEXT (CbkIncident, resource, 1, N_("Resource"), .merge = CBK_MERGE_HQ),
  CBK_LIST (CbkIncident, flags, 1, N_("Flags"), "case_flag"),
  CBK_REF (CbkIncident, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkIncident, not_crime_reason, 1, N_("Why not recorded as a crime"),
            .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "incident",
  .relation = "incidents",
  .label = N_("Incident"),
  .label_plural = N_("Incidents"),
  .icon = "casebook-incident-symbolic",
  .about = N_("A log of the control room, as it came from headquarters."),
  .code = 108,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkIncident, cbk_incident)
