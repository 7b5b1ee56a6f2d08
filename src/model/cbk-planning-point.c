/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-planning-point.h"

/* The point that a search is planned from. The initial planning point is set once and kept for statistics; a
   revised last known position is a further record that supersedes the one before. */
struct _CbkPlanningPoint
{
  CbkRecord parent_instance;

  char *episode;
  char *kind;
  char *point_class;
  gint64 lat_e7;
  gint64 lon_e7;
  gint64 precision_m;
  char *place;
  char *place_text;
  gint64 point_at;
  char *source;
  char *sighting;
  gint64 direction_degrees;
  char *direction_source;
  char *category;
  char *study;
  char **ring_distances;
  char **ring_shares;
  gint64 speed_mm;
  gint64 mobility_minutes;
  char *decided_by;
  char *decision;
  char *supersedes;
};

static const CbkField fields[] = {
  CBK_REF (CbkPlanningPoint, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkPlanningPoint, kind, 1, N_("Kind"), "planning_point_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_CODE (CbkPlanningPoint, point_class, 1, N_("Kind of place"), "planning_point_class"),
  CBK_INT (CbkPlanningPoint, lat_e7, 1, N_("Latitude"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED,
           .unit = CBK_UNIT_E7),
  CBK_INT (CbkPlanningPoint, lon_e7, 1, N_("Longitude"), .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED,
           .unit = CBK_UNIT_E7),
  CBK_INT (CbkPlanningPoint, precision_m, 1, N_("Precision"), .flags = CBK_FIELD_FIXED,
           .unit = CBK_UNIT_METRES),
  CBK_REF (CbkPlanningPoint, place, 1, N_("Place"), "address"),
  CBK_TEXT (CbkPlanningPoint, place_text, 1, N_("Place in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkPlanningPoint, point_at, 1, N_("At this time"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPlanningPoint, source, 1, N_("How it is known"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPlanningPoint, sighting, 1, N_("Sighting"), "sighting"),
  CBK_INT (CbkPlanningPoint, direction_degrees, 1, N_("Direction of travel"), .unit = CBK_UNIT_DEGREES),
  CBK_CODE (CbkPlanningPoint, direction_source, 1, N_("How the direction is known"), "direction_source"),
  CBK_CODE (CbkPlanningPoint, category, 1, N_("Subject category of the rings"), "subject_category"),
  CBK_TEXT (CbkPlanningPoint, study, 1, N_("Study the distances come from")),
  CBK_LIST (CbkPlanningPoint, ring_distances, 1, N_("Ring distances in metres"), NULL),
  CBK_LIST (CbkPlanningPoint, ring_shares, 1, N_("Share within each, per cent"), NULL),
  CBK_INT (CbkPlanningPoint, speed_mm, 1, N_("Assumed speed a second"), .unit = CBK_UNIT_MILLIMETRES),
  CBK_INT (CbkPlanningPoint, mobility_minutes, 1, N_("Mobile for"), .unit = CBK_UNIT_MINUTES),
  CBK_REF (CbkPlanningPoint, decided_by, 1, N_("Decided by"), "officer"),
  CBK_TEXT (CbkPlanningPoint, decision, 1, N_("Why this point"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPlanningPoint, supersedes, 1, N_("In place of"), "planning_point"),
};

static const CbkEntity entity = {
  .name = "planning_point",
  .relation = "planning_points",
  .label = N_("Planning point"),
  .label_plural = N_("Planning points"),
  .icon = "casebook-planning-point-symbolic",
  .about = N_("Where the person was last seen or known to be, and the point the search is planned from."),
  .code = 43,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPlanningPoint, cbk_planning_point)
