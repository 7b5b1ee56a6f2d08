/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-person-description.h"

/* What a person looks and sounds like, as somebody described them at one time. */
struct _CbkPersonDescription
{
  CbkRecord parent_instance;

  char *person;
  gint64 described_at;
  char *described_by;
  char *source_kind;
  gint64 height_from;
  gint64 height_to;
  char *build;
  char *complexion;
  char *hair_colour;
  char *hair_style;
  char *eye_colour;
  char *facial_hair;
  char *glasses;
  char *marks;
  char *speech;
  char *handedness;
  char *shoe_size;
  char *clothing;
  char *carrying;
  char *summary;
  char *photo;
  char *photo_date;
  char *photo_place;
  char *photo_holder;
};

static const CbkField fields[] = {
  CBK_REF (CbkPersonDescription, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkPersonDescription, described_at, 1, N_("Described"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPersonDescription, described_by, 1, N_("Described by"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonDescription, source_kind, 1, N_("Kind of source"), "source_kind"),
  CBK_INT (CbkPersonDescription, height_from, 1, N_("Height from"), .unit = CBK_UNIT_CENTIMETRES),
  CBK_INT (CbkPersonDescription, height_to, 1, N_("Height to"), .unit = CBK_UNIT_CENTIMETRES),
  CBK_CODE (CbkPersonDescription, build, 1, N_("Build"), "build"),
  CBK_TEXT (CbkPersonDescription, complexion, 1, N_("Complexion"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonDescription, hair_colour, 1, N_("Hair colour"), "hair_colour"),
  CBK_TEXT (CbkPersonDescription, hair_style, 1, N_("Hair style"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonDescription, eye_colour, 1, N_("Eye colour"), "eye_colour"),
  CBK_TEXT (CbkPersonDescription, facial_hair, 1, N_("Facial hair"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonDescription, glasses, 1, N_("Glasses"), "yes_no_unknown"),
  CBK_TEXT (CbkPersonDescription, marks, 1, N_("Marks, scars and tattoos, and where"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPersonDescription, speech, 1, N_("Speech and accent"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonDescription, handedness, 1, N_("Handedness"), "handedness"),
  CBK_TEXT (CbkPersonDescription, shoe_size, 1, N_("Shoe size")),
  CBK_TEXT (CbkPersonDescription, clothing, 1, N_("Clothing"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPersonDescription, carrying, 1, N_("Carrying"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPersonDescription, summary, 1, N_("In one sentence"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPersonDescription, photo, 1, N_("Photograph"), "media_file", .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkPersonDescription, photo_date, 1, N_("Photograph taken")),
  CBK_TEXT (CbkPersonDescription, photo_place, 1, N_("Photograph taken at"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPersonDescription, photo_holder, 1, N_("Photograph held by"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "person_description",
  .relation = "person_descriptions",
  .label = N_("Description"),
  .label_plural = N_("Descriptions"),
  .icon = "casebook-person-description-symbolic",
  .about = N_("What a person looks and sounds like, as somebody described them at one time."),
  .code = 95,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPersonDescription, cbk_person_description)
