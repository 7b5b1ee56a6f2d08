/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-address.h"

/* A place: an address of the gazetteer (UPRN, BS 7666 parts), or one in words that is matched later. */
struct _CbkAddress
{
  CbkRecord parent_instance;

  char *text;
  char *organisation;
  char *sub_building;
  char *building;
  char *street;
  char *locality;
  char *town;
  char *postcode;
  char *uprn;
  gint64 easting;
  gint64 northing;
  gint64 lat_e7;
  gint64 lon_e7;
  char *precision;
  char *kind;
  char *visibility;
  char *premises_kind;
  char *transport_stop;
  char *typology;
  char *ward;
  char *neighbourhood;
  char *priority_area;
  char *npu;
  char *authority;
  char *licensing_note;
  char *hazards;
  char *verified_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkAddress, text, 1, N_("In words"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, organisation, 1, N_("Organisation"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, sub_building, 1, N_("Flat or unit"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, building, 1, N_("House name or number"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, street, 1, N_("Street"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_NAME, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, locality, 1, N_("Locality"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, town, 1, N_("Town"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, postcode, 1, N_("Postcode"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_POSTCODE, .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_TEXT (CbkAddress, uprn, 1, N_("UPRN"), .flags = CBK_FIELD_INDEXED, .key = CBK_KEY_REFERENCE,
            .merge = CBK_MERGE_GROUP, .group = "place"),
  CBK_INT (CbkAddress, easting, 1, N_("Easting"), .unit = CBK_UNIT_METRES, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_INT (CbkAddress, northing, 1, N_("Northing"), .unit = CBK_UNIT_METRES, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_INT (CbkAddress, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_INT (CbkAddress, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "place"),
  CBK_CODE (CbkAddress, precision, 1, N_("How exact"), "place_precision", .merge = CBK_MERGE_GROUP,
            .group = "place"),
  CBK_CODE (CbkAddress, kind, 1, N_("Kind of place"), "location_kind", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkAddress, visibility, 1, N_("Public or private"), "place_visibility"),
  CBK_CODE (CbkAddress, premises_kind, 1, N_("Business premises"), "premises_kind"),
  CBK_TEXT (CbkAddress, transport_stop, 1, N_("Route or stop"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkAddress, typology, 1, N_("Typology"), "typology", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "areas"),
  CBK_REF (CbkAddress, ward, 1, N_("Ward"), "area", .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
           .group = "areas"),
  CBK_REF (CbkAddress, neighbourhood, 1, N_("Neighbourhood"), "area", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "areas"),
  CBK_REF (CbkAddress, priority_area, 1, N_("Priority area"), "area", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "areas"),
  CBK_CODE (CbkAddress, npu, 1, N_("Neighbourhood policing unit"), "npu", .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "areas"),
  CBK_CODE (CbkAddress, authority, 1, N_("Local authority"), "local_authority", .merge = CBK_MERGE_GROUP,
            .group = "areas"),
  CBK_TEXT (CbkAddress, licensing_note, 1, N_("Licensing note"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkAddress, hazards, 1, N_("Hazards"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkAddress, verified_on, 1, N_("Last verified")),
};

/* The parts as on an envelope, else what somebody typed. */
static char *
dup_title (CbkRecord *record)
{
  CbkAddress *self = (CbkAddress *) record;
  const char *parts[] = { self->organisation, self->sub_building, self->building, self->street,
                          self->locality, self->town, self->postcode };
  /* "12 High Street", but "The Mill, High Street". */
  gboolean numbered = self->building != NULL && g_ascii_isdigit (*self->building);
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *between = numbered && parts[i] == self->street ? " " : ", ";

      if (parts[i] != NULL)
        g_string_append_printf (title, "%s%s", title->len == 0 ? "" : between, parts[i]);
    }

  if (title->len == 0)
    g_string_append (title, self->text != NULL ? self->text : _("Unknown place"));

  return g_string_free (title, FALSE);
}

static const CbkEntity entity = {
  .name = "address",
  .relation = "addresses",
  .label = N_("Place"),
  .label_plural = N_("Places"),
  .icon = "casebook-address-symbolic",
  .about = N_("A place: an address of the gazetteer, or one in words that is matched later."),
  .code = 99,
  .since = 1,
  .scoping = CBK_SCOPING_SHARED_FURTHER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = dup_title,
};

CBK_DEFINE_ENTITY (CbkAddress, cbk_address)
