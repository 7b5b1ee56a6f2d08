/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "deletes_at", N_("Deleted by its store"), CBK_FIELD_TIME, FALSE, NULL },
  { "retention_source", N_("Retention by"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *clip = cbk_context_get_subject (context, error);
  gint64 now = cbk_context_get_now (context);
  gint64 deletes;

  if (clip == NULL || !cbk_context_fill (context, clip, error, "deletes_at", "retention_source", NULL))
    return FALSE;

  cbk_context_set_result (context, clip);
  cbk_record_set_int (clip, "requested_at", now);
  deletes = cbk_record_get_int (clip, "deletes_at");
  if (deletes != CBK_TIME_UNSET && deletes < now)
    cbk_context_warn (context, "By what is known its store has deleted this footage already.");

  return cbk_context_move (context, clip, "request", error) &&
         cbk_step_log (context, clip, "note", error, "Footage requested");
}

const CbkCommand cbk_command_request_clip = {
  .name = "request_clip",
  .subject = "clip",
  .label = N_("Request…"),
  .done = N_("Requested; its deletion stays on the list until it is secured"),
  .about = N_("Records that footage was asked for."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
