/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "classification", N_("Classification"), CBK_FIELD_CODE, FALSE, "offence_class" },
  { "title", N_("Offence"), CBK_FIELD_TEXT, FALSE, NULL },
  { "victim", N_("Victim"), CBK_FIELD_REF, FALSE, "case_role" },
  { "suspect", N_("Suspect"), CBK_FIELD_REF, FALSE, "person" },
  { "occurred_from", N_("Committed from"), CBK_FIELD_TIME, FALSE, NULL },
  { "occurred_to", N_("Committed to"), CBK_FIELD_TIME, FALSE, NULL },
  { "place", N_("Place"), CBK_FIELD_REF, FALSE, "address" },
  { "attempt", N_("Attempt"), CBK_FIELD_BOOL, FALSE, NULL },
  { "weapon", N_("Weapon"), CBK_FIELD_CODE, FALSE, "weapon" },
  { "hate_strands", N_("Hate: perceived because of"), CBK_FIELD_LIST, FALSE, "hate_strand" },
  { "points_to_prove", N_("Points to prove"), CBK_FIELD_LIST, FALSE, NULL },
  { "late_reason", N_("Why recorded late"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *subject = cbk_context_get_subject (context, error);
  CbkRecord *offence;

  if (subject == NULL || !cbk_context_fill (context, subject, error, "late_reason", NULL))
    return FALSE;

  if (cbk_context_get_text (context, "classification") == NULL &&
      cbk_context_get_text (context, "title") == NULL)
    return cbk_context_refuse (context, error, "Say which offence: its classification, or in words");

  offence = cbk_context_create (context, "offence");
  cbk_work_set_subject (offence, subject);

  if (!cbk_context_fill (context, offence, error, "classification", "title", "victim", "suspect",
                         "occurred_from", "occurred_to", "place", "attempt", "weapon", "hate_strands",
                         "points_to_prove", NULL) ||
      !cbk_context_move (context, offence, "record", error))
    return FALSE;

  /* The principal crime is what the case is called by; the first one until somebody says otherwise. */
  if (cbk_record_get_text (subject, "classification") == NULL)
    cbk_record_set_text (subject, "classification", cbk_record_get_text (offence, "classification"));

  return cbk_work_log (
    context, offence, "state", error, "Offence recorded: %s",
    cbk_record_get_text (offence, "title") != NULL
      ? cbk_record_get_text (offence, "title")
      : cbk_work_label (context, "offence_class", cbk_record_get_text (offence, "classification")));
}

const CbkCommand cbk_command_record_offence = {
  .name = "record_offence",
  .subject = "case",
  .label = N_("Record Offence…"),
  .done = N_("Offence recorded"),
  .about = N_("Records one crime of a case; later than 24 hours after the report it needs the reason."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
