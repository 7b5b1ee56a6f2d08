/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/cbk-guards-evidence.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "declaration", N_("Declaration"), CBK_FIELD_TEXT, FALSE, NULL },
  { "signature_kind", N_("Signed by"), CBK_FIELD_CODE, TRUE, "signature_kind" },
  { "signature", N_("Signature"), CBK_FIELD_TEXT, FALSE, NULL },
  { "witnessed_by", N_("Signature witnessed by"), CBK_FIELD_TEXT, FALSE, NULL },
  { "pages", N_("Pages"), CBK_FIELD_INT, FALSE, NULL },
};

static gboolean
may_be_evidence (CbkContext *context, CbkRecord *statement)
{
  const CbkReferenceValue *kind = cbk_reference_find_value (cbk_context_get_reference (context), "statement_kind",
                                                            cbk_record_get_text (statement, "kind"));

  return kind == NULL || kind->attributes == NULL || !json_object_has_member (kind->attributes, "evidence") ||
         json_object_get_boolean_member (kind->attributes, "evidence");
}

/* Criminal Justice Act 1967 s9; its words are the force's own, so that they are given and not made up here. */
static gboolean
check_ready (CbkContext *context, CbkRecord *statement, GError **error)
{
  if (!may_be_evidence (context, statement))
    return cbk_context_refuse (context, error, "This is an account, not evidence: take a statement from it");

  if (cbk_record_get_text (statement, "body") == NULL)
    return cbk_context_refuse (context, error, "There is no text to sign");

  if (cbk_record_get_text (statement, "declaration") == NULL)
    return cbk_context_refuse (context, error, "A statement is signed under the declaration of the force's template");

  if (g_strcmp0 (cbk_record_get_text (statement, "signature_kind"), "refused") == 0)
    return cbk_context_refuse (context, error, "Who refuses to sign has not signed; note the refusal in the log");

  return cbk_guard_read_back_recorded (context, statement, error);
}

static gboolean
supersede_earlier (CbkContext *context, CbkRecord *statement, GError **error)
{
  const char *previous = cbk_record_get_text (statement, "previous");
  CbkRecord *earlier = previous != NULL ? cbk_context_edit (context, "statement", previous, error) : NULL;

  if (previous == NULL)
    return TRUE;

  return earlier != NULL && (!g_str_equal (cbk_record_get_text (earlier, "state"), "signed") ||
                             cbk_context_move (context, earlier, "supersede", error));
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *statement = cbk_context_get_subject (context, error);
  g_autofree char *hash = NULL;

  if (statement == NULL ||
      !cbk_context_fill (context, statement, error, "declaration", "signature_kind", "signature", "witnessed_by", "pages", NULL) ||
      !check_ready (context, statement, error))
    return FALSE;

  cbk_context_set_result (context, statement);
  hash = cbk_evidence_hash_statement (statement);
  cbk_record_set_text (statement, "text_hash", hash);
  cbk_record_set_int (statement, "signed_at", cbk_context_get_now (context));

  return cbk_context_move (context, statement, "sign", error) && supersede_earlier (context, statement, error) &&
         cbk_step_log (context, statement, "note", error, "Statement signed and locked: SHA-256 %s", hash);
}

const CbkCommand cbk_command_sign_statement = {
  .name = "sign_statement",
  .subject = "statement",
  .label = N_("Sign…"),
  .done = N_("Signed and locked"),
  .about = N_("Records the signature of a statement that was read over, and locks its text with a hash."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
