/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "decision", N_("Decision"), CBK_FIELD_TEXT, TRUE, NULL },
  { "send_back", N_("Send back to be done further"), CBK_FIELD_BOOL, FALSE, NULL },
  { "follow_up", N_("Follow-up action"), CBK_FIELD_TEXT, FALSE, NULL },
  { "priority", N_("Priority of the follow-up"), CBK_FIELD_CODE, FALSE, "priority" },
};

static gboolean
raise_follow_up (CbkContext *context, CbkRecord *action, GError **error)
{
  g_autoptr(CbkRecord) subject = NULL;
  CbkRecord *next;

  if (cbk_context_get_text (context, "follow_up") == NULL)
    return TRUE;

  subject = cbk_work_get_parent (context, action, error);
  if (subject == NULL)
    return FALSE;

  next = cbk_context_create (context, "action");
  cbk_work_set_subject (next, subject);
  cbk_record_set_text (next, "priority", "normal");
  cbk_record_set_text (next, "raised_by", cbk_context_get_user (context)->id);
  cbk_record_set_text (next, "raised_because", cbk_record_get_text (action, "decision"));
  cbk_record_set_text (next, "origin_type", "action");
  cbk_record_set_text (next, "origin_id", action->id);
  cbk_record_set_text (next, "enquiry_line", cbk_record_get_text (action, "enquiry_line"));
  cbk_record_set_text (next, "supervisor", cbk_record_get_text (action, "supervisor"));

  return cbk_context_fill (context, next, error, "title=follow_up", "priority", NULL) &&
         cbk_context_move (context, next, "raise", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *action = cbk_work_take (context, error);
  gboolean back = cbk_context_get_bool (context, "send_back");

  if (action == NULL)
    return FALSE;

  cbk_record_set_text (action, "read_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (action, "read_at", cbk_context_get_now (context));

  return cbk_context_fill (context, action, error, "decision", NULL) &&
         cbk_context_move (context, action, back ? "send_back" : "result", error) &&
         raise_follow_up (context, action, error) &&
         cbk_work_log (context, action, "supervision", error, "%s: %s. %s",
                       back ? "Action sent back" : "Result read", cbk_record_get_text (action, "title"),
                       cbk_record_get_text (action, "decision"));
}

const CbkCommand cbk_command_read_result = {
  .name = "read_result",
  .subject = "action",
  .label = N_("Read Result…"),
  .done = N_("Result read"),
  .about = N_("Says that you have read what came of an action, and decides what follows from it."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
