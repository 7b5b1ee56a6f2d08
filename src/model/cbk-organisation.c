/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-organisation.h"

/* A business, agency, partner or other body. */
struct _CbkOrganisation
{
  CbkRecord parent_instance;

  char *name;
  char **other_names;
  char *kind;
  char *partner;
  char *premises_kind;
  char *registered_number;
  char *parent;
  char *address;
  char *phone;
  char *email;
  char *website;
  char *named_contact;
  char *referral_address;
  char *authority;
  char *licensing_note;
  char *starts_on;
  char *ends_on;
  char *successor;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkOrganisation, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE, .key = CBK_KEY_NAME),
  CBK_LIST (CbkOrganisation, other_names, 1, N_("Other names"), NULL),
  CBK_CODE (CbkOrganisation, kind, 1, N_("Kind"), "organisation_kind", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkOrganisation, partner, 1, N_("Partner"), "partner", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkOrganisation, premises_kind, 1, N_("Business premises"), "premises_kind"),
  CBK_TEXT (CbkOrganisation, registered_number, 1, N_("Registered number"), .key = CBK_KEY_REFERENCE),
  CBK_REF (CbkOrganisation, parent, 1, N_("Part of"), "organisation", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkOrganisation, address, 1, N_("Address"), "address", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkOrganisation, phone, 1, N_("Telephone"), .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkOrganisation, email, 1, N_("E-mail")),
  CBK_TEXT (CbkOrganisation, website, 1, N_("Website")),
  CBK_TEXT (CbkOrganisation, named_contact, 1, N_("Named contact"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOrganisation, referral_address, 1, N_("Where referrals go")),
  CBK_CODE (CbkOrganisation, authority, 1, N_("Local authority"), "local_authority",
            .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkOrganisation, licensing_note, 1, N_("Licensing note"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkOrganisation, starts_on, 1, N_("From")),
  CBK_DATE (CbkOrganisation, ends_on, 1, N_("Until")),
  CBK_REF (CbkOrganisation, successor, 1, N_("Replaced by"), "organisation"),
};

static const CbkEntity entity = {
  .name = "organisation",
  .relation = "organisations",
  .label = N_("Organisation"),
  .label_plural = N_("Organisations"),
  .icon = "casebook-organisation-symbolic",
  .about = N_("A business, agency, partner or other body."),
  .code = 104,
  .since = 1,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkOrganisation, cbk_organisation)
