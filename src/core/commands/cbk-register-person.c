/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-work.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "surname", N_("Family name"), CBK_FIELD_TEXT, FALSE, NULL, TRUE },
  { "forenames", N_("Forenames"), CBK_FIELD_TEXT, FALSE, NULL, TRUE },
  { "born", N_("Date of birth"), CBK_FIELD_DATE, FALSE, NULL },
  { "sex", N_("Sex"), CBK_FIELD_CODE, FALSE, "sex" },
  { "known_as", N_("Known as"), CBK_FIELD_TEXT, FALSE, NULL, TRUE },
  { "phone", N_("Telephone"), CBK_FIELD_TEXT, FALSE, NULL, TRUE },
  { "pnc_id", N_("PNC ID"), CBK_FIELD_TEXT, FALSE, NULL, TRUE },
  { "home", N_("Home"), CBK_FIELD_REF, FALSE, "address" },
};

static void
add_phone (CbkContext *context, CbkRecord *person)
{
  const char *number = cbk_context_get_text (context, "phone");
  CbkRecord *phone = number != NULL ? cbk_context_create (context, "phone") : NULL;
  CbkRecord *link = phone != NULL ? cbk_context_create (context, "link") : NULL;

  if (link == NULL)
    return;

  cbk_record_set_text (phone, "number", number);
  cbk_record_set_text (link, "from_type", "person");
  cbk_record_set_text (link, "from_id", person->id);
  cbk_record_set_text (link, "to_type", "phone");
  cbk_record_set_text (link, "to_id", phone->id);
  cbk_record_set_text (link, "kind", "user");
}

static void
add_pnc_id (CbkContext *context, CbkRecord *person)
{
  const char *number = cbk_context_get_text (context, "pnc_id");
  CbkRecord *identifier = number != NULL ? cbk_context_create (context, "person_identifier") : NULL;

  if (identifier == NULL)
    return;

  cbk_record_set_text (identifier, "person", person->id);
  cbk_record_set_text (identifier, "scheme", "pnc");
  cbk_record_set_text (identifier, "value", number);
}

/* An unknown man at a door is a person too, but somebody of whom nothing at all is known helps nobody. */
static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *person = cbk_context_create (context, "person");

  if (!cbk_context_fill (context, person, error, "surname", "forenames", "born", "sex", "known_as", "home", NULL))
    return FALSE;

  if (cbk_context_get_text (context, "surname") == NULL && cbk_context_get_text (context, "forenames") == NULL &&
      cbk_context_get_text (context, "known_as") == NULL)
    return cbk_context_refuse (context, error, "Family name, forenames or what they are known as: give one of them");

  add_phone (context, person);
  add_pnc_id (context, person);
  cbk_context_set_result (context, person);

  return TRUE;
}

const CbkCommand cbk_command_register_person = {
  .name = "register_person",
  .label = N_("New Person…"),
  .done = N_("Person added"),
  .about = N_("Makes a record of somebody. Whoever may be the same person is shown while you type: take that record instead where "
              "it is."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
