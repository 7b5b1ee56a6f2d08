/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "charged_at", N_("When charged"), CBK_FIELD_TIME, FALSE, NULL },
  { "note", N_("Note"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_get_subject (context, error);
  gint64 at = cbk_context_get_time (context, "charged_at");
  CbkRecord *event;

  if (custody == NULL)
    return FALSE;

  cbk_context_set_result (context, custody);
  event = cbk_custody_clock_add_event (context, custody, "charge", at, error);
  if (event == NULL || !cbk_context_fill (context, event, error, "note", NULL))
    return FALSE;

  cbk_record_set_int (custody, "charged_at", at);

  return cbk_custody_clock_set (context, custody, error) && cbk_context_move (context, custody, "charge", error) &&
         cbk_step_set_suspect_status (context, custody, "charged", error) &&
         cbk_victim_duties_begin_for (context, custody, "charge", at, error) &&
         cbk_step_log (context, custody, "state", error, "Charged");
}

const CbkCommand cbk_command_charge_detainee = {
  .name = "charge_detainee",
  .subject = "custody_record",
  .label = N_("Charge…"),
  .done = N_("Charge recorded; the victims are to be told"),
  .about = N_("Records that a detained person was charged, which ends the limits before charge."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
