/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-allocating.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "owner", N_("To officer"), CBK_FIELD_REF, TRUE, "officer" },
  { "team", N_("To team"), CBK_FIELD_REF, FALSE, "team" },
  { "supervisor", N_("Supervisor"), CBK_FIELD_REF, FALSE, "officer" },
  { "why", N_("Why them"), CBK_FIELD_TEXT, FALSE, NULL },
  { "factors", N_("What was weighed"), CBK_FIELD_LIST, FALSE, "allocation_factor" },
  { "priority", N_("Priority"), CBK_FIELD_CODE, FALSE, "priority" },
};

static gboolean
set_plan_due (CbkContext *context, CbkRecord *record, GError **error)
{
  gboolean high = cbk_record_get_list (record, "hidden_crimes") != NULL ||
                  g_strcmp0 (cbk_record_get_text (record, "grade"), "P1") == 0;

  return cbk_work_set_due (context, record, "plan_due_at",
                           high ? "supervision.plan.high-risk" : "supervision.plan.standard",
                           cbk_context_get_now (context), error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_get_subject (context, error);
  g_autofree char *from = NULL;

  if (record == NULL)
    return FALSE;

  cbk_context_set_result (context, record);
  from = g_strdup (cbk_record_get_text (record, "owner"));
  if (cbk_record_get_text (record, "supervisor") == NULL)
    cbk_record_set_text (record, "supervisor", cbk_context_get_user (context)->id);

  return cbk_context_fill (context, record, error, "owner", "team", "supervisor", NULL) &&
         set_plan_due (context, record, error) && cbk_context_move (context, record, "allocate", error) &&
         cbk_allocating_send (context, record, from, error) &&
         cbk_allocating_end_earlier (context, record, error) &&
         cbk_context_log (context, record, record, "state", "Case allocated", error);
}

const CbkCommand cbk_command_allocate_case = {
  .name = "allocate_case",
  .subject = "case",
  .label = N_("Allocate…"),
  .done = N_("Case allocated; waiting for it to be acknowledged"),
  .about = N_("Gives a case to an officer, who has to acknowledge it."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
