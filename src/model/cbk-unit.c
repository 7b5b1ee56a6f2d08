/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-unit.h"

/* A part of the force, from a department to a neighbourhood policing unit, with its dates. (CbkUnit is
   what a number counts.) */
struct _CbkForceUnit
{
  CbkRecord parent_instance;

  char *code;
  char *name;
  char *kind;
  char *parent;
  char *commander;
  char *npu;
  char **areas;
  gboolean restricted_view;
  char *local_priorities;
  char *phone;
  char *email;
  char *starts_on;
  char *ends_on;
  char *successor;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkForceUnit, code, 1, N_("Code"), .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkForceUnit, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE, .key = CBK_KEY_NAME),
  CBK_CODE (CbkForceUnit, kind, 1, N_("Kind"), "unit_kind", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkForceUnit, parent, 1, N_("Part of"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkForceUnit, commander, 1, N_("Commander"), "officer"),
  CBK_CODE (CbkForceUnit, npu, 1, N_("Neighbourhood policing unit"), "npu", .flags = CBK_FIELD_INDEXED),
  CBK_LIST (CbkForceUnit, areas, 1, N_("Areas covered"), NULL),
  CBK_BOOL (CbkForceUnit, restricted_view, 1, N_("Work seen by its own people only")),
  CBK_TEXT (CbkForceUnit, local_priorities, 1, N_("Local priorities"), .flags = CBK_FIELD_SEARCHABLE),
  CBK_TEXT (CbkForceUnit, phone, 1, N_("Telephone"), .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkForceUnit, email, 1, N_("E-mail")),
  CBK_DATE (CbkForceUnit, starts_on, 1, N_("From")),
  CBK_DATE (CbkForceUnit, ends_on, 1, N_("Until")),
  CBK_REF (CbkForceUnit, successor, 1, N_("Replaced by"), "unit"),
};

static const CbkEntity entity = {
  .name = "unit",
  .relation = "units",
  .label = N_("Unit"),
  .label_plural = N_("Units"),
  .icon = "casebook-unit-symbolic",
  .about = N_("A part of the force, from a department to a neighbourhood policing unit, with its dates."),
  .code = 2,
  .since = 1,
  .flags = CBK_ENTITY_REFERENCE,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkForceUnit, cbk_force_unit)
