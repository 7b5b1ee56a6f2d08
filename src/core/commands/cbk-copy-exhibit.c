/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "description", N_("Description"), CBK_FIELD_TEXT, TRUE, NULL },
  { "why", N_("What was left out or changed, and why"), CBK_FIELD_TEXT, TRUE, NULL },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "exhibit_kind" },
};

/* A redacted copy, or one described anew, is an exhibit of its own; the original is never altered. */
static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *original = cbk_context_get_subject (context, error);
  const CbkUser *user = cbk_context_get_user (context);
  CbkRecord *copy, *event;

  if (original == NULL)
    return FALSE;

  copy = cbk_context_create (context, "exhibit");
  cbk_record_set_text (copy, "case_id", cbk_record_get_text (original, "case_id"));
  cbk_record_set_text (copy, "subject_type", cbk_record_get_text (original, "subject_type"));
  cbk_record_set_text (copy, "subject_id", cbk_record_get_text (original, "subject_id"));
  cbk_record_set_text (copy, "kind", cbk_record_get_text (original, "kind"));
  cbk_record_set_text (copy, "producer", user->id);
  cbk_record_set_text (copy, "producer_initials", cbk_record_get_text (original, "producer_initials"));
  cbk_record_set_text (copy, "derived_from", original->id);
  copy->restricted_to = g_strdup (original->restricted_to);
  if (!cbk_context_fill (context, copy, error, "description", "kind", NULL) ||
      !cbk_evidence_number_copy (context, copy, original, error) || !cbk_context_move (context, copy, "seize", error))
    return FALSE;

  event = cbk_evidence_add_continuity (context, copy, "copied", error);
  if (event == NULL)
    return FALSE;

  cbk_record_set_text (event, "from_officer", user->id);
  cbk_record_set_text (event, "to_officer", user->id);

  return cbk_step_log (context, copy, "note", error, "Exhibit %s made from %s", cbk_record_get_text (copy, "reference"),
                       cbk_record_get_text (original, "reference"));
}

const CbkCommand cbk_command_copy_exhibit = {
  .name = "copy_exhibit",
  .subject = "exhibit",
  .label = N_("Redacted Copy…"),
  .done = N_("Copy recorded as an exhibit of its own"),
  .about = N_("Records a redacted or newly described copy as an exhibit made from another."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
