/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "grade", N_("Response grade"), CBK_FIELD_CODE, FALSE, "response_grade" },
  { "grade_reason", N_("Why this grade"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
supersede_previous (CbkContext *context, CbkRecord *assessment, GError **error)
{
  const char *id = cbk_record_get_text (assessment, "previous");
  g_autoptr(CbkRecord) subject = NULL;
  CbkRecord *previous;

  if (id == NULL)
    return TRUE;

  previous = cbk_context_edit (context, "assessment", id, error);
  if (previous == NULL)
    return FALSE;

  /* The call handler's stays as it is, on the incident: this one is of the case. */
  if (g_strcmp0 (cbk_record_get_text (previous, "subject_id"),
                 cbk_record_get_text (assessment, "subject_id")) != 0)
    return TRUE;

  if (!g_str_equal (cbk_record_get_text (previous, "state"), "signed"))
    return cbk_context_refuse (context, error,
                               "Somebody has signed another assessment since: begin a new one");

  return cbk_context_move (context, previous, "supersede", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *assessment = cbk_work_take (context, error);

  if (assessment == NULL)
    return FALSE;

  cbk_record_set_text (assessment, "author", cbk_context_get_user (context)->id);
  cbk_record_set_int (assessment, "signed_at", cbk_context_get_now (context));

  return cbk_context_fill (context, assessment, error, "grade", "grade_reason", NULL) &&
         cbk_context_move (context, assessment, "sign", error) &&
         supersede_previous (context, assessment, error) && cbk_work_tell_grade (context, assessment, error) &&
         cbk_work_log (context, assessment, "state", error, "THRIVE+ assessment %d signed: %s",
                       (int) cbk_record_get_int (assessment, "number"),
                       cbk_work_label (context, "response_grade", cbk_record_get_text (assessment, "grade")));
}

const CbkCommand cbk_command_sign_assessment = {
  .name = "sign_assessment",
  .subject = "assessment",
  .label = N_("Sign"),
  .done = N_("Assessment signed"),
  .about = N_("Signs a THRIVE+ assessment with the grade that you choose; it is not changed afterwards."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
