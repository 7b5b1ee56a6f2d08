/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "title", N_("What is to be done"), CBK_FIELD_TEXT, TRUE, NULL },
  { "raised_because", N_("Why raised"), CBK_FIELD_TEXT, TRUE, NULL },
  { "type", N_("For what kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "action_kind" },
  { "objective", N_("Objective"), CBK_FIELD_TEXT, FALSE, NULL },
  { "priority", N_("Priority"), CBK_FIELD_CODE, FALSE, "priority" },
  { "enquiry_line", N_("Line of enquiry"), CBK_FIELD_REF, FALSE, "enquiry_line" },
  { "origin_type", N_("Kind of record it came from"), CBK_FIELD_CODE, FALSE, "subject_type" },
  { "origin_id", N_("Record it came from"), CBK_FIELD_TEXT, FALSE, NULL },
  { "four_p", N_("Strand of work"), CBK_FIELD_CODE, FALSE, "four_p" },
  { "person", N_("About person"), CBK_FIELD_REF, FALSE, "person" },
  { "place", N_("At place"), CBK_FIELD_REF, FALSE, "address" },
  { "due_at", N_("Due"), CBK_FIELD_TIME, FALSE, NULL },
  { "estimate", N_("Estimate in minutes"), CBK_FIELD_INT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_context_get_text (context, "type"),
                                                  cbk_context_get_subject_id (context), error);
  CbkRecord *action;

  if (subject == NULL)
    return FALSE;

  action = cbk_context_create (context, "action");
  cbk_work_set_subject (action, subject);
  cbk_record_set_text (action, "raised_by", cbk_context_get_user (context)->id);
  cbk_record_set_text (action, "priority", "normal");
  if (cbk_work_has_field (subject, "supervisor"))
    cbk_record_set_text (action, "supervisor", cbk_record_get_text (subject, "supervisor"));

  return cbk_context_fill (context, action, error, "title", "raised_because", "kind", "objective", "priority",
                           "enquiry_line", "origin_type", "origin_id", "four_p", "person", "place", "due_at",
                           "estimate", NULL) &&
         cbk_context_move (context, action, "raise", error) &&
         cbk_work_log (context, action, "enquiry", error, "Action raised: %s",
                       cbk_record_get_text (action, "title"));
}

const CbkCommand cbk_command_raise_action = {
  .name = "raise_action",
  .label = N_("Raise Action…"),
  .done = N_("Action raised"),
  .about = N_("Raises something to be done, with the reason and what it came from."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
