/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "grade", N_("Response grade"), CBK_FIELD_CODE, TRUE, "response_grade" },
  { "override_reason", N_("Why overridden"), CBK_FIELD_TEXT, TRUE, NULL },
};

/* The first grade stays beside the new one, however often it is overridden. */
static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *assessment = cbk_work_take (context, error);
  const CbkUser *user = cbk_context_get_user (context);

  if (assessment == NULL)
    return FALSE;

  if (cbk_record_get_text (assessment, "original_grade") == NULL)
    cbk_record_set_text (assessment, "original_grade", cbk_record_get_text (assessment, "grade"));
  cbk_record_set_text (assessment, "overridden_by", user->id);
  cbk_record_set_text (assessment, "overridden_rank", user->rank);
  cbk_record_set_int (assessment, "overridden_at", cbk_context_get_now (context));

  return cbk_context_fill (context, assessment, error, "grade", "override_reason", NULL) &&
         cbk_context_move (context, assessment, "override", error) &&
         cbk_work_tell_grade (context, assessment, error) &&
         cbk_work_log (
           context, assessment, "supervision", error, "Grade overridden: %s instead of %s. %s",
           cbk_work_label (context, "response_grade", cbk_record_get_text (assessment, "grade")),
           cbk_work_label (context, "response_grade", cbk_record_get_text (assessment, "original_grade")),
           cbk_record_get_text (assessment, "override_reason"));
}

const CbkCommand cbk_command_override_grade = {
  .name = "override_grade",
  .subject = "assessment",
  .label = N_("Override Grade…"),
  .done = N_("Grade overridden"),
  .about = N_(
    "Sets another grade beside that of a signed assessment, with the reason; the first one is kept."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
