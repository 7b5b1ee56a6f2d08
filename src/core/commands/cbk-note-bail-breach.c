/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "note", N_("What happened"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);
  const char *note = cbk_context_get_text (context, "note");
  g_autofree char *text = NULL;
  const char *before;

  if (bail == NULL)
    return FALSE;

  /* A further breach does not hide the one before. */
  before = cbk_record_get_text (bail, "breach_note");
  text = before != NULL ? g_strdup_printf ("%s\n%s", before, note) : g_strdup (note);
  cbk_context_set_result (context, bail);
  cbk_record_set_text (bail, "breach_note", text);

  return cbk_step_log (context, bail, "note", error, "Breach of bail: %s", note);
}

const CbkCommand cbk_command_note_bail_breach = {
  .name = "note_bail_breach",
  .subject = "bail",
  .label = N_("Breach…"),
  .done = N_("Breach noted"),
  .about = N_("Notes a breach of bail."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
