/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "body", N_("Statement"), CBK_FIELD_TEXT, FALSE, NULL },
};

/* A signed statement is never changed: the next version begins as its copy. */
static gboolean
run (CbkContext *context, GError **error)
{
  static const char *const names[] = {
    "case_id", "subject_type", "subject_id", "reference", "kind", "witness", "witness_name", "age_text", "occupation",
    "language", "interpreter", "origin_account", "body", "identification", "exhibits",
  };
  CbkRecord *signed_one = cbk_context_get_subject (context, error);
  CbkRecord *next;

  if (signed_one == NULL)
    return FALSE;

  if (!g_str_equal (cbk_record_get_text (signed_one, "state"), "signed"))
    return cbk_context_refuse (context, error, "Only a signed statement has a further version; a draft is changed");

  next = cbk_context_create (context, "statement");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cbk_record_copy_field (next, signed_one, cbk_record_class_find_field (CBK_RECORD_GET_CLASS (next), names[i]));
  cbk_record_set_text (next, "previous", signed_one->id);
  cbk_record_set_int (next, "number", cbk_record_get_int (signed_one, "number") + 1);
  cbk_record_set_int (next, "taken_at", cbk_context_get_now (context));
  cbk_record_set_text (next, "taken_by", cbk_context_get_user (context)->id);
  next->restricted_to = g_strdup (signed_one->restricted_to);

  return cbk_context_fill (context, next, error, "body", NULL) && cbk_context_move (context, next, "start", error) &&
         cbk_step_log (context, next, "note", error, "Further version of a statement begun");
}

const CbkCommand cbk_command_amend_statement = {
  .name = "amend_statement",
  .subject = "statement",
  .label = N_("Further Version"),
  .done = N_("Draft of the next version begun"),
  .about = N_("Begins the next version of a signed statement, which itself stays as it is."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
