/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-find.h"

/* How and where the person was found, with the measures that lost-person statistics need (ISRID incident
   form). */
struct _CbkFind
{
  CbkRecord parent_instance;

  char *episode;
  gint64 found_at;
  char *located_by;
  char *found_by_text;
  char *status;
  char *injuries;
  char *outcome;
  char **harm;
  char *place;
  char *place_text;
  gint64 lat_e7;
  gint64 lon_e7;
  char *feature;
  char *place_class;
  char *assignment;
  char *segment;
  char *region;
  gint64 distance_m;
  gint64 bearing_degrees;
  gint64 dispersion_degrees;
  gint64 elevation_change_m;
  gint64 track_offset_m;
  gint64 mobility_minutes;
  char *mobility;
  char **strategy;
  char *detectability;
  char *decision_point;
  gint64 last_seen_at;
  gint64 notified_at;
  char *travelled_by;
  char *with_whom;
  char *why_left;
  char *scenario;
  char *notes;
};

static const CbkField fields[] = {
  CBK_REF (CbkFind, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkFind, found_at, 1, N_("Found"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkFind, located_by, 1, N_("Found by"), "found_by"),
  CBK_TEXT (CbkFind, found_by_text, 1, N_("Finder in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkFind, status, 1, N_("Condition"), "found_condition", .flags = CBK_FIELD_TITLE),
  CBK_TEXT (CbkFind, injuries, 1, N_("Injuries"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkFind, outcome, 1, N_("How the search ended"), "search_outcome"),
  CBK_LIST (CbkFind, harm, 1, N_("Harm suffered"), "episode_harm", .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkFind, place, 1, N_("Place"), "address", .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkFind, place_text, 1, N_("Place in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "place"),
  CBK_INT (CbkFind, lat_e7, 1, N_("Latitude"), .flags = CBK_FIELD_SENSITIVE, .unit = CBK_UNIT_E7,
           .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_INT (CbkFind, lon_e7, 1, N_("Longitude"), .flags = CBK_FIELD_SENSITIVE, .unit = CBK_UNIT_E7,
           .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_CODE (CbkFind, feature, 1, N_("Feature"), "find_feature"),
  CBK_CODE (CbkFind, place_class, 1, N_("Kind of place"), "found_place_class"),
  CBK_REF (CbkFind, assignment, 1, N_("Assignment"), "assignment"),
  CBK_REF (CbkFind, segment, 1, N_("Segment"), "segment"),
  CBK_REF (CbkFind, region, 1, N_("Region"), "region"),
  CBK_INT (CbkFind, distance_m, 1, N_("Distance from the planning point"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkFind, bearing_degrees, 1, N_("Bearing from the planning point"), .unit = CBK_UNIT_DEGREES),
  CBK_INT (CbkFind, dispersion_degrees, 1, N_("Away from the first direction"), .unit = CBK_UNIT_DEGREES),
  CBK_INT (CbkFind, elevation_change_m, 1, N_("Elevation change"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkFind, track_offset_m, 1, N_("Distance from a path or line"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkFind, mobility_minutes, 1, N_("Mobile for"), .unit = CBK_UNIT_MINUTES),
  CBK_CODE (CbkFind, mobility, 1, N_("Mobile and responsive"), "subject_mobility"),
  CBK_LIST (CbkFind, strategy, 1, N_("What the person did"), "lost_strategy"),
  CBK_CODE (CbkFind, detectability, 1, N_("Detectability"), "quality_grade"),
  CBK_CODE (CbkFind, decision_point, 1, N_("Decision point"), "decision_point"),
  CBK_TIME (CbkFind, last_seen_at, 1, N_("Last seen")),
  CBK_TIME (CbkFind, notified_at, 1, N_("Reported")),
  CBK_TEXT (CbkFind, travelled_by, 1, N_("How they travelled"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkFind, with_whom, 1, N_("With whom"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkFind, why_left, 1, N_("Why they left"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkFind, scenario, 1, N_("What had happened"), "search_scenario"),
  CBK_TEXT (CbkFind, notes, 1, N_("Notes"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "find",
  .relation = "finds",
  .label = N_("Find"),
  .label_plural = N_("Finds"),
  .icon = "casebook-find-symbolic",
  .about = N_("Where, how and in what condition the person was found."),
  .code = 49,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkFind, cbk_find)
