/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "how", N_("Returned, disposed of or destroyed"), CBK_FIELD_CODE, TRUE, "exhibit_state" },
  { "disposal_reason", N_("Why disposed of or returned"), CBK_FIELD_TEXT, TRUE, NULL },
  { "disposal_authority", N_("Authority to dispose"), CBK_FIELD_TEXT, FALSE, NULL },
  { "to_text", N_("To whom"), CBK_FIELD_TEXT, TRUE, NULL },
  { "happened_at", N_("When"), CBK_FIELD_TIME, FALSE, NULL },
};

static const struct
{
  const char *state, *event, *kind;
} ways[] = {
  { "returned", "return", "returned_owner" },
  { "disposed", "dispose", "disposed" },
  { "destroyed", "destroy", "destroyed" },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *exhibit = cbk_context_get_subject (context, error);
  const char *how = cbk_context_get_text (context, "how");

  if (exhibit == NULL || !cbk_context_fill (context, exhibit, error, "disposal_reason", "disposal_authority", NULL))
    return FALSE;

  cbk_context_set_result (context, exhibit);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].state, how))
      return cbk_evidence_add_continuity (context, exhibit, ways[i].kind, error) != NULL &&
             cbk_context_move (context, exhibit, ways[i].event, error) &&
             cbk_step_log (context, exhibit, "note", error, "Exhibit %s %s", cbk_record_get_text (exhibit, "reference"), how);

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "how is returned, disposed or destroyed");

  return FALSE;
}

const CbkCommand cbk_command_dispose_exhibit = {
  .name = "dispose_exhibit",
  .subject = "exhibit",
  .label = N_("Return or Dispose…"),
  .done = N_("Recorded"),
  .about = N_("Records that an exhibit was returned, disposed of or destroyed; never while a case may need it."),
  .who = CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
