/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-exhibit.h"

/* A thing or file produced as evidence or kept as unused material. Its holder is read off the last
   continuity event. */
struct _CbkExhibit
{
  CbkRecord parent_instance;

  char *case_id;
  char *subject_type;
  char *subject_id;
  char *reference;
  char *producer;
  char *producer_person;
  char *producer_initials;
  gint64 number;
  char *description;
  char *kind;
  char *state;
  char *found_by;
  char *place;
  char *location_text;
  gint64 lat_e7;
  gint64 lon_e7;
  gint64 found_from;
  gint64 found_to;
  char *power;
  char *seal_number;
  char *bag_number;
  char *packaging;
  char *condition;
  char *condition_note;
  char *photo;
  char *sample_kind;
  char *forensic_status;
  char *forensic_reference;
  gint64 value_pence;
  gint64 list_order;
  char *evidential;
  char *unused;
  char *derived_from;
  char *property_item;
  char *owner;
  char *store_number;
  char *stored_where;
  char *ballistics_reference;
  char *cash_reference;
  char *animal_welfare;
  char *vehicle_release;
  char *vehicle;
  char *disposal_locked;
  char *disposal_authority;
  char *disposal_reason;
  char *retain_until;
};

static const CbkField fields[] = {
  CBK_REF (CbkExhibit, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkExhibit, subject_type, 1, N_("In"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkExhibit, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkExhibit, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_REF (CbkExhibit, producer, 1, N_("Produced by officer"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkExhibit, producer_person, 1, N_("Produced by person"), "person", .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkExhibit, producer_initials, 1, N_("Producer's initials")),
  CBK_INT (CbkExhibit, number, 1, N_("Number")),
  CBK_TEXT (CbkExhibit, description, 1, N_("Description"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkExhibit, kind, 1, N_("Kind"), "exhibit_kind"),
  CBK_CODE (CbkExhibit, state, 1, N_("State"), "exhibit_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkExhibit, found_by, 1, N_("Found by"), "officer"),
  CBK_REF (CbkExhibit, place, 1, N_("Found at"), "address", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "found"),
  CBK_TEXT (CbkExhibit, location_text, 1, N_("Found where, in words"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "found"),
  CBK_INT (CbkExhibit, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "found"),
  CBK_INT (CbkExhibit, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7, .merge = CBK_MERGE_GROUP,
           .group = "found"),
  CBK_TIME (CbkExhibit, found_from, 1, N_("Found from"), .merge = CBK_MERGE_GROUP, .group = "found"),
  CBK_TIME (CbkExhibit, found_to, 1, N_("Found to"), .merge = CBK_MERGE_GROUP, .group = "found"),
  CBK_TEXT (CbkExhibit, power, 1, N_("Power to seize")),
  CBK_TEXT (CbkExhibit, seal_number, 1, N_("Seal number"), .flags = CBK_FIELD_SEARCHABLE,
            .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_GROUP, .group = "seal"),
  CBK_TEXT (CbkExhibit, bag_number, 1, N_("Bag number"), .key = CBK_KEY_REFERENCE, .merge = CBK_MERGE_GROUP,
            .group = "seal"),
  CBK_CODE (CbkExhibit, packaging, 1, N_("Packaging"), "packaging", .merge = CBK_MERGE_GROUP,
            .group = "seal"),
  CBK_CODE (CbkExhibit, condition, 1, N_("Condition"), "exhibit_condition"),
  CBK_TEXT (CbkExhibit, condition_note, 1, N_("Condition in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkExhibit, photo, 1, N_("Photograph"), "media_file"),
  CBK_CODE (CbkExhibit, sample_kind, 1, N_("Sample"), "sample_kind"),
  CBK_CODE (CbkExhibit, forensic_status, 1, N_("Forensic status"), "forensic_status",
            .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkExhibit, forensic_reference, 1, N_("Laboratory reference"), .key = CBK_KEY_REFERENCE),
  CBK_INT (CbkExhibit, value_pence, 1, N_("Value"), .unit = CBK_UNIT_PENCE),
  CBK_INT (CbkExhibit, list_order, 1, N_("Order in the exhibit list")),
  CBK_CODE (CbkExhibit, evidential, 1, N_("Evidence"), "yes_no_unknown"),
  CBK_CODE (CbkExhibit, unused, 1, N_("Unused material"), "yes_no_unknown"),
  CBK_REF (CbkExhibit, derived_from, 1, N_("Made from"), "exhibit",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkExhibit, property_item, 1, N_("Property"), "property_item"),
  CBK_REF (CbkExhibit, owner, 1, N_("Owner"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkExhibit, store_number, 1, N_("Property store number"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkExhibit, stored_where, 1, N_("Stored where")),
  CBK_TEXT (CbkExhibit, ballistics_reference, 1, N_("Ballistics reference"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkExhibit, cash_reference, 1, N_("Cash seizure or restraint reference"),
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkExhibit, animal_welfare, 1, N_("Animal: welfare and kennel"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkExhibit, vehicle_release, 1, N_("Vehicle: release note"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkExhibit, vehicle, 1, N_("Vehicle"), "vehicle"),
  CBK_CODE (CbkExhibit, disposal_locked, 1, N_("Held for an open case or appeal"), "yes_no_unknown",
            .merge = CBK_MERGE_STRICT),
  CBK_TEXT (CbkExhibit, disposal_authority, 1, N_("Authority to dispose"), .merge = CBK_MERGE_STRICT),
  CBK_TEXT (CbkExhibit, disposal_reason, 1, N_("Why disposed of or returned"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_STRICT),
  CBK_DATE (CbkExhibit, retain_until, 1, N_("Keep until"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_STRICT),
};

#define SUP CBK_ROLE_SUPERVISOR

/* Section 12 of the investigation pages; nothing ends but by an event, and a correction brings it back. */
static const CbkTransition transitions[] = {
  { NULL, "identify", "identified", CBK_ROLES_WORKING, NULL, NULL },
  { NULL, "seize", "seized", CBK_ROLES_WORKING, NULL, NULL },
  { "identified", "seize", "seized", CBK_ROLES_WORKING, "description", NULL },
  { "seized", "seal", "sealed", CBK_ROLES_WORKING, "seal_number", NULL },
  { "sealed", "store", "stored", CBK_ROLES_WORKING, "seal_number", "continuity" },
  { "sealed", "submit", "submitted", CBK_ROLES_WORKING, "seal_number", "continuity" },
  { "sealed", "copy", "copied", CBK_ROLES_WORKING, NULL, NULL },
  { "seized", "copy", "copied", CBK_ROLES_WORKING, NULL, NULL },
  { "copied", "store", "stored", CBK_ROLES_WORKING, NULL, "continuity" },
  { "stored", "submit", "submitted", CBK_ROLES_WORKING, "seal_number", "continuity" },
  { "submitted", "store", "stored", CBK_ROLES_WORKING, NULL, "continuity" },
  { "stored", "return", "returned", SUP, "disposal_reason", "not_locked" },
  { "submitted", "return", "returned", SUP, "disposal_reason", "not_locked" },
  { "sealed", "return", "returned", SUP, "disposal_reason", "not_locked" },
  { "stored", "dispose", "disposed", SUP, "disposal_authority disposal_reason", "not_locked" },
  { "submitted", "dispose", "disposed", SUP, "disposal_authority disposal_reason", "not_locked" },
  { "stored", "destroy", "destroyed", SUP, "disposal_authority disposal_reason", "not_locked" },
  { "returned", "correct", "stored", SUP, NULL, "correction_event" },
  { "disposed", "correct", "stored", SUP, NULL, "correction_event" },
  { "destroyed", "correct", "stored", SUP, NULL, "correction_event" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "identified", transitions);

static const CbkUnique unique[] = {
  { "case_id", "reference" },
};

static const CbkEntity entity = {
  .name = "exhibit",
  .relation = "exhibits",
  .label = N_("Exhibit"),
  .label_plural = N_("Exhibits"),
  .icon = "casebook-exhibit-symbolic",
  .about = N_("A thing or file produced as evidence or kept as unused material."),
  .code = 75,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .unique = unique,
  .n_unique = G_N_ELEMENTS (unique),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkExhibit, cbk_exhibit)
