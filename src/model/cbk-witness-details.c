/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-witness-details.h"

/* The confidential page behind a statement (back of MG11). It is a record of its own so that it never
   reaches the defence with the statement. */
struct _CbkWitnessDetails
{
  CbkRecord parent_instance;

  char *statement;
  char *person;
  char *case_id;
  char *home_address;
  char *work_address;
  char *home_phone;
  char *mobile_phone;
  char *email;
  char *contact_method;
  char *contact_times;
  char *born;
  char *birth_place;
  char *former_names;
  char *ethnicity;
  char **dates_to_avoid;
  char **needs;
  char *needs_text;
  char **special_measures;
  char **consents;
  char *parent_or_guardian;
  char *willing;
  char *willing_note;
};

static const CbkField fields[] = {
  CBK_REF (CbkWitnessDetails, statement, 1, N_("Statement"), "statement", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkWitnessDetails, person, 1, N_("Witness"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkWitnessDetails, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkWitnessDetails, home_address, 1, N_("Home address"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkWitnessDetails, work_address, 1, N_("Work address"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkWitnessDetails, home_phone, 1, N_("Home telephone"), .flags = CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkWitnessDetails, mobile_phone, 1, N_("Mobile telephone"), .flags = CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE),
  CBK_TEXT (CbkWitnessDetails, email, 1, N_("E-mail"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkWitnessDetails, contact_method, 1, N_("Preferred contact"), "contact_method"),
  CBK_TEXT (CbkWitnessDetails, contact_times, 1, N_("When to make contact"), .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkWitnessDetails, born, 1, N_("Date of birth"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkWitnessDetails, birth_place, 1, N_("Place of birth"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkWitnessDetails, former_names, 1, N_("Former names"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkWitnessDetails, ethnicity, 1, N_("Ethnicity, self-defined"), "ethnicity",
            .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkWitnessDetails, dates_to_avoid, 1, N_("Dates to avoid"), NULL, .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkWitnessDetails, needs, 1, N_("Needs"), "witness_need"),
  CBK_TEXT (CbkWitnessDetails, needs_text, 1, N_("Needs in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkWitnessDetails, special_measures, 1, N_("Special measures wished for"), "special_measure"),
  CBK_LIST (CbkWitnessDetails, consents, 1, N_("Consents"), "witness_consent"),
  CBK_TEXT (CbkWitnessDetails, parent_or_guardian, 1, N_("Parent or guardian"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkWitnessDetails, willing, 1, N_("Willing to attend court"), "yes_no_unknown"),
  CBK_TEXT (CbkWitnessDetails, willing_note, 1, N_("What would help"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "witness_details",
  .relation = "witness_details",
  .label = N_("Witness details"),
  .label_plural = N_("Witness details"),
  .icon = "casebook-witness-details-symbolic",
  .about = N_("The confidential page behind a statement, which never reaches the defence."),
  .code = 73,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "statement case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkWitnessDetails, cbk_witness_details)
