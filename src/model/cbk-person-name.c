/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-person-name.h"

/* Another name that a person has, had or uses. */
struct _CbkPersonName
{
  CbkRecord parent_instance;

  char *person;
  char *kind;
  char *surname;
  char *forenames;
  char *name;
  char *starts_on;
  char *ends_on;
  char *confidence;
  char *source;
};

static const CbkField fields[] = {
  CBK_REF (CbkPersonName, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkPersonName, kind, 1, N_("Kind"), "name_kind", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPersonName, surname, 1, N_("Family name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_TEXT (CbkPersonName, forenames, 1, N_("Forenames"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_TEXT (CbkPersonName, name, 1, N_("Name in one"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .key = CBK_KEY_NAME),
  CBK_DATE (CbkPersonName, starts_on, 1, N_("From")),
  CBK_DATE (CbkPersonName, ends_on, 1, N_("Until")),
  CBK_CODE (CbkPersonName, confidence, 1, N_("Confidence"), "confidence"),
  CBK_TEXT (CbkPersonName, source, 1, N_("Source"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "person_name",
  .relation = "person_names",
  .label = N_("Other name"),
  .label_plural = N_("Other names"),
  .icon = "casebook-person-name-symbolic",
  .about = N_("Another name that a person has, had or uses."),
  .code = 98,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPersonName, cbk_person_name)
