/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-vehicle.h"

/* A vehicle; keepers and users are links with dates. */
struct _CbkVehicle
{
  CbkRecord parent_instance;

  char *registration;
  char *registration_given;
  char *country;
  char *kind;
  char *make;
  char *model;
  char *colour;
  char *vin;
  gint64 year;
  char *markings;
  char *keeper;
  char *interest;
  char *interest_reason;
  char *last_seen;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkVehicle, registration, 1, N_("Registration"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE, .key = CBK_KEY_MARK),
  CBK_TEXT (CbkVehicle, registration_given, 1, N_("Registration as given"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkVehicle, country, 1, N_("Country")),
  CBK_CODE (CbkVehicle, kind, 1, N_("Kind"), "vehicle_kind", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkVehicle, make, 1, N_("Make"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE),
  CBK_TEXT (CbkVehicle, model, 1, N_("Model"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE),
  CBK_CODE (CbkVehicle, colour, 1, N_("Colour"), "vehicle_colour", .flags = CBK_FIELD_TITLE),
  CBK_TEXT (CbkVehicle, vin, 1, N_("Chassis number"), .flags = CBK_FIELD_SENSITIVE, .key = CBK_KEY_REFERENCE),
  CBK_INT (CbkVehicle, year, 1, N_("Year of make"), .unit = CBK_UNIT_YEARS),
  CBK_TEXT (CbkVehicle, markings, 1, N_("Marks and damage"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkVehicle, keeper, 1, N_("Registered keeper"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkVehicle, interest, 1, N_("Of interest because"), "vehicle_interest",
            .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkVehicle, interest_reason, 1, N_("Why of interest"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkVehicle, last_seen, 1, N_("Last seen")),
};

static const CbkEntity entity = {
  .name = "vehicle",
  .relation = "vehicles",
  .label = N_("Vehicle"),
  .label_plural = N_("Vehicles"),
  .icon = "casebook-vehicle-symbolic",
  .about = N_("A vehicle; keepers and users are links with dates."),
  .code = 102,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_SHARED_FURTHER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkVehicle, cbk_vehicle)
