/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "seal_checked", N_("Seal checked"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "signature", N_("Signed"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *exhibit = cbk_context_get_subject (context, error);
  const char *user = cbk_context_get_user (context)->id;
  g_autoptr(GPtrArray) events = NULL;
  CbkHolder holder;
  CbkRecord *event;

  if (exhibit == NULL)
    return FALSE;

  events = cbk_evidence_load_continuity (context, exhibit->id, error);
  if (events == NULL)
    return FALSE;

  holder = cbk_evidence_find_holder (events);
  if (holder.confirmed)
    return cbk_context_refuse (context, error, "There is nothing to confirm");

  if (g_strcmp0 (holder.officer, user) != 0)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "Only who was given it says that they have it");
      return FALSE;
    }

  cbk_context_set_result (context, exhibit);
  event = cbk_context_create (context, "continuity_event");
  cbk_record_set_text (event, "exhibit", exhibit->id);
  cbk_record_set_text (event, "kind", "received");
  cbk_record_set_int (event, "happened_at", cbk_context_get_now (context));
  cbk_record_set_text (event, "from_officer", cbk_record_get_text (holder.event, "from_officer"));
  cbk_record_set_text (event, "to_officer", user);
  cbk_record_set_text (event, "confirms", holder.event->id);
  cbk_record_set_text (event, "seal_before", cbk_record_get_text (exhibit, "seal_number"));
  event->restricted_to = g_strdup (exhibit->restricted_to);

  return cbk_context_fill (context, event, error, "seal_checked", "signature", NULL) &&
         cbk_step_log (context, exhibit, "note", error, "Receipt of exhibit %s confirmed",
                       cbk_record_get_text (exhibit, "reference"));
}

const CbkCommand cbk_command_confirm_exhibit = {
  .name = "confirm_exhibit",
  .subject = "exhibit",
  .label = N_("Confirm Receipt"),
  .done = N_("Confirmed: you have it"),
  .about = N_("Says that you have the exhibit that you were given."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
