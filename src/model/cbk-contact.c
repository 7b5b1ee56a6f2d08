/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-contact.h"

/* A contact, or an attempt at one, with a victim, witness, family or partner; it may come before a crime
   is recorded. */
struct _CbkContact
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *case_role;
  char *person;
  char *organisation;
  char *direction;
  char *method;
  gint64 happened_at;
  char *officer;
  char *reached;
  char *said;
  char **duties;
  gint64 next_due_at;
  char *public_milestone;
  char *public_text;
  gint64 satisfaction;
  char *corrects;
};

static const CbkField fields[] = {
  CBK_CODE (CbkContact, subject_type, 1, N_("In"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkContact, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkContact, case_role, 1, N_("Part"), "case_role", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkContact, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_REF (CbkContact, organisation, 1, N_("Organisation"), "organisation",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkContact, direction, 1, N_("Direction"), "contact_direction", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkContact, method, 1, N_("How"), "contact_method",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkContact, happened_at, 1, N_("When"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkContact, officer, 1, N_("Officer"), "officer", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkContact, reached, 1, N_("Reached"), "yes_no_unknown", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkContact, said, 1, N_("What was said"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_LIST (CbkContact, duties, 1, N_("Duties met"), "victim_duty", .flags = CBK_FIELD_FIXED),
  CBK_TIME (CbkContact, next_due_at, 1, N_("Next due"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkContact, public_milestone, 1, N_("Step shown to the victim"), "public_milestone",
            .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkContact, public_text, 1, N_("Text shown to the victim"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_INT (CbkContact, satisfaction, 1, N_("Satisfaction given, of 5"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkContact, corrects, 1, N_("Corrects"), "contact", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
};

static const CbkEntity entity = {
  .name = "contact",
  .relation = "contacts",
  .label = N_("Contact"),
  .label_plural = N_("Contacts"),
  .icon = "casebook-contact-symbolic",
  .about = N_("A contact, or an attempt at one, with a victim, witness, family or partner."),
  .code = 83,
  .since = 1,
  .flags = CBK_ENTITY_APPEND | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id case_role person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkContact, cbk_contact)
