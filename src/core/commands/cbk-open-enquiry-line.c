/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("In what kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "title", N_("Line of enquiry"), CBK_FIELD_TEXT, TRUE, NULL },
  { "objective", N_("Objective"), CBK_FIELD_TEXT, FALSE, NULL },
  { "priority", N_("Priority"), CBK_FIELD_CODE, FALSE, "priority" },
  { "direction", N_("Points"), CBK_FIELD_CODE, FALSE, "enquiry_direction" },
  { "proportionate_because", N_("Why it is proportionate"), CBK_FIELD_TEXT, FALSE, NULL },
  { "plan", N_("Plan"), CBK_FIELD_REF, FALSE, "plan" },
  { "owner", N_("Owner"), CBK_FIELD_REF, FALSE, "officer" },
};

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_context_get_text (context, "type"),
                                                  cbk_context_get_subject_id (context), error);
  gint64 number = subject != NULL ? cbk_context_next_number (context, "enquiry_line", subject->id, error) : 0;
  CbkRecord *line;

  if (number == 0)
    return FALSE;

  line = cbk_context_create (context, "enquiry_line");
  cbk_work_set_subject (line, subject);
  cbk_record_set_int (line, "number", number);

  return cbk_context_fill (context, line, error, "title", "objective", "priority", "direction",
                           "proportionate_because", "plan", "owner", NULL) &&
         cbk_context_move (context, line, "open", error) &&
         cbk_work_log (context, line, "enquiry", error, "Line of enquiry %d opened: %s", (int) number,
                       cbk_record_get_text (line, "title"));
}

const CbkCommand cbk_command_open_enquiry_line = {
  .name = "open_enquiry_line",
  .label = N_("New Line of Enquiry…"),
  .done = N_("Line of enquiry opened"),
  .about = N_("Opens a line of enquiry, towards or away from the suspect, and says why it is proportionate."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
