/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-segment.h"

/* A polygon or line that one team can search in one go; a region is cut into segments. */
struct _CbkSegment
{
  CbkRecord parent_instance;

  char *episode;
  char *region;
  char *name;
  char *shape;
  char *outline;
  gint64 area_m2;
  gint64 length_m;
  gint64 share_ppm;
  char *technique;
  char *terrain;
  char *find_feature;
  char *priority;
  char *hazards;
  char *access;
  char *not_searched;
  gint64 active_from;
  gint64 active_to;
  char *supersedes;
};

static const CbkField fields[] = {
  CBK_REF (CbkSegment, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkSegment, region, 1, N_("Region"), "region", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkSegment, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_SEARCHABLE),
  CBK_CODE (CbkSegment, shape, 1, N_("Shape"), "segment_shape"),
  CBK_GEOMETRY (CbkSegment, outline, 1, N_("Outline"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkSegment, area_m2, 1, N_("Area"), .unit = CBK_UNIT_SQUARE_METRES),
  CBK_INT (CbkSegment, length_m, 1, N_("Length"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkSegment, share_ppm, 1, N_("Share of the region's probability"), .unit = CBK_UNIT_PPM),
  CBK_CODE (CbkSegment, technique, 1, N_("Suggested technique"), "search_technique"),
  CBK_CODE (CbkSegment, terrain, 1, N_("Terrain"), "search_terrain"),
  CBK_CODE (CbkSegment, find_feature, 1, N_("Main feature"), "find_feature"),
  CBK_CODE (CbkSegment, priority, 1, N_("Priority"), "priority"),
  CBK_TEXT (CbkSegment, hazards, 1, N_("Hazards"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkSegment, access, 1, N_("Access and permission"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkSegment, not_searched, 1, N_("What was not searched"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkSegment, active_from, 1, N_("In use from")),
  CBK_TIME (CbkSegment, active_to, 1, N_("In use until"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkSegment, supersedes, 1, N_("In place of"), "segment"),
};

static const CbkEntity entity = {
  .name = "segment",
  .relation = "segments",
  .label = N_("Segment"),
  .label_plural = N_("Segments"),
  .icon = "casebook-segment-symbolic",
  .about = N_("A piece of ground that one team can search in one go."),
  .code = 45,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkSegment, cbk_segment)
