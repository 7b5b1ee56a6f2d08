/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "from", N_("Left the station"), CBK_FIELD_TIME, FALSE, NULL },
  { "to", N_("Back at the station"), CBK_FIELD_TIME, FALSE, NULL },
  { "questioned", N_("Questioned meanwhile"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "note", N_("Note"), CBK_FIELD_TEXT, FALSE, NULL },
  { "officer_text", N_("With whom"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
add (CbkContext *context, CbkRecord *custody, const char *kind, const char *time, GError **error)
{
  CbkRecord *event;

  if (cbk_context_get_text (context, time) == NULL)
    return TRUE;

  event = cbk_custody_clock_add_event (context, custody, kind, cbk_context_get_time (context, time), error);

  return event != NULL && cbk_context_fill (context, event, error, "questioned", "note", NULL);
}

static gboolean
check_absence (CbkContext *context, CbkRecord *custody, GError **error)
{
  gboolean leaves = cbk_context_get_text (context, "from") != NULL;
  gboolean returns = cbk_context_get_text (context, "to") != NULL;

  if (!leaves && !returns)
    return cbk_context_refuse (context, error, "Say when the person left the station or when they were back");

  if (leaves && returns && cbk_context_get_time (context, "to") < cbk_context_get_time (context, "from"))
    return cbk_context_refuse (context, error, "Nobody is back before they left");

  if (cbk_context_get_text (context, "questioned") == NULL)
    cbk_context_warn (context, "Was the person questioned meanwhile? Time of questioning counts; it was not said, and the "
                               "time is left out.");

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_get_subject (context, error);

  if (custody == NULL || !check_absence (context, custody, error))
    return FALSE;

  cbk_context_set_result (context, custody);

  return add (context, custody, "to_hospital", "from", error) && add (context, custody, "from_hospital", "to", error) &&
         cbk_custody_clock_set (context, custody, error) &&
         cbk_step_log (context, custody, "note", error, "Time in hospital recorded");
}

const CbkCommand cbk_command_record_absence = {
  .name = "record_absence",
  .subject = "custody_record",
  .label = N_("Hospital…"),
  .done = N_("Time away recorded; the clock was counted anew"),
  .about = N_("Records when a detained person left for hospital or was back; that time is left out of detention."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
