/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "body", N_("What is right"), CBK_FIELD_TEXT, TRUE, NULL },
};

/* The wrong entry stays as it is: the correction points at it. */
static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) wrong =
    cbk_context_get (context, "log_entry", cbk_context_get_subject_id (context), error);
  CbkRecord *entry;

  if (wrong == NULL)
    return FALSE;

  entry = cbk_context_create (context, "log_entry");
  cbk_record_set_text (entry, "subject_type", cbk_record_get_text (wrong, "subject_type"));
  cbk_record_set_text (entry, "subject_id", cbk_record_get_text (wrong, "subject_id"));
  cbk_record_set_text (entry, "restricted_to", wrong->restricted_to);
  cbk_record_set_text (entry, "kind", "correction");
  cbk_record_set_text (entry, "corrects", wrong->id);
  cbk_record_set_text (entry, "author", cbk_context_get_user (context)->id);
  cbk_record_set_text (entry, "rank", cbk_context_get_user (context)->rank);
  cbk_record_set_int (entry, "happened_at", cbk_record_get_int (wrong, "happened_at"));
  cbk_record_set_int (entry, "written_at", cbk_context_get_now (context));
  cbk_record_set_bool (entry, "retrospective", TRUE);

  return cbk_context_fill (context, entry, error, "body", NULL) && cbk_context_seal (context, entry, error);
}

const CbkCommand cbk_command_correct_entry = {
  .name = "correct_entry",
  .subject = "log_entry",
  .label = N_("Correct…"),
  .done = N_("Correction written"),
  .about = N_("Corrects a log entry by a further one; the first stays as it was written."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
