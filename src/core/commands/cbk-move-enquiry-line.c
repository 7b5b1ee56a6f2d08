/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "event", N_("What happens: pursue, complete, decline, stop or reopen"), CBK_FIELD_TEXT, TRUE, NULL },
  { "result", N_("Result, or why it is not pursued"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *line = cbk_work_take (context, error);
  const char *event = cbk_context_get_text (context, "event");

  return line != NULL && cbk_context_fill (context, line, error, "result", NULL) &&
         cbk_context_move (context, line, event, error) &&
         cbk_work_log (context, line, "enquiry", error, "Line of enquiry %d: %s. %s",
                       (int) cbk_record_get_int (line, "number"),
                       cbk_work_label (context, "enquiry_line_state", cbk_record_get_text (line, "state")),
                       cbk_context_get_text (context, "result") != NULL ? cbk_record_get_text (line, "result")
                                                                        : "");
}

const CbkCommand cbk_command_move_enquiry_line = {
  .name = "move_enquiry_line",
  .subject = "enquiry_line",
  .label = N_("Move Line of Enquiry…"),
  .done = N_("Line of enquiry moved"),
  .about = N_("Pursues, completes, stops or reopens a line of enquiry; an end needs its result or reason."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
