/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("What kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "trigger", N_("Why now"), CBK_FIELD_CODE, FALSE, "assessment_trigger" },
};

/* The call handler's assessment of the incident is version 1: those of its case go on counting. */
static CbkRecord *
find_previous (CbkContext *context, CbkRecord *subject, GError **error)
{
  CbkRecord *found = cbk_work_find_in_state (context, "assessment", "subject_id", subject->id, "signed",
                                             error);

  if (found == NULL && cbk_work_has_field (subject, "incident") &&
      cbk_record_get_text (subject, "incident") != NULL)
    found = cbk_work_find_in_state (context, "assessment", "subject_id",
                                    cbk_record_get_text (subject, "incident"), "signed", error);

  return found;
}

static gboolean
check_no_draft (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(CbkRecord) draft =
    cbk_work_find_in_state (context, "assessment", "subject_id", subject->id, "draft", error);

  return draft == NULL ||
         cbk_context_refuse (context, error, "An assessment is begun already: sign it or discard it first");
}

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_context_get_text (context, "type"),
                                                  cbk_context_get_subject_id (context), error);
  g_autoptr(CbkRecord) previous = NULL;
  CbkRecord *assessment;

  if (subject == NULL || !check_no_draft (context, subject, error))
    return FALSE;

  previous = find_previous (context, subject, error);
  assessment = cbk_context_create (context, "assessment");
  cbk_work_set_subject (assessment, subject);
  cbk_record_set_text (assessment, "author", cbk_context_get_user (context)->id);
  cbk_record_set_int (assessment, "assessed_at", cbk_context_get_now (context));
  cbk_record_set_text (assessment, "trigger", previous != NULL ? "other" : "first");
  cbk_record_set_text (assessment, "previous", previous != NULL ? previous->id : NULL);
  cbk_record_set_int (assessment, "number",
                      previous != NULL ? cbk_record_get_int (previous, "number") + 1 : 1);

  return cbk_context_fill (context, assessment, error, "trigger", NULL) &&
         cbk_context_move (context, assessment, "start", error);
}

const CbkCommand cbk_command_assess_record = {
  .name = "assess_record",
  .label = N_("Assess…"),
  .done = N_("Assessment begun"),
  .about = N_("Begins a THRIVE+ assessment, to be filled in and signed; the one before stands until then."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
