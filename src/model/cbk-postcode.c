/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-postcode.h"

/* A postcode and where it is (Ordnance Survey Code-Point Open). */
struct _CbkPostcode
{
  CbkRecord parent_instance;

  char *postcode;
  gint64 easting;
  gint64 northing;
  gint64 lat_e7;
  gint64 lon_e7;
  gint64 quality;
  char *district_code;
  char *ward_code;
  char *lsoa_code;
  char *ends_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkPostcode, postcode, 1, N_("Postcode"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .key = CBK_KEY_POSTCODE),
  CBK_INT (CbkPostcode, easting, 1, N_("Easting"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkPostcode, northing, 1, N_("Northing"), .unit = CBK_UNIT_METRES),
  CBK_INT (CbkPostcode, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkPostcode, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkPostcode, quality, 1, N_("Positional quality")),
  CBK_TEXT (CbkPostcode, district_code, 1, N_("District code"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPostcode, ward_code, 1, N_("Ward code"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPostcode, lsoa_code, 1, N_("LSOA code")),
  CBK_DATE (CbkPostcode, ends_on, 1, N_("Until")),
};

static const CbkEntity entity = {
  .name = "postcode",
  .relation = "postcodes",
  .label = N_("Postcode"),
  .label_plural = N_("Postcodes"),
  .icon = "casebook-postcode-symbolic",
  .about = N_("A postcode and where it is."),
  .code = 7,
  .since = 1,
  .flags = CBK_ENTITY_REFERENCE,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPostcode, cbk_postcode)
