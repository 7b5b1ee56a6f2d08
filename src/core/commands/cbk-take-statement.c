/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "statement_kind" },
  { "case_id", N_("Case"), CBK_FIELD_REF, FALSE, "case" },
  { "witness", N_("Witness"), CBK_FIELD_REF, FALSE, "person" },
  { "witness_name", N_("Name as in the statement"), CBK_FIELD_TEXT, FALSE, NULL },
  { "age_text", N_("Age (if over 18, so stated)"), CBK_FIELD_TEXT, FALSE, NULL },
  { "occupation", N_("Occupation"), CBK_FIELD_TEXT, FALSE, NULL },
  { "channel", N_("Taken by"), CBK_FIELD_CODE, TRUE, "contact_method" },
  { "taken_at", N_("Taken"), CBK_FIELD_TIME, FALSE, NULL },
  { "taken_where", N_("Where taken"), CBK_FIELD_TEXT, FALSE, NULL },
  { "language", N_("Language"), CBK_FIELD_TEXT, FALSE, NULL },
  { "interpreter", N_("Interpreter"), CBK_FIELD_TEXT, FALSE, NULL },
  { "body", N_("Statement"), CBK_FIELD_TEXT, FALSE, NULL },
  { "identification", N_("Identification: time, distance, view and so on"), CBK_FIELD_TEXT, FALSE, NULL },
  { "exhibits", N_("Exhibits produced"), CBK_FIELD_LIST, FALSE, NULL },
  { "reference", N_("Reference"), CBK_FIELD_TEXT, FALSE, NULL },
  { "origin_account", N_("Made from account"), CBK_FIELD_REF, FALSE, "statement" },
};

/* What a witness wrote online is where a statement begins; it stays as it was sent. */
static gboolean
take_account (CbkContext *context, CbkRecord *statement, GError **error)
{
  static const char *const names[] = { "case_id", "witness", "witness_name", "age_text", "occupation", "body", "language" };
  const char *id = cbk_context_get_text (context, "origin_account");
  g_autoptr(CbkRecord) account = NULL;

  if (id == NULL)
    return TRUE;

  account = cbk_context_get (context, "statement", id, error);
  for (guint i = 0; account != NULL && i < G_N_ELEMENTS (names); i++)
    cbk_record_copy_field (statement, account,
                           cbk_record_class_find_field (CBK_RECORD_GET_CLASS (statement), names[i]));

  return account != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *statement = cbk_context_create (context, "statement");
  gint64 at = cbk_context_get_time (context, "taken_at");

  cbk_record_set_text (statement, "kind", "mg11");
  cbk_record_set_int (statement, "number", 1);
  cbk_record_set_int (statement, "taken_at", at);
  cbk_record_set_text (statement, "taken_by", cbk_context_get_user (context)->id);
  if (!cbk_step_check_past (context, at, "The statement", error) || !take_account (context, statement, error) ||
      !cbk_context_fill (context, statement, error, "kind", "case_id", "witness", "witness_name", "age_text", "occupation",
                         "channel", "taken_where", "language", "interpreter", "body", "identification", "exhibits",
                         "reference", "origin_account", NULL))
    return FALSE;

  if (cbk_record_get_text (statement, "witness") == NULL && cbk_record_get_text (statement, "witness_name") == NULL)
    return cbk_context_refuse (context, error, "Whose statement is it? Give the witness or their name");

  cbk_context_warn (context, "Draft - not evidence until it is read over and signed.");

  return cbk_context_move (context, statement, "start", error) &&
         (cbk_record_get_text (statement, "witness") == NULL ||
          cbk_victim_duties_begin (context, cbk_record_get_text (statement, "case_id"),
                                   cbk_record_get_text (statement, "witness"), "statement", statement->id, at, error)) &&
         cbk_step_log (context, statement, "note", error, "Statement begun");
}

const CbkCommand cbk_command_take_statement = {
  .name = "take_statement",
  .label = N_("New Statement…"),
  .done = N_("Draft begun; it is no evidence yet"),
  .about = N_("Begins a statement, in person, by telephone or from an account made online."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
