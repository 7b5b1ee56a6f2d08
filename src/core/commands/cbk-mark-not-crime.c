/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "outcome_reason", N_("Why it is not a crime"), CBK_FIELD_TEXT, TRUE, NULL },
  { "letter_text", N_("Text of the letter"), CBK_FIELD_TEXT, FALSE, NULL },
  { "person", N_("To whom it is written"), CBK_FIELD_REF, FALSE, "person" },
};

/* Advice, and where else to turn, is an answer too: what was written is kept as it was sent. */
static void
write_letter (CbkContext *context, CbkRecord *record)
{
  const char *text = cbk_context_get_text (context, "letter_text");
  CbkRecord *contact;

  if (text == NULL)
    return;

  contact = cbk_context_create (context, "contact");
  cbk_work_set_subject (contact, record);
  cbk_record_set_text (contact, "person", cbk_context_get_text (context, "person"));
  cbk_record_set_text (contact, "direction", "to");
  cbk_record_set_text (contact, "method", "letter");
  cbk_record_set_int (contact, "happened_at", cbk_context_get_now (context));
  cbk_record_set_text (contact, "officer", cbk_context_get_user (context)->id);
  cbk_record_set_text (contact, "said", text);
  cbk_record_set_text (contact, "public_text", text);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);

  if (record == NULL || !cbk_context_fill (context, record, error, "outcome_reason", NULL) ||
      !cbk_context_move (context, record, "not_a_crime", error))
    return FALSE;

  write_letter (context, record);

  return cbk_work_log (context, record, "state", error, "Not recorded as a crime: %s",
                       cbk_record_get_text (record, "outcome_reason"));
}

const CbkCommand cbk_command_mark_not_crime = {
  .name = "mark_not_crime",
  .subject = "case",
  .label = N_("Not a Crime…"),
  .done = N_("Marked as not a crime"),
  .about = N_("Says why a report is not recorded as a crime, and keeps the closing letter that was sent."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
