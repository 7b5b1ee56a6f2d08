/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-group.h"

/* People taken together. Members are links; scores of organised crime groups belong to another system. */
struct _CbkGroup
{
  CbkRecord parent_instance;

  char *name;
  char *reference;
  char *kind;
  char *status;
  char *four_p;
  char **programmes;
  char *description;
  char *home;
  char *area;
  char *npu;
  char *owner;
  char *team;
  char *starts_on;
  char *ends_on;
  char *review_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkGroup, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_NAME),
  CBK_TEXT (CbkGroup, reference, 1, N_("Reference"), .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkGroup, kind, 1, N_("Kind"), "group_kind", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkGroup, status, 1, N_("Status"), "group_status", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkGroup, four_p, 1, N_("Strand of work"), "four_p", .flags = CBK_FIELD_INDEXED),
  CBK_LIST (CbkGroup, programmes, 1, N_("Programmes"), "programme"),
  CBK_TEXT (CbkGroup, description, 1, N_("Description"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkGroup, home, 1, N_("Address"), "address", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkGroup, area, 1, N_("Area"), "area", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkGroup, npu, 1, N_("Neighbourhood policing unit"), "npu", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkGroup, owner, 1, N_("Lead"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkGroup, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkGroup, starts_on, 1, N_("From")),
  CBK_DATE (CbkGroup, ends_on, 1, N_("Until")),
  CBK_DATE (CbkGroup, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "group",
  .relation = "groups",
  .label = N_("Group"),
  .label_plural = N_("Groups"),
  .icon = "casebook-group-symbolic",
  .about = N_("People taken together: a household, a gang or an organised crime group."),
  .code = 103,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_ROOT,
  .holders = "owner",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkGroup, cbk_group)
