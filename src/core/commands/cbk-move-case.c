/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"
#include "domain/cbk-clocks.h"

static const CbkParam params[] = {
  { "event",
    N_("What happens: await_supervisor, await_cps, await_forensics, bail, charge, go_to_court, transfer, "
       "return, resume"),
    CBK_FIELD_TEXT, TRUE, NULL },
  { "why", N_("Why"), CBK_FIELD_TEXT, TRUE, NULL },
  { "at", N_("When: the file sent, the first hearing"), CBK_FIELD_TIME, FALSE, NULL },
  { "transferred_to", N_("Transferred to"), CBK_FIELD_TEXT, FALSE, NULL },
};

static const char events[] =
  "await_supervisor await_cps await_forensics bail charge go_to_court transfer return resume";

/* Section 4.1: waiting for the CPS begins when the file is sent, court with its first hearing. */
static gboolean
check_date (CbkContext *context, const char *event, GError **error)
{
  g_autoptr(CbkFinding) target = NULL;
  g_autofree char *sentence = NULL;

  if (!cbk_work_is_one_of (event, "await_cps go_to_court"))
    return TRUE;

  if (cbk_context_get_text (context, "at") == NULL)
    return cbk_context_refuse (context, error,
                               "Say when (at): the day the file was sent, or of the first hearing");

  if (g_str_equal (event, "go_to_court"))
    return TRUE;

  target = cbk_clock_start (cbk_context_get_rules (context), cbk_context_get_calendar (context),
                            "court.charging-target", cbk_context_get_time (context, "at"), error);
  if (target == NULL)
    return FALSE;

  sentence = cbk_finding_explain (target);
  cbk_context_warn (context, "%s", sentence);

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);
  const char *event = cbk_context_get_text (context, "event");
  const char *at = cbk_context_get_text (context, "at");

  if (record == NULL)
    return FALSE;

  if (!cbk_work_is_one_of (event, events))
    return cbk_context_refuse (context, error,
                               "“%s” has a command of its own, or is not something a case does", event);

  return check_date (context, event, error) &&
         cbk_context_fill (context, record, error, "transferred_to", NULL) &&
         cbk_context_move (context, record, event, error) &&
         cbk_work_log (context, record, "state", error, "Now “%s”%s%s. %s",
                       cbk_work_label (context, "case_state", cbk_record_get_text (record, "state")),
                       at != NULL ? " from " : "", at != NULL ? at : "",
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_move_case = {
  .name = "move_case",
  .subject = "case",
  .label = N_("Move Case…"),
  .done = N_("Case moved"),
  .about = N_("Moves a case to and from waiting, bail, charge, court and other forces, with the reason."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR | CBK_ROLE_CUSTODY,
  CBK_PARAMS (params),
  .run = run,
};
