/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-officer.h"

/* Somebody who works for the force: a police officer, special constable, PCSO or member of staff. */
struct _CbkOfficer
{
  CbkRecord parent_instance;

  char *number;
  char *surname;
  char *forenames;
  char *initials;
  char *kind;
  char *rank;
  char **roles;
  char **skills;
  char **accreditations;
  char *team;
  char *unit;
  char *supervisor;
  char *phone;
  char *email;
  char *availability;
  gint64 unavailable_until;
  char *starts_on;
  char *ends_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkOfficer, number, 1, N_("Collar number"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkOfficer, surname, 1, N_("Family name"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE,
            .key = CBK_KEY_NAME),
  CBK_TEXT (CbkOfficer, forenames, 1, N_("Forenames"), .flags = CBK_FIELD_SEARCHABLE, .key = CBK_KEY_NAME),
  CBK_TEXT (CbkOfficer, initials, 1, N_("Initials for exhibits")),
  CBK_CODE (CbkOfficer, kind, 1, N_("Kind"), "officer_kind", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkOfficer, rank, 1, N_("Rank"), "rank", .flags = CBK_FIELD_INDEXED),
  CBK_LIST (CbkOfficer, roles, 1, N_("Roles"), "role"),
  CBK_LIST (CbkOfficer, skills, 1, N_("Skills"), "skill"),
  CBK_LIST (CbkOfficer, accreditations, 1, N_("Accreditations"), "accreditation"),
  CBK_REF (CbkOfficer, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkOfficer, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkOfficer, supervisor, 1, N_("Supervisor"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkOfficer, phone, 1, N_("Telephone"), .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkOfficer, email, 1, N_("E-mail")),
  CBK_CODE (CbkOfficer, availability, 1, N_("Availability"), "availability", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkOfficer, unavailable_until, 1, N_("Unavailable until")),
  CBK_DATE (CbkOfficer, starts_on, 1, N_("From")),
  CBK_DATE (CbkOfficer, ends_on, 1, N_("Until")),
};

static const CbkEntity entity = {
  .name = "officer",
  .relation = "officers",
  .label = N_("Officer"),
  .label_plural = N_("Officers"),
  .icon = "casebook-officer-symbolic",
  .about = N_("Somebody who works for the force, sworn or not."),
  .code = 4,
  .since = 1,
  .flags = CBK_ENTITY_REFERENCE,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkOfficer, cbk_officer)
