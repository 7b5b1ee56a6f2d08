/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-region.h"

/* A polygon with a share of the probability. The rest of the world is asked for explicitly and has no
   polygon. The prior is kept and the posterior recomputed from the list of searches (Koopman; Stone), never
   stored alone. */
struct _CbkRegion
{
  CbkRecord parent_instance;

  char *episode;
  char *name;
  gboolean is_rest_of_world;
  char *polygon;
  gint64 area_m2;
  char *scenario;
  gint64 prior_ppm;
  char *prior_method;
  gint64 prior_at;
  char *prior_by;
  char *prior_note;
  char *terrain;
  char *land_cover;
  gint64 active_from;
  gint64 active_to;
  char *supersedes;
};

static const CbkField fields[] = {
  CBK_REF (CbkRegion, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkRegion, name, 1, N_("Name"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE),
  CBK_BOOL (CbkRegion, is_rest_of_world, 1, N_("Rest of the world"), .flags = CBK_FIELD_FIXED),
  CBK_GEOMETRY (CbkRegion, polygon, 1, N_("Outline"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkRegion, area_m2, 1, N_("Area"), .unit = CBK_UNIT_SQUARE_METRES),
  CBK_CODE (CbkRegion, scenario, 1, N_("Scenario"), "search_scenario"),
  CBK_INT (CbkRegion, prior_ppm, 1, N_("Probability before searching"), .unit = CBK_UNIT_PPM,
           .merge = CBK_MERGE_GROUP, .group = "prior"),
  CBK_CODE (CbkRegion, prior_method, 1, N_("How it was set"), "prior_method", .merge = CBK_MERGE_GROUP,
            .group = "prior"),
  CBK_TIME (CbkRegion, prior_at, 1, N_("Set at"), .merge = CBK_MERGE_GROUP, .group = "prior"),
  CBK_REF (CbkRegion, prior_by, 1, N_("Set by"), "officer", .merge = CBK_MERGE_GROUP, .group = "prior"),
  CBK_TEXT (CbkRegion, prior_note, 1, N_("Why"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "prior"),
  CBK_CODE (CbkRegion, terrain, 1, N_("Terrain"), "search_terrain"),
  CBK_CODE (CbkRegion, land_cover, 1, N_("Land cover"), "land_cover"),
  CBK_TIME (CbkRegion, active_from, 1, N_("In use from"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkRegion, active_to, 1, N_("In use until"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkRegion, supersedes, 1, N_("In place of"), "region"),
};

static const CbkEntity entity = {
  .name = "region",
  .relation = "regions",
  .label = N_("Region"),
  .label_plural = N_("Regions"),
  .icon = "casebook-region-symbolic",
  .about = N_("A part of the search area, or the rest of the world, with its share of the probability."),
  .code = 44,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkRegion, cbk_region)
