/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "summary", N_("Summary"), CBK_FIELD_TEXT, TRUE, NULL },
  { "ended_at", N_("Ended"), CBK_FIELD_TIME, FALSE, NULL },
  { "answered", N_("Answers"), CBK_FIELD_CODE, FALSE, "interview_answers" },
  { "breaks", N_("Breaks"), CBK_FIELD_TEXT, FALSE, NULL },
  { "unused_note", N_("Unused material"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *interview = cbk_context_get_subject (context, error);
  gint64 ended = cbk_context_get_time (context, "ended_at");

  if (interview == NULL || !cbk_step_check_past (context, ended, "The end", error))
    return FALSE;

  if (ended < cbk_record_get_int (interview, "started_at"))
    return cbk_context_refuse (context, error, "An interview does not end before it starts");

  cbk_context_set_result (context, interview);
  if (g_str_equal (cbk_record_get_text (interview, "state"), "under_way"))
    {
      cbk_record_set_int (interview, "ended_at", ended);
      if (!cbk_context_move (context, interview, "end", error))
        return FALSE;
    }

  return cbk_context_fill (context, interview, error, "summary", "answered", "breaks", "unused_note", NULL) &&
         cbk_context_move (context, interview, "summarise", error) &&
         cbk_step_log (context, interview, "note", error, "Interview summarised");
}

const CbkCommand cbk_command_summarise_interview = {
  .name = "summarise_interview",
  .subject = "interview",
  .label = N_("Summarise…"),
  .done = N_("Summary recorded"),
  .about = N_("Ends an interview and records its summary."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
