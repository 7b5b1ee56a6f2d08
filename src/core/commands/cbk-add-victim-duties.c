/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "event", N_("What happened"), CBK_FIELD_CODE, TRUE, "duty_event" },
  { "event_at", N_("When"), CBK_FIELD_TIME, FALSE, NULL },
  { "event_id", N_("Record that tells of it"), CBK_FIELD_TEXT, FALSE, NULL },
  { "person", N_("Only for"), CBK_FIELD_REF, FALSE, "person" },
};

/* A report is known to the case; every other event has a time of its own. */
static gint64
find_time (CbkContext *context, CbkRecord *record, const char *event)
{
  gint64 reported = cbk_record_get_int (record, "reported_at");

  if (cbk_context_get_text (context, "event_at") == NULL && g_str_equal (event, "report") && reported != CBK_TIME_UNSET)
    return reported;

  return cbk_context_get_time (context, "event_at");
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_get_subject (context, error);
  const char *event = cbk_context_get_text (context, "event");
  const char *id = cbk_context_get_text (context, "event_id");
  gint64 at;

  if (record == NULL)
    return FALSE;

  if (cbk_reference_find_value (cbk_context_get_reference (context), "duty_event", event) == NULL)
    return cbk_context_refuse (context, error, "“%s” is no event that the Victims' Code knows", event);

  cbk_context_set_result (context, record);
  at = find_time (context, record, event);

  return cbk_step_check_past (context, at, "The event", error) &&
         cbk_victim_duties_begin (context, record->id, cbk_context_get_text (context, "person"), event,
                                  id != NULL ? id : record->id, at, error) &&
         cbk_context_log (context, record, record, "state", "Duties to the victims began", error);
}

const CbkCommand cbk_command_add_victim_duties = {
  .name = "add_victim_duties",
  .subject = "case",
  .label = N_("Begin Victims' Duties…"),
  .done = N_("The duties to the victims have begun"),
  .about = N_("Begins what the Victims' Code asks for after an event: a report, an arrest, a decision."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
