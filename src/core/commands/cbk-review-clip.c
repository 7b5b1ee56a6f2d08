/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "evidential", N_("Evidential"), CBK_FIELD_CODE, TRUE, "clip_category" },
  { "review_note", N_("What was seen"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *clip = cbk_context_get_subject (context, error);

  if (clip == NULL)
    return FALSE;

  cbk_context_set_result (context, clip);
  cbk_record_set_text (clip, "reviewed_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (clip, "reviewed_at", cbk_context_get_now (context));

  return cbk_context_fill (context, clip, error, "evidential", "review_note", NULL) &&
         cbk_context_move (context, clip, "review", error) &&
         cbk_step_log (context, clip, "note", error, "Footage reviewed");
}

const CbkCommand cbk_command_review_clip = {
  .name = "review_clip",
  .subject = "clip",
  .label = N_("Review…"),
  .done = N_("Reviewed"),
  .about = N_("Records what footage shows and whether it is evidence."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
