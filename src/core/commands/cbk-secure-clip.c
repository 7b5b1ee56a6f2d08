/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "store_reference", N_("Store reference"), CBK_FIELD_TEXT, TRUE, NULL },
  { "sha256", N_("SHA-256"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *clip = cbk_context_get_subject (context, error);

  if (clip == NULL || !cbk_context_fill (context, clip, error, "store_reference", "sha256", NULL))
    return FALSE;

  cbk_context_set_result (context, clip);
  if (cbk_record_get_text (clip, "sha256") == NULL)
    cbk_context_warn (context, "Without a hash nobody can show later that it is the same footage.");

  return cbk_context_move (context, clip, "secure", error) &&
         cbk_step_log (context, clip, "note", error, "Footage secured: %s", cbk_record_get_text (clip, "store_reference"));
}

const CbkCommand cbk_command_secure_clip = {
  .name = "secure_clip",
  .subject = "clip",
  .label = N_("Secured…"),
  .done = N_("Secured"),
  .about = N_("Records that footage is kept where its source cannot delete it."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
