/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-profile.h"

/* What is known of a person before they go missing, after the Herbert (dementia) and Philomena (children in
   care) protocols. The forms ask for passwords and account numbers: we hold none. */
struct _CbkProfile
{
  CbkRecord parent_instance;

  char *person;
  char *protocol;
  char *completed_on;
  char *completed_by;
  char *relationship;
  gint64 part_two_at;
  char *episode;
  char *nickname;
  char *language;
  char *build;
  char *appearance;
  char *mobility;
  char *mobility_kind;
  char *communication;
  char *tracker;
  char *home;
  char *home_since;
  char *earlier_homes;
  char *significant_places;
  char *routines;
  char *work;
  char *transport;
  char *contacts;
  char *phone;
  char *phone_notes;
  char *social;
  char *banks;
  char *medical;
  char *medication;
  char *triggers;
  char *approach;
  char *vulnerabilities;
  char *earlier_episodes;
  char *fitness;
  char *experience;
  char *equipment;
  char *clothing_grade;
  char *clothing;
  char *photograph;
  char *photograph_taken;
  char *publicity_consent;
  char *consent_given_by;
  char *review_on;
};

static const CbkField fields[] = {
  CBK_REF (CbkProfile, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkProfile, protocol, 1, N_("Protocol"), "profile_protocol", .flags = CBK_FIELD_TITLE),
  CBK_DATE (CbkProfile, completed_on, 1, N_("Completed on")),
  CBK_TEXT (CbkProfile, completed_by, 1, N_("Completed by"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkProfile, relationship, 1, N_("Their relationship"), "relationship_to_subject"),
  CBK_TIME (CbkProfile, part_two_at, 1, N_("Part two completed")),
  CBK_REF (CbkProfile, episode, 1, N_("Episode of part two"), "episode", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkProfile, nickname, 1, N_("Called"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_NAME),
  CBK_TEXT (CbkProfile, language, 1, N_("Language and accent"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, build, 1, N_("Build and height"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, appearance, 1, N_("Hair, eyes, glasses, marks"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, mobility, 1, N_("Mobility and aids"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkProfile, mobility_kind, 1, N_("Mobility"), "subject_mobility"),
  CBK_TEXT (CbkProfile, communication, 1, N_("Communication and aids"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, tracker, 1, N_("Tracking device and its call centre"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkProfile, home, 1, N_("Home"), "address"),
  CBK_DATE (CbkProfile, home_since, 1, N_("Living there since")),
  CBK_TEXT (CbkProfile, earlier_homes, 1, N_("Earlier homes and schools"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, significant_places, 1, N_("Significant places"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, routines, 1, N_("Routines"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, work, 1, N_("Work, past and present"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, transport, 1, N_("How they travel; passes and cards"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, contacts, 1, N_("Friends, family, associates"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkProfile, phone, 1, N_("Phone"), "phone"),
  CBK_TEXT (CbkProfile, phone_notes, 1, N_("Phone, provider, handset"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, social, 1, N_("Social media accounts, without passwords"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, banks, 1, N_("Banks and cards by name, without numbers"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, medical, 1, N_("Medical conditions"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, medication, 1, N_("Medication and what happens without it"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, triggers, 1, N_("What upsets or attracts them"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, approach, 1, N_("How best to approach them"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, vulnerabilities, 1, N_("Vulnerabilities"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkProfile, earlier_episodes, 1, N_("Where they were found before"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkProfile, fitness, 1, N_("Fitness"), "quality_grade"),
  CBK_CODE (CbkProfile, experience, 1, N_("Outdoor experience"), "quality_grade"),
  CBK_CODE (CbkProfile, equipment, 1, N_("Equipment"), "quality_grade"),
  CBK_CODE (CbkProfile, clothing_grade, 1, N_("Clothing for the weather"), "quality_grade"),
  CBK_TEXT (CbkProfile, clothing, 1, N_("Clothing now"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkProfile, photograph, 1, N_("Photograph"), "media_file"),
  CBK_DATE (CbkProfile, photograph_taken, 1, N_("Photograph taken")),
  CBK_CODE (CbkProfile, publicity_consent, 1, N_("May be published"), "yes_no_unknown"),
  CBK_TEXT (CbkProfile, consent_given_by, 1, N_("Consent given by"), .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkProfile, review_on, 1, N_("To be checked again"), .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "profile",
  .relation = "profiles",
  .label = N_("Profile"),
  .label_plural = N_("Profiles"),
  .icon = "casebook-profile-symbolic",
  .about = N_("What carers and relatives know of a person, gathered before or when they go missing."),
  .code = 42,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkProfile, cbk_profile)
