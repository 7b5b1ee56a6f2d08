/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "charged_at", N_("Charged"), CBK_FIELD_TIME, FALSE, NULL },
  { "suspect", N_("Who is charged"), CBK_FIELD_REF, FALSE, "person" },
  { "charge_number", N_("Charge number"), CBK_FIELD_TEXT, FALSE, NULL },
  { "summons_number", N_("Arrest summons number"), CBK_FIELD_TEXT, FALSE, NULL },
  { "wording", N_("Wording"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *offence = cbk_work_take (context, error);

  if (offence == NULL)
    return FALSE;

  if (!g_str_equal (cbk_record_get_text (offence, "state"), "recorded"))
    return cbk_context_refuse (context, error, "Only a recorded offence is charged");

  cbk_record_set_int (offence, "charged_at", cbk_context_get_time (context, "charged_at"));
  if (!cbk_context_fill (context, offence, error, "suspect", "charge_number", "summons_number", "wording",
                         NULL))
    return FALSE;

  if (cbk_record_get_text (offence, "suspect") == NULL)
    return cbk_context_refuse (context, error, "Say who is charged");

  return cbk_work_log (context, offence, "state", error, "Charge recorded");
}

const CbkCommand cbk_command_charge_offence = {
  .name = "charge_offence",
  .subject = "offence",
  .label = N_("Record Charge…"),
  .done = N_("Charge recorded"),
  .about = N_("Records that somebody was charged with an offence, and when."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR | CBK_ROLE_CUSTODY,
  CBK_PARAMS (params),
  .run = run,
};
