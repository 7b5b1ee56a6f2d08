/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-person-identifier.h"

/* A number that somebody gave a person. Its form is looked at and doubts are shown, never a reason not
   to save. */
struct _CbkPersonIdentifier
{
  CbkRecord parent_instance;

  char *person;
  char *scheme;
  char *value;
  char *issuer;
  char *starts_on;
  char *ends_on;
  char *verified;
  char *source;
};

static const CbkField fields[] = {
  CBK_REF (CbkPersonIdentifier, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkPersonIdentifier, scheme, 1, N_("Kind"), "identifier_scheme",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPersonIdentifier, value, 1, N_("Number"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkPersonIdentifier, issuer, 1, N_("Issued by")),
  CBK_DATE (CbkPersonIdentifier, starts_on, 1, N_("From")),
  CBK_DATE (CbkPersonIdentifier, ends_on, 1, N_("Until")),
  CBK_CODE (CbkPersonIdentifier, verified, 1, N_("Checked against the source"), "yes_no_unknown"),
  CBK_TEXT (CbkPersonIdentifier, source, 1, N_("Source"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "person_identifier",
  .relation = "person_identifiers",
  .label = N_("Identifier"),
  .label_plural = N_("Identifiers"),
  .icon = "casebook-person-identifier-symbolic",
  .about = N_("A number that somebody gave a person: PNC, CRO, prison, passport and so on."),
  .code = 97,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPersonIdentifier, cbk_person_identifier)
