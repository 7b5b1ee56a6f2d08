/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-area.h"

/* A piece of the map with a name. Typologies come from the force's neighbourhood model and say nothing
   about numbers of officers. */
struct _CbkArea
{
  CbkRecord parent_instance;

  char *code;
  char *name;
  char *kind;
  char *parent;
  char *outline;
  gint64 lat_e7;
  gint64 lon_e7;
  char *typology;
  char *typology_from;
  char *need_factors;
  char *npu;
  char *authority;
  char *unit;
  char *named_officer;
  char *local_priorities;
  gboolean partner_plan;
  char *starts_on;
  char *ends_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkArea, code, 1, N_("Code"), .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkArea, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE, .key = CBK_KEY_NAME),
  CBK_CODE (CbkArea, kind, 1, N_("Kind"), "area_kind", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkArea, parent, 1, N_("Part of"), "area", .flags = CBK_FIELD_INDEXED),
  CBK_GEOMETRY (CbkArea, outline, 1, N_("Outline")),
  CBK_INT (CbkArea, lat_e7, 1, N_("Latitude of the middle"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "middle"),
  CBK_INT (CbkArea, lon_e7, 1, N_("Longitude of the middle"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "middle"),
  CBK_CODE (CbkArea, typology, 1, N_("Typology"), "typology", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "typology"),
  CBK_DATE (CbkArea, typology_from, 1, N_("Typology from"), .merge = CBK_MERGE_GROUP, .group = "typology"),
  CBK_TEXT (CbkArea, need_factors, 1, N_("Need factors")),
  CBK_CODE (CbkArea, npu, 1, N_("Neighbourhood policing unit"), "npu", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkArea, authority, 1, N_("Local authority"), "local_authority", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkArea, unit, 1, N_("Policed by"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkArea, named_officer, 1, N_("Named officer"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkArea, local_priorities, 1, N_("Local priorities"), .flags = CBK_FIELD_SEARCHABLE),
  CBK_BOOL (CbkArea, partner_plan, 1, N_("Has a multi-agency plan")),
  CBK_DATE (CbkArea, starts_on, 1, N_("From")),
  CBK_DATE (CbkArea, ends_on, 1, N_("Until")),
};

static const CbkEntity entity = {
  .name = "area",
  .relation = "areas",
  .label = N_("Area"),
  .label_plural = N_("Areas"),
  .icon = "casebook-area-symbolic",
  .about = N_("A piece of the map with a name: ward, neighbourhood policing unit, priority area, beat "
              "and so on."),
  .code = 6,
  .since = 1,
  .flags = CBK_ENTITY_REFERENCE,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkArea, cbk_area)
