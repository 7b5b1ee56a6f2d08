/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "body", N_("Statement"), CBK_FIELD_TEXT, FALSE, NULL },
  { "identification", N_("Identification: time, distance, view and so on"), CBK_FIELD_TEXT, FALSE, NULL },
  { "exhibits", N_("Exhibits produced"), CBK_FIELD_LIST, FALSE, NULL },
  { "deletions", N_("Deletions initialled"), CBK_FIELD_LIST, FALSE, NULL },
  { "pages", N_("Pages"), CBK_FIELD_INT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *statement = cbk_context_get_subject (context, error);
  const char *state = statement != NULL ? cbk_record_get_text (statement, "state") : NULL;

  if (statement == NULL)
    return FALSE;

  cbk_context_set_result (context, statement);
  if (!g_str_equal (state, "draft") && !g_str_equal (state, "awaiting_signature"))
    return cbk_context_refuse (context, error, "A signed statement stays as it is; take a further version");

  if (g_str_equal (state, "awaiting_signature") && !cbk_context_move (context, statement, "change", error))
    return FALSE;

  /* What was read over is no longer what stands there. */
  cbk_record_set_text (statement, "read_back", NULL);
  cbk_record_set_text (statement, "read_back_by", NULL);
  cbk_record_set_int (statement, "read_back_at", CBK_TIME_UNSET);

  return cbk_context_fill (context, statement, error, "body", "identification", "exhibits", "deletions", "pages", NULL);
}

const CbkCommand cbk_command_change_statement = {
  .name = "change_statement",
  .subject = "statement",
  .label = N_("Change Draft"),
  .done = N_("Changed; it has to be read over again"),
  .about = N_("Changes the text of a statement that is not signed."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
