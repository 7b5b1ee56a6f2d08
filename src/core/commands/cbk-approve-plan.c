/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "approval_note", N_("Note"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
supersede_approved (CbkContext *context, CbkRecord *plan, GError **error)
{
  const char *id = cbk_record_get_text (plan, "previous");
  CbkRecord *previous = id != NULL ? cbk_context_edit (context, "plan", id, error) : NULL;

  if (id == NULL)
    return TRUE;

  if (previous == NULL)
    return FALSE;

  return !g_str_equal (cbk_record_get_text (previous, "state"), "approved") ||
         cbk_context_move (context, previous, "supersede", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *plan = cbk_work_take (context, error);
  const CbkUser *user = cbk_context_get_user (context);

  if (plan == NULL)
    return FALSE;

  cbk_record_set_text (plan, "approved_by", user->id);
  cbk_record_set_text (plan, "approved_rank", user->rank);
  cbk_record_set_int (plan, "approved_at", cbk_context_get_now (context));

  return cbk_context_fill (context, plan, error, "approval_note", NULL) &&
         cbk_context_move (context, plan, "approve", error) && supersede_approved (context, plan, error) &&
         cbk_work_log (context, plan, "supervision", error, "Plan version %d approved",
                       (int) cbk_record_get_int (plan, "number"));
}

const CbkCommand cbk_command_approve_plan = {
  .name = "approve_plan",
  .subject = "plan",
  .label = N_("Approve"),
  .done = N_("Plan approved"),
  .about = N_(
    "Signs one version of a plan that somebody else wrote; what is changed later is the next version."),
  .who = CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
