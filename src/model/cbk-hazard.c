/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-hazard.h"

/* A danger on the ground that a team must know before it goes out. */
struct _CbkHazard
{
  CbkRecord parent_instance;

  char *episode;
  char *name;
  char *kind;
  char *severity;
  char *place;
  char *shape;
  gint64 lat_e7;
  gint64 lon_e7;
  gint64 radius_m;
  char *description;
  char *precautions;
  char *source;
  gint64 active_from;
  gint64 active_to;
};

static const CbkField fields[] = {
  CBK_REF (CbkHazard, episode, 1, N_("Episode"), "episode", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkHazard, name, 1, N_("Name"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE),
  CBK_CODE (CbkHazard, kind, 1, N_("Kind"), "hazard_kind"),
  CBK_CODE (CbkHazard, severity, 1, N_("Severity"), "hazard_severity"),
  CBK_REF (CbkHazard, place, 1, N_("Place"), "address"),
  CBK_GEOMETRY (CbkHazard, shape, 1, N_("Area"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkHazard, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkHazard, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkHazard, radius_m, 1, N_("Warn within"), .unit = CBK_UNIT_METRES),
  CBK_TEXT (CbkHazard, description, 1, N_("What is dangerous"), .flags = CBK_FIELD_SEARCHABLE),
  CBK_TEXT (CbkHazard, precautions, 1, N_("Precautions")),
  CBK_TEXT (CbkHazard, source, 1, N_("How it is known"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkHazard, active_from, 1, N_("From")),
  CBK_TIME (CbkHazard, active_to, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "hazard",
  .relation = "hazards",
  .label = N_("Hazard"),
  .label_plural = N_("Hazards"),
  .icon = "casebook-hazard-symbolic",
  .about = N_("A danger in the search area, with its place and its precautions."),
  .code = 54,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkHazard, cbk_hazard)
