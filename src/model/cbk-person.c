/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-person.h"

/* A person in any part (PNC's categories of 1996 as given to Parliament; self-defined ethnicity 16+1 and
   18+1). One record whatever the trades know of the person; parts are case_role, episode and management
   records. */
struct _CbkPerson
{
  CbkRecord parent_instance;

  char *surname;
  char *forenames;
  char *known_as;
  char *born;
  gint64 age_from;
  gint64 age_to;
  char *birth_place;
  char *died;
  char *sex;
  char *gender;
  char *ethnicity_scheme;
  char *ethnicity;
  char *ethnicity_observed;
  char **nationalities;
  char *immigration_status;
  char *religion;
  char *occupation;
  char **languages;
  char *interpreter;
  char **disabilities;
  char *communication_needs;
  char *contact_method;
  char *contact_note;
  char *home;
  gboolean no_fixed_abode;
  char *care_status;
  char *ex_military;
  char *next_of_kin;
  char *photo;
  char *photo_source;
  char *habits;
  char **skills;
  char *access_message;
  char *retention_group;
  char *retention_basis;
  char *last_notice;
  char *retention_review;
  char *retention_decision;
  char *retention_reason;
  char *retention_reviewer;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkPerson, surname, 1, N_("Family name"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_NAME, .merge = CBK_MERGE_GROUP, .group = "identity"),
  CBK_TEXT (CbkPerson, forenames, 1, N_("Forenames"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_NAME, .merge = CBK_MERGE_GROUP, .group = "identity"),
  CBK_TEXT (CbkPerson, known_as, 1, N_("Known as"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_NAME),
  CBK_DATE (CbkPerson, born, 1, N_("Date of birth"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_BIRTH, .merge = CBK_MERGE_GROUP, .group = "identity"),
  CBK_INT (CbkPerson, age_from, 1, N_("Age from, if not known"), .unit = CBK_UNIT_YEARS),
  CBK_INT (CbkPerson, age_to, 1, N_("Age to, if not known"), .unit = CBK_UNIT_YEARS),
  CBK_TEXT (CbkPerson, birth_place, 1, N_("Place of birth"), .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkPerson, died, 1, N_("Date of death"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPerson, sex, 1, N_("Sex"), "sex", .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "identity"),
  CBK_TEXT (CbkPerson, gender, 1, N_("Gender identity"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPerson, ethnicity_scheme, 1, N_("Ethnicity scheme"), "ethnicity_scheme",
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "ethnicity"),
  CBK_CODE (CbkPerson, ethnicity, 1, N_("Ethnicity, self-defined"), "ethnicity", .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "ethnicity"),
  CBK_CODE (CbkPerson, ethnicity_observed, 1, N_("Ethnicity, officer-observed"), "ethnicity_observed",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkPerson, nationalities, 1, N_("Nationalities"), NULL, .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, immigration_status, 1, N_("Immigration status"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, religion, 1, N_("Faith"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, occupation, 1, N_("Occupation"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkPerson, languages, 1, N_("Languages"), NULL, .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPerson, interpreter, 1, N_("Interpreter needed"), "yes_no_unknown",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkPerson, disabilities, 1, N_("Disabilities"), "disability", .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, communication_needs, 1, N_("Communication needs"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPerson, contact_method, 1, N_("Preferred contact"), "contact_method",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, contact_note, 1, N_("How and when to make contact"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPerson, home, 1, N_("Home"), "address", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_BOOL (CbkPerson, no_fixed_abode, 1, N_("No fixed abode"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPerson, care_status, 1, N_("Care status"), "care_status", .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPerson, ex_military, 1, N_("Served in the armed forces"), "yes_no_unknown",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, next_of_kin, 1, N_("Next of kin"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkPerson, photo, 1, N_("Photograph"), "media_file", .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, photo_source, 1, N_("Photograph from"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, habits, 1, N_("Places, transport and habits"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkPerson, skills, 1, N_("Skills"), NULL, .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPerson, access_message, 1, N_("Message when access is refused"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPerson, retention_group, 1, N_("Retention group"), "retention_group",
            .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_STRICT),
  CBK_TEXT (CbkPerson, retention_basis, 1, N_("Why this retention group"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_STRICT),
  CBK_DATE (CbkPerson, last_notice, 1, N_("Last came to notice"), .merge = CBK_MERGE_STRICT),
  CBK_DATE (CbkPerson, retention_review, 1, N_("Retention review"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_STRICT),
  CBK_CODE (CbkPerson, retention_decision, 1, N_("Retention decision"), "retention_decision",
            .merge = CBK_MERGE_STRICT),
  CBK_TEXT (CbkPerson, retention_reason, 1, N_("Why so decided"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_STRICT),
  CBK_REF (CbkPerson, retention_reviewer, 1, N_("Decided by"), "officer", .merge = CBK_MERGE_STRICT),
};

/* "SMITH, Jane (b. 1984)": what tells two people of one name apart stands beside it. */
static char *
dup_title (CbkRecord *record)
{
  CbkPerson *self = (CbkPerson *) record;
  g_autofree char *surname = self->surname != NULL ? g_utf8_strup (self->surname, -1) : NULL;
  GString *title = g_string_new (surname);

  if (self->forenames != NULL)
    g_string_append_printf (title, "%s%s", title->len > 0 ? ", " : "", self->forenames);
  else if (title->len == 0)
    g_string_append (title, self->known_as != NULL ? self->known_as : _("Unknown person"));

  if (self->born != NULL)
    g_string_append_printf (title, _(" (b. %.4s)"), self->born);

  return g_string_free (title, FALSE);
}

static const CbkEntity entity = {
  .name = "person",
  .relation = "persons",
  .label = N_("Person"),
  .label_plural = N_("People"),
  .icon = "casebook-person-symbolic",
  .about = N_("A person in any part: victim, witness, suspect, missing, managed or in touch with the force."),
  .code = 110,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_SHARED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = dup_title,
};

CBK_DEFINE_ENTITY (CbkPerson, cbk_person)
