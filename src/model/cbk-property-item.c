/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-property-item.h"

/* Something stolen, lost, damaged or recovered. */
struct _CbkPropertyItem
{
  CbkRecord parent_instance;

  char *case_id;
  char *person;
  char *kind;
  char *description;
  char *make;
  char *model;
  char *serial;
  char *imei;
  gint64 quantity;
  gint64 value_pence;
  gint64 recovered_pence;
  char *status;
  char *owner;
  char *owner_organisation;
  char *vehicle;
  char *exhibit;
  char *lost_on;
  char *recovered_on;
  char *recovered_at;
  char *circulation;
};

static const CbkField fields[] = {
  CBK_REF (CbkPropertyItem, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPropertyItem, person, 1, N_("Person it is of interest for"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPropertyItem, kind, 1, N_("Kind"), "property_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPropertyItem, description, 1, N_("Description"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPropertyItem, make, 1, N_("Make"), .flags = CBK_FIELD_SEARCHABLE),
  CBK_TEXT (CbkPropertyItem, model, 1, N_("Model"), .flags = CBK_FIELD_SEARCHABLE),
  CBK_TEXT (CbkPropertyItem, serial, 1, N_("Serial number"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkPropertyItem, imei, 1, N_("IMEI"), .flags = CBK_FIELD_SENSITIVE, .key = CBK_KEY_REFERENCE),
  CBK_INT (CbkPropertyItem, quantity, 1, N_("How many")),
  CBK_INT (CbkPropertyItem, value_pence, 1, N_("Value"), .unit = CBK_UNIT_PENCE),
  CBK_INT (CbkPropertyItem, recovered_pence, 1, N_("Value recovered"), .unit = CBK_UNIT_PENCE),
  CBK_CODE (CbkPropertyItem, status, 1, N_("Status"), "property_status", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPropertyItem, owner, 1, N_("Owner"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPropertyItem, owner_organisation, 1, N_("Owner, if not a person"), "organisation"),
  CBK_REF (CbkPropertyItem, vehicle, 1, N_("Vehicle"), "vehicle"),
  CBK_REF (CbkPropertyItem, exhibit, 1, N_("Exhibit"), "exhibit"),
  CBK_DATE (CbkPropertyItem, lost_on, 1, N_("Lost or stolen")),
  CBK_DATE (CbkPropertyItem, recovered_on, 1, N_("Recovered")),
  CBK_TEXT (CbkPropertyItem, recovered_at, 1, N_("Where recovered"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPropertyItem, circulation, 1, N_("Circulated as"), .key = CBK_KEY_REFERENCE),
};

static const CbkEntity entity = {
  .name = "property_item",
  .relation = "property_items",
  .label = N_("Property"),
  .label_plural = N_("Property"),
  .icon = "casebook-property-item-symbolic",
  .about = N_("Something stolen, lost, damaged or recovered."),
  .code = 63,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id exhibit person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPropertyItem, cbk_property_item)
